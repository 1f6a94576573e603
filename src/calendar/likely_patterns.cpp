// What a date as written may mean: the patterns that a person would think of on seeing it.
#include <array>
#include <cstddef>
#include <optional>

#include "calendar/reading.h"
#include "calendar/words.h"
#include "cxkpi/calendar/timestamp.h"

namespace cxkpi {
namespace {

enum class Kind { digits, letters, mark };

struct Piece {
  Kind kind;
  std::string_view text;
};

Kind kind_of(char c) {
  if (c >= '0' && c <= '9') return Kind::digits;
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80U) != 0;
  return letter ? Kind::letters : Kind::mark;
}

std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> out;
  for (std::size_t at = 0; at < text.size();) {
    const Kind kind = kind_of(text[at]);
    std::size_t end = at + 1;
    while (kind != Kind::mark && end < text.size() && kind_of(text[end]) == kind) ++end;
    out.push_back({kind, text.substr(at, end - at)});
    at = end;
  }
  return out;
}

bool is_half_day(std::string_view letters) {
  return letters == "AM" || letters == "PM" || letters == "am" || letters == "pm" || letters == "a" || letters == "p" ||
         letters == "A" || letters == "P";
}

// What stands between a date and its time: "2026-03-31T10:00", "March 31, 2026 at 10:00", "31/03/2026 à 10h00".
bool leads_to_time(std::string_view letters) {
  return letters == "T" || letters == "at" || letters == "à" || letters == "a" || letters == "À";
}

// The zones that end a time; what they mean is the reader's business.
bool is_zone(std::string_view letters) {
  const std::string name(letters);
  const char* at = name.c_str();
  TimeReading reading;
  return read_offset(at, reading) && *at == '\0';
}

// Walks over the pieces and writes the pattern, with the three fields of the date left open.
class Walk {
 public:
  explicit Walk(std::string_view text) : pieces_(pieces_of(text)) {}

  std::vector<std::string> run() {
    if (is(Kind::digits) && (pieces_.size() == 1 || is_fraction_only())) return digits_alone(pieces_[0].text);
    weekday();
    if (!date() || !time() || at_ != pieces_.size()) return {};
    std::vector<std::string> out;
    for (const std::string_view order : orders()) {
      if (half_day_) out.push_back(pattern(order, "%I"));
      out.push_back(pattern(order, "%H"));
    }
    return out;
  }

 private:
  // "1774533240.123": a number of seconds or milliseconds and its fraction.
  [[nodiscard]] bool is_fraction_only() const {
    return pieces_.size() == 3 && pieces_[0].text.size() >= 10 && (pieces_[1].text == "." || pieces_[1].text == ",") &&
           pieces_[2].kind == Kind::digits;
  }

  // A date and its time without marks, when it begins with a year of our time; as an epoch count it would be after
  // 2033.
  [[nodiscard]] std::vector<std::string> digits_alone(std::string_view digits) const {
    const bool is_year =
        pieces_.size() == 1 && digits.size() >= 4 && digits.substr(0, 4) >= "1990" && digits.substr(0, 4) < "2200";
    if (digits.size() == 10) return {is_year ? "%Y%m%d%H" : "%s"};
    if (digits.size() == 13) return {"%Q"};
    if (digits.size() == 12 && is_year) return {"%Y%m%d%H%M"};
    if (digits.size() == 14 && is_year) return {"%Y%m%d%H%M%S"};
    return {};
  }

  // "Thu, 26 Mar 2026", "jeudi 26 mars 2026".
  void weekday() {
    if (!is(Kind::letters) || !weekday_of(pieces_[at_].text)) return;
    ++at_;
    if (is_mark('.')) ++at_;  // "jeu."
    std::string marks;
    while (is(Kind::mark)) marks += pieces_[at_++].text;
    before_date_ = "%a" + one_blank(marks);
  }

  [[nodiscard]] bool is(Kind kind) const { return at_ < pieces_.size() && pieces_[at_].kind == kind; }
  [[nodiscard]] bool is_mark(char c) const { return is(Kind::mark) && pieces_[at_].text[0] == c; }

  bool date() {
    for (std::size_t field = 0; field < fields_.size(); ++field) {
      if (!is(Kind::digits) && !is(Kind::letters)) return false;
      fields_[field] = pieces_[at_++];
      if (fields_[field].kind == Kind::letters && is_mark('.')) ++at_;  // a month cut short: "oct."
      if (field == 2) return true;
      while (is(Kind::mark)) between_[field] += pieces_[at_++].text;
    }
    return true;
  }

  // The rest, from behind the date.
  bool time() {
    if (at_ == pieces_.size()) return true;
    while (is(Kind::mark) || (is(Kind::letters) && leads_to_time(pieces_[at_].text)))
      before_time_ += pieces_[at_++].text;
    if (!is(Kind::digits) || pieces_[at_].text.size() > 2 || before_time_.empty()) return false;
    ++at_;
    constexpr std::array<std::string_view, 2> parts{"%M", "%S"};
    for (const std::string_view part : parts) {
      const bool follows = at_ + 1 < pieces_.size() && pieces_[at_ + 1].kind == Kind::digits;
      if (!follows || !(is_mark(':') || (is(Kind::letters) && pieces_[at_].text == "h"))) break;
      after_hour_ += std::string(pieces_[at_].text) + std::string(part);
      at_ += 2;
    }
    if ((is_mark('.') || is_mark(',')) && at_ + 1 < pieces_.size() && pieces_[at_ + 1].kind == Kind::digits) at_ += 2;
    take_half_day();
    take_offset();
    return true;
  }

  void take_half_day() {
    const std::size_t begin = at_;
    while (is_mark(' ')) ++at_;
    if (!is(Kind::letters) || !is_half_day(pieces_[at_].text)) {
      at_ = begin;
      return;
    }
    after_hour_ += at_ > begin ? " %p" : "%p";
    const bool dotted = pieces_[at_].text.size() == 1;
    ++at_;
    if (dotted) {  // "p.m."
      while (is_mark('.') || (is(Kind::letters) && (pieces_[at_].text == "m" || pieces_[at_].text == "M"))) ++at_;
    }
    half_day_ = true;
  }

  void take_offset() {
    const std::size_t begin = at_;
    while (is_mark(' ')) ++at_;
    const std::string blank = at_ > begin ? " " : "";
    const bool is_named = is(Kind::letters) && is_zone(pieces_[at_].text);
    if (is_named) ++at_;
    if ((is_mark('+') || is_mark('-')) && at_ + 1 < pieces_.size() && pieces_[at_ + 1].kind == Kind::digits) {
      after_hour_ += blank + "%z";
      at_ += 2;
      if (is_mark(':')) at_ += 2;
    } else if (is_named) {
      after_hour_ += blank + "%z";
    } else {
      at_ = begin;
    }
  }

  // Which field is what, the likelier first.
  [[nodiscard]] std::vector<std::string_view> orders() const {
    const auto letters = [&](std::size_t field) { return fields_[field].kind == Kind::letters; };
    const auto digits = [&](std::size_t field) { return letters(field) ? 0 : fields_[field].text.size(); };
    const bool year_first = digits(0) == 4;
    const bool year_last = digits(2) == 4 || digits(2) == 2;
    if (letters(0))
      return year_last && digits(1) <= 2 ? std::vector<std::string_view>{"bdY"} : std::vector<std::string_view>{};
    if (letters(1) && year_first) return {"Ybd"};
    if (letters(1))
      return year_last && digits(0) <= 2 ? std::vector<std::string_view>{"dbY"} : std::vector<std::string_view>{};
    if (digits(1) == 0 || digits(1) > 2) return {};
    if (year_first) return {"Ymd"};
    if (year_last && digits(0) == 2 && digits(2) == 2) return {"dmY", "mdY", "Ymd"};
    if (year_last && digits(0) <= 2) return {"dmY", "mdY"};
    if (digits(0) == 2 && digits(2) == 1) return {"Ymd"};
    return {};
  }

  [[nodiscard]] std::string pattern(std::string_view order, std::string_view hour) const {
    std::string out = before_date_;
    for (std::size_t field = 0; field < order.size(); ++field) {
      const bool short_year = order[field] == 'Y' && fields_[field].text.size() == 2;
      out += '%';
      out += short_year ? 'y' : order[field];
      if (field < 2) out += one_blank(between_[field]);
    }
    if (before_time_.empty()) return out;
    return out + one_blank(before_time_) + std::string(hour) + after_hour_;
  }

  // The marks as a pattern has them.
  static std::string one_blank(const std::string& marks) {
    std::string out;
    for (const char c : marks) {
      const char mark = c == '\t' ? ' ' : c;
      if (mark != ' ' || out.empty() || out.back() != ' ') out += mark;
      if (c == '%') out += '%';
    }
    return out;
  }

  std::vector<Piece> pieces_;
  std::size_t at_ = 0;
  std::array<Piece, 3> fields_{};
  std::string before_date_;
  std::array<std::string, 2> between_;
  std::string before_time_;
  std::string after_hour_;
  bool half_day_ = false;
};

}  // namespace

std::vector<std::string> likely_patterns(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos || text.find('\0') != std::string_view::npos) return {};
  return Walk(text.substr(first, text.find_last_not_of(blanks) - first + 1)).run();
}

}  // namespace cxkpi
