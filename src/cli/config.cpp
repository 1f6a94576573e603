#include "cli/config.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "cli/comment_config.h"
#include "cli/name_list.h"
#include "cxkpi/error/error.h"
#include "error/toml_nodes.h"
#include "exports/source_config.h"

namespace cxkpi::cli {
namespace {

class ConfigReader : private TomlNodes {
 public:
  explicit ConfigReader(const std::string& path) : TomlNodes(path), path_(path) {}

  Config run() {
    std::ifstream file(path_, std::ios::binary);
    if (!file || std::filesystem::is_directory(path_)) {
      throw Error(ErrorKind::config, path_, "the config file cannot be read", "--no-config goes without one");
    }
    config_.path = path_;
    config_.files.push_back(path_);
    config_.text.assign(std::istreambuf_iterator<char>(file), {});
    const toml::table root = parse(config_.text);
    for (const auto& [key, node] : root) {
      if (key == "run")
        run_table(table(node, "run"));
      else if (key == "sources")
        config_.sources = exports::read_source_configs(table(node, "sources"), path_);
      else if (key == "calendar")
        calendar(table(node, "calendar"));
      else if (key == "comments")
        comments(table(node, "comments"));
      else if (key == "costs")
        costs(table(node, "costs"));
      else if (key == "requirements")
        requirements(node);
      else if (key == "events")
        events(node);
      else if (key != "indicators" && key != "columns")
        unknown(node, key.str(),
                {"run", "sources", "calendar", "comments", "costs", "columns", "indicators", "requirements", "events"});
    }
    return std::move(config_);
  }

 private:
  void run_table(const toml::table& run) {
    for (const auto& [key, node] : run) {
      if (key == "title")
        config_.title = text(node, "title");
      else if (key == "tz")
        config_.zone = Said{text(node, "tz"), place(node)};
      else if (key == "lang")
        config_.language = language(node);
      else if (key == "as_of")
        config_.as_of = Said{text(node, "as_of"), place(node)};
      else if (key == "period")
        config_.period = Said{text(node, "period"), place(node)};
      else if (key == "compare")
        config_.compare = Said{text(node, "compare"), place(node)};
      else if (key == "week_start")
        config_.week_start = Said{text(node, "week_start"), place(node)};
      else if (key == "ignore")
        for (const toml::node& name : list(node, "ignore")) config_.ignored.push_back(text(name, "ignore"));
      else
        unknown(node, key.str(), {"title", "tz", "lang", "as_of", "period", "compare", "week_start", "ignore"});
    }
  }

  std::string language(const toml::node& node) const {
    std::string word = text(node, "lang");
    if (word != "en" && word != "fr") fail(node, "'lang' is not '" + word + "'", "en or fr");
    return word;
  }

  void comments(const toml::table& given) {
    CommentConfig read = read_comment_config(given, path_);
    config_.comments = std::move(read.reader);
    if (read.lexicon) config_.files.push_back(std::move(*read.lexicon));
  }

  void calendar(const toml::table& given) {
    std::string hours = "mon-fri 09:00-18:00";
    std::vector<Day> holidays;
    for (const auto& [key, node] : given) {
      if (key == "working_hours")
        hours = text(node, "working_hours");
      else if (key == "holidays") {
        for (const toml::node& day : list(node, "holidays")) holidays.push_back(date(day));
      } else
        unknown(node, key.str(), {"working_hours", "holidays"});
    }
    try {
      config_.working_hours = WorkingHours::parse(hours, holidays);
    } catch (const Error& error) {
      throw error.at(place(given));
    }
  }

  Day date(const toml::node& node) const {
    YearMonthDay out{0, 0, 0};
    if (const auto* given = node.as_date()) {
      out = {given->get().year, given->get().month, given->get().day};
    } else if (const auto* words = node.as_string()) {
      const std::string& text = words->get();
      const bool shaped = text.size() == 10 && text[4] == '-' && text[7] == '-' &&
                          text.find_first_not_of("0123456789-") == std::string::npos;
      if (shaped) out = {std::atoi(text.c_str()), std::atoi(text.c_str() + 5), std::atoi(text.c_str() + 8)};
    }
    if (!exists(out)) fail(node, "this is not a date", "write 2026-12-25");
    return to_day(out);
  }

  // The catalogue reads unit costs for itself; here they are only checked.
  void costs(const toml::table& given) const {
    for (const auto& [key, node] : given) {
      if (key != "contact") unknown(node, key.str(), {"contact"});
      const toml::array& range = list(node, "contact");
      const bool numbers = range.size() == 2 && range.get(0)->is_number() && range.get(1)->is_number();
      if (!numbers) fail(node, "'contact' must be a low and a high cost", "write contact = [1.0, 3.0]");
      if (*range.get(0)->value<double>() > *range.get(1)->value<double>())
        fail(node, "'contact' has a low cost above the high one", "write contact = [1.0, 3.0]");
    }
  }

  void events(const toml::node& node) {
    for (const toml::node& entry : list(node, "events")) {
      const toml::table& given = table(entry, "events");
      for (const auto& [key, value] : given) {
        if (key != "date" && key != "label") unknown(value, key.str(), {"date", "label"});
      }
      const toml::node* const day = given.get("date");
      const toml::node* const label = given.get("label");
      if (day == nullptr || label == nullptr) {
        fail(entry, "an event needs 'date' and 'label'",
             "write date = 2026-09-15 and label = \"SMS the day before delivery\"");
      }
      config_.events.push_back({date(*day), text(*label, "label")});
    }
    std::stable_sort(config_.events.begin(), config_.events.end(),
                     [](const Event& a, const Event& b) { return a.day < b.day; });
  }

  void requirements(const toml::node& node) {
    for (const toml::node& entry : list(node, "requirements")) {
      const toml::table& given = table(entry, "requirements");
      if (given.get("require") == nullptr)
        fail(entry, "a requirement needs 'require'", "write require = \"promise_rate >= 90\"");
      gate::Requirement requirement;
      try {
        requirement = gate::parse_requirement(text(*given.get("require"), "require"));
      } catch (const Error& error) {
        throw error.at(place(*given.get("require")));
      }
      requirement.origin = place(*given.get("require"));
      for (const auto& [key, value] : given) {
        if (key == "by") {
          requirement.by = names_in(text(value, "by"));
        } else if (key == "min_n") {
          if (value.as_integer() == nullptr || value.as_integer()->get() < 0)
            fail(value, "'min_n' must be a whole number");
          requirement.min_n = value.as_integer()->get();
        } else if (key != "require") {
          unknown(value, key.str(), {"require", "by", "min_n"});
        }
      }
      config_.requirements.push_back(std::move(requirement));
    }
  }

  const std::string& path_;
  Config config_;
};

}  // namespace

std::optional<Said> said(const std::optional<std::string>& typed, const char* option,
                         const std::optional<Said>& config) {
  return typed ? Said{*typed, option} : config;
}

Config read_config(const std::string& path) { return ConfigReader(path).run(); }

}  // namespace cxkpi::cli
