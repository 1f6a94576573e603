# embed_text(TARGET NAME FILE…): compiles text files into the target as `std::span<const EmbeddedText> NAME()`, in the
# order given, so that the program needs no file of its own at run time.
function(embed_text target name)
  set(entries)
  foreach(file IN LISTS ARGN)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    file(READ ${file} text)
    get_filename_component(base ${file} NAME)
    string(APPEND entries "    {\"${base}\", R\"embedded(${text})embedded\"},\n")
  endforeach()
  set(generated ${CMAKE_BINARY_DIR}/embedded/${name}.cpp)
  file(CONFIGURE OUTPUT ${generated} @ONLY CONTENT [=[
// Generated from text files under src. Do not edit.
#include "cxkpi/error/embedded.h"

namespace cxkpi {
std::span<const EmbeddedText> @name@();
std::span<const EmbeddedText> @name@() {
  static constexpr EmbeddedText texts[] = {
@entries@  };
  return texts;
}
}  // namespace cxkpi
]=])
  target_sources(${target} PRIVATE ${generated})
endfunction()
