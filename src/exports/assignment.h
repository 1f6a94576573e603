// Which files are which sources': those named so, those recognised by their headers, and what presets know of them.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "cxkpi/exports/exports.h"
#include "exports/opened.h"
#include "exports/preset_choice.h"
#include "exports/recognise.h"

namespace cxkpi::exports {

class Assignment {
 public:
  // Throws Error: see Exports::open.
  Assignment(const ReadRequest& request, const PresetChoice& presets, InputFiles& inputs);

  // In the order given, each file once. A file that feeds a source beside its main one does so only where no other file
  // is that source. A file of orders and more, whose name says neither, is no file of orders where another one is.
  [[nodiscard]] const std::vector<std::string>& paths(const SourceSchema& source) const;

  // Whether a recognised file lists orders, among others: also where they are read from another file.
  [[nodiscard]] bool lists_orders(const std::string& path) const;

  // Files that complete a source, by what their preset says.
  [[nodiscard]] std::vector<LookupConfig> lookups(const SourceSchema& source) const;

  [[nodiscard]] const std::vector<UnusedFile>& unused() const noexcept { return unused_; }

 private:
  using Paths = std::map<std::string, std::vector<std::string>>;  // by source

  void add_named(const SourceSchema& source, const std::string& path);
  void add_unnamed(const std::string& path, const ReadRequest& request, const PresetChoice& presets,
                   InputFiles& inputs);
  void add_file(const PresetLayout& layout, const std::string& file, const std::vector<std::string>& headers);
  void add_lookup(const PresetLayout& layout, const std::string& file);
  void add_shared_files();
  void note_unread();
  void drop_lookups_of_nothing();

  Paths main_;
  Paths beside_;
  struct Shared {
    std::string file;
    Recognised sources;
  };
  std::vector<Shared> shared_;  // files of orders and more
  struct Completing {
    const PresetLayout* layout;
    LookupConfig lookup;
  };
  std::map<std::string, std::vector<Completing>> lookups_;  // by source
  std::vector<UnusedFile> unused_;
};

}  // namespace cxkpi::exports
