#pragma once

#include <cstdint>
#include <string>
#include <string_view>

// Values as a spreadsheet stores them → the text they stand for. A date is a number, and only the
// format it is shown in tells it from one.
namespace throughline::formats {

enum class CellKind : std::uint8_t {
  kNumber,
  kDate,
  kDateTime,
  kTime,      // of day: its date is not shown
  kDuration,  // [h]:mm: hours go on beyond 24
};

struct CellFormat {
  CellKind kind = CellKind::kNumber;
  std::string_view currency;  // as find_currency gives it; empty if the format names none
};

// Of the formats that have a number and no text (ECMA-376 part 1, 18.8.30), those of East Asian
// versions included.
CellFormat built_in_format(std::uint32_t id);
// `[$-409]d/m/yyyy h:mm;@`: the letters y, d, h, s and m outside of quotes, escapes and brackets.
CellFormat classify_format(std::string_view code);

// "2024-01-05", "2024-01-05T09:00:00", "09:00:00" of a time without a day, "27:15:00" of a
// duration; rounded to the millisecond, which is what a spreadsheet holds. False, and nothing
// appended, where the number is no date: negative, or beyond the year 9999. Day 60 since 1900 is
// the 29th of February that spreadsheets believe in: "1900-02-29", which is no date to us.
bool append_serial(double serial, CellKind kind, bool since_1904, std::string& out);

// A number as it stands, but "1.5E-3" as "0.0015". A fraction of more than 15 digits is the nearest
// binary number's long form ("19.989999999999998"): it is written in the shortest way that means
// the same one ("19.99"). What is no number is appended as it is.
void append_number(std::string_view text, std::string& out);
// Nothing if the whole text is no finite number.
bool parse_serial(std::string_view text, double& serial);

// `_x000D_` is a carriage return, `_x005F_` an underscore.
void append_unescaped(std::string_view text, std::string& out);

inline constexpr std::uint32_t kSheetColumns = 16'384;
inline constexpr std::uint32_t kSheetRows = 1'048'576;

// Columns from 0: "A1" is 0, "XFD5" is 16383. kSheetColumns if it is no reference or beyond that.
std::uint32_t column_of_reference(std::string_view reference);
// "AB", of a column from 0.
std::string column_letters(std::uint32_t column);

}  // namespace throughline::formats
