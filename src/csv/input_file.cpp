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
#include "csv/transcode.h"
#include "csv/unpack.h"
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
  [[nodiscard]] int release() noexcept { return std::exchange(number_, -1); }

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

// "utf-8", "UTF8" …
bool is_utf8_name(const std::string& encoding) {
  std::string letters;
  for (const char c : encoding) {
    if (c != '-' && c != '_') letters += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  }
  return letters == "utf8";
}

struct ::stat status(int descriptor, const std::string& name) {
  struct ::stat found {};
  if (::fstat(descriptor, &found) != 0) fail_to_open(name, errno);
  return found;
}

// Bytes that can be read at any offset.
class Stored {
 public:
  Stored(int descriptor, const std::string& name) : descriptor_(descriptor), name_(name) {
    const struct ::stat found = status(descriptor, name);
    begin_ = static_cast<std::uint64_t>(std::max<::off_t>(::lseek(descriptor, 0, SEEK_CUR), 0));
    const auto end = static_cast<std::uint64_t>(found.st_size);
    size_ = end - std::min(begin_, end);
    changed_at_ = found.st_mtim;
    end_ = found.st_size;
  }

  void check_unchanged() const {
    const struct ::stat now = status(descriptor_.number(), name_);
    const bool same =
        now.st_size == end_ && now.st_mtim.tv_sec == changed_at_.tv_sec && now.st_mtim.tv_nsec == changed_at_.tv_nsec;
    if (!same) {
      throw Error(ErrorKind::input, name_, "the file changed while it was read",
                  "run again when the export is complete");
    }
  }

  [[nodiscard]] std::uint64_t size() const noexcept { return size_; }

  std::size_t read_at(std::uint64_t offset, char* out, std::size_t length) const {
    if (offset >= size_) return 0;
    length = static_cast<std::size_t>(std::min<std::uint64_t>(length, size_ - offset));
    std::size_t done = 0;
    while (done < length) {
      const auto from = static_cast<::off_t>(begin_ + offset + done);
      const ssize_t got = ::pread(descriptor_.number(), out + done, length - done, from);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) throw Error(ErrorKind::input, name_, std::string("cannot be read: ") + std::strerror(errno));
      if (got == 0) {
        throw Error(ErrorKind::input, name_, "the file became shorter while it was read",
                    "run again when the export is complete");
      }
      done += static_cast<std::size_t>(got);
    }
    return done;
  }

  [[nodiscard]] std::string start() const {
    std::string bytes(8, '\0');
    bytes.resize(read_at(0, bytes.data(), bytes.size()));
    return bytes;
  }

 private:
  Descriptor descriptor_;
  std::string name_;
  std::uint64_t begin_ = 0;  // where the first byte lies: what was read before from standard input is not ours
  std::uint64_t size_ = 0;
  ::off_t end_ = 0;
  struct ::timespec changed_at_ {};
};

ByteSource all_of(std::shared_ptr<const Stored> stored) {
  return [stored = std::move(stored), offset = std::uint64_t{0}](char* out, std::size_t length) mutable {
    const std::size_t got = stored->read_at(offset, out, length);
    offset += got;
    return got;
  };
}

std::shared_ptr<const Stored> spooled(const ByteSource& source, const std::string& name) {
  const int file = spool(source, name);
  ::lseek(file, 0, SEEK_SET);
  return std::make_shared<const Stored>(file, name);
}

std::shared_ptr<const Stored> stored(const std::string& path, const std::string& name) {
  Descriptor descriptor(open_descriptor(path));
  const struct ::stat found = status(descriptor.number(), name);
  if (S_ISDIR(found.st_mode)) throw Error(ErrorKind::input, name, "is a directory", "name the files in it");
  if (!S_ISREG(found.st_mode)) return spooled(bytes_of(descriptor.number(), name), name);
  return std::make_shared<const Stored>(descriptor.release(), name);
}

}  // namespace

struct InputFile::Handle {
  std::string name;
  std::shared_ptr<const Stored> on_disk;
  std::shared_ptr<const Stored> text;  // the same, or what was made of it
  std::string packing;
  std::string encoding;
};

InputFile::InputFile(std::shared_ptr<const Handle> handle) : handle_(std::move(handle)) {}

InputFile InputFile::open(const std::string& path) {
  Handle handle;
  handle.name = path == "-" ? "stdin" : path;
  handle.on_disk = stored(path, handle.name);
  handle.text = handle.on_disk;
  handle.packing = packing_of(handle.text->start(), handle.name);
  if (!handle.packing.empty())
    handle.text = spooled(unpacked(all_of(handle.text), handle.text->size(), handle.name), handle.name);
  handle.encoding = wide_encoding_of(handle.text->start());
  if (!handle.encoding.empty())
    handle.text = spooled(transcoded(all_of(handle.text), handle.encoding, handle.name), handle.name);
  return InputFile(std::make_shared<const Handle>(std::move(handle)));
}

InputFile InputFile::decoded(const std::string& encoding) const {
  if (!handle_->encoding.empty() || is_utf8_name(encoding)) return *this;
  Handle handle = *handle_;
  handle.encoding = encoding;
  handle.text = spooled(transcoded(all_of(handle.text), encoding, handle.name), handle.name);
  return InputFile(std::make_shared<const Handle>(std::move(handle)));
}

const std::string& InputFile::name() const noexcept { return handle_->name; }

const std::string& InputFile::packing() const noexcept { return handle_->packing; }

const std::string& InputFile::encoding() const noexcept { return handle_->encoding; }

std::uint64_t InputFile::size() const noexcept { return handle_->text->size(); }

std::uint64_t InputFile::stored_size() const noexcept { return handle_->on_disk->size(); }

std::size_t InputFile::read_at(std::uint64_t offset, char* out, std::size_t length) const {
  return handle_->text->read_at(offset, out, length);
}

void InputFile::check_unchanged() const { handle_->on_disk->check_unchanged(); }

std::uint64_t InputFile::hash() const {
  const std::unique_ptr<XXH3_state_t, XXH_errorcode (*)(XXH3_state_t*)> state(XXH3_createState(), XXH3_freeState);
  if (!state) throw std::bad_alloc();
  XXH3_64bits_reset(state.get());
  const Stored& bytes = *handle_->on_disk;
  std::vector<char> buffer(static_cast<std::size_t>(std::min<std::uint64_t>(hash_step, bytes.size())));
  for (std::uint64_t offset = 0; offset < bytes.size();) {
    const std::size_t got = bytes.read_at(offset, buffer.data(), buffer.size());
    XXH3_64bits_update(state.get(), buffer.data(), got);
    offset += got;
  }
  return XXH3_64bits_digest(state.get());
}

}  // namespace cxkpi::csv
