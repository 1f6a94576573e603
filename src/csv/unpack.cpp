#include "csv/unpack.h"

#include <archive.h>
#include <archive_entry.h>

#include <array>
#include <memory>
#include <utility>

#include "cxkpi/error/error.h"

namespace cxkpi::csv {
namespace {

constexpr std::uint64_t harmless_bytes = std::uint64_t{1} << 30;
constexpr std::uint64_t greatest_ratio = 200;

class Unpacker {
 public:
  Unpacker(ByteSource packed, std::uint64_t packed_size, std::string name)
      : packed_(std::move(packed)), packed_size_(packed_size), name_(std::move(name)), archive_(archive_read_new()) {
    if (archive_ == nullptr) throw std::bad_alloc();
  }
  Unpacker(const Unpacker&) = delete;
  Unpacker& operator=(const Unpacker&) = delete;
  ~Unpacker() { archive_read_free(archive_); }

  std::size_t read(char* out, std::size_t length) {
    if (!begun_) begin();
    if (ended_) return 0;
    const la_ssize_t got = archive_read_data(archive_, out, length);
    if (error_) std::rethrow_exception(std::exchange(error_, nullptr));
    if (got < 0) fail();
    unpacked_ += static_cast<std::uint64_t>(got);
    if (unpacked_ > harmless_bytes && unpacked_ / greatest_ratio > packed_size_) {
      throw Error(ErrorKind::input, name_, "unpacks to more than 1 GiB and 200 times its size, and was left there",
                  "unpack it first if this is meant");
    }
    return static_cast<std::size_t>(got);
  }

 private:
  void begin() {
    begun_ = true;
    archive_read_support_filter_gzip(archive_);
    archive_read_support_filter_bzip2(archive_);
    archive_read_support_filter_xz(archive_);
    archive_read_support_filter_zstd(archive_);
    archive_read_support_format_raw(archive_);
    archive_read_support_format_empty(archive_);
    int state = archive_read_open(archive_, this, nullptr, next_bytes, nullptr);
    archive_entry* entry = nullptr;
    if (state == ARCHIVE_OK) state = archive_read_next_header(archive_, &entry);
    if (error_) std::rethrow_exception(std::exchange(error_, nullptr));
    ended_ = state == ARCHIVE_EOF;
    if (!ended_ && state < ARCHIVE_WARN) fail();
  }

  [[noreturn]] void fail() const {
    const char* const reason = archive_error_string(archive_);
    throw Error(ErrorKind::input, name_,
                std::string("cannot be unpacked: ") + (reason == nullptr ? "it is damaged" : reason),
                "the file may be cut; fetch it again");
  }

  static la_ssize_t next_bytes(archive*, void* self, const void** bytes) noexcept {
    auto& own = *static_cast<Unpacker*>(self);
    *bytes = own.buffer_.data();
    try {
      return static_cast<la_ssize_t>(own.packed_(own.buffer_.data(), own.buffer_.size()));
    } catch (...) {
      own.error_ = std::current_exception();
      return -1;
    }
  }

  ByteSource packed_;
  std::uint64_t packed_size_;
  std::string name_;
  archive* archive_;
  std::array<char, 65536> buffer_{};
  std::exception_ptr error_;
  std::uint64_t unpacked_ = 0;
  bool begun_ = false;
  bool ended_ = false;
};

}  // namespace

std::string packing_of(std::string_view start, const std::string& name) {
  using namespace std::string_view_literals;
  if (start.starts_with("\x1F\x8B"sv)) return "gzip";
  if (start.starts_with("BZh"sv) && start.size() > 3 && start[3] >= '1' && start[3] <= '9') return "bzip2";
  if (start.starts_with("\xFD"
                        "7zXZ\0"sv))
    return "xz";
  if (start.starts_with("\x28\xB5\x2F\xFD"sv)) return "zstd";
  if (start.starts_with("PK\x03\x04"sv) || start.starts_with("PK\x05\x06"sv)) {
    throw Error(ErrorKind::input, name, "is a ZIP archive or an Excel workbook, not a CSV file",
                "unpack it, or save the sheet as \"CSV UTF-8\"");
  }
  if (start.starts_with("\xD0\xCF\x11\xE0"sv)) {
    throw Error(ErrorKind::input, name, "is an old Excel workbook, not a CSV file", "save the sheet as \"CSV UTF-8\"");
  }
  return {};
}

ByteSource unpacked(ByteSource packed, std::uint64_t packed_size, const std::string& name) {
  auto unpacker = std::make_shared<Unpacker>(std::move(packed), packed_size, name);
  return [unpacker](char* out, std::size_t length) { return unpacker->read(out, length); };
}

}  // namespace cxkpi::csv
