#include "cxkpi/indicators/catalogue.h"

#include <catch2/catch.hpp>
#include <set>

#include "cxkpi/error/error.h"

using namespace cxkpi;

namespace {

const Catalogue& built_in() {
  static const Catalogue catalogue = Catalogue::load();
  return catalogue;
}

template <class Work>
std::string error_of(Work work) {
  try {
    static_cast<void>(work());
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::usage);
    return error.text();
  }
  return "no error";
}

// Files that have everything, but for these columns ("orders.status") and tables ("returns").
expr::Presence all_but(const std::set<std::string>& absent) {
  return [absent](std::string_view table, std::string_view column) {
    return !absent.contains(std::string(table)) &&
           (column.empty() || !absent.contains(std::string(table) + "." + std::string(column)));
  };
}

std::string lacking(const std::string& id, const std::set<std::string>& absent) {
  return missing(built_in().find(id), built_in().model(), all_but(absent)).value_or("nothing");
}

}  // namespace

TEST_CASE("the built-in catalogue loads, with its families in report order") {
  std::vector<std::string> families;
  for (const Family& family : built_in().families()) {
    families.push_back(family.id);
    CHECK_FALSE(family.title.en.empty());
    CHECK_FALSE(family.title.fr.empty());
  }
  CHECK(families ==
        std::vector<std::string>{"delivery", "contacts", "service", "returns", "satisfaction", "loyalty", "site"});
}

TEST_CASE("every built-in indicator has its own name, and says what it is in English and French") {
  std::set<std::string> ids;
  for (const Indicator& indicator : built_in().indicators()) {
    const Definition& definition = indicator.definition;
    CAPTURE(definition.id);
    CHECK(ids.insert(definition.id).second);
    std::vector<const Words*> all{&definition.label, &definition.about, &definition.formula, &definition.trap};
    if (definition.kind != "mean") all.push_back(&definition.parts);
    for (const Words* words : all) {
      CHECK_FALSE(words->en.empty());
      CHECK_FALSE(words->fr.empty());
    }
    CHECK(definition.field("where") != nullptr);
    CHECK_FALSE(definition.unit.empty());
    CHECK(find_kind(definition.kind) != nullptr);
    const std::size_t scans = indicator.calculator->scans().size();
    if (definition.kind == "rate")
      CHECK((scans == 1 || scans == 2));  // one where both sides are of the same rows
    else
      CHECK(scans == (definition.kind == "total" ? 2 : 1));
  }
  CHECK(ids.contains("promise_rate"));
  CHECK(ids.contains("contact_rate"));
}

TEST_CASE("targets go the way that is better, and indicators without a better way have none") {
  for (const Indicator& indicator : built_in().indicators()) {
    const auto& [warn, fail] = indicator.definition.targets;
    CAPTURE(indicator.definition.id);
    CHECK(warn.has_value() == fail.has_value());
    if (!warn) continue;
    CHECK(indicator.definition.better != Better::neither);
    CHECK((warn->value() > fail->value()) == (indicator.definition.better == Better::higher));
  }
}

TEST_CASE("indicators stand by family, in the order in which they were written") {
  std::vector<std::string> seen;
  for (const Indicator& indicator : built_in().indicators()) {
    if (seen.empty() || seen.back() != indicator.definition.family) seen.push_back(indicator.definition.family);
  }
  CHECK(seen ==
        std::vector<std::string>{"delivery", "contacts", "service", "returns", "satisfaction", "loyalty", "site"});
  CHECK(built_in().indicators().front().definition.id == "promise_rate");
}

TEST_CASE("every built-in indicator can be computed from files that have everything") {
  for (const Indicator& indicator : built_in().indicators()) {
    CAPTURE(indicator.definition.id);
    CHECK(missing(indicator, built_in().model(), all_but({})).value_or("nothing") == "nothing");
  }
}

TEST_CASE("an indicator lacks what its formulas lack") {
  CHECK(lacking("promise_rate", {"orders.promised_on"}) == "nothing");  // the parcels' promise serves
  CHECK(lacking("promise_rate", {"orders.promised_on", "deliveries.promised_on"}) ==
        "orders.promised_on or deliveries.promised_on");
  CHECK(lacking("promise_rate", {"deliveries"}) == "deliveries");
  CHECK(lacking("promise_rate", {"deliveries.delivered_at"}) == "deliveries.delivered_at");
  CHECK(lacking("promise_rate", {"orders.status", "orders.cancelled_at"}) == "nothing");
  CHECK(lacking("cancellation_rate", {"orders.status", "orders.cancelled_at"}) ==
        "orders.cancelled_at or orders.status");
  CHECK(lacking("contact_rate", {"tickets"}) == "tickets");
  CHECK(lacking("contact_rate", {"orders"}) == "orders");
  CHECK(lacking("contact_reasons", {"tickets.reason"}) == "tickets.reason");
  CHECK(lacking("orders_with_contact", {"tickets.order_id"}) == "tickets.order_id");
}

TEST_CASE("an indicator or a family is found by its name, and the nearest name is suggested") {
  CHECK(built_in().find("wismo_rate").definition.id == "wismo_rate");
  CHECK(built_in().find_family("service").id == "service");
  CHECK(error_of([] { return built_in().find("promis_rate"); }) ==
        "unknown indicator 'promis_rate'\nhint: did you mean 'promise_rate'?");
  CHECK(error_of([] { return built_in().find("zzzzzzzzzz"); }) ==
        "unknown indicator 'zzzzzzzzzz'\nhint: cxkpi list shows them");
  CHECK(error_of([] { return built_in().find_family("deliveries"); }) ==
        "unknown family 'deliveries'\nhint: did you mean 'delivery'?");
  CHECK(error_of([] { return built_in().find_family("zz"); }) ==
        "unknown family 'zz'\nhint: the families are delivery, contacts, service, returns, "
        "satisfaction, loyalty, site");
}
