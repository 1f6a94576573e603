// Orders: how many on which day, by whom, of what, with which promise. What becomes of them is decided elsewhere.
#include <algorithm>

#include "random.h"
#include "range.h"
#include "shop.h"

namespace shop {
namespace {

struct Customer {
  std::string id;
  std::size_t country;
};

constexpr std::string_view countries[] = {"FR", "BE", "CH", "LU"};
constexpr int country_weights[] = {78, 12, 6, 4};

// Carriers by country, in the order of `carriers`, without the shop's own counter.
constexpr int carrier_weights[4][5] = {{46, 14, 12, 22, 6}, {12, 0, 42, 30, 16}, {0, 0, 45, 0, 55}, {0, 0, 60, 0, 40}};

// Hundredths of an order expected on a day: the season, then the day of the week.
int expected_orders(Day date) {
  int base = 0;
  switch (month_of(date)) {
    case 11:
      base = 1600;
      break;
    case 12:
      base = date < day(2025, 12, 21) ? 2750 : 1250;
      break;
    case 1:
      base = 1500;
      break;
    case 2:
      base = 1500;
      break;
    case 3:
      base = 1700;
      break;
    default:
      base = 1700;
      break;
  }
  if (date >= day(2025, 11, 28) && date <= day(2025, 12, 1)) base = base * 2;    // Black Friday to Cyber Monday
  if (date >= day(2026, 1, 7) && date <= day(2026, 1, 13)) base = base * 3 / 2;  // first week of the sales
  if (date >= day(2026, 2, 6) && date <= day(2026, 2, 11)) base = base * 3 / 2;  // before Saint Valentine's day
  constexpr int by_weekday[] = {108, 102, 98, 96, 92, 90, 114};
  return base * by_weekday[weekday(date)] / 100;
}

Minute time_of_order(Random& random, Day date) {
  // By hour; nobody orders between two and six.
  constexpr int by_hour[24] = {6, 2, 0, 0, 0, 0, 4, 9, 18, 28, 34, 36, 44, 40, 33, 31, 33, 37, 41, 46, 58, 62, 40, 18};
  const auto hour = static_cast<int>(random.weighted(by_hour));
  return at(date, hour, random.between(0, 59));
}

std::string message(Random& random) {
  if (!random.chance(25)) return {};
  constexpr const char* messages[] = {
      "C'est un cadeau, merci de ne pas joindre la facture.",
      "Bonjour,\nmerci de laisser le colis chez la gardienne (bâtiment B ; code 45A12).",
      "Pour l'anniversaire de maman : « Joyeux anniversaire ! »",
      "Message sur la carte : \"À très vite, Éloïse\"",
      "Sonner deux fois; le chien aboie mais ne mord pas.",
      "Emballage cadeau SVP\n\nMerci !",
      "Livrer après 18 h, si possible",
      "Allergie aux fruits à coque, d'où ma question sur le miel",
  };
  return random.one_of(messages);
}

std::vector<Line> basket(Random& random) {
  std::vector<Line> lines(1 + random.weighted({55, 28, 12, 5}));
  constexpr int popularity[] = {18, 12, 14, 10, 10, 8, 6, 9, 4, 5, 4, 2};
  for (Line& line : lines) {
    line.product = random.weighted(popularity);
    line.quantity = 1 + static_cast<int>(random.weighted({74, 19, 7}));
  }
  return lines;
}

int amount_cents(const std::vector<Line>& lines) {
  int sum = 0;
  for (const Line& line : lines) sum += line.quantity * products[line.product].price_cents;
  return sum < 4900 ? sum + 490 : sum;  // postage is free from 49 euros
}

Minute confirmation(Random& random, const Order& order) {
  if (order.payment == "Virement") return after_service_minutes(order.ordered_at, random.between(540, 1400));
  if (order.channel == "Place de marché") return order.ordered_at + random.between(25, 180);
  return order.ordered_at + random.between(1, 9);
}

std::size_t carrier_for(Random& random, const Order& order, std::size_t country) {
  if (order.channel == "Boutique" && random.chance(600)) return store_pickup;
  return random.weighted(carrier_weights[country]);
}

std::optional<Day> promise(Random& random, const Order& order, std::size_t country) {
  if (order.channel == "Place de marché" && random.chance(60)) return std::nullopt;
  int days = carriers[order.carrier].promised_days;
  if (order.payment == "Virement") days += 3;
  if (country == 2) days += 2;  // customs
  if (month_of(day_of(order.ordered_at)) == 12 && order.carrier != 1)
    ++days;  // only the express carrier promised as ever
  // The warehouse packs on weekdays; what comes in after noon waits for the next one.
  Day packed_on = day_of(order.ordered_at) + (order.ordered_at % minutes_per_day < 12 * 60 ? 0 : 1);
  while (weekday(packed_on) > 4 || !is_delivery_day(packed_on)) ++packed_on;
  return after_delivery_days(packed_on, days);
}

// The people who have bought here, some of them before the sample begins.
class Customers {
 public:
  explicit Customers(Random& random) {
    while (known_.size() < 400) add(random.weighted(country_weights));
  }

  // Somebody known, somebody new, or a guest, whose id is empty.
  Customer next(Random& random) {
    if (random.chance(290)) {
      return known_[static_cast<std::size_t>(random.between(0, static_cast<int>(known_.size()) - 1))];
    }
    const std::size_t country = random.weighted(country_weights);
    return random.chance(110) ? Customer{"", country} : add(country);
  }

 private:
  const Customer& add(std::size_t country) {
    return known_.emplace_back(Customer{"C-" + std::to_string(20001 + known_.size()), country});
  }

  std::vector<Customer> known_;
};

std::vector<Minute> times_of_orders(Random& random, Day date) {
  const int expected = expected_orders(date) + random.between(-250, 250);
  const int count = expected / 100 + (random.between(0, 99) < expected % 100 ? 1 : 0);
  std::vector<Minute> times(static_cast<std::size_t>(count));
  for (Minute& time : times) time = time_of_order(random, date);
  std::sort(times.begin(), times.end());
  return times;
}

Order order_at(Random& random, Minute time, std::size_t number, const Customer& customer) {
  Order order;
  order.id = "ML-" + std::to_string(100001 + number);
  order.ordered_at = time;
  order.customer = customer.id;
  order.country = countries[customer.country];
  order.channel = random.chance(720) ? "Site web" : random.chance(640) ? "Place de marché" : "Boutique";
  order.payment = random.chance(640) ? "CB" : random.chance(800) ? "PayPal" : "Virement";
  order.lines = basket(random);
  order.amount_cents = amount_cents(order.lines);
  order.carrier = carrier_for(random, order, customer.country);
  order.promised_on = promise(random, order, customer.country);
  order.confirmed_at = confirmation(random, order);
  order.message = message(random);
  return order;
}

}  // namespace

void take_orders(Shop& shop) {
  Random random(20251101);
  Customers customers(random);
  for (Day date = first_day; date <= day_of(as_of); ++date) {
    for (const Minute time : times_of_orders(random, date)) {
      if (time < as_of) shop.orders.push_back(order_at(random, time, shop.orders.size(), customers.next(random)));
    }
  }
  // The newest event of all is an order at the very moment of the export.
  Order last = shop.orders.back();
  last.id = "ML-" + std::to_string(100001 + shop.orders.size());
  last.customer.clear();
  last.ordered_at = as_of;
  last.payment = "CB";
  last.confirmed_at.reset();
  shop.orders.push_back(std::move(last));
}

}  // namespace shop
