#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstddef>

#include "cxkpi/text/encoding.h"

namespace cxkpi {
namespace {

// CP850 from 0x80 on.
constexpr std::array<utf8proc_int32_t, 128> cp850{
    0x00C7, 0x00FC, 0x00E9, 0x00E2, 0x00E4, 0x00E0, 0x00E5, 0x00E7, 0x00EA, 0x00EB, 0x00E8, 0x00EF, 0x00EE,
    0x00EC, 0x00C4, 0x00C5, 0x00C9, 0x00E6, 0x00C6, 0x00F4, 0x00F6, 0x00F2, 0x00FB, 0x00F9, 0x00FF, 0x00D6,
    0x00DC, 0x00F8, 0x00A3, 0x00D8, 0x00D7, 0x0192, 0x00E1, 0x00ED, 0x00F3, 0x00FA, 0x00F1, 0x00D1, 0x00AA,
    0x00BA, 0x00BF, 0x00AE, 0x00AC, 0x00BD, 0x00BC, 0x00A1, 0x00AB, 0x00BB, 0x2591, 0x2592, 0x2593, 0x2502,
    0x2524, 0x00C1, 0x00C2, 0x00C0, 0x00A9, 0x2563, 0x2551, 0x2557, 0x255D, 0x00A2, 0x00A5, 0x2510, 0x2514,
    0x2534, 0x252C, 0x251C, 0x2500, 0x253C, 0x00E3, 0x00C3, 0x255A, 0x2554, 0x2569, 0x2566, 0x2560, 0x2550,
    0x256C, 0x00A4, 0x00F0, 0x00D0, 0x00CA, 0x00CB, 0x00C8, 0x0131, 0x00CD, 0x00CE, 0x00CF, 0x2518, 0x250C,
    0x2588, 0x2584, 0x00A6, 0x00CC, 0x2580, 0x00D3, 0x00DF, 0x00D4, 0x00D2, 0x00F5, 0x00D5, 0x00B5, 0x00FE,
    0x00DE, 0x00DA, 0x00DB, 0x00D9, 0x00FD, 0x00DD, 0x00AF, 0x00B4, 0x00AD, 0x00B1, 0x2017, 0x00BE, 0x00B6,
    0x00A7, 0x00F7, 0x00B8, 0x00B0, 0x00A8, 0x00B7, 0x00B9, 0x00B3, 0x00B2, 0x25A0, 0x00A0,
};

unsigned char byte_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

bool is_small(unsigned char byte) { return byte >= 'a' && byte <= 'z'; }
bool is_letter(unsigned char byte) { return is_small(byte) || (byte >= 'A' && byte <= 'Z'); }

// Small letters with accents in CP850 that are signs or capitals in Windows-1252: ü é â ä ç ê ë è ï î ô ö.
bool is_accented(unsigned char byte) {
  constexpr std::array<unsigned char, 12> letters{0x81, 0x82, 0x83, 0x84, 0x87, 0x88,
                                                  0x89, 0x8A, 0x8B, 0x8C, 0x93, 0x94};
  return std::find(letters.begin(), letters.end(), byte) != letters.end();
}

}  // namespace

bool looks_like_cp850(std::string_view bytes) noexcept {
  constexpr unsigned char e_acute = 0x82;
  constexpr unsigned char apostrophe = 0x92;  // of Windows-1252, and so are these
  constexpr unsigned char oe = 0x9C;
  constexpr unsigned char first_letter = 0xC0;
  bool found = false;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const unsigned char byte = byte_at(bytes, i);
    const unsigned char before = i == 0 ? 0 : byte_at(bytes, i - 1);
    const unsigned char after = byte_at(bytes, i + 1);
    const bool touches_letters = is_letter(before) || is_letter(after);
    if (touches_letters && (byte == apostrophe || byte == oe || byte >= first_letter)) return false;
    if (!is_accented(byte)) continue;
    const bool behind_letter = is_letter(before) || is_accented(before);
    const bool within = behind_letter && (is_letter(after) || is_accented(after));
    const bool at_end = byte == e_acute && (is_small(before) || is_accented(before));
    found = found || within || at_end;
  }
  return found;
}

std::string from_cp850(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    const utf8proc_int32_t character = byte < 0x80 ? static_cast<utf8proc_int32_t>(byte) : cp850[byte - 0x80U];
    std::array<utf8proc_uint8_t, 4> encoded{};
    const utf8proc_ssize_t length = utf8proc_encode_char(character, encoded.data());
    out.append(reinterpret_cast<const char*>(encoded.data()), static_cast<std::size_t>(length));
  }
  return out;
}

std::string from_single_bytes(std::string_view bytes) {
  return looks_like_cp850(bytes) ? from_cp850(bytes) : from_windows_1252(bytes);
}

}  // namespace cxkpi
