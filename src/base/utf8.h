// UTF-8: checking, decoding, building, and repair of text that is not UTF-8.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace throughline::utf8 {

inline constexpr char32_t kReplacement = 0xFFFD;

struct Decoded {
  char32_t code_point = kReplacement;
  std::uint8_t length = 1;  // bytes taken; for an invalid sequence its maximal invalid part
  bool valid = false;
};

// The code point at `offset`; offset < text.size().
Decoded decode(std::string_view text, std::size_t offset);

// Where the first invalid sequence starts; text.size() if all is well formed. Surrogates, overlong
// forms and values above U+10FFFF are invalid.
std::size_t first_invalid(std::string_view text);

bool is_valid(std::string_view text);
bool is_ascii(std::string_view text);

// How many bytes at the end (0..3) begin a sequence that the next chunk may complete.
std::size_t incomplete_suffix(std::string_view text);

// A code point that is no Unicode scalar value is written as U+FFFD.
void append_code_point(char32_t code_point, std::string& out);

// Every byte has a meaning: the five that Windows-1252 leaves open become the C1 controls.
void append_windows_1252(std::string_view bytes, std::string& out);

// Copies, each maximal invalid part replaced by one U+FFFD.
void append_sanitized(std::string_view text, std::string& out);
std::string sanitize(std::string_view text);

// Code points, an invalid part counting as one.
std::size_t count_code_points(std::string_view text);

}  // namespace throughline::utf8
