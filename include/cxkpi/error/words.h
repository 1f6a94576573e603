// Texts that exist in English and French.
#pragma once

#include <string>

namespace cxkpi {

enum class Language { en, fr };

struct Words {
  std::string en;
  std::string fr;  // empty: the English serves

  [[nodiscard]] const std::string& in(Language language) const noexcept {
    return language == Language::fr && !fr.empty() ? fr : en;
  }
  bool operator==(const Words&) const = default;
};

}  // namespace cxkpi
