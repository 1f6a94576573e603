#include "cxkpi/table/table.h"

#include <algorithm>
#include <utility>

#include "cxkpi/table/memory.h"

namespace cxkpi {

const Column* Table::find(std::string_view name) const noexcept {
  for (const Column& column : columns_) {
    if (column.name == name) return &column;
  }
  return nullptr;
}

Column& Table::add(Column column) { return columns_.emplace_back(std::move(column)); }

void Table::begin_file(const std::string& file) { files_.push_back({file, lines_.size()}); }

void Table::reserve(std::size_t rows) { reserve_pages(lines_, rows); }

std::size_t Table::file_of(std::size_t row) const noexcept {
  const auto after = std::upper_bound(files_.begin(), files_.end(), row,
                                      [](std::size_t at, const FileStart& start) { return at < start.row; });
  return static_cast<std::size_t>(after - files_.begin()) - 1;
}

Origin Table::origin(std::size_t row) const noexcept {
  return {files_.empty() ? std::string_view() : std::string_view(files_[file_of(row)].file), lines_[row]};
}

void Table::keep(std::span<const std::uint32_t> rows) {
  for (Column& column : columns_) column.keep(rows);
  std::vector<std::uint64_t> lines;
  lines.reserve(rows.size());
  std::vector<FileStart> files;
  std::size_t file = 0;
  for (const std::uint32_t row : rows) {
    while (file < files_.size() && files_[file].row <= row) files.push_back({files_[file++].file, lines.size()});
    lines.push_back(lines_[row]);
  }
  lines_ = std::move(lines);
  files_ = std::move(files);
}

}  // namespace cxkpi
