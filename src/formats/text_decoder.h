#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Text of a record in the file's encoding → UTF-8 that everything behind relies on.
namespace throughline::formats {

enum class Encoding : std::uint8_t {
  kAscii,  // so far: the first record that is not ASCII decides
  kUtf8,
  kWindows1252,
};

// UTF-8 where its multi-byte sequences outnumber what is no UTF-8 (a damaged UTF-8 file), else
// Windows-1252.
Encoding detect_encoding(std::string_view bytes);
std::string_view encoding_name(Encoding encoding);

class TextDecoder {
 public:
  explicit TextDecoder(Encoding encoding) : encoding_(encoding) {}

  // The fields as UTF-8: themselves where nothing is to be done, else copies that live until the
  // next call. `raw` is what the fields were cut from. What is no UTF-8 in a UTF-8 file, and NUL,
  // becomes U+FFFD.
  std::span<const std::string_view> decode(std::string_view raw,
                                           std::span<const std::string_view> fields);

  Encoding encoding() const { return encoding_; }
  std::uint64_t repaired_records() const { return repaired_records_; }

 private:
  void append(std::string_view field);

  Encoding encoding_;
  std::uint64_t repaired_records_ = 0;
  std::string text_;
  std::vector<std::string_view> fields_;
};

}  // namespace throughline::formats
