#include "render/sparkline.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace cxkpi::render {
namespace {

constexpr double margin = 2;  // half of the line's width and a little more

// Where `part` of `whole` lies between the margins of `length`; in the middle of nothing.
double place(double part, double whole, int length) {
  return margin + (whole > 0 ? part / whole : 0.5) * (length - 2 * margin);
}

}  // namespace

std::string sparkline(std::span<const std::optional<double>> values) {
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  for (const std::optional<double>& value : values) {
    if (!value) continue;
    low = std::min(low, *value);
    high = std::max(high, *value);
  }
  const auto last = static_cast<double>(values.size()) - 1;
  std::string path;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!values[i]) continue;
    const bool begins = i == 0 || !values[i - 1];
    const bool ends = i + 1 == values.size() || !values[i + 1];
    path += fmt::format("{}{}{:.1f},{:.1f}{}", path.empty() ? "" : " ", begins ? "M" : "L",
                        place(static_cast<double>(i), last, sparkline_width),
                        place(high - *values[i], high - low, sparkline_height), begins && ends ? " h0" : "");
  }
  return path;
}

}  // namespace cxkpi::render
