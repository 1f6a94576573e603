// A preset of any content is read, or is an error that names its file.
#include <string>

#include "cxkpi/error/error.h"
#include "exports/preset.h"
#include "property.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cxkpi;
  try {
    const exports::Preset preset = exports::parse_preset({reinterpret_cast<const char*>(data), size}, "mytool.toml");
    fuzz::demand(!preset.layouts.empty(), "a preset has a layout");
    for (const exports::PresetLayout& layout : preset.layouts)
      fuzz::demand(!layout.headers.empty(), "a layout is known by a header");
  } catch (const Error& error) {
    fuzz::demand(!error.where().empty(), "an error says where");
    fuzz::demand(!error.message().empty(), "an error says what is wrong");
  }
  return 0;
}
