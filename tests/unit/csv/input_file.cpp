#include "cxkpi/csv/input_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <thread>

#include "csv/temporary_file.h"
#include "cxkpi/error/error.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace cxkpi::csv {
namespace {

std::string contents(const InputFile& file) {
  std::string out(static_cast<std::size_t>(file.size()), '\0');
  CHECK(file.read_at(0, out.data(), out.size()) == out.size());
  return out;
}

template <class Action>
Error error_of(Action action) {
  try {
    action();
  } catch (const Error& error) {
    return error;
  }
  return {ErrorKind::usage, "", "no error"};
}

// Puts a descriptor in the place of standard input for as long as it lives.
class StandardInput {
 public:
  explicit StandardInput(int descriptor) : kept_(::dup(STDIN_FILENO)) {
    ::dup2(descriptor, STDIN_FILENO);
    ::close(descriptor);
  }
  StandardInput(const StandardInput&) = delete;
  StandardInput& operator=(const StandardInput&) = delete;
  ~StandardInput() {
    ::dup2(kept_, STDIN_FILENO);
    ::close(kept_);
  }

 private:
  int kept_;
};

void write_and_close(int descriptor, const std::string& text) {
  for (std::size_t done = 0; done < text.size();) {
    const ssize_t wrote = ::write(descriptor, text.data() + done, text.size() - done);
    if (wrote < 0) break;
    done += static_cast<std::size_t>(wrote);
  }
  ::close(descriptor);
}

// More than a pipe holds and more than one step of copying.
std::string long_text() {
  std::string text;
  for (int i = 0; i < 100000; ++i) text += std::to_string(i) + "\n";
  return text;
}

}  // namespace

TEST_CASE("a file is read at any offset, and short only at its end") {
  const TemporaryFile temporary("0123456789");
  const InputFile file = InputFile::open(temporary.path());
  CHECK(file.name() == temporary.path());
  CHECK(file.size() == 10);
  std::string out(6, '-');
  CHECK(file.read_at(2, out.data(), 6) == 6);
  CHECK(out == "234567");
  CHECK(file.read_at(7, out.data(), 6) == 3);
  CHECK(out == "789567");
  CHECK(file.read_at(10, out.data(), 6) == 0);
  CHECK(file.read_at(1000, out.data(), 6) == 0);
}

TEST_CASE("a path that leads to no file says so") {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/orders.csv";
  const Error error = error_of([&] { (void)InputFile::open(path); });
  CHECK(error.kind() == ErrorKind::input);
  CHECK(error.text() == path + ": no such file\nhint: paths are taken from the folder cxkpi runs in");
}

TEST_CASE("a directory is no file") {
  const TemporaryFolder folder;
  const Error error = error_of([&] { (void)InputFile::open(folder.path()); });
  CHECK(error.kind() == ErrorKind::input);
  CHECK(error.text() == folder.path() + ": is a directory\nhint: name the files in it");
}

TEST_CASE("a path through a file gives the system's reason") {
  const TemporaryFile temporary("x");
  const std::string path = temporary.path() + "/orders.csv";
  CHECK(error_of([&] { (void)InputFile::open(path); }).text() == path + ": cannot be opened: Not a directory");
}

TEST_CASE("a file without read permission says so, except to a superuser") {
  const TemporaryFile temporary("x");
  std::filesystem::permissions(temporary.path(), std::filesystem::perms::none);
  const Error error = error_of([&] { (void)InputFile::open(temporary.path()); });
  if (::geteuid() == 0) {
    CHECK(error.message() == "no error");
  } else {
    CHECK(error.text() == temporary.path() + ": cannot be opened: Permission denied\n" +
                              "hint: its permissions do not let this user read it");
  }
}

TEST_CASE("a file that shrinks while it is read is an error") {
  const TemporaryFile temporary("0123456789");
  const InputFile file = InputFile::open(temporary.path());
  std::filesystem::resize_file(temporary.path(), 4);
  std::string out(10, '-');
  const Error error = error_of([&] { (void)file.read_at(0, out.data(), out.size()); });
  CHECK(error.kind() == ErrorKind::input);
  CHECK(error.text() == temporary.path() + ": the file became shorter while it was read\n" +
                            "hint: run again when the export is complete");
}

TEST_CASE("a file that grows is read up to its size when it was opened") {
  const TemporaryFile temporary("01234");
  const InputFile file = InputFile::open(temporary.path());
  std::ofstream(temporary.path(), std::ios::app) << "56789";
  CHECK(contents(file) == "01234");
}

TEST_CASE("a named pipe is read to its end and then at any offset") {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/pipe";
  REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
  const std::string text = long_text();
  std::jthread writer([&] { write_and_close(::open(path.c_str(), O_WRONLY), text); });
  const InputFile file = InputFile::open(path);
  CHECK(file.name() == path);
  CHECK(contents(file) == text);
}

TEST_CASE("standard input is read from a pipe and from a file, and stays open") {
  const std::string text = long_text();
  SECTION("a pipe") {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const StandardInput redirected(ends[0]);
    std::jthread writer([&] { write_and_close(ends[1], text); });
    const InputFile file = InputFile::open("-");
    CHECK(file.name() == "stdin");
    CHECK(contents(file) == text);
  }
  SECTION("a file") {
    const TemporaryFile temporary(text);
    const StandardInput redirected(::open(temporary.path().c_str(), O_RDONLY));
    CHECK(contents(InputFile::open("-")) == text);
    CHECK(::lseek(STDIN_FILENO, 0, SEEK_CUR) == 0);
  }
  SECTION("a file of which another program took the first bytes") {
    const TemporaryFile temporary(text);
    const StandardInput redirected(::open(temporary.path().c_str(), O_RDONLY));
    REQUIRE(::lseek(STDIN_FILENO, 4, SEEK_SET) == 4);
    const InputFile file = InputFile::open("-");
    CHECK(file.size() == text.size() - 4);
    CHECK(contents(file) == text.substr(4));
  }
}

TEST_CASE("a closed standard input is an error") {
  const TemporaryFile temporary("");
  const StandardInput redirected(::open(temporary.path().c_str(), O_RDONLY));
  ::close(STDIN_FILENO);
  CHECK(error_of([] { (void)InputFile::open("-"); }).text() == "stdin: cannot be opened: Bad file descriptor");
}

TEST_CASE("the hash is XXH3 of all bytes, however long the file is") {
  // The value of no bytes is in the test vectors that the authors of XXH3 publish.
  CHECK(InputFile::open(TemporaryFile("").path()).hash() == 0x2D06800538D394C2U);
  for (const std::string& text : {std::string("orders"), long_text(), long_text() + long_text() + "x"}) {
    const TemporaryFile temporary(text);
    CHECK(InputFile::open(temporary.path()).hash() == XXH3_64bits(text.data(), text.size()));
  }
}

}  // namespace cxkpi::csv
