#include "base/case_folding.h"

#include <algorithm>
#include <iterator>

#include "base/utf8.h"

namespace throughline {
namespace {

struct FoldingRange {
  char32_t first, last;
  std::uint32_t stride;
  std::int32_t delta;
};

constexpr FoldingRange kFoldingRanges[] = {
#include "base/case_folding_table.inc"
};

constexpr char32_t kKelvinSign = 0x212A;
constexpr char32_t kLongS = 0x017F;
constexpr std::string_view kKelvinBytes = "\xE2\x84\xAA";
constexpr std::string_view kLongSBytes = "\xC5\xBF";

constexpr std::uint8_t fold_ascii(std::uint8_t byte) {
  return byte >= 'A' && byte <= 'Z' ? static_cast<std::uint8_t>(byte + 32) : byte;
}

constexpr std::array<std::uint8_t, 256> make_ascii_folds() {
  std::array<std::uint8_t, 256> folds{};
  for (std::size_t i = 0; i < folds.size(); ++i)
    folds[i] = fold_ascii(static_cast<std::uint8_t>(i));
  return folds;
}

constexpr std::array<std::uint8_t, 256> kAsciiFolds = make_ascii_folds();

std::uint8_t folded_byte(std::string_view text, std::size_t offset) {
  return kAsciiFolds[static_cast<std::uint8_t>(text[offset])];
}

}  // namespace

char32_t fold_code_point(char32_t code_point) {
  if (code_point < 0x80) return fold_ascii(static_cast<std::uint8_t>(code_point));
  const auto* range = std::lower_bound(
      std::begin(kFoldingRanges), std::end(kFoldingRanges), code_point,
      [](const FoldingRange& candidate, char32_t value) { return candidate.last < value; });
  if (range == std::end(kFoldingRanges) || code_point < range->first) return code_point;
  if ((code_point - range->first) % range->stride != 0) return code_point;
  return static_cast<char32_t>(static_cast<std::int32_t>(code_point) + range->delta);
}

void append_folded(std::string_view text, std::string& out) {
  std::size_t offset = 0;
  while (offset < text.size()) {
    const auto byte = static_cast<std::uint8_t>(text[offset]);
    if (byte < 0x80) {
      out.push_back(static_cast<char>(kAsciiFolds[byte]));
      ++offset;
      continue;
    }
    const utf8::Decoded decoded = utf8::decode(text, offset);
    if (decoded.valid) {
      utf8::append_code_point(fold_code_point(decoded.code_point), out);
    } else {
      out.append(text.substr(offset, decoded.length));
    }
    offset += decoded.length;
  }
}

std::string folded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  append_folded(text, out);
  return out;
}

std::size_t folded_match_length(std::string_view haystack, std::size_t offset,
                                std::string_view folded_needle) {
  std::size_t here = offset;
  std::size_t matched = 0;
  while (matched < folded_needle.size()) {
    if (here >= haystack.size()) return 0;
    const auto wanted_byte = static_cast<std::uint8_t>(folded_needle[matched]);
    const auto byte = static_cast<std::uint8_t>(haystack[here]);
    if (byte < 0x80) {
      if (kAsciiFolds[byte] != wanted_byte) return 0;
      ++here;
      ++matched;
      continue;
    }
    const utf8::Decoded found = utf8::decode(haystack, here);
    const utf8::Decoded wanted = utf8::decode(folded_needle, matched);
    if (found.valid != wanted.valid) return 0;
    if (found.valid
            ? fold_code_point(found.code_point) != wanted.code_point
            : haystack.substr(here, found.length) != folded_needle.substr(matched, wanted.length)) {
      return 0;
    }
    here += found.length;
    matched += wanted.length;
  }
  return here - offset;
}

FoldedSearcher::FoldedSearcher(std::string_view folded_needle) : needle_(folded_needle) {
  ascii_ = utf8::is_ascii(needle_);
  reached_from_wide_ = needle_.find_first_of("ks") != std::string_view::npos;
  // Horspool: how far the window may move, by the byte under its last place.
  const std::size_t size = needle_.size();
  skip_.fill(static_cast<std::uint8_t>(std::min<std::size_t>(size, 255)));
  for (std::size_t i = 0; i + 1 < size; ++i) {
    skip_[static_cast<std::uint8_t>(needle_[i])] =
        static_cast<std::uint8_t>(std::min<std::size_t>(size - 1 - i, 255));
  }
}

std::size_t FoldedSearcher::find(std::string_view haystack, std::size_t from) const {
  if (from > haystack.size()) return kNowhere;
  if (needle_.empty()) return from;
  if (!ascii_) return find_decoded(haystack, from);
  // Two code points outside ASCII fold into it; where one stands, only decoding is right.
  const bool decode = reached_from_wide_ && (haystack.find(kLongSBytes, from) != kNowhere ||
                                             haystack.find(kKelvinBytes, from) != kNowhere);
  return decode ? find_decoded(haystack, from) : find_bytes(haystack, from);
}

// Right for ASCII needles without k and s in any haystack: no byte of a longer sequence is ASCII.
std::size_t FoldedSearcher::find_bytes(std::string_view haystack, std::size_t from) const {
  const std::size_t size = needle_.size();
  if (haystack.size() - from < size) return kNowhere;
  const std::size_t last_start = haystack.size() - size;
  const auto needle_last = static_cast<std::uint8_t>(needle_[size - 1]);
  for (std::size_t start = from; start <= last_start;) {
    const std::uint8_t last = folded_byte(haystack, start + size - 1);
    if (last == needle_last) {
      std::size_t i = 0;
      while (i + 1 < size &&
             folded_byte(haystack, start + i) == static_cast<std::uint8_t>(needle_[i])) {
        ++i;
      }
      if (i + 1 >= size) return start;
    }
    start += skip_[last];
  }
  return kNowhere;
}

std::size_t FoldedSearcher::find_decoded(std::string_view haystack, std::size_t from) const {
  const auto first = static_cast<std::uint8_t>(needle_.front());
  for (std::size_t offset = from; offset < haystack.size();) {
    const auto byte = static_cast<std::uint8_t>(haystack[offset]);
    if (byte < 0x80) {
      if (kAsciiFolds[byte] == first && folded_match_length(haystack, offset, needle_) > 0) {
        return offset;
      }
      ++offset;
      continue;
    }
    const utf8::Decoded decoded = utf8::decode(haystack, offset);
    const bool may_start =
        first >= 0x80 || decoded.code_point == kKelvinSign || decoded.code_point == kLongS;
    if (may_start && folded_match_length(haystack, offset, needle_) > 0) return offset;
    offset += decoded.length;
  }
  return kNowhere;
}

bool contains_folded(std::string_view haystack, std::string_view folded_needle) {
  return FoldedSearcher(folded_needle).in(haystack);
}

}  // namespace throughline
