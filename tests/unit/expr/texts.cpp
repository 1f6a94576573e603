#include <catch2/catch.hpp>

#include "cxkpi/expr/program.h"
#include "expr/like.h"
#include "expr/shop.h"

using namespace cxkpi;

namespace {

using Values = std::vector<std::string>;

// What `like` means, straight from its definition: every way to share the text out is tried.
bool matches(const std::string& text, const std::string& pattern) {
  if (pattern.empty()) return text.empty();
  if (pattern[0] == '%') {
    for (std::size_t skipped = 0; skipped <= text.size(); ++skipped) {
      if (matches(text.substr(skipped), pattern.substr(1))) return true;
    }
    return false;
  }
  return !text.empty() && (pattern[0] == '_' || pattern[0] == text[0]) && matches(text.substr(1), pattern.substr(1));
}

}  // namespace

TEST_CASE("texts are equal byte by byte: case and accents matter") {
  Shop shop;
  shop.add("orders", "order_id | channel\nA | web\nB | Web\nC | été\nD | \nE | l'été");
  CHECK(shop.values("channel = 'web'") == Values{"true", "false", "false", "unknown", "false"});
  CHECK(shop.values("channel <> 'web'") == Values{"false", "true", "true", "unknown", "true"});
  CHECK(shop.values("channel = 'été'") == Values{"false", "false", "true", "unknown", "false"});
  CHECK(shop.values("channel = 'l''été'") == Values{"false", "false", "false", "unknown", "true"});
  CHECK(shop.values("'web' = 'web'") == Values(5, "true"));
  CHECK(shop.values("'web' = 'shop'") == Values(5, "false"));
}

TEST_CASE("keys compare with keys and texts, across tables") {
  Shop shop;
  shop.add("orders", "order_id | customer_id\nA | A\nB | C\nC | ");
  shop.add("tickets", "order_id | customer_id\nB | C\nB | D\nX | X\n | C").link("tickets");
  CHECK(shop.values("order_id = customer_id") == Values{"true", "false", "unknown"});
  CHECK(shop.values("customer_id = 'C'") == Values{"false", "true", "unknown"});
  CHECK(shop.values("customer_id = order.customer_id", "tickets") == Values{"true", "false", "unknown", "unknown"});
  CHECK(shop.values("order.order_id", "tickets") == Values{"B", "B", "unknown", "unknown"});
}

TEST_CASE("% stands for any run of characters and _ for one, accents and all") {
  Shop shop;
  shop.add("orders", "order_id | channel\nA | DPD Classic\nB | dpd\nC | DPD\nD | \nE | Été");
  CHECK(shop.values("channel like 'DPD%'") == Values{"true", "false", "true", "unknown", "false"});
  CHECK(shop.values("channel not like 'DPD%'") == Values{"false", "true", "false", "unknown", "true"});
  CHECK(shop.values("channel like '___'") == Values{"false", "true", "true", "unknown", "true"});
  CHECK(shop.values("channel like '%a%'") == Values{"true", "false", "false", "unknown", "false"});
  CHECK(shop.values("channel like '_t_'") == Values{"false", "false", "false", "unknown", "true"});
  CHECK(shop.values("channel like ''") == Values{"false", "false", "false", "unknown", "false"});
  CHECK(shop.values("channel like '%'") == Values{"true", "true", "true", "unknown", "true"});
  CHECK(shop.values("case when channel = 'dpd' then 'a new word' else channel end like 'a new%'") ==
        Values{"false", "true", "false", "unknown", "false"});
}

TEST_CASE("like agrees with its definition on every short text and pattern") {
  std::vector<std::string> texts{""};
  std::vector<std::string> patterns{""};
  for (std::size_t i = 0; texts[i].size() < 4; ++i) {
    for (const char c : {'a', 'b'}) texts.push_back(texts[i] + c);
  }
  for (std::size_t i = 0; patterns[i].size() < 5; ++i) {
    for (const char c : {'a', 'b', '%', '_'}) patterns.push_back(patterns[i] + c);
  }
  REQUIRE(patterns.size() == 1 + 4 + 16 + 64 + 256 + 1024);
  std::size_t wrong = 0;
  for (const std::string& text : texts) {
    for (const std::string& pattern : patterns)
      wrong += expr::matches_like(text, pattern) == matches(text, pattern) ? 0 : 1;
  }
  CHECK(wrong == 0);
}

TEST_CASE("like does not slow down on patterns with many runs") {
  const std::string text(3000, 'a');
  std::string pattern;
  for (int i = 0; i < 500; ++i) pattern += "%a";
  CHECK(expr::matches_like(text, pattern));
  CHECK_FALSE(expr::matches_like(text, pattern + "%b"));
}

TEST_CASE("a text that the dictionary learns after a pattern was bound is matched all the same") {
  Shop shop;
  shop.add("orders", "order_id | channel\nA | web");
  expr::Workspace workspace(shop.data, shop.model, shop.presence(), 1);
  const expr::Checked checked = expr::check(shop.model, "channel like 'late%'", "orders");
  const OneFormula program(checked.formula, "orders", workspace);
  // A column's code may be of a later text: here the value is changed under the program.
  const std::int32_t code = shop.data.categories.code("later");
  const_cast<Column*>(shop.data.find("orders")->find("channel"))->narrow[0] = code;
  std::int64_t out = null_value;
  program.run({0, 1, nullptr}, &out);
  CHECK(out == 1);
}

TEST_CASE("free text is known or not, of the row and of its order") {
  Shop shop;
  shop.add("orders", "order_id | note\nA | please ring\nB | ");
  shop.add("returns", "order_id | quantity\nB | 1\nA | 1\nZ | 1").link("returns");
  CHECK(shop.values("note is null") == Values{"false", "true"});
  CHECK(shop.values("order.note is not null", "returns") == Values{"false", "true", "false"});
}
