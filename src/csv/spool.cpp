#include "csv/spool.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <vector>

#include "cxkpi/error/error.h"

namespace cxkpi::csv {
namespace {

std::string temporary_folder() {
  std::error_code error;
  const std::filesystem::path folder = std::filesystem::temp_directory_path(error);
  return error ? P_tmpdir : folder.string();
}

[[noreturn]] void fail_to_write(const std::string& name, const std::string& folder, int reason) {
  throw Error(ErrorKind::input, name,
              "cannot be copied to a temporary file in " + folder + ": " + std::strerror(reason),
              "TMPDIR names a folder with more room");
}

int unnamed_file(const std::string& name, const std::string& folder) {
#ifdef O_TMPFILE
  // One that never has a name; not every file system has them.
  if (const int nameless = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600); nameless >= 0) return nameless;
#endif
  std::string path = folder + "/cxkpi-XXXXXX";
  const int file = ::mkstemp(path.data());
  if (file < 0) fail_to_write(name, folder, errno);
  ::unlink(path.c_str());
  return file;
}

bool write_all(int file, const char* bytes, std::size_t length) {
  while (length > 0) {
    const ssize_t written = ::write(file, bytes, length);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes += written;
    length -= static_cast<std::size_t>(written);
  }
  return true;
}

void copy(const ByteSource& source, int file, const std::string& name, const std::string& folder) {
  std::vector<char> buffer(std::size_t{256} << 10);
  while (const std::size_t got = source(buffer.data(), buffer.size())) {
    if (!write_all(file, buffer.data(), got)) fail_to_write(name, folder, errno);
  }
}

}  // namespace

int spool(const ByteSource& source, const std::string& name) {
  const std::string folder = temporary_folder();
  const int file = unnamed_file(name, folder);
  try {
    copy(source, file, name, folder);
  } catch (...) {
    ::close(file);
    throw;
  }
  return file;
}

ByteSource bytes_of(int descriptor, const std::string& name) {
  return [descriptor, name](char* out, std::size_t length) -> std::size_t {
    for (;;) {
      const ssize_t got = ::read(descriptor, out, length);
      if (got >= 0) return static_cast<std::size_t>(got);
      if (errno == EINTR) continue;
      throw Error(ErrorKind::input, name, std::string("cannot be read: ") + std::strerror(errno));
    }
  };
}

}  // namespace cxkpi::csv
