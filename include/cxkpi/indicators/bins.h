// Elementary intervals: the asked periods, which may overlap, cut the time line into bins; a row falls into one bin,
// and a period's state is the merged states of its bins.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "cxkpi/calendar/period.h"

namespace cxkpi {

class Bins {
 public:
  explicit Bins(std::span<const Period> periods);

  // How many there are, the one for rows without a date included; it is the last.
  [[nodiscard]] std::size_t size() const noexcept { return starts_.size(); }

  // Whether the whole time line is all that was asked for: then every row counts, whatever its date.
  [[nodiscard]] bool is_all() const noexcept { return is_all_; }

  // The asked periods, each once, and where one of them stands.
  [[nodiscard]] std::span<const Period> periods() const noexcept { return periods_; }
  [[nodiscard]] std::size_t place_of(Period period) const;

  // −1 for a day in no asked period.
  [[nodiscard]] std::int32_t bin_of(Day day) const noexcept;

  // The bin of rows without a date: they count when the whole time line was asked for; −1 otherwise.
  [[nodiscard]] std::int32_t dateless() const noexcept { return dateless_; }

  // The bins that make up one of the periods given.
  [[nodiscard]] std::vector<std::size_t> bins_of(Period period) const;

 private:
  std::vector<Day> starts_;           // of each interval; the last is a sentinel whose place the dateless bin takes
  std::vector<bool> asked_;           // by interval
  std::vector<std::int32_t> by_day_;  // a direct table for the usual, bounded case
  Day table_begin_ = 0;
  std::int32_t dateless_ = -1;
  bool is_all_ = false;
  std::vector<Period> periods_;
};

}  // namespace cxkpi
