// A requirement as people type it: "promise_rate >= 90". It says what must hold; judge.h says whether it does.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cxkpi/stats/decimal.h"

namespace cxkpi::gate {

struct Requirement {
  enum class Op { at_least, above, at_most, below, equal };  // >=  >  <=  <  =

  std::string text;       // as typed, without blanks around it
  std::string origin;     // "cxkpi.toml:12", for error messages; empty: typed
  std::string indicator;  // an id, or a part of one: "promise_rate", "click_to_possession.p90"
  Op op = Op::at_least;
  Decimal threshold;            // in the unit of targets: percent for shares
  bool percent = false;         // written with a % sign: only shares may be
  std::vector<std::string> by;  // judge the segments of these dimensions instead of the total
  std::int64_t min_n = 0;       // fewer than this is no data

  // The id without the part, and the part's suffix: empty for the value itself.
  [[nodiscard]] std::string base_indicator() const;
  [[nodiscard]] std::string_view part() const noexcept;
};

// "ID OP NUMBER" with OP one of >= > <= < = ≥ ≤; blanks are optional, a % may follow. Throws Error(usage) whose excerpt
// puts a caret below the character at fault. `origin`, `by` and `min_n` come from
// the config and stay at their defaults.
[[nodiscard]] Requirement parse_requirement(std::string_view text);

// The "ID=N" of --fail-under (ID >= N) and of --fail-over (ID <= N). Throws Error(usage) likewise.
[[nodiscard]] Requirement parse_fail_under(std::string_view text);
[[nodiscard]] Requirement parse_fail_over(std::string_view text);

}  // namespace cxkpi::gate
