// Returns: which delivered orders come back, why, whose fault it was, and the money.
#include <algorithm>

#include "random.h"
#include "range.h"
#include "shop.h"

namespace shop {
namespace {

struct Reason {
  const char* text;
  const char* fault;
  int weight;
};

constexpr Reason reasons[] = {{"Ne convient pas", "Client", 34},
                              {"Changement d'avis", "Client", 18},
                              {"Article abîmé", "Transporteur", 16},
                              {"Article défectueux", "Produit", 12},
                              {"Erreur de préparation", "Vendeur", 10},
                              {"Arrivé trop tard", "Transporteur", 0},
                              {"", "", 5}};

const Reason& why(Random& random, bool late) {
  if (late && random.chance(420)) return reasons[5];
  std::vector<int> weights;
  for (const Reason& reason : reasons) weights.push_back(reason.weight);
  return reasons[random.weighted(weights)];
}

}  // namespace

void take_back_returns(Shop& shop) {
  Random random(20251103);
  for (const Order& order : shop.orders) {
    if (!order.delivered_at || !random.chance(order.is_late ? 170 : 82)) continue;
    const Line& line =
        order.lines[static_cast<std::size_t>(random.between(0, static_cast<int>(order.lines.size()) - 1))];
    const auto days_kept = 1 + static_cast<int>(random.weighted({10, 14, 14, 12, 9, 7, 6, 5, 4, 4, 3, 3, 3, 6}));
    const int hour = random.between(8, 21);
    const Minute requested_at = at(day_of(*order.delivered_at) + days_kept, hour, random.between(0, 59));
    if (requested_at > as_of) continue;
    const Reason& reason = why(random, order.is_late);
    Return back;
    back.order = order.id;
    back.product = line.product;
    back.quantity = random.between(1, line.quantity);
    back.reason = reason.text;
    back.fault = reason.fault;
    back.requested_at = requested_at;
    const Day arrived_on = after_delivery_days(day_of(requested_at), random.between(3, 9));
    const Minute received_at = at(arrived_on, 9, random.between(0, 420));
    const auto days_to_refund = static_cast<int>(random.weighted({3, 4, 4, 3, 2, 2, 1}));
    const Minute refunded_at = after_service_minutes(received_at, days_to_refund * 540 + random.between(20, 500));
    const bool never_sent = random.chance(40);
    const std::size_t outcome = random.weighted({82, 10, 8});
    back.resolution = outcome == 0 ? "Remboursement" : outcome == 1 ? "Échange" : "Bon d'achat";
    if (!never_sent && received_at <= as_of) back.received_at = received_at;
    if (back.received_at && outcome == 0 && refunded_at <= as_of) {
      back.refunded_at = refunded_at;
      back.refund_cents = back.quantity * products[back.product].price_cents;
    }
    shop.returns.push_back(std::move(back));
  }
  std::stable_sort(shop.returns.begin(), shop.returns.end(),
                   [](const Return& left, const Return& right) { return left.requested_at < right.requested_at; });
  int number = 4001;
  for (Return& back : shop.returns) back.id = "R-" + std::to_string(number++);
}

}  // namespace shop
