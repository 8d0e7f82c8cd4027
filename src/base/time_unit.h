// Whole calendar units as filters write them: `time:2024-03` is all of March.
#pragma once

#include <optional>
#include <string_view>

#include "base/instant.h"
#include "base/time_zone.h"

namespace throughline {

struct TimeUnit {
  Instant begin;
  Instant end;  // exclusive; an instant written to the second (or finer) lasts one of those units
};

// "2024", "2024-03", "2024-03-05", "2024-03-05T10", "...T10:00", "...T10:00:05",
// "...T10:00:05.250". Civil in `zone` unless an offset or Z is written behind the time of day.
std::optional<TimeUnit> parse_time_unit(std::string_view text, const TimeZone& zone = {});

}  // namespace throughline
