#include "exports/matching.h"

#include <catch2/catch.hpp>

#include "exports/folder.h"

namespace cxkpi {

using namespace exports;
namespace {

// "header → canonical (by)" for each header that is used.
std::vector<std::string> matches(const std::string& source, const std::vector<std::string>& headers,
                                 const SourceConfig& config = {}) {
  const SourceSchema& schema = *find_source(source);
  std::vector<std::string> lines;
  for (const ColumnMatch& match : by_header(schema, match_columns(schema, config, nullptr, headers), headers)) {
    if (!match.canonical.empty()) lines.push_back(match.header + " → " + match.canonical + " (" + match.by + ")");
  }
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("canonical names match however they are written, in any order") {
  CHECK(matches("orders", {"Status", "Ordered-At", "ORDER ID", "note"}) ==
        Lines{"Status → status (name)", "Ordered-At → ordered_at (name)", "ORDER ID → order_id (name)"});
}

TEST_CASE("a header may leave out the French words between others, or have more of them") {
  CHECK(matches("returns", {"Commande", "Date demande", "Motif du retour", "Date de la réception"}) ==
        Lines{"Commande → order_id (alias)", "Date demande → requested_at (alias)", "Motif du retour → reason (alias)",
              "Date de la réception → received_at (alias)"});
  CHECK(matches("deliveries", {"N° commande", "Date prise en charge", "Date d’engagement", "Livré"}) ==
        Lines{"N° commande → order_id (alias)", "Date prise en charge → shipped_at (alias)",
              "Date d’engagement → promised_on (alias)"});
  // Such a header counts only for a column that no other one of its rank is.
  CHECK(matches("returns", {"Commande", "Date", "Date demande"}) ==
        Lines{"Commande → order_id (alias)", "Date demande → requested_at (alias)"});
  CHECK(matches("orders", {"Date commande", "Date des commandes"}) == Lines{"Date commande → ordered_at (alias)"});
}

TEST_CASE("Olist's headers match without a config, for orders and for parcels") {
  const Lines headers = {"order_id",
                         "customer_id",
                         "order_status",
                         "order_purchase_timestamp",
                         "order_approved_at",
                         "order_delivered_carrier_date",
                         "order_delivered_customer_date",
                         "order_estimated_delivery_date"};
  CHECK(matches("orders", headers) ==
        Lines{"order_id → order_id (name)", "customer_id → customer_id (name)", "order_status → status (alias)",
              "order_purchase_timestamp → ordered_at (alias)", "order_approved_at → confirmed_at (alias)",
              "order_estimated_delivery_date → promised_on (alias)"});
  CHECK(matches("deliveries", headers) == Lines{"order_id → order_id (name)",
                                                "order_delivered_carrier_date → shipped_at (alias)",
                                                "order_delivered_customer_date → delivered_at (alias)",
                                                "order_estimated_delivery_date → promised_on (alias)"});
}

TEST_CASE("a French shop's headers match") {
  CHECK(matches("orders", {"N° de commande", "Date de commande", "Statut", "Montant TTC", "Pays",
                           "Date de livraison prévue", "Annulée le", "Mode de paiement"}) ==
        Lines{"N° de commande → order_id (alias)", "Date de commande → ordered_at (alias)", "Statut → status (alias)",
              "Montant TTC → total_amount (alias)", "Pays → country (alias)",
              "Date de livraison prévue → promised_on (alias)", "Annulée le → cancelled_at (alias)",
              "Mode de paiement → payment_method (alias)"});
  CHECK(matches("deliveries", {"Numéro de commande", "Transporteur", "N° de suivi", "Expédié le", "Livré le",
                               "Nouvelle date promise", "Mode de livraison"}) ==
        Lines{"Numéro de commande → order_id (alias)", "Transporteur → carrier (alias)",
              "N° de suivi → delivery_id (alias)", "Expédié le → shipped_at (alias)", "Livré le → delivered_at (alias)",
              "Nouvelle date promise → revised_promised_on (alias)", "Mode de livraison → mode (alias)"});
  CHECK(matches("tickets", {"Numéro de ticket", "Créé le", "Motif de contact", "Canal", "Première réponse le",
                            "Résolu le", "Commande"}) ==
        Lines{"Numéro de ticket → ticket_id (alias)", "Créé le → created_at (alias)",
              "Motif de contact → reason (alias)", "Canal → channel (alias)",
              "Première réponse le → first_response_at (alias)", "Résolu le → resolved_at (alias)",
              "Commande → order_id (alias)"});
  CHECK(matches("returns", {"Numéro de commande", "N° de retour", "Motif du retour", "Remboursé le",
                            "Montant remboursé", "Quantité", "Référence produit"}) ==
        Lines{"Numéro de commande → order_id (alias)", "N° de retour → return_id (alias)",
              "Motif du retour → reason (alias)", "Remboursé le → refunded_at (alias)",
              "Montant remboursé → refund_amount (alias)", "Quantité → quantity (alias)",
              "Référence produit → sku (alias)"});
}

TEST_CASE("the layouts of common tools match") {
  CHECK(matches("tickets", {"Id", "Requester id", "Group", "Status", "Priority", "Via", "Created at", "Solved at",
                            "Satisfaction Score", "Reopens", "Replies", "First reply time in minutes"}) ==
        Lines{"Id → ticket_id (alias)", "Requester id → customer_id (alias)", "Group → team (alias)",
              "Status → status (name)", "Priority → priority (name)", "Via → channel (alias)",
              "Created at → created_at (name)", "Solved at → resolved_at (alias)",
              "Satisfaction Score → satisfaction (alias)", "Reopens → reopen_count (alias)",
              "Replies → reply_count (alias)"});
  CHECK(matches("deliveries", {"parcel_id", "carrier_code", "carrier_name", "order_number", "tracking_number",
                               "shipped_at", "delivered_at", "shipping_option_code", "total_cost", "status"}) ==
        Lines{"parcel_id → delivery_id (alias)", "carrier_name → carrier (alias)", "order_number → order_id (alias)",
              "shipped_at → shipped_at (name)", "delivered_at → delivered_at (name)",
              "shipping_option_code → service (alias)", "total_cost → shipping_cost (alias)",
              "status → status (name)"});
  CHECK(matches("returns", {"return-date", "order-id", "sku", "asin", "quantity", "reason", "license-plate-number"}) ==
        Lines{"return-date → requested_at (alias)", "order-id → order_id (name)", "sku → sku (name)",
              "quantity → quantity (name)", "reason → reason (name)", "license-plate-number → return_id (alias)"});
}

TEST_CASE("a column's own name wins over an alias, an alias over a fallback, a fallback over later ones") {
  CHECK(matches("orders", {"Order date", "ordered_at"}) == Lines{"ordered_at → ordered_at (name)"});
  CHECK(matches("orders", {"Date", "Order date"}) == Lines{"Order date → ordered_at (alias)"});
  CHECK(matches("orders", {"Date", "Created at"}) == Lines{"Created at → ordered_at (alias)"});
}

TEST_CASE("the config wins over names, and frees the header that had the name") {
  SourceConfig config;
  config.columns = {{"ordered_at", "Payée le"}, {"customer_id", "ordered_at"}};
  CHECK(matches("orders", {"order_id", "Payée le", "ordered_at", "customer_id"}, config) ==
        Lines{"order_id → order_id (name)", "Payée le → ordered_at (config)", "ordered_at → customer_id (config)"});
}

TEST_CASE("the config's header may be written in another case, but an exact one comes first") {
  SourceConfig config;
  config.columns = {{"region", "zone a"}};
  CHECK(matches("orders", {"ZONE A"}, config) == Lines{"ZONE A → region (config)"});
  CHECK(matches("orders", {"ZONE A", "zone a"}, config) == Lines{"zone a → region (config)"});
}

TEST_CASE("blank headers match nothing") { CHECK(matches("orders", {"", " ", "-"}).empty()); }

}  // namespace cxkpi
