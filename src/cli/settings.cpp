#include "cli/settings.h"

#include <algorithm>
#include <filesystem>
#include <initializer_list>
#include <thread>

#include "cli/commands.h"
#include "cli/name_list.h"
#include "cli/question.h"
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
  const std::vector<std::string> names = source_names();
  std::string list;
  for (const std::string& source : names) list += (list.empty() ? "" : ", ") + source;
  throw Error(ErrorKind::usage, "", "there is no source '" + name + "'",
              did_you_mean(name, names, "the sources are " + list));
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

// What the parser makes of the text of an option; its complaints then name the option.
template <class Parse>
auto read_as(Parse parse, const std::string& text, const char* option) {
  try {
    return parse(text);
  } catch (const Error& error) {
    throw error.at(option);
  }
}

std::string word_of(const std::optional<std::string>& typed, const char* option,
                    std::initializer_list<std::string_view> words, const char* otherwise) {
  if (!typed) return otherwise;
  return read_as([&](const std::string& text) { return one_of(words, text); }, *typed, option);
}

std::vector<Target> targets_of(const Arguments& arguments, const Command& command) {
  if (command.offers(OptionGroup::config_output)) return {config_target(arguments, default_config)};
  if (command.offers(OptionGroup::rows_output)) return {rows_target(arguments)};
  if (command.offers(OptionGroup::report_output)) return report_targets(arguments);
  return {};
}

gate::NoData on_no_data(const Arguments& arguments) {
  const std::string word = word_of(arguments.on_no_data, "--on-no-data", {"fail", "pass", "error"}, "error");
  if (word == "fail") return gate::NoData::fail;
  return word == "pass" ? gate::NoData::pass : gate::NoData::error;
}

ReadRequest request_of(const Arguments& arguments, const Config& config, std::vector<NamedInput> inputs,
                       unsigned threads) {
  ReadRequest request;
  request.inputs = std::move(inputs);
  request.sources = config.sources;
  request.threads = threads;
  request.ignored = config.ignored;
  request.ignored.insert(request.ignored.end(), arguments.ignored.begin(), arguments.ignored.end());
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
  if (const auto zone = said(arguments.zone, "--tz", config.zone)) {
    try {
      request.zone = Zone::named(zone->text);
    } catch (const Error& error) {
      throw error.at(zone->place);
    }
  }
  if (config.working_hours) request.working_hours = *config.working_hours;
  if (config.comments) request.comments = *config.comments;
  if (const auto as_of = said(arguments.as_of, "--as-of", config.as_of)) {
    try {
      request.as_of = parse_as_of(as_of->text, request.zone);
    } catch (const Error& error) {
      throw error.at(as_of->place);
    }
  }
  return request;
}

std::vector<std::pair<std::string, std::string>> options_as_given(const Arguments& arguments) {
  std::vector<std::pair<std::string, std::string>> out;
  const auto put = [&out](const char* name, const std::optional<std::string>& value) {
    if (value) out.emplace_back(name, *value);
  };
  const auto put_list = [&out](const char* name, const std::vector<std::string>& values) {
    std::string joined;
    for (const std::string& value : names_in(values)) joined += (joined.empty() ? "" : ",") + value;
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

}  // namespace

Settings resolve(const Arguments& arguments) {
  const Command& command = *find_command(arguments.command);
  Settings settings;
  if (command.offers(OptionGroup::indicator) && !arguments.indicator) {
    throw Error(ErrorKind::usage, "", "cxkpi " + arguments.command + " needs an indicator", "cxkpi list shows them");
  }
  std::vector<NamedInput> inputs = inputs_of(arguments);
  if (command.offers(OptionGroup::config_output) && inputs.empty()) inputs.push_back({"", "."});
  const Config config = command.offers(OptionGroup::config) ? config_of(arguments, inputs) : Config();
  settings.catalogue = Catalogue::load(config.text, config.path);
  if (arguments.indicator) settings.indicator = settings.catalogue.find(*arguments.indicator).definition.id;
  const bool files_in_config = std::any_of(config.sources.begin(), config.sources.end(),
                                           [](const auto& source) { return !source.second.files.empty(); });
  settings.has_input = !inputs.empty() || files_in_config;
  const unsigned threads = arguments.threads ? read_as(thread_count, *arguments.threads, "--threads")
                                             : std::clamp(std::thread::hardware_concurrency(), 1U, most_threads);
  settings.request = request_of(arguments, config, std::move(inputs), threads);
  settings.scope.threads = threads;
  resolve_question(arguments, config, settings);
  settings.judging.judge_provisional = arguments.judge_provisional;
  settings.judging.on_no_data = on_no_data(arguments);
  settings.rows = {arguments.hits, false, arguments.excluded, arguments.rejected, arguments.pending};
  settings.rows.misses = !(arguments.hits || arguments.excluded || arguments.rejected || arguments.pending);
  settings.targets = targets_of(arguments, command);
  settings.rejects = rejects_target(arguments);
  check_distinct(settings.targets, settings.rejects);
  settings.force = arguments.force;
  settings.request.all_rejects = arguments.rejects.has_value();
  if (arguments.max_rejects) settings.max_rejects = read_as(reject_limit, *arguments.max_rejects, "--max-rejects");
  const std::string language =
      word_of(arguments.language, "--lang", {"en", "fr"}, config.language.value_or("en").c_str());
  settings.rendering.language = language == "fr" ? Language::fr : Language::en;
  settings.rendering.verbose = arguments.verbose;
  settings.colour = word_of(arguments.colour, "--color", {"auto", "always", "never"}, "auto");
  settings.title = config.title.value_or("");
  settings.events = config.events;
  if (!config.path.empty()) settings.config = config.path;
  settings.config_files = config.files;
  settings.quiet = arguments.quiet;
  settings.given = options_as_given(arguments);
  return settings;
}

}  // namespace cxkpi::cli
