// A config file of any content is read, its indicators included, or is an error that names it.
#include "cli/config.h"

#include <unistd.h>

#include <string>

#include "csv/temporary_file.h"
#include "cxkpi/error/error.h"
#include "cxkpi/indicators/catalogue.h"
#include "memory_file.h"
#include "property.h"

namespace {

using namespace cxkpi;

// In a folder of its own, where the files that a config names are looked for.
class ConfigFile {
 public:
  ConfigFile() : path_(folder_.path() + "/cxkpi.toml") {
    if (::symlink(memory_.path().c_str(), path_.c_str()) != 0) throw std::runtime_error("no link in " + path_);
  }
  void write(std::string_view text) const { memory_.write(text); }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  csv::TemporaryFolder folder_;
  fuzz::MemoryFile memory_;
  std::string path_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const ConfigFile file;
  file.write({reinterpret_cast<const char*>(data), size});
  try {
    const cli::Config config = cli::read_config(file.path());
    // The whole catalogue takes long to load: only a file that begins with a comment asks for it.
    if (config.text.starts_with('#')) static_cast<void>(Catalogue::load(config.text, file.path()));
  } catch (const Error& error) {
    fuzz::demand(error.where().starts_with(file.path()), "an error names the file");
    fuzz::demand(!error.message().empty(), "an error says what is wrong");
  }
  return 0;
}
