#include "cxkpi/exports/schema.h"

#include <catch2/catch.hpp>

namespace cxkpi {
namespace {

std::string meaning(std::string_view vocabulary, std::string_view value) {
  const Vocabulary& words = find_vocabulary(vocabulary);
  const auto found = words.find(fold_name(value));
  return found == words.end() ? "(unmapped)" : found->second;
}

std::vector<std::string> names(std::string_view source) {
  std::vector<std::string> columns;
  for (const ColumnSpec& column : find_source(source)->columns) columns.push_back(column.name);
  return columns;
}

}  // namespace

TEST_CASE("the core sources come first, each source with its key; order lines have none") {
  std::vector<std::string> sources;
  for (const SourceSchema& source : source_schemas()) sources.push_back(source.name + "/" + source.key);
  CHECK(sources == std::vector<std::string>{"orders/order_id", "deliveries/delivery_id", "tickets/ticket_id",
                                            "returns/return_id", "lines/", "surveys/survey_id", "visits/visit_id",
                                            "messages/message_id"});
}

TEST_CASE("the sources have the columns of the data model") {
  CHECK(names("orders") == std::vector<std::string>{"order_id", "ordered_at", "customer_id", "confirmed_at",
                                                    "promised_on", "cancelled_at", "cancelled_by", "status", "channel",
                                                    "country", "region", "currency", "customer_segment",
                                                    "payment_method", "total_amount", "item_count"});
  CHECK(names("deliveries") == std::vector<std::string>{"order_id", "delivery_id", "carrier", "service", "mode",
                                                        "country", "shipped_at", "first_attempt_at", "available_at",
                                                        "delivered_at", "promised_on", "revised_promised_on",
                                                        "revised_at", "status", "attempts", "shipping_cost"});
  CHECK(names("tickets") == std::vector<std::string>{"created_at", "ticket_id", "order_id", "customer_id", "channel",
                                                     "direction", "automated", "reason", "is_complaint", "status",
                                                     "priority", "team", "first_response_at", "first_resolved_at",
                                                     "resolved_at", "reply_count", "contact_count", "reopen_count",
                                                     "satisfaction"});
  CHECK(names("returns") == std::vector<std::string>{"order_id", "return_id", "sku", "category", "quantity", "reason",
                                                     "fault", "requested_at", "received_at", "refunded_at",
                                                     "refund_amount", "resolution"});
  CHECK(names("lines") == std::vector<std::string>{"order_id", "sku", "category", "quantity", "unit_price", "amount"});
  CHECK(names("surveys") == std::vector<std::string>{"survey_id", "order_id", "customer_id", "kind", "score", "sent_at",
                                                     "answered_at", "comment"});
}

TEST_CASE("a column's type follows its name: at is an instant, on a date, count a number, id a key") {
  for (const SourceSchema& source : source_schemas()) {
    for (const ColumnSpec& column : source.columns) {
      CAPTURE(source.name, column.name);
      const std::string& name = column.name;
      if (name.ends_with("_at")) CHECK(column.type == Type::instant);
      if (name.ends_with("_on")) CHECK(column.type == Type::date);
      if (name.ends_with("_id")) CHECK(column.type == Type::key);
      if (name.ends_with("_count")) CHECK((column.type == Type::number && column.not_negative));
      CHECK(column.about.ends_with("."));
    }
  }
}

TEST_CASE("only what a row makes no sense without is required") {
  std::vector<std::string> required;
  for (const SourceSchema& source : source_schemas()) {
    for (const ColumnSpec& column : source.columns) {
      if (column.required) required.push_back(source.name + "." + column.name);
    }
  }
  CHECK(required == std::vector<std::string>{"orders.order_id", "orders.ordered_at", "deliveries.order_id",
                                             "tickets.created_at", "returns.order_id", "lines.order_id", "surveys.kind",
                                             "surveys.score", "visits.started_at", "messages.sent_at"});
  CHECK(find_source("surveys")->find("score")->may_be_blank);  // an invitation that was not answered
}

TEST_CASE("an unknown source, column or vocabulary is none") {
  CHECK(find_source("order") == nullptr);
  CHECK(find_source("orders")->find("ordered") == nullptr);
  CHECK(find_vocabulary("colours").empty());
}

TEST_CASE("order statuses of English and French shops come together") {
  const std::vector<std::pair<const char*, const char*>> expected = {
      {"Livré", "delivered"},           {"delivered", "delivered"}, {"Completed", "delivered"},
      {"LIVREE", "delivered"},          {"Annulée", "cancelled"},   {"canceled", "cancelled"},
      {"Expédiée", "shipped"},          {"dispatched", "shipped"},  {"wc-processing", "processing"},
      {"En préparation", "processing"}, {"invoiced", "processing"}, {"unavailable", "unavailable"},
      {"pending-payment", "pending"},   {"Remboursé", "refunded"},  {"approved", "confirmed"},
      {"PENDING_PAYMENT", "pending"},   {"retournée", "returned"},  {"en route vers Mars", "(unmapped)"},
  };
  for (const auto& [value, canonical] : expected) {
    CAPTURE(value);
    CHECK(meaning("order_status", value) == canonical);
  }
}

TEST_CASE("parcel statuses of carriers come together") {
  const std::vector<std::pair<const char*, const char*>> expected = {
      {"InTransit", "in_transit"},
      {"Out for delivery", "in_transit"},
      {"Disponible en point relais", "available"},
      {"Livré", "delivered"},
      {"AttemptFail", "failed_attempt"},
      {"Retour à l'expéditeur", "returned_to_sender"},
      {"perdu", "lost"},
      {"Ready to send", "announced"},
      {"Pris en charge", "shipped"},
      {"returned_to_sender", "returned_to_sender"},
      {"endommagé", "damaged"},
  };
  for (const auto& [value, canonical] : expected) {
    CAPTURE(value);
    CHECK(meaning("delivery_status", value) == canonical);
  }
}

TEST_CASE("contacts about the delivery are one reason, however they are called") {
  for (const char* value : {"WISMO", "Where is my order?", "livraison", "Suivi de commande", "retard de livraison",
                            "delivery problem", "Shipping", "delivery"}) {
    CAPTURE(value);
    CHECK(meaning("contact_reason", value) == "delivery");
  }
  CHECK(meaning("contact_reason", "Billing inquiry") == "invoice");
  CHECK(meaning("contact_reason", "Refund request") == "refund");
  CHECK(meaning("contact_reason", "Réclamation") == "complaint");
}

TEST_CASE("yes and no have the usual spellings") {
  for (const char* value : {"yes", "Oui", "vrai", "TRUE", "1", "x", "Y"}) CHECK(meaning("flag", value) == "yes");
  for (const char* value : {"no", "Non", "faux", "False", "0", "n"}) CHECK(meaning("flag", value) == "no");
  CHECK(meaning("flag", "maybe") == "(unmapped)");
}

TEST_CASE("every canonical value means itself") {
  for (const char* vocabulary :
       {"order_status", "delivery_status", "ticket_status", "party", "delivery_mode", "direction", "contact_reason",
        "contact_channel", "return_reason", "return_resolution", "flag"}) {
    const Vocabulary& words = find_vocabulary(vocabulary);
    CAPTURE(vocabulary);
    CHECK(words.size() > 5);
    for (const auto& [folded, canonical] : words) CHECK(meaning(vocabulary, canonical) == canonical);
  }
}

}  // namespace cxkpi
