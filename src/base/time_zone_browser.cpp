// Zones of the browser: it holds them, but tells only the civil time of one instant at a time, so
// the changes are searched.
#ifdef __EMSCRIPTEN__

#include <emscripten/em_js.h>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "base/time_zone.h"
#include "base/time_zone_load.h"

// Steps of two weeks (the shortest stay at one offset on record is four), each difference bisected
// to the second. Fills pairs (seconds since 1970, offset in seconds), the first for the beginning;
// returns how many, or -1 if there is no such zone.
// clang-format off
EM_JS_DEPS(throughline_search_zone, "$UTF8ToString");
EM_JS(int, throughline_search_zone, (const char* name, double* pairs, int capacity), {
  let format;
  try {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: UTF8ToString(name), hourCycle: "h23", year: "numeric", month: "numeric",
      day: "numeric", hour: "numeric", minute: "numeric", second: "numeric"
    });
  } catch (unknown) {
    return -1;
  }
  const pattern = new RegExp("([0-9]+)/([0-9]+)/([0-9]+), ([0-9]+):([0-9]+):([0-9]+)");
  const offset = (seconds) => {
    const p = pattern.exec(format.format(seconds * 1000));
    return Date.UTC(+p[3], p[1] - 1, +p[2], +p[4], +p[5], +p[6]) / 1000 - seconds;
  };
  const step = 14 * 86400;
  const end = Date.UTC(2101, 0, 1) / 1000;
  let from = Date.UTC(1900, 0, 1) / 1000;
  let before = offset(from);
  let count = 0;
  const put = (at, value) => {
    if (count >= capacity) return;
    HEAPF64[(pairs >> 3) + 2 * count] = at;
    HEAPF64[(pairs >> 3) + 2 * count + 1] = value;
    count++;
  };
  put(from, before);
  while (from < end) {
    const to = from + step;
    const after = offset(to);
    if (after !== before) {
      let low = from;
      let high = to;
      while (high - low > 1) {
        const middle = Math.floor((low + high) / 2);
        if (offset(middle) === before) low = middle; else high = middle;
      }
      put(high, after);
    }
    from = to;
    before = after;
  }
  return count;
});
// clang-format on

namespace throughline::detail {

Result<TimeZone> load_time_zone(const std::string& name) {
  constexpr std::size_t kMost = 2048;  // two centuries of at most four changes a year
  std::vector<double> pairs(2 * kMost);
  const int count = throughline_search_zone(name.c_str(), pairs.data(), static_cast<int>(kMost));
  if (count < 1) {
    return Error{
        ErrorCode::kNotFound,
        "this browser knows no time zone called \"" + name + "\"; write it like Europe/Berlin",
        name};
  }
  std::vector<TimeZone::Transition> transitions;
  for (std::size_t i = 1; i < static_cast<std::size_t>(count); ++i) {
    transitions.push_back({{static_cast<std::int64_t>(pairs[2 * i]) * kMicrosPerSecond},
                           static_cast<std::int32_t>(pairs[2 * i + 1])});
  }
  return TimeZone(name, static_cast<std::int32_t>(pairs[1]), std::move(transitions));
}

}  // namespace throughline::detail

#endif
