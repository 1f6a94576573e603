#include "cxkpi/expr/program.h"

#include "cxkpi/expr/workspace.h"
#include "expr/steps.h"

namespace cxkpi::expr {

namespace {

constexpr Seconds day_seconds = 86400;
constexpr Day first_day = -719162;  // 0001-01-01
constexpr Day last_day = 2932896;   // 9999-12-31

}  // namespace

PeriodMoments::PeriodMoments() noexcept
    : start(Seconds{first_day} * day_seconds), end(Seconds{last_day} * day_seconds) {}

PeriodMoments::PeriodMoments(Period period, const Zone& zone) noexcept : PeriodMoments() {
  if (period.begin != Period{}.begin) start = zone.start_of(period.begin);
  if (period.end != Period{}.end) end = zone.start_of(period.end);
}

Program::Program(std::string_view table, Workspace& workspace, PeriodMoments moments)
    : steps_(std::make_unique<Steps>(Steps{std::string(table), &workspace, moments, {}, {}, {}, {}})) {}
Program::Program(Program&&) noexcept = default;
Program& Program::operator=(Program&&) noexcept = default;
Program::~Program() = default;

std::size_t Program::add(const Formula& formula) { return steps_->compile(formula); }

void Program::run(const Rows& rows, Memory& memory) const {
  Frame& frame = *memory.frame_;
  for (ChildFrame& child : frame.children) child.is_read = false;
  for (std::size_t step = 0; step < steps_->steps.size(); ++step) {
    frame.values[step] = steps_->steps[step]->run(rows, frame, frame.lanes[step].data());
  }
}

Program::Memory::Memory(const Program& program) : frame_(std::make_unique<Frame>()) {
  frame_->lanes.resize(program.steps_->steps.size());
  frame_->values.resize(program.steps_->steps.size(), nullptr);
  frame_->children.reserve(program.steps_->children.size());
  for (const ChildRows& child : program.steps_->children) frame_->children.emplace_back(child);
}
Program::Memory::Memory(Memory&&) noexcept = default;
Program::Memory& Program::Memory::operator=(Memory&&) noexcept = default;
Program::Memory::~Memory() = default;

const std::int64_t* Program::Memory::values(std::size_t place) const noexcept { return frame_->values[place]; }

}  // namespace cxkpi::expr
