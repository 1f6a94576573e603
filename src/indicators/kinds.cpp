#include "indicators/kinds.h"

#include <array>

namespace cxkpi {

std::span<const Kind> kinds() {
  static const std::array all{ratio_kind, mean_kind, rate_kind, score_kind, total_kind, stock_kind};
  return all;
}

const Kind* find_kind(std::string_view name) noexcept {
  for (const Kind& kind : kinds()) {
    if (kind.name == name) return &kind;
  }
  return nullptr;
}

}  // namespace cxkpi
