// The pieces of the JSON report that are about what was read, and the conversions that all of it shares.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "cxkpi/report/report.h"

namespace cxkpi::render {

using Json = nlohmann::ordered_json;

// An integer where the value is one, null for none and for what is not finite.
[[nodiscard]] Json json_number(const std::optional<double>& value);

[[nodiscard]] Json json_words(const Words& words);

// {"start": …, "end": …, "name": "2026-03"}; the end is exclusive.
[[nodiscard]] Json json_period(Period period, int week_start);

// {"carrier": "DPD"}; {} for the total.
[[nodiscard]] Json json_segment(const std::vector<std::string>& dimensions, const std::vector<std::string>& values);

// Every file once, with the sources that it fed.
[[nodiscard]] Json json_inputs(const Report& report);

// Files of a folder that no source is read from.
[[nodiscard]] Json json_unused(const Report& report);

[[nodiscard]] Json json_reconciliation(const Report& report);

[[nodiscard]] Json json_rejects(const Report& report);

}  // namespace cxkpi::render
