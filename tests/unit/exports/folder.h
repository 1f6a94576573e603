// Files for one test case, in a folder of their own that goes with it; and short ways to read them and look at the
// result.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "cxkpi/error/error.h"
#include "cxkpi/exports/exports.h"

namespace cxkpi {

class Folder {
 public:
  Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder();

  // Writes a file and returns its path; folders in the name are made.
  std::string write(const std::string& name, std::string_view text) const;

  [[nodiscard]] std::string path() const { return path_.string(); }
  [[nodiscard]] std::string path(const std::string& name) const { return (path_ / name).string(); }

  // The text with this folder's path taken out of it.
  [[nodiscard]] std::string without_path(std::string text) const;

 private:
  std::filesystem::path path_;
};

// A request for these inputs, each "orders=PATH" or a path alone.
[[nodiscard]] ReadRequest request(const std::vector<std::string>& inputs);

// All columns of all sources.
[[nodiscard]] WantedColumns everything();

// Opens and reads everything.
[[nodiscard]] Reading read_all(const ReadRequest& request);
[[nodiscard]] Reading read_all(const std::vector<std::string>& inputs);

// One value as text: "2026-03-31", "2026-03-31T10:00:00+00:00", "12.5", "yes", a category's text; "" when unknown.
[[nodiscard]] std::string value(const Dataset& data, std::string_view table, std::string_view column, std::size_t row);

// A column's values, in row order.
[[nodiscard]] std::vector<std::string> values(const Dataset& data, std::string_view table, std::string_view column);

// Every row of a table as "column=value column=value …", in row order.
[[nodiscard]] std::vector<std::string> rows(const Dataset& data, std::string_view table);

// "orders: 5 read = 3 used + 1 duplicate + 0 conflicting + 1 rejected + 0 empty".
[[nodiscard]] std::string reconciliation(const SourceSummary& summary);
[[nodiscard]] const SourceSummary& summary(const Reading& reading, std::string_view source);

// Rejects as "source file:line: column: reason {hint}", the folder's path taken out.
[[nodiscard]] std::vector<std::string> rejects(const Reading& reading, const Folder& folder);

// The whole text of the Error that the function throws, the folder's path taken out; empty when it throws none.
template <class Function>
std::string error_of(const Folder& folder, Function function) {
  try {
    function();
  } catch (const Error& error) {
    return folder.without_path(error.text());
  }
  return {};
}

}  // namespace cxkpi
