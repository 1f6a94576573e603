#include "exports/date_forms.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "cxkpi/error/error.h"
#include "exports/column_sample.h"
#include "exports/date_evidence.h"
#include "exports/number.h"
#include "exports/printable.h"

namespace cxkpi::exports {
namespace {

// The columns of a file that hold dates, in the schema's order, with their places in the header.
struct DateColumns {
  std::vector<DateEvidence> evidence;
  std::vector<ValueColumn> places;
};

DateColumns date_columns(const OpenedSource& source, const OpenedFile& file, const Zone& zone) {
  DateColumns out;
  for (std::size_t c = 0; c < source.schema->columns.size(); ++c) {
    const Type type = source.schema->columns[c].type;
    const MatchedColumn& column = file.matching.columns[c];
    if (column.header < 0 || (type != Type::date && type != Type::instant) || !column.after.empty()) continue;
    out.evidence.emplace_back(c, type == Type::date, zone);
    out.places.push_back({column.header, column.time});
  }
  const std::vector<int> last_by = positions(file.layout.header, file.config.last_by);
  if (!file.config.last_by.empty() && !last_by.empty() && !file.last_by_is_number) {
    out.evidence.emplace_back(source.schema->columns.size(), false, zone);
    out.places.push_back({last_by.front()});
  }
  return out;
}

// A column of which the sample has no value, in a file whose other dates are not ISO.
void look_closer(const OpenedFile& file, DateEvidence& evidence, const ValueColumn& place) {
  constexpr std::size_t enough = 10'000;
  std::size_t seen = 0;
  visit_values(file.input, file.layout, {place}, [&](std::size_t, std::string_view value) {
    if (seen++ < enough) evidence.sample(value);
  });
  evidence.weigh();
}

void look_at_all(const OpenedFile& file, DateEvidence& evidence, const ValueColumn& place) {
  evidence.forget_counts();
  visit_values(file.input, file.layout, {place}, [&](std::size_t, std::string_view value) { evidence.add(value); });
  evidence.keep_best();
}

// "%d", "%m" or "%y" when the columns that are settled and begin with one of these are of one mind.
std::string common_order(const std::vector<DateEvidence>& columns) {
  std::set<std::string> orders;
  for (const DateEvidence& column : columns) {
    const std::string order = column.best().pattern.substr(0, 2);
    const bool either =
        order == "%m" || order == "%y" || (order == "%d" && column.best().pattern.find("%m") != std::string::npos);
    if (column.is_settled() && !column.is_empty() && either) orders.insert(order);
  }
  return orders.size() == 1 ? *orders.begin() : "";
}

std::string name_of(const OpenedSource& source, const OpenedFile& file, std::size_t column) {
  return column < source.schema->columns.size() ? source.schema->columns[column].name : file.config.last_by;
}

std::string_view first_field(const DateCandidate& candidate) {
  if (candidate.pattern.starts_with("%d")) return "day";
  return candidate.pattern.starts_with("%m") ? "month" : "year";
}

[[noreturn]] void ask(const OpenedSource& source, const OpenedFile& file, const DateEvidence& column) {
  throw Error(ErrorKind::input, printable(file.input.name()),
              fmt::format("{}: every date reads both ways, {} or {} first: {}", name_of(source, file, column.column()),
                          first_field(column.best()), first_field(column.other()), in_quotes(column.difference())),
              fmt::format("say which: --date-format '{}' or '{}', or date_format under [sources.{}]",
                          column.best().pattern, column.other().pattern, source.schema->name));
}

// Of events: the column that says which is the last holds instants, or a number that grows.
bool counts_events(const OpenedFile& file) {
  const std::vector<int> found = positions(file.layout.header, file.config.last_by);
  if (file.config.last_by.empty() || found.empty()) return false;
  bool all_numbers = true;
  sample_values(file.input, file.layout, {{found.front()}}, [&](std::size_t, std::string_view value) {
    all_numbers = all_numbers && parse_number(value, std::nullopt).fault != NumberFault::not_a_number;
  });
  return all_numbers;
}

DateColumns examine(const OpenedSource& source, const OpenedFile& file, const Zone& zone) {
  DateColumns columns = date_columns(source, file, zone);
  if (columns.evidence.empty()) return columns;
  const bool whole =
      sample_values(file.input, file.layout, columns.places,
                    [&](std::size_t column, std::string_view value) { columns.evidence[column].sample(value); });
  bool any_other = false;  // than ISO
  for (DateEvidence& column : columns.evidence) {
    column.weigh();
    any_other = any_other || !column.best().pattern.empty();
  }
  for (std::size_t i = 0; i < columns.evidence.size() && !whole && any_other; ++i) {
    DateEvidence& column = columns.evidence[i];
    if (column.is_empty()) look_closer(file, column, columns.places[i]);
    if (!column.is_settled()) look_at_all(file, column, columns.places[i]);
  }
  return columns;
}

// What the file's own columns say of the order of day, month and year; if nothing, those of other files with this
// header.
std::string order_for(const OpenedSource& source, const std::vector<DateColumns>& examined, std::size_t file) {
  std::string own = common_order(examined[file].evidence);
  if (!own.empty()) return own;
  std::set<std::string> others;
  for (std::size_t other = 0; other < examined.size(); ++other) {
    if (source.files[other].layout.header != source.files[file].layout.header) continue;
    if (const std::string order = common_order(examined[other].evidence); !order.empty()) others.insert(order);
  }
  return others.size() == 1 ? *others.begin() : "";
}

// What the file's further columns say, which this source does not use: they may be another source's, or nobody's.
std::string order_of_others(const OpenedFile& file, const DateColumns& known, const Zone& zone) {
  constexpr std::size_t most_columns = 1'000;
  if (file.layout.header.size() > most_columns) return {};
  DateColumns others;
  for (std::size_t h = 0; h < file.layout.header.size(); ++h) {
    const int header = static_cast<int>(h);
    const bool is_known = std::any_of(known.places.begin(), known.places.end(), [&](const ValueColumn& place) {
      return place.header == header || place.time == header;
    });
    if (is_known) continue;
    others.evidence.emplace_back(h, false, zone);
    others.places.push_back({header});
  }
  sample_values(file.input, file.layout, others.places,
                [&](std::size_t column, std::string_view value) { others.evidence[column].sample(value); });
  for (DateEvidence& column : others.evidence) column.weigh();
  std::erase_if(others.evidence, [](const DateEvidence& column) { return !column.reads_all(); });
  return common_order(others.evidence);
}

bool any_open(const std::vector<DateEvidence>& columns) {
  return std::any_of(columns.begin(), columns.end(), [](const DateEvidence& column) { return !column.is_settled(); });
}

void settle(std::vector<DateEvidence>& columns, const std::string& order) {
  for (DateEvidence& column : columns) {
    if (!column.is_settled() && !order.empty()) column.settle(order);
  }
}

// Where the file's settled columns do not tell, all its dates together may. If not, a year stands last behind slashes
// and points, as nearly everywhere; between dashes it may stand first (an ISO date cut short).
void settle_years(std::vector<DateEvidence>& columns) {
  const auto is_open = [](const DateEvidence& column) { return !column.is_settled() && column.is_about_year(); };
  DateScatter scatter;
  for (const DateEvidence& column : columns) {
    if (is_open(column)) column.add_to(scatter);
  }
  const std::optional<bool> first = scatter.has_year_first();
  for (DateEvidence& column : columns) {
    if (!is_open(column)) continue;
    if (first) {
      column.keep_year(*first);
    } else if (!column.best().has_dashes()) {
      column.keep_year(false);
    }
  }
}

}  // namespace

void decide_dates(OpenedSource& source, const Zone& zone) {
  std::vector<DateColumns> examined;
  for (OpenedFile& file : source.files) {
    file.times.resize(source.schema->columns.size() + 1);
    file.last_by_is_number = counts_events(file);
    examined.push_back(file.config.date_format ? DateColumns() : examine(source, file, zone));
  }
  for (std::size_t f = 0; f < examined.size(); ++f) {
    OpenedFile& file = source.files[f];
    if (file.config.date_format)
      std::fill(file.times.begin(), file.times.end(), TimeFormat::pattern(*file.config.date_format));
    settle(examined[f].evidence, order_for(source, examined, f));
    settle_years(examined[f].evidence);
    settle(examined[f].evidence, order_for(source, examined, f));
    if (any_open(examined[f].evidence)) settle(examined[f].evidence, order_of_others(file, examined[f], zone));
    for (const DateEvidence& column : examined[f].evidence) {
      if (!column.is_settled()) ask(source, file, column);
      file.times[column.column()] = column.best().format;
    }
  }
}

}  // namespace cxkpi::exports
