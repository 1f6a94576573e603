// From a value as the file has it to the canonical one: what the config says first, then the vocabulary.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "cxkpi/exports/exports.h"
#include "cxkpi/exports/schema.h"

namespace cxkpi::exports {

// Immutable: working threads share it.
class ValueMap {
 public:
  ValueMap(const ColumnSpec& column, const SourceConfig& config);

  struct Meaning {
    std::string canonical;  // the value itself when nothing maps it; empty: unknown (the config may say so)
    bool mapped = false;
    bool is_other = false;  // mapped as one of all other values
  };

  // For a value without blanks around. The config's spelling counts as written first, then folded.
  [[nodiscard]] Meaning meaning(std::string_view value) const;

  // Whether the column has a vocabulary: without one no value is unmapped.
  [[nodiscard]] bool has_vocabulary() const noexcept { return !vocabulary_->empty(); }

 private:
  const Vocabulary* vocabulary_;
  std::map<std::string, std::string, std::less<>> written_;
  std::map<std::string, std::string, std::less<>> folded_;
  std::optional<std::string> others_;  // what all other values mean
};

}  // namespace cxkpi::exports
