#include "cxkpi/csv/input_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <new>
#include <utility>
#include <vector>

#include "csv/spool.h"
#include "cxkpi/error/error.h"

namespace cxkpi::csv {
namespace {

constexpr std::size_t hash_step = std::size_t{256} << 10;

// A descriptor that is closed with its owner.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] int number() const noexcept { return number_; }
  void replace(int number) {
    ::close(number_);
    number_ = number;
  }

 private:
  int number_;
};

[[noreturn]] void fail_to_open(const std::string& path, int reason) {
  if (reason == ENOENT) {
    throw Error(ErrorKind::input, path, "no such file", "paths are taken from the folder cxkpi runs in");
  }
  throw Error(ErrorKind::input, path, std::string("cannot be opened: ") + std::strerror(reason),
              reason == EACCES ? "its permissions do not let this user read it" : "");
}

int open_descriptor(const std::string& path) {
  // Standard input is duplicated, so that closing the file leaves it alone.
  const int number =
      path == "-" ? ::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (number < 0) fail_to_open(path == "-" ? "stdin" : path, errno);
  return number;
}

struct ::stat status(int descriptor, const std::string& name) {
  struct ::stat found {};
  if (::fstat(descriptor, &found) != 0) fail_to_open(name, errno);
  return found;
}

}  // namespace

struct InputFile::Handle {
  Handle(std::string given_name, int number) : name(std::move(given_name)), descriptor(number) {}

  std::string name;
  Descriptor descriptor;
  std::uint64_t begin = 0;  // where the file's first byte lies: what was read before from standard input is not ours
  std::uint64_t size = 0;
};

InputFile::InputFile(std::shared_ptr<const Handle> handle) : handle_(std::move(handle)) {}

InputFile InputFile::open(const std::string& path) {
  auto handle = std::make_shared<Handle>(path == "-" ? "stdin" : path, open_descriptor(path));
  Descriptor& descriptor = handle->descriptor;
  struct ::stat found = status(descriptor.number(), handle->name);
  if (S_ISDIR(found.st_mode)) {
    throw Error(ErrorKind::input, handle->name, "is a directory", "name the files in it");
  }
  if (S_ISREG(found.st_mode)) {
    handle->begin = static_cast<std::uint64_t>(std::max<::off_t>(::lseek(descriptor.number(), 0, SEEK_CUR), 0));
  } else {
    descriptor.replace(spool(descriptor.number(), handle->name));
    found = status(descriptor.number(), handle->name);
  }
  const auto end = static_cast<std::uint64_t>(found.st_size);
  handle->size = end - std::min(handle->begin, end);
  return InputFile(std::move(handle));
}

const std::string& InputFile::name() const noexcept { return handle_->name; }

std::uint64_t InputFile::size() const noexcept { return handle_->size; }

std::size_t InputFile::read_at(std::uint64_t offset, char* out, std::size_t length) const {
  if (offset >= size()) return 0;
  length = static_cast<std::size_t>(std::min<std::uint64_t>(length, size() - offset));
  std::size_t done = 0;
  while (done < length) {
    const auto from = static_cast<::off_t>(handle_->begin + offset + done);
    const ssize_t got = ::pread(handle_->descriptor.number(), out + done, length - done, from);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw Error(ErrorKind::input, name(), std::string("cannot be read: ") + std::strerror(errno));
    if (got == 0) {
      throw Error(ErrorKind::input, name(), "the file became shorter while it was read",
                  "run again when the export is complete");
    }
    done += static_cast<std::size_t>(got);
  }
  return done;
}

std::uint64_t InputFile::hash() const {
  const std::unique_ptr<XXH3_state_t, XXH_errorcode (*)(XXH3_state_t*)> state(XXH3_createState(), XXH3_freeState);
  if (!state) throw std::bad_alloc();
  XXH3_64bits_reset(state.get());
  std::vector<char> buffer(static_cast<std::size_t>(std::min<std::uint64_t>(hash_step, size())));
  for (std::uint64_t offset = 0; offset < size();) {
    const std::size_t got = read_at(offset, buffer.data(), buffer.size());
    XXH3_64bits_update(state.get(), buffer.data(), got);
    offset += got;
  }
  return XXH3_64bits_digest(state.get());
}

}  // namespace cxkpi::csv
