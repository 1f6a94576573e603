#include "exports/input_paths.h"

#include <glob.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "cxkpi/error/error.h"
#include "cxkpi/exports/schema.h"
#include "exports/printable.h"

namespace cxkpi::exports {
namespace {

bool exists(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0;
}

// The files that a pattern matches; directories are left out.
std::vector<std::string> matches(const std::string& pattern) {
  glob_t found{};
  std::vector<std::string> paths;
  if (::glob(pattern.c_str(), GLOB_NOSORT, nullptr, &found) == 0) {
    for (std::size_t i = 0; i < found.gl_pathc; ++i) {
      if (!is_directory(found.gl_pathv[i])) paths.emplace_back(found.gl_pathv[i]);
    }
  }
  ::globfree(&found);
  std::sort(paths.begin(), paths.end());  // std::string compares bytes, whatever the locale
  return paths;
}

std::string extension_of(const std::string& name) {
  const std::size_t dot = name.rfind('.');
  return dot == std::string::npos ? std::string() : fold_name(name.substr(dot));
}

// "orders.csv" for "orders.csv.gz".
std::string unpacked_name(const std::string& name) {
  constexpr std::array<std::string_view, 5> packings = {"gz", "bz2", "xz", "zst", "zstd"};
  const bool packed = std::find(packings.begin(), packings.end(), extension_of(name)) != packings.end();
  return packed ? name.substr(0, name.rfind('.')) : name;
}

}  // namespace

FileIdentity identity_of(const std::string& path) {
  if (path == "-") return {~std::uint64_t{0}, ~std::uint64_t{0}};
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return {0, 0};
  return {static_cast<std::uint64_t>(status.st_dev), static_cast<std::uint64_t>(status.st_ino)};
}

bool is_directory(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::is_directory(path, ignored);
}

std::vector<std::string> expand(const std::string& path) {
  if (path == "-" || exists(path) || path.find_first_of("*?[") == std::string::npos) return {path};
  std::vector<std::string> paths = matches(path);
  if (paths.empty()) {
    throw Error(ErrorKind::input, printable(path), "no file matches this pattern",
                "quote it if the shell should not expand it, and look at the folder it starts from");
  }
  return paths;
}

std::vector<std::string> tables_in(const std::string& directory) {
  constexpr std::array<std::string_view, 3> extensions = {"csv", "tsv", "txt"};
  std::vector<std::string> names;
  std::error_code failed;
  for (auto entry = std::filesystem::directory_iterator(directory, failed);
       !failed && entry != std::filesystem::directory_iterator(); entry.increment(failed)) {
    const std::string name = entry->path().filename().string();
    const bool known =
        std::find(extensions.begin(), extensions.end(), extension_of(unpacked_name(name))) != extensions.end();
    if (known && !name.starts_with('.') && !is_directory(entry->path().string())) names.push_back(name);
  }
  if (failed) throw Error(ErrorKind::input, printable(directory), "this folder cannot be read: " + failed.message());
  if (names.empty()) {
    throw Error(ErrorKind::input, printable(directory), "this folder has no *.csv, *.tsv or *.txt file, packed or not",
                "name other files one by one: orders=" + printable(directory) + "/FILE");
  }
  std::sort(names.begin(), names.end());
  for (std::string& name : names) name = (std::filesystem::path(directory) / name).string();
  return names;
}

std::vector<std::string> words_of_name(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);  // npos + 1 is 0
  std::vector<std::string> words;
  std::string word;
  const auto finish = [&] {
    if (std::string folded = fold_name(word); !folded.empty()) words.push_back(std::move(folded));
    word.clear();
  };
  for (const char c : name) {
    const bool capital = c >= 'A' && c <= 'Z';
    const bool part = (c >= 'a' && c <= 'z') || capital || (static_cast<unsigned char>(c) & 0x80U) != 0;
    if (capital && !word.empty() && (word.back() < 'A' || word.back() > 'Z')) finish();
    if (part) {
      word += c;
    } else {
      finish();
    }
  }
  finish();
  return words;
}

}  // namespace cxkpi::exports
