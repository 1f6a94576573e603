#include "render/numbers.h"

#include <array>
#include <charconv>

#include "render/rounding.h"

namespace cxkpi::render {

std::string shortest(double value) {
  if (!std::isfinite(value)) return {};
  if (value == 0) return "0";  // and never "-0"
  const double size = std::abs(value);
  const bool plain = size >= 1e-9 && size < 1e17;
  std::array<char, 64> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                 plain ? std::chars_format::fixed : std::chars_format::scientific)
                       .ptr;
  return {buffer.data(), end};
}

double in_unit_of_values(Decimal target, double target_scale) noexcept {
  for (; target_scale >= 10; target_scale /= 10)
    ++target.decimals;  // divided once: 89.9 % is 0.899 and nothing near it
  return target.value();
}

std::string localised(std::string_view decimal, Language language) {
  std::string out;
  if (!decimal.empty() && decimal.front() == '-') {
    out += "−";
    decimal.remove_prefix(1);
  }
  const std::size_t point = decimal.find('.');
  const std::string_view whole = decimal.substr(0, point);
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (i > 0 && (whole.size() - i) % 3 == 0) out += thin_space;
    out += whole[i];
  }
  if (point != std::string_view::npos) {
    out += language == Language::fr ? ',' : '.';
    out += decimal.substr(point + 1);
  }
  return out;
}

std::string counted(double value, Language language) {
  constexpr double cents_matter_below = 100;
  const bool whole = is_integer(value) || std::abs(value) >= cents_matter_below;
  return localised(shown(value, whole ? 0 : 2), language);
}

}  // namespace cxkpi::render
