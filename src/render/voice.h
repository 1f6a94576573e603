// How a report for people speaks: its language, and how texts from data are made safe where it is going.
#pragma once

#include <string>
#include <string_view>

#include "cxkpi/error/words.h"
#include "render/phrases.h"

namespace cxkpi::render {

struct Voice {
  Language language = Language::en;
  std::string (*safe)(std::string_view) = nullptr;  // from escape.h

  [[nodiscard]] const Phrases& phrases() const noexcept { return render::phrases(language); }
  // Words of the catalogue, the config or a reason: they may hold anything.
  [[nodiscard]] std::string say(const Words& words) const { return safe(words.in(language)); }
};

}  // namespace cxkpi::render
