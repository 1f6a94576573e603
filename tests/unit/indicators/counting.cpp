#include "indicators/counting.h"

#include <array>
#include <utility>

namespace cxkpi {
namespace {

// Everything a scanner refers to, kept alive with it.
struct Bound {
  expr::Workspace workspace;
  Bins bins;
  Dimensions dimensions;
  Filter filter;
  Scanner scanner;

  Bound(Shop& shop, const Question& question)
      : workspace(shop.data, shop.model, shop.presence(), question.threads),
        bins(question.periods),
        dimensions(question.by.empty() ? Dimensions() : Dimensions(question.by, shop.model)),
        filter(question.where.empty() ? Filter() : Filter(question.where, shop.model)),
        scanner(workspace, bins, dimensions, filter) {}
};

std::string joined(const std::vector<std::string>& values) {
  std::string out;
  for (const std::string& value : values) out += (out.empty() ? "" : "/") + value;
  return out;
}

}  // namespace

std::unique_ptr<Calculator> calculator(const expr::Model& model, const std::map<std::string, std::string>& fields,
                                       Decimal scale) {
  Definition definition;
  definition.id = "tested";
  definition.origin = "test.toml:1";
  definition.scale = scale;
  for (const auto& [name, text] : fields) {
    if (name == "kind")
      definition.kind = text;
    else
      definition.fields[name] = {text, "test.toml:2"};
  }
  return find_kind(definition.kind)->make(definition, model);
}

Answer count(Shop& shop, const Calculator& calculator, const Question& question) {
  Bound bound(shop, question);
  const std::array<const Calculator*, 1> calculators{&calculator};
  const ScanResult result = std::move(bound.scanner.run(calculators).front());
  Answer answer(question.periods.size());
  for (std::size_t period = 0; period < question.periods.size(); ++period) {
    for (std::size_t segment = 0; segment < result.segments; ++segment) {
      Counted& counted =
          answer[period]
                [result.segments == 1 && question.by.empty() ? "" : joined(bound.scanner.segments().values(segment))];
      for (const std::size_t bin : result.places_of(question.periods[period], bound.bins)) {
        counted.state.merge(result.states[bin * result.segments + segment]);
        counted.account.merge(result.accounts[bin * result.segments + segment]);
      }
    }
  }
  return answer;
}

Counted total(Shop& shop, const Calculator& calculator, const Question& question) {
  return count(shop, calculator, question).at(0).at("");
}

std::string obstacle(Shop& shop, const Calculator& calculator, const Question& question) {
  Bound bound(shop, question);
  const std::optional<Obstacle> found = bound.scanner.obstacle(calculator, shop.model, shop.presence());
  if (!found) return "nothing";
  return found->lacking.empty() ? found->message : found->lacking;
}

std::string text(const Accounting& account) {
  return std::to_string(account.used) + " used, " + std::to_string(account.excluded) + " excluded, " +
         std::to_string(account.rejected) + " rejected, " + std::to_string(account.pending) + " pending";
}

Period month(const std::string& name) { return parse_period(name, 0); }

}  // namespace cxkpi
