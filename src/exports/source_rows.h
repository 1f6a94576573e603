// All rows of one source while they are gathered: blocks come in file order and are joined to one set of columns.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cxkpi/table/column.h"
#include "cxkpi/table/dictionary.h"
#include "cxkpi/table/table.h"
#include "exports/file_plan.h"
#include "exports/row_block.h"

namespace cxkpi::exports {

// One category column's way from texts as written to codes of the data set's dictionary. Each text is mapped once.
class CategoryCodes {
 public:
  CategoryCodes(const ValueMap* values, Dictionary& categories) : values_(values), categories_(&categories) {}

  [[nodiscard]] std::int32_t code(std::string_view text);

  // The files that follow have other values.
  void use(const ValueMap* values);

  // Codes of texts that the column's vocabulary does not know.
  [[nodiscard]] const std::set<std::int32_t>& unmapped() const noexcept { return unmapped_; }

 private:
  const ValueMap* values_;
  Dictionary* categories_;
  Dictionary texts_;
  std::vector<std::int32_t> codes_;  // by code of texts_
  std::set<std::int32_t> unmapped_;
};

// The rows that one file gave, in the order of their lines.
struct FileRows {
  const OpenedFile* file = nullptr;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<std::uint64_t> bad_lines;  // of records that could not be cut, ascending; noted where rows are carried
};

class SourceRows {
 public:
  // `source` and `categories` must outlive the rows.
  SourceRows(const OpenedSource& source, std::vector<KeptColumn> kept, Dictionary& categories);
  SourceRows(const SourceRows&) = delete;
  SourceRows(SourceRows&&) = default;
  SourceRows& operator=(const SourceRows&) = delete;
  SourceRows& operator=(SourceRows&&) = default;
  ~SourceRows() = default;

  [[nodiscard]] const std::vector<KeptColumn>& kept() const noexcept { return kept_; }

  // `values` must outlive the rows.
  void begin_file(const std::string& name, const ValueMaps& values);
  void append(RowBlock& block, std::uint64_t first_line);

  // Room for about this many rows like those of the first block, to spare copies while they are gathered.
  void reserve(std::size_t rows, const RowBlock& first);

  [[nodiscard]] std::size_t rows() const noexcept { return table_.rows(); }
  [[nodiscard]] const RowMarks& marks() const noexcept { return marks_; }
  [[nodiscard]] RowMarks& marks() noexcept { return marks_; }
  [[nodiscard]] Origin origin(std::size_t row) const noexcept { return table_.origin(row); }

  // A row's file, by number in the order given, and its place from the earliest export to the latest (0 until set).
  [[nodiscard]] std::size_t file_of(std::size_t row) const noexcept { return table_.file_of(row); }
  void set_file_ranks(std::vector<std::uint32_t> ranks) { file_ranks_ = std::move(ranks); }
  [[nodiscard]] std::uint32_t file_rank(std::size_t row) const noexcept {
    return file_ranks_.empty() ? 0 : file_ranks_[file_of(row)];
  }

  // What a file says of all its rows in a column that rows need (the kind of its surveys) is part of what they are:
  // rows of files that say different things are never the same (0 until set).
  void set_file_kinds(std::vector<std::uint32_t> kinds) { file_kinds_ = std::move(kinds); }
  [[nodiscard]] std::uint32_t file_kind(std::size_t row) const noexcept {
    return file_kinds_.empty() ? 0 : file_kinds_[file_of(row)];
  }

  // Files of orders: what a record says of an order's parcel, it says once (false until set).
  void set_files_of_orders(std::vector<bool> files) { files_of_orders_ = std::move(files); }
  [[nodiscard]] bool is_of_orders(std::size_t row) const noexcept {
    return !files_of_orders_.empty() && files_of_orders_[file_of(row)];
  }

  // Null when no file has the column, or it was neither asked for nor needed.
  [[nodiscard]] const Column* find(const std::string& column) const;

  // A kept column, to be replaced by one of its type and length.
  [[nodiscard]] Column& column_named(const std::string& column);

  [[nodiscard]] Column& column_at(std::size_t slot) { return columns_[slot]; }
  [[nodiscard]] const Column& column_at(std::size_t slot) const { return columns_[slot]; }

  // Gives the unknown values that a file left in a kept column (a category, a flag or a key) this one, as written in
  // it.
  void fill_unknown(const std::string& column, const std::string& value, std::size_t file, const ValueMaps& values);

  // Keeps only these rows, in ascending order. The marks of all rows are given up.
  void keep(std::span<const std::uint32_t> rows, unsigned threads);

  // How many rows have a value that no vocabulary knows, by column and value; most rows first, then by text.
  [[nodiscard]] std::vector<UnmappedValue> unmapped() const;

  // The table, with the wanted columns.
  [[nodiscard]] Table to_table() &&;

 private:
  // From a block's own codes to those of the data set's dictionary.
  void translate(std::size_t slot, Column& categories, SeenTexts& seen);

  Table table_;  // without columns until the end: where each row is from
  std::vector<KeptColumn> kept_;
  std::vector<Column> columns_;
  std::vector<CategoryCodes> codes_;  // by column
  const Dictionary* categories_;
  std::vector<std::uint32_t> file_ranks_;  // by file
  std::vector<std::uint32_t> file_kinds_;  // by file
  std::vector<bool> files_of_orders_;      // by file
  RowMarks marks_;
};

}  // namespace cxkpi::exports
