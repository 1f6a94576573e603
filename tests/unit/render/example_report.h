// Two reports built by hand for all renderer tests: a month of a shop with every kind of row, and a series of months.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "cxkpi/report/report.h"
#include "render/example_indicators.h"

namespace example {

using namespace cxkpi;

inline Judgement judgement(std::string requirement, std::string indicator, Judgement::Outcome outcome) {
  Judgement out;
  out.requirement = std::move(requirement);
  out.indicator = std::move(indicator);
  out.period = month_of(2026, 3);
  out.outcome = outcome;
  out.shown_unit = {"%", ""};
  out.target_scale = 100;
  return out;
}

inline Judgement with_value(Judgement out, double value, double numerator, double denominator, Guard guard) {
  out.value = value;
  out.numerator = numerator;
  out.denominator = denominator;
  out.guards = {guard};
  out.bound = guard.threshold;
  return out;
}

inline std::vector<Judgement> judgements() {
  using Outcome = Judgement::Outcome;
  std::vector<Judgement> out;
  out.push_back(with_value(judgement("promise_rate >= 90", "promise_rate", Outcome::pass), 1384.0 / 1482, 1384, 1482,
                           {at_90, 1}));
  out.push_back(with_value(judgement("first_attempt_rate >= 90", "first_attempt_rate", Outcome::fail), 0.8999, 8999,
                           10000, {at_90, -1}));
  out.back().breaks = true;
  out.push_back(with_value(judgement("click_to_possession.p90 <= 6", "click_to_possession.p90", Outcome::pass), 6, 0, 0,
                           {Decimal{6, 0}, 0}));
  out.back().shown_unit = {"days", "jours"};
  out.back().target_scale = 1;
  out.push_back(with_value(judgement("lost_parcel_rate <= 0.2", "lost_parcel_rate", Outcome::provisional), 9.0 / 3012,
                           9, 3012, {Decimal{2, 1}, 1}));
  out.back().reason = {"provisional until 2026-04-30", "provisoire jusqu’au 2026-04-30"};
  out.push_back(judgement("lateness <= 3", "lateness", Outcome::no_data));
  out.back().bound = {3, 0};
  out.back().shown_unit = {"days", "jours"};
  out.back().target_scale = 1;
  out.back().reason = {"no order was late", "aucune commande en retard"};
  out.back().breaks = true;
  out.push_back(with_value(judgement("promise_rate >= 91", "promise_rate", Outcome::fail), 59.0 / 65, 59, 65,
                           {Decimal{91, 0}, -1}));
  out.back().breaks = true;
  out.back().dimensions = {"carrier"};
  out.back().segment = {carriers()[3]};
  return out;
}

inline Reject reject(const std::string& source, std::uint64_t line, std::string column, std::string value,
                     std::string reason, std::string hint = {}) {
  return {source, source + ".csv", line, std::move(column), std::move(value), std::move(reason), std::move(hint)};
}

// orders: 3023 = 3012 + 3 + 1 + 7; deliveries: 3194 = 3190 + 1 + 1 + 2; all: 7366 = 7349 + 4 + 1 + 10 + 2.
inline void add_reading(Report& report) {
  FileSummary file;
  file.path = "exports/orders-2026.csv";
  file.bytes = 412345;
  file.rows = 3023;
  file.delimiter = ';';
  file.columns = {
      {"Numéro de commande", "order_id", "config"}, {"ordered_at", "ordered_at", "name"}, {"Zip|Code", "", ""}};
  file.hash = [] { return std::uint64_t{0x0123456789abcdef}; };

  SourceSummary orders;
  orders.source = "orders";
  orders.files = {file};
  orders.read = 3023;
  orders.used = 3012;
  orders.duplicate = 3;
  orders.conflicting = 1;
  orders.rejected = 7;
  orders.unmapped = {{"status", "À voir <b>", 12}, {"status", "bad\xff", 1}};

  SourceSummary deliveries;
  deliveries.source = "deliveries";
  deliveries.files = {file};
  deliveries.read = 3194;
  deliveries.used = 3190;
  deliveries.duplicate = 1;
  deliveries.rejected = 1;
  deliveries.empty = 2;

  SourceSummary tickets;
  tickets.source = "tickets";
  tickets.read = 848;
  tickets.used = 846;
  tickets.rejected = 2;
  tickets.orphans = 5;
  tickets.unlinked = 120;

  SourceSummary returns;
  returns.source = "returns";
  returns.read = 301;
  returns.used = 301;
  report.sources = {orders, deliveries, tickets, returns};

  report.rejects = {
      reject("orders", 17, "ordered_at", "31/02/2026", "is not a date", "--date-format says day/month/year"),
      reject("orders", 18, "", "", "5 columns where the header has 8"),
      reject("orders", 40, "total_amount", "a|b\x1b[2J", "is not a number"),
      reject("orders", 41, "total_amount", "\xff\xfe", "is not a number"),
      reject("orders", 90, "order_id", "A-1", "a second row for this order_id"),
  };
  for (const char* source : {"orders", "orders", "orders", "deliveries", "tickets", "tickets"}) {
    report.rejects.push_back(reject(source, 100 + report.rejects.size(), "status", "?", "is not a status"));
  }
}

inline Report month() {
  Report report;
  report.run.version = "0.1.0";
  report.run.title = "Maison Lavande";
  report.run.zone = Zone::named("Europe/Paris");
  report.run.as_of = report.run.zone.start_of(day(2026, 4, 15));
  report.run.compare = "previous";
  report.run.options = {{"by", "carrier"}, {"where", "country = 'FR' or total_amount > 10"}};
  report.periods = {month_of(2026, 3)};
  report.dimensions = {"carrier"};
  report.segments = {segment({})};
  for (const std::string& carrier : carriers()) report.segments.push_back(segment({carrier}));
  for (const char* reason : {"(none)", "delivery"}) {
    report.segments.push_back({{"DPD"}, std::pair<std::string, std::string>{"reason", reason}});
  }

  Section delivery{"delivery", {"Delivery promise and speed", "Promesse et délai de livraison"}, {}};
  const Words no_messages{"needs messages.sent_at", "demande messages.sent_at"};
  delivery.indicators = {
      promise_rate(),
      revised_promise_rate(),
      first_attempt_rate(),
      click_to_possession(),
      lost_parcel_rate(),
      lateness(),
      unavailable("proactive_rate", {"Told of the delay in time", "Prévenus du retard à temps"}, no_messages),
      unavailable("split_rate", {"Orders in several parcels", "Commandes en plusieurs colis"},
                  {"needs deliveries.shipped_at", "demande deliveries.shipped_at"}),
      unavailable("notification_coverage", {"Told of the dispatch", "Prévenus de l’expédition"}, no_messages)};
  Section contacts{"contacts", {"Contacts and service", "Contacts et service"}, {}};
  contacts.indicators = {contact_rate(), wismo_share(), contact_reasons(), first_contact_resolution(),
                         ticket_backlog()};
  Section messages{"messages", {"Site and messages", "Site et messages"}, {}};
  messages.indicators = {unavailable("open_rate", {"Messages opened", "Messages ouverts"}, no_messages)};
  report.sections = {delivery, contacts, messages};
  add_reading(report);
  report.judgements = judgements();
  return report;
}

// Fourteen months, the total and two of its segments. DPD has no row in the third month; the last month is provisional.
inline Report series() {
  Report report;
  report.run.version = "0.1.0";
  report.run.as_of = to_day({2026, 3, 4}) * Seconds{86400} + 37800;
  report.run.compare = "previous";
  report.every = Grain::month;
  for (int i = 0; i < 14; ++i) report.periods.push_back(month_of(2025 + i / 12, i % 12 + 1));
  report.dimensions = {"carrier", "country"};
  report.segments = {segment({}), segment({"DPD", "FR"}), segment({"La Poste 日本", "(none)"})};

  IndicatorResult promise = indicator("promise_rate", "ratio", {"Delivery promise kept", "Promesse de livraison tenue"},
                                      "ratio", {"%", ""}, {"kept / due", "tenues / échues"}, Better::higher);
  promise.targets = {at_95, at_90};
  IndicatorResult contacts =
      indicator("contact_rate", "rate", {"Contacts per 100 orders", "Contacts pour 100 commandes"}, "per 100 orders",
                {}, {"contacts / orders", "contacts / commandes"}, Better::lower);
  IndicatorResult nps =
      indicator("nps", "score", {"Net promoter score", "Score NPS"}, "points", {}, {}, Better::higher);
  for (std::size_t i = 0; i < 14; ++i) {
    const auto step = static_cast<std::int64_t>(i);
    // 980, 970, … 850 of 1000: 95 % in the fourth month, 90 % in the ninth.
    Cell total = share(980 - 10 * step, 1000, {0, 1});
    total.period = i;
    const auto side = [&](std::int64_t target) {
      return 980 - 10 * step < target ? -1 : 980 - 10 * step > target ? 1 : 0;
    };
    judged(total,
           side(950) >= 0   ? Status::ok
           : side(900) >= 0 ? Status::warn
                            : Status::fail,
           {{at_95, side(950)}, {at_90, side(900)}});
    if (i == 13) {
      total.status = Status::provisional;
      total.complete_on = day(2026, 3, 31);
    }
    if (i > 0) {
      Comparison then;
      then.with = report.periods[i - 1];
      then.previous = static_cast<double>(990 - 10 * step) / 1000;
      then.change = stats::Difference{-0.01, stats::Interval{i == 6 ? -0.019 : -0.021, i == 6 ? -0.001 : 0.001}};
      total.comparison = then;
    }
    promise.cells.push_back(total);
    if (i != 2) {
      Cell dpd = share(20 + step, 40, {0, 1});
      dpd.period = i;
      dpd.segment = 1;
      promise.cells.push_back(dpd);
    }
    Cell post = share(i == 13 ? 28 : 29, 29, {0, 1});
    post.period = i;
    post.segment = 2;
    post.small = true;
    post.status = Status::small;
    promise.cells.push_back(post);

    Cell rate = share(150 + step, 1000, {10, 20});
    rate.period = i;
    rate.value = static_cast<double>(150 + step) / 10;
    contacts.cells.push_back(rate);

    Cell none = no_data({"no answer", "aucune réponse"});
    none.period = i;
    nps.cells.push_back(none);
  }
  Section delivery{"delivery", {"Delivery", "Livraison"}, {promise}};
  Section other{"contacts", {"Contacts", ""}, {contacts, nps}};
  report.sections = {delivery, other};
  SourceSummary orders;
  orders.source = "orders";
  orders.read = orders.used = 1;
  report.sources = {orders};
  return report;
}

}  // namespace example
