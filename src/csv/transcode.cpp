#include "csv/transcode.h"

#include <iconv.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <memory>
#include <utility>
#include <vector>

#include "cxkpi/error/error.h"

namespace cxkpi::csv {
namespace {

// By iconv's name, in capitals: it does not know "latin-1".
std::string iconv_name(std::string name) {
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c; });
  return name == "LATIN-1" ? "ISO-8859-1" : name;
}

bool is_none(iconv_t converter) { return reinterpret_cast<std::intptr_t>(converter) == -1; }

class Transcoder {
 public:
  Transcoder(ByteSource source, const std::string& encoding, std::string name)
      : source_(std::move(source)),
        name_(std::move(name)),
        converter_(::iconv_open("UTF-8", iconv_name(encoding).c_str())),
        input_(std::size_t{64} << 10),
        unit_(iconv_name(encoding).starts_with("UTF-16")   ? 2
              : iconv_name(encoding).starts_with("UTF-32") ? 4
                                                           : 1) {
    if (is_none(converter_))
      throw Error(ErrorKind::input, name_, "the encoding '" + encoding + "' is not known",
                  "utf-8, windows-1252, iso-8859-15, utf-16, cp850 … as iconv --list has them");
  }
  Transcoder(const Transcoder&) = delete;
  Transcoder& operator=(const Transcoder&) = delete;
  ~Transcoder() { ::iconv_close(converter_); }

  std::size_t read(char* out, std::size_t length) {
    std::size_t done = 0;
    while (done == 0) {
      if (at_ == end_ && !refill()) return 0;
      done = convert(out, length);
    }
    return done;
  }

 private:
  // Keeps what is left of an unfinished character. False at the end.
  bool refill() {
    std::memmove(input_.data(), input_.data() + at_, end_ - at_);
    end_ -= at_;
    at_ = 0;
    const std::size_t got = source_(input_.data() + end_, input_.size() - end_);
    if (got == 0 && end_ > 0)
      throw Error(ErrorKind::input, name_, "ends in the middle of a character", "the file may be cut; fetch it again");
    end_ += got;
    return got > 0;
  }

  std::size_t convert(char* out, std::size_t length) {
    char* from = input_.data() + at_;
    std::size_t left = end_ - at_;
    char* to = out;
    std::size_t room = length;
    const std::size_t result = ::iconv(converter_, &from, &left, &to, &room);
    const int reason = result == static_cast<std::size_t>(-1) ? errno : 0;
    at_ = static_cast<std::size_t>(from - input_.data());
    if (reason == EILSEQ && room >= replacement.size()) {
      std::copy(replacement.begin(), replacement.end(), to);
      room -= replacement.size();
      at_ = std::min(at_ + unit_, end_);
    } else if (reason == EINVAL) {  // a character that the next bytes complete
      refill();
    }
    return length - room;
  }

  static constexpr std::string_view replacement = "\xEF\xBF\xBD";

  ByteSource source_;
  std::string name_;
  iconv_t converter_;
  std::vector<char> input_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  std::size_t unit_;  // the least that a character takes
};

}  // namespace

std::string wide_encoding_of(std::string_view start) {
  using namespace std::string_view_literals;
  if (start.starts_with("\xFF\xFE\0\0"sv)) return "UTF-32LE";
  if (start.starts_with("\0\0\xFE\xFF"sv)) return "UTF-32BE";
  if (start.starts_with("\xFF\xFE"sv)) return "UTF-16LE";
  if (start.starts_with("\xFE\xFF"sv)) return "UTF-16BE";
  return {};
}

bool knows_encoding(const std::string& encoding) {
  const iconv_t converter = ::iconv_open("UTF-8", iconv_name(encoding).c_str());
  if (is_none(converter)) return false;
  ::iconv_close(converter);
  return true;
}

ByteSource transcoded(ByteSource source, const std::string& encoding, const std::string& name) {
  auto transcoder = std::make_shared<Transcoder>(std::move(source), encoding, name);
  return [transcoder](char* out, std::size_t length) { return transcoder->read(out, length); };
}

}  // namespace cxkpi::csv
