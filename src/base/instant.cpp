#include "base/instant.h"

#include <array>

#include "base/time_scan.h"

namespace throughline {
namespace {

std::int64_t floor_divide(std::int64_t value, std::int64_t divisor) {
  return value / divisor - (value % divisor < 0 ? 1 : 0);
}

void append_digits(std::int64_t value, int width, std::string& out) {
  std::array<char, 20> digits{};
  std::size_t count = 0;
  do {
    digits[count++] = static_cast<char>('0' + value % 10);
    value /= 10;
  } while (value > 0 && count < digits.size());
  for (int pad = width - static_cast<int>(count); pad > 0; --pad) out.push_back('0');
  while (count > 0) out.push_back(digits[--count]);
}

}  // namespace

// Both conversions follow H. Hinnant's "chrono-Compatible Low-Level Date Algorithms": eras of 400
// years, years that begin in March so that the leap day is the last.
std::int64_t days_from_civil(CivilDate date) {
  const std::int64_t year = std::int64_t{date.year} - (date.month <= 2 ? 1 : 0);
  const std::int64_t era = floor_divide(year, 400);
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t month_from_march = (date.month + 9) % 12;
  const std::int64_t day_of_year = (153 * month_from_march + 2) / 5 + date.day - 1;
  const std::int64_t day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146'097 + day_of_era - 719'468;
}

CivilDate civil_from_days(std::int64_t days) {
  days += 719'468;
  const std::int64_t era = floor_divide(days, 146'097);
  const std::int64_t day_of_era = days - era * 146'097;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month_from_march = (5 * day_of_year + 2) / 153;
  const std::int64_t day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
  const std::int64_t month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  const std::int64_t year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
  return {static_cast<std::int32_t>(year), static_cast<std::int32_t>(month),
          static_cast<std::int32_t>(day)};
}

bool is_leap_year(std::int32_t year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

std::int32_t days_in_month(std::int32_t year, std::int32_t month) {
  constexpr std::array<std::int8_t, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return kDays[static_cast<std::size_t>(month - 1)] + (month == 2 && is_leap_year(year) ? 1 : 0);
}

bool is_valid_date(CivilDate date) {
  return date.month >= 1 && date.month <= 12 && date.day >= 1 &&
         date.day <= days_in_month(date.year, date.month);
}

std::int32_t weekday(std::int64_t days) {
  const std::int64_t since_sunday = days + 4;  // 1970-01-01 was a Thursday
  return static_cast<std::int32_t>(since_sunday - floor_divide(since_sunday, 7) * 7);
}

Instant instant_from_civil(const CivilTime& time) {
  return {days_from_civil(time.date) * kMicrosPerDay + time.hour * kMicrosPerHour +
          time.minute * kMicrosPerMinute + time.second * kMicrosPerSecond + time.microsecond};
}

CivilTime civil_from_instant(Instant instant) {
  const std::int64_t days = floor_divide(instant.microseconds, kMicrosPerDay);
  std::int64_t rest = instant.microseconds - days * kMicrosPerDay;
  CivilTime time;
  time.date = civil_from_days(days);
  time.hour = static_cast<std::int32_t>(rest / kMicrosPerHour);
  rest %= kMicrosPerHour;
  time.minute = static_cast<std::int32_t>(rest / kMicrosPerMinute);
  rest %= kMicrosPerMinute;
  time.second = static_cast<std::int32_t>(rest / kMicrosPerSecond);
  time.microsecond = static_cast<std::int32_t>(rest % kMicrosPerSecond);
  return time;
}

void append_rfc3339(Instant instant, std::string& out) {
  const CivilTime time = civil_from_instant(instant);
  if (time.date.year < 0) out.push_back('-');
  append_digits(time.date.year < 0 ? -std::int64_t{time.date.year} : time.date.year, 4, out);
  out.push_back('-');
  append_digits(time.date.month, 2, out);
  out.push_back('-');
  append_digits(time.date.day, 2, out);
  out.push_back('T');
  append_digits(time.hour, 2, out);
  out.push_back(':');
  append_digits(time.minute, 2, out);
  out.push_back(':');
  append_digits(time.second, 2, out);
  if (time.microsecond != 0) {
    out.push_back('.');
    if (time.microsecond % 1000 == 0) {
      append_digits(time.microsecond / 1000, 3, out);
    } else {
      append_digits(time.microsecond, 6, out);
    }
  }
  out.push_back('Z');
}

std::string format_rfc3339(Instant instant) {
  std::string out;
  append_rfc3339(instant, out);
  return out;
}

std::optional<Instant> parse_rfc3339(std::string_view text) {
  const std::optional<ScannedUnit> unit = scan_time_unit(text);
  if (!unit) return std::nullopt;
  const Instant instant{unit->begin_local.microseconds -
                        unit->offset_seconds.value_or(0) * kMicrosPerSecond};
  if (instant < kFirstInstant || instant >= kInstantEnd) return std::nullopt;
  return instant;
}

}  // namespace throughline
