// What happened in the shop, before anything is written: records with the file's own French words, times as minutes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "wall_clock.h"

namespace shop {

// The newest event of the sample. What would happen later is not known yet.
inline constexpr Minute as_of = at(day(2026, 4, 15), 10, 30);
inline constexpr Day first_day = day(2025, 11, 1);

struct Line {
  std::size_t product = 0;  // index into the range of products
  int quantity = 1;
};

struct Order {
  std::string id;
  std::string customer;  // empty: a guest
  Minute ordered_at = 0;
  std::optional<Minute> confirmed_at;
  std::optional<Day> promised_on;
  std::optional<Minute> cancelled_at;
  std::string cancelled_by;
  std::string status;
  std::string channel;
  std::string country;
  std::string payment;
  std::string message;  // the customer's note, free text
  std::vector<Line> lines;
  int amount_cents = 0;

  std::size_t carrier = 0;             // index into the carriers, the one asked for
  std::optional<Minute> delivered_at;  // the last parcel, where all have arrived
  std::optional<Minute> delay_told_at;
  bool is_late = false;  // arrived late, or overdue, or lost
};

struct Parcel {
  std::string id;
  std::string order;
  std::size_t carrier = 0;
  std::optional<Minute> shipped_at;
  std::optional<Minute> first_attempt_at;
  std::optional<Minute> available_at;
  std::optional<Minute> delivered_at;
  std::optional<Day> revised_promised_on;
  std::optional<Minute> revised_at;
  std::string status;
  std::optional<int> attempts;
  int cost_cents = 0;
};

struct Ticket {
  std::string id;
  Minute created_at = 0;
  std::string order;
  std::string customer;
  std::string channel;
  bool is_inbound = true;
  bool is_automated = false;
  std::string reason;
  bool is_complaint = false;
  std::string status;
  std::string team;
  std::optional<Minute> first_response_at;
  std::optional<Minute> first_resolved_at;
  std::optional<Minute> resolved_at;
  int replies = 0;
  int messages = 1;
  int reopened = 0;
  std::optional<int> satisfaction;
  std::string subject;
};

struct Return {
  std::string id;
  std::string order;
  std::size_t product = 0;
  int quantity = 1;
  std::string reason;
  std::string fault;
  Minute requested_at = 0;
  std::optional<Minute> received_at;
  std::optional<Minute> refunded_at;
  std::optional<int> refund_cents;
  std::string resolution;
};

struct Shop {
  std::vector<Order> orders;
  std::vector<Parcel> parcels;
  std::vector<Return> returns;
  std::vector<Ticket> tickets;
};

// Each step reads what the steps before it made. Ship also settles the orders' fate: status, delivery, lateness.
void take_orders(Shop& shop);
void ship_parcels(Shop& shop);
void take_back_returns(Shop& shop);
void answer_tickets(Shop& shop);

}  // namespace shop
