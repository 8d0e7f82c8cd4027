#include "formats/utf16_reader.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"

namespace throughline::formats {
namespace {

bool is_high(char32_t unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
bool is_low(char32_t unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

}  // namespace

ByteOrder byte_order_of(ByteSpan beginning) {
  if (beginning.size() >= 2 && beginning[0] == 0xFE && beginning[1] == 0xFF)
    return ByteOrder::kBigEndian;
  if (beginning.size() >= 2 && beginning[0] == 0xFF && beginning[1] == 0xFE)
    return ByteOrder::kLittleEndian;
  std::size_t zeros[2] = {0, 0};
  for (std::size_t at = 0; at < beginning.size(); ++at) zeros[at % 2] += beginning[at] == 0 ? 1 : 0;
  return zeros[0] > zeros[1] ? ByteOrder::kBigEndian : ByteOrder::kLittleEndian;
}

void Utf16Decoder::append(char32_t code_point, std::uint8_t source_unit, std::string& out) {
  const std::size_t before = out.size();
  utf8::append_code_point(code_point, out);
  const auto text_unit = static_cast<std::uint8_t>(out.size() - before);
  if (runs_.empty() || runs_.back().text_unit != text_unit ||
      runs_.back().source_unit != source_unit) {
    runs_.push_back({text_, source_, text_unit, source_unit});
  }
  text_ += text_unit;
  source_ += source_unit;
}

std::string Utf16Decoder::decode(ByteSpan bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (const std::uint8_t byte : bytes) {
    if (odd_byte_ < 0) {
      odd_byte_ = byte;
      continue;
    }
    const auto first = static_cast<char32_t>(std::exchange(odd_byte_, -1));
    const char32_t unit =
        order_ == ByteOrder::kLittleEndian ? (char32_t{byte} << 8U) | first : (first << 8U) | byte;
    if (std::exchange(at_start_, false) && unit == 0xFEFF) {
      source_ = 2;
      continue;
    }
    if (high_ != 0) {
      const char32_t high = std::exchange(high_, 0);
      if (is_low(unit)) {
        append(0x10000 + ((high - 0xD800) << 10U) + (unit - 0xDC00), 4, out);
        continue;
      }
      append(utf8::kReplacement, 2, out);
      ++repaired_;
    }
    if (is_high(unit)) {
      high_ = unit;
    } else if (is_low(unit)) {
      append(utf8::kReplacement, 2, out);
      ++repaired_;
    } else {
      append(unit, 2, out);
    }
  }
  return out;
}

std::string Utf16Decoder::finish() {
  std::string out;
  if (high_ != 0) append(utf8::kReplacement, 2, out);
  if (odd_byte_ >= 0) append(utf8::kReplacement, 1, out);
  repaired_ += (high_ != 0 ? 1 : 0) + (odd_byte_ >= 0 ? 1 : 0);
  high_ = 0;
  odd_byte_ = -1;
  return out;
}

std::uint64_t Utf16Decoder::of(std::uint64_t text_offset) const {
  auto run =
      std::upper_bound(runs_.begin(), runs_.end(), text_offset,
                       [](std::uint64_t offset, const Run& other) { return offset < other.text; });
  if (run == runs_.begin()) return runs_.empty() ? source_ : run->source;
  --run;
  return run->source + (text_offset - run->text) / run->text_unit * run->source_unit;
}

void Utf16Decoder::give_up_to(std::uint64_t text_offset) {
  while (runs_.size() > 1 && runs_[1].text <= text_offset) runs_.pop_front();
}

Result<void> Utf16Reader::feed(ByteSpan bytes) {
  const std::string text = decoder_.decode(bytes);
  if (text.empty()) return {};
  Result<void> fed = reader_->feed(as_bytes(text));
  decoder_.give_up_to(reader_->done());
  return fed;
}

Result<void> Utf16Reader::finish() {
  if (const std::string rest = decoder_.finish(); !rest.empty()) {
    if (Result<void> fed = reader_->feed(as_bytes(rest)); !fed) return fed;
  }
  if (Result<void> finished = reader_->finish(); !finished) return finished;
  store::SourceFile& file = builder_.file();
  const std::string name = order_ == ByteOrder::kLittleEndian ? "UTF-16LE" : "UTF-16BE";
  for (auto& [key, value] : file.dialect) {
    if (key == "encoding") value = name;
  }
  if (decoder_.repaired() > 0) {
    file.notes.push_back(std::to_string(decoder_.repaired()) +
                         " units are halves of characters; each is shown as U+FFFD.");
  }
  if (!file.rejected.empty())
    file.notes.emplace_back("The file is " + name + "; rejected records are kept as UTF-8.");
  return {};
}

}  // namespace throughline::formats
