// The texts of one field over a batch of records, as the file's plan wants them read.
#pragma once

#include <array>
#include <cstddef>

#include "cxkpi/csv/records.h"
#include "exports/field_text.h"
#include "exports/file_plan.h"
#include "exports/missing.h"

namespace cxkpi::exports {

// Readers of instants look at 20 bytes at once, whatever they hold.
inline constexpr std::array<char, 32> no_text{};

// Calls read(row in the batch, text) for each record: without an apostrophe that guards it, and empty where it is one
// of the texts that the plan says stand for no value.
template <class Read>
void for_each_text(const csv::Batch& batch, const FieldPlan& field, const FilePlan& plan, Read read) {
  const char* const* text = batch.fields + field.field;
  if (plan.missing.empty()) {
    for (std::size_t row = 0; row < batch.count; ++row, text += batch.width)
      read(row, without_apostrophe(*text, field.spec->type));
    return;
  }
  for (std::size_t row = 0; row < batch.count; ++row, text += batch.width) {
    const bool is_marker = plan.missing.contains(trimmed(*text));
    read(row, is_marker ? no_text.data() : without_apostrophe(*text, field.spec->type));
  }
}

}  // namespace cxkpi::exports
