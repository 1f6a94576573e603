// One typed column. Exactly one of the storages is in use, by type.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "cxkpi/table/texts.h"
#include "cxkpi/table/type.h"

namespace cxkpi {

struct Column {
  std::string name;
  Type type = Type::number;
  std::int64_t denominator = 1;      // numbers only: a stored 5 with denominator 100 is 0.05
  std::vector<std::int8_t> flags;    // flag: 1, 0, null_flag
  std::vector<std::int32_t> narrow;  // date, category: null_narrow when unknown
  std::vector<std::int64_t> wide;    // number, instant: null_value when unknown
  Texts texts;                       // key, text: empty when unknown

  [[nodiscard]] std::size_t size() const noexcept;

  // The value as a 64-bit integer, null_value when unknown. Flags are 0 and 1. Not for keys and texts.
  [[nodiscard]] std::int64_t value(std::size_t row) const noexcept;

  // Stores such a value. The row must exist.
  void set(std::size_t row, std::int64_t value) noexcept;

  // Stores such values from row `first` on. The rows must exist.
  void store(std::size_t first, std::span<const std::int64_t> values) noexcept;

  // Gives the column this many rows; new ones hold zeros, to be set.
  void resize(std::size_t rows);

  // Makes room for this many rows, with texts of this many bytes together.
  void reserve(std::size_t rows, std::size_t bytes);

  void push_null();

  // Adds a column of the same type after this one.
  void append(Column&& other);

  // Keeps only these rows, in this order.
  void keep(std::span<const std::uint32_t> rows);
};

}  // namespace cxkpi
