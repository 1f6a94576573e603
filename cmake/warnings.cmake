# Warnings and sanitizers for our own code only: linked privately, so nothing of it reaches a user of the libraries.
add_library(cxkpi_warnings INTERFACE)
target_compile_options(cxkpi_warnings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC bug 105651: string concatenation inlined at -O3 is reported as an overlapping copy.
  target_compile_options(cxkpi_warnings INTERFACE -Wno-restrict)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  # The embedded text files are longer literals than the standard asks of every compiler.
  target_compile_options(cxkpi_warnings INTERFACE -Wno-overlength-strings)
endif()
if(CMAKE_UNITY_BUILD)
  # Several files as one: what is local to each of them is no longer seen as local.
  target_compile_options(cxkpi_warnings INTERFACE $<IF:$<CXX_COMPILER_ID:Clang>,-Wno-shadow,-Wno-subobject-linkage>)
endif()
if(CXKPI_SANITIZE)
  target_compile_options(cxkpi_warnings INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all
                                                  -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
