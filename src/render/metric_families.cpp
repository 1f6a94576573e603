#include "render/metric_families.h"

#include <algorithm>
#include <cmath>

#include "render/escape.h"
#include "render/numbers.h"

namespace cxkpi::render {
namespace {

bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// A label begins with a letter: Prometheus keeps names that begin with "__" for itself.
std::string label_name(std::string_view text) {
  std::string out;
  for (const char c : text) out += is_letter(c) || (c >= '0' && c <= '9') ? c : '_';
  return out.empty() || !is_letter(out.front()) ? "column_" + out : out;
}

// Takes a list of things that have a name.
template <typename List, typename NameOf>
std::string not_taken(std::string name, const List& given, NameOf name_of) {
  while (std::any_of(given.begin(), given.end(), [&](const auto& other) { return name_of(other) == name; }))
    name += '_';
  return name;
}

}  // namespace

void Labels::add(std::string_view name, std::string_view value) {
  labels_.emplace_back(not_taken(label_name(name), labels_, [](const auto& label) { return label.first; }), value);
}

std::string Labels::text() const {
  std::string out;
  for (const auto& [name, value] : labels_)
    out.append(out.empty() ? "{" : ",").append(name).append("=\"").append(for_openmetrics(value)).append("\"");
  return out.empty() ? out : out + "}";
}

MetricFamilies::Family& MetricFamilies::family(std::string_view name, std::string_view suffix, std::string_view help) {
  const auto [place, is_new] = places_.try_emplace({std::string(name), std::string(suffix)}, families_.size());
  if (is_new) {
    std::string full = "cxkpi_" + std::string(name) + (suffix.empty() ? "" : "_") + std::string(suffix);
    full = not_taken(std::move(full), families_, [](const Family& other) { return other.name; });
    families_.push_back({std::move(full), for_openmetrics(help), {}});
  }
  return families_[place->second];
}

void MetricFamilies::add(std::string_view name, std::string_view suffix, std::string_view help, const Labels& labels,
                         double value) {
  if (!std::isfinite(value)) return;
  Family& own = family(name, suffix, help);
  own.samples.append(own.name).append(labels.text()).append(" ").append(shortest(value)).append("\n");
}

std::string MetricFamilies::text() const {
  std::string out;
  for (const Family& family : families_) {
    out.append("# TYPE ").append(family.name).append(" gauge\n");
    out.append("# HELP ").append(family.name).append(" ").append(family.help).append("\n");
    out.append(family.samples);
  }
  return out + "# EOF\n";
}

}  // namespace cxkpi::render
