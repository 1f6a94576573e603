// Comments: capitals, and blanks around, change nothing about a comment's tone and themes.
#include <string>

#include "cxkpi/text/encoding.h"
#include "cxkpi/text/fold.h"
#include "cxkpi/text/lexicon.h"
#include "cxkpi/text/themes.h"
#include "property.h"

namespace {

using namespace cxkpi;

void check_folding(std::string_view text) {
  while (!text.empty()) {
    std::string folded;
    const std::size_t length = fold_character(text, folded);
    fuzz::demand(length > 0 && length <= text.size(), "a character ends in the text");
    fuzz::demand(is_utf8(folded), "letters are UTF-8");
    text.remove_prefix(length);
  }
}

// But for what would become a smiley, ":D" or ":-D".
std::string in_capitals(std::string text) {
  char before = ' ';
  for (char& c : text) {
    if (c >= 'a' && c <= 'z' && before != ':' && before != '-') c = static_cast<char>(c - 'a' + 'A');
    before = c;
  }
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  check_folding(text);
  fuzz::demand(is_utf8(from_windows_1252(text)), "Windows-1252 becomes UTF-8");
  const int score = Lexicon::built_in().score(text);
  const std::uint64_t themes = Themes::built_in().find(text);
  for (const std::string& other : {in_capitals(text), " " + text + " "}) {
    fuzz::demand(Lexicon::built_in().score(other) == score, "the tone is the same");
    fuzz::demand(Themes::built_in().find(other) == themes, "the themes are the same");
  }
  return 0;
}
