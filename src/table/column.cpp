#include "cxkpi/table/column.h"

#include <algorithm>

#include "cxkpi/table/memory.h"

namespace cxkpi {
namespace {

template <class T>
void keep_rows(std::vector<T>& values, std::span<const std::uint32_t> rows) {
  std::vector<T> kept;
  reserve_pages(kept, rows.size());
  for (const std::uint32_t row : rows) kept.push_back(values[row]);
  values = std::move(kept);
}

template <class T>
void append_values(std::vector<T>& values, const std::vector<T>& more) {
  values.insert(values.end(), more.begin(), more.end());
}

}  // namespace

std::size_t Column::size() const noexcept {
  switch (type) {
    case Type::flag:
      return flags.size();
    case Type::date:
    case Type::category:
      return narrow.size();
    case Type::number:
    case Type::instant:
      return wide.size();
    case Type::key:
    case Type::text:
      return texts.size();
  }
  return 0;
}

std::int64_t Column::value(std::size_t row) const noexcept {
  switch (type) {
    case Type::flag:
      return flags[row] == null_flag ? null_value : flags[row];
    case Type::date:
    case Type::category:
      return narrow[row] == null_narrow ? null_value : narrow[row];
    case Type::number:
    case Type::instant:
      return wide[row];
    case Type::key:
    case Type::text:
      break;
  }
  return null_value;
}

void Column::set(std::size_t row, std::int64_t value) noexcept {
  switch (type) {
    case Type::flag:
      flags[row] = value == null_value ? null_flag : static_cast<std::int8_t>(value);
      return;
    case Type::date:
    case Type::category:
      narrow[row] = value == null_value ? null_narrow : static_cast<std::int32_t>(value);
      return;
    case Type::number:
    case Type::instant:
      wide[row] = value;
      return;
    case Type::key:
    case Type::text:
      return;
  }
}

void Column::store(std::size_t first, std::span<const std::int64_t> values) noexcept {
  switch (type) {
    case Type::flag:
      for (std::size_t i = 0; i < values.size(); ++i) {
        flags[first + i] = values[i] == null_value ? null_flag : static_cast<std::int8_t>(values[i]);
      }
      return;
    case Type::date:
    case Type::category:
      for (std::size_t i = 0; i < values.size(); ++i) {
        narrow[first + i] = values[i] == null_value ? null_narrow : static_cast<std::int32_t>(values[i]);
      }
      return;
    case Type::number:
    case Type::instant:
      std::copy(values.begin(), values.end(), wide.begin() + static_cast<std::ptrdiff_t>(first));
      return;
    case Type::key:
    case Type::text:
      return;
  }
}

void Column::resize(std::size_t rows) {
  switch (type) {
    case Type::flag:
      flags.resize(rows);
      return;
    case Type::date:
    case Type::category:
      narrow.resize(rows);
      return;
    case Type::number:
    case Type::instant:
      wide.resize(rows);
      return;
    case Type::key:
    case Type::text:
      return;
  }
}

void Column::reserve(std::size_t rows, std::size_t bytes) {
  switch (type) {
    case Type::flag:
      return reserve_pages(flags, rows);
    case Type::date:
    case Type::category:
      return reserve_pages(narrow, rows);
    case Type::number:
    case Type::instant:
      return reserve_pages(wide, rows);
    case Type::key:
    case Type::text:
      return texts.reserve(rows, bytes);
  }
}

void Column::push_null() {
  switch (type) {
    case Type::flag:
      flags.push_back(null_flag);
      return;
    case Type::date:
    case Type::category:
      narrow.push_back(null_narrow);
      return;
    case Type::number:
    case Type::instant:
      wide.push_back(null_value);
      return;
    case Type::key:
    case Type::text:
      texts.push({});
      return;
  }
}

void Column::append(Column&& other) {
  append_values(flags, other.flags);
  append_values(narrow, other.narrow);
  append_values(wide, other.wide);
  texts.append(other.texts);
}

void Column::keep(std::span<const std::uint32_t> rows) {
  switch (type) {
    case Type::flag:
      keep_rows(flags, rows);
      return;
    case Type::date:
    case Type::category:
      keep_rows(narrow, rows);
      return;
    case Type::number:
    case Type::instant:
      keep_rows(wide, rows);
      return;
    case Type::key:
    case Type::text:
      texts.keep(rows);
      return;
  }
}

}  // namespace cxkpi
