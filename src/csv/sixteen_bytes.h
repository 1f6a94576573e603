// Searches sixteen bytes at once for any of a few characters: SSE2, NEON, or portable code. The sixteen bytes must be
// readable whatever they hold, so every buffer that is searched ends in `search_padding` bytes of its own.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__ARM_NEON) && defined(__aarch64__)
#include <arm_neon.h>
#endif

namespace cxkpi::csv {

inline constexpr std::size_t search_padding = 32;

// The position of the first sought character in text[0..16), or 16 when there is none.
template <char... Sought>
inline std::size_t first_of_16_portable(const char* text) {
  for (std::size_t i = 0; i < 16; ++i) {
    if (((text[i] == Sought) || ...)) return i;
  }
  return 16;
}

template <char... Sought>
inline std::size_t first_of_16(const char* text) {
#if defined(__SSE2__)
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text));
  __m128i hits = _mm_setzero_si128();
  ((hits = _mm_or_si128(hits, _mm_cmpeq_epi8(bytes, _mm_set1_epi8(Sought)))), ...);
  // The bit after the last byte's makes "none" the answer 16 without a branch.
  return static_cast<std::size_t>(std::countr_zero(static_cast<std::uint32_t>(_mm_movemask_epi8(hits)) | 0x10000U));
#elif defined(__ARM_NEON) && defined(__aarch64__)
  const uint8x16_t bytes = vld1q_u8(reinterpret_cast<const std::uint8_t*>(text));
  uint8x16_t hits = vdupq_n_u8(0);
  ((hits = vorrq_u8(hits, vceqq_u8(bytes, vdupq_n_u8(static_cast<std::uint8_t>(Sought))))), ...);
  // NEON has no byte mask: narrowing by four bits leaves four bits for each byte. Without a hit the count is 64,
  // hence 16.
  const uint8x8_t nibbles = vshrn_n_u16(vreinterpretq_u16_u8(hits), 4);
  return static_cast<std::size_t>(std::countr_zero(vget_lane_u64(vreinterpret_u64_u8(nibbles), 0))) / 4;
#else
  return first_of_16_portable<Sought...>(text);
#endif
}

}  // namespace cxkpi::csv
