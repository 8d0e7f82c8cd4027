#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>

#include "formats/reader.h"

// Text in two-byte units → UTF-8, in pieces, with the way back to the file's own positions.
namespace throughline::formats {

enum class ByteOrder : std::uint8_t { kLittleEndian, kBigEndian };

class Utf16Decoder final : public SourcePositions {
 public:
  explicit Utf16Decoder(ByteOrder order) : order_(order) {}

  // The text of these bytes; what is cut at their end waits for the next. A lone surrogate becomes
  // U+FFFD, a byte order mark at the beginning nothing.
  std::string decode(ByteSpan bytes);
  std::string finish();

  // Of the text's positions, which may be asked until they are given up.
  std::uint64_t of(std::uint64_t text_offset) const override;
  // Positions before this one are not asked any more.
  void give_up_to(std::uint64_t text_offset);
  std::uint64_t repaired() const { return repaired_; }

 private:
  // Characters of equal length, one behind the other.
  struct Run {
    std::uint64_t text;
    std::uint64_t source;
    std::uint8_t text_unit;  // bytes of a character
    std::uint8_t source_unit;
  };
  void append(char32_t code_point, std::uint8_t source_unit, std::string& out);

  ByteOrder order_;
  bool at_start_ = true;
  int odd_byte_ = -1;       // of a unit that was cut
  char32_t high_ = 0;       // surrogate that waits for its second half
  std::uint64_t text_ = 0;  // lengths so far
  std::uint64_t source_ = 0;
  std::uint64_t repaired_ = 0;
  std::deque<Run> runs_;
};

// The order of a text's bytes, by its mark or by where its zeros stand.
ByteOrder byte_order_of(ByteSpan beginning);

// Feeds the reader behind it with what the bytes say.
class Utf16Reader final : public Reader {
 public:
  Utf16Reader(ByteOrder order, store::FileBuilder& builder)
      : decoder_(order), order_(order), builder_(builder) {}

  const SourcePositions& positions() const { return decoder_; }
  void read_with(std::unique_ptr<Reader> reader) { reader_ = std::move(reader); }

  Result<void> feed(ByteSpan bytes) override;
  Result<void> finish() override;

 private:
  Utf16Decoder decoder_;
  ByteOrder order_;
  store::FileBuilder& builder_;
  std::unique_ptr<Reader> reader_;
};

}  // namespace throughline::formats
