#include "exports/folder.h"

#include <fmt/format.h>
#include <unistd.h>

#include <fstream>

#include "cxkpi/exports/schema.h"

namespace cxkpi {
namespace {

std::string number_text(std::int64_t value, std::int64_t denominator) {
  const std::int64_t magnitude = value < 0 ? -value : value;
  std::string text = fmt::format("{}{}", value < 0 ? "-" : "", magnitude / denominator);
  std::string decimals = fmt::format("{:04}", magnitude % denominator * (10000 / denominator));
  while (!decimals.empty() && decimals.back() == '0') decimals.pop_back();
  return decimals.empty() ? text : text + "." + decimals;
}

std::string value_text(const Dataset& data, const Column& column, std::size_t row) {
  if (column.type == Type::key || column.type == Type::text) return std::string(column.texts[row]);
  const std::int64_t value = column.value(row);
  if (value == null_value) return {};
  switch (column.type) {
    case Type::flag:
      return value == 1 ? "yes" : "no";
    case Type::number:
      return number_text(value, column.denominator);
    case Type::date:
      return iso_date(static_cast<Day>(value));
    case Type::instant:
      return iso_instant(value, data.zone);
    case Type::category:
      return data.categories.text(static_cast<std::int32_t>(value));
    case Type::key:
    case Type::text:
      break;
  }
  return {};
}

const Table& table_of(const Dataset& data, std::string_view table) {
  const Table* found = data.find(table);
  if (found == nullptr) throw Error(ErrorKind::input, "test", "no table " + std::string(table));
  return *found;
}

}  // namespace

Folder::Folder() {
  static int count = 0;
  path_ = std::filesystem::temp_directory_path() / fmt::format("cxkpi-exports-{}-{}", ::getpid(), ++count);
  std::filesystem::create_directories(path_);
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string Folder::write(const std::string& name, std::string_view text) const {
  const std::filesystem::path file = path_ / name;
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << text;
  return file.string();
}

std::string Folder::without_path(std::string text) const {
  const std::string prefix = path_.string() + "/";
  for (std::size_t at = text.find(prefix); at != std::string::npos; at = text.find(prefix, at)) {
    text.erase(at, prefix.size());
  }
  for (std::size_t at = text.find(path_.string()); at != std::string::npos; at = text.find(path_.string(), at)) {
    text.replace(at, path_.string().size(), "FOLDER");
  }
  return text;
}

ReadRequest request(const std::vector<std::string>& inputs) {
  ReadRequest made;
  for (const std::string& input : inputs) {
    const std::size_t equals = input.find('=');
    made.inputs.push_back(equals == std::string::npos ? NamedInput{{}, input}
                                                      : NamedInput{input.substr(0, equals), input.substr(equals + 1)});
  }
  return made;
}

WantedColumns everything() {
  WantedColumns wanted;
  for (const SourceSchema& source : source_schemas()) {
    for (const ColumnSpec& column : source.columns) wanted[source.name].insert(column.name);
  }
  return wanted;
}

Reading read_all(const ReadRequest& request) { return Exports::open(request).read(everything()); }
Reading read_all(const std::vector<std::string>& inputs) { return read_all(request(inputs)); }

std::string value(const Dataset& data, std::string_view table, std::string_view column, std::size_t row) {
  const Column* found = table_of(data, table).find(column);
  return found == nullptr ? "no such column" : value_text(data, *found, row);
}

std::vector<std::string> values(const Dataset& data, std::string_view table, std::string_view column) {
  std::vector<std::string> texts;
  for (std::size_t row = 0; row < table_of(data, table).rows(); ++row) texts.push_back(value(data, table, column, row));
  return texts;
}

std::vector<std::string> rows(const Dataset& data, std::string_view name) {
  const Table& table = table_of(data, name);
  std::vector<std::string> lines;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    std::string line;
    for (const Column& column : table.columns()) {
      line += fmt::format("{}{}={}", line.empty() ? "" : " ", column.name, value_text(data, column, row));
    }
    lines.push_back(line);
  }
  return lines;
}

std::string reconciliation(const SourceSummary& s) {
  return fmt::format("{}: {} read = {} used + {} duplicate + {} conflicting + {} rejected + {} empty", s.source, s.read,
                     s.used, s.duplicate, s.conflicting, s.rejected, s.empty);
}

const SourceSummary& summary(const Reading& reading, std::string_view source) {
  for (const SourceSummary& summary : reading.sources) {
    if (summary.source == source) return summary;
  }
  throw Error(ErrorKind::input, "test", "no source " + std::string(source));
}

std::vector<std::string> rejects(const Reading& reading, const Folder& folder) {
  std::vector<std::string> lines;
  for (const Reject& reject : reading.rejects) {
    std::string line =
        fmt::format("{} {}:{}: {}: {}", reject.source, reject.file, reject.line, reject.column, reject.reason);
    if (!reject.hint.empty()) line += fmt::format(" {{{}}}", reject.hint);
    lines.push_back(folder.without_path(line));
  }
  return lines;
}

}  // namespace cxkpi
