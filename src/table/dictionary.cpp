#include "cxkpi/table/dictionary.h"

#include <xxhash.h>

#include <boost/unordered/unordered_flat_map.hpp>
#include <deque>

#include "cxkpi/table/type.h"

namespace cxkpi {
namespace {

struct TextHash {
  using is_avalanching = void;
  std::size_t operator()(std::string_view text) const noexcept { return XXH3_64bits(text.data(), text.size()); }
};

}  // namespace

struct Dictionary::Entries {
  std::deque<std::string> texts;  // a deque: the map's keys point into it
  boost::unordered_flat_map<std::string_view, std::int32_t, TextHash> codes;
};

Dictionary::Dictionary() : entries_(std::make_unique<Entries>()) {}
Dictionary::Dictionary(Dictionary&&) noexcept = default;
Dictionary& Dictionary::operator=(Dictionary&&) noexcept = default;
Dictionary::~Dictionary() = default;

std::int32_t Dictionary::code(std::string_view text) {
  if (const auto found = entries_->codes.find(text); found != entries_->codes.end()) return found->second;
  const auto code = static_cast<std::int32_t>(entries_->texts.size());
  entries_->texts.emplace_back(text);
  entries_->codes.emplace(entries_->texts.back(), code);
  return code;
}

void Dictionary::reserve(std::size_t more) { entries_->codes.reserve(entries_->texts.size() + more); }

std::int32_t Dictionary::find(std::string_view text) const {
  const auto found = entries_->codes.find(text);
  return found == entries_->codes.end() ? null_narrow : found->second;
}

const std::string& Dictionary::text(std::int32_t code) const { return entries_->texts[static_cast<std::size_t>(code)]; }

std::int32_t Dictionary::size() const noexcept { return static_cast<std::int32_t>(entries_->texts.size()); }

}  // namespace cxkpi
