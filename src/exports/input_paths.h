// Which files a path on the command line or in the config stands for. Looks at the file system only, never into a file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cxkpi::exports {

// Two paths with one identity are one file (links, "./a.csv" and "a.csv"). Standard input has its own.
using FileIdentity = std::pair<std::uint64_t, std::uint64_t>;

// A path that does not exist has identity {0, 0}: opening it will say so.
[[nodiscard]] FileIdentity identity_of(const std::string& path);

[[nodiscard]] bool is_directory(const std::string& path);

// "-" and a path that exists are themselves; else a glob is expanded to its files, in byte order. Throws Error(input)
// when a glob matches no file. A path that does not exist and is no glob is returned: opening it gives the error.
[[nodiscard]] std::vector<std::string> expand(const std::string& path);

// The files *.csv, *.tsv, *.txt (in any case) directly in a directory, hidden ones left out, in byte order of their
// names. Throws Error(input) when there are none.
[[nodiscard]] std::vector<std::string> tables_in(const std::string& directory);

// The words of a file's name, folded: "Commandes_2026-10.csv" gives "commandes", "csv"; "OrderItems.csv" "order",
// "items", "csv".
[[nodiscard]] std::vector<std::string> words_of_name(std::string_view path);

}  // namespace cxkpi::exports
