// A text file that was compiled into the program: the catalogue, the source schemas, a page's template.
#pragma once

#include <span>
#include <string_view>

namespace cxkpi {

struct EmbeddedText {
  std::string_view name;  // the file's name, for error messages
  std::string_view text;
};

}  // namespace cxkpi
