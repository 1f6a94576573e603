#include "exports/number.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "cxkpi/table/type.h"
#include "exports/digits.h"
#include "exports/missing.h"

namespace cxkpi::exports {
namespace {

constexpr std::size_t longest = 48;  // digits and marks; more is no amount
constexpr ParsedNumber not_a_number{0, NumberFault::not_a_number};

bool is_capital(char c) noexcept { return c >= 'A' && c <= 'Z'; }

// Walks over a text's front.
struct Reader {
  std::string_view rest;

  bool take(std::string_view prefix) noexcept {
    if (!rest.starts_with(prefix)) return false;
    rest.remove_prefix(prefix.size());
    return true;
  }

  // One blank of any kind that people put between thousands: space, tab, no-break, thin, narrow no-break.
  bool take_blank() noexcept {
    return take(" ") || take("\t") || take("\xC2\xA0") || take("\xE2\x80\x89") || take("\xE2\x80\xAF");
  }

  void skip_blanks() noexcept {
    while (take_blank()) {
    }
  }

  // A sign such as €, or "US$", or a three-letter code.
  bool take_currency() noexcept {
    std::size_t letters = 0;
    while (letters < rest.size() && letters < 4 && is_capital(rest[letters])) ++letters;
    const std::string_view behind = rest.substr(letters);
    if (letters <= 2) {
      for (const std::string_view sign : {"$", "\xC2\xA3", "\xC2\xA5"}) {  // $ £ ¥
        if (!behind.starts_with(sign)) continue;
        rest.remove_prefix(letters + sign.size());
        return true;
      }
    }
    // U+20A0 to U+20BF, the block of currency signs: € ₹ ₺ ₽ …
    if (letters == 0 && behind.size() >= 3 && behind.starts_with("\xE2\x82") &&
        static_cast<unsigned char>(behind[2]) >= 0xA0U) {
      rest.remove_prefix(3);
      return true;
    }
    if (letters != 3) return false;
    rest.remove_prefix(3);
    return true;
  }

  // True with `negative` set when a sign stood here.
  bool take_sign(bool& negative) noexcept {
    if (take("+")) return true;
    if (!take("-") && !take("\xE2\x88\x92")) return false;
    negative = true;
    return true;
  }
};

// Digits and marks, every blank between digits being ' '.
struct Figure {
  std::array<char, longest> characters{};
  std::size_t size = 0;

  [[nodiscard]] std::string_view text() const noexcept { return {characters.data(), size}; }
  bool add(char c) noexcept {
    if (size == longest) return false;
    characters[size++] = c;
    return true;
  }
};

bool take_figure(Reader& reader, Figure& figure) noexcept {
  while (!reader.rest.empty()) {
    const char next = reader.rest.front();
    if (is_digit(next) || next == '.' || next == ',') {
      if (!figure.add(next)) return false;
      reader.rest.remove_prefix(1);
      continue;
    }
    Reader ahead = reader;
    if (!ahead.take_blank() || ahead.rest.empty() || !is_digit(ahead.rest.front())) break;
    if (!figure.add(' ')) return false;
    reader = ahead;
  }
  return figure.size > 0;
}

// Where the figure's decimals begin (npos: it has none), or a fault.
struct Marks {
  std::size_t decimal = std::string_view::npos;
  NumberFault fault = NumberFault::none;
};

// What a single ',' means when the file did not say.
Marks lone_comma(std::string_view figure, std::size_t at) noexcept {
  const std::string_view whole = figure.substr(0, at);
  const bool may_part_thousands = figure.size() - at - 1 == 3 && whole.find(' ') == std::string_view::npos &&
                                  !whole.empty() && whole.size() <= 3 && whole.front() != '0';
  return may_part_thousands ? Marks{std::string_view::npos, NumberFault::ambiguous} : Marks{at, NumberFault::none};
}

Marks find_decimal(std::string_view figure, std::optional<char> decimal) noexcept {
  constexpr auto none = std::string_view::npos;
  if (decimal.has_value()) return {figure.find(*decimal), NumberFault::none};
  const std::size_t dot = figure.rfind('.');
  const std::size_t comma = figure.rfind(',');
  if (dot != none && comma != none) return {std::max(dot, comma), NumberFault::none};
  const std::size_t last = dot != none ? dot : comma;
  if (last == none || figure.find(figure[last]) != last) return {none, NumberFault::none};  // "1,234,567": thousands
  return dot != none ? Marks{dot, NumberFault::none} : lone_comma(figure, comma);
}

// One kind of mark, every group but the first of three digits, the first of one to three.
bool well_parted(std::string_view whole) noexcept {
  const std::size_t first = whole.find_first_of(" .,");
  if (first == std::string_view::npos) return true;
  if (first == 0 || first > 3) return false;
  const char mark = whole[first];
  if ((whole.size() - first) % 4 != 0) return false;
  for (std::size_t i = first; i < whole.size(); ++i) {
    const bool at_mark = (i - first) % 4 == 0;
    if (at_mark ? whole[i] != mark : !is_digit(whole[i])) return false;
  }
  return true;
}

bool add_digit(std::int64_t& value, char digit) noexcept {
  return !__builtin_mul_overflow(value, std::int64_t{10}, &value) &&
         !__builtin_add_overflow(value, std::int64_t{digit - '0'}, &value);
}

// `decimals` has digits only.
ParsedNumber evaluate(std::string_view whole, std::string_view decimals, bool negative) noexcept {
  constexpr std::size_t places = 4;
  static_assert(file_number_denominator == 10000);
  std::int64_t value = 0;
  for (const char c : whole) {
    if (is_digit(c) && !add_digit(value, c)) return not_a_number;
  }
  for (std::size_t i = 0; i < places; ++i) {
    if (!add_digit(value, i < decimals.size() ? decimals[i] : '0')) return not_a_number;
  }
  if (decimals.size() > places && decimals[places] >= '5' && __builtin_add_overflow(value, std::int64_t{1}, &value)) {
    return not_a_number;
  }
  return {negative ? -value : value, NumberFault::none};
}

// Of a percentage, rounded half away from zero.
ParsedNumber hundredth(std::int64_t value) noexcept {
  constexpr std::int64_t hundred = 100;
  const std::int64_t rest = value % hundred;
  const std::int64_t up = rest >= hundred / 2 ? 1 : rest <= -hundred / 2 ? -1 : 0;
  return {value / hundred + up, NumberFault::none};
}

// Most values are bare digits with or without decimals: read at one go. False when there is more to it.
bool read_plain(std::string_view text, char mark, std::int64_t& value) noexcept {
  constexpr std::size_t safe_digits = 14;
  constexpr std::size_t places = 4;
  std::size_t at = 0;
  while (at < text.size() && at <= safe_digits && is_digit(text[at])) value = value * 10 + (text[at++] - '0');
  if (at == 0 || at > safe_digits) return false;
  std::size_t decimals = 0;
  if (at < text.size()) {
    decimals = text.size() - at - 1;
    if (text[at++] != mark || decimals == 0 || decimals > places) return false;
    for (; at < text.size(); ++at) {
      if (!is_digit(text[at])) return false;
      value = value * 10 + (text[at] - '0');
    }
  }
  for (; decimals < places; ++decimals) value *= 10;
  return true;
}

}  // namespace

ParsedNumber parse_number(std::string_view text, std::optional<char> decimal) noexcept {
  ParsedNumber plain;
  if (read_plain(text, decimal.value_or('.'), plain.value)) return plain;
  Reader reader{text};
  reader.skip_blanks();
  bool negative = false;
  const bool signed_before = reader.take_sign(negative);
  reader.skip_blanks();
  const bool currency_before = reader.take_currency();
  reader.skip_blanks();
  if (!signed_before && reader.take_sign(negative)) reader.skip_blanks();

  Figure figure;
  if (!take_figure(reader, figure)) return not_a_number;
  reader.skip_blanks();
  if (!currency_before && reader.take_currency()) reader.skip_blanks();
  const bool percent = reader.take("%");
  reader.rest = trimmed(reader.rest);
  if (!reader.rest.empty()) return not_a_number;

  const std::string_view all = figure.text();
  const Marks marks = find_decimal(all, decimal);
  if (marks.fault != NumberFault::none) return {0, marks.fault};
  const std::string_view whole = all.substr(0, marks.decimal);
  const std::string_view decimals = marks.decimal == std::string_view::npos ? "" : all.substr(marks.decimal + 1);
  const bool only_digits = std::all_of(decimals.begin(), decimals.end(), is_digit);
  if (!well_parted(whole) || !only_digits || (marks.decimal != std::string_view::npos && decimals.empty())) {
    return not_a_number;
  }
  const ParsedNumber number = evaluate(whole, decimals, negative);
  return percent && number.fault == NumberFault::none ? hundredth(number.value) : number;
}

ParsedNumber parse_unmistakable(std::string_view text) noexcept {
  ParsedNumber plain;
  if (text.find_first_of(".,") == std::string_view::npos && read_plain(text, '.', plain.value)) return plain;
  const ParsedNumber comma = parse_number(text, ',');
  const ParsedNumber point = parse_number(text, '.');
  if (comma.fault != NumberFault::none) return point;
  if (point.fault != NumberFault::none || comma.value == point.value) return comma;
  return {0, NumberFault::ambiguous};
}

}  // namespace cxkpi::exports
