// Search without regard to case: Unicode simple case folding (CaseFolding.txt, statuses C and S).
// Invalid UTF-8 is carried through byte by byte.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace throughline {

char32_t fold_code_point(char32_t code_point);

void append_folded(std::string_view text, std::string& out);
std::string folded(std::string_view text);

// Looks for one needle in many texts: prepare once, no allocation per text.
class FoldedSearcher {
 public:
  // `folded_needle` must be folded already, and outlive the searcher.
  explicit FoldedSearcher(std::string_view folded_needle);

  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

  // Byte offset in the unfolded haystack of the first match at or after `from`, or kNowhere.
  // The empty needle is found at `from`.
  std::size_t find(std::string_view haystack, std::size_t from = 0) const;
  bool in(std::string_view haystack) const { return find(haystack) != kNowhere; }

 private:
  std::size_t find_bytes(std::string_view haystack, std::size_t from) const;
  std::size_t find_decoded(std::string_view haystack, std::size_t from) const;

  std::string_view needle_;
  bool ascii_ = true;               // the needle is all ASCII
  bool reached_from_wide_ = false;  // it holds k or s, to which U+212A and U+017F fold
  std::array<std::uint8_t, 256> skip_{};
};

// As FoldedSearcher for one text.
bool contains_folded(std::string_view haystack, std::string_view folded_needle);

// Bytes of `haystack`, from `offset`, that fold to exactly `folded_needle`; 0 if they do not.
// Tells how long a found match is (it may differ from the needle's length).
std::size_t folded_match_length(std::string_view haystack, std::size_t offset,
                                std::string_view folded_needle);

}  // namespace throughline
