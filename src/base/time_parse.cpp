#include "base/time_parse.h"

#include <algorithm>

#include "base/calendar_words.h"
#include "base/null_words.h"
#include "base/time_scan.h"

namespace throughline {
namespace {

bool is_in_range(Instant instant) { return instant >= kFirstInstant && instant < kInstantEnd; }

// "YYYY-MM-DD" alone or followed by "Thh:mm:ss", a fraction and Z: the bulk of what exports hold.
// Anything unusual is left to the general parser.
std::optional<ParsedTime> parse_common(std::string_view text) {
  const std::size_t size = text.size();
  if (size < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const int century = two_digits(text, 0);
  const int year = two_digits(text, 2);
  CivilTime civil;
  civil.date = {century * 100 + year, two_digits(text, 5), two_digits(text, 8)};
  if (century < 0 || year < 0 || civil.date.year < 1 || !is_valid_date(civil.date)) {
    return std::nullopt;
  }
  ParsedTime result;
  if (size == 10) {
    result.date_only = true;
    result.instant = instant_from_civil(civil);
    return result;
  }
  if (size < 19 || (text[10] != 'T' && text[10] != ' ') || text[13] != ':' || text[16] != ':') {
    return std::nullopt;
  }
  civil.hour = two_digits(text, 11);
  civil.minute = two_digits(text, 14);
  civil.second = two_digits(text, 17);
  if (civil.hour < 0 || civil.hour > 23 || civil.minute < 0 || civil.minute > 59 ||
      civil.second < 0 || civil.second > 59) {
    return std::nullopt;
  }
  if (size > 19) {
    TimeCursor cursor(text.substr(19));
    if (cursor.take('.')) {
      if (!cursor.at_digit()) return std::nullopt;
      civil.microsecond = take_fraction(cursor);
    }
    result.had_zone = cursor.take('Z');
    if (!cursor.at_end()) return std::nullopt;
  }
  result.instant = instant_from_civil(civil);
  return result;
}

std::optional<ParsedTime> finish(const CivilTime& civil, ParsedTime result,
                                 std::optional<std::int32_t> offset) {
  if (!is_valid_date(civil.date) || civil.date.year < 1) return std::nullopt;
  result.instant = instant_from_civil(civil);
  result.had_zone = offset.has_value();
  result.instant.microseconds -= offset.value_or(0) * kMicrosPerSecond;
  if (!is_in_range(result.instant)) return std::nullopt;
  return result;
}

// What follows a date: nothing, or a clock and perhaps a zone. "24:00" is the next day's start.
std::optional<ParsedTime> finish_after_date(TimeCursor cursor, CivilTime civil, ParsedTime result) {
  if (!is_valid_date(civil.date)) return std::nullopt;
  cursor.take('.');                                          // "13. 6. 2018."
  std::optional<std::int32_t> offset = take_offset(cursor);  // "2024-03-05Z", as XML has it
  cursor.take_blanks();
  if (cursor.at_end()) {
    result.date_only = true;
    return finish(civil, result, offset);
  }
  if (offset) return std::nullopt;
  cursor.take(',');
  cursor.take_blanks();
  const bool had_t = (cursor.peek() == 'T' || cursor.peek() == 't' || cursor.peek() == '_') &&
                     TimeCursor::is_digit(cursor.peek(1));
  if (had_t) {
    cursor.skip(1);
  } else {
    for (const std::string_view word : {"at ", "klo ", "um ", "à ", "kl. ", "kl ", "- "}) {
      if (!cursor.rest().starts_with(word)) continue;
      cursor.skip(word.size());
      break;
    }
  }
  cursor.take_blanks();
  std::int64_t extra = 0;
  if (cursor.rest().starts_with("24:00") && !result.ambiguous_day_month) {
    cursor.skip(5);
    if (cursor.rest().starts_with(":00")) cursor.skip(3);
    extra = kMicrosPerDay;
  } else if (!(had_t && take_compact_clock(cursor, civil)) && !take_clock(cursor, civil)) {
    return std::nullopt;
  }
  offset = take_zone(cursor);
  cursor.take_blanks();
  if (!cursor.at_end()) return std::nullopt;
  std::optional<ParsedTime> parsed = finish(civil, result, offset);
  if (parsed) parsed->instant.microseconds += extra;
  if (parsed && !is_in_range(parsed->instant)) return std::nullopt;
  return parsed;
}

std::int32_t full_year(std::int32_t two) { return two <= 68 ? 2000 + two : 1900 + two; }

// A year of two or four digits.
std::optional<std::int32_t> take_year(TimeCursor& cursor) {
  const bool two = cursor.digit_run() == 2;
  const auto year = cursor.take_number(two ? 2 : 4, 4);
  if (!year) return std::nullopt;
  return two ? full_year(*year) : *year;
}

std::optional<ParsedTime> parse_year_first(TimeCursor cursor) {
  CivilTime civil;
  ParsedTime result;
  civil.date.year = *cursor.take_number(4, 4);
  const char separator = cursor.peek();
  cursor.skip(1);
  cursor.take_blanks();
  if (cursor.at_digit()) {
    const auto month = cursor.take_number(1, 2);
    if (!month) return std::nullopt;
    civil.date.month = *month;
  } else {
    const auto month = month_by_name(cursor.take_word());
    if (!month) return std::nullopt;
    civil.date.month = *month;
    result.form = TimeForm::kNamedMonth;
  }
  if (!cursor.take(separator)) return std::nullopt;
  cursor.take_blanks();
  const auto day = cursor.take_number(1, 2);
  if (!day) return std::nullopt;
  civil.date.day = *day;
  return finish_after_date(cursor, civil, result);
}

// 3/4/2010, 25.3.24
std::optional<ParsedTime> parse_numeric(TimeCursor cursor, DayMonthOrder order) {
  const auto first = cursor.take_number(1, 2);
  const char separator = cursor.peek();
  cursor.skip(1);
  cursor.take_blanks();
  const auto second = cursor.take_number(1, 2);
  if (!first || !second || !cursor.take(separator)) return std::nullopt;
  cursor.take_blanks();
  const auto year = take_year(cursor);
  if (!year) return std::nullopt;
  const bool may_be_month_first = *first <= 12;
  const bool may_be_day_first = *second <= 12;
  ParsedTime result;
  result.ambiguous_day_month = may_be_month_first && may_be_day_first;
  const bool month_first =
      result.ambiguous_day_month ? order == DayMonthOrder::kMonthDay : may_be_month_first;
  result.form = month_first ? TimeForm::kMonthFirst : TimeForm::kDayFirst;
  CivilTime civil;
  civil.date = month_first ? CivilDate{*year, *first, *second} : CivilDate{*year, *second, *first};
  return finish_after_date(cursor, civil, result);
}

void skip_filler(TimeCursor& cursor) {
  while (cursor.take_blanks() || cursor.take_any(",./-")) {
  }
  for (const std::string_view word : {"de ", "of ", "del "}) {
    if (cursor.rest().starts_with(word)) cursor.skip(word.size());
  }
  cursor.take_blanks();
}

std::optional<std::int32_t> take_day(TimeCursor& cursor) {
  const auto day = cursor.take_number(1, 2);
  if (!day) return std::nullopt;
  for (const std::string_view ending : {"st", "nd", "rd", "th", "er", "º"}) {
    if (cursor.rest().starts_with(ending)) {
      cursor.skip(ending.size());
      break;
    }
  }
  return day;
}

// "[Tue,] 5 March 2024 10:00", "[Tue] Oct 31 22:10:47 +0000 2017", "March 5th, 2024 at 8 AM".
std::optional<ParsedTime> parse_named(TimeCursor cursor) {
  CivilTime civil;
  ParsedTime result;
  result.form = TimeForm::kNamedMonth;
  if (!cursor.at_digit()) {
    TimeCursor trial = cursor;
    const std::string_view word = trial.take_word();
    if (is_weekday_name(word)) {
      // "mar" and the like are weekdays in one language and months in another.
      TimeCursor after = trial;
      skip_filler(after);
      const bool month = month_by_name(word) && after.at_digit();
      TimeCursor then = after;
      const bool day_before_month = month && take_day(then) && (skip_filler(then), true) &&
                                    month_by_name(then.take_word()).has_value();
      if (!month || day_before_month) cursor = after;
    }
  }
  if (cursor.at_digit()) {
    const auto day = take_day(cursor);
    if (!day) return std::nullopt;
    civil.date.day = *day;
    skip_filler(cursor);
    const auto month = month_by_name(cursor.take_word());
    if (!month) return std::nullopt;
    civil.date.month = *month;
  } else {
    const auto month = month_by_name(cursor.take_word());
    if (!month) return std::nullopt;
    civil.date.month = *month;
    skip_filler(cursor);
    const auto day = take_day(cursor);
    if (!day) return std::nullopt;
    civil.date.day = *day;
  }
  skip_filler(cursor);
  const std::size_t digits = cursor.digit_run();
  if (digits > 0 && cursor.peek(digits) == ':') {  // the year stands behind the clock
    if (!take_clock(cursor, civil)) return std::nullopt;
    const auto offset = take_zone(cursor);
    cursor.take_blanks();
    const auto year = cursor.take_number(4, 4);
    if (!year || !cursor.at_end()) return std::nullopt;
    civil.date.year = *year;
    return finish(civil, result, offset);
  }
  const auto year = take_year(cursor);
  if (!year) return std::nullopt;
  civil.date.year = *year;
  return finish_after_date(cursor, civil, result);
}

std::optional<ParsedTime> parse_compact(std::string_view digits) {
  CivilTime civil;
  civil.date.year = two_digits(digits, 0) * 100 + two_digits(digits, 2);
  civil.date.month = two_digits(digits, 4);
  civil.date.day = two_digits(digits, 6);
  // The bounds tell such a date from any number of that length.
  if (civil.date.year < 1900 || civil.date.year > 2199) return std::nullopt;
  ParsedTime result;
  result.form = TimeForm::kCompact;
  result.date_only = digits.size() == 8;
  if (digits.size() >= 12) {
    civil.hour = two_digits(digits, 8);
    civil.minute = two_digits(digits, 10);
  }
  if (digits.size() >= 14) civil.second = two_digits(digits, 12);
  if (digits.size() == 17) {
    civil.microsecond = ((digits[14] - '0') * 100 + two_digits(digits, 15)) * 1000;
  }
  if (civil.hour > 23 || civil.minute > 59 || civil.second > 59) return std::nullopt;
  return finish(civil, result, std::nullopt);
}

// Digits alone; which unit they count follows from how many there are: 1973 to 5138.
std::optional<ParsedTime> parse_number(std::string_view text, std::size_t digits) {
  const bool whole = digits == text.size();
  if (whole && (digits == 8 || digits == 12 || digits == 14 || digits == 17)) {
    if (const auto compact = parse_compact(text)) return compact;
  }
  ParsedTime result;
  result.had_zone = true;
  std::int64_t units = 0;
  if (digits >= 9 && digits <= 11) {
    units = 1;
    result.form = TimeForm::kEpochSeconds;
  } else if (digits >= 12 && digits <= 14) {
    units = 1'000;
    result.form = TimeForm::kEpochMillis;
  } else if (whole && digits >= 15 && digits <= 17) {
    units = 1'000'000;
    result.form = TimeForm::kEpochMicros;
  } else if (whole && digits >= 18 && digits <= 19) {
    units = 1'000'000'000;
    result.form = TimeForm::kEpochNanos;
  } else {
    return std::nullopt;
  }
  if (text.front() == '0') return std::nullopt;
  const auto instant = parse_epoch(text, units);
  // No data this reads is of the years beyond 2199; longer numbers are identifiers.
  constexpr Instant kLatestEpoch{7'258'118'400 * kMicrosPerSecond};
  if (!instant || *instant >= kLatestEpoch) return std::nullopt;
  result.instant = *instant;
  return result;
}

}  // namespace

std::optional<ParsedTime> parse_time(std::string_view text, TimeOptions options) {
  if (const auto common = parse_common(text)) return common;
  text = trim_blanks(text);
  constexpr std::size_t kLongest = 80;  // longer texts are prose
  if (text.size() < 6 || text.size() > kLongest) return std::nullopt;
  TimeCursor cursor(text);
  const std::size_t digits = cursor.digit_run();
  if (digits == 0) return parse_named(cursor);
  if (digits == text.size() || (digits >= 9 && text[digits] == '.')) {
    return options.numbers ? parse_number(text, digits) : std::nullopt;
  }
  const char separator = text[digits];
  const bool separated = separator == '-' || separator == '/' || separator == '.';
  if (digits == 4 && separated) return parse_year_first(cursor);
  if (digits == 8 && (separator == 'T' || separator == ' ' || separator == '_')) {
    const auto date = parse_compact(text.substr(0, 8));
    if (!date) return std::nullopt;
    cursor.skip(8);
    return finish_after_date(cursor, civil_from_instant(date->instant), ParsedTime());
  }
  if (digits > 2) return std::nullopt;
  if (separated) {
    TimeCursor ahead = cursor;
    ahead.skip(digits + 1);
    ahead.take_blanks();
    if (ahead.at_digit()) return parse_numeric(cursor, options.order);
  }
  return parse_named(cursor);
}

Instant swap_day_month(Instant instant) {
  if (instant == kNoInstant) return instant;
  CivilTime civil = civil_from_instant(instant);
  if (civil.date.day > 12) return instant;
  std::swap(civil.date.day, civil.date.month);
  return instant_from_civil(civil);
}

namespace {

// "14h05", "9 h 30", as French writes times of day; of "14h" alone the hour.
std::optional<std::int64_t> parse_hours_by_letter(std::string_view text) {
  TimeCursor cursor(text);
  CivilTime civil;
  const auto hour = cursor.take_number(1, 2);
  cursor.take_blanks();
  if (!hour || *hour > 23 || !(cursor.take('h') || cursor.take('H'))) return std::nullopt;
  civil.hour = *hour;
  cursor.take_blanks();
  if (!cursor.at_end()) {
    const auto minute = cursor.take_number(2, 2);
    if (!minute || *minute > 59 || !cursor.at_end()) return std::nullopt;
    civil.minute = *minute;
  }
  return instant_from_civil(civil).microseconds;
}

}  // namespace

std::optional<std::int64_t> parse_time_of_day(std::string_view text) {
  text = trim_blanks(text);
  if (const auto french = parse_hours_by_letter(text)) return french;
  TimeCursor cursor(text);
  CivilTime civil;
  if (!take_clock(cursor, civil) || !cursor.at_end()) return std::nullopt;
  return instant_from_civil(civil).microseconds;
}

std::optional<Instant> parse_epoch(std::string_view text, std::int64_t units_per_second) {
  TimeCursor cursor(trim_blanks(text));
  const bool negative = cursor.take('-');
  const std::size_t digits = cursor.digit_run();
  if (digits == 0 || digits > 19 || units_per_second < 1) return std::nullopt;
  std::uint64_t units = 0;
  for (std::size_t i = 0; i < digits; ++i) {
    units = units * 10 + static_cast<std::uint64_t>(cursor.peek(i) - '0');
  }
  cursor.skip(digits);
  std::int64_t fraction = 0;  // millionths of a unit
  if (cursor.take('.')) fraction = take_fraction(cursor);
  if (!cursor.at_end()) return std::nullopt;
  const auto per_second = static_cast<std::uint64_t>(units_per_second);
  const std::uint64_t seconds = units / per_second;
  if (seconds > 253'402'300'800ull) return std::nullopt;
  constexpr auto kMicros = static_cast<std::uint64_t>(kMicrosPerSecond);
  const std::uint64_t remainder = units % per_second;
  const std::uint64_t below_second = per_second <= kMicros ? remainder * (kMicros / per_second)
                                                           : remainder / (per_second / kMicros);
  const std::int64_t micros =
      static_cast<std::int64_t>(seconds * kMicros + below_second) + fraction / units_per_second;
  const Instant instant{negative ? -micros : micros};
  if (!is_in_range(instant)) return std::nullopt;
  return instant;
}

}  // namespace throughline
