#include "cli/question.h"

#include <algorithm>

#include "cli/commands.h"
#include "cli/name_list.h"
#include "cxkpi/error/error.h"
#include "cxkpi/indicators/segmentation.h"

namespace cxkpi::cli {
namespace {

// The indicators that a chosen one is to be read with follow it.
void add_chosen(const Indicator& indicator, const Catalogue& catalogue, std::vector<std::string>& ids) {
  const std::string& id = indicator.definition.id;
  if (std::find(ids.begin(), ids.end(), id) != ids.end()) return;
  ids.push_back(id);
  for (const FieldText& other : indicator.definition.beside) add_chosen(catalogue.find(other.text), catalogue, ids);
}

// Ids from --kpi and --family together; empty when neither is given.
std::vector<std::string> chosen_indicators(const Arguments& arguments, const Catalogue& catalogue) {
  std::vector<std::string> ids;
  for (const std::string& id : names_in(arguments.indicators)) {
    try {
      add_chosen(catalogue.find(id), catalogue, ids);
    } catch (const Error& error) {
      throw error.at("--kpi");
    }
  }
  for (const std::string& name : names_in(arguments.families)) {
    try {
      const std::string& family = catalogue.find_family(name).id;
      for (const Indicator& indicator : catalogue.indicators()) {
        if (indicator.definition.family == family) add_chosen(indicator, catalogue, ids);
      }
    } catch (const Error& error) {
      throw error.at("--family");
    }
  }
  return ids;
}

std::vector<gate::Requirement> requirements_of(const Arguments& arguments, const Config& config) {
  std::vector<gate::Requirement> out = config.requirements;
  const auto add = [&out](const std::vector<std::string>& texts, const char* option, auto parse) {
    for (const std::string& text : texts) {
      try {
        out.push_back(parse(text));
      } catch (const Error& error) {
        throw error.at(option);
      }
    }
  };
  add(arguments.require, "--require", gate::parse_requirement);
  add(arguments.fail_under, "--fail-under", gate::parse_fail_under);
  add(arguments.fail_over, "--fail-over", gate::parse_fail_over);
  return out;
}

// Throws Error(usage) for a name that no source has; `where` says who named it.
void check_dimensions(const std::vector<std::string>& names, const Catalogue& catalogue, const std::string& where) {
  try {
    static_cast<void>(Dimensions(names, catalogue.model()));
  } catch (const Error& error) {
    throw error.at(where);
  }
}

void check_requirements(const std::vector<gate::Requirement>& requirements, const Catalogue& catalogue) {
  for (const gate::Requirement& requirement : requirements) {
    const std::string where =
        (requirement.origin.empty() ? "" : requirement.origin + ": ") + "requirement '" + requirement.text + "'";
    try {
      static_cast<void>(catalogue.find(requirement.base_indicator()));
    } catch (const Error& error) {
      throw error.at(where);
    }
    check_dimensions(requirement.by, catalogue, where);
  }
}

void resolve_periods(const Arguments& arguments, const Config& config, Question& question) {
  if (const auto period = said(arguments.period, "--period", config.period)) {
    question.period = period->text;
    question.period_origin = period->place;
  }
  if (const auto compare = said(arguments.compare, "--compare", config.compare)) {
    question.compare = compare->text;
    question.compare_origin = compare->place;
  }
  if (arguments.every) {
    try {
      question.every = parse_grain(*arguments.every);
    } catch (const Error& error) {
      throw error.at("--every");
    }
  }
  if (const auto day = said(arguments.week_start, "--week-start", config.week_start)) {
    try {
      question.week_start = parse_weekday(day->text);
    } catch (const Error& error) {
      throw error.at(day->place);
    }
  }
}

}  // namespace

void resolve_question(const Arguments& arguments, const Config& config, Settings& settings) {
  const Command& command = *find_command(arguments.command);
  Question& question = settings.question;
  question.indicators = chosen_indicators(arguments, settings.catalogue);
  question.by = names_in(arguments.by);
  check_dimensions(question.by, settings.catalogue, "--by");
  resolve_periods(arguments, config, question);
  settings.requirements = requirements_of(arguments, config);
  check_requirements(settings.requirements, settings.catalogue);
  if (command.only_judges && question.indicators.empty()) {
    for (const gate::Requirement& requirement : settings.requirements)
      question.indicators.push_back(requirement.base_indicator());
  }
  AnalysisScope& scope = settings.scope;
  scope.indicators = question.indicators;
  if (!scope.indicators.empty()) {
    for (const gate::Requirement& requirement : settings.requirements)
      scope.indicators.push_back(requirement.base_indicator());
  }
  if (!settings.indicator.empty()) scope.indicators = {settings.indicator};
  scope.keys = command.offers(OptionGroup::row_kinds);
  scope.dimensions.push_back(question.by);
  for (const gate::Requirement& requirement : settings.requirements) scope.dimensions.push_back(requirement.by);
  scope.where = arguments.where.value_or("");
}

}  // namespace cxkpi::cli
