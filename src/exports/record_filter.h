// Records that a config leaves out by what stands in one of their fields.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "cxkpi/csv/records.h"
#include "cxkpi/exports/schema.h"
#include "exports/file_plan.h"
#include "exports/missing.h"
#include "exports/seen_texts.h"

namespace cxkpi::exports {

class RecordFilter {
 public:
  // `plan` must outlive the filter.
  explicit RecordFilter(const FilterPlan& plan) : plan_(&plan) {}

  // Calls leave_out(row in the batch) for each record that is left out.
  template <class LeaveOut>
  void apply(const csv::Batch& batch, LeaveOut leave_out) {
    const char* const* text = batch.fields + plan_->field;
    for (std::size_t row = 0; row < batch.count; ++row, text += batch.width) {
      if (is_listed(trimmed(*text)) != plan_->keeps) leave_out(row);
    }
  }

 private:
  // Each text is folded once.
  [[nodiscard]] bool is_listed(std::string_view value) {
    if (value.empty()) return plan_->values.contains("");
    const auto code = static_cast<std::size_t>(seen_.code(value));
    if (code == listed_.size()) listed_.push_back(plan_->values.contains(fold_name(value)));
    return listed_[code];
  }

  const FilterPlan* plan_;
  SeenTexts seen_;
  std::vector<bool> listed_;
};

}  // namespace cxkpi::exports
