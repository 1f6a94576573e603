// One step of a program: the values of one part of its formulas for a batch of rows, from those of earlier steps.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "cxkpi/expr/program.h"

namespace cxkpi::expr {

using Lanes = std::array<std::int64_t, batch_rows>;

struct ChildFrame;

// What one thread knows of a batch: the values of each step that has run, and room for those that make their own.
struct Frame {
  std::vector<Lanes> lanes;
  std::vector<const std::int64_t*> values;
  std::vector<ChildFrame> children;
};

class Step {
 public:
  Step() = default;
  Step(const Step&) = delete;
  Step& operator=(const Step&) = delete;
  virtual ~Step() = default;

  // Fills `out`, or leaves it alone and points to where the values are already.
  virtual const std::int64_t* run(const Rows& rows, Frame& frame, std::int64_t* out) const = 0;
};

using StepPtr = std::unique_ptr<Step>;

// Places of the steps whose values another step takes.
using Inputs = std::vector<std::size_t>;

// A step from a callable (const Rows&, Frame&, std::int64_t* out) that fills `out`.
template <class Work>
StepPtr make_step(Work work) {
  class WorkStep final : public Step {
   public:
    explicit WorkStep(Work w) : work_(std::move(w)) {}
    const std::int64_t* run(const Rows& rows, Frame& frame, std::int64_t* out) const override {
      work_(rows, frame, out);
      return out;
    }

   private:
    Work work_;
  };
  return std::make_unique<WorkStep>(std::move(work));
}

// A step that combines others lane by lane, from the first to the last.
template <class Combine>
StepPtr combined_step(Inputs inputs, Combine combine) {
  return make_step([inputs = std::move(inputs), combine](const Rows& rows, Frame& frame, std::int64_t* out) {
    const std::int64_t* left = frame.values[inputs[0]];
    if (inputs.size() == 1) std::copy_n(left, rows.count, out);
    for (std::size_t input = 1; input < inputs.size(); ++input) {
      const std::int64_t* const right = frame.values[inputs[input]];
      for (std::size_t i = 0; i < rows.count; ++i) out[i] = combine(left[i], right[i]);
      left = out;
    }
  });
}

// A step that changes another's lanes.
template <class Change>
StepPtr unary_step(std::size_t input, Change change) {
  return make_step([input, change = std::move(change)](const Rows& rows, Frame& frame, std::int64_t* out) {
    const std::int64_t* const from = frame.values[input];
    for (std::size_t i = 0; i < rows.count; ++i) out[i] = change(from[i]);
  });
}

// A step whose values are always the same one.
[[nodiscard]] StepPtr constant_step(std::int64_t value);

}  // namespace cxkpi::expr
