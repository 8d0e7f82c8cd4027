// Civil time of a place: IANA zones, from the system's zoneinfo or, in the browser, from Intl.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/instant.h"
#include "base/result.h"

namespace throughline {

class TimeZone {
 public:
  struct Transition {
    Instant at;                   // from here on (UTC) ...
    std::int32_t offset_seconds;  // ... local = UTC + offset
  };

  TimeZone() = default;  // UTC
  // `transitions` rise strictly in `at`; `first_offset` holds before the first.
  TimeZone(std::string name, std::int32_t first_offset, std::vector<Transition> transitions);

  const std::string& name() const { return name_; }
  bool is_utc() const { return transitions_.empty() && first_offset_ == 0; }
  const std::vector<Transition>& transitions() const { return transitions_; }

  // Rules that repeat for ever are known through 2100; later times keep the last offset.
  std::int32_t offset_at(Instant utc) const;

  // Local civil time, written as if it were UTC; and back. A local time that occurs twice is the
  // earlier one; one that never occurs (clocks put forward) keeps the offset from before the gap.
  // kNoInstant stays kNoInstant.
  Instant utc_to_local(Instant utc) const;
  Instant local_to_utc(Instant local) const;

 private:
  std::string name_ = "UTC";
  std::int32_t first_offset_ = 0;
  std::vector<Transition> transitions_;
};

// "Europe/Berlin"; "UTC" and fixed offsets "+02:00" always work. Else kNotFound.
Result<TimeZone> find_time_zone(std::string_view name);

// A zoneinfo file (RFC 8536, version 2 or later).
Result<TimeZone> parse_tzif(ByteSpan bytes, std::string_view name);

}  // namespace throughline
