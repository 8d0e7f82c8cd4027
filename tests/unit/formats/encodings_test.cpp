#include <doctest/doctest.h>

#include <string>

#include "base/utf8.h"
#include "formats/utf16_reader.h"
#include "unit/formats/table_fixture.h"

using throughline::test::Table;
using namespace throughline;
using namespace throughline::formats;

namespace {

std::string utf16(std::u16string_view text, ByteOrder order, bool mark) {
  std::string bytes;
  const auto add = [&](char16_t unit) {
    const char high = static_cast<char>(unit >> 8U);
    const char low = static_cast<char>(unit & 0xFFU);
    bytes.push_back(order == ByteOrder::kBigEndian ? high : low);
    bytes.push_back(order == ByteOrder::kBigEndian ? low : high);
  };
  if (mark) add(0xFEFF);
  for (const char16_t unit : text) add(unit);
  return bytes;
}

}  // namespace

TEST_CASE("utf-16: positions lead back to the file") {
  for (const ByteOrder order : {ByteOrder::kLittleEndian, ByteOrder::kBigEndian}) {
    for (const bool mark : {false, true}) {
      const std::string bytes = utf16(u"a\u00e9\u20ac\U0001F600b", order, mark);
      CHECK(byte_order_of(as_bytes(bytes)) == order);
      for (const std::size_t piece : {1U, 3U, 100U}) {
        Utf16Decoder decoder(order);
        std::string text;
        for (std::size_t at = 0; at < bytes.size(); at += piece)
          text += decoder.decode(as_bytes(std::string_view(bytes).substr(at, piece)));
        text += decoder.finish();
        CHECK(text == "a\u00e9\u20ac\U0001F600b");
        // Bytes of the text: a 0, é 1, € 3, the emoji 6, b 10.
        const std::uint64_t first = mark ? 2 : 0;
        CHECK(decoder.of(0) == first);
        CHECK(decoder.of(1) == first + 2);
        CHECK(decoder.of(3) == first + 4);
        CHECK(decoder.of(6) == first + 6);
        CHECK(decoder.of(10) == first + 10);
        CHECK(decoder.of(11) == first + 12);
        decoder.give_up_to(6);
        CHECK(decoder.of(6) == first + 6);
        CHECK(decoder.of(11) == first + 12);
      }
    }
  }
}

TEST_CASE("utf-16: halves of characters are replaced") {
  Utf16Decoder decoder(ByteOrder::kBigEndian);
  std::string text = decoder.decode(as_bytes("\xD8\x3D\0A\xDE\x00\xD8\x3D\0" + std::string()));
  text += decoder.finish();
  CHECK(text.starts_with("\uFFFD"));
  CHECK(decoder.repaired() >= 1);
  CHECK(utf8::is_valid(text));
}

TEST_CASE("encodings: a table and a JSON in each of them") {
  const std::u16string table =
      u"id,started_at,customer,body\r\n1,2024-01-01T00:00:00Z,Zo\u00eb,caf\u00e9\r\n"
      u"2,2024-01-02T00:00:00Z,Bo,\u201cna\u00efve\u201d \u20ac\r\n";
  const std::u16string json =
      u"[{\"id\":1,\"created_at\":\"2024-01-01T00:00:00Z\",\"body\":\"caf\u00e9\"},\n"
      u"{\"id\":2,\"created_at\":\"2024-01-02T00:00:00Z\",\"body\":\"\u201cna\u00efve\u201d "
      u"\u20ac\"}]";
  const auto check = [](const std::string& bytes, std::string_view name, std::size_t second,
                        std::string_view encoding) {
    for (const std::size_t piece : {std::size_t{7}, std::size_t{1 << 16}}) {
      Table read(bytes, piece, name);
      CAPTURE(encoding);
      REQUIRE_FALSE(read.error);
      REQUIRE(read.rows() == 2);
      CHECK(read.get("body", 0) == "caf\u00e9");
      CHECK(read.get("body", 1) == "\u201cna\u00efve\u201d \u20ac");
      CHECK(read.file().extents.find(1)->offset == second);
      bool said = false;
      for (const auto& [key, value] : read.file().dialect)
        said = said || (key == "encoding" && value == encoding);
      CHECK(said);
    }
  };
  for (const std::u16string& text : {table, json}) {
    const bool is_json = text == json;
    const std::string_view name = is_json ? "a.json" : "a.csv";
    // Where the second record begins, in characters.
    const std::size_t second = is_json ? text.find(u"{\"id\":2") : text.find(u"2,2024");
    for (const bool mark : {false, true}) {
      const std::size_t first = mark ? 2 : 0;
      check(utf16(text, ByteOrder::kLittleEndian, mark), name, first + 2 * second, "UTF-16LE");
      check(utf16(text, ByteOrder::kBigEndian, mark), name, first + 2 * second, "UTF-16BE");
    }
    std::string utf8_bytes;
    std::string latin;
    for (const char16_t unit : text) {
      utf8::append_code_point(unit, utf8_bytes);
      latin.push_back(unit == 0x20AC   ? '\x80'
                      : unit == 0x201C ? '\x93'
                      : unit == 0x201D ? '\x94'
                                       : static_cast<char>(unit));
    }
    const std::size_t at = utf8_bytes.find(is_json ? "{\"id\":2" : "2,2024");
    check(utf8_bytes, name, at, "UTF-8");
    check("\xEF\xBB\xBF" + utf8_bytes, name, at + 3, "UTF-8");
    check(latin, name, second, "Windows-1252");
  }
}
