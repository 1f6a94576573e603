// A user's own indicators, as the `[indicators]` of a config file.
#include <catch2/catch.hpp>

#include "cxkpi/error/error.h"
#include "cxkpi/indicators/catalogue.h"

using namespace cxkpi;

namespace {

Catalogue load(const std::string& text) { return Catalogue::load(text, "cxkpi.toml"); }

std::string error(const std::string& text) {
  try {
    static_cast<void>(load(text));
  } catch (const Error& error) {
    return error.text();
  }
  return "no error";
}

// A ratio with one more line, the sixth.
std::string ratio_error(const std::string& line) {
  return error(
      "[indicators.big_orders]\n"
      "kind = 'ratio'\n"
      "from = 'orders'\n"
      "date = 'ordered_at'\n"
      "hit  = 'item_count > 10'\n" +
      line + "\n");
}

}  // namespace

TEST_CASE("a new indicator joins the family it names, or a family of its own at the end") {
  const Catalogue catalogue = load(R"(
[indicators.big_orders]
kind    = "ratio"
family  = "service"
label   = { en = "Big orders", fr = "Grosses commandes" }
from    = "orders"
date    = "ordered_at"
hit     = "item_count > 10"
warn    = 12.5
fail    = 20
better  = "lower"
matures = "36 hours"
needs   = ["orders.item_count | orders.total_amount"]

[indicators.gift_value]
kind  = "mean"
from  = "orders"
date  = "ordered_at"
value = "total_amount"
unit  = "euros"

[indicators.units_per_order]
kind   = "rate"
family = "size"
from   = "orders"
date   = "ordered_at"
value  = "item_count"
per    = { from = "orders", date = "ordered_at", where = "item_count > 0" }
scale  = 0.5
unit   = "per half order"
)");
  const Definition& ratio = catalogue.find("big_orders").definition;
  CHECK(ratio.family == "service");
  CHECK(ratio.origin == "cxkpi.toml:2");
  CHECK(ratio.label == Words{"Big orders", "Grosses commandes"});
  CHECK(ratio.unit == "ratio");
  CHECK(ratio.better == Better::lower);
  CHECK(ratio.targets.warn->text() == "12.5");
  CHECK(ratio.targets.fail->text() == "20");
  CHECK(ratio.matures == 36 * 3600);
  CHECK(ratio.needs.size() == 1);
  CHECK(ratio.field("hit")->text == "item_count > 10");
  CHECK(ratio.field("hit")->origin == "cxkpi.toml:8");

  const Definition& mean = catalogue.find("gift_value").definition;
  CHECK(mean.family == "own");
  CHECK(mean.label == Words{"gift_value", ""});
  CHECK(mean.unit == "euros");
  CHECK(mean.better == Better::neither);
  CHECK_FALSE(mean.targets.warn.has_value());

  const Definition& rate = catalogue.find("units_per_order").definition;
  CHECK(rate.field("per.where")->text == "item_count > 0");
  CHECK(rate.scale.text() == "0.5");

  std::vector<std::string> families;
  for (const Family& family : catalogue.families()) families.push_back(family.id);
  CHECK(families == std::vector<std::string>{"delivery", "contacts", "service", "returns", "satisfaction", "loyalty",
                                             "site", "own", "size"});
  CHECK(catalogue.find_family("own").title == Words{"Own indicators", "Indicateurs maison"});
  CHECK(catalogue.indicators().back().definition.id == "units_per_order");
}

TEST_CASE("new indicators stand in the order in which they were written, not in that of their names") {
  const std::string fields = "kind = 'ratio'\nfrom = 'orders'\ndate = 'ordered_at'\nhit = 'true'\n";
  const Catalogue catalogue =
      load("[indicators.zebra]\n" + fields + "[indicators.alpha]\n" + fields + "[indicators.mid]\n" + fields);
  const std::vector<Indicator>& all = catalogue.indicators();
  CHECK(all[all.size() - 3].definition.id == "zebra");
  CHECK(all[all.size() - 2].definition.id == "alpha");
  CHECK(all[all.size() - 1].definition.id == "mid");
}

TEST_CASE("a built-in indicator's fields can be overridden one by one; the others stay, and so does its place") {
  const Catalogue plain = Catalogue::load();
  const Catalogue catalogue = load("[indicators.promise_rate]\nwarn = 97\nwhere = 'promised_on < as_of'\n");
  const Definition& before = plain.find("promise_rate").definition;
  const Definition& after = catalogue.find("promise_rate").definition;
  CHECK(catalogue.indicators().front().definition.id == "promise_rate");
  CHECK(catalogue.indicators().size() == plain.indicators().size());
  CHECK(after.targets.warn->text() == "97");
  CHECK(after.targets.fail->text() == before.targets.fail->text());
  CHECK(after.field("where")->text == "promised_on < as_of");
  CHECK(after.field("where")->origin == "cxkpi.toml:3");
  CHECK(after.field("hit")->text == before.field("hit")->text);
  CHECK(after.label == before.label);
  CHECK(after.family == "delivery");
  CHECK(catalogue.families().size() == plain.families().size());
}

TEST_CASE("a limit that is stricter than the target is refused, whichever of the two the config gives") {
  CHECK(error("[indicators.wismo_share]\n\nfail = 20\n") ==
        "cxkpi.toml:3: wismo_share: fail = 20 is stricter than the built-in warn = 30\n"
        "hint: lower is better here: write a fail of 30 or more, or a warn of 20 or less");
  CHECK(error("[indicators.promise_rate]\nwarn = 89.5\n") ==
        "cxkpi.toml:2: promise_rate: the built-in fail = 90 is stricter than warn = 89.5\n"
        "hint: higher is better here: write a fail of 89.5 or less, or a warn of 90 or more");
  CHECK(ratio_error("better = 'lower'\nfail = 2\nwarn = 5") ==
        "cxkpi.toml:7: big_orders: fail = 2 is stricter than warn = 5\n"
        "hint: lower is better here: write a fail of 5 or more, or a warn of 2 or less");
  CHECK(ratio_error("better = 'lower'\nfail = 5\nwarn = 5") == "no error");
  CHECK(ratio_error("fail = 2\nwarn = 5") == "no error");
  CHECK(error("[indicators.wismo_share]\nfail = 20\nwarn = 10\n") == "no error");
}

TEST_CASE("an overridden field with a wrong expression is an error at its place in the config") {
  CHECK(error("[indicators.promise_rate]\n\nhit = 'delivered_on <= promissed_on'\n") ==
        "cxkpi.toml:3: promise_rate.hit: orders has no column 'promissed_on'\n"
        "  delivered_on <= promissed_on\n"
        "                  ^^^^^^^^^^^^\n"
        "hint: did you mean 'promised_on'?");
  CHECK(error("[indicators.promise_rate]\nkind = 'mean'\nunit = 'days'\n") ==
        "cxkpi.toml:1: promise_rate: kind 'mean' needs 'value'");
}

TEST_CASE("an indicator that is made another kind has that kind's unit") {
  CHECK(load("[indicators.promise_slip]\nkind = 'ratio'\nhit = 'true'\n").find("promise_slip").definition.unit ==
        "ratio");
  CHECK(error("[indicators.promise_rate]\nkind = 'mean'\nvalue = 'item_count'\n") ==
        "cxkpi.toml:1: promise_rate: kind 'mean' needs 'unit'\nhint: write unit = \"days\"");
}

TEST_CASE("a config without indicators changes nothing") {
  CHECK(load("[report]\nlanguage = 'fr'\n").indicators().size() == Catalogue::load().indicators().size());
}

TEST_CASE("a field that the kind does not take is an error with the nearest one") {
  CHECK(ratio_error("hitt = 'true'") ==
        "cxkpi.toml:6: big_orders: kind 'ratio' has no key 'hitt'\nhint: did you mean 'hit'?");
  CHECK(ratio_error("value = 'item_count'") == "cxkpi.toml:6: big_orders: kind 'ratio' has no key 'value'");
  CHECK(ratio_error("per = { from = 'orders', date = 'ordered_at' }") ==
        "cxkpi.toml:6: big_orders: kind 'ratio' has no key 'per'");
  CHECK(ratio_error("scale = 10") == "cxkpi.toml:6: big_orders: kind 'ratio' has no key 'scale'");
}

TEST_CASE("an indicator needs a kind, one that there is, and its fields") {
  CHECK(error("[indicators.big_orders]\nfrom = 'orders'\n") ==
        "cxkpi.toml:1: big_orders: an indicator needs a kind\nhint: ratio, mean, rate, score, total, stock");
  CHECK(error("[indicators.big_orders]\nkind = 'ration'\n") ==
        "cxkpi.toml:2: big_orders: there is no kind 'ration'\nhint: did you mean 'ratio'?");
  CHECK(error("[indicators.big_orders]\nkind = 'percentage'\n") ==
        "cxkpi.toml:2: big_orders: there is no kind 'percentage'\nhint: ratio, mean, rate, score, total, stock");
  CHECK(error("[indicators.x]\nkind = 'ratio'\ndate = 'ordered_at'\nhit = 'true'\n") ==
        "cxkpi.toml:1: x: kind 'ratio' needs 'from'\nhint: write from = \"orders\"");
  CHECK(error("[indicators.x]\nkind = 'ratio'\nfrom = 'orders'\nhit = 'true'\n") ==
        "cxkpi.toml:1: x: kind 'ratio' needs 'date'");
  CHECK(error("[indicators.x]\nkind = 'ratio'\nfrom = 'orders'\ndate = 'ordered_at'\n") ==
        "cxkpi.toml:1: x: kind 'ratio' needs 'hit', or else 'split', or else 'each', or else 'hits' and 'of'\n"
        "hint: hit = \"delivered_on <= promised_on\", or split = \"reason\"");
  CHECK(ratio_error("split = 'channel'") ==
        "cxkpi.toml:1: big_orders: kind 'ratio' needs 'hit', or else 'split', or else 'each', or else 'hits' and 'of'\n"
        "hint: hit = \"delivered_on <= promised_on\", or split = \"reason\"");
  CHECK(error("[indicators.x]\nkind = 'mean'\nfrom = 'orders'\ndate = 'ordered_at'\nunit = 'days'\n") ==
        "cxkpi.toml:1: x: kind 'mean' needs 'value'");
  CHECK(error("[indicators.x]\nkind = 'mean'\nfrom = 'orders'\ndate = 'ordered_at'\nvalue = '1'\n") ==
        "cxkpi.toml:1: x: kind 'mean' needs 'unit'\nhint: write unit = \"days\"");
  CHECK(error("[indicators.x]\nkind = 'rate'\nfrom = 'orders'\ndate = 'ordered_at'\nunit = 'per order'\n") ==
        "cxkpi.toml:1: x: kind 'rate' needs 'per.from'\n"
        "hint: write per = { from = \"orders\", date = \"ordered_at\" }");
  CHECK(error("[indicators.x]\nkind = 'rate'\nfrom = 'orders'\ndate = 'ordered_at'\nunit = 'per order'\n"
              "per = { from = 'orders' }\n") == "cxkpi.toml:1: x: kind 'rate' needs 'per.date'");
}

TEST_CASE("a source that there is not is an error with the nearest one") {
  CHECK(error("[indicators.x]\nkind = 'ratio'\nfrom = 'order'\ndate = 'ordered_at'\nhit = 'true'\n") ==
        "cxkpi.toml:3: x: there is no source 'order'\nhint: did you mean 'orders'?");
}

TEST_CASE("an expression of the wrong type is an error at its field") {
  CHECK(ratio_error("where = 'item_count'") ==
        "cxkpi.toml:6: big_orders.where: this is a number, but a condition is needed\n"
        "  item_count\n"
        "  ^^^^^^^^^^\n"
        "hint: write a comparison");
  CHECK(error("[indicators.x]\nkind = 'ratio'\nfrom = 'orders'\ndate = 'channel'\nhit = 'true'\n") ==
        "cxkpi.toml:4: x.date: this is a category, but a date or an instant is needed\n"
        "  channel\n"
        "  ^^^^^^^");
  CHECK(error("[indicators.x]\nkind = 'mean'\nfrom = 'orders'\ndate = 'ordered_at'\nunit = 'days'\n"
              "value = 'promised_on'\n") ==
        "cxkpi.toml:6: x.value: this is a date, but a number is needed\n"
        "  promised_on\n"
        "  ^^^^^^^^^^^");
  CHECK(error("[indicators.x]\nkind = 'rate'\nfrom = 'orders'\ndate = 'ordered_at'\nunit = 'u'\n"
              "per = { from = 'tickets', date = 'created_at', where = 'reason' }\n") ==
        "cxkpi.toml:6: x.per.where: this is a category, but a condition is needed\n"
        "  reason\n"
        "  ^^^^^^\n"
        "hint: write a comparison");
}

TEST_CASE("a value of the wrong form is an error at its place") {
  CHECK(ratio_error("where = true") == "cxkpi.toml:6: 'where' must be a text\nhint: write where = \"…\"");
  CHECK(ratio_error("label = 3") == "cxkpi.toml:6: 'label' must be a text or { en = \"…\", fr = \"…\" }");
  CHECK(ratio_error("label = { en = 'a', de = 'b' }") == "cxkpi.toml:6: unknown language 'de'\nhint: en or fr");
  CHECK(ratio_error("warn = 'ninety'") == "cxkpi.toml:6: 'warn' must be a number with at most nine decimals");
  CHECK(ratio_error("fail = 0.0000000001") == "cxkpi.toml:6: 'fail' must be a number with at most nine decimals");
  CHECK(ratio_error("fail = inf") == "cxkpi.toml:6: 'fail' must be a number with at most nine decimals");
  CHECK(ratio_error("better = 'up'") == "cxkpi.toml:6: 'better' is not 'up'\nhint: higher, lower or neither");
  CHECK(ratio_error("needs = 'orders.status'") ==
        "cxkpi.toml:6: 'needs' must be a list\nhint: write needs = [\"orders.cancelled_at | orders.status\"]");
  CHECK(ratio_error("needs = ['status']") ==
        "cxkpi.toml:6: 'status' does not name columns\nhint: write \"orders.cancelled_at | orders.status\"");
  CHECK(ratio_error("needs = [1]") == "cxkpi.toml:6: 'needs' must be a text\nhint: write needs = \"…\"");
  const std::string rate = "[indicators.x]\nkind = 'rate'\nfrom = 'orders'\ndate = 'ordered_at'\nunit = 'u'\n";
  CHECK(error(rate + "per = 'orders'\n") ==
        "cxkpi.toml:6: 'per' must be a table\nhint: write per = { from = \"orders\", date = \"ordered_at\" }");
  CHECK(error(rate + "per = { from = 'orders', day = 'ordered_at' }\n") ==
        "cxkpi.toml:6: x: unknown key 'day' in 'per'\nhint: from, date, where, value, distinct");
  CHECK(error(rate + "scale = 0\n") == "cxkpi.toml:1: x: 'scale' must be above zero");
}

TEST_CASE("a maturity is days or hours") {
  const std::string hint = " is not a duration\nhint: write \"30 days\" or \"48 hours\"";
  for (const char* text : {"", "days", "30", "30 weeks", "-1 days", "40000 days", "30 days or so", "a month"}) {
    CAPTURE(text);
    CHECK(ratio_error("matures = '" + std::string(text) + "'") == "cxkpi.toml:6: '" + std::string(text) + "'" + hint);
  }
  for (const char* text : {"0 days", "1 day", "30days", "48 hours", "1 hour"}) {
    CAPTURE(text);
    CHECK(ratio_error("matures = '" + std::string(text) + "'") == "no error");
  }
}

TEST_CASE("indicators are tables with plain names") {
  CHECK(error("indicators = 3\n") == "cxkpi.toml:1: 'indicators' must be a table\nhint: write [indicators.my_rate]");
  CHECK(error("[indicators]\nbig_orders = 3\n") ==
        "cxkpi.toml:2: 'big_orders' must be a table of fields\nhint: write [big_orders]");
  CHECK(error("[indicators.\"Big orders\"]\nkind = 'ratio'\n") ==
        "cxkpi.toml:1: 'Big orders' is no indicator's name\nhint: small letters, digits and _");
}

TEST_CASE("a file that is no TOML is an error at its line") {
  const std::string text = error("[indicators.x]\nkind = ratio\n");
  CHECK(text.starts_with("cxkpi.toml:2: "));
  CHECK(text.ends_with("\nhint: texts stand in quotes; docs/usage.md shows a config file"));
}
