// The only place that rounds. What it prints never lies about a threshold.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cxkpi/report/report.h"

namespace cxkpi::render {

// `value` with `decimals` digits after the point, halves away from zero: "93.4", "-0.5", "1384". Where that would lie
// on another side of a guard's threshold than the exact value does, or on it, more decimals are taken (89.996 is
// not 90.0 but 89.996, 8999/10000 is 89.99 %); where no number of decimals tells them apart, the nearest number on the
// right side is printed. Never "-0". The guards must not contradict each other. Fifteen significant digits are trusted,
// so that 0.29 × 100 is 29. Values that are not finite give "".
[[nodiscard]] std::string shown(double value, int decimals, std::span<const Guard> guards = {});

// The guard of a value that is only known as a double: nearer to the threshold than 1e-9 is taken as equal.
[[nodiscard]] Guard guard_of(double value, Decimal threshold) noexcept;

// What no rounding may claim of any value: that something is nothing, or that a share (in percent) is all.
void add_natural_guards(std::vector<Guard>& guards, double value, bool share);

// How many decimals the values of a kind ("ratio", "stock") are shown with unless a guard asks for more.
[[nodiscard]] int decimals_of(std::string_view kind) noexcept;

}  // namespace cxkpi::render
