#include "files.h"

#include <fstream>
#include <initializer_list>
#include <stdexcept>

#include "faults.h"
#include "range.h"

namespace shop {
namespace {

std::string field(const std::string& text) {
  if (text.find_first_of(";\"\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char letter : text) quoted += letter == '"' ? "\"\"" : std::string(1, letter);
  return quoted + '"';
}

std::string record(std::initializer_list<std::string> fields) {
  std::string line;
  for (const std::string& text : fields) {
    if (!line.empty() || &text != fields.begin()) line += ';';
    line += field(text);
  }
  return line;
}

std::string money(int cents) {
  const int rest = cents % 100;
  return std::to_string(cents / 100) + (rest < 10 ? ",0" : ",") + std::to_string(rest);
}

std::string text(const std::optional<Minute>& time) { return time ? time_text(*time) : std::string(); }
std::string date(const std::optional<Day>& value) { return value ? date_text(*value) : std::string(); }
std::string number(const std::optional<int>& value) { return value ? std::to_string(*value) : std::string(); }
std::string yes_no(bool value) { return value ? "oui" : "non"; }

Records orders(const Shop& shop) {
  Records records{
      "Numéro de commande;Date de commande;Numéro client;Date de confirmation;Date de livraison promise;Date "
      "d'annulation;"
      "Annulée par;Statut;Canal;Pays;Moyen de paiement;Montant total;Nombre d'articles;Message du client"};
  for (const Order& order : shop.orders) {
    int items = 0;
    for (const Line& line : order.lines) items += line.quantity;
    records.push_back(
        record({order.id, time_text(order.ordered_at), order.customer, text(order.confirmed_at),
                date(order.promised_on), text(order.cancelled_at), order.cancelled_by, order.status, order.channel,
                order.country, order.payment, money(order.amount_cents), std::to_string(items), order.message}));
  }
  return records;
}

Records deliveries(const Shop& shop) {
  Records records{
      "Numéro de colis;Numéro de commande;Transporteur;Service;Mode de livraison;Date d'expédition;Première "
      "présentation;"
      "Mise à disposition;Date de livraison;Nouvelle date promise;Annoncée le;Statut;Présentations;Frais de port"};
  for (const Parcel& parcel : shop.parcels) {
    const Carrier& carrier = carriers[parcel.carrier];
    records.push_back(
        record({parcel.id, parcel.order, std::string(carrier.name), std::string(carrier.service),
                std::string(carrier.mode_text), text(parcel.shipped_at), text(parcel.first_attempt_at),
                text(parcel.available_at), text(parcel.delivered_at), date(parcel.revised_promised_on),
                text(parcel.revised_at), parcel.status, number(parcel.attempts), money(parcel.cost_cents)}));
  }
  return records;
}

Records tickets(const Shop& shop) {
  Records records{
      "Numéro de ticket;Créé le;Numéro de commande;Numéro "
      "client;Canal;Sens;Automatique;Motif;Réclamation;Statut;Équipe;"
      "Première réponse le;Première résolution le;Résolu le;Réponses;Messages du "
      "client;Réouvertures;Satisfaction;Objet"};
  for (const Ticket& ticket : shop.tickets) {
    records.push_back(record({ticket.id, time_text(ticket.created_at), ticket.order, ticket.customer, ticket.channel,
                              ticket.is_inbound ? "entrant" : "sortant", yes_no(ticket.is_automated), ticket.reason,
                              yes_no(ticket.is_complaint), ticket.status, ticket.team, text(ticket.first_response_at),
                              text(ticket.first_resolved_at), text(ticket.resolved_at), std::to_string(ticket.replies),
                              std::to_string(ticket.messages), std::to_string(ticket.reopened),
                              number(ticket.satisfaction), ticket.subject}));
  }
  return records;
}

Records returns(const Shop& shop) {
  Records records{
      "Numéro de retour;Numéro de commande;Référence produit;Catégorie;Quantité;Motif du retour;Responsabilité;Demandé "
      "le;"
      "Reçu le;Remboursé le;Montant remboursé;Résolution"};
  for (const Return& back : shop.returns) {
    const Product& product = products[back.product];
    records.push_back(record({back.id, back.order, std::string(product.sku), std::string(product.category),
                              std::to_string(back.quantity), back.reason, back.fault, time_text(back.requested_at),
                              text(back.received_at), text(back.refunded_at),
                              back.refund_cents ? money(*back.refund_cents) : std::string(), back.resolution}));
  }
  return records;
}

void write(const std::filesystem::path& path, const Records& records) {
  std::ofstream file(path, std::ios::binary);
  for (const std::string& line : records) file << line << '\n';
  file.close();
  if (!file) throw std::runtime_error("cannot write " + path.string());
}

}  // namespace

void write_files(const Shop& shop, const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);

  Records rows = orders(shop);
  spoil_orders(rows);
  write(folder / "orders.csv", rows);

  rows = deliveries(shop);
  spoil_deliveries(rows);
  write(folder / "deliveries.csv", rows);

  rows = tickets(shop);
  spoil_tickets(rows);
  write(folder / "tickets.csv", rows);

  rows = returns(shop);
  spoil_returns(rows);
  write(folder / "returns.csv", rows);
}

}  // namespace shop
