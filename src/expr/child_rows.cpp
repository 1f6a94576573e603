#include "expr/child_rows.h"

#include <algorithm>

namespace cxkpi::expr {
namespace {

bool follow_each_other(const std::uint32_t* rows, std::size_t count) {
  bool all = true;
  for (std::size_t i = 1; i < count; ++i) all = all && rows[i] == rows[0] + i;
  return all;
}

}  // namespace

ChildRows::ChildRows(std::string_view table, const Link& link, Workspace& workspace, PeriodMoments moments)
    : table_(table), link_(&link), program_(table, workspace, moments) {}

ChildFrame::ChildFrame(const ChildRows& child) : memory(child.program_), values(child.places_.size()) {}

std::size_t ChildRows::ask(const Formula& formula) {
  const std::size_t place = program_.add(formula);
  const auto known = std::find(places_.begin(), places_.end(), place);
  if (known == places_.end()) return places_.push_back(place), places_.size() - 1;
  return static_cast<std::size_t>(known - places_.begin());
}

const std::uint32_t* ChildRows::find(const Rows& orders, ChildFrame& frame) const {
  frame.begins.resize(orders.count + 1);
  if (orders.list == nullptr) {
    const std::size_t first = link_->first_child(orders.first);
    for (std::size_t i = 0; i <= orders.count; ++i) {
      frame.begins[i] = static_cast<std::uint32_t>(link_->first_child(orders.first + i) - first);
    }
    return link_->children().data() + first;
  }
  frame.rows.clear();
  for (std::size_t i = 0; i < orders.count; ++i) {
    const std::span<const std::uint32_t> own = link_->children(orders.list[i]);
    frame.begins[i] = static_cast<std::uint32_t>(frame.rows.size());
    frame.rows.insert(frame.rows.end(), own.begin(), own.end());
  }
  frame.begins[orders.count] = static_cast<std::uint32_t>(frame.rows.size());
  return frame.rows.data();
}

void ChildRows::read(const Rows& orders, ChildFrame& frame) const {
  const std::uint32_t* const rows = find(orders, frame);
  const std::size_t count = frame.begins[orders.count];
  for (std::vector<std::int64_t>& values : frame.values) values.resize(std::max(values.size(), count));
  for (std::size_t begin = 0; begin < count && !places_.empty(); begin += batch_rows) {
    const std::size_t part = std::min(batch_rows, count - begin);
    const bool is_range = follow_each_other(rows + begin, part);
    program_.run({is_range ? rows[begin] : 0, part, is_range ? nullptr : rows + begin}, frame.memory);
    for (std::size_t asked = 0; asked < places_.size(); ++asked) {
      std::copy_n(frame.memory.values(places_[asked]), part,
                  frame.values[asked].begin() + static_cast<std::ptrdiff_t>(begin));
    }
  }
  frame.is_read = true;
}

}  // namespace cxkpi::expr
