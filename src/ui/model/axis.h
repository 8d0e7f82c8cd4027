#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ui/model/format.h"
#include "ui/model/state.h"

// Calendar-aware ticks of a time axis, in the formatter's zone.
namespace throughline::ui {

struct Tick {
  std::int64_t at = 0;  // microseconds since 1970, UTC
  double x = 0;         // CSS px from the range's start
  std::string label;    // "2024", "Mar", "Mar 5", "14:05", "14:05:30", ".250"
  bool major = false;   // begins a larger unit than its neighbours
};

// Strictly rising, inside [from, to), and at least `least_px` apart.
std::vector<Tick> axis_ticks(const TimeRange& range, double width_px, double least_px,
                             const Formatter& format);

// "1 Dec 2010 – 9 Dec 2011 (UTC)", as precise as the range asks.
std::string range_label(const TimeRange& range, const Formatter& format);

struct Shade {  // CSS px
  double x0 = 0;
  double x1 = 0;
};
// Saturdays and Sundays, where a day is at least `least_day_px` wide; else none.
std::vector<Shade> weekends(const TimeRange& range, double width_px, double least_day_px,
                            const Formatter& format);

}  // namespace throughline::ui
