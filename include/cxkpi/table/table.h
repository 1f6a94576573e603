// A table: columns of one length, and where each row came from.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cxkpi/table/column.h"

namespace cxkpi {

struct Origin {
  std::string_view file;
  std::uint64_t line = 0;  // 1-based
};

class Table {
 public:
  explicit Table(std::string name) : name_(std::move(name)) {}

  [[nodiscard]] const std::string& name() const noexcept { return name_; }
  [[nodiscard]] std::size_t rows() const noexcept { return lines_.size(); }

  // Null when the table has no such column.
  [[nodiscard]] const Column* find(std::string_view name) const noexcept;

  // All columns, in the order in which they were added. References stay valid while columns are added.
  [[nodiscard]] const std::deque<Column>& columns() const noexcept { return columns_; }

  // The column's length must be rows() (or rows are added afterwards, to all columns alike).
  Column& add(Column column);
  [[nodiscard]] Column& column_at(std::size_t index) { return columns_[index]; }

  // Rows of one file follow each other; call before adding that file's first row.
  void begin_file(const std::string& file);
  void reserve(std::size_t rows);
  void add_line(std::uint64_t line) { lines_.push_back(line); }
  [[nodiscard]] Origin origin(std::size_t row) const noexcept;
  // The number of the row's file, in the order in which files were begun.
  [[nodiscard]] std::size_t file_of(std::size_t row) const noexcept;

  // Keeps only these rows, in ascending order, in every column.
  void keep(std::span<const std::uint32_t> rows);

 private:
  struct FileStart {
    std::string file;
    std::size_t row;
  };
  std::string name_;
  std::deque<Column> columns_;
  std::vector<std::uint64_t> lines_;
  std::vector<FileStart> files_;
};

}  // namespace cxkpi
