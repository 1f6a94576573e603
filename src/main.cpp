// cxkpi: batch calculator of post-purchase customer-experience indicators.
#include <fcntl.h>
#include <malloc.h>
#include <unistd.h>

#include <csignal>
#include <iostream>

#include "cxkpi/cli/interrupt.h"
#include "cxkpi/cli/run.h"

namespace {

// A standard stream that was closed is opened the wrong way round: using it fails, as it should, and no file of ours
// can get its number and then be taken for it.
void fill_standard_streams() {
  for (const int number : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(number, F_GETFD) >= 0) continue;
    static_cast<void>(::open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY));
  }
}

}  // namespace

int main(int argc, char** argv) {
  fill_standard_streams();
  // Writing fails then, and is reported: a closed pipe may be a report's file, a full file must be an error.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  cxkpi::clean_up_on_interrupt();
#ifdef __GLIBC__
  // Columns are large and freed in turn: giving their pages back each time costs more than the work on them.
  ::mallopt(M_MMAP_THRESHOLD, 1 << 30);
  ::mallopt(M_TRIM_THRESHOLD, -1);
#endif
  const int status = cxkpi::run(argc, argv, std::cout, std::cerr, ::isatty(STDOUT_FILENO) == 1);
  if (status == cxkpi::reader_gone) {  // `| head` has seen enough: the usual end
    std::signal(SIGPIPE, SIG_DFL);
    std::raise(SIGPIPE);
  }
  return status;
}
