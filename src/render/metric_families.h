// The text format of OpenMetrics 1.0, which Prometheus reads too: samples with labels, each family's together.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cxkpi::render {

// The labels of a sample.
class Labels {
 public:
  // Any text may be a name: what is no letter or digit of ASCII becomes "_", and a name that is taken gets "_" behind
  // it.
  void add(std::string_view name, std::string_view value);

  // {carrier="DPD",country="FR"}, in the order in which they were added; "" without labels.
  [[nodiscard]] std::string text() const;

 private:
  std::vector<std::pair<std::string, std::string>> labels_;
};

class MetricFamilies {
 public:
  // One more gauge of the family of `name` and `suffix` ("promise_rate", "low"; without a suffix ""), both of small
  // letters, digits and "_". The family is called cxkpi_promise_rate_low; when another has that name, with "_" behind
  // it. The help is that of its first sample. A value that is not finite is left out.
  void add(std::string_view name, std::string_view suffix, std::string_view help, const Labels& labels, double value);

  // The families in the order in which they came, then the mark of the end.
  [[nodiscard]] std::string text() const;

 private:
  struct Family {
    std::string name;
    std::string help;
    std::string samples;
  };
  [[nodiscard]] Family& family(std::string_view name, std::string_view suffix, std::string_view help);

  std::vector<Family> families_;
  std::map<std::pair<std::string, std::string>, std::size_t> places_;  // name and suffix → index in families_
};

}  // namespace cxkpi::render
