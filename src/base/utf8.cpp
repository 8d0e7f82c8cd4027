#include "base/utf8.h"

#include <array>
#include <cstring>

namespace throughline::utf8 {
namespace {

constexpr std::uint64_t kHighBits = 0x8080808080808080ull;

std::uint8_t byte_at(std::string_view text, std::size_t offset) {
  return static_cast<std::uint8_t>(text[offset]);
}

// The first offset at or after `offset` whose byte is not ASCII.
std::size_t skip_ascii(std::string_view text, std::size_t offset) {
  while (text.size() - offset >= 8) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + offset, 8);
    if (word & kHighBits) break;
    offset += 8;
  }
  while (offset < text.size() && byte_at(text, offset) < 0x80) ++offset;
  return offset;
}

// Length a sequence with this first byte has, and the range its second byte must be in (the
// range excludes overlong forms, surrogates and what lies above U+10FFFF). Length 0: no such byte.
struct Lead {
  std::uint8_t length = 0, low = 0x80, high = 0xBF;
};

constexpr Lead lead_of(std::uint8_t byte) {
  if (byte < 0x80) return {1, 0, 0};
  if (byte < 0xC2) return {0, 0, 0};
  if (byte < 0xE0) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte < 0xF0) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte < 0xF4) return {4, 0x80, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

// 0x80..0x9F of Windows-1252.
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

}  // namespace

Decoded decode(std::string_view text, std::size_t offset) {
  const std::uint8_t first = byte_at(text, offset);
  const Lead lead = lead_of(first);
  if (lead.length == 1) return {first, 1, true};
  if (lead.length == 0) return {};
  std::uint8_t taken = 1;
  char32_t code_point = first & (0x7Fu >> lead.length);
  while (taken < lead.length) {
    if (offset + taken >= text.size()) return {kReplacement, taken, false};
    const std::uint8_t next = byte_at(text, offset + taken);
    const std::uint8_t low = taken == 1 ? lead.low : std::uint8_t{0x80};
    const std::uint8_t high = taken == 1 ? lead.high : std::uint8_t{0xBF};
    if (next < low || next > high) return {kReplacement, taken, false};
    code_point = (code_point << 6) | (next & 0x3Fu);
    ++taken;
  }
  return {code_point, taken, true};
}

std::size_t first_invalid(std::string_view text) {
  std::size_t offset = 0;
  while (true) {
    offset = skip_ascii(text, offset);
    if (offset >= text.size()) return text.size();
    const Decoded decoded = decode(text, offset);
    if (!decoded.valid) return offset;
    offset += decoded.length;
  }
}

bool is_valid(std::string_view text) { return first_invalid(text) == text.size(); }

bool is_ascii(std::string_view text) { return skip_ascii(text, 0) == text.size(); }

std::size_t incomplete_suffix(std::string_view text) {
  const std::size_t most = text.size() < 3 ? text.size() : 3;
  for (std::size_t back = 1; back <= most; ++back) {
    const std::size_t offset = text.size() - back;
    const std::uint8_t byte = byte_at(text, offset);
    if ((byte & 0xC0) == 0x80) continue;
    const Decoded decoded = decode(text, offset);
    // Cut short means: invalid only because the text ended.
    const bool cut = !decoded.valid && decoded.length == back && lead_of(byte).length > back;
    return cut ? back : 0;
  }
  return 0;
}

void append_code_point(char32_t code_point, std::string& out) {
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point < 0xE000)) {
    code_point = kReplacement;
  }
  if (code_point < 0x80) {
    out.push_back(static_cast<char>(code_point));
    return;
  }
  if (code_point < 0x800) {
    out.push_back(static_cast<char>(0xC0 | (code_point >> 6)));
  } else {
    if (code_point < 0x10000) {
      out.push_back(static_cast<char>(0xE0 | (code_point >> 12)));
    } else {
      out.push_back(static_cast<char>(0xF0 | (code_point >> 18)));
      out.push_back(static_cast<char>(0x80 | ((code_point >> 12) & 0x3F)));
    }
    out.push_back(static_cast<char>(0x80 | ((code_point >> 6) & 0x3F)));
  }
  out.push_back(static_cast<char>(0x80 | (code_point & 0x3F)));
}

void append_windows_1252(std::string_view bytes, std::string& out) {
  std::size_t offset = 0;
  while (offset < bytes.size()) {
    const std::size_t ascii_end = skip_ascii(bytes, offset);
    out.append(bytes.substr(offset, ascii_end - offset));
    offset = ascii_end;
    if (offset == bytes.size()) return;
    const std::uint8_t byte = byte_at(bytes, offset++);
    append_code_point(byte < 0xA0 ? kWindows1252[byte - 0x80u] : char32_t{byte}, out);
  }
}

void append_sanitized(std::string_view text, std::string& out) {
  while (!text.empty()) {
    const std::size_t good = first_invalid(text);
    out.append(text.substr(0, good));
    if (good == text.size()) return;
    append_code_point(kReplacement, out);
    text.remove_prefix(good + decode(text, good).length);
  }
}

std::string sanitize(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  append_sanitized(text, out);
  return out;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t offset = 0; offset < text.size(); offset += decode(text, offset).length) {
    ++count;
  }
  return count;
}

}  // namespace throughline::utf8
