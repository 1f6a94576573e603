#include "exports/value_map.h"

namespace cxkpi::exports {
namespace {

// A flag means yes or no, in whatever words the config says so; other columns take the config's word as it is.
std::string canonical_of(const ColumnSpec& column, const Vocabulary& vocabulary, const std::string& given) {
  const auto found = column.type == Type::flag ? vocabulary.find(fold_name(given)) : vocabulary.end();
  return found == vocabulary.end() ? given : found->second;
}

}  // namespace

ValueMap::ValueMap(const ColumnSpec& column, const SourceConfig& config)
    : vocabulary_(&find_vocabulary(column.vocabulary)) {
  const auto given = config.values.find(column.name);
  if (given == config.values.end()) return;
  for (const auto& [value, meaning] : given->second) {
    if (value == "*") {
      others_ = canonical_of(column, *vocabulary_, meaning);
      continue;
    }
    const std::string canonical = canonical_of(column, *vocabulary_, meaning);
    written_.emplace(value, canonical);
    if (std::string folded = fold_name(value); !folded.empty()) folded_.emplace(std::move(folded), canonical);
  }
  // A value that the config maps others to is known itself.
  for (const auto& [value, meaning] : given->second)
    written_.emplace(meaning, canonical_of(column, *vocabulary_, meaning));
}

ValueMap::Meaning ValueMap::meaning(std::string_view value) const {
  if (const auto found = written_.find(value); found != written_.end()) return {found->second, true, false};
  const std::string folded = fold_name(value);
  if (const auto found = folded_.find(folded); found != folded_.end()) return {found->second, true, false};
  if (const auto found = vocabulary_->find(folded); found != vocabulary_->end()) return {found->second, true, false};
  if (others_) return {*others_, true, true};
  return {std::string(value), false, false};
}

}  // namespace cxkpi::exports
