// The course of values over the periods as a small line, in the words of an SVG path. A drawing and no figure: whoever
// shows it says the values beside it.
#pragma once

#include <optional>
#include <span>
#include <string>

namespace cxkpi::render {

inline constexpr int sparkline_width = 120;
inline constexpr int sparkline_height = 28;

// "M2.0,26.0 L40.7,14.0 M118.0,2.0 h0": from the left edge to the right, the lowest value at the bottom and the highest
// at the top; values that are all the same lie in the middle. Where there is no value the line breaks, and a value
// alone between two gaps is a dot. Empty when there is no value at all.
[[nodiscard]] std::string sparkline(std::span<const std::optional<double>> values);

}  // namespace cxkpi::render
