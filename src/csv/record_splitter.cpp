#include "csv/record_splitter.h"

#include <cstddef>

#include "csv/quote_policy.h"
#include "csv/sixteen_bytes.h"

namespace cxkpi::csv {
namespace {

// The splitter is the first to see a block's bytes: it asks for those this far ahead, before it needs them.
constexpr std::ptrdiff_t fetch_ahead = 512;

RecordEnd find_literal_end(const char* p, const char* limit) {
  RecordEnd end;
  while (p < limit) {
    const std::size_t step = first_of_16<'\n', '\0'>(p);
    p += step;
    if (step == 16 || p >= limit) continue;
    if (*p == '\n') {
      end.at = p;
      return end;
    }
    end.nul = true;
    ++p;
  }
  return end;
}

// From the quote that begins a field to the delimiter or newline that ends it, or to `limit` or slightly beyond.
const char* skip_quoted(const char* p, const char* limit, char delimiter, RecordEnd& end) {
  for (;;) {
    ++p;
    end.quote_line = end.lines_inside;
    for (;;) {
      if (p >= limit) {
        end.quote_open = true;
        return p;
      }
      const std::size_t step = first_of_16<quote, '\n', '\0'>(p);
      p += step;
      if (step == 16 || p >= limit) continue;
      if (*p == quote) break;
      if (*p == '\n') {
        ++end.lines_inside;
      } else {
        end.nul = true;
      }
      ++p;
    }
    // After a closing quote anything may follow; a further quote opens again, which also reads a doubled quote right.
    for (++p; p < limit && *p != quote; ++p) {
      if (*p == delimiter || *p == '\n') return p;
      if (*p == '\0') end.nul = true;
    }
    if (p >= limit) return p;
  }
}

}  // namespace

RecordEnd RecordSplitter::find_end(const char* begin, const char* limit) const {
  if (!quotes_) return find_literal_end(begin, limit);
  RecordEnd end;
  const char* p = begin;
  while (p < limit) {
    __builtin_prefetch(p + fetch_ahead);
    const std::size_t step = first_of_16<'\n', quote, '\0'>(p);
    p += step;
    if (step == 16 || p >= limit) continue;
    if (*p == '\n') {
      end.at = p;
      return end;
    }
    if (*p == quote && (p == begin || p[-1] == delimiter_)) {
      p = skip_quoted(p, limit, delimiter_, end);
      continue;
    }
    if (*p == '\0') end.nul = true;
    ++p;
  }
  return end;
}

}  // namespace cxkpi::csv
