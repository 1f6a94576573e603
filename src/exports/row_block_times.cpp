// Of a block of rows: days, instants, durations, and what says which event is the last.
#include <algorithm>

#include "exports/column_sample.h"
#include "exports/duration.h"
#include "exports/field_texts.h"
#include "exports/missing.h"
#include "exports/number.h"
#include "exports/row_block.h"

namespace cxkpi::exports {

void RowBlock::read_dates(const FieldPlan& field, const csv::Batch& batch, Column* out) {
  for_each_text(batch, field, plan_, [&](std::size_t row, const char* text) {
    Day day = null_narrow;
    if (!is_missing_field(text)) {
      const std::optional<Day> read = field.time->date(text, *plan_.zone);
      if (!read.has_value() && !is_date_of_zeros(trimmed(text))) reject(field, row, FaultKind::not_a_date, text);
      day = read.value_or(null_narrow);
    }
    known_[row] = day != null_narrow;
    if (day != null_narrow) note_value(field, row, static_cast<std::uint64_t>(day));
    if (out != nullptr) out->narrow.push_back(day);
  });
}

void RowBlock::add_instant(const FieldPlan& field, std::size_t row, Seconds instant, Column* out) {
  Seconds& newest = marks.newest[begin_ + row];
  newest = std::max(newest, instant);  // null_value is the least
  known_[row] = instant != null_value;
  if (instant != null_value) note_value(field, row, static_cast<std::uint64_t>(instant));
  if (field.is_base) bases_[index_of(field)][row] = instant;
  if (out != nullptr) out->wide.push_back(instant);
}

void RowBlock::read_instants(const FieldPlan& field, const csv::Batch& batch, Column* out) {
  InstantReader& reader = instants_[index_of(field)];
  if (field.is_base) bases_[index_of(field)].assign(batch.count, null_value);
  for_each_text(batch, field, plan_, [&](std::size_t row, const char* text) {
    Seconds instant = null_value;
    if (!is_missing_field(text)) {
      const std::optional<Seconds> read =
          field.clock
              ? field.time->instant(with_time(trimmed(text), batch.fields[row * batch.width + *field.clock]).c_str(),
                                    field.zone)
              : reader.instant(text);
      if (!read.has_value() && !is_date_of_zeros(trimmed(text))) reject(field, row, FaultKind::not_a_date, text);
      instant = read.value_or(null_value);
    }
    add_instant(field, row, instant, out);
  });
}

void RowBlock::read_durations(const FieldPlan& field, const csv::Batch& batch, Column* out) {
  const std::vector<Seconds>& begins = bases_[*field.base];
  for_each_text(batch, field, plan_, [&](std::size_t row, const char* text) {
    Seconds instant = null_value;
    const std::string_view value = trimmed(text);
    if (!is_missing(value)) {
      const std::optional<Seconds> length = parse_duration(value, field.unit, number_of(field, value));
      if (!length) reject(field, row, FaultKind::not_a_duration, text);
      if (length && begins[row] != null_value) instant = begins[row] + *length;
    }
    add_instant(field, row, instant, out);
  });
}

void RowBlock::read_rank(const FieldPlan& field, const csv::Batch& batch) {
  for_each_text(batch, field, plan_, [&](std::size_t row, const char* text) {
    std::int64_t& rank = marks.rank[begin_ + row];
    if (is_missing_field(text)) return;
    if (field.spec->type == Type::number) {
      ParsedNumber number = parse_number(trimmed(text), std::nullopt);
      if (number.fault == NumberFault::ambiguous) number = parse_number(trimmed(text), '.');  // counts are whole
      if (number.fault != NumberFault::none) return reject(field, row, FaultKind::not_a_number, text);
      rank = number.value;
    } else {
      const std::optional<Seconds> instant = field.time->instant(text, field.zone);
      if (!instant) return reject(field, row, FaultKind::not_a_date, text);
      rank = *instant;
    }
  });
}

}  // namespace cxkpi::exports
