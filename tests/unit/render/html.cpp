#include "render/html.h"

#include <catch2/catch.hpp>

#include "cxkpi/error/embedded.h"
#include "render/example_report.h"

namespace cxkpi {
std::span<const EmbeddedText> embedded_page();
}

using namespace cxkpi;
using render::render_html;

namespace {

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("the template escapes whatever it is filled with") {
  const std::string page(embedded_page().front().text);
  CHECK(page.find("{{{") == std::string::npos);
  CHECK(page.find("{{&") == std::string::npos);
}

TEST_CASE("a page needs nothing from elsewhere and runs nothing") {
  for (const Report& report : {example::month(), example::series()}) {
    const std::string page = render_html(report, {.verbose = true});
    for (const char* what : {"<script", "<link", "<img", "src=", "href=", "url(", "@import", "{{", "}}}"}) {
      CAPTURE(what);
      CHECK(page.find(what) == std::string::npos);
    }
  }
}

TEST_CASE("a text from data is escaped once") {
  const std::string page = render_html(example::month(), {});
  CHECK(count(page, "<th scope=\"row\">&lt;script&gt;alert(1)&lt;/script&gt;</th>") == 1);
  CHECK(page.find("&amp;lt;") == std::string::npos);
  CHECK(count(page, "<td>carrier=&lt;script&gt;alert(1)&lt;/script&gt;</td>") == 1);
}

TEST_CASE("only a series has lines, one for each row with a value") {
  CHECK(count(render_html(example::month(), {}), "<svg") == 0);
  const std::string series = render_html(example::series(), {});
  CHECK(count(series, "<svg") == 4);
  CHECK(count(series, "aria-label=\"from 98.0\u00a0% to 85.0\u00a0%, lowest 85.0\u00a0%, highest 98.0\u00a0%\"") == 1);
  CHECK(count(series, "— no answer") == 1);
}

TEST_CASE("ten rejected rows of a kind are on the page, all when verbose") {
  Report report = example::month();
  report.rejects.assign(12, report.rejects.front());
  CHECK(count(render_html(report, {}), "orders.csv:17") == 10);
  CHECK(count(render_html(report, {}), "<p class=\"notes\">2 more.</p>") == 1);
  CHECK(count(render_html(report, {.verbose = true}), "orders.csv:17") == 12);
}

TEST_CASE("an inspection's page says what was read and speaks of no requirement") {
  Report report = example::month();
  report.sections.clear();
  report.judgements.clear();
  const std::string page = render_html(report, {.inspection = true});
  CHECK(count(page, "<h2>") == 2);
  CHECK(count(page, "<h2>Rows read</h2>") == 1);
  CHECK(count(page, "<h2>Rows not used</h2>") == 1);
}
