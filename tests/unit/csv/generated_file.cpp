#include "csv/generated_file.h"

#include <algorithm>
#include <random>
#include <string_view>

namespace cxkpi::csv {
namespace {

class Author {
 public:
  explicit Author(const Recipe& recipe) : recipe_(recipe), random_(recipe.seed) {}

  GeneratedFile write() {
    blank_lines();
    for (std::size_t i = 0; i < recipe_.columns; ++i) file_.header.push_back("column" + std::to_string(i));
    append_line(joined(file_.header, false));
    for (std::size_t i = 0; i < recipe_.rows; ++i) {
      blank_lines();
      GeneratedRow row;
      row.line = line_;
      row.fields.resize(row_columns());
      for (std::string& field : row.fields) field = content();
      row.raw = joined(row.fields, true);
      append_line(row.raw);
      file_.rows.push_back(std::move(row));
    }
    if (one_in(2)) file_.text.pop_back();
    return std::move(file_);
  }

 private:
  std::size_t below(std::size_t limit) { return random_() % limit; }
  bool one_in(std::size_t chances) { return below(chances) == 0; }

  std::size_t row_columns() {
    if (!recipe_.ragged || !one_in(20)) return recipe_.columns;
    return one_in(2) && recipe_.columns > 1 ? recipe_.columns - 1 : recipe_.columns + 1;
  }

  // Most fields are short, some span several searches of sixteen bytes.
  std::string content() {
    static constexpr std::string_view plain[] = {"a", "Z", "7", " ", ".", "'", "\xC3\xA9", "\xE2\x82\xAC"};
    static constexpr std::string_view delimiters[] = {",", ";", "\t", "|"};
    static constexpr std::string_view line_ends[] = {"\n", "\r\n", "\r"};
    std::string out;
    const std::size_t pieces = one_in(30) ? below(300) : below(24);
    for (std::size_t i = 0; i < pieces; ++i) {
      const std::size_t kind = below(20);
      if (kind == 0) {
        out += '"';
      } else if (kind == 1) {
        out += delimiters[below(4)];
      } else if (kind == 2) {
        out += recipe_.newlines_inside ? line_ends[below(3)] : "n";
      } else {
        out += plain[below(8)];
      }
    }
    return recipe_.quotes ? out : without_structure(std::move(out));
  }

  // Where quotes mean nothing, a field cannot hold what would end it, and an empty one alone would be an empty line.
  std::string without_structure(std::string field) {
    std::erase_if(field, [&](char c) { return c == '\n' || c == '\r' || c == recipe_.delimiter; });
    if (field.empty() && recipe_.columns <= 2) field.push_back('x');
    return field;
  }

  // A lone empty field without quotes would be an empty line.
  [[nodiscard]] bool needs_quotes(const std::string& field, bool alone) const {
    const bool structure = field.find_first_of(std::string("\r\n") + recipe_.delimiter) != std::string::npos;
    const bool quote = recipe_.quotes_inside ? field.starts_with('"') : field.find('"') != std::string::npos;
    return structure || quote || (field.empty() && alone);
  }

  std::string joined(const std::vector<std::string>& fields, bool free) {
    std::string out;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (i > 0) out += recipe_.delimiter;
      if (recipe_.quotes && (needs_quotes(fields[i], fields.size() == 1) || (free && one_in(4)))) {
        out += '"';
        for (const char c : fields[i]) out += c == '"' ? std::string("\"\"") : std::string(1, c);
        out += '"';
      } else {
        out += fields[i];
      }
    }
    return out;
  }

  void append_line(const std::string& record) {
    file_.text += record;
    if (recipe_.windows_lines && one_in(2)) file_.text += '\r';
    file_.text += '\n';
    line_ += 1 + static_cast<std::uint64_t>(std::count(record.begin(), record.end(), '\n'));
  }

  void blank_lines() {
    if (recipe_.blank_lines && one_in(8)) append_line("");
  }

  Recipe recipe_;
  std::mt19937 random_;
  GeneratedFile file_;
  std::uint64_t line_ = 1;
};

}  // namespace

GeneratedFile generate(const Recipe& recipe) { return Author(recipe).write(); }

}  // namespace cxkpi::csv
