#include "csv/record_columns.h"

#include <string>

#include "csv/fast_csv.h"
#include "csv/quote_policy.h"
#include "cxkpi/error/error.h"

namespace cxkpi::csv {
namespace {

template <class QuotePolicy>
Cut cut(char* record, char** fields, const std::vector<int>& order) {
  try {
    io::detail::parse_line<io::trim_chars<>, QuotePolicy>(record, fields, order);
    return Cut::whole;
  } catch (const io::error::too_few_columns&) {
    return Cut::too_few;
  } catch (const io::error::too_many_columns&) {
    return Cut::too_many;
  } catch (const io::error::escaped_string_not_closed&) {
    return Cut::unclosed;
  }
}

template <class QuotePolicy>
std::optional<std::size_t> count(const char* record) {
  try {
    for (std::size_t columns = 1;; ++columns) {
      record = QuotePolicy::find_next_column_end(record);
      if (*record == '\0') return columns;
      ++record;
    }
  } catch (const io::error::escaped_string_not_closed&) {
    return std::nullopt;
  }
}

template <char Separator>
RecordColumns columns_between(bool quotes) {
  if (!quotes) return {cut<LiteralColumns<Separator>>, count<LiteralColumns<Separator>>};
  return {cut<QuotableColumns<Separator>>, count<QuotableColumns<Separator>>};
}

}  // namespace

RecordColumns record_columns(char delimiter, bool quotes) {
  switch (delimiter) {
    case ',':
      return columns_between<','>(quotes);
    case ';':
      return columns_between<';'>(quotes);
    case '\t':
      return columns_between<'\t'>(quotes);
    case '|':
      return columns_between<'|'>(quotes);
    default:
      throw Error(ErrorKind::config, {}, std::string("'") + delimiter + "' cannot be a delimiter",
                  "a delimiter is a comma, a semicolon, a tab or |");
  }
}

}  // namespace cxkpi::csv
