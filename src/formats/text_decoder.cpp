#include "formats/text_decoder.h"

#include <cstring>

#include "base/utf8.h"

namespace throughline::formats {

Encoding detect_encoding(std::string_view bytes) {
  if (utf8::is_ascii(bytes)) return Encoding::kAscii;
  const std::size_t cut = utf8::incomplete_suffix(bytes);
  bytes.remove_suffix(cut);
  if (utf8::is_valid(bytes)) return utf8::is_ascii(bytes) ? Encoding::kAscii : Encoding::kUtf8;
  std::size_t sequences = 0;
  std::size_t invalid = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    const utf8::Decoded decoded = utf8::decode(bytes, at);
    ++(decoded.valid ? sequences : invalid);
    at += decoded.length;
  }
  return sequences > invalid ? Encoding::kUtf8 : Encoding::kWindows1252;
}

std::string_view encoding_name(Encoding encoding) {
  return encoding == Encoding::kWindows1252 ? "Windows-1252" : "UTF-8";
}

std::span<const std::string_view> TextDecoder::decode(std::string_view raw,
                                                      std::span<const std::string_view> fields) {
  const bool nul = std::memchr(raw.data(), 0, raw.size()) != nullptr;
  if (utf8::is_ascii(raw) && !nul) return fields;
  if (encoding_ == Encoding::kAscii) encoding_ = detect_encoding(raw);
  const bool damaged = encoding_ == Encoding::kUtf8 && !utf8::is_valid(raw);
  if (damaged || nul) ++repaired_records_;
  if (!damaged && !nul && encoding_ != Encoding::kWindows1252) return fields;

  text_.clear();
  text_.reserve(raw.size() * 3 + 16);  // no byte becomes more than three: views stay where they are
  fields_.clear();
  for (const std::string_view field : fields) {
    const std::size_t begin = text_.size();
    append(field);
    fields_.push_back(std::string_view(text_).substr(begin));
  }
  return fields_;
}

void TextDecoder::append(std::string_view field) {
  while (true) {
    const std::size_t nul = field.find('\0');
    const std::string_view part = field.substr(0, nul);
    if (encoding_ == Encoding::kWindows1252) {
      utf8::append_windows_1252(part, text_);
    } else {
      utf8::append_sanitized(part, text_);
    }
    if (nul == std::string_view::npos) return;
    utf8::append_code_point(utf8::kReplacement, text_);
    field.remove_prefix(nul + 1);
  }
}

}  // namespace throughline::formats
