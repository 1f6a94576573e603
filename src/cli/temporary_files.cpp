#include "cli/temporary_files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>

#include "cxkpi/cli/interrupt.h"

namespace cxkpi {
namespace cli {
namespace {

constexpr int interrupts[] = {SIGINT, SIGTERM, SIGHUP};

std::atomic<TemporaryFile*>& newest() {
  static std::atomic<TemporaryFile*> file{nullptr};
  return file;
}

// Interrupts wait while this lives: a file that was created is always also remembered.
class InterruptsWait {
 public:
  InterruptsWait() {
    sigset_t held;
    sigemptyset(&held);
    for (const int number : interrupts) sigaddset(&held, number);
    pthread_sigmask(SIG_BLOCK, &held, &before_);
  }
  InterruptsWait(const InterruptsWait&) = delete;
  InterruptsWait& operator=(const InterruptsWait&) = delete;
  ~InterruptsWait() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

 private:
  sigset_t before_{};
};

// Calls only what POSIX allows in a signal handler. The signal's usual effect is in place again and comes with raise().
extern "C" void remove_all_and_end(int number) {
  for (const TemporaryFile* file = newest().load(); file != nullptr; file = file->next) {
    if (file->exists.load()) ::unlink(file->path.c_str());
  }
  std::raise(number);
}

}  // namespace

TemporaryFile& create_temporary(const std::string& path, int& descriptor) {
  auto* const file = new TemporaryFile{path + ".XXXXXX"};  // kept by the list, for good
  file->next = newest().load();
  const InterruptsWait wait;
  descriptor = ::mkostemp(file->path.data(), O_CLOEXEC);
  const int reason = errno;
  file->exists = descriptor >= 0;
  newest() = file;
  errno = reason;
  return *file;
}

}  // namespace cli

void clean_up_on_interrupt() {
  static_cast<void>(cli::newest());  // made before a signal asks for it
  for (const int number : cli::interrupts) {
    struct sigaction before {};
    if (::sigaction(number, nullptr, &before) != 0 || before.sa_handler == SIG_IGN) continue;
    struct sigaction action {};
    action.sa_handler = cli::remove_all_and_end;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    ::sigaction(number, &action, nullptr);
  }
}

}  // namespace cxkpi
