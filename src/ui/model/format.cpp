#include "ui/model/format.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <utility>

namespace throughline::ui {
namespace {

std::string two_digits(int n) {
  std::string text(2, '0');
  text[0] = static_cast<char>('0' + n / 10 % 10);
  text[1] = static_cast<char>('0' + n % 10);
  return text;
}

std::string year_text(std::int64_t year) {
  std::string text = std::to_string(year < 0 ? -year : year);
  if (text.size() < 4) text.insert(0, 4 - text.size(), '0');
  return year < 0 ? "-" + text : text;
}

std::string grouped(std::string_view digits, const std::string& separator) {
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) text += separator;
    text += digits[i];
  }
  return text;
}

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// At most three significant digits, never rounded up into the next unit's range unseen.
std::string short_number(double value, const std::string& decimal_mark) {
  std::array<char, 32> buffer{};
  const int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
  const int length = std::snprintf(buffer.data(), buffer.size(), "%.*f", decimals, value);
  std::string text(buffer.data(), length > 0 ? static_cast<std::size_t>(length) : 0);
  const auto point = text.find('.');
  if (point != std::string::npos) text.replace(point, 1, decimal_mark);
  return text;
}

}  // namespace

void Formatter::set_locale(const Locale& locale) {
  locale_ = locale;
  ++version_;
}

bool Formatter::set_zone(std::string_view name) {
  auto zone = find_time_zone(name.empty() ? "UTC" : name);
  if (!zone.ok()) return false;
  zone_ = std::move(zone).value();
  ++version_;
  return true;
}

std::string Formatter::count(std::int64_t n) const {
  std::string digits = std::to_string(n);
  if (n < 0) return "-" + grouped(std::string_view(digits).substr(1), locale_.grouping);
  return grouped(digits, locale_.grouping);
}

std::string Formatter::decimal(std::string_view exact) const {
  std::string_view rest = exact;
  std::string text;
  if (!rest.empty() && (rest[0] == '-' || rest[0] == '+')) {
    if (rest[0] == '-') text = "-";
    rest.remove_prefix(1);
  }
  const auto point = rest.find('.');
  const std::string_view whole = rest.substr(0, point);
  if (!all_digits(whole)) return std::string(exact);
  text += grouped(whole, locale_.grouping);
  if (point == std::string_view::npos) return text;
  const std::string_view fraction = rest.substr(point + 1);
  if (!all_digits(fraction)) return std::string(exact);
  return text.append(locale_.decimal).append(fraction);
}

std::string Formatter::percent(double share) const {
  if (!(share > 0)) return "0%";
  const double percent = share * 100;
  if (percent < 0.1) return "<0" + locale_.decimal + "1%";
  if (percent > 99.9 && percent < 100) return ">99" + locale_.decimal + "9%";
  if (percent >= 99.95) return "100%";
  std::array<char, 32> buffer{};
  const int length = std::snprintf(buffer.data(), buffer.size(), "%.1f", percent);
  std::string text(buffer.data(), length > 0 ? static_cast<std::size_t>(length) : 0);
  const auto mark = text.find('.');
  if (mark != std::string::npos) text.replace(mark, 1, locale_.decimal);
  return text + "%";
}

std::string Formatter::bytes(double n) const {
  constexpr std::array<std::string_view, 5> kUnits = {"B", "KB", "MB", "GB", "TB"};
  if (!(n > 0)) return "0 B";
  std::size_t unit = 0;
  while (n >= 999.5 && unit + 1 < kUnits.size()) {
    n /= 1000;
    ++unit;
  }
  const std::string number = unit == 0    ? count(static_cast<std::int64_t>(n))
                             : n >= 999.5 ? count(static_cast<std::int64_t>(std::min(n, 9e15)))
                                          : short_number(n, locale_.decimal);
  return number + " " + std::string(kUnits[unit]);
}

std::string Formatter::rate(double bytes_per_second) const {
  return bytes(bytes_per_second) + "/s";
}

std::string Formatter::duration(double seconds) const {
  if (!(seconds >= 0)) return "0 s";
  if (seconds < 1) {
    return seconds < 0.0005 ? "0 s" : count(std::llround(seconds * 1000)) + " ms";
  }
  const std::int64_t whole = std::llround(std::min(seconds, 9e15));
  if (whole < 60) return count(whole) + " s";
  if (whole < 3600) {
    return std::to_string(whole / 60) + " min " + two_digits(static_cast<int>(whole % 60)) + " s";
  }
  if (whole < 86400) {
    return std::to_string(whole / 3600) + " h " + two_digits(static_cast<int>(whole / 60 % 60)) +
           " min";
  }
  const std::int64_t days = whole / 86400;
  const std::int64_t hours = whole / 3600 % 24;
  std::string text = count(days) + (days == 1 ? " day" : " days");
  if (days < 10 && hours > 0) text += " " + std::to_string(hours) + " h";
  return text;
}

CivilTime Formatter::civil(std::int64_t micros) const {
  return civil_from_instant(zone_.utc_to_local(Instant{micros}));
}

std::string Formatter::date(std::int64_t micros) const {
  const CivilDate day = civil(micros).date;
  const std::string year = year_text(day.year);
  const std::string month = two_digits(day.month);
  const std::string number = two_digits(day.day);
  const std::string& s = locale_.date_separator;
  switch (locale_.date_order) {
    case DateOrder::kDayMonthYear:
      return number + s + month + s + year;
    case DateOrder::kMonthDayYear:
      return month + s + number + s + year;
    case DateOrder::kYearMonthDay:
      break;
  }
  return year + s + month + s + number;
}

std::string Formatter::time_of_day(std::int64_t micros) const {
  const CivilTime time = civil(micros);
  std::string suffix;
  std::string text;
  if (locale_.twelve_hours) {
    const int hour = time.hour % 12 == 0 ? 12 : time.hour % 12;
    text = std::to_string(hour);
    suffix = time.hour < 12 ? " AM" : " PM";
  } else {
    text = two_digits(time.hour);
  }
  text += ":" + two_digits(time.minute);
  if (time.second != 0 || time.microsecond != 0) text += ":" + two_digits(time.second);
  if (time.microsecond != 0) {
    std::string fraction = std::to_string(time.microsecond + 1'000'000).substr(1);
    if (time.microsecond % 1000 == 0) fraction.resize(3);
    text += locale_.decimal + fraction;
  }
  return text + suffix;
}

std::string Formatter::date_time(std::int64_t micros) const {
  return date(micros) + " " + time_of_day(micros);
}

std::string Formatter::date_time(std::string_view rfc3339) const {
  const auto instant = parse_rfc3339(rfc3339);
  return instant ? date_time(instant->microseconds) : std::string(rfc3339);
}

void Formatter::hide_texts(bool hide) {
  if (hide_texts_ == hide) return;
  hide_texts_ = hide;
  ++version_;
}

std::string Formatter::personal(std::string text) const {
  if (!hide_texts_ || text.empty()) return text;
  return "••••••";
}

std::string_view month_name(int month) {
  constexpr std::array<std::string_view, 12> kNames = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  return month >= 1 && month <= 12 ? kNames[static_cast<std::size_t>(month - 1)] : "";
}

std::string_view weekday_name(int weekday) {
  constexpr std::array<std::string_view, 7> kNames = {"Sun", "Mon", "Tue", "Wed",
                                                      "Thu", "Fri", "Sat"};
  return weekday >= 0 && weekday < 7 ? kNames[static_cast<std::size_t>(weekday)] : "";
}

}  // namespace throughline::ui
