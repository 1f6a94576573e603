// Parcels: packing, transport, what goes wrong on the way, and what the order's status says in the end.
#include <algorithm>

#include "random.h"
#include "range.h"
#include "shop.h"

namespace shop {
namespace {

enum class Fate { on_time, late, lost, silent, returned };

bool known(Minute time) { return time <= as_of; }

std::optional<Minute> if_known(Minute time) { return known(time) ? std::optional(time) : std::nullopt; }

// The warehouse packs on weekdays and hands over to the carriers in the afternoon.
Minute dispatch(Random& random, Minute confirmed_at) {
  Day date = delivery_day_from(day_of(confirmed_at));
  const bool before_noon = confirmed_at < at(date, 12, 0);
  if (!(before_noon && random.chance(700))) date = after_delivery_days(date, random.chance(850) ? 1 : 2);
  while (weekday(date) > 4 || !is_delivery_day(date)) ++date;
  return at(date, 15, random.between(0, 170));
}

int late_per_thousand(const Order& order, const Carrier& carrier) {
  if (!order.promised_on || month_of(*order.promised_on) != 12) return carrier.late_per_thousand;
  return carrier.late_per_thousand * 28 / 10;  // December: strikes, snow and full lorries
}

Fate fate(Random& random, const Order& order, const Carrier& carrier) {
  if (carrier.mode == Mode::store) return random.chance(carrier.late_per_thousand) ? Fate::late : Fate::on_time;
  if (random.chance(4)) return Fate::lost;
  if (random.chance(3)) return Fate::silent;
  if (random.chance(5)) return Fate::returned;
  return random.chance(late_per_thousand(order, carrier)) ? Fate::late : Fate::on_time;
}

int days_late(Random& random) {
  switch (random.weighted({46, 25, 12, 9, 8})) {
    case 0:
      return 1;
    case 1:
      return 2;
    case 2:
      return 3;
    case 3:
      return random.between(4, 5);
    default:
      return random.between(6, 12);
  }
}

Day day_of_arrival(Random& random, const Order& order, const Carrier& carrier, Day shipped_on, bool late) {
  const Day soonest = carrier.mode == Mode::store ? shipped_on : after_delivery_days(shipped_on, 1);
  const Day promised = order.promised_on.value_or(after_delivery_days(shipped_on, 3));
  const int early = static_cast<int>(random.weighted({33, 30, 20, 11, 6}));
  Day date = late ? promised + days_late(random) : promised - early;
  date = std::max(date, soonest);
  while (!is_delivery_day(date)) date += late || date <= soonest ? 1 : -1;
  return date;
}

Minute hour_of_arrival(Random& random, const Carrier& carrier, Day date) {
  switch (carrier.mode) {
    case Mode::home:
      return at(date, 8, 30) + random.between(0, carrier.service == "Chrono 13" ? 269 : 630);
    case Mode::pickup:
      return at(date, 9, 0) + random.between(0, 630);
    default:
      return at(date, 10, 0) + random.between(0, 530);
  }
}

void deliver(Random& random, const Order& order, Parcel& parcel, bool late) {
  const Carrier& carrier = carriers[parcel.carrier];
  const Day shipped_on = day_of(*parcel.shipped_at);
  const Day date = day_of_arrival(random, order, carrier, shipped_on, late);
  Minute arrived_at = hour_of_arrival(random, carrier, date);
  if (carrier.mode == Mode::store) arrived_at = std::max(arrived_at, *parcel.shipped_at + 45);
  if (carrier.mode != Mode::home) {
    // Waiting at the counter: put there on the same day or up to two days before it is collected.
    Day put_on = std::max(date - random.between(0, 2), shipped_on + (carrier.mode == Mode::store ? 0 : 1));
    while (put_on < date && !is_delivery_day(put_on)) ++put_on;
    Minute available_at = at(put_on, 8, random.between(0, 59));
    if (carrier.mode == Mode::store) available_at = std::max(available_at, *parcel.shipped_at + 30);
    parcel.available_at = if_known(available_at);
    parcel.status = parcel.available_at ? "Disponible" : "En transit";
  }
  if (carrier.mode == Mode::home) {
    int attempts = 1 + static_cast<int>(random.weighted({89, 9, 2}));
    Day first = date;
    for (int again = 1; again < attempts; ++again) {
      Day before = first - 1;
      while (!is_delivery_day(before)) --before;
      if (before <= shipped_on) {
        attempts = again;
        break;
      }
      first = before;
    }
    parcel.first_attempt_at = if_known(attempts == 1 ? arrived_at : hour_of_arrival(random, carrier, first));
    if (carrier.counts_attempts && known(arrived_at)) parcel.attempts = attempts;
  }
  parcel.delivered_at = if_known(arrived_at);
  if (parcel.delivered_at) parcel.status = "Livré";
}

// A new date, announced before the promise lapsed (which counts) or after it (which does not).
void promise_again(Random& random, const Order& order, Parcel& parcel, Fate fate) {
  if (!order.promised_on) return;
  const bool goes_wrong = fate != Fate::on_time;
  const bool before = random.chance(goes_wrong ? 520 : 14);
  if (!before && !(goes_wrong && random.chance(340))) return;
  const Day told_on = before ? *order.promised_on - random.between(0, 1) : *order.promised_on + random.between(1, 2);
  const Minute told_at = at(told_on, 8, random.between(0, 59));
  if (!known(told_at) || told_at <= *parcel.shipped_at || (parcel.delivered_at && told_at >= *parcel.delivered_at))
    return;
  parcel.revised_at = told_at;
  parcel.revised_promised_on = after_delivery_days(std::max(*order.promised_on, told_on), random.between(1, 4));
}

void send(Random& random, Order& order, Parcel& parcel, Minute packed_at) {
  const Carrier& carrier = carriers[parcel.carrier];
  parcel.cost_cents = carrier.cost_cents + (order.country == "FR" ? 0 : order.country == "CH" ? 690 : 240);
  parcel.status = "Préparé";
  if (!known(packed_at)) return;
  parcel.shipped_at = packed_at;
  parcel.status = "En transit";
  Fate what = fate(random, order, carrier);
  if (order.cancelled_at) what = Fate::returned;  // cancelled after dispatch: refused at the door
  switch (what) {
    case Fate::lost:
      if (known(packed_at + 16 * minutes_per_day)) parcel.status = "Perdu";
      break;
    case Fate::silent:
      break;
    case Fate::returned:
      parcel.first_attempt_at = if_known(at(after_delivery_days(day_of(packed_at), 2), 11, random.between(0, 59)));
      if (carrier.counts_attempts && parcel.first_attempt_at) parcel.attempts = 2;
      if (known(packed_at + 9 * minutes_per_day)) parcel.status = "Retour expéditeur";
      break;
    default:
      deliver(random, order, parcel, what == Fate::late);
  }
  promise_again(random, order, parcel, what);
}

void cancel(Random& random, Order& order, Minute time, const char* by) {
  if (!known(time)) return;
  order.cancelled_at = time;
  order.cancelled_by = by;
  order.status = "Annulée";
  if (order.confirmed_at && *order.confirmed_at > time) order.confirmed_at.reset();
  if (random.chance(30)) order.cancelled_by.clear();  // sometimes nobody noted who
}

void settle(Order& order, const std::vector<Parcel>& parcels, std::size_t first) {
  bool all_delivered = first < parcels.size();
  for (std::size_t index = first; index < parcels.size(); ++index) {
    const Parcel& parcel = parcels[index];
    if (parcel.revised_at && (!order.delay_told_at || *parcel.revised_at < *order.delay_told_at)) {
      order.delay_told_at = parcel.revised_at;
    }
    if (!parcel.delivered_at) {
      all_delivered = false;
    } else if (!order.delivered_at || *order.delivered_at < *parcel.delivered_at) {
      order.delivered_at = parcel.delivered_at;
    }
  }
  if (!all_delivered) order.delivered_at.reset();
  const bool shipped = first < parcels.size() && parcels[first].shipped_at;
  if (order.status.empty()) order.status = all_delivered ? "Livrée" : shipped ? "Expédiée" : "En préparation";
  const Day arrived_on = order.delivered_at ? day_of(*order.delivered_at) : day_of(as_of) + 1;
  order.is_late = shipped && order.promised_on && arrived_on > *order.promised_on && *order.promised_on < day_of(as_of);
}

// A locker is open all night: collected one minute before the promised day ended, which is on time.
void collect_at_the_last_minute(Shop& shop) {
  for (Order& order : shop.orders) {
    if (carriers[order.carrier].mode != Mode::pickup || !order.delivered_at || !order.promised_on) continue;
    if (day_of(*order.delivered_at) != *order.promised_on || month_of(*order.promised_on) != 3) continue;
    const auto last = std::find_if(shop.parcels.begin(), shop.parcels.end(), [&](const Parcel& parcel) {
      return parcel.order == order.id && parcel.delivered_at == order.delivered_at;
    });
    last->delivered_at = order.delivered_at = at(*order.promised_on, 23, 59);
    return;
  }
}

// Packs and sends what was neither cancelled in time nor is too fresh to be packed.
void pack(Random& random, Shop& shop, Order& order, Minute packed_at) {
  const bool splits = order.lines.size() > 1 && random.chance(130);
  const int count = !splits ? 1 : random.chance(80) ? 3 : 2;
  for (int number = 1; number <= count; ++number) {
    Parcel parcel;
    parcel.order = order.id;
    parcel.carrier = order.carrier;
    parcel.id = std::string(carriers[order.carrier].parcel_prefix) + std::to_string(5000001 + shop.parcels.size() * 7);
    send(random, order, parcel, packed_at);
    shop.parcels.push_back(std::move(parcel));
    if (random.chance(450)) packed_at = dispatch(random, packed_at + 60);
  }
}

}  // namespace

void ship_parcels(Shop& shop) {
  Random random(20251102);
  for (Order& order : shop.orders) {
    const std::size_t first = shop.parcels.size();
    const Minute packed_at = dispatch(random, order.confirmed_at.value_or(order.ordered_at));
    const bool cancels = random.chance(38);
    const bool before_dispatch = random.chance(740);
    if (order.confirmed_at && !known(*order.confirmed_at)) order.confirmed_at.reset();
    if (cancels && before_dispatch) {
      const int latest = std::max(30, packed_at - order.ordered_at - 30);
      const Minute time = order.ordered_at + random.between(20, latest);
      cancel(random, order, time, random.chance(600) ? "Client" : "Vendeur");
    } else if (cancels && known(packed_at)) {
      const Minute time = packed_at + random.between(60, 1100);
      cancel(random, order, time, "Client");
    }
    const bool stays = order.cancelled_at && before_dispatch;
    const bool packed = order.confirmed_at && known(packed_at - 300);
    if (!stays && packed) pack(random, shop, order, packed_at);
    settle(order, shop.parcels, first);
  }
  collect_at_the_last_minute(shop);
}

}  // namespace shop
