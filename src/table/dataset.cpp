#include "cxkpi/table/dataset.h"

#include <utility>

namespace cxkpi {

Link::Link(std::vector<std::int32_t> parent, std::size_t parents) : parent_(std::move(parent)), begin_(parents + 1, 0) {
  for (const std::int32_t p : parent_) {
    if (p >= 0) ++begin_[static_cast<std::size_t>(p) + 1];
  }
  for (std::size_t p = 0; p < parents; ++p) begin_[p + 1] += begin_[p];
  children_.resize(begin_[parents]);
  // Each order's place is moved to the end of its rows while they are filled in from behind, and so back to their
  // begin.
  for (std::size_t p = 0; p < parents; ++p) begin_[p] = begin_[p + 1];
  for (std::size_t row = parent_.size(); row-- > 0;) {
    if (parent_[row] >= 0)
      children_[--begin_[static_cast<std::size_t>(parent_[row])]] = static_cast<std::uint32_t>(row);
  }
}

Table* Dataset::find(std::string_view table) noexcept {
  for (Table& candidate : tables) {
    if (candidate.name() == table) return &candidate;
  }
  return nullptr;
}

const Table* Dataset::find(std::string_view table) const noexcept {
  for (const Table& candidate : tables) {
    if (candidate.name() == table) return &candidate;
  }
  return nullptr;
}

const Link* Dataset::link(std::string_view child) const noexcept {
  for (const NamedLink& named : links_) {
    if (named.child == child) return &named.link;
  }
  return nullptr;
}

void Dataset::add_link(std::string child, Link link) { links_.push_back({std::move(child), std::move(link)}); }

}  // namespace cxkpi
