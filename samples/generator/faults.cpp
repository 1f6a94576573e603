#include "faults.h"

#include <algorithm>

namespace shop {
namespace {

void insert(Records& records, std::size_t row, const std::string& text) {
  records.insert(records.begin() + static_cast<std::ptrdiff_t>(row), text);
}

// The same row again some lines further down, as overlapping exports leave it.
void repeat(Records& records, std::size_t row, std::size_t later) {
  const std::string again = records.at(row);
  insert(records, row + later, again);
}

// The same order with another amount: a re-export after a correction.
std::string corrected(const std::string& order) {
  std::string other = order;
  char& last_digit_of_euros = other[order.rfind(',') - 1];
  last_digit_of_euros = last_digit_of_euros == '9' ? '8' : '9';
  return other;
}

}  // namespace

void make_mistakes(Shop& shop) {
  const auto in_march = [](const std::optional<Minute>& time) { return time && month_of(day_of(*time)) == 3; };

  const auto parcel = std::find_if(shop.parcels.begin(), shop.parcels.end(), [&](const Parcel& candidate) {
    return in_march(candidate.shipped_at) && in_march(candidate.delivered_at);
  });
  parcel->delivered_at = *parcel->delivered_at - 30 * minutes_per_day;

  const auto resolved = std::find_if(shop.tickets.begin(), shop.tickets.end(), [&](const Ticket& ticket) {
    return in_march(ticket.created_at) && in_march(ticket.resolved_at);
  });
  resolved->resolved_at = resolved->first_resolved_at = resolved->created_at - 95;
  const auto graded = std::find_if(resolved + 1, shop.tickets.end(), [&](const Ticket& ticket) {
    return in_march(ticket.resolved_at) && ticket.satisfaction == 5;
  });
  graded->satisfaction = 7;
}

void spoil_orders(Records& records) {
  insert(records, 2600, "ML-104001;31/02/2026 10:12;C-20117;;03/03/2026;;;En préparation;Site web;FR;CB;24,90;1;");
  insert(records, 2200, ";14/02/2026 18:20;C-20931;14/02/2026 18:22;19/02/2026;;;Livrée;Site web;FR;CB;19,90;1;");
  insert(records, 1900, corrected(records.at(1850)));
  repeat(records, 1400, 1);
  repeat(records, 700, 12);
}

void spoil_deliveries(Records& records) {
  insert(records, 2500, "6A9000001;ML-102400;Colissimo;Domicile;06/03/2026 16:10");
  insert(records, 1200, "DP9000002;ML-101150;DPD;Classic;domicile;09/01/2026 15:40;;;12/01/2026 25:10;;;Livré;1;6,10");
  repeat(records, 2000, 3);
}

void spoil_tickets(Records& records) {
  insert(records, 400, "79001;;ML-101700;;E-mail;entrant;non;Facture;non;Ouvert;Relation client;;;;0;1;0;;");
  repeat(records, 300, 1);
}

void spoil_returns(Records& records) {
  insert(records, 90, "R-9001;ML-101234;SAV-01;Soin;-1;Ne convient pas;Client;20/01/2026 11:00;;;;Remboursement");
}

}  // namespace shop
