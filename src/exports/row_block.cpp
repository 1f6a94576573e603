#include "exports/row_block.h"

#include <algorithm>
#include <string_view>

#include "cxkpi/table/memory.h"
#include "exports/key_index.h"
#include "exports/missing.h"
#include "exports/number.h"

namespace cxkpi::exports {
namespace {

constexpr std::int8_t unreadable_flag = -2;

// Calls read(row in the batch, text) for each record.
template <class Read>
void for_each_text(const csv::Batch& batch, const FieldPlan& field, Read read) {
  const char* const* text = batch.fields + field.field;
  for (std::size_t row = 0; row < batch.count; ++row, text += batch.width) read(row, *text);
}

std::int8_t flag_meaning(const ValueMap& values, std::string_view text) {
  const std::string meaning = values.meaning(text).canonical;
  if (meaning.empty()) return null_flag;
  if (meaning == "yes") return 1;
  return meaning == "no" ? std::int8_t{0} : unreadable_flag;
}

}  // namespace

void RowMarks::clear() {
  state.clear();
  known.clear();
  newest.clear();
  content.clear();
  identity.clear();
}

void RowMarks::reserve(std::size_t rows) {
  reserve_pages(state, rows);
  reserve_pages(known, rows);
  reserve_pages(newest, rows);
  reserve_pages(content, rows);
  reserve_pages(identity, rows);
}

void RowMarks::resize(std::size_t rows) {
  state.resize(rows, RowState::used);
  known.resize(rows, 0);
  newest.resize(rows, null_value);
  content.resize(rows);
  identity.resize(rows);
}

void RowMarks::append(const RowMarks& other) {
  state.insert(state.end(), other.state.begin(), other.state.end());
  known.insert(known.end(), other.known.begin(), other.known.end());
  newest.insert(newest.end(), other.newest.begin(), other.newest.end());
  content.insert(content.end(), other.content.begin(), other.content.end());
  identity.insert(identity.end(), other.identity.begin(), other.identity.end());
}

RowBlock::RowBlock(const FilePlan& plan)
    : columns(plan.slots), seen(plan.slots), plan_(plan), flag_texts_(plan.fields.size()) {
  for (const FieldPlan& field : plan.fields) {
    instants_.emplace_back(*field.time, *plan.zone);
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
  lines.clear();
  faults.clear();
  own_.clear();
}

void RowBlock::add(const csv::Batch& batch) {
  begin_ = rows();
  marks.resize(begin_ + batch.count);
  own_.resize(begin_ + batch.count, 0);
  known_.resize(batch.count);
  lines.insert(lines.end(), batch.line, batch.line + batch.count);
  for (std::size_t row = 0; row < batch.count; ++row) {
    const std::uint64_t content = batch.hash[row] ^ plan_.layout_hash;
    marks.content[begin_ + row] = content;
    marks.identity[begin_ + row] = identity_of_content(content);
  }
  for (const FieldPlan& field : plan_.fields) {
    read_field(field, batch);
    note_known(field);
  }
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
      return read_instants(field, batch, out);
    case Type::category:
      return out == nullptr ? note_presence(field, batch) : read_categories(field, batch, *field.slot);
    case Type::key:
    case Type::text:
      return out == nullptr ? note_presence(field, batch) : read_texts(field, batch, out);
  }
}

void RowBlock::read_flags(const FieldPlan& field, const csv::Batch& batch, Column* out) {
  FlagTexts& texts = flag_texts_[field.field];
  for_each_text(batch, field, [&](std::size_t row, const char* text) {
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
    if (out != nullptr) out->flags.push_back(flag);
  });
}

void RowBlock::read_numbers(const FieldPlan& field, const csv::Batch& batch, Column* out) {
  for_each_text(batch, field, [&](std::size_t row, const char* text) {
    const std::string_view value = trimmed(text);
    ParsedNumber number{null_value, NumberFault::none};
    if (!is_missing(value)) number = parse_number(value, plan_.decimal);
    if (number.fault == NumberFault::not_a_number) reject(field, row, FaultKind::not_a_number, text);
    if (number.fault == NumberFault::ambiguous) reject(field, row, FaultKind::ambiguous_number, text);
    const bool known = number.fault == NumberFault::none && number.value != null_value;
    if (known && number.value < 0 && field.spec->not_negative) reject(field, row, FaultKind::negative, text);
    known_[row] = known;
    if (out != nullptr) out->wide.push_back(number.value);
  });
}

void RowBlock::read_dates(const FieldPlan& field, const csv::Batch& batch, Column* out) {
  for_each_text(batch, field, [&](std::size_t row, const char* text) {
    Day day = null_narrow;
    if (!is_missing_field(text)) {
      const std::optional<Day> read = field.time->date(text, *plan_.zone);
      if (!read.has_value()) reject(field, row, FaultKind::not_a_date, text);
      day = read.value_or(null_narrow);
    }
    known_[row] = day != null_narrow;
    if (out != nullptr) out->narrow.push_back(day);
  });
}

void RowBlock::read_instants(const FieldPlan& field, const csv::Batch& batch, Column* out) {
  Seconds* const newest = marks.newest.data() + begin_;
  InstantReader& reader = instants_[field.field];
  for_each_text(batch, field, [&](std::size_t row, const char* text) {
    Seconds instant = null_value;
    if (!is_missing_field(text)) {
      const std::optional<Seconds> read = reader.instant(text);
      if (!read.has_value()) reject(field, row, FaultKind::not_a_date, text);
      instant = read.value_or(null_value);
    }
    newest[row] = std::max(newest[row], instant);  // null_value is the least
    known_[row] = instant != null_value;
    if (out != nullptr) out->wide.push_back(instant);
  });
}

void RowBlock::read_categories(const FieldPlan& field, const csv::Batch& batch, std::size_t slot) {
  SeenTexts& texts = seen[slot];
  std::vector<std::int32_t>& codes = columns[slot].narrow;
  for_each_text(batch, field, [&](std::size_t row, const char* text) {
    const std::string_view value = trimmed(text);
    const bool known = !is_missing(value);
    known_[row] = known;
    codes.push_back(known ? texts.code(value) : null_narrow);
  });
}

void RowBlock::read_texts(const FieldPlan& field, const csv::Batch& batch, Column* out) {
  for_each_text(batch, field, [&](std::size_t row, const char* text) {
    const std::string_view value = trimmed(text);
    const bool known = !is_missing_key(value);
    if (known && field.is_key) marks.identity[begin_ + row] = key_hash(value);
    known_[row] = known;
    out->texts.push(known ? value : std::string_view());
  });
}

void RowBlock::note_presence(const FieldPlan& field, const csv::Batch& batch) {
  const bool is_category = field.spec->type == Type::category;
  for_each_text(batch, field, [&](std::size_t row, const char* text) {
    known_[row] = is_category ? !is_missing_field(text) : !is_missing_key_field(text);
  });
}

void RowBlock::note_known(const FieldPlan& field) {
  const std::size_t batch_rows = known_.size();
  const std::uint8_t* const known = known_.data();
  std::uint8_t* const count = marks.known.data() + begin_;
  for (std::size_t row = 0; row < batch_rows; ++row) count[row] = static_cast<std::uint8_t>(count[row] + known[row]);
  if (field.is_own && plan_.may_be_empty) {
    for (std::size_t row = 0; row < batch_rows; ++row) own_[begin_ + row] |= known[row];
  }
  if (!field.spec->required || field.spec->may_be_blank) return;
  for (std::size_t row = 0; row < batch_rows; ++row) {
    if (known[row] == 0) reject(field, row, FaultKind::missing, {});
  }
}

void RowBlock::reject(const FieldPlan& field, std::size_t row, FaultKind kind, std::string_view value) {
  RowState& state = marks.state[begin_ + row];
  if (state == RowState::rejected) return;
  state = RowState::rejected;
  faults.push_back({static_cast<std::uint32_t>(begin_ + row), field.spec, kind, std::string(value)});
}

}  // namespace cxkpi::exports
