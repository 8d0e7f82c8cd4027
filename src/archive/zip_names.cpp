#include "archive/zip_names.h"

#include <zlib.h>

#include <string_view>

#include "archive/zip_fields.h"
#include "base/utf8.h"

namespace throughline::zip {
namespace {

// IBM code page 437, 0x80 to 0xFF.
// clang-format off
constexpr char16_t kCodePage437[128] = {
    0x00C7, 0x00FC, 0x00E9, 0x00E2, 0x00E4, 0x00E0, 0x00E5, 0x00E7,
    0x00EA, 0x00EB, 0x00E8, 0x00EF, 0x00EE, 0x00EC, 0x00C4, 0x00C5,
    0x00C9, 0x00E6, 0x00C6, 0x00F4, 0x00F6, 0x00F2, 0x00FB, 0x00F9,
    0x00FF, 0x00D6, 0x00DC, 0x00A2, 0x00A3, 0x00A5, 0x20A7, 0x0192,
    0x00E1, 0x00ED, 0x00F3, 0x00FA, 0x00F1, 0x00D1, 0x00AA, 0x00BA,
    0x00BF, 0x2310, 0x00AC, 0x00BD, 0x00BC, 0x00A1, 0x00AB, 0x00BB,
    0x2591, 0x2592, 0x2593, 0x2502, 0x2524, 0x2561, 0x2562, 0x2556,
    0x2555, 0x2563, 0x2551, 0x2557, 0x255D, 0x255C, 0x255B, 0x2510,
    0x2514, 0x2534, 0x252C, 0x251C, 0x2500, 0x253C, 0x255E, 0x255F,
    0x255A, 0x2554, 0x2569, 0x2566, 0x2560, 0x2550, 0x256C, 0x2567,
    0x2568, 0x2564, 0x2565, 0x2559, 0x2558, 0x2552, 0x2553, 0x256B,
    0x256A, 0x2518, 0x250C, 0x2588, 0x2584, 0x258C, 0x2590, 0x2580,
    0x03B1, 0x00DF, 0x0393, 0x03C0, 0x03A3, 0x03C3, 0x00B5, 0x03C4,
    0x03A6, 0x0398, 0x03A9, 0x03B4, 0x221E, 0x03C6, 0x03B5, 0x2229,
    0x2261, 0x00B1, 0x2265, 0x2264, 0x2320, 0x2321, 0x00F7, 0x2248,
    0x00B0, 0x2219, 0x00B7, 0x221A, 0x207F, 0x00B2, 0x25A0, 0x00A0,
};
// clang-format on

std::string from_code_page_437(std::string_view raw) {
  std::string text;
  for (const char c : raw) {
    const auto byte = static_cast<std::uint8_t>(c);
    utf8::append_code_point(byte < 0x80 ? byte : kCodePage437[byte - 0x80], text);
  }
  return text;
}

// Info-ZIP's extra field: version, CRC of the name it belongs to, the name in UTF-8. Empty if there
// is none, or one left over from another name.
std::string_view unicode_path(ByteSpan raw, ByteSpan extra) {
  const ByteSpan field = find_extra(extra, kExtraUnicodePath);
  constexpr std::size_t kHeadBytes = 5;
  if (field.size() <= kHeadBytes || field[0] != 1) return {};
  if (u32(field, 1) != crc32(0, raw.data(), static_cast<uInt>(raw.size()))) return {};
  const std::string_view name = as_text(field.subspan(kHeadBytes));
  return utf8::is_valid(name) ? name : std::string_view();
}

std::string without_controls(std::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  for (const char c : text) {
    const auto byte = static_cast<std::uint8_t>(c);
    if (byte < 0x20 || byte == 0x7F) {
      utf8::append_code_point(utf8::kReplacement, clean);
    } else {
      clean.push_back(c);
    }
  }
  return clean;
}

std::string numbered(std::string_view name, std::size_t number) {
  const std::size_t folder = name.rfind('/');
  const std::size_t file = folder == std::string_view::npos ? 0 : folder + 1;
  std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot <= file) dot = name.size();
  std::string result(name.substr(0, dot));
  result += " (" + std::to_string(number) + ")";
  result += name.substr(dot);
  return result;
}

}  // namespace

std::string decode_name(ByteSpan raw, std::uint16_t flags, ByteSpan extra, bool windows) {
  std::string name;
  if (const std::string_view unicode = unicode_path(raw, extra); !unicode.empty()) {
    name = unicode;
  } else if ((flags & kFlagUtf8) != 0 || utf8::is_valid(as_text(raw))) {
    name = utf8::sanitize(as_text(raw));
  } else {
    name = from_code_page_437(as_text(raw));
  }
  if (windows && name.find('/') == std::string::npos) {
    for (char& c : name) {
      if (c == '\\') c = '/';
    }
  }
  return without_controls(name);
}

std::string UniqueNames::add(std::string name) {
  const auto [known, is_new] = last_number_.emplace(name, 1);
  if (is_new) return name;
  std::size_t& number = known->second;  // stays where it is when the table grows
  std::string other;
  do {
    other = numbered(name, ++number);
  } while (!last_number_.emplace(other, 1).second);
  return other;
}

}  // namespace throughline::zip
