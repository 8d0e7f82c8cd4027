#include "base/case_folding.h"

#include <doctest/doctest.h>

#include <clocale>
#include <cwctype>
#include <random>
#include <string>

#include "base/utf8.h"

namespace throughline {
namespace {

TEST_CASE("folding agrees with the C library's case mapping") {
  REQUIRE(std::setlocale(LC_CTYPE, "C.UTF-8") != nullptr);
  int differing = 0;
  int cased = 0;
  for (char32_t c = 0; c <= 0x1FFFF; ++c) {
    // Dotted and dotless i fold to themselves unless the language is Turkish.
    if ((c >= 0xD800 && c <= 0xDFFF) || c == 0x130 || c == 0x131) continue;
    const auto lower = static_cast<char32_t>(std::towlower(static_cast<std::wint_t>(c)));
    const auto upper = static_cast<char32_t>(std::towupper(static_cast<std::wint_t>(c)));
    cased += lower != c || upper != c;
    differing += fold_code_point(lower) != fold_code_point(c);
    differing += fold_code_point(upper) != fold_code_point(c);
    differing += fold_code_point(fold_code_point(c)) != fold_code_point(c);
  }
  CHECK(cased > 2000);
  CHECK(differing == 0);
  std::setlocale(LC_CTYPE, "C");
}

TEST_CASE("known foldings") {
  CHECK(folded("ÄÖÜ Straße ΣΊΣΥΦΟΣ ЖЁ") == "äöü straße σίσυφοσ жё");
  CHECK(fold_code_point(0x1E9E) == 0xDF);    // capital sharp s
  CHECK(fold_code_point(0x212A) == 'k');     // Kelvin sign
  CHECK(fold_code_point(0x17F) == 's');      // long s
  CHECK(fold_code_point(0x13F8) == 0x13F0);  // Cherokee folds to its capitals
  CHECK(fold_code_point(0x130) == 0x130);
  CHECK(folded("a\xFF\xC3Z") == "a\xFF\xC3z");
}

TEST_CASE("search finds what folding the haystack would find") {
  std::mt19937 random(7);
  const std::u32string letters = U"aAkKsS\u212A\u017FéÉßß x";
  const auto text_of = [&](std::size_t most) {
    std::string text;
    for (std::size_t n = random() % (most + 1); n > 0; --n) {
      utf8::append_code_point(letters[random() % letters.size()], text);
    }
    return text;
  };
  int found = 0;
  for (int round = 0; round < 100'000; ++round) {
    const std::string haystack = text_of(12);
    const std::string needle = folded(text_of(3));
    const bool expected = folded(haystack).find(needle) != std::string::npos;
    found += expected;
    const FoldedSearcher searcher(needle);
    const std::size_t at = searcher.find(haystack);
    if ((at != FoldedSearcher::kNowhere) != expected) {
      FAIL("\"" << needle << "\" in \"" << haystack << "\"");
    }
    if (expected && !needle.empty()) {
      const std::size_t length = folded_match_length(haystack, at, needle);
      if (folded(haystack.substr(at, length)) != needle) FAIL("length in " << haystack);
      if (folded(haystack.substr(0, at)) + needle !=
          folded(haystack).substr(0, folded(haystack.substr(0, at)).size() + needle.size())) {
        FAIL("place in " << haystack);
      }
      if (folded(haystack).find(needle) != folded(haystack.substr(0, at)).size()) {
        FAIL("not the first in " << haystack);
      }
    }
  }
  CHECK(found > 1000);
}

TEST_CASE("long ASCII needles and haystacks") {
  const std::string needle(300, 'x');
  CHECK(contains_folded(std::string(1000, 'a') + std::string(300, 'X') + "b", needle));
  CHECK_FALSE(contains_folded(std::string(1000, 'a') + std::string(299, 'X') + "b", needle));
  CHECK(contains_folded("Late DELIVERY again", "delivery"));
  CHECK_FALSE(contains_folded("Late", "delivery"));
  CHECK(contains_folded("", ""));
  CHECK(FoldedSearcher("a").find("bAca", 2) == 3);
  CHECK(FoldedSearcher("a").find("a", 2) == FoldedSearcher::kNowhere);
}

}  // namespace
}  // namespace throughline
