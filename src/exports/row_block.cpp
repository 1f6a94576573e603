#include "exports/row_block.h"

#include <algorithm>
#include <string_view>

#include "exports/field_texts.h"
#include "exports/key_index.h"
#include "exports/missing.h"
#include "exports/number.h"

namespace cxkpi::exports {
namespace {

constexpr std::int8_t unreadable_flag = -2;

std::int8_t flag_meaning(const ValueMap& values, std::string_view text) {
  const std::string meaning = values.meaning(text).canonical;
  if (meaning.empty()) return null_flag;
  if (meaning == "yes") return 1;
  return meaning == "no" ? std::int8_t{0} : unreadable_flag;
}

}  // namespace

RowBlock::RowBlock(const FilePlan& plan)
    : columns(plan.slots),
      seen(plan.slots),
      filled(plan.fields.size()),
      plan_(plan),
      flag_texts_(plan.fields.size()),
      bases_(plan.fields.size()) {
  for (const FilterPlan& filter : plan.filters) filters_.emplace_back(filter);
  for (const FieldPlan& field : plan.fields) {
    instants_.emplace_back(*field.time, field.zone);
    if (field.slot.has_value()) columns[*field.slot].type = field.spec->type;
  }
}

void RowBlock::clear() {
  for (Column& column : columns) {
    column.flags.clear();
    column.narrow.clear();
    column.wide.clear();
    column.texts = {};
  }
  marks.clear();
  std::fill(filled.begin(), filled.end(), 0);
  lines.clear();
  faults.clear();
  own_.clear();
}

void RowBlock::add(const csv::Batch& batch) {
  begin_ = rows();
  marks.resize(begin_ + batch.count, plan_.ranks, plan_.counts);
  own_.resize(begin_ + batch.count, 0);
  known_.resize(batch.count);
  lines.insert(lines.end(), batch.line, batch.line + batch.count);
  std::copy(batch.hash, batch.hash + batch.count, marks.record.begin() + static_cast<std::ptrdiff_t>(begin_));
  for (RecordFilter& filter : filters_) {
    filter.apply(batch, [&](std::size_t row) { marks.state[begin_ + row] = RowState::left_out; });
  }
  for (const FieldPlan& field : plan_.fields) {
    read_field(field, batch);
    note_known(field);
  }
  reject_incomplete();
  for (std::size_t row = begin_; row < rows(); ++row) {
    if (marks.identity[row] == 0) marks.identity[row] = identity_of_content(marks.content[row]);
  }
  if (plan_.last_by) read_rank(*plan_.last_by, batch);
  if (!plan_.may_be_empty) return;
  for (std::size_t row = begin_; row < rows(); ++row) {
    if (own_[row] == 0 && marks.state[row] == RowState::used) marks.state[row] = RowState::empty;
  }
}

void RowBlock::read_field(const FieldPlan& field, const csv::Batch& batch) {
  Column* const out = field.slot.has_value() ? &columns[*field.slot] : nullptr;
  switch (field.spec->type) {
    case Type::flag:
      return read_flags(field, batch, out);
    case Type::number:
      return read_numbers(field, batch, out);
    case Type::date:
      return read_dates(field, batch, out);
    case Type::instant:
      return field.base ? read_durations(field, batch, out) : read_instants(field, batch, out);
    case Type::category:
      return out == nullptr ? note_presence(field, batch) : read_categories(field, batch, *field.slot);
    case Type::key:
    case Type::text:
      return out == nullptr ? note_presence(field, batch) : read_texts(field, batch, out);
  }
}

void RowBlock::read_flags(const FieldPlan& field, const csv::Batch& batch, Column* out) {
  FlagTexts& texts = flag_texts_[index_of(field)];
  for_each_text(batch, field, plan_, [&](std::size_t row, const char* text) {
    const std::string_view value = trimmed(text);
    std::int8_t flag = null_flag;
    if (!is_missing(value)) {
      const auto code = static_cast<std::size_t>(texts.seen.code(value));
      if (code == texts.meanings.size()) texts.meanings.push_back(flag_meaning(*field.values, value));
      flag = texts.meanings[code];
    }
    if (flag == unreadable_flag) {
      reject(field, row, FaultKind::not_a_flag, text);
      flag = null_flag;
    }
    known_[row] = flag != null_flag;
    if (flag != null_flag) note_value(field, row, static_cast<std::uint64_t>(flag));
    if (out != nullptr) out->flags.push_back(flag);
  });
}

void RowBlock::read_numbers(const FieldPlan& field, const csv::Batch& batch, Column* out) {
  for_each_text(batch, field, plan_, [&](std::size_t row, const char* text) {
    const std::string_view value = trimmed(text);
    ParsedNumber number{null_value, NumberFault::none};
    if (!is_missing(value)) number = number_of(field, value);
    if (number.fault == NumberFault::not_a_number) reject(field, row, FaultKind::not_a_number, text);
    if (number.fault == NumberFault::ambiguous) reject(field, row, FaultKind::ambiguous_number, text);
    const bool known = number.fault == NumberFault::none && number.value != null_value;
    if (known && number.value < 0 && field.spec->not_negative) reject(field, row, FaultKind::negative, text);
    known_[row] = known;
    if (known) note_amount(field, row, static_cast<std::uint64_t>(number.value));
    if (out != nullptr) out->wide.push_back(number.value);
  });
}

ParsedNumber RowBlock::number_of(const FieldPlan& field, std::string_view value) const {
  const ParsedNumber number = field.mixes_marks ? parse_unmistakable(value) : parse_number(value, field.decimal);
  if (field.values == nullptr) return number;
  const bool is_number = number.fault != NumberFault::not_a_number;
  const ValueMap::Meaning meaning = field.values->meaning(value);
  if (!meaning.mapped || (is_number && meaning.is_other)) return number;
  if (meaning.canonical.empty()) return {null_value, NumberFault::none};
  return parse_number(meaning.canonical, '.');
}

void RowBlock::note_amount(const FieldPlan& field, std::size_t row, std::uint64_t value) {
  note_value(field, row, value);
  if (plan_.counts) marks.amounts[begin_ + row] += value_mark(field.salt, value);
}

void RowBlock::note_value(const FieldPlan& field, std::size_t row, std::uint64_t value) {
  marks.content[begin_ + row] += value_mark(field.salt, value);
}

void RowBlock::note_text(const FieldPlan& field, std::size_t row, std::string_view text) {
  note_value(field, row, key_hash(text));
}

void RowBlock::read_categories(const FieldPlan& field, const csv::Batch& batch, std::size_t slot) {
  SeenTexts& texts = seen[slot];
  std::vector<std::int32_t>& codes = columns[slot].narrow;
  for_each_text(batch, field, plan_, [&](std::size_t row, const char* text) {
    const std::string_view value = trimmed(text);
    const bool known = !is_missing(value);
    known_[row] = known;
    const std::int32_t code = known ? texts.code(value) : null_narrow;
    if (known) note_value(field, row, texts.hash(code));
    codes.push_back(code);
  });
}

void RowBlock::read_texts(const FieldPlan& field, const csv::Batch& batch, Column* out) {
  const bool is_id = field.spec->type == Type::key;
  for_each_text(batch, field, plan_, [&](std::size_t row, const char* text) {
    std::string_view value = trimmed(text);
    const bool known = !is_missing_key(value);
    if (known && is_id) value = id_of(field, row, value);
    if (known) {
      const std::uint64_t hash = key_hash(value);
      if (field.is_key) marks.identity[begin_ + row] = hash;
      note_value(field, row, hash);
    }
    known_[row] = known;
    out->texts.push(known ? value : std::string_view());
  });
}

std::string_view RowBlock::id_of(const FieldPlan& field, std::size_t row, std::string_view value) {
  if (is_damaged_id(value)) reject(field, row, FaultKind::damaged_id, value);
  if (begins_like_total(value.front()) && is_total(value)) reject(field, row, FaultKind::sum_of_rows, value);
  return without_point_zero(value);
}

void RowBlock::note_presence(const FieldPlan& field, const csv::Batch& batch) {
  if (field.spec->type == Type::category) {
    for_each_text(batch, field, plan_, [&](std::size_t row, const char* text) {
      known_[row] = !is_missing_field(text);
      if (known_[row] != 0) note_text(field, row, trimmed(text));
    });
    return;
  }
  const bool is_id = field.spec->type == Type::key;
  for_each_text(batch, field, plan_, [&](std::size_t row, const char* text) {
    known_[row] = !is_missing_key_field(text);
    if (known_[row] == 0) return;
    const std::string_view value = trimmed(text);
    note_text(field, row, is_id ? id_of(field, row, value) : value);
  });
}

void RowBlock::note_known(const FieldPlan& field) {
  const std::size_t batch_rows = known_.size();
  const std::uint8_t* const known = known_.data();
  std::uint8_t* const count = marks.known.data() + begin_;
  std::uint64_t sum = 0;
  for (std::size_t row = 0; row < batch_rows; ++row) {
    count[row] = static_cast<std::uint8_t>(count[row] + known[row]);
    sum += known[row];
  }
  filled[index_of(field)] += sum;
  if (field.is_own && plan_.may_be_empty) {
    for (std::size_t row = 0; row < batch_rows; ++row) own_[begin_ + row] |= known[row];
  }
  if (field.may_lack) return;
  for (std::size_t row = 0; row < batch_rows; ++row) {
    if (known[row] == 0) lacks_.push_back({&field, row});
  }
}

// A record in which no column has a value is no row with a fault, but none.
void RowBlock::reject_incomplete() {
  for (std::size_t row = begin_; row < rows(); ++row) {
    if (marks.known[row] == 0 && marks.state[row] == RowState::used) marks.state[row] = RowState::empty;
  }
  for (const Lack& lack : lacks_) reject(*lack.field, lack.row, FaultKind::missing, {});
  lacks_.clear();
}

void RowBlock::reject(const FieldPlan& field, std::size_t row, FaultKind kind, std::string_view value) {
  RowState& state = marks.state[begin_ + row];
  if (state != RowState::used) return;
  state = RowState::rejected;
  faults.push_back({static_cast<std::uint32_t>(begin_ + row), field.spec, kind, std::string(value)});
}

}  // namespace cxkpi::exports
