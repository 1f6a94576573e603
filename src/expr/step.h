// One node of a bound expression.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "cxkpi/expr/program.h"

namespace cxkpi::expr {

using Lanes = std::array<std::int64_t, batch_rows>;

class Step {
 public:
  Step() = default;
  Step(const Step&) = delete;
  Step& operator=(const Step&) = delete;
  virtual ~Step() = default;
  virtual void run(const Rows& rows, std::int64_t* out) const = 0;
};

using StepPtr = std::unique_ptr<Step>;

// A step from a callable (const Rows&, std::int64_t* out).
template <class Work>
StepPtr make_step(Work work) {
  class WorkStep final : public Step {
   public:
    explicit WorkStep(Work w) : work_(std::move(w)) {}
    void run(const Rows& rows, std::int64_t* out) const override { work_(rows, out); }

   private:
    Work work_;
  };
  return std::make_unique<WorkStep>(std::move(work));
}

// A step that combines others lane by lane, from the first to the last.
template <class Combine>
StepPtr combined_step(std::vector<StepPtr> steps, Combine combine) {
  return make_step([steps = std::make_shared<const std::vector<StepPtr>>(std::move(steps)), combine](
                       const Rows& rows, std::int64_t* out) {
    Lanes other;
    steps->front()->run(rows, out);
    for (std::size_t step = 1; step < steps->size(); ++step) {
      (*steps)[step]->run(rows, other.data());
      for (std::size_t i = 0; i < rows.count; ++i) out[i] = combine(out[i], other[i]);
    }
  });
}

// A step that changes another's lanes.
template <class Change>
StepPtr unary_step(StepPtr inner, Change change) {
  return make_step([inner = std::shared_ptr<Step>(std::move(inner)), change](const Rows& rows, std::int64_t* out) {
    inner->run(rows, out);
    for (std::size_t i = 0; i < rows.count; ++i) out[i] = change(out[i]);
  });
}

}  // namespace cxkpi::expr
