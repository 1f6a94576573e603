// cxkpi: batch calculator of post-purchase customer-experience indicators.
#include <unistd.h>

#include <iostream>

#include "cxkpi/cli/run.h"

int main(int argc, char** argv) { return cxkpi::run(argc, argv, std::cout, std::cerr, ::isatty(STDOUT_FILENO) == 1); }
