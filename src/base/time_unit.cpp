#include "base/time_unit.h"

#include <algorithm>

#include "base/time_scan.h"

namespace throughline {

std::optional<TimeUnit> parse_time_unit(std::string_view text, const TimeZone& zone) {
  const std::optional<ScannedUnit> unit = scan_time_unit(text);
  if (!unit) return std::nullopt;
  if (unit->offset_seconds) {
    const std::int64_t shift = *unit->offset_seconds * kMicrosPerSecond;
    return TimeUnit{{unit->begin_local.microseconds - shift},
                    {unit->end_local.microseconds - shift}};
  }
  const Instant begin = zone.local_to_utc(unit->begin_local);
  // Minutes that a clock put forward skips end before they begin.
  return TimeUnit{begin, std::max(begin, zone.local_to_utc(unit->end_local))};
}

}  // namespace throughline
