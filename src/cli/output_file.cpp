#include "cli/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include "cxkpi/error/error.h"

namespace cxkpi::cli {
namespace {

[[noreturn]] void fail(const std::string& path, int number) {
  throw Error(ErrorKind::output, path, std::string("cannot be written: ") + std::strerror(number),
              number == ENOENT ? "create its directory first" : "");
}

// The permissions that a new file would get, or those of the file to be replaced.
mode_t wanted_mode(const std::string& path) {
  struct stat old {};
  if (::stat(path.c_str(), &old) == 0) return old.st_mode & 07777U;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666U & ~mask;
}

}  // namespace

OutputFile::OutputFile(std::string path) : path_(std::move(path)) {
  struct stat known {};
  const bool exists = ::stat(path_.c_str(), &known) == 0;
  if (exists && S_ISDIR(known.st_mode)) throw Error(ErrorKind::output, path_, "is a directory", "name a file in it");
  if (exists && !S_ISREG(known.st_mode)) {
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC);
  } else {
    temporary_ = path_ + ".XXXXXX";
    descriptor_ = ::mkostemp(temporary_.data(), O_CLOEXEC);
  }
  if (descriptor_ < 0) {
    const int number = errno;
    temporary_.clear();
    fail(path_, number);
  }
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : path_(std::move(other.path_)),
      temporary_(std::exchange(other.temporary_, {})),
      descriptor_(std::exchange(other.descriptor_, -1)) {}

OutputFile::~OutputFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void OutputFile::commit(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(path_, errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (!temporary_.empty()) {
    if (::fchmod(descriptor_, wanted_mode(path_)) != 0 || ::fsync(descriptor_) != 0) fail(path_, errno);
  }
  if (::close(std::exchange(descriptor_, -1)) != 0) fail(path_, errno);
  if (!temporary_.empty()) {
    if (std::rename(temporary_.c_str(), path_.c_str()) != 0) fail(path_, errno);
    temporary_.clear();
  }
}

}  // namespace cxkpi::cli
