#include "cli/streams.h"

#include <cerrno>
#include <cstring>
#include <string>

#include "cxkpi/error/error.h"

namespace cxkpi::cli {

void print(std::ostream& out, std::string_view bytes) {
  errno = 0;
  out << bytes << std::flush;
  if (out) return;
  const int reason = errno;
  if (reason == EPIPE) throw ReaderGone{};
  throw Error(ErrorKind::output, "standard output",
              "cannot be written" + (reason == 0 ? std::string() : std::string(": ") + std::strerror(reason)),
              reason == ENOSPC ? "make room, or write elsewhere: -o FILE" : "");
}

}  // namespace cxkpi::cli
