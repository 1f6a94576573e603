// Tickets: who writes, about what, and how well they are answered. Contacts follow from what happened to the order.
#include <algorithm>
#include <map>

#include "random.h"
#include "shop.h"

namespace shop {
namespace {

class Desk {
 public:
  explicit Desk(Shop& shop) : shop_(shop), random_(20251104) {}

  void open() {
    std::map<std::string, const Return*> returned;
    for (const Return& back : shop_.returns) returned[back.order] = &back;
    for (const Order& order : shop_.orders) {
      about_delivery(order);
      if (const auto back = returned.find(order.id); back != returned.end()) about_return(order, *back->second);
      about_the_rest(order);
    }
    without_order();
    noise();
    std::stable_sort(shop_.tickets.begin(), shop_.tickets.end(),
                     [](const Ticket& left, const Ticket& right) { return left.created_at < right.created_at; });
    int number = 70001;
    for (Ticket& ticket : shop_.tickets) ticket.id = std::to_string(number++);
  }

 private:
  void about_delivery(const Order& order) {
    if (!order.promised_on || order.status == "Annulée") return;
    if (order.is_late) {
      // Told in time of the delay, customers ask less often.
      const bool told = order.delay_told_at && day_of(*order.delay_told_at) <= *order.promised_on;
      if (!random_.chance(told ? 330 : 600)) return;
      const Day asked_on = *order.promised_on + random_.between(1, 3);
      const Minute asked_at = waking_time(asked_on);
      const bool complains = random_.chance(300);
      contact(asked_at, &order, complains ? "Retard de livraison" : "Où est mon colis ?", complains);
      if (random_.chance(140)) contact(asked_at + random_.between(1500, 6000), &order, "Où est mon colis ?", false);
    } else if (random_.chance(40)) {
      const Day arrived_on = order.delivered_at ? day_of(*order.delivered_at) : *order.promised_on;
      const Day asked_on = std::max(day_of(order.ordered_at) + 1, arrived_on - random_.between(0, 2));
      const Minute asked_at = waking_time(asked_on);
      contact(asked_at, &order, "Où est mon colis ?", random_.chance(40));
    }
  }

  void about_return(const Order& order, const Return& back) {
    if (back.fault == "Transporteur" && random_.chance(480)) {
      contact(back.requested_at - 30, &order, "Article abîmé", random_.chance(600));
    } else if (back.fault == "Vendeur" && random_.chance(500)) {
      contact(back.requested_at - 30, &order, "Article manquant ou erroné", random_.chance(450));
    } else if (random_.chance(240)) {
      const bool complains = random_.chance(120);
      contact(back.requested_at + random_.between(600, 12000), &order, "Retour et remboursement", complains);
    }
  }

  void about_the_rest(const Order& order) {
    if (order.cancelled_by == "Client" && random_.chance(450)) {
      contact(*order.cancelled_at - 15, &order, "Modification ou annulation", false);
    } else if (order.cancelled_by == "Vendeur" && random_.chance(350)) {
      const bool complains = random_.chance(500);
      contact(*order.cancelled_at + random_.between(60, 2000), &order, "Modification ou annulation", complains);
    } else if (random_.chance(18)) {
      contact(order.ordered_at + random_.between(30, 900), &order, "Modification ou annulation", false);
    } else if (random_.chance(13)) {
      contact(order.ordered_at + random_.between(3000, 20000), &order, "Facture", false);
    } else if (random_.chance(7)) {
      contact(order.ordered_at + random_.between(10, 400), &order, "", false);  // nobody chose a reason
    }
    if (order.delay_told_at) {
      Ticket& notice = add(*order.delay_told_at + 2, &order);
      notice.is_inbound = false;
      notice.reason = "Retard de livraison";
      notice.channel = "E-mail";
      notice.team = "Logistique";
      notice.status = "Fermé";
      notice.messages = 0;
      notice.replies = 1;
      notice.subject = "Votre colis arrivera plus tard que prévu";
    }
  }

  void without_order() {
    for (Day date = first_day; date < day_of(as_of); ++date) {
      if (random_.chance(300)) contact(waking_time(date), nullptr, "Question produit", false);
      if (random_.chance(90)) contact(waking_time(date), nullptr, "Code promo", false);
    }
    // Five that name orders the shop never had: a typing error, a competitor's number.
    constexpr const char* unknown_orders[] = {"ML-1002347", "ML-99871", "402-8839120", "ML-010233", "ML-107777"};
    int month = 0;
    for (const char* unknown : unknown_orders) {
      contact(waking_time(first_day + 20 + 31 * month++), nullptr, "Où est mon colis ?", false);
      shop_.tickets.back().order = unknown;
    }
  }

  void noise() {
    constexpr const char* offers[] = {"Boostez votre référencement !!!", "Partenariat \"exclusif\"",
                                      "Votre nom de domaine expire; agissez", "RE: RE: facture en attente"};
    for (Day date = first_day; date < day_of(as_of); ++date) {
      if (random_.chance(210)) {
        Ticket& spam = add(waking_time(date), nullptr);
        spam.reason = "Spam";
        spam.channel = "E-mail";
        spam.status = "Fermé";
        spam.subject = random_.one_of(offers);
      }
      if (random_.chance(170)) {
        Ticket& automatic = add(waking_time(date), nullptr);
        automatic.is_automated = true;
        automatic.channel = "E-mail";
        automatic.status = "Fermé";
        automatic.subject = "Réponse automatique : absence du bureau";
      }
    }
  }

  Minute waking_time(Day date) {
    constexpr int by_hour[24] = {1, 0, 0, 0, 0, 0, 1, 4, 8, 14, 15, 14, 11, 10, 12, 12, 11, 11, 12, 9, 8, 7, 4, 2};
    const auto hour = static_cast<int>(random_.weighted(by_hour));
    return at(date, hour, random_.between(0, 59));
  }

  Ticket& add(Minute created_at, const Order* order) {
    Ticket ticket;
    ticket.created_at = created_at;
    if (order != nullptr) {
      ticket.order = order->id;
      ticket.customer = order->customer;
    }
    shop_.tickets.push_back(std::move(ticket));
    return shop_.tickets.back();
  }

  void contact(Minute created_at, const Order* order, const char* reason, bool complaint) {
    if (created_at > as_of) return;
    Ticket& ticket = add(created_at, order);
    ticket.reason = reason;
    ticket.is_complaint = complaint;
    ticket.status = "Ouvert";
    ticket.team = ticket.reason == "Où est mon colis ?" || ticket.reason == "Retard de livraison" ? "Logistique"
                                                                                                  : "Relation client";
    constexpr const char* channels[] = {"E-mail", "Formulaire", "Téléphone", "Chat", "Instagram"};
    ticket.channel = channels[random_.weighted({38, 20, 20, 16, 6})];
    ticket.subject = subject(ticket);
    answer(ticket);
  }

  std::string subject(const Ticket& ticket) {
    if (!random_.chance(280)) return {};
    if (ticket.reason == "Où est mon colis ?") {
      constexpr const char* texts[] = {"Où est ma commande ?", "Suivi bloqué; aucune nouvelle",
                                       "Colis \"livré\" mais rien reçu", "Toujours pas reçu\nMerci de vérifier"};
      return random_.one_of(texts);
    }
    if (ticket.is_complaint) return "Déçue : c'était un cadeau de Noël, ou presque";
    constexpr const char* texts[] = {"Demande d'information", "Votre site, une question", "À propos de ma commande"};
    return random_.one_of(texts);
  }

  void answer(Ticket& ticket) {
    const bool live = ticket.channel == "Téléphone" || ticket.channel == "Chat";
    if (live) ticket.created_at = after_service_minutes(ticket.created_at, 0);
    ticket.created_at = std::min(ticket.created_at, as_of - 5);
    if (random_.chance(12)) return;  // overlooked
    int wait = random_.between(1, 12);
    if (!live) {
      switch (random_.weighted({42, 42, 13, 3})) {
        case 0:
          wait = random_.between(5, 60);
          break;
        case 1:
          wait = random_.between(60, 240);
          break;
        case 2:
          wait = random_.between(240, 450);
          break;
        default:
          wait = random_.between(1300, 2600);
          break;
      }
    }
    const Minute responded_at = live ? ticket.created_at + wait : after_service_minutes(ticket.created_at, wait);
    if (responded_at > as_of) return;
    ticket.first_response_at = responded_at;
    ticket.status = "En attente";
    ticket.replies = 1;
    resolve(ticket, responded_at);
  }

  void resolve(Ticket& ticket, Minute responded_at) {
    if (random_.chance(15)) return;  // waiting for the customer for ever
    const std::size_t effort = random_.weighted({52, 36, 12});
    const int work = effort == 0 ? 0 : effort == 1 ? random_.between(60, 900) : random_.between(900, 3000);
    const Minute solved_at = effort == 0 ? responded_at : after_service_minutes(responded_at, work);
    if (effort > 0) {
      ticket.replies += random_.between(1, 2);
      ticket.messages += random_.between(0, 2);
    }
    if (solved_at > as_of) return;
    ticket.first_resolved_at = ticket.resolved_at = solved_at;
    ticket.status = "Résolu";
    if (random_.chance(62)) {
      ticket.reopened = random_.chance(900) ? 1 : 2;
      ++ticket.messages;
      const Minute again_at = after_service_minutes(solved_at, random_.between(400, 3200));
      if (again_at > as_of) {
        ticket.resolved_at.reset();
        ticket.status = "Ouvert";
        return;
      }
      ticket.resolved_at = again_at;
      ++ticket.replies;
    }
    if (!random_.chance(400)) return;
    const bool waited = *ticket.resolved_at - ticket.created_at > 3 * minutes_per_day;
    const std::size_t grade =
        ticket.is_complaint || waited ? random_.weighted({20, 17, 19, 26, 18}) : random_.weighted({4, 5, 10, 34, 47});
    ticket.satisfaction = 1 + static_cast<int>(grade);
  }

  Shop& shop_;
  Random random_;
};

}  // namespace

void answer_tickets(Shop& shop) { Desk(shop).open(); }

}  // namespace shop
