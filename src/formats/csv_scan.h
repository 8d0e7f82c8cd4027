#pragma once

#include <cstddef>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__wasm_simd128__)
#include <wasm_simd128.h>
#endif

// The inner loop of reading a table: where in 64 bytes the bytes stand that end a field or open a
// quote.
namespace throughline::formats {

inline constexpr std::size_t kScanBytes = 64;

// Bit i is set where bytes[i] is one of the three. All kScanBytes must be readable.
inline std::uint64_t structural_mask(const char* bytes, char separator, char quote, char line_end) {
  std::uint64_t mask = 0;
#if defined(__SSE2__)
  const __m128i separators = _mm_set1_epi8(separator);
  const __m128i quotes = _mm_set1_epi8(quote);
  const __m128i line_ends = _mm_set1_epi8(line_end);
  for (unsigned lane = 0; lane < kScanBytes / 16; ++lane) {
    const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + lane * 16));
    const __m128i hits =
        _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(block, separators), _mm_cmpeq_epi8(block, quotes)),
                     _mm_cmpeq_epi8(block, line_ends));
    const auto bits = static_cast<std::uint32_t>(_mm_movemask_epi8(hits));
    mask |= static_cast<std::uint64_t>(bits) << (lane * 16);
  }
#elif defined(__wasm_simd128__)
  const v128_t separators = wasm_i8x16_splat(separator);
  const v128_t quotes = wasm_i8x16_splat(quote);
  const v128_t line_ends = wasm_i8x16_splat(line_end);
  for (unsigned lane = 0; lane < kScanBytes / 16; ++lane) {
    const v128_t block = wasm_v128_load(bytes + lane * 16);
    const v128_t hits =
        wasm_v128_or(wasm_v128_or(wasm_i8x16_eq(block, separators), wasm_i8x16_eq(block, quotes)),
                     wasm_i8x16_eq(block, line_ends));
    mask |= static_cast<std::uint64_t>(wasm_i8x16_bitmask(hits)) << (lane * 16);
  }
#else
  for (std::size_t index = 0; index < kScanBytes; ++index) {
    const char c = bytes[index];
    const bool hit = c == separator || c == quote || c == line_end;
    mask |= static_cast<std::uint64_t>(hit) << index;
  }
#endif
  return mask;
}

}  // namespace throughline::formats
