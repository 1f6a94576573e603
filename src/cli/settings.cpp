#include "cli/settings.h"

#include <algorithm>
#include <filesystem>
#include <thread>

#include "cli/commands.h"
#include "cli/targets.h"
#include "cxkpi/calendar/timestamp.h"
#include "cxkpi/error/error.h"
#include "cxkpi/error/suggest.h"
#include "cxkpi/exports/schema.h"

namespace cxkpi::cli {
namespace {

constexpr const char* default_config = "cxkpi.toml";

std::vector<std::string> source_names() {
  std::vector<std::string> names;
  for (const SourceSchema& source : source_schemas()) names.push_back(source.name);
  return names;
}

// "orders=exports/orders.csv", or a path alone.
NamedInput named_input(const std::string& word) {
  const std::size_t equals = word.find('=');
  if (equals == std::string::npos || equals == 0) return {"", word};
  const std::string name = word.substr(0, equals);
  if (find_source(name) != nullptr) return {name, word.substr(equals + 1)};
  std::error_code ignored;
  if (std::filesystem::exists(word, ignored)) return {"", word};
  throw Error(
      ErrorKind::usage, "", "there is no source '" + name + "'",
      did_you_mean(name, source_names(), "orders=FILE, deliveries=FILE, tickets=FILE and returns=FILE are there"));
}

std::vector<NamedInput> inputs_of(const Arguments& arguments) {
  std::vector<NamedInput> inputs;
  for (const std::string& word : arguments.sources) inputs.push_back(named_input(word));
  for (const std::string& source : source_names()) {
    const auto given = arguments.source_files.find(source);
    if (given == arguments.source_files.end()) continue;
    for (const std::string& path : given->second) inputs.push_back({source, path});
  }
  return inputs;
}

// The config named; else the one here; else the one in the only directory given.
Config config_of(const Arguments& arguments, const std::vector<NamedInput>& inputs) {
  if (arguments.no_config && arguments.config) {
    throw Error(ErrorKind::usage, "", "--config and --no-config exclude each other");
  }
  if (arguments.no_config) return {};
  if (arguments.config) return read_config(*arguments.config);
  std::error_code ignored;
  if (std::filesystem::exists(default_config, ignored)) return read_config(default_config);
  if (inputs.size() == 1 && inputs[0].source.empty()) {
    const std::filesystem::path beside = std::filesystem::path(inputs[0].path) / default_config;
    if (std::filesystem::exists(beside, ignored)) return read_config(beside.string());
  }
  return {};
}

const std::optional<std::string>& first_of(const std::optional<std::string>& typed,
                                           const std::optional<std::string>& config) {
  return typed ? typed : config;
}

ReadRequest request_of(const Arguments& arguments, const Config& config, std::vector<NamedInput> inputs,
                       unsigned threads) {
  ReadRequest request;
  request.inputs = std::move(inputs);
  request.sources = config.sources;
  request.threads = threads;
  request.preset = arguments.preset;
  if (arguments.encoding && !knows_encoding(*arguments.encoding)) {
    throw Error(ErrorKind::usage, "--encoding", "the encoding '" + *arguments.encoding + "' is not known",
                encoding_hint);
  }
  if (arguments.date_format) {
    try {
      static_cast<void>(TimeFormat::pattern(*arguments.date_format));
    } catch (const Error& error) {
      throw error.at("--date-format");
    }
  }
  for (const std::string& source : source_names()) {  // what is typed wins over the config
    if (arguments.encoding) request.sources[source].encoding = arguments.encoding;
    if (arguments.date_format) request.sources[source].date_format = arguments.date_format;
  }
  if (const auto& zone = first_of(arguments.zone, config.zone)) {
    try {
      request.zone = Zone::named(*zone);
    } catch (const Error& error) {
      throw error.at(arguments.zone ? "--tz" : config.path + ": run.tz");
    }
  }
  if (config.working_hours) request.working_hours = *config.working_hours;
  if (config.comments) request.comments = *config.comments;
  if (const auto& as_of = first_of(arguments.as_of, config.as_of)) {
    try {
      request.as_of = parse_as_of(*as_of, request.zone);
    } catch (const Error& error) {
      throw error.at(arguments.as_of ? "--as-of" : config.path + ": run.as_of");
    }
  }
  return request;
}

RejectLimit reject_limit(const std::string& text) {
  RejectLimit limit;
  limit.percent = text.ends_with('%');
  const std::string digits = limit.percent ? text.substr(0, text.size() - 1) : text;
  if (digits.empty() || digits.size() > 12 || digits.find_first_not_of("0123456789") != std::string::npos) {
    throw Error(ErrorKind::usage, "--max-rejects", "'" + text + "' is not a number of rows", "write 100 or 1%");
  }
  limit.rows = std::stoll(digits);
  return limit;
}

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
  for (const std::string& id : arguments.indicators) {
    try {
      add_chosen(catalogue.find(id), catalogue, ids);
    } catch (const Error& error) {
      throw error.at("--kpi");
    }
  }
  for (const std::string& name : arguments.families) {
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

std::vector<std::pair<std::string, std::string>> options_as_given(const Arguments& arguments) {
  std::vector<std::pair<std::string, std::string>> out;
  const auto put = [&out](const char* name, const std::optional<std::string>& value) {
    if (value) out.emplace_back(name, *value);
  };
  const auto put_list = [&out](const char* name, const std::vector<std::string>& values) {
    std::string joined;
    for (const std::string& value : values) joined += (joined.empty() ? "" : ",") + value;
    if (!values.empty()) out.emplace_back(name, joined);
  };
  put("period", arguments.period);
  put("every", arguments.every);
  put("compare", arguments.compare);
  put("as-of", arguments.as_of);
  put("tz", arguments.zone);
  put("week-start", arguments.week_start);
  put("where", arguments.where);
  put_list("by", arguments.by);
  put_list("kpi", arguments.indicators);
  put_list("family", arguments.families);
  return out;
}

void resolve_question(const Arguments& arguments, const Config& config, Settings& settings) {
  Question& question = settings.question;
  question.indicators = chosen_indicators(arguments, settings.catalogue);
  question.period = first_of(arguments.period, config.period);
  question.by = arguments.by;
  if (const auto& compare = first_of(arguments.compare, config.compare)) question.compare = *compare;
  try {
    if (arguments.every) question.every = parse_grain(*arguments.every);
    if (const auto& day = first_of(arguments.week_start, config.week_start)) question.week_start = parse_weekday(*day);
  } catch (const Error& error) {
    throw error.at(arguments.every ? "--every" : "--week-start");
  }
  settings.requirements = requirements_of(arguments, config);
  for (const gate::Requirement& requirement : settings.requirements) {
    try {
      static_cast<void>(settings.catalogue.find(requirement.base_indicator()));
    } catch (const Error& error) {
      throw error.at("requirement '" + requirement.text + "'");
    }
  }
  if (arguments.command == check_command.name && question.indicators.empty()) {
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
  scope.keys = arguments.command == rows_command.name;
  scope.dimensions.push_back(question.by);
  for (const gate::Requirement& requirement : settings.requirements) scope.dimensions.push_back(requirement.by);
  scope.where = arguments.where.value_or("");
}

}  // namespace

Settings resolve(const Arguments& arguments) {
  const Command& command = *find_command(arguments.command);
  Settings settings;
  if (command.takes_indicator && !arguments.indicator) {
    throw Error(ErrorKind::usage, "", "cxkpi " + arguments.command + " needs an indicator", "cxkpi list shows them");
  }
  std::vector<NamedInput> inputs = inputs_of(arguments);
  if (!command.takes_sources && !inputs.empty()) {
    throw Error(ErrorKind::usage, "", "cxkpi " + arguments.command + " takes no sources", "name the indicator alone");
  }
  if (command.begins_config && inputs.empty()) inputs.push_back({"", "."});
  const Config config = command.begins_config ? Config() : config_of(arguments, inputs);
  settings.catalogue = Catalogue::load(config.text, config.path);
  if (command.takes_indicator) settings.indicator = settings.catalogue.find(*arguments.indicator).definition.id;
  const bool files_in_config = std::any_of(config.sources.begin(), config.sources.end(),
                                           [](const auto& source) { return !source.second.files.empty(); });
  settings.has_input = !inputs.empty() || files_in_config;
  const unsigned threads = std::clamp(arguments.threads.value_or(std::thread::hardware_concurrency()), 1U, 64U);
  settings.request = request_of(arguments, config, std::move(inputs), threads);
  settings.scope.threads = threads;
  resolve_question(arguments, config, settings);
  settings.judging.judge_provisional = arguments.judge_provisional;
  settings.judging.on_no_data = arguments.on_no_data == "fail"   ? gate::NoData::fail
                                : arguments.on_no_data == "pass" ? gate::NoData::pass
                                                                 : gate::NoData::error;
  settings.rows = {arguments.hits, false, arguments.excluded, arguments.rejected, arguments.pending};
  settings.rows.misses = !(arguments.hits || arguments.excluded || arguments.rejected || arguments.pending);
  settings.targets = command.begins_config               ? std::vector{config_target(arguments, default_config)}
                     : command.name == rows_command.name ? std::vector{rows_target(arguments)}
                                                         : report_targets(arguments);
  settings.rejects = rejects_target(arguments);
  check_distinct(settings.targets, settings.rejects);
  settings.config_files = config.files;
  settings.force = arguments.force;
  settings.request.all_rejects = arguments.rejects.has_value();
  if (arguments.max_rejects) settings.max_rejects = reject_limit(*arguments.max_rejects);
  settings.rendering.language =
      first_of(arguments.language, config.language).value_or("en") == "fr" ? Language::fr : Language::en;
  settings.rendering.verbose = arguments.verbose;
  settings.colour = arguments.colour;
  settings.title = config.title.value_or("");
  settings.quiet = arguments.quiet;
  settings.given = options_as_given(arguments);
  return settings;
}

}  // namespace cxkpi::cli
