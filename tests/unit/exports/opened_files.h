// Which files are opened as what, and what a refusal says.
#pragma once

#include <string>
#include <vector>

#include "exports/folder.h"

namespace cxkpi {

using Lines = std::vector<std::string>;

// "source: file file", by source.
inline Lines files(const ReadRequest& asked, const Folder& folder) {
  Lines lines;
  for (const SourceSummary& source : read_all(asked).sources) {
    std::string line = source.source + ":";
    for (const FileSummary& file : source.files) line += " " + folder.without_path(file.path);
    lines.push_back(line);
  }
  return lines;
}

inline std::string failure(const Folder& folder, const ReadRequest& asked) {
  return error_of(folder, [&] { (void)Exports::open(asked); });
}

}  // namespace cxkpi
