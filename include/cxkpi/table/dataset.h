// The linked tables of one run, with the clock they are read by.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cxkpi/calendar/working_hours.h"
#include "cxkpi/calendar/zone.h"
#include "cxkpi/table/dictionary.h"
#include "cxkpi/table/table.h"
#include "cxkpi/text/themes.h"

namespace cxkpi {

// How the rows of a child table hang on the rows of `orders`.
class Link {
 public:
  Link() = default;

  // parent[row] is the order's row, or -1 for a row without one.
  Link(std::vector<std::int32_t> parent, std::size_t parents);

  [[nodiscard]] std::span<const std::int32_t> parents() const noexcept { return parent_; }

  // All child rows that have an order: those of the first order, of the second …, each in row order.
  [[nodiscard]] std::span<const std::uint32_t> children() const noexcept { return children_; }
  // Where an order's begin among them; for the number of orders, where the last one's end.
  [[nodiscard]] std::size_t first_child(std::size_t parent) const noexcept { return begin_[parent]; }

  // The child rows of one order, in row order.
  [[nodiscard]] std::span<const std::uint32_t> children(std::size_t parent) const noexcept {
    return std::span(children_).subspan(begin_[parent], begin_[parent + 1] - begin_[parent]);
  }

 private:
  std::vector<std::int32_t> parent_;
  std::vector<std::uint32_t> begin_;
  std::vector<std::uint32_t> children_;
};

struct Dataset {
  Zone zone;
  WorkingHours working_hours;
  CommentReader comments;
  Seconds as_of = 0;
  Dictionary categories;
  std::deque<Table> tables;  // references stay valid while tables are added

  [[nodiscard]] Table* find(std::string_view table) noexcept;
  [[nodiscard]] const Table* find(std::string_view table) const noexcept;

  // The link from a child table to orders; null when there is none.
  [[nodiscard]] const Link* link(std::string_view child) const noexcept;
  void add_link(std::string child, Link link);

 private:
  struct NamedLink {
    std::string child;
    Link link;
  };
  std::deque<NamedLink> links_;
};

}  // namespace cxkpi
