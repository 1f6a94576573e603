#include "cxkpi/indicators/catalogue.h"

#include <algorithm>
#include <utility>

#include "cxkpi/error/embedded.h"
#include "cxkpi/error/error.h"
#include "cxkpi/error/suggest.h"
#include "cxkpi/exports/schema.h"
#include "indicators/definition_file.h"

namespace cxkpi {

std::span<const EmbeddedText> embedded_model();
std::span<const EmbeddedText> embedded_families();

namespace {

std::shared_ptr<const expr::Model> load_model(std::string_view config_text, const std::string& config_name) {
  auto model = std::make_shared<expr::Model>();
  for (const SourceSchema& source : source_schemas()) {
    if (!source.key.empty()) model->set_key(source.name, source.key);
    for (const ColumnSpec& column : source.columns) {
      const std::int64_t denominator = column.type == Type::number ? file_number_denominator : 1;
      model->add_file_column(source.name, column.name, {column.type, denominator});
    }
  }
  for (const EmbeddedText& file : embedded_model()) read_model(file.text, std::string(file.name), *model);
  if (!config_text.empty()) read_own_columns(config_text, config_name, *model);
  model->check();
  return model;
}

}  // namespace

Catalogue Catalogue::load(std::string_view config_text, const std::string& config_name) {
  Catalogue catalogue;
  catalogue.model_ = load_model(config_text, config_name);
  std::vector<Definition> definitions;
  for (const EmbeddedText& file : embedded_families()) {
    read_family(file.text, std::string(file.name), catalogue.families_, definitions);
  }
  if (!config_text.empty()) {
    read_own_indicators(config_text, config_name, catalogue.families_, definitions);
    read_costs(config_text, config_name, definitions);
  }
  for (const Family& family : catalogue.families_) {
    for (Definition& definition : definitions) {
      if (definition.family != family.id) continue;
      std::shared_ptr<const Calculator> calculator = find_kind(definition.kind)->make(definition, *catalogue.model_);
      catalogue.indicators_.push_back({std::move(definition), std::move(calculator)});
    }
  }
  catalogue.check_neighbours();
  return catalogue;
}

void Catalogue::check_neighbours() const {
  for (const Indicator& indicator : indicators_) {
    for (const FieldText& other : indicator.definition.beside) {
      try {
        static_cast<void>(find(other.text));
      } catch (const Error& error) {
        throw Error(ErrorKind::config, other.origin, indicator.definition.id + ".beside: " + error.message(),
                    error.hint());
      }
    }
  }
}

const Indicator& Catalogue::find(std::string_view id) const {
  for (const Indicator& indicator : indicators_) {
    if (indicator.definition.id == id) return indicator;
  }
  std::vector<std::string> ids;
  for (const Indicator& indicator : indicators_) ids.push_back(indicator.definition.id);
  throw Error(ErrorKind::usage, "", "unknown indicator '" + std::string(id) + "'",
              did_you_mean(id, ids, "cxkpi list shows them"));
}

const Family& Catalogue::find_family(std::string_view id) const {
  for (const Family& family : families_) {
    if (family.id == id) return family;
  }
  std::vector<std::string> ids;
  std::string all;
  for (const Family& family : families_) {
    ids.push_back(family.id);
    all += (all.empty() ? "" : ", ") + family.id;
  }
  throw Error(ErrorKind::usage, "", "unknown family '" + std::string(id) + "'",
              did_you_mean(id, ids, "the families are " + all));
}

std::optional<std::string> missing(const Indicator& indicator, const expr::Model& model, const expr::Presence& has) {
  if (auto lacking = model.missing(indicator.calculator->uses(), has)) return lacking;
  return model.missing(indicator.definition.needs, has);
}

}  // namespace cxkpi
