#include "ui/model/axis.h"

#include <algorithm>
#include <array>

#include "base/instant.h"

namespace throughline::ui {
namespace {

enum class Unit { kMicros, kDay, kMonth, kYear };

struct Step {
  Unit unit;
  std::int64_t size;    // in the unit
  std::int64_t length;  // microseconds, of the shortest such step
};

constexpr Step micros(std::int64_t size) { return {Unit::kMicros, size, size}; }
constexpr Step days(std::int64_t n) { return {Unit::kDay, n, n * kMicrosPerDay}; }
constexpr Step months(std::int64_t n) { return {Unit::kMonth, n, n * 28 * kMicrosPerDay}; }
constexpr Step years(std::int64_t n) { return {Unit::kYear, n, n * 365 * kMicrosPerDay}; }

constexpr std::int64_t kMilli = 1000;
constexpr std::size_t kMostTicks = 2000;

constexpr std::array kSteps = {micros(1 * kMilli),
                               micros(2 * kMilli),
                               micros(5 * kMilli),
                               micros(10 * kMilli),
                               micros(20 * kMilli),
                               micros(50 * kMilli),
                               micros(100 * kMilli),
                               micros(200 * kMilli),
                               micros(500 * kMilli),
                               micros(1 * kMicrosPerSecond),
                               micros(2 * kMicrosPerSecond),
                               micros(5 * kMicrosPerSecond),
                               micros(10 * kMicrosPerSecond),
                               micros(15 * kMicrosPerSecond),
                               micros(30 * kMicrosPerSecond),
                               micros(1 * kMicrosPerMinute),
                               micros(2 * kMicrosPerMinute),
                               micros(5 * kMicrosPerMinute),
                               micros(10 * kMicrosPerMinute),
                               micros(15 * kMicrosPerMinute),
                               micros(30 * kMicrosPerMinute),
                               micros(1 * kMicrosPerHour),
                               micros(2 * kMicrosPerHour),
                               micros(3 * kMicrosPerHour),
                               micros(6 * kMicrosPerHour),
                               micros(12 * kMicrosPerHour),
                               days(1),
                               days(2),
                               days(7),
                               days(14),
                               months(1),
                               months(3),
                               months(6),
                               years(1),
                               years(2),
                               years(5),
                               years(10),
                               years(20),
                               years(50),
                               years(100),
                               years(200),
                               years(500),
                               years(1000),
                               years(2000),
                               years(5000)};

std::int64_t floor_to(std::int64_t value, std::int64_t step) {
  std::int64_t rest = value % step;
  if (rest < 0) rest += step;
  return value - rest;
}

std::int64_t floor_div(std::int64_t value, std::int64_t by) { return floor_to(value, by) / by; }

// Monday is day 0 of a week; 1970-01-05 was one.
constexpr std::int64_t kMonday = 4;

std::int64_t month_start(std::int64_t month_number) {
  const std::int64_t year = floor_div(month_number, 12);
  const auto month = static_cast<std::int32_t>(month_number - year * 12 + 1);
  return days_from_civil({static_cast<std::int32_t>(year), month, 1}) * kMicrosPerDay;
}

// Local times at multiples of a step: the n-th after the last one at or before `local`.
class LocalTicks {
 public:
  LocalTicks(const Step& step, std::int64_t local) : step_(step) {
    const std::int64_t day = floor_div(local, kMicrosPerDay);
    const CivilDate date = civil_from_days(day);
    switch (step.unit) {
      case Unit::kMicros:
        at_ = floor_to(local, step.size);
        break;
      case Unit::kDay:
        at_ = floor_to(day - kMonday, step.size) + kMonday;
        break;
      case Unit::kMonth:
        at_ = floor_to(std::int64_t{date.year} * 12 + date.month - 1, step.size);
        break;
      case Unit::kYear:
        at_ = floor_to(date.year, step.size);
        break;
    }
  }

  std::int64_t next() {
    const std::int64_t now = at_;
    at_ += step_.size;
    switch (step_.unit) {
      case Unit::kMicros:
        return now;
      case Unit::kDay:
        return now * kMicrosPerDay;
      case Unit::kMonth:
        return month_start(now);
      case Unit::kYear:
        return month_start(now * 12);
    }
    return now;
  }

 private:
  Step step_;
  std::int64_t at_ = 0;  // microseconds, days, months or years since the calendar's zero
};

std::string day_label(const CivilDate& date, const Formatter& format) {
  const std::string day = std::to_string(date.day);
  const std::string month(month_name(date.month));
  return format.locale().date_order == DateOrder::kDayMonthYear ? day + " " + month
                                                                : month + " " + day;
}

void set_label(Tick& tick, const Step& step, const Formatter& format) {
  const CivilTime local = format.civil(tick.at);
  const bool midnight =
      local.hour == 0 && local.minute == 0 && local.second == 0 && local.microsecond == 0;
  switch (step.unit) {
    case Unit::kYear:
      tick.label = std::to_string(local.date.year);
      return;
    case Unit::kMonth:
      tick.major = local.date.month == 1;
      tick.label =
          tick.major ? std::to_string(local.date.year) : std::string(month_name(local.date.month));
      return;
    case Unit::kDay:
      tick.major = local.date.day == 1;
      tick.label = day_label(local.date, format);
      return;
    case Unit::kMicros:
      break;
  }
  if (midnight) {
    tick.major = true;
    tick.label = day_label(local.date, format);
  } else if (local.microsecond != 0) {
    tick.label =
        format.locale().decimal + std::to_string(local.microsecond / kMilli + kMilli).substr(1);
  } else {
    tick.major =
        step.size < kMicrosPerSecond || (step.size < kMicrosPerMinute && local.second == 0);
    tick.label = format.time_of_day(tick.at);
  }
}

double pixels_per_micro(const TimeRange& range, double width_px) {
  return width_px / static_cast<double>(range.length());
}

}  // namespace

std::vector<Tick> axis_ticks(const TimeRange& range, double width_px, double least_px,
                             const Formatter& format) {
  std::vector<Tick> ticks;
  if (range.from >= range.to || !(width_px > 0) || !(least_px >= 1)) return ticks;
  const double scale = pixels_per_micro(range, width_px);
  const auto fits = std::find_if(kSteps.begin(), kSteps.end(), [&](const Step& step) {
    return static_cast<double>(step.length) * scale >= least_px;
  });
  const Step step = fits == kSteps.end() ? kSteps.back() : *fits;
  const TimeZone& zone = format.zone();
  LocalTicks local(step, zone.utc_to_local(Instant{range.from}).microseconds);
  std::int64_t at = zone.local_to_utc(Instant{local.next()}).microseconds;
  for (std::size_t i = 0; at < range.to && i < kMostTicks; ++i) {
    const double x = static_cast<double>(at - range.from) * scale;
    // Where clocks change, local steps are uneven.
    if (at >= range.from && (ticks.empty() || x - ticks.back().x >= least_px)) {
      Tick tick;
      tick.at = at;
      tick.x = x;
      set_label(tick, step, format);
      ticks.push_back(std::move(tick));
    }
    at = zone.local_to_utc(Instant{local.next()}).microseconds;
  }
  return ticks;
}

std::string range_label(const TimeRange& range, const Formatter& format) {
  if (range.from >= range.to) return "";
  const std::string zone = " (" + format.zone().name() + ")";
  const std::string first_day = format.date(range.from);
  const std::string last_day = format.date(range.to - 1);
  if (range.length() >= 2 * kMicrosPerDay) {
    return first_day + " – " + last_day + zone;
  }
  const std::string from = format.date_time(range.from);
  if (range.length() < kMicrosPerMinute) return from + " – " + format.time_of_day(range.to) + zone;
  const std::int64_t to = floor_to(range.to, kMicrosPerSecond);
  const std::string start = format.date_time(floor_to(range.from, kMicrosPerSecond));
  const bool same_day = format.date(to) == first_day;
  return start + " – " + (same_day ? format.time_of_day(to) : format.date_time(to)) + zone;
}

std::vector<Shade> weekends(const TimeRange& range, double width_px, double least_day_px,
                            const Formatter& format) {
  std::vector<Shade> shades;
  if (range.from >= range.to || !(width_px > 0) || !(least_day_px >= 1)) return shades;
  const double scale = pixels_per_micro(range, width_px);
  if (static_cast<double>(kMicrosPerDay) * scale < least_day_px) return shades;
  const TimeZone& zone = format.zone();
  const std::int64_t local = zone.utc_to_local(Instant{range.from}).microseconds;
  const std::int64_t today = floor_div(local, kMicrosPerDay);
  for (std::int64_t monday = floor_to(today - kMonday, 7) + kMonday; shades.size() < kMostTicks;
       monday += 7) {
    const auto start = zone.local_to_utc(Instant{(monday + 5) * kMicrosPerDay}).microseconds;
    const auto end = zone.local_to_utc(Instant{(monday + 7) * kMicrosPerDay}).microseconds;
    if (start >= range.to) break;
    const double x0 = static_cast<double>(std::max(start, range.from) - range.from) * scale;
    const double x1 = static_cast<double>(std::min(end, range.to) - range.from) * scale;
    if (x1 > x0) shades.push_back({x0, x1});
  }
  return shades;
}

}  // namespace throughline::ui
