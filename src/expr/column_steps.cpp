#include "expr/column_steps.h"

#include "cxkpi/table/type.h"

namespace cxkpi::expr {
namespace {

std::int64_t widened(std::int64_t value) { return value; }
std::int64_t widened(std::int32_t value) { return value == null_narrow ? null_value : value; }
std::int64_t widened(std::int8_t value) { return value == null_flag ? null_value : value; }

template <class T>
StepPtr load(const T* values) {
  return make_step([values](const Rows& rows, std::int64_t* out) {
    if (rows.list == nullptr) {
      const T* from = values + rows.first;
      for (std::size_t i = 0; i < rows.count; ++i) out[i] = widened(from[i]);
    } else {
      for (std::size_t i = 0; i < rows.count; ++i) out[i] = widened(values[rows.list[i]]);
    }
  });
}

template <class T>
StepPtr load_parent(const T* values, std::span<const std::int32_t> parents) {
  return make_step([values, parents](const Rows& rows, std::int64_t* out) {
    for (std::size_t i = 0; i < rows.count; ++i) {
      const std::int32_t parent = parents[rows.list == nullptr ? rows.first + i : rows.list[i]];
      out[i] = parent < 0 ? null_value : widened(values[parent]);
    }
  });
}

// Of a free text, only whether it is known.
StepPtr load_text(const Column& column) {
  return make_step([&column](const Rows& rows, std::int64_t* out) {
    for (std::size_t i = 0; i < rows.count; ++i) {
      const std::size_t row = rows.list == nullptr ? rows.first + i : rows.list[i];
      out[i] = column.texts[row].empty() ? null_value : 0;
    }
  });
}

}  // namespace

StepPtr load_column(const Column& column) {
  switch (column.type) {
    case Type::flag:
      return load(column.flags.data());
    case Type::date:
    case Type::category:
      return load(column.narrow.data());
    case Type::number:
    case Type::instant:
      return load(column.wide.data());
    case Type::key:
    case Type::text:
      break;
  }
  return load_text(column);
}

StepPtr load_parent_column(const Column& column, std::span<const std::int32_t> parents) {
  switch (column.type) {
    case Type::flag:
      return load_parent(column.flags.data(), parents);
    case Type::date:
    case Type::category:
      return load_parent(column.narrow.data(), parents);
    case Type::number:
    case Type::instant:
      return load_parent(column.wide.data(), parents);
    case Type::key:
    case Type::text:
      break;
  }
  return make_step([&column, parents](const Rows& rows, std::int64_t* out) {
    for (std::size_t i = 0; i < rows.count; ++i) {
      const std::int32_t parent = parents[rows.list == nullptr ? rows.first + i : rows.list[i]];
      out[i] = parent < 0 || column.texts[static_cast<std::size_t>(parent)].empty() ? null_value : 0;
    }
  });
}

}  // namespace cxkpi::expr
