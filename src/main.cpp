// cxkpi: batch calculator of post-purchase customer-experience indicators.
#include <malloc.h>
#include <unistd.h>

#include <csignal>
#include <iostream>

#include "cxkpi/cli/run.h"

int main(int argc, char** argv) {
  // A closed pipe is a write error like any other: reported, and exit status 2.
  std::signal(SIGPIPE, SIG_IGN);
#ifdef __GLIBC__
  // Columns are large and freed in turn: giving their pages back each time costs more than the work on them.
  ::mallopt(M_MMAP_THRESHOLD, 1 << 30);
  ::mallopt(M_TRIM_THRESHOLD, -1);
#endif
  return cxkpi::run(argc, argv, std::cout, std::cerr, ::isatty(STDOUT_FILENO) == 1);
}
