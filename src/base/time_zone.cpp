#include "base/time_zone.h"

#include <algorithm>
#include <utility>

#include "base/time_scan.h"
#include "base/time_zone_load.h"

namespace throughline {

TimeZone::TimeZone(std::string name, std::int32_t first_offset, std::vector<Transition> transitions)
    : name_(std::move(name)), first_offset_(first_offset), transitions_(std::move(transitions)) {}

std::int32_t TimeZone::offset_at(Instant utc) const {
  const auto after = std::upper_bound(
      transitions_.begin(), transitions_.end(), utc,
      [](Instant instant, const Transition& transition) { return instant < transition.at; });
  return after == transitions_.begin() ? first_offset_ : std::prev(after)->offset_seconds;
}

Instant TimeZone::utc_to_local(Instant utc) const {
  if (utc == kNoInstant) return utc;
  return {utc.microseconds + offset_at(utc) * kMicrosPerSecond};
}

Instant TimeZone::local_to_utc(Instant local) const {
  if (local == kNoInstant) return local;
  const auto with = [local](std::int32_t offset) {
    return Instant{local.microseconds - offset * kMicrosPerSecond};
  };
  // No offset reaches 26 hours: only transitions that near can matter.
  const Instant reach{local.microseconds - 26 * kMicrosPerHour};
  auto next = std::upper_bound(
      transitions_.begin(), transitions_.end(), reach,
      [](Instant instant, const Transition& transition) { return instant < transition.at; });
  std::int32_t offset =
      next == transitions_.begin() ? first_offset_ : std::prev(next)->offset_seconds;
  for (; next != transitions_.end(); ++next) {
    if (with(offset) < next->at) break;                // before the change: also the earlier of two
    if (with(next->offset_seconds) < next->at) break;  // in the gap
    offset = next->offset_seconds;
  }
  return with(offset);
}

Result<TimeZone> find_time_zone(std::string_view name) {
  const std::string text(name);
  if (name == "UTC" || name == "Z" || name == "Etc/UTC") return TimeZone();
  if (name.starts_with('+') || name.starts_with('-')) {
    TimeCursor cursor(name);
    const auto offset = take_offset(cursor);
    if (offset && cursor.at_end()) return TimeZone(text, *offset, {});
  }
  const auto is_name_character = [](char c) {
    return TimeCursor::is_letter(c) || TimeCursor::is_digit(c) || c == '/' || c == '_' ||
           c == '-' || c == '+';
  };
  // Also keeps the name from leaving the directory of zones: it has no dots.
  const bool plausible = !name.empty() && name.size() < 64 && TimeCursor::is_letter(name.front()) &&
                         std::all_of(name.begin(), name.end(), is_name_character);
  if (!plausible) {
    return Error{ErrorCode::kNotFound,
                 "no time zone is called \"" + text + "\"; write it like Europe/Berlin", text};
  }
  return detail::load_time_zone(text);
}

}  // namespace throughline
