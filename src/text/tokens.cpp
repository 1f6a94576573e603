#include "text/tokens.h"

#include <array>

#include "cxkpi/text/fold.h"

namespace cxkpi {
namespace {

// Smileys of punctuation; longer ones first.
constexpr std::array<std::string_view, 18> smileys{":-)", ":-(", ":'(", ":-/", ";-)", ":-D", ">:(", "^^", ":)",
                                                   ":(",  ":/",  ";)",  ":D",  "=)",  "=(",  "<3",  ":]", ":["};

bool ends_clause(char c) { return std::string_view(".,;:!?()[]\n\r\"").find(c) != std::string_view::npos; }

// Characters beyond the letters that stand for something: emojis, dingbats, arrows, stars. Joiners and variation marks
// are none.
bool is_sign(std::string_view bytes) {
  if (bytes.size() == 4) return true;  // the planes of the emojis
  if (bytes.size() != 3 || static_cast<unsigned char>(bytes[0]) != 0xE2) return false;
  const auto second = static_cast<unsigned char>(bytes[1]);
  return second >= 0x86 && second <= 0xAF;  // U+2190 to U+2BFF
}

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text) {}

  Tokens run() {
    while (!text_.empty()) {
      if (smiley()) continue;
      const std::size_t before = out_.folded.size();
      const std::string_view all = text_;
      text_.remove_prefix(fold_character(text_, out_.folded));
      if (out_.folded.size() != before) continue;
      end_word();
      const std::string_view bytes = all.substr(0, all.size() - text_.size());
      if (is_sign(bytes))
        sign(bytes);
      else if (ends_clause(bytes[0]) || bytes == "…" || bytes == "«" || bytes == "»")
        ++clause_;
    }
    end_word();
    return std::move(out_);
  }

 private:
  bool smiley() {
    for (const std::string_view face : smileys) {
      if (!text_.starts_with(face) || goes_on(text_.substr(face.size()))) continue;
      end_word();
      sign(face);
      text_.remove_prefix(face.size());
      return true;
    }
    return false;
  }

  // "https://" and "delay:Days" hold no smiley.
  static bool goes_on(std::string_view rest) {
    std::string letters;
    if (!rest.empty()) fold_character(rest, letters);
    return !letters.empty() || rest.starts_with('/');
  }

  void sign(std::string_view bytes) {
    out_.folded += bytes;
    out_.list.push_back({begin_, out_.folded.size(), clause_, true});
    begin_ = out_.folded.size();
  }

  void end_word() {
    if (out_.folded.size() == begin_) return;
    shorten();
    out_.list.push_back({begin_, out_.folded.size(), clause_, false});
    begin_ = out_.folded.size();
  }

  // Letters that repeat three times or more.
  void shorten() {
    std::string& folded = out_.folded;
    std::size_t kept = begin_;
    for (std::size_t at = begin_; at < folded.size();) {
      std::size_t end = at + 1;
      while (end < folded.size() && folded[end] == folded[at]) ++end;
      const bool letter = folded[at] >= 'a' && folded[at] <= 'z';
      const std::size_t take = letter && end - at >= 3 ? 1 : end - at;
      for (std::size_t i = 0; i < take; ++i) folded[kept++] = folded[at];
      at = end;
    }
    folded.resize(kept);
  }

  std::string_view text_;
  Tokens out_;
  std::size_t begin_ = 0;
  int clause_ = 0;
};

}  // namespace

Tokens tokens_of(std::string_view text) { return Tokenizer(text).run(); }

}  // namespace cxkpi
