#include "exports/split_times.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exports/column_sample.h"
#include "exports/digits.h"
#include "exports/header_names.h"

namespace cxkpi::exports {
namespace {

// The header's words with a mark in the place of the one that is among `words`; nothing where none is, or two are.
template <std::size_t count>
std::optional<std::string> with_mark(const std::string& header, const std::array<std::string_view, count>& words) {
  std::string out;
  std::size_t found = 0;
  for (const std::string& word : words_of_header(header)) {
    const bool is_meant = std::find(words.begin(), words.end(), word) != words.end();
    found += is_meant ? 1 : 0;
    out += is_meant ? "*" : word;
    out += ' ';
  }
  return found == 1 ? std::optional<std::string>(out) : std::nullopt;
}

std::optional<std::string> as_date(const std::string& header) {
  constexpr std::array<std::string_view, 3> words{"date", "day", "jour"};
  return with_mark(header, words);
}

std::optional<std::string> as_time(const std::string& header) {
  constexpr std::array<std::string_view, 4> words{"time", "heure", "hour", "horaire"};
  return with_mark(header, words);
}

// "9:05", "17:05:52", "05:05 PM", "17h05".
bool is_time_of_day(std::string_view value) {
  std::size_t digits = 0;
  while (digits < value.size() && is_digit(value[digits])) ++digits;
  if (digits == 0 || digits > 2 || value.size() < digits + 3) return false;
  const char mark = value[digits];
  return (mark == ':' || mark == 'h' || mark == 'H') && is_digit(value[digits + 1]) && is_digit(value[digits + 2]) &&
         value.size() <= 16;
}

bool is_used(const Matching& matching, int header) {
  return std::any_of(matching.columns.begin(), matching.columns.end(), [header](const MatchedColumn& column) {
    return column.header == header || column.time == header;
  });
}

using Marking = std::optional<std::string> (*)(const std::string& header);

// The one unused header that is called like this one, but for the word that is marked: a date's time, a time's date.
std::optional<int> other_half(const OpenedFile& file, int header, Marking own, Marking others) {
  const std::vector<std::string>& headers = file.layout.header;
  const std::optional<std::string> wanted = own(headers[static_cast<std::size_t>(header)]);
  if (!wanted) return std::nullopt;
  std::optional<int> found;
  for (std::size_t h = 0; h < headers.size(); ++h) {
    const auto place = static_cast<int>(h);
    if (is_used(file.matching, place) || others(headers[h]) != wanted) continue;
    if (found) return std::nullopt;
    found = place;
  }
  return found;
}

bool are_dates_and_times(const OpenedFile& file, int date, int time) {
  bool any_time = false;
  bool all_fit = true;
  sample_values(file.input, file.layout, {{date}, {time}}, [&](std::size_t column, std::string_view value) {
    const bool is_time = column == 1;
    any_time = any_time || is_time;
    all_fit = all_fit && (is_time ? is_time_of_day(value) : value.find(':') == std::string_view::npos);
  });
  return any_time && all_fit;
}

}  // namespace

void find_times(OpenedSource& source) {
  for (OpenedFile& file : source.files) {
    for (std::size_t c = 0; c < source.schema->columns.size(); ++c) {
      MatchedColumn& column = file.matching.columns[c];
      const bool may_lack = source.schema->columns[c].type == Type::instant && column.header >= 0 && column.time < 0;
      if (!may_lack || !column.after.empty()) continue;
      const std::optional<int> time = other_half(file, column.header, as_date, as_time);
      if (time && are_dates_and_times(file, column.header, *time)) column.time = *time;
      const std::optional<int> date = other_half(file, column.header, as_time, as_date);
      if (!date || !are_dates_and_times(file, *date, column.header)) continue;
      column.time = column.header;
      column.header = *date;
    }
  }
}

}  // namespace cxkpi::exports
