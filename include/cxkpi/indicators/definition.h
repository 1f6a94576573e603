// An indicator as text: what a catalogue file or the user's config says, before anything is bound to data.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "cxkpi/calendar/civil.h"
#include "cxkpi/error/words.h"
#include "cxkpi/expr/model.h"
#include "cxkpi/indicators/target.h"

namespace cxkpi {

// An expression field with the place it was written at.
struct FieldText {
  std::string text;
  std::string origin;  // "delivery.toml:14"
};

struct Definition {
  std::string id;
  std::string kind;
  std::string family;
  std::string origin;  // "delivery.toml:10"
  Words label;
  Words about;
  Words formula;  // in words
  Words trap;
  Words parts;  // "kept / due"
  std::map<std::string, FieldText>
      fields;  // from, date, where, hit, per.from …: what the kind asks for, and the common ones
  std::string unit;
  Decimal scale{1, 0};
  Better better = Better::neither;
  Targets targets;
  Seconds matures = 0;  // whole days are civil days
  std::vector<expr::Need> needs;
  std::vector<FieldText> beside;  // indicators to read with it: whoever asks for it gets them too

  // Null when the field was not given.
  [[nodiscard]] const FieldText* field(std::string_view name) const noexcept {
    const auto found = fields.find(std::string(name));
    return found == fields.end() ? nullptr : &found->second;
  }
};

}  // namespace cxkpi
