// All indicators of a run: the built-in families and the user's own, in report order, with the model they stand on.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cxkpi/indicators/calculator.h"
#include "cxkpi/indicators/definition.h"

namespace cxkpi {

struct Family {
  std::string id;
  Words title;
};

struct Indicator {
  Definition definition;
  std::shared_ptr<const Calculator> calculator;
};

class Catalogue {
 public:
  // The built-in catalogue, plus the `[columns]` and `[indicators]` of a config file when its text is given: new ones,
  // and what overrides a built-in one. Every expression is checked. Throws Error(config) or Error(expression) that
  // names file, line and field: an unknown key, a kind without its fields, a wrong type, an unknown column, a circle.
  [[nodiscard]] static Catalogue load(std::string_view config_text = {}, const std::string& config_name = {});

  [[nodiscard]] const expr::Model& model() const noexcept { return *model_; }
  [[nodiscard]] const std::vector<Family>& families() const noexcept { return families_; }

  // By family, then as written.
  [[nodiscard]] const std::vector<Indicator>& indicators() const noexcept { return indicators_; }

  // Throws Error(usage) with the nearest known name.
  [[nodiscard]] const Indicator& find(std::string_view id) const;
  [[nodiscard]] const Family& find_family(std::string_view id) const;

 private:
  void check_neighbours() const;

  std::shared_ptr<const expr::Model> model_;
  std::vector<Family> families_;
  std::vector<Indicator> indicators_;
};

// What the files lack for an indicator: "deliveries.delivered_at"; no value when it can be computed.
[[nodiscard]] std::optional<std::string> missing(const Indicator& indicator, const expr::Model& model,
                                                 const expr::Presence& has);

}  // namespace cxkpi
