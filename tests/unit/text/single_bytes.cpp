#include <catch2/catch.hpp>

#include "cxkpi/text/encoding.h"

namespace cxkpi {

TEST_CASE("words in CP850 are told from words in Windows-1252 by what their letters stand beside") {
  for (const char* bytes : {"livr\x82", "tr\x8as bien", "d\x82\x87u", "R\x82ponse", "h\x93pital", "conna\x8ctre",
                            "cr\x82\x82"
                            "e"}) {
    CAPTURE(bytes);
    CHECK(looks_like_cp850(bytes));
  }
  for (const char* bytes : {"livr\xe9",
                            "l\x92"
                            "article",
                            "alors\x85", "oui\x85mais", "lundi\x96vendredi", "\x82oui\x91", "10 \x80", "B\x9cuf",
                            "r\xe9gl\x82", "", "plain", "\x93mot\x94", "\x8atefan", "5\x89 de", "\x85"}) {
    CAPTURE(bytes);
    CHECK_FALSE(looks_like_cp850(bytes));
  }
}

TEST_CASE("a text in single bytes becomes UTF-8") {
  CHECK(from_single_bytes("colis livr\x82 \x85 l'h\x93tel") == "colis livré à l'hôtel");
  CHECK(from_single_bytes("colis livr\xe9 \x85") == "colis livré …");
  CHECK(from_cp850("\x9c\xd5 A") == "£ı A");
}

}  // namespace cxkpi
