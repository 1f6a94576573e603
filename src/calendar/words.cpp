// Names of days and months, compared letter by letter without case and accents.
#include "calendar/words.h"

#include <array>

namespace cxkpi {
namespace {

constexpr std::array<std::string_view, 12> english_months{"january",   "february", "march",    "april",
                                                          "may",       "june",     "july",     "august",
                                                          "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 12> french_months{"janvier",   "fevrier", "mars",     "avril",
                                                         "mai",       "juin",    "juillet",  "aout",
                                                         "septembre", "octobre", "novembre", "decembre"};
constexpr std::array<std::string_view, 7> english_weekdays{"monday", "tuesday",  "wednesday", "thursday",
                                                           "friday", "saturday", "sunday"};
constexpr std::array<std::string_view, 7> french_weekdays{"lundi",    "mardi",  "mercredi", "jeudi",
                                                          "vendredi", "samedi", "dimanche"};
constexpr std::size_t shortest_form = 3;

// The next letter, folded, or 0 where the text is no letter or ends; moves `at` past it and past an accent after it.
char next_letter(const char*& at) noexcept {
  const char c = *at;
  char letter = '\0';
  if (c >= 'a' && c <= 'z') letter = c;
  if (c >= 'A' && c <= 'Z') letter = static_cast<char>(c - 'A' + 'a');
  if (letter != '\0') {
    ++at;
  } else if (c == '\xC3') {
    const char second = at[1];
    if (second == '\xA8' || second == '\x88' || second == '\xA9' || second == '\x89') letter = 'e';  // è È é É
    if (second == '\xBB' || second == '\x9B') letter = 'u';                                          // û Û
    if (letter != '\0') at += 2;
  }
  constexpr std::string_view combining = "\x80\x81\x82";  // after 0xCC: grave, acute, circumflex
  if (letter != '\0' && at[0] == '\xCC' && combining.find(at[1]) != std::string_view::npos) at += 2;
  return letter;
}

constexpr std::size_t longest_name = 9;

// The letters at `at`, folded and put into `letters`; moves `at` past them. Empty when there are more than a name has.
std::string_view read_name(const char*& at, std::array<char, longest_name>& letters) noexcept {
  std::size_t count = 0;
  while (true) {
    const char letter = next_letter(at);
    if (letter == '\0') return {letters.data(), count};
    if (count == letters.size()) return {};
    letters[count++] = letter;
  }
}

// Most names differ in their first letter already.
constexpr bool begins_with(std::string_view text, std::string_view start) noexcept {
  return text.front() == start.front() && text.starts_with(start);
}

}  // namespace

std::string folded(const std::string& word) {
  std::string out;
  const char* at = word.c_str();
  while (*at != '\0') {
    const char letter = next_letter(at);
    out += letter != '\0' ? letter : *at++;
  }
  return out;
}

std::optional<int> weekday_of(std::string_view word) {
  const std::string name = folded(std::string(word));
  for (std::size_t i = 0; i < english_weekdays.size(); ++i) {
    for (const std::string_view known : {english_weekdays[i], french_weekdays[i]}) {
      if (name == known || name == known.substr(0, shortest_form)) return static_cast<int>(i) + 1;
    }
  }
  return std::nullopt;
}

bool read_weekday(const char*& text) noexcept {
  std::array<char, longest_name> letters{};
  const char* at = text;
  const std::string_view name = read_name(at, letters);
  for (std::size_t i = 0; i < english_weekdays.size(); ++i) {
    for (const std::string_view known : {english_weekdays[i], french_weekdays[i]}) {
      if (name != known && name != known.substr(0, shortest_form)) continue;
      text = at + (*at == '.' ? 1 : 0);
      return true;
    }
  }
  return false;
}

int read_month(const char*& text) noexcept {
  std::array<char, longest_name> letters{};
  const char* at = text;
  const std::string_view name = read_name(at, letters);
  if (name.size() < shortest_form) return 0;
  int month = 0;
  for (std::size_t i = 0; i < english_months.size(); ++i) {
    if (!begins_with(english_months[i], name) && !begins_with(french_months[i], name)) continue;
    if (month != 0) return 0;
    month = static_cast<int>(i) + 1;
  }
  if (month != 0) text = at + (*at == '.' ? 1 : 0);
  return month;
}

}  // namespace cxkpi
