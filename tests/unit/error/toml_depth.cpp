// Dotted keys are counted where they are keys.
#include "error/toml_depth.h"

#include <catch2/catch.hpp>

using cxkpi::line_of_deep_key;

TEST_CASE("a key has as many parts as its points make") {
  CHECK(line_of_deep_key("a.b.c = 1", 3) == 0);
  CHECK(line_of_deep_key("a.b.c.d = 1", 3) == 1);
  CHECK(line_of_deep_key("[a.b]\nx.y = 1.5\n", 3) == 0);
  CHECK(line_of_deep_key("x = 1\n\n[a . b . c.d]\n", 3) == 3);
  CHECK(line_of_deep_key("x = { a.b = 1, c.d.e.f = 2 }", 3) == 1);
  CHECK(line_of_deep_key("", 3) == 0);
}

TEST_CASE("points in texts and comments make no parts") {
  CHECK(line_of_deep_key("x = \"a.b.c.d\" # .....\n", 3) == 0);
  CHECK(line_of_deep_key("x = 'a.b.c.d\\'\n", 3) == 0);
  CHECK(line_of_deep_key("x = \"a\\\".b.c.d\"\n", 3) == 0);
  CHECK(line_of_deep_key("x = \"\"\"\n...\n\\\"\"\" ....\"\"\"\ny = 'z'\n", 3) == 0);
  CHECK(line_of_deep_key("x = \"\"\na.b.c.d = 1\n", 3) == 2);
  CHECK(line_of_deep_key("\"a.b\".\"c.d\" = 1\n", 3) == 0);
  CHECK(line_of_deep_key("\"a=\".\"b,\".'c'.d = 1\n", 3) == 1);
}

TEST_CASE("what is no TOML ends somewhere") {
  for (const char* text : {"\"", "'", "\"\"\"", "'''", "\"\\", "\"\"\"\\", "'''.", "#", "\"a\n.b"}) {
    CHECK(line_of_deep_key(text, 3) == 0);
  }
}
