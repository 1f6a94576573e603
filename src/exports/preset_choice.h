// Which layout of which preset a file has.
#pragma once

#include <deque>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "cxkpi/exports/exports.h"
#include "exports/preset.h"

namespace cxkpi::exports {

struct FileHeader {
  const SourceSchema* source;
  std::string name;
  std::vector<std::string> headers;
};

class PresetChoice {
 public:
  // Reads the presets that the request names by file. Throws Error(usage or config) for an unknown name or a file that
  // cannot be read or used.
  explicit PresetChoice(const ReadRequest& request);

  // The layout of a file that nobody said what it is: the one of which the file has all headers that it is known by.
  // Of several the one known by the most, then the one with the most columns. Null: none. Of a preset that the request
  // names for all files, a layout is taken too of which the file has half of the headers that it is known by, and the
  // columns that its source needs.
  [[nodiscard]] const PresetLayout* recognise(std::span<const std::string> headers) const;

  // The layout of a file of this source; null when none is known, or none is wanted. Of a preset that the request
  // names, as above.
  [[nodiscard]] const PresetLayout* of_source(const SourceSchema& source, std::span<const std::string> headers) const;

  [[nodiscard]] bool any_named() const noexcept { return !named_.empty(); }

  // Throws Error(config) when the request names a preset and none of the files that it is for is laid out like it.
  void check_use(const std::vector<FileHeader>& files) const;

 private:
  void use(const std::string& name, const std::string& where);
  [[nodiscard]] std::vector<const Preset*> candidates(const std::optional<std::string>& name) const;
  // What the request says of the source's preset.
  [[nodiscard]] const std::optional<std::string>& named_for(const SourceSchema& source) const;
  [[noreturn]] void refuse(const std::string& name, const std::string& where, const FileHeader& file) const;

  const ReadRequest* request_;
  std::deque<Preset> own_;                                  // by the path given
  std::vector<std::pair<std::string, std::string>> named_;  // presets, and where they are named
};

}  // namespace cxkpi::exports
