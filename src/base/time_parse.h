// Recognises dates, times and durations as exports write them. Nothing here allocates.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/instant.h"

namespace throughline {

// How 3/4/2010 is read. Only a whole column can tell, so the caller decides.
enum class DayMonthOrder : std::uint8_t { kMonthDay, kDayMonth };

enum class TimeForm : std::uint8_t {
  kYearFirst,     // 2024-03-05, 2024/3/5, 20240305T100000Z
  kMonthFirst,    // 3/25/2024: read month first
  kDayFirst,      // 25.3.2024: read day first
  kNamedMonth,    // 5 March 2024, Tue Oct 31 22:10:47 +0000 2017, RFC 2822
  kCompact,       // 19970101, 199701010930, 19970101093000: digits only
  kEpochSeconds,  // digits only, by their number; a fraction may follow
  kEpochMillis,
  kEpochMicros,
  kEpochNanos,
};

struct ParsedTime {
  Instant instant;  // had_zone: UTC. Else the civil time written as if it were UTC
  TimeForm form = TimeForm::kYearFirst;
  bool date_only = false;
  bool had_zone = false;             // an offset or zone was written (an epoch has one: UTC)
  bool ambiguous_day_month = false;  // the other order would be a date too
};

struct TimeOptions {
  DayMonthOrder order = DayMonthOrder::kMonthDay;
  bool numbers = true;  // whether bare digits may be compact dates or epochs
};

// The whole text must be one time; blanks around it are ignored. A date that fits only the order
// not asked for is read in that one: `form` tells. Impossible dates are nothing. Years of two
// digits: 00..68 are 20xx, the rest 19xx.
std::optional<ParsedTime> parse_time(std::string_view text, TimeOptions options = {});

// For a column whose order is decided late: exchanges day and month. Only for the instant of a
// result that was ambiguous and had no zone; anything else that cannot be swapped comes back as is.
Instant swap_day_month(Instant instant);

// "09:12", "09:12:58.5", "9:12 PM": microseconds since midnight.
std::optional<std::int64_t> parse_time_of_day(std::string_view text);

// A number that is known to count units since 1970: 1 for seconds, 1000 for milliseconds...
std::optional<Instant> parse_epoch(std::string_view text, std::int64_t units_per_second);

// "00:06:12", "06:12" (minutes first), "372", "372.5" (seconds), "6m 12s", "1 day 2 hours",
// "PT6M12S": microseconds, exactly; beyond microseconds cut. May be negative.
std::optional<std::int64_t> parse_duration(std::string_view text);

}  // namespace throughline
