#include "cxkpi/text/encoding.h"

#include <utf8proc.h>

#include <array>

namespace cxkpi {
namespace {

// 0x80 to 0x9F: where Windows-1252 is not Latin-1.
constexpr std::array<utf8proc_int32_t, 32> special{0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
                                                   0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

}  // namespace

bool is_utf8(std::string_view bytes) noexcept {
  const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(bytes.data());
  auto left = static_cast<utf8proc_ssize_t>(bytes.size());
  while (left > 0) {
    if (*at < 0x80) {  // most characters of most exports
      ++at;
      --left;
      continue;
    }
    utf8proc_int32_t character = 0;
    const utf8proc_ssize_t length = utf8proc_iterate(at, left, &character);
    if (length <= 0) return false;
    at += length;
    left -= length;
  }
  return true;
}

std::string from_windows_1252(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    const utf8proc_int32_t character =
        byte >= 0x80 && byte < 0xA0 ? special[byte - 0x80U] : static_cast<utf8proc_int32_t>(byte);
    std::array<utf8proc_uint8_t, 4> encoded{};
    const utf8proc_ssize_t length = utf8proc_encode_char(character, encoded.data());
    out.append(reinterpret_cast<const char*>(encoded.data()), static_cast<std::size_t>(length));
  }
  return out;
}

}  // namespace cxkpi
