// What the values of one column say of the form of its dates. Knows nothing of the other columns.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cxkpi/calendar/timestamp.h"

namespace cxkpi::exports {

struct DateCandidate {
  std::string pattern;  // empty: ISO
  TimeFormat format;
  std::uint64_t reads = 0;  // how many values

  [[nodiscard]] bool has_year_first() const { return pattern.starts_with("%y"); }
  [[nodiscard]] bool has_dashes() const { return pattern.substr(2, 1) == "-"; }
};

// The dates of a file whose year of two digits may stand first or last.
struct DateScatter {
  std::array<std::set<Seconds>, 2> instants;  // read with the year last, with the year first

  // Days taken for years scatter the dates of one export over decades: the way that does not is meant, if one does not
  // and there are enough to tell.
  [[nodiscard]] std::optional<bool> has_year_first() const;
};

class DateEvidence {
 public:
  // `column` is a place in the schema. The zone must outlive the evidence.
  DateEvidence(std::size_t column, bool is_date, const Zone& zone);

  [[nodiscard]] std::size_t column() const noexcept { return column_; }

  // First all values of a sample; then weigh() keeps the candidates that read most of them.
  void sample(std::string_view value);
  void weigh();

  // Of the whole column, when the sample did not settle it: the counts begin anew, and only values that two ways read
  // differently tell.
  void forget_counts();
  void add(std::string_view value);
  void keep_best();

  [[nodiscard]] bool is_empty() const noexcept { return values_.empty(); }
  [[nodiscard]] bool reads_all() const noexcept { return best().reads == values_.size(); }  // of the sample
  [[nodiscard]] bool is_settled() const noexcept { return !differing_; }
  [[nodiscard]] const DateCandidate& best() const noexcept { return candidates_.front(); }

  // Only of a column that is not settled: a value, and a candidate that reads it otherwise than the best does.
  [[nodiscard]] const std::string& difference() const { return *differing_; }
  [[nodiscard]] const DateCandidate& other() const noexcept { return candidates_[other_]; }

  // Takes the candidate that begins so ("%d", "%m", "%y"), if there is one.
  void settle(std::string_view order);

  // Whether the year may stand first, and last as well; adds the instants of the sample, read with the year first and
  // with the year last (of ways with the year last the first counts); keeps the candidates of the one place.
  [[nodiscard]] bool is_about_year() const;
  void add_to(DateScatter& scatter) const;
  void keep_year(bool first);

 private:
  [[nodiscard]] std::optional<std::int64_t> value_of(const DateCandidate& candidate, const std::string& value) const;
  [[nodiscard]] bool read(const DateCandidate& candidate, const std::string& value) const;
  void look_for_difference(const std::string& value);
  void find_difference();

  std::size_t column_;
  bool is_date_;
  const Zone* zone_;
  std::vector<std::string> values_;
  std::vector<DateCandidate> candidates_;
  std::optional<std::string> differing_;  // a value that the first candidate and …
  std::size_t other_ = 0;                 // … this one read differently
};

}  // namespace cxkpi::exports
