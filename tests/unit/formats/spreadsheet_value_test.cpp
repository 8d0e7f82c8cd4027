#include "formats/spreadsheet_value.h"

#include <doctest/doctest.h>

namespace throughline::formats {
namespace {

std::string shown(double serial, CellKind kind = CellKind::kDate, bool since_1904 = false) {
  std::string text;
  return append_serial(serial, kind, since_1904, text) ? text : "none";
}

std::string number(std::string_view text) {
  std::string out;
  append_number(text, out);
  return out;
}

std::string unescaped(std::string_view text) {
  std::string out;
  append_unescaped(text, out);
  return out;
}

CellKind kind(std::string_view code) { return classify_format(code).kind; }
std::string_view currency(std::string_view code) { return classify_format(code).currency; }

// The pairs are those of the format's description (ECMA-376 part 1, 18.17.4.1), and of calendars.
TEST_CASE("days since 1900 count a 29th of February that was none") {
  CHECK(shown(1) == "1900-01-01");
  CHECK(shown(31) == "1900-01-31");
  CHECK(shown(59) == "1900-02-28");
  CHECK(shown(60) == "1900-02-29");
  CHECK(shown(61) == "1900-03-01");
  CHECK(shown(3687) == "1910-02-03");
  CHECK(shown(25569) == "1970-01-01");
  CHECK(shown(38749) == "2006-02-01");
  CHECK(shown(43831) == "2020-01-01");
  CHECK(shown(2958465) == "9999-12-31");
  CHECK(shown(2958466) == "none");
  CHECK(shown(-1) == "none");
  CHECK(shown(0) == "none");
}

TEST_CASE("days since 1904") {
  CHECK(shown(0, CellKind::kDate, true) == "1904-01-01");
  CHECK(shown(1, CellKind::kDate, true) == "1904-01-02");
  CHECK(shown(59, CellKind::kDate, true) == "1904-02-29");
  CHECK(shown(42369, CellKind::kDate, true) == "2020-01-01");
  CHECK(shown(2957003, CellKind::kDate, true) == "9999-12-31");
  CHECK(shown(2957004, CellKind::kDate, true) == "none");
  CHECK(shown(0.5, CellKind::kTime, true) == "12:00:00");
  CHECK(shown(0.5, CellKind::kDateTime, true) == "1904-01-01T12:00:00");
}

TEST_CASE("times of day, to the millisecond") {
  CHECK(shown(43831.375, CellKind::kDateTime) == "2020-01-01T09:00:00");
  CHECK(shown(43831, CellKind::kDateTime) == "2020-01-01T00:00:00");
  CHECK(shown(43831.375) == "2020-01-01T09:00:00");  // not shown, but there
  CHECK(shown(43831.384004629632, CellKind::kDateTime) == "2020-01-01T09:12:58");
  CHECK(shown(43831.000002893518, CellKind::kDateTime) == "2020-01-01T00:00:00.250");
  CHECK(shown(43831.99999999999, CellKind::kDateTime) == "2020-01-02T00:00:00");
  CHECK(shown(0.384004629629630, CellKind::kTime) == "09:12:58");
  CHECK(shown(0, CellKind::kTime) == "00:00:00");
  CHECK(shown(43831.75, CellKind::kTime) == "2020-01-01T18:00:00");
  CHECK(shown(-0.25, CellKind::kTime) == "none");
}

TEST_CASE("durations go on beyond a day") {
  CHECK(shown(1.135416666666667, CellKind::kDuration) == "27:15:00");
  CHECK(shown(0.00430555555555556, CellKind::kDuration) == "00:06:12");
  CHECK(shown(100, CellKind::kDuration) == "2400:00:00");
  CHECK(shown(-0.5, CellKind::kDuration) == "-12:00:00");
}

TEST_CASE("built-in formats that show a time") {
  for (const std::uint32_t id : {0, 1, 2, 4, 9, 10, 11, 13, 23, 37, 44, 48, 49, 59, 163})
    CHECK(built_in_format(id).kind == CellKind::kNumber);
  for (const std::uint32_t id : {14, 15, 16, 17, 27, 31, 34, 36, 50, 58})
    CHECK(built_in_format(id).kind == CellKind::kDate);
  for (const std::uint32_t id : {18, 19, 20, 21, 45, 47})
    CHECK(built_in_format(id).kind == CellKind::kTime);
  CHECK(built_in_format(22).kind == CellKind::kDateTime);
  CHECK(built_in_format(46).kind == CellKind::kDuration);
}

TEST_CASE("formats that people wrote") {
  CHECK(kind("yyyy-mm-dd") == CellKind::kDate);
  CHECK(kind("[$-409]d-mmm-yy;@") == CellKind::kDate);
  CHECK(kind("mmmm") == CellKind::kDate);
  CHECK(kind("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy") == CellKind::kDate);
  CHECK(kind("DD.MM.YYYY HH:MM") == CellKind::kDateTime);
  CHECK(kind("m/d/yy h:mm AM/PM") == CellKind::kDateTime);
  CHECK(kind("yyyy\"-\"mm\"-\"dd\"T\"hh:mm:ss.000") == CellKind::kDateTime);
  CHECK(kind("h:mm AM/PM") == CellKind::kTime);
  CHECK(kind("mm:ss.0") == CellKind::kTime);
  CHECK(kind("[h]:mm") == CellKind::kDuration);
  CHECK(kind("[HH]:MM:SS") == CellKind::kDuration);
  CHECK(kind("[mm]:ss") == CellKind::kDuration);
  CHECK(kind("yyyy\"\u5E74\"m\"\u6708\"d\"\u65E5\"") == CellKind::kDate);

  CHECK(kind("General") == CellKind::kNumber);
  CHECK(kind("GENERAL") == CellKind::kNumber);
  CHECK(kind("Standard") == CellKind::kNumber);
  CHECK(kind("0.00") == CellKind::kNumber);
  CHECK(kind("#,##0;[Red]-#,##0") == CellKind::kNumber);
  CHECK(kind("0.00E+00") == CellKind::kNumber);
  CHECK(kind("0.0%") == CellKind::kNumber);
  CHECK(kind("@") == CellKind::kNumber);
  CHECK(kind("0 \"days\"") == CellKind::kNumber);
  CHECK(kind("0\\h") == CellKind::kNumber);
  CHECK(kind("[Magenta]0;[Yellow]0") == CellKind::kNumber);
  CHECK(kind("_-* #,##0_d") == CellKind::kNumber);
  CHECK(kind("0;\"y\"") == CellKind::kNumber);
  CHECK(kind("") == CellKind::kNumber);
  for (const std::string_view cut : {"\"", "[", "\\", "_", "*", "[$", "0\"y", "[h"}) kind(cut);
}

TEST_CASE("a format may name the currency") {
  CHECK(currency("[$\u20AC-407] #,##0.00") == "EUR");
  CHECK(currency("#,##0.00 [$EUR]") == "EUR");
  CHECK(currency("#,##0.00\\ \"\u20AC\"") == "EUR");
  CHECK(currency("\"$\"#,##0.00") == "$");
  CHECK(currency("$#,##0.00_);($#,##0.00)") == "$");
  CHECK(currency("\u00A3#,##0") == "GBP");
  CHECK(currency("[$USD] 0.00") == "USD");
  CHECK(currency("0.00") == "");
  CHECK(currency("0 \"days\"") == "");
  CHECK(currency("[$-409]d-mmm-yy") == "");
  CHECK(currency("[Red]0.00") == "");
}

TEST_CASE("numbers keep their digits") {
  CHECK(number("3") == "3");
  CHECK(number("3.0") == "3.0");
  CHECK(number("-0.50") == "-0.50");
  CHECK(number("00012") == "00012");
  CHECK(number("12345678901234567890") == "12345678901234567890");
  CHECK(number("1.5E3") == "1500");
  CHECK(number("1.5E-3") == "0.0015");
  CHECK(number("1e+2") == "100");
  CHECK(number("-1.25E1") == "-12.5");
  CHECK(number("1.2345678901234568E+16") == "12345678901234568");
  CHECK(number("0E0") == "0");
  CHECK(number("9.9999999999999999E+307").size() == 309);
  CHECK(number("1E999") == "1" + std::string(999, '0'));
  CHECK(number("1E9999") == "1E9999");
  CHECK(number("n/a") == "n/a");
  CHECK(number("") == "");
  CHECK(number("-") == "-");
  CHECK(number("1.2.3") == "1.2.3");
}

TEST_CASE("the long form of a binary fraction is the number that was typed") {
  CHECK(number("19.989999999999998") == "19.99");
  CHECK(number("1.1000000000000001") == "1.1");
  CHECK(number("0.10000000000000001") == "0.1");
  CHECK(number("-4.9000000000000004") == "-4.9");
  CHECK(number("1234567.8899999999") == "1234567.89");
  CHECK(number("0.30000000000000004") == "0.30000000000000004");  // is another number than 0.3
  CHECK(number("0.33333333333333331") == "0.3333333333333333");
}

TEST_CASE("escaped characters") {
  CHECK(unescaped("a_x000D_b") == "a\rb");
  CHECK(unescaped("_x005F_x000D_") == "_x000D_");
  CHECK(unescaped("_x00e9_") == "\u00E9");
  CHECK(unescaped("_xD83D__xDE00_") == "\U0001F600");
  CHECK(unescaped("_xD83D_a") == "\uFFFDa");
  CHECK(unescaped("_x0000_") == "\uFFFD");
  CHECK(unescaped("snake_xcase_") == "snake_xcase_");
  CHECK(unescaped("_x00") == "_x00");
  CHECK(unescaped("__x0041__") == "_A_");
}

TEST_CASE("references of cells") {
  CHECK(column_of_reference("A1") == 0);
  CHECK(column_of_reference("Z9") == 25);
  CHECK(column_of_reference("AA10") == 26);
  CHECK(column_of_reference("xfd1048576") == 16383);
  for (const std::string_view wrong :
       {"XFE1", "ZZZZZ1", "", "A", "1", "A-1", "$A$1", "A1B", "AAAAAAAAAAAAAAAAAAAAAAAAA1"})
    CHECK(column_of_reference(wrong) == kSheetColumns);
  CHECK(column_letters(0) == "A");
  CHECK(column_letters(25) == "Z");
  CHECK(column_letters(26) == "AA");
  CHECK(column_letters(701) == "ZZ");
  CHECK(column_letters(702) == "AAA");
  CHECK(column_letters(16383) == "XFD");
}

}  // namespace
}  // namespace throughline::formats
