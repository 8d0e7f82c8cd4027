#include "base/time_scan.h"

#include <algorithm>

namespace throughline {

std::size_t TimeCursor::digit_run() const {
  std::size_t count = 0;
  while (count < rest_.size() && is_digit(rest_[count])) ++count;
  return count;
}

bool TimeCursor::take(char wanted) {
  if (rest_.empty() || rest_.front() != wanted) return false;
  rest_.remove_prefix(1);
  return true;
}

bool TimeCursor::take_any(std::string_view wanted) {
  if (rest_.empty() || wanted.find(rest_.front()) == std::string_view::npos) return false;
  rest_.remove_prefix(1);
  return true;
}

bool TimeCursor::take_blanks() {
  const std::size_t before = rest_.size();
  while (true) {
    if (take_any(" \t")) continue;
    if (rest_.starts_with("\xC2\xA0")) {
      skip(2);
    } else if (rest_.starts_with("\xE2\x80\xAF")) {
      skip(3);
    } else {
      return rest_.size() != before;
    }
  }
}

std::optional<std::int32_t> TimeCursor::take_number(std::size_t least, std::size_t most) {
  const std::size_t count = digit_run();
  if (count < least || count > most || count > 9) return std::nullopt;
  std::int32_t value = 0;
  for (std::size_t i = 0; i < count; ++i) value = value * 10 + (rest_[i] - '0');
  skip(count);
  return value;
}

std::string_view TimeCursor::take_word() {
  std::size_t count = 0;
  while (count < rest_.size()) {
    const char c = rest_[count];
    const std::string_view here = rest_.substr(count);
    if (here.starts_with("\xC2\xA0") || here.starts_with("\xE2\x80\xAF")) break;
    if (!is_letter(c) && static_cast<unsigned char>(c) < 0x80) break;
    ++count;
  }
  const std::string_view word = rest_.substr(0, count);
  skip(count);
  return word;
}

std::int32_t take_fraction(TimeCursor& cursor) {
  std::int32_t micros = 0;
  std::int32_t place = 100'000;
  for (; cursor.at_digit(); cursor.skip(1), place /= 10) micros += (cursor.peek() - '0') * place;
  return micros;
}

std::optional<std::int32_t> take_offset(TimeCursor& cursor) {
  TimeCursor trial = cursor;
  if (trial.take_any("Zz")) {
    if (TimeCursor::is_letter(trial.peek())) return std::nullopt;
    cursor = trial;
    return 0;
  }
  const bool west = trial.peek() == '-';
  if (!trial.take_any("+-")) return std::nullopt;
  std::int32_t hours = 0;
  std::int32_t minutes = 0;
  const std::size_t digits = trial.digit_run();
  if (digits == 4) {
    const std::int32_t both = *trial.take_number(4, 4);
    hours = both / 100;
    minutes = both % 100;
  } else {
    const auto first = trial.take_number(1, 2);
    if (!first) return std::nullopt;
    hours = *first;
    if (trial.take(':')) {
      const auto second = trial.take_number(2, 2);
      if (!second) return std::nullopt;
      minutes = *second;
    }
  }
  if (hours > 18 || minutes > 59) return std::nullopt;
  cursor = trial;
  const std::int32_t seconds = hours * 3600 + minutes * 60;
  return west ? -seconds : seconds;
}

std::optional<ScannedUnit> scan_time_unit(std::string_view text) {
  TimeCursor cursor(text);
  CivilTime begin;
  begin.date = {1, 1, 1};
  const auto finish = [&](std::int64_t length) -> std::optional<ScannedUnit> {
    const Instant start = instant_from_civil(begin);
    return ScannedUnit{start, {start.microseconds + length}, std::nullopt};
  };

  const auto year = cursor.take_number(4, 4);
  if (!year || *year < 1) return std::nullopt;
  begin.date.year = *year;
  if (cursor.at_end()) return finish((is_leap_year(*year) ? 366 : 365) * kMicrosPerDay);

  if (!cursor.take('-')) return std::nullopt;
  const auto month = cursor.take_number(2, 2);
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  begin.date.month = *month;
  if (cursor.at_end()) return finish(days_in_month(*year, *month) * kMicrosPerDay);

  if (!cursor.take('-')) return std::nullopt;
  const auto day = cursor.take_number(2, 2);
  if (!day) return std::nullopt;
  begin.date.day = *day;
  if (!is_valid_date(begin.date)) return std::nullopt;
  if (cursor.at_end()) return finish(kMicrosPerDay);

  if (!cursor.take_any("Tt ")) return std::nullopt;
  const auto hour = cursor.take_number(2, 2);
  if (!hour || *hour > 23) return std::nullopt;
  begin.hour = *hour;
  std::int64_t length = kMicrosPerHour;
  if (cursor.take(':')) {
    const auto minute = cursor.take_number(2, 2);
    if (!minute || *minute > 59) return std::nullopt;
    begin.minute = *minute;
    length = kMicrosPerMinute;
    if (cursor.take(':')) {
      const auto second = cursor.take_number(2, 2);
      if (!second || *second > 60) return std::nullopt;
      begin.second = std::min(*second, 59);  // a leap second is within the second before it
      length = kMicrosPerSecond;
      if (cursor.take('.')) {
        const std::size_t digits = cursor.digit_run();
        if (digits == 0) return std::nullopt;
        begin.microsecond = take_fraction(cursor);
        for (std::size_t i = 0; i < std::min<std::size_t>(digits, 6); ++i) length /= 10;
      }
    }
  }
  std::optional<ScannedUnit> unit = finish(length);
  if (cursor.at_end()) return unit;
  unit->offset_seconds = take_offset(cursor);
  if (!unit->offset_seconds || !cursor.at_end()) return std::nullopt;
  return unit;
}

}  // namespace throughline
