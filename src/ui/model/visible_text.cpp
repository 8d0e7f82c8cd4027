#include "ui/model/visible_text.h"

#include <array>

#include "base/utf8.h"

namespace throughline::ui {
namespace {

// Pictures of their own would need a font that has them.
constexpr std::array<std::string_view, 32> kControls = {
    "NUL", "SOH",      "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS",  "TAB", "LF",
    "VT",  "FORMFEED", "CR",  "SO",  "SI",  "DLE", "DC1", "DC2", "DC3", "DC4", "NAK",
    "SYN", "ETB",      "CAN", "EM",  "SUB", "ESC", "FS",  "GS",  "RS",  "US"};
constexpr std::string_view kHex = "0123456789ABCDEF";

// Spaces of no width, marks and orders of direction, separators of lines, tags, selectors.
bool is_hidden(char32_t c) {
  return (c >= 0x80 && c < 0xA0) || c == 0xAD || c == 0x61C || c == 0x180E ||
         (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF0 && c <= 0xFFFB) ||
         (c >= 0xE0000 && c <= 0xE0FFF);
}

void append_code(char32_t c, std::string& out) {
  out += "‹U+";
  int shift = 12;
  while (shift < 20 && (c >> (shift + 4)) != 0) shift += 4;
  for (; shift >= 0; shift -= 4) out += kHex[c >> shift & 0xF];
  out += "›";
}

std::string visible(std::string_view bytes, bool lines) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const utf8::Decoded decoded = utf8::decode(bytes, at);
    const char32_t c = decoded.code_point;
    if (!decoded.valid) {
      for (std::size_t i = at; i < at + decoded.length; ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        out += "‹";
        out += kHex[byte >> 4];
        out += kHex[byte & 0xF];
        out += "›";
      }
    } else if (c < 0x20 || c == 0x7F) {
      out += "‹";
      out += c == 0x7F ? "DEL" : kControls[c];
      out += "›";
      if (c == '\n' && lines) out += '\n';
    } else if (is_hidden(c)) {
      append_code(c, out);
    } else {
      out.append(bytes, at, decoded.length);
    }
    at += decoded.length;
  }
  return out;
}

}  // namespace

std::string visible_text(std::string_view bytes) { return visible(bytes, true); }

std::string visible_line(std::string_view bytes) { return visible(bytes, false); }

}  // namespace throughline::ui
