#include <catch2/catch.hpp>
#include <set>

#include "cxkpi/error/error.h"
#include "cxkpi/render/renderer.h"
#include "render/example_report.h"
#include "render/width.h"

using namespace cxkpi;
using namespace cxkpi::render;

TEST_CASE("text comes first, and names and extensions are unique") {
  REQUIRE(renderers().front().name == "text");
  std::set<std::string_view> names;
  std::set<std::string_view> extensions;
  for (const Renderer& renderer : renderers()) {
    CHECK(names.insert(renderer.name).second);
    CHECK((renderer.extension.empty() || extensions.insert(renderer.extension).second));
    CHECK(&find_renderer(renderer.name) == &renderer);
  }
}

TEST_CASE("an unknown format is refused with the near name and the list") {
  try {
    static_cast<void>(find_renderer("markdwon"));
    FAIL("markdwon is a format");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::usage);
    CHECK(error.text() ==
          "unknown format 'markdwon'\nhint: did you mean 'markdown'? the formats are text, markdown, csv, json, html, "
          "junit, github, openmetrics");
  }
}

TEST_CASE("a file's extension names its format") {
  CHECK(extension_of("out/report.md") == "md");
  CHECK(extension_of("report.2026.csv") == "csv");
  CHECK(extension_of("report.csv.GZ") == "GZ");
  for (const char* path : {"report", "out.csv/report", "", ".", "..", "out/.profile", "report."}) {
    CAPTURE(path);
    CHECK(extension_of(path).empty());
  }
  CHECK(renderer_for_extension("md")->name == "markdown");
  CHECK(renderer_for_extension("markdown")->name == "markdown");
  CHECK(renderer_for_extension("CSV")->name == "csv");
  CHECK(renderer_for_extension("json")->name == "json");
  CHECK(renderer_for_extension("xml")->name == "junit");
  CHECK(renderer_for_extension("prom")->name == "openmetrics");
  CHECK(renderer_for_extension("pdf") == nullptr);
  CHECK(renderer_for_extension("") == nullptr);
  CHECK(
      renderer_list() ==
      "text (.txt), markdown (.md), csv (.csv), json (.json), html (.html), junit (.xml), github, openmetrics (.prom)");
}

TEST_CASE("every renderer ends its output with a line feed and gives the same bytes again") {
  for (const Renderer& renderer : renderers()) {
    for (const Language language : {Language::en, Language::fr}) {
      const std::string output = renderer.render(example::month(), {.language = language});
      CHECK(output.back() == '\n');
      CHECK(renderer.render(example::month(), {.language = language}) == output);
    }
  }
}

TEST_CASE("no format for people or for CI lets a control character of the data through") {
  for (const char* format : {"text", "markdown", "html", "junit", "github"}) {
    for (const char c : find_renderer(format).render(example::month(), {.verbose = true})) {
      REQUIRE((static_cast<unsigned char>(c) >= 0x20 || c == '\n'));
    }
  }
}

TEST_CASE("the tables keep within 120 columns and no line ends in a blank") {
  for (const Report& report : {example::month(), example::series()}) {
    for (const Language language : {Language::en, Language::fr}) {
      const std::string text = find_renderer("text").render(report, {.language = language});
      std::size_t begin = 0;
      for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', begin)) {
        const std::string line = text.substr(begin, end - begin);
        CAPTURE(line);
        CHECK(width(line) <= 120);
        CHECK((line.empty() || line.back() != ' '));
        begin = end + 1;
      }
    }
  }
}
