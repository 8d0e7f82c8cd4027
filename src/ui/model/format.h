#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/time_zone.h"

// Numbers, dates and sizes as this person reads them. Nothing here feeds back into a question to
// the engine.
namespace throughline::ui {

enum class DateOrder { kYearMonthDay, kDayMonthYear, kMonthDayYear };

// What the host found out about the person's conventions.
struct Locale {
  std::string grouping = ",";
  std::string decimal = ".";
  DateOrder date_order = DateOrder::kYearMonthDay;
  std::string date_separator = "-";
  bool twelve_hours = false;
};

class Formatter {
 public:
  void set_locale(const Locale& locale);
  // False, and nothing changes, if the zone is unknown. "" is UTC.
  bool set_zone(std::string_view name);
  const Locale& locale() const { return locale_; }
  const TimeZone& zone() const { return zone_; }
  // Changes whenever what was formatted before may read otherwise now.
  int version() const { return version_; }

  std::string count(std::int64_t n) const;             // 541,909
  std::string decimal(std::string_view exact) const;   // "10666684.544" -> 10,666,684.544
  std::string percent(double share) const;             // 0.123 -> 12.3%, below 0.1% "<0.1%"
  std::string bytes(double n) const;                   // 45.6 MB (decimal units)
  std::string rate(double bytes_per_second) const;     // 45.6 MB/s
  std::string duration(double seconds) const;          // 1 h 05 min, 12 s
  std::string date(std::int64_t micros) const;         // 2024-03-01
  std::string time_of_day(std::int64_t micros) const;  // 10:30 or 10:30:05, seconds if not zero
  std::string date_time(std::int64_t micros) const;    // 2024-03-01 10:30
  // RFC 3339 text as the engine gives it; what is none is given back as it is.
  std::string date_time(std::string_view rfc3339) const;

  CivilTime civil(std::int64_t micros) const;  // local

  // Names and texts of people, which may be hidden on a shared screen: then all look alike.
  void hide_texts(bool hide);
  bool texts_hidden() const { return hide_texts_; }
  std::string personal(std::string text) const;

 private:
  Locale locale_;
  TimeZone zone_;
  int version_ = 0;
  bool hide_texts_ = false;
};

std::string_view month_name(int month);      // 1..12, short
std::string_view weekday_name(int weekday);  // 0 Sunday, short

}  // namespace throughline::ui
