#include <algorithm>

#include "base/calendar_words.h"
#include "base/time_scan.h"

namespace throughline {
namespace {

// AM, p.m., "p. m.": 0 for none, 'a' or 'p'.
char take_half_of_day(TimeCursor& cursor) {
  TimeCursor trial = cursor;
  trial.take_blanks();
  const char half = static_cast<char>(trial.peek() | 0x20);
  if (half != 'a' && half != 'p') return '\0';
  trial.skip(1);
  trial.take('.');
  trial.take_blanks();
  if (!trial.take_any("mM")) return '\0';
  trial.take('.');
  if (TimeCursor::is_letter(trial.peek())) return '\0';
  cursor = trial;
  return half;
}

}  // namespace

bool take_clock(TimeCursor& cursor, CivilTime& civil) {
  TimeCursor trial = cursor;
  const auto hour = trial.take_number(1, 2);
  if (!hour || *hour > 23) return false;
  CivilTime clock;
  clock.hour = *hour;
  const char separator = trial.peek();
  const bool has_minutes = (separator == ':' || separator == '.') &&
                           TimeCursor::is_digit(trial.peek(1)) &&
                           TimeCursor::is_digit(trial.peek(2));
  if (has_minutes) {
    trial.skip(1);
    const auto minute = trial.take_number(2, 2);
    if (!minute || *minute > 59) return false;
    clock.minute = *minute;
    if (trial.peek() == separator) {
      trial.skip(1);
      const auto second = trial.take_number(2, 2);
      if (!second || *second > 60) return false;
      clock.second = std::min(*second, 59);
      if ((trial.peek() == '.' || trial.peek() == ',') && TimeCursor::is_digit(trial.peek(1))) {
        trial.skip(1);
        clock.microsecond = take_fraction(trial);
      }
    }
  }
  const char half = take_half_of_day(trial);
  if (!has_minutes && half == '\0') return false;
  if (half == 'a' && clock.hour > 12) return false;
  if (half == 'a' && clock.hour == 12) clock.hour = 0;
  if (half == 'p' && clock.hour < 12) clock.hour += 12;
  clock.date = civil.date;
  civil = clock;
  cursor = trial;
  return true;
}

bool take_compact_clock(TimeCursor& cursor, CivilTime& civil) {
  const std::size_t digits = cursor.digit_run();
  if (digits != 4 && digits != 6) return false;
  const std::string_view text = cursor.rest();
  civil.hour = two_digits(text, 0);
  civil.minute = two_digits(text, 2);
  civil.second = digits == 6 ? std::min(two_digits(text, 4), 60) : 0;
  if (digits == 6 && two_digits(text, 4) > 60) return false;
  if (civil.hour > 23 || civil.minute > 59) return false;
  civil.second = std::min(civil.second, 59);
  cursor.skip(digits);
  if (cursor.take_any(".,")) civil.microsecond = take_fraction(cursor);
  return true;
}

std::optional<std::int32_t> take_zone(TimeCursor& cursor) {
  TimeCursor trial = cursor;
  trial.take_blanks();
  std::optional<std::int32_t> offset = take_offset(trial);
  if (!offset) {
    const std::string_view word = trial.take_word();
    offset = offset_by_abbreviation(word);
    if (!offset) return std::nullopt;
    if (*offset == 0) {
      if (const auto more = take_offset(trial)) offset = more;
    }
  }
  cursor = trial;
  trial.take_blanks();
  const char open = trial.peek();
  if (open == '(' || open == '[') {
    const std::size_t end = trial.rest().find(open == '(' ? ')' : ']');
    if (end != std::string_view::npos) {
      trial.skip(end + 1);
      cursor = trial;
    }
  }
  return offset;
}

}  // namespace throughline
