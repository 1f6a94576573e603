#include "render/escape.h"

#include <catch2/catch.hpp>

#include "render/width.h"

using namespace cxkpi::render;

TEST_CASE("what could move a terminal's cursor is shown instead") {
  CHECK(for_terminal("Colis\x1b[31m\nExpress") == "Colis\\x1b[31m\\nExpress");
  CHECK(for_terminal("a\tb\rc") == "a\\tb\\rc");
  CHECK(for_terminal(std::string_view("a\0b\x7f", 4)) == "a\\x00b\\x7f");
  CHECK(for_terminal("\xc2\x9b"
                     "2J") == "\\u{9b}2J");  // the one-byte form of ESC [
}

TEST_CASE("what could reorder, hide or break text is shown instead") {
  CHECK(for_terminal("gpj\u202Eexe") == "gpj\\u{202e}exe");
  CHECK(for_terminal("a\u2066b\u2069c\u200Fd\u061Ce") == "a\\u{2066}b\\u{2069}c\\u{200f}d\\u{61c}e");
  CHECK(for_terminal("D\u200BPD\uFEFF") == "D\\u{200b}PD\\u{feff}");
  CHECK(for_terminal("a\u2028b\u2029c") == "a\\u{2028}b\\u{2029}c");
}

TEST_CASE("bytes that are no UTF-8 are shown one by one") {
  CHECK(for_terminal("caf\xe9") == "caf\\xe9");
  CHECK(for_terminal("\xff\xfe") == "\\xff\\xfe");
  CHECK(for_terminal("\xe6\x97") == "\\xe6\\x97");
  CHECK(for_terminal("\xed\xa0\x80") == "\\xed\\xa0\\x80");  // half of a surrogate pair
}

TEST_CASE("ordinary text of any language reaches the terminal as it is") {
  for (const char* text : {"", "Maison Lavande", "été à Noël", "日本郵便", "Почта", "a\\b", "1 384 / 1 482", "👍"}) {
    CHECK(for_terminal(text) == text);
  }
}

TEST_CASE("a TOML string holds any text that is UTF-8, on one line") {
  CHECK(for_toml("N° \"A\\B\" #1") == "\"N° \\\"A\\\\B\\\" #1\"");
  CHECK(for_toml("a\nb\rc\td\x1b\x7f\u202e") == "\"a\\nb\\rc\\td\\u001b\\u007f\\u202e\"");
  CHECK(for_toml("\U000E0041") == "\"\\U000e0041\"");
  CHECK(for_toml("") == "\"\"");
  CHECK_FALSE(for_toml("caf\xe9").has_value());
}

TEST_CASE("Markdown reads no markup in a text from data") {
  CHECK(for_markdown("a|b*c_d`e<f>[g]\\") == "a\\|b\\*c\\_d\\`e&lt;f&gt;\\[g\\]\\\\");
  CHECK(for_markdown("R&D &lt; #1 ~x~ $5") == "R&amp;D &amp;lt; \\#1 \\~x\\~ \\$5");
  CHECK(for_markdown("two\nlines") == "two\\\\nlines");
  CHECK(for_markdown("été 95 %") == "été 95 %");
}

TEST_CASE("HTML and XML read no markup in a text from data, and get no character that they cannot hold") {
  for (const auto escaped : {for_html, for_xml}) {
    CHECK(escaped("<script>alert('1') && \"2\"</script>") ==
          "&lt;script&gt;alert(&#39;1&#39;) &amp;&amp; &quot;2&quot;&lt;/script&gt;");
    CHECK(escaped("]]> &amp; <!-- x -->") == "]]&gt; &amp;amp; &lt;!-- x --&gt;");
    CHECK(escaped(std::string_view("a\0b\x1b\n\t\x7f", 7)) == "a\\x00b\\x1b\\n\\t\\x7f");
    CHECK(escaped("gpj\u202Eexe") == "gpj\\u{202e}exe");
    CHECK(escaped("a\xEF\xBF\xBE"
                  "b\xEF\xBF\xBF") == "a\\u{fffe}b\\u{ffff}");
    CHECK(escaped("caf\xe9 \xed\xa0\x80") == "caf\\xe9 \\xed\\xa0\\x80");
    CHECK(escaped("été 95\u202f% 日本 👍") == "été 95\u202f% 日本 👍");
  }
}

TEST_CASE("no text from data ends a workflow command of GitHub or begins another") {
  CHECK(for_github_data("95 % of a\r\n::error::b") == "95 %25 of a%0D%0A::error::b");
  CHECK(for_github_data("%0A") == "%250A");
  CHECK(for_github_property("a:b,c%\n::d") == "a%3Ab%2Cc%25%0A%3A%3Ad");
  CHECK(for_github_data("\x1b[31m\u202e\xff") == "\\x1b[31m\\u{202e}\\xff");
}

TEST_CASE("text cells that a spreadsheet would execute get an apostrophe") {
  CHECK(for_csv("=cmd|' /C calc'!A0") == "'=cmd|' /C calc'!A0");
  CHECK(for_csv("+33 1") == "'+33 1");
  CHECK(for_csv("-1") == "'-1");
  CHECK(for_csv("@SUM(A1)") == "'@SUM(A1)");
  CHECK(for_csv("\t=1") == "'\t=1");
  CHECK(for_csv("\r=1") == "\"'\r=1\"");
  CHECK(for_csv("carrier==1") == "carrier==1");
}

TEST_CASE("cells are quoted where RFC 4180 asks for it and nowhere else") {
  CHECK(for_csv("plain text") == "plain text");
  CHECK(for_csv("a,b") == "\"a,b\"");
  CHECK(for_csv("say \"yes\"") == "\"say \"\"yes\"\"\"");
  CHECK(for_csv("two\nlines") == "\"two\nlines\"");
  CHECK(for_csv("=1,\"2\"") == "\"'=1,\"\"2\"\"\"");
  CHECK(for_csv("").empty());
}

TEST_CASE("what was made for programs keeps its lines on a terminal") {
  CHECK(for_terminal_lines("a,\"b\r\nc\"\n\x1b[2J\n") == "a,\"b\\r\nc\"\n\\x1b[2J\n");
}

TEST_CASE("what carets point at keeps its width") {
  CHECK(for_excerpt("promise\u202E\x1b >= 90") == "promise?? >= 90");
  CHECK(for_excerpt("\xff\u00e9") == "?\u00e9");
}

TEST_CASE("a JSON text says the same without what a terminal must not see") {
  CHECK(for_json("{\"a\": \"\u202Ex\u009b\x7f\u00e9\"}\n") == "{\"a\": \"\\u202ex\\u009b\\u007f\u00e9\"}\n");
  CHECK(for_json("\U000E0041") == "\\udb40\\udc41");
}
