#include "cli/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "cli/temporary_files.h"
#include "cxkpi/error/error.h"

namespace cxkpi::cli {
namespace {

const char* way_out(int number) {
  switch (number) {
    case ENOENT:
      return "create its directory first";
    case EACCES:
    case EPERM:
    case EROFS:
      return "this user may not write there; -o names another place";
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return "make room, or name another place; what was there before is untouched";
    case ELOOP:
      return "its symbolic links lead to one another";
    default:
      return "";
  }
}

[[noreturn]] void fail(const std::string& path, int number) {
  throw Error(ErrorKind::output, path, std::string("cannot be written: ") + std::strerror(number), way_out(number));
}

// The permissions that a new file would get, or those of the file to be replaced.
mode_t wanted_mode(const std::string& path) {
  struct stat old {};
  if (::stat(path.c_str(), &old) == 0) return old.st_mode & 07777U;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666U & ~mask;
}

// A link stays, and what it leads to is replaced.
std::string followed(const std::string& path) {
  struct stat known {};
  if (::lstat(path.c_str(), &known) != 0 || !S_ISLNK(known.st_mode)) return path;
  char target[PATH_MAX];
  if (::realpath(path.c_str(), target) != nullptr) return target;
  if (errno != ENOENT) fail(path, errno);
  throw Error(ErrorKind::output, path, "cannot be written: it is a symbolic link to nothing", "remove the link first");
}

}  // namespace

OutputFile::OutputFile(std::string path) : path_(std::move(path)), target_(followed(path_)) {
  struct stat known {};
  const bool exists = ::stat(target_.c_str(), &known) == 0;
  if (exists && S_ISDIR(known.st_mode)) throw Error(ErrorKind::output, path_, "is a directory", "name a file in it");
  if (exists && !S_ISREG(known.st_mode)) {
    descriptor_ = ::open(target_.c_str(), O_WRONLY | O_CLOEXEC);
  } else {
    temporary_ = &create_temporary(target_, descriptor_);
  }
  if (descriptor_ < 0) fail(path_, errno);
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : path_(std::move(other.path_)),
      target_(std::move(other.target_)),
      temporary_(std::exchange(other.temporary_, nullptr)),
      descriptor_(std::exchange(other.descriptor_, -1)) {}

OutputFile::~OutputFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (temporary_ != nullptr && temporary_->exists) {
    ::unlink(temporary_->path.c_str());
    temporary_->exists = false;
  }
}

void OutputFile::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(path_, errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (temporary_ != nullptr) {
    if (::fchmod(descriptor_, wanted_mode(target_)) != 0 || ::fsync(descriptor_) != 0) fail(path_, errno);
  }
  if (::close(std::exchange(descriptor_, -1)) != 0) fail(path_, errno);
}

void OutputFile::publish() {
  if (temporary_ == nullptr) return;
  if (std::rename(temporary_->path.c_str(), target_.c_str()) != 0) fail(path_, errno);
  temporary_->exists = false;
}

}  // namespace cxkpi::cli
