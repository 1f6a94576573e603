// indicators_page EXAMPLES: prints docs/indicators.md from the built-in catalogue and the worked examples.
#include <toml++/toml.h>

#include <iostream>
#include <string>
#include <string_view>

#include "cxkpi/exports/schema.h"
#include "cxkpi/render/pages.h"

namespace {

// Lines of cells with ", " between them, as a Markdown table.
std::string table(std::string_view text) {
  std::string out;
  std::size_t columns = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string line(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) continue;
    std::string row = "|";
    std::size_t cells = 0;
    for (std::size_t begin = 0; begin <= line.size(); ++cells) {
      const std::size_t comma = std::min(line.find(',', begin), line.size());
      std::string cell = line.substr(begin, comma - begin);
      if (!cell.empty() && cell.front() == ' ') cell.erase(0, 1);
      row += " " + cell + (cell.empty() ? "|" : " |");
      begin = comma + 1;
    }
    out += row + "\n";
    if (columns == 0) {
      columns = cells;
      out += "|";
      for (std::size_t i = 0; i < columns; ++i) out += "---|";
      out += "\n";
    }
  }
  return out;
}

std::string text(const toml::table& example, std::string_view key) { return example[key].value_or(std::string()); }

std::string result(const toml::table& example) {
  std::string out;
  if (const toml::table* shares = example["shares"].as_table()) {
    for (const auto& [value, share] : *shares) {
      out += (out.empty() ? "" : ", ") + std::string(value.str()) + " " + share.value_or(std::string());
    }
    return out;
  }
  out = text(example, "value");
  if (!text(example, "denominator").empty()) {
    out += " (" + text(example, "numerator") + " / " + text(example, "denominator") + ")";
  }
  for (const char* const part : {"p50", "low", "high", "per_order", "oldest_days"}) {
    if (!text(example, part).empty()) out += std::string(", ") + part + " " + text(example, part);
  }
  return out;
}

std::string example_text(const toml::table& examples, const std::string& id) {
  const toml::table* example = examples[id].as_table();
  if (example == nullptr) return {};
  std::string out = "Example, as of " + text(*example, "as_of") + ", period " + text(*example, "period") + ":\n\n";
  for (const cxkpi::SourceSchema& source : cxkpi::source_schemas()) {
    const std::string rows = text(*example, source.name);
    if (!rows.empty()) out += "*" + source.name + "*\n\n" + table(rows) + "\n";
  }
  return out + "Result: " + result(*example) + ". " + (*example)["note"]["en"].value_or(std::string()) + "\n\n";
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "usage: indicators_page EXAMPLES\n";
    return 2;
  }
  const toml::table examples = toml::parse_file(arguments[1]);
  std::cout << cxkpi::render::indicators_page(cxkpi::Catalogue::load(),
                                              [&](const std::string& id) { return example_text(examples, id); });
}
