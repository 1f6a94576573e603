// The one place that includes fast-cpp-csv-parser. Its 2016 header leans on standard headers that it does not include,
// and would start a thread of its own unless told not to. Guards the signature of the function that everything rests
// on.
#pragma once

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <istream>
#include <limits>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#ifndef CSV_IO_NO_THREAD
#define CSV_IO_NO_THREAD
#endif
// Its error classes copy names with strncpy, and close the copy on the next line, which g++ does not see.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wstringop-truncation"
#endif
#include <csv.h>
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif

namespace cxkpi::csv {

static_assert(std::is_same_v<decltype(&io::detail::parse_line<io::trim_chars<>, io::double_quote_escape<',', '"'>>),
                             void (*)(char*, char**, const std::vector<int>&)>,
              "this fast-cpp-csv-parser cuts records through another function than the one cxkpi was written for");

}  // namespace cxkpi::csv
