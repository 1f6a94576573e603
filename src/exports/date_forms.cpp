#include "exports/date_forms.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "cxkpi/error/error.h"
#include "exports/column_sample.h"
#include "exports/number.h"
#include "exports/printable.h"

namespace cxkpi::exports {
namespace {

struct Candidate {
  std::string pattern;  // empty: ISO
  TimeFormat format;
  std::uint64_t reads = 0;  // how many values
};

// What the values of one column say about their form.
class Evidence {
 public:
  Evidence(std::size_t column, bool is_date, const Zone& zone) : column_(column), is_date_(is_date), zone_(&zone) {
    candidates_.push_back({"", TimeFormat(), 0});
  }

  [[nodiscard]] std::size_t column() const noexcept { return column_; }

  void sample(std::string_view value) {
    values_.emplace_back(value);
    const bool known = std::any_of(candidates_.begin(), candidates_.end(),
                                   [&](const Candidate& candidate) { return read(candidate, values_.back()); });
    if (known) return;
    for (const std::string& pattern :
         likely_patterns(value)) {  // a wrong date may suggest what is known and reads others
      const bool is_new = std::none_of(candidates_.begin(), candidates_.end(),
                                       [&](const Candidate& candidate) { return candidate.pattern == pattern; });
      if (is_new) candidates_.push_back({pattern, TimeFormat::pattern(pattern), 0});
    }
  }

  // After the sample: keeps the candidates that read most of its values.
  void weigh() {
    for (Candidate& candidate : candidates_) {
      candidate.reads = static_cast<std::uint64_t>(std::count_if(
          values_.begin(), values_.end(), [&](const std::string& value) { return read(candidate, value); }));
    }
    keep_best();
  }

  // Of the whole column, when the sample did not settle it: only values that the two ways read differently tell.
  void add(std::string_view value) {
    const std::string text(value);
    for (Candidate& candidate : candidates_) candidate.reads += read(candidate, text) ? 1 : 0;
    if (!differing_ && candidates_.size() > 1 && value_of(candidates_[0], text) != value_of(candidates_[1], text))
      differing_ = text;
  }

  void forget_counts() {
    for (Candidate& candidate : candidates_) candidate.reads = 0;
  }

  void keep_best() {
    std::uint64_t most = 0;
    for (const Candidate& candidate : candidates_) most = std::max(most, candidate.reads);
    std::erase_if(candidates_, [most](const Candidate& candidate) { return candidate.reads < most; });
    drop_scattered();
    // ISO is preferred; and of those that begin alike the first: a 12-hour clock before one of 24.
    std::vector<Candidate> kept{candidates_.front()};
    const bool is_iso = most == 0 || kept[0].pattern.empty();
    const auto other = std::find_if(candidates_.begin(), candidates_.end(), [&](const Candidate& candidate) {
      return !candidate.pattern.starts_with(kept[0].pattern.substr(0, 2));
    });
    if (!is_iso && other != candidates_.end()) kept.push_back(*other);
    candidates_ = std::move(kept);
    find_difference();
  }

  [[nodiscard]] bool is_empty() const noexcept { return values_.empty(); }
  [[nodiscard]] bool is_settled() const noexcept { return candidates_.size() == 1 || !differing_; }
  [[nodiscard]] const Candidate& best() const noexcept { return candidates_.front(); }
  [[nodiscard]] const Candidate& other() const noexcept { return candidates_.back(); }
  [[nodiscard]] const std::string& difference() const { return *differing_; }

  // Takes the candidate that begins so ("%d", "%m", "%y").
  void settle(std::string_view order) {
    const auto found = std::find_if(candidates_.begin(), candidates_.end(),
                                    [&](const Candidate& candidate) { return candidate.pattern.starts_with(order); });
    if (found == candidates_.end()) return;
    candidates_ = {*found};
  }

 private:
  [[nodiscard]] std::optional<std::int64_t> value_of(const Candidate& candidate, const std::string& value) const {
    if (is_date_) {
      const std::optional<Day> day = candidate.format.date(value.c_str(), *zone_);
      return day ? std::optional<std::int64_t>(*day) : std::nullopt;
    }
    return candidate.format.instant(value.c_str(), *zone_);
  }
  [[nodiscard]] bool read(const Candidate& candidate, const std::string& value) const {
    return value_of(candidate, value).has_value();
  }

  static bool has_year_first(const Candidate& candidate) { return candidate.pattern.starts_with("%y"); }

  // How far the sample's dates lie apart, read this way.
  [[nodiscard]] Seconds span(const Candidate& candidate) const {
    Seconds first = std::numeric_limits<Seconds>::max();
    Seconds last = std::numeric_limits<Seconds>::min();
    for (const std::string& value : values_) {
      const std::optional<Seconds> instant = candidate.format.instant(value.c_str(), *zone_);
      if (!instant) continue;
      first = std::min(first, *instant);
      last = std::max(last, *instant);
    }
    return last < first ? 0 : last - first;
  }

  // A year of two digits stands first or last. Days taken for years scatter the dates of one export over decades: the
  // way that does not scatter them is meant, if one does not.
  void drop_scattered() {
    constexpr Seconds half_year = Seconds{183} * 24 * 3600;
    std::array<std::optional<Seconds>, 2> spans;  // the least with the year last, with the year first
    for (const Candidate& candidate : candidates_) {
      std::optional<Seconds>& least = spans[has_year_first(candidate) ? 1 : 0];
      least = std::min(least.value_or(std::numeric_limits<Seconds>::max()), span(candidate));
    }
    const auto& [last, first] = spans;
    if (!last || !first) return;
    const auto scatters = [](Seconds a, Seconds b) { return a > 2 * b && a - b > half_year; };
    if (!scatters(*last, *first) && !scatters(*first, *last)) return;
    const bool is_first = *first < *last;
    std::erase_if(candidates_, [&](const Candidate& candidate) { return has_year_first(candidate) != is_first; });
  }

  void find_difference() {
    differing_.reset();
    if (candidates_.size() < 2) return;
    for (const std::string& value : values_) {
      if (value_of(candidates_[0], value) == value_of(candidates_[1], value)) continue;
      differing_ = value;
      return;
    }
  }

  std::size_t column_;
  bool is_date_;
  const Zone* zone_;
  std::vector<std::string> values_;
  std::vector<Candidate> candidates_;
  std::optional<std::string> differing_;  // a value that two candidates read differently
};

// The columns of a file that hold dates, in the schema's order, with their places in the header.
struct DateColumns {
  std::vector<Evidence> evidence;
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
void look_closer(const OpenedFile& file, Evidence& evidence, const ValueColumn& place) {
  constexpr std::size_t enough = 10'000;
  std::size_t seen = 0;
  visit_values(file.input, file.layout, {place}, [&](std::size_t, std::string_view value) {
    if (seen++ < enough) evidence.sample(value);
  });
  evidence.weigh();
}

void look_at_all(const OpenedFile& file, Evidence& evidence, const ValueColumn& place) {
  evidence.forget_counts();
  visit_values(file.input, file.layout, {place}, [&](std::size_t, std::string_view value) { evidence.add(value); });
  evidence.keep_best();
}

// "%d", "%m" or "%y" when the columns that are settled and begin with one of these are of one mind.
std::string common_order(const std::vector<Evidence>& columns) {
  std::set<std::string> orders;
  for (const Evidence& column : columns) {
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

std::string_view first_field(const Candidate& candidate) {
  if (candidate.pattern.starts_with("%d")) return "day";
  return candidate.pattern.starts_with("%m") ? "month" : "year";
}

[[noreturn]] void ask(const OpenedSource& source, const OpenedFile& file, const Evidence& column) {
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
  for (Evidence& column : columns.evidence) {
    column.weigh();
    any_other = any_other || !column.best().pattern.empty();
  }
  for (std::size_t i = 0; i < columns.evidence.size() && !whole && any_other; ++i) {
    Evidence& column = columns.evidence[i];
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
    const std::string order = order_for(source, examined, f);
    for (Evidence& column : examined[f].evidence) {
      if (!column.is_settled() && !order.empty()) column.settle(order);
      if (!column.is_settled()) ask(source, file, column);
      file.times[column.column()] = column.best().format;
    }
  }
}

}  // namespace cxkpi::exports
