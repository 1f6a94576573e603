#include "exports/source_rows.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

#include "cxkpi/error/error.h"
#include "cxkpi/table/parallel.h"

namespace cxkpi::exports {

std::int32_t CategoryCodes::code(std::string_view text) {
  const auto known = static_cast<std::size_t>(texts_.code(text));
  if (known < codes_.size()) return codes_[known];
  const ValueMap::Meaning meaning = values_->meaning(text);
  const std::int32_t code = meaning.canonical.empty() ? null_narrow : categories_->code(meaning.canonical);
  if (!meaning.mapped && values_->has_vocabulary()) unmapped_.insert(code);
  codes_.push_back(code);
  return code;
}

void CategoryCodes::use(const ValueMap* values) {
  values_ = values;
  texts_ = Dictionary();
  codes_.clear();
}

SourceRows::SourceRows(const OpenedSource& source, std::vector<KeptColumn> kept, Dictionary& categories)
    : table_(source.schema->name), kept_(std::move(kept)), categories_(&categories) {
  for (const KeptColumn& column : kept_) {
    Column& added = columns_.emplace_back();
    added.name = column.spec->name;
    added.type = column.spec->type;
    if (added.type == Type::number) added.denominator = file_number_denominator;
    codes_.emplace_back(nullptr, categories);
  }
}

void SourceRows::begin_file(const std::string& name, const ValueMaps& values) {
  table_.begin_file(name);
  for (std::size_t slot = 0; slot < codes_.size(); ++slot) codes_[slot].use(values.of(*kept_[slot].spec));
}

void SourceRows::append(RowBlock& block, std::uint64_t first_line) {
  const std::size_t count = block.rows();
  if (rows() + count > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max())) {
    throw Error(ErrorKind::input, table_.name(), "more than 2147483647 rows for one source");
  }
  for (std::size_t slot = 0; slot < columns_.size(); ++slot) {
    Column& more = block.columns[slot];
    if (more.size() == 0) {
      for (std::size_t row = 0; row < count; ++row) columns_[slot].push_null();
    } else {
      if (more.type == Type::category) translate(slot, more, block.seen[slot]);
      columns_[slot].append(std::move(more));
    }
  }
  marks_.append(block.marks);
  for (const std::uint32_t line : block.lines) table_.add_line(first_line + line);
}

void SourceRows::translate(std::size_t slot, Column& categories, SeenTexts& seen) {
  for (auto text = static_cast<std::int32_t>(seen.canonical.size()); text < seen.texts().size(); ++text) {
    seen.canonical.push_back(codes_[slot].code(seen.texts().text(text)));
  }
  for (std::int32_t& code : categories.narrow) {
    if (code != null_narrow) code = seen.canonical[static_cast<std::size_t>(code)];
  }
}

void SourceRows::reserve(std::size_t rows, const RowBlock& first) {
  marks_.reserve(rows);
  table_.reserve(rows);
  for (std::size_t slot = 0; slot < columns_.size(); ++slot) {
    const std::size_t bytes = first.columns[slot].texts.bytes();
    columns_[slot].reserve(rows, bytes == 0 ? 0 : bytes * (rows / first.rows() + 1));
  }
}

const Column* SourceRows::find(const std::string& column) const {
  const std::optional<std::size_t> slot = position_of(kept_, column);
  return slot.has_value() ? &columns_[*slot] : nullptr;
}

Column& SourceRows::column_named(const std::string& column) { return columns_[*position_of(kept_, column)]; }

void SourceRows::fill_unknown(const std::string& column, const std::string& value, std::size_t file,
                              const ValueMaps& values) {
  const std::size_t slot = *position_of(kept_, column);
  Column& own = columns_[slot];
  if (own.type == Type::key) {
    Texts filled;
    for (std::size_t row = 0; row < own.size(); ++row) {
      const bool lacks = own.texts[row].empty() && file_of(row) == file;
      filled.push(lacks ? value : own.texts[row]);
    }
    own.texts = std::move(filled);
    return;
  }
  codes_[slot].use(values.of(*kept_[slot].spec));
  const std::int64_t meant = own.type == Type::flag ? values.of(*kept_[slot].spec)->meaning(value).canonical == "yes"
                                                    : codes_[slot].code(value);
  for (std::size_t row = 0; row < own.size(); ++row) {
    if (own.value(row) == null_value && file_of(row) == file) own.set(row, meant);
  }
}

void SourceRows::keep(std::span<const std::uint32_t> rows, unsigned threads) {
  marks_ = {};
  if (rows.size() == table_.rows()) return;
  table_.keep(rows);
  parallel_for(columns_.size(), 1, threads,
               [&](unsigned, std::size_t column, std::size_t) { columns_[column].keep(rows); });
}

std::vector<UnmappedValue> SourceRows::unmapped() const {
  std::vector<UnmappedValue> values;
  for (std::size_t slot = 0; slot < columns_.size(); ++slot) {
    const std::set<std::int32_t>& codes = codes_[slot].unmapped();
    if (codes.empty() || !kept_[slot].wanted) continue;
    std::vector<std::uint64_t> rows(static_cast<std::size_t>(categories_->size()), 0);
    for (const std::int32_t code : columns_[slot].narrow) {
      if (code != null_narrow) ++rows[static_cast<std::size_t>(code)];
    }
    for (const std::int32_t code : codes) {
      const std::uint64_t count = rows[static_cast<std::size_t>(code)];
      if (count > 0) values.push_back({columns_[slot].name, categories_->text(code), count});
    }
  }
  std::sort(values.begin(), values.end(), [](const UnmappedValue& a, const UnmappedValue& b) {
    return std::tie(b.rows, a.column, a.value) < std::tie(a.rows, b.column, b.value);
  });
  return values;
}

Table SourceRows::to_table() && {
  for (std::size_t slot = 0; slot < columns_.size(); ++slot) {
    if (kept_[slot].wanted) table_.add(std::move(columns_[slot]));
  }
  return std::move(table_);
}

}  // namespace cxkpi::exports
