// Points in time, and the proleptic Gregorian calendar.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace throughline {

inline constexpr std::int64_t kMicrosPerSecond = 1'000'000;
inline constexpr std::int64_t kMicrosPerMinute = 60 * kMicrosPerSecond;
inline constexpr std::int64_t kMicrosPerHour = 60 * kMicrosPerMinute;
inline constexpr std::int64_t kMicrosPerDay = 24 * kMicrosPerHour;

// Microseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
struct Instant {
  std::int64_t microseconds = 0;
  friend auto operator<=>(const Instant&, const Instant&) = default;
};

// "No time is known"; sorts before every time.
inline constexpr Instant kNoInstant{std::numeric_limits<std::int64_t>::min()};

// Every parser here gives times within 0001-01-01 .. 9999-12-31 only.
inline constexpr Instant kFirstInstant{-62'135'596'800 * kMicrosPerSecond};
inline constexpr Instant kInstantEnd{253'402'300'800 * kMicrosPerSecond};  // exclusive

struct CivilDate {
  std::int32_t year = 1970;
  std::int32_t month = 1;  // 1..12
  std::int32_t day = 1;    // 1..31
  friend bool operator==(const CivilDate&, const CivilDate&) = default;
};

struct CivilTime {
  CivilDate date;
  std::int32_t hour = 0, minute = 0, second = 0, microsecond = 0;
  friend bool operator==(const CivilTime&, const CivilTime&) = default;
};

// Days since 1970-01-01. The date must exist (is_valid_date), any year.
std::int64_t days_from_civil(CivilDate date);
CivilDate civil_from_days(std::int64_t days);

bool is_leap_year(std::int32_t year);
std::int32_t days_in_month(std::int32_t year, std::int32_t month);  // month 1..12
bool is_valid_date(CivilDate date);
std::int32_t weekday(std::int64_t days);  // 0 is Sunday

Instant instant_from_civil(const CivilTime& time);
CivilTime civil_from_instant(Instant instant);  // floor: also right before 1970

// "2010-12-01T08:26:00Z"; a fraction only if there is one, of 3 or 6 digits. Not for kNoInstant.
std::string format_rfc3339(Instant instant);
void append_rfc3339(Instant instant, std::string& out);

// RFC 3339, and its shorter forms "2024", "2024-03", "2024-03-05", "2024-03-05T10",
// "2024-03-05T10:00" (their beginning); without a zone UTC. The whole text must match.
std::optional<Instant> parse_rfc3339(std::string_view text);

}  // namespace throughline
