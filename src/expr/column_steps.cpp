#include "expr/column_steps.h"

#include <algorithm>

#include "cxkpi/table/type.h"

namespace cxkpi::expr {
namespace {

std::int64_t widened(std::int64_t value) { return value; }
std::int64_t widened(std::int32_t value) { return value == null_narrow ? null_value : value; }
std::int64_t widened(std::int8_t value) { return value == null_flag ? null_value : value; }

template <class T>
StepPtr load(const T* values) {
  return make_step([values](const Rows& rows, Frame&, std::int64_t* out) {
    if (rows.list == nullptr) {
      const T* from = values + rows.first;
      for (std::size_t i = 0; i < rows.count; ++i) out[i] = widened(from[i]);
    } else {
      for (std::size_t i = 0; i < rows.count; ++i) out[i] = widened(values[rows.list[i]]);
    }
  });
}

// A column that is as wide as lanes are need not be copied where its rows follow each other.
class WideColumn final : public Step {
 public:
  explicit WideColumn(const std::int64_t* values) : values_(values) {}
  const std::int64_t* run(const Rows& rows, Frame&, std::int64_t* out) const override {
    if (rows.list == nullptr) return values_ + rows.first;
    for (std::size_t i = 0; i < rows.count; ++i) out[i] = values_[rows.list[i]];
    return out;
  }

 private:
  const std::int64_t* values_;
};

class Constant final : public Step {
 public:
  explicit Constant(std::int64_t value) { values_.fill(value); }
  const std::int64_t* run(const Rows&, Frame&, std::int64_t*) const override { return values_.data(); }

 private:
  Lanes values_;
};

template <class Value>
StepPtr from_parent(std::span<const std::int32_t> parents, Value value) {
  return make_step([parents, value](const Rows& rows, Frame&, std::int64_t* out) {
    for (std::size_t i = 0; i < rows.count; ++i) {
      const std::int32_t parent = parents[rows.at(i)];
      out[i] = parent < 0 ? null_value : value(static_cast<std::size_t>(parent));
    }
  });
}

template <class T>
StepPtr load_parent(const T* values, std::span<const std::int32_t> parents) {
  return from_parent(parents, [values](std::size_t parent) { return widened(values[parent]); });
}

std::int64_t known(const Column& column, std::size_t row) { return column.texts[row].empty() ? null_value : 0; }

}  // namespace

StepPtr constant_step(std::int64_t value) { return std::make_unique<Constant>(value); }

StepPtr load_column(const Column& column) {
  switch (column.type) {
    case Type::flag:
      return load(column.flags.data());
    case Type::date:
    case Type::category:
      return load(column.narrow.data());
    case Type::number:
    case Type::instant:
      return std::make_unique<WideColumn>(column.wide.data());
    case Type::key:
    case Type::text:
      break;
  }
  return make_step([&column](const Rows& rows, Frame&, std::int64_t* out) {
    for (std::size_t i = 0; i < rows.count; ++i) out[i] = known(column, rows.at(i));
  });
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
  return from_parent(parents, [&column](std::size_t parent) { return known(column, parent); });
}

}  // namespace cxkpi::expr
