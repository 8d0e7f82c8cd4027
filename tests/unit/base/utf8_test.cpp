#include "base/utf8.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

namespace throughline::utf8 {
namespace {

// Encodes by the definition, without the code under test.
std::string encode(char32_t c) {
  const auto tail = [c](int shift) { return static_cast<char>(0x80 | ((c >> shift) & 0x3F)); };
  if (c < 0x80) return {static_cast<char>(c)};
  if (c < 0x800) return {static_cast<char>(0xC0 | (c >> 6)), tail(0)};
  if (c < 0x10000) return {static_cast<char>(0xE0 | (c >> 12)), tail(6), tail(0)};
  return {static_cast<char>(0xF0 | (c >> 18)), tail(12), tail(6), tail(0)};
}

// Valid by the definition: some scalar value encodes to the beginning, and so on.
bool valid_by_definition(std::string_view text) {
  while (!text.empty()) {
    const auto first = static_cast<unsigned char>(text.front());
    const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (length > text.size()) return false;
    char32_t c = length == 1 ? first : first & (0x7Fu >> length);
    for (std::size_t i = 1; i < length; ++i) {
      c = (c << 6) | (static_cast<unsigned char>(text[i]) & 0x3Fu);
    }
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return false;
    if (encode(c) != text.substr(0, length)) return false;
    text.remove_prefix(length);
  }
  return true;
}

TEST_CASE("every scalar value is decoded and appended as defined") {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    const std::string bytes = encode(c);
    const Decoded decoded = decode(bytes, 0);
    std::string appended;
    append_code_point(c, appended);
    if (!decoded.valid || decoded.code_point != c || decoded.length != bytes.size() ||
        appended != bytes) {
      FAIL("code point " << static_cast<std::uint32_t>(c));
    }
  }
  std::string surrogate;
  append_code_point(0xD800, surrogate);
  append_code_point(0x110000, surrogate);
  CHECK(surrogate == "\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST_CASE("validity agrees with the definition on short and random byte strings") {
  for (unsigned a = 0; a < 256; ++a) {
    for (unsigned b = 0; b < 256; ++b) {
      const std::string text = {static_cast<char>(a), static_cast<char>(b)};
      if (is_valid(text) != valid_by_definition(text)) FAIL("bytes " << a << " " << b);
    }
  }
  std::mt19937 random(1);
  const std::string_view alphabet = "a\x80\x8F\x90\x9F\xA0\xBF\xC1\xC2\xE0\xED\xEF\xF0\xF4\xF5";
  std::size_t valid = 0;
  for (int round = 0; round < 200'000; ++round) {
    std::string text;
    const std::size_t length = random() % 12;
    while (text.size() < length) text.push_back(alphabet[random() % alphabet.size()]);
    const bool expected = valid_by_definition(text);
    valid += expected;
    if (is_valid(text) != expected) FAIL("random text of " << text.size());
    if (!valid_by_definition(sanitize(text))) FAIL("sanitize left something invalid");
    if (expected && sanitize(text) != text) FAIL("sanitize changed valid text");
  }
  CHECK(valid > 1000);
}

TEST_CASE("the first invalid byte is found behind long ASCII") {
  for (std::size_t prefix = 0; prefix < 40; ++prefix) {
    const std::string text = std::string(prefix, 'x') + "\xFF" + "yyyyyyyyyyyy";
    CHECK(first_invalid(text) == prefix);
    CHECK_FALSE(is_ascii(text));
  }
  CHECK(is_ascii("plain"));
  CHECK(is_ascii(""));
}

TEST_CASE("an invalid part becomes one replacement, as the Unicode standard's example has it") {
  CHECK(sanitize("\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64") ==
        "a\uFFFD\uFFFD\uFFFDb\uFFFDc\uFFFD\uFFFDd");
}

TEST_CASE("a sequence cut at the end of a chunk is told from a broken one") {
  const std::string text = "a\U0001F600";
  CHECK(incomplete_suffix(text) == 0);
  CHECK(incomplete_suffix(text.substr(0, 4)) == 3);
  CHECK(incomplete_suffix(text.substr(0, 3)) == 2);
  CHECK(incomplete_suffix(text.substr(0, 2)) == 1);
  CHECK(incomplete_suffix("a") == 0);
  CHECK(incomplete_suffix("a\x80\x80\x80") == 0);
  CHECK(incomplete_suffix("\xE0\x80") == 0);
  CHECK(incomplete_suffix("\xFF") == 0);
}

TEST_CASE("Windows-1252") {
  std::string out;
  append_windows_1252("caf\xE9 \x80 5 \x93quoted\x94 \x81 and a long ASCII tail", out);
  CHECK(out == "café € 5 “quoted” \u0081 and a long ASCII tail");
}

TEST_CASE("code points are counted") { CHECK(count_code_points("aé€\U0001F600\xFF") == 5); }

}  // namespace
}  // namespace throughline::utf8
