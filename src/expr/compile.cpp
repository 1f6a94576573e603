#include "expr/compile.h"

#include <algorithm>
#include <vector>

#include "expr/arithmetic.h"
#include "expr/column_steps.h"
#include "expr/like.h"

namespace cxkpi::expr {
namespace {

StepPtr constant_step(std::int64_t value) {
  return make_step([value](const Rows& rows, std::int64_t* out) { std::fill_n(out, rows.count, value); });
}

bool is_constant(const Formula& formula) {
  switch (formula.act) {
    case Act::constant:
    case Act::text_constant:
    case Act::null:
    case Act::as_of:
      return true;
    case Act::column:
    case Act::parent_column:
    case Act::aggregate:
    case Act::neighbour:
      return false;
    default:
      return std::all_of(formula.args.begin(), formula.args.end(), is_constant);
  }
}

class Compiler {
 public:
  Compiler(std::string_view table, Workspace& workspace) : table_(table), workspace_(workspace) {}

  StepPtr run(const Formula& formula) {
    StepPtr step = bind(formula);
    if (formula.args.empty() || !is_constant(formula)) return step;
    std::int64_t value = 0;  // dates of as_of and the like are computed once
    step->run({0, 1, nullptr}, &value);
    return constant_step(value);
  }

 private:
  StepPtr bind(const Formula& formula) {
    switch (formula.act) {
      case Act::constant:
        return constant_step(formula.value);
      case Act::text_constant:
        return constant_step(workspace_.categories().code(formula.name));
      case Act::null:
        return constant_step(null_value);
      case Act::as_of:
        return constant_step(workspace_.data().as_of);
      case Act::column:
        return column(formula, table_);
      case Act::parent_column:
        return parent_column(formula);
      case Act::logical_or:
        return combined(formula, [](std::int64_t a, std::int64_t b) { return three_valued_or(a, b); });
      case Act::logical_and:
        return combined(formula, [](std::int64_t a, std::int64_t b) { return three_valued_and(a, b); });
      case Act::logical_not:
        return unary(formula, [](std::int64_t a) { return a == null_value ? null_value : 1 - a; });
      case Act::equal:
        return compare(formula, [](std::int64_t a, std::int64_t b) { return a == b; });
      case Act::not_equal:
        return compare(formula, [](std::int64_t a, std::int64_t b) { return a != b; });
      case Act::less:
        return compare(formula, [](std::int64_t a, std::int64_t b) { return a < b; });
      case Act::less_equal:
        return compare(formula, [](std::int64_t a, std::int64_t b) { return a <= b; });
      case Act::is_null:
        return known_test(formula, [](std::int64_t a) { return std::int64_t{a == null_value}; });
      case Act::is_not_null:
        return known_test(formula, [](std::int64_t a) { return std::int64_t{a != null_value}; });
      case Act::in_list:
        return in_list(formula);
      case Act::like:
        return like(formula);
      case Act::add:
        return combined(formula, [](std::int64_t a, std::int64_t b) { return sum(a, b); });
      case Act::subtract:
        return combined(formula, [](std::int64_t a, std::int64_t b) { return difference(a, b); });
      case Act::multiply:
        return combined(formula, [](std::int64_t a, std::int64_t b) { return product(a, b); });
      case Act::divide:
        return divide(formula);
      case Act::negate:
        return unary(formula, [](std::int64_t a) { return difference(0, a); });
      case Act::shift:
        return unary(formula, [by = formula.value](std::int64_t a) { return sum(a, by); });
      case Act::rescale:
        return unary(formula, [by = formula.value](std::int64_t a) { return product(a, by); });
      case Act::date_of:
        return unary(formula, [&zone = workspace_.data().zone](std::int64_t a) {
          return a == null_value ? null_value : std::int64_t{zone.day_of(a)};
        });
      case Act::working_hours:
        return combined(formula, [&data = workspace_.data()](std::int64_t a, std::int64_t b) {
          return unknown(a, b) ? null_value : data.working_hours.seconds_between(a, b, data.zone);
        });
      case Act::working_days:
        return combined(formula, [&data = workspace_.data()](std::int64_t a, std::int64_t b) {
          return unknown(a, b)
                     ? null_value
                     : std::int64_t{data.working_hours.days_between(static_cast<Day>(a), static_cast<Day>(b))};
        });
      case Act::case_when:
        return case_when(formula);
      case Act::coalesce:
        return combined(formula, [](std::int64_t a, std::int64_t b) { return a == null_value ? b : a; });
      case Act::least:
        return combined(formula, [](std::int64_t a, std::int64_t b) {
          return a == null_value ? b : b == null_value ? a : std::min(a, b);
        });
      case Act::greatest:
        return combined(formula,
                        [](std::int64_t a, std::int64_t b) { return std::max(a, b); });  // unknown is the least
      case Act::aggregate:
      case Act::neighbour:
        return load_column(workspace_.folded(formula));
    }
    return constant_step(null_value);
  }

  StepPtr column(const Formula& formula, std::string_view table) {
    const Column* column = workspace_.column(table, formula.name, formula.from_file);
    return column == nullptr ? constant_step(null_value) : load_column(*column);
  }

  // Whether a key is known can be told without turning all keys into codes.
  template <class Change>
  StepPtr known_test(const Formula& formula, Change change) {
    const Formula& arg = formula.args[0];
    if (arg.act != Act::column) return unary(formula, change);
    const Column* column = workspace_.column_as_read(table_, arg.name, arg.from_file);
    return unary_step(column == nullptr ? constant_step(null_value) : load_column(*column), change);
  }

  StepPtr parent_column(const Formula& formula) {
    if (formula.type.type == Type::key) {
      const Column* keys = workspace_.column_as_read("orders", formula.name, formula.from_file);
      if (keys != nullptr && keys->type == Type::key) {  // as read; a derived key has codes already
        const Column* codes = workspace_.key_of_order(table_, *keys);
        return codes == nullptr ? constant_step(null_value) : load_column(*codes);
      }
    }
    const Column* column = workspace_.column("orders", formula.name, formula.from_file);
    const Link* link = workspace_.data().link(table_);
    if (column == nullptr || link == nullptr) return constant_step(null_value);
    return load_parent_column(*column, link->parents());
  }

  std::vector<StepPtr> steps_of(const std::vector<Formula>& formulas) {
    std::vector<StepPtr> steps;
    for (const Formula& formula : formulas) steps.push_back(run(formula));
    return steps;
  }

  template <class Combine>
  StepPtr combined(const Formula& formula, Combine combine) {
    return combined_step(steps_of(formula.args), combine);
  }

  template <class Change>
  StepPtr unary(const Formula& formula, Change change) {
    return unary_step(run(formula.args[0]), change);
  }

  template <class Holds>
  StepPtr compare(const Formula& formula, Holds holds) {
    return combined(formula, [holds](std::int64_t a, std::int64_t b) {
      return unknown(a, b) ? null_value : std::int64_t{holds(a, b)};
    });
  }

  StepPtr divide(const Formula& formula) {
    const std::int64_t da = formula.args[0].type.denominator;
    const std::int64_t db = formula.args[1].type.denominator;
    return combined(formula, [da, db, unit = formula.type.denominator](std::int64_t a, std::int64_t b) {
      return quotient(a, da, b, db, unit);
    });
  }

  // The answer for every text is found once; texts that are added later are matched as they come.
  StepPtr like(const Formula& formula) {
    StepPtr inner = run(formula.args[0]);
    const Dictionary& texts = workspace_.data().categories;
    std::vector<std::int64_t> answers(static_cast<std::size_t>(texts.size()));
    for (std::size_t code = 0; code < answers.size(); ++code) {
      answers[code] = matches_like(texts.text(static_cast<std::int32_t>(code)), formula.name) ? 1 : 0;
    }
    return unary_step(std::move(inner),
                      [answers = std::move(answers), &texts, pattern = formula.name](std::int64_t a) -> std::int64_t {
                        if (a == null_value) return null_value;
                        const auto code = static_cast<std::size_t>(a);
                        if (code < answers.size()) return answers[code];
                        return matches_like(texts.text(static_cast<std::int32_t>(a)), pattern) ? 1 : 0;
                      });
  }

  // The value is computed once; each of the list is compared with it.
  StepPtr in_list(const Formula& formula) {
    return make_step([steps = std::make_shared<const std::vector<StepPtr>>(steps_of(formula.args))](const Rows& rows,
                                                                                                    std::int64_t* out) {
      Lanes value;
      Lanes other;
      steps->front()->run(rows, value.data());
      std::fill_n(out, rows.count, std::int64_t{0});
      for (std::size_t step = 1; step < steps->size(); ++step) {
        (*steps)[step]->run(rows, other.data());
        for (std::size_t i = 0; i < rows.count; ++i) {
          out[i] =
              three_valued_or(out[i], unknown(value[i], other[i]) ? null_value : std::int64_t{value[i] == other[i]});
        }
      }
    });
  }

  // From the last branch to the first, each condition that holds takes its value over what came after.
  StepPtr case_when(const Formula& formula) {
    return make_step([steps = std::make_shared<const std::vector<StepPtr>>(steps_of(formula.args))](const Rows& rows,
                                                                                                    std::int64_t* out) {
      Lanes holds;
      Lanes taken;
      steps->back()->run(rows, out);
      for (std::size_t branch = steps->size() - 1; branch >= 2; branch -= 2) {
        (*steps)[branch - 2]->run(rows, holds.data());
        (*steps)[branch - 1]->run(rows, taken.data());
        for (std::size_t i = 0; i < rows.count; ++i) {
          if (holds[i] == 1) out[i] = taken[i];
        }
      }
    });
  }

  std::string_view table_;
  Workspace& workspace_;
};

}  // namespace

StepPtr compile(const Formula& formula, std::string_view table, Workspace& workspace) {
  return Compiler(table, workspace).run(formula);
}

Program::Program(const Formula& formula, std::string_view table, Workspace& workspace)
    : step_(compile(formula, table, workspace)) {}
Program::Program(Program&&) noexcept = default;
Program& Program::operator=(Program&&) noexcept = default;
Program::~Program() = default;

void Program::run(const Rows& rows, std::int64_t* out) const { step_->run(rows, out); }

}  // namespace cxkpi::expr
