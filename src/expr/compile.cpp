// From checked formulas to steps. Equal parts are found by what they compute and from which steps.
#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "expr/arithmetic.h"
#include "expr/column_steps.h"
#include "expr/comment_steps.h"
#include "expr/folding.h"
#include "expr/like.h"
#include "expr/steps.h"

namespace cxkpi::expr {
namespace {

class Compiler {
 public:
  explicit Compiler(Steps& program) : program_(program), workspace_(*program.workspace) {}

  std::size_t run(const Formula& formula) {
    switch (formula.act) {
      case Act::column:
        return column(formula);
      case Act::constant:
        return constant(formula.value);
      case Act::text_constant:
        return constant(workspace_.categories().code(formula.name));
      case Act::null:
        return constant(null_value);
      case Act::as_of:
        return constant(workspace_.data().as_of);
      case Act::period_start:
        return constant(program_.moments.start);
      case Act::period_end:
        return constant(program_.moments.end);
      case Act::parent_column:
        return remembered("order." + formula.name + (formula.from_file ? " as read" : ""),
                          [&] { return parent_column(formula); });
      case Act::aggregate:
        return remembered(formula.key, [&] { return aggregate_step(formula, program_); });
      case Act::neighbour:
      case Act::order_before:
      case Act::order_after:
      case Act::themes:
        return remembered(formula.key, [&] { return load_column(workspace_.whole_column(formula)); });
      case Act::sentiment:
        return remembered(formula.key, [&] { return sentiment_step(formula, workspace_); });
      case Act::is_null:
      case Act::is_not_null:
        return operation(formula, {known_of(formula.args[0])});
      default:
        break;
    }
    if (formula.act == Act::coalesce && formula.type.type == Type::key) {
      if (const std::optional<std::size_t> place = first_key(formula)) return *place;
    }
    Inputs inputs;
    for (const Formula& arg : formula.args) inputs.push_back(run(arg));
    return operation(formula, std::move(inputs));
  }

 private:
  std::size_t add(StepPtr step, std::optional<std::int64_t> value) {
    program_.steps.push_back(std::move(step));
    program_.constants.push_back(value);
    return program_.steps.size() - 1;
  }

  template <class Make>
  std::size_t remembered(const std::string& key, Make make) {
    if (const auto known = program_.known.find(key); known != program_.known.end()) return known->second;
    const std::size_t place = add(make(), std::nullopt);
    program_.known.emplace(key, place);
    return place;
  }

  std::size_t constant(std::int64_t value) {
    const std::string key = "= " + std::to_string(value);
    if (const auto known = program_.known.find(key); known != program_.known.end()) return known->second;
    return program_.known[key] = add(constant_step(value), value);
  }

  // A derived column is computed in place; what files brought is read.
  std::size_t column(const Formula& formula) {
    const std::string& table = program_.table;
    const std::string key = "column " + formula.name + (formula.from_file ? " as read" : "");
    if (const auto known = program_.known.find(key); known != program_.known.end()) return known->second;
    if (const DerivedColumn* derived = workspace_.derived(table, formula.name, formula.from_file)) {
      return program_.known[key] = run(derived->checked.formula);
    }
    const Column* column = workspace_.column(table, formula.name, formula.from_file);
    if (column == nullptr) return program_.known[key] = constant(null_value);
    return remembered(key, [&] { return load_column(*column); });
  }

  // Whether a key that was read is known can be told without turning all keys into codes.
  std::size_t known_of(const Formula& formula) {
    const Column* const keys = formula.act == Act::column ? keys_of(formula) : nullptr;
    if (keys == nullptr) return run(formula);
    return remembered("known " + formula.name, [&] { return load_column(*keys); });
  }

  // A column of keys as they were read; null for anything else. A derived key has codes already.
  const Column* keys_of(const Formula& formula) {
    const bool of_order = formula.act == Act::parent_column;
    if (formula.type.type != Type::key || (formula.act != Act::column && !of_order)) return nullptr;
    const Column* keys = workspace_.column_as_read(of_order ? "orders" : std::string_view(program_.table), formula.name,
                                                   formula.from_file);
    return keys != nullptr && keys->type == Type::key ? keys : nullptr;
  }

  // A key that stands in one of several columns: only the one that counts becomes a code. No value where a part is
  // something else.
  std::optional<std::size_t> first_key(const Formula& coalesce) {
    std::vector<Workspace::KeyTexts> sources;
    std::string name = "first key of";
    for (const Formula& arg : coalesce.args) {
      const Column* const keys = keys_of(arg);
      if (keys == nullptr && run(arg) != constant(null_value)) return std::nullopt;
      if (keys == nullptr) continue;
      sources.push_back({keys, arg.act == Act::parent_column});
      name += (sources.back().of_order ? " order." : " ") + keys->name;
    }
    if (sources.empty()) return std::nullopt;
    return remembered(name, [&] { return load_column(*workspace_.key_codes(program_.table, sources)); });
  }

  StepPtr parent_column(const Formula& formula) {
    if (const Column* const keys = keys_of(formula)) {
      return load_column(*workspace_.key_codes(program_.table, {{keys, true}}));
    }
    const Column* column = workspace_.column("orders", formula.name, formula.from_file);
    const Link* link = workspace_.data().link(program_.table);
    if (column == nullptr || link == nullptr) return constant_step(null_value);
    return load_parent_column(*column, link->parents());
  }

  // A part that depends on other steps alone; without any but constants it is computed once and for all.
  std::size_t operation(const Formula& formula, Inputs inputs) {
    std::string key = std::to_string(static_cast<int>(formula.act)) + ' ' + std::to_string(formula.value) + ' ' +
                      std::to_string(formula.type.denominator) + ' ' + formula.name + ':';
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      key += ' ' + std::to_string(inputs[i]) + '/' + std::to_string(formula.args[i].type.denominator);
    }
    if (const auto known = program_.known.find(key); known != program_.known.end()) return known->second;
    const bool fixed = std::all_of(inputs.begin(), inputs.end(),
                                   [&](std::size_t input) { return program_.constants[input].has_value(); });
    StepPtr step = bind(formula, inputs);
    const std::size_t place = fixed && !inputs.empty() ? constant(value_of(*step)) : add(std::move(step), std::nullopt);
    return program_.known[key] = place;
  }

  std::int64_t value_of(const Step& step) const {
    Frame frame;
    frame.values.resize(program_.steps.size(), nullptr);
    for (std::size_t place = 0; place < program_.steps.size(); ++place) {
      if (program_.constants[place]) frame.values[place] = &*program_.constants[place];
    }
    std::int64_t value = null_value;
    step.run({0, 1, nullptr}, frame, &value);
    return value;
  }

  StepPtr bind(const Formula& formula, const Inputs& inputs) {
    switch (formula.act) {
      case Act::logical_or:
        return combined_step(inputs, [](std::int64_t a, std::int64_t b) { return three_valued_or(a, b); });
      case Act::logical_and:
        return combined_step(inputs, [](std::int64_t a, std::int64_t b) { return three_valued_and(a, b); });
      case Act::logical_not:
        return unary_step(inputs[0], [](std::int64_t a) { return a == null_value ? null_value : 1 - a; });
      case Act::equal:
        return compare(inputs, [](std::int64_t a, std::int64_t b) { return a == b; });
      case Act::not_equal:
        return compare(inputs, [](std::int64_t a, std::int64_t b) { return a != b; });
      case Act::less:
        return compare(inputs, [](std::int64_t a, std::int64_t b) { return a < b; });
      case Act::less_equal:
        return compare(inputs, [](std::int64_t a, std::int64_t b) { return a <= b; });
      case Act::is_null:
        return unary_step(inputs[0], [](std::int64_t a) { return std::int64_t{a == null_value}; });
      case Act::is_not_null:
        return unary_step(inputs[0], [](std::int64_t a) { return std::int64_t{a != null_value}; });
      case Act::in_list:
        return in_list(inputs);
      case Act::like:
        return like(formula, inputs[0]);
      case Act::add:
        return combined_step(inputs, [](std::int64_t a, std::int64_t b) { return sum(a, b); });
      case Act::subtract:
        return combined_step(inputs, [](std::int64_t a, std::int64_t b) { return difference(a, b); });
      case Act::multiply:
        return combined_step(inputs, [](std::int64_t a, std::int64_t b) { return product(a, b); });
      case Act::divide:
        return divide(formula, inputs);
      case Act::negate:
        return unary_step(inputs[0], [](std::int64_t a) { return difference(0, a); });
      case Act::shift:
        return unary_step(inputs[0], [by = formula.value](std::int64_t a) { return sum(a, by); });
      case Act::rescale:
        return unary_step(inputs[0], [by = formula.value](std::int64_t a) { return product(a, by); });
      case Act::date_of:
        return unary_step(inputs[0], [&zone = workspace_.data().zone](std::int64_t a) {
          return a == null_value ? null_value : std::int64_t{zone.day_of(a)};
        });
      case Act::working_hours:
        return combined_step(inputs, [&data = workspace_.data()](std::int64_t a, std::int64_t b) {
          return unknown(a, b) ? null_value : data.working_hours.seconds_between(a, b, data.zone);
        });
      case Act::working_days:
        return combined_step(inputs, [&data = workspace_.data()](std::int64_t a, std::int64_t b) {
          return unknown(a, b)
                     ? null_value
                     : std::int64_t{data.working_hours.days_between(static_cast<Day>(a), static_cast<Day>(b))};
        });
      case Act::add_months:
        return combined_step(inputs, [](std::int64_t day, std::int64_t months) {
          constexpr std::int64_t most = 12'000;
          if (unknown(day, months) || months > most || months < -most) return null_value;
          return std::int64_t{add_months(static_cast<Day>(day), static_cast<int>(months))};
        });
      case Act::case_when:
        return case_when(inputs);
      case Act::coalesce:
        return combined_step(inputs, [](std::int64_t a, std::int64_t b) { return a == null_value ? b : a; });
      case Act::least:
        return combined_step(inputs, [](std::int64_t a, std::int64_t b) {
          return a == null_value ? b : b == null_value ? a : std::min(a, b);
        });
      case Act::greatest:
        return combined_step(inputs,
                             [](std::int64_t a, std::int64_t b) { return std::max(a, b); });  // unknown is the least
      default:                                                                                // run() knows the others
        return constant_step(null_value);
    }
  }

  template <class Holds>
  StepPtr compare(const Inputs& inputs, Holds holds) {
    return combined_step(inputs, [holds](std::int64_t a, std::int64_t b) {
      return unknown(a, b) ? null_value : std::int64_t{holds(a, b)};
    });
  }

  StepPtr divide(const Formula& formula, const Inputs& inputs) {
    const std::int64_t da = formula.args[0].type.denominator;
    const std::int64_t db = formula.args[1].type.denominator;
    return combined_step(inputs, [da, db, unit = formula.type.denominator](std::int64_t a, std::int64_t b) {
      return quotient(a, da, b, db, unit);
    });
  }

  // The answer for every text is found once; texts that are added later are matched as they come.
  StepPtr like(const Formula& formula, std::size_t input) {
    const Dictionary& texts = workspace_.data().categories;
    std::vector<std::int64_t> answers(static_cast<std::size_t>(texts.size()));
    for (std::size_t code = 0; code < answers.size(); ++code) {
      answers[code] = matches_like(texts.text(static_cast<std::int32_t>(code)), formula.name) ? 1 : 0;
    }
    return unary_step(input,
                      [answers = std::move(answers), &texts, pattern = formula.name](std::int64_t a) -> std::int64_t {
                        if (a == null_value) return null_value;
                        const auto code = static_cast<std::size_t>(a);
                        if (code < answers.size()) return answers[code];
                        return matches_like(texts.text(static_cast<std::int32_t>(a)), pattern) ? 1 : 0;
                      });
  }

  // The first input is compared with each of the others.
  StepPtr in_list(const Inputs& inputs) {
    return make_step([inputs](const Rows& rows, Frame& frame, std::int64_t* out) {
      const std::int64_t* const value = frame.values[inputs[0]];
      std::fill_n(out, rows.count, std::int64_t{0});
      for (std::size_t input = 1; input < inputs.size(); ++input) {
        const std::int64_t* const other = frame.values[inputs[input]];
        for (std::size_t i = 0; i < rows.count; ++i) {
          out[i] =
              three_valued_or(out[i], unknown(value[i], other[i]) ? null_value : std::int64_t{value[i] == other[i]});
        }
      }
    });
  }

  // From the last branch to the first, each condition that holds takes its value over what came after.
  StepPtr case_when(const Inputs& inputs) {
    return make_step([inputs](const Rows& rows, Frame& frame, std::int64_t* out) {
      std::copy_n(frame.values[inputs.back()], rows.count, out);
      for (std::size_t branch = inputs.size() - 1; branch >= 2; branch -= 2) {
        const std::int64_t* const holds = frame.values[inputs[branch - 2]];
        const std::int64_t* const taken = frame.values[inputs[branch - 1]];
        for (std::size_t i = 0; i < rows.count; ++i) out[i] = holds[i] == 1 ? taken[i] : out[i];
      }
    });
  }

  Steps& program_;
  Workspace& workspace_;
};

}  // namespace

std::size_t Steps::compile(const Formula& formula) { return Compiler(*this).run(formula); }

}  // namespace cxkpi::expr
