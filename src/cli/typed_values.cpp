#include "cli/typed_values.h"

#include <algorithm>
#include <vector>

#include "cxkpi/error/error.h"
#include "cxkpi/error/suggest.h"

namespace cxkpi::cli {
namespace {

bool is_number(std::string_view text) {
  return !text.empty() && text.size() <= 12 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

RejectLimit reject_limit(const std::string& text) {
  RejectLimit limit;
  limit.percent = text.ends_with('%');
  const std::string digits = limit.percent ? text.substr(0, text.size() - 1) : text;
  if (!is_number(digits))
    throw Error(ErrorKind::usage, "", "'" + text + "' is not a number of rows", "write 100 or 1%");
  limit.rows = std::stoll(digits);
  return limit;
}

unsigned thread_count(const std::string& text) {
  if (!is_number(text))
    throw Error(ErrorKind::usage, "", "'" + text + "' is not a number of threads", "write 1 or more");
  return static_cast<unsigned>(std::clamp<long long>(std::stoll(text), 1, most_threads));
}

std::string one_of(std::initializer_list<std::string_view> words, const std::string& text) {
  if (std::find(words.begin(), words.end(), text) != words.end()) return text;
  std::string list;
  for (const std::string_view word : words) list.append(list.empty() ? "" : ", ").append(word);
  throw Error(ErrorKind::usage, "", "'" + text + "' is none of " + list,
              did_you_mean(text, std::vector<std::string>(words.begin(), words.end())));
}

}  // namespace cxkpi::cli
