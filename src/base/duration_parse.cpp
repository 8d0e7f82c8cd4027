#include <array>

#include "base/null_words.h"
#include "base/time_parse.h"
#include "base/time_scan.h"

namespace throughline {
namespace {

constexpr std::int64_t kLongest = 1'000'000LL * kMicrosPerDay;  // nearly 2740 years

struct Unit {
  std::string_view name;
  std::int64_t micros;
};

// Months and years have no fixed length and are not read.
constexpr std::array<Unit, 30> kUnits = {{
    {"w", 7 * kMicrosPerDay},
    {"week", 7 * kMicrosPerDay},
    {"weeks", 7 * kMicrosPerDay},
    {"d", kMicrosPerDay},
    {"day", kMicrosPerDay},
    {"days", kMicrosPerDay},
    {"h", kMicrosPerHour},
    {"hr", kMicrosPerHour},
    {"hrs", kMicrosPerHour},
    {"hour", kMicrosPerHour},
    {"hours", kMicrosPerHour},
    {"m", kMicrosPerMinute},
    {"min", kMicrosPerMinute},
    {"mins", kMicrosPerMinute},
    {"minute", kMicrosPerMinute},
    {"minutes", kMicrosPerMinute},
    {"s", kMicrosPerSecond},
    {"sec", kMicrosPerSecond},
    {"secs", kMicrosPerSecond},
    {"second", kMicrosPerSecond},
    {"seconds", kMicrosPerSecond},
    {"ms", 1'000},
    {"msec", 1'000},
    {"millisecond", 1'000},
    {"milliseconds", 1'000},
    {"tage", kMicrosPerDay},
    {"tag", kMicrosPerDay},
    {"std", kMicrosPerHour},
    {"sek", kMicrosPerSecond},
    {"us", 1},
}};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

std::optional<std::int64_t> unit_by_name(std::string_view word) {
  for (const Unit& unit : kUnits) {
    if (unit.name.size() != word.size()) continue;
    std::size_t i = 0;
    while (i < word.size() && lower(word[i]) == unit.name[i]) ++i;
    if (i == word.size()) return unit.micros;
  }
  return std::nullopt;
}

struct Amount {
  std::int64_t whole = 0;
  std::int64_t millionths = 0;
};

std::optional<Amount> take_amount(TimeCursor& cursor) {
  Amount amount;
  const std::size_t digits = cursor.digit_run();
  if (digits > 15) return std::nullopt;
  for (std::size_t i = 0; i < digits; ++i)
    amount.whole = amount.whole * 10 + (cursor.peek(i) - '0');
  cursor.skip(digits);
  const bool fraction =
      (cursor.peek() == '.' || cursor.peek() == ',') && TimeCursor::is_digit(cursor.peek(1));
  if (fraction) {
    cursor.skip(1);
    amount.millionths = take_fraction(cursor);
  }
  if (digits == 0 && !fraction) return std::nullopt;
  return amount;
}

// Adds amount × unit; false if that is beyond reason.
bool add_amount(const Amount& amount, std::int64_t unit, std::int64_t& total) {
  if (amount.whole > kLongest / unit) return false;
  total += amount.whole * unit;
  // unit is at most a week, so this stays below 2^63.
  total += amount.millionths * unit / 1'000'000;
  return total <= kLongest;
}

// "06:12", "1:06:12.5"
std::optional<std::int64_t> take_clock_duration(TimeCursor& cursor, const Amount& first) {
  std::array<std::int64_t, 3> fields{first.whole, 0, 0};
  std::size_t count = 1;
  while (count < 3 && cursor.peek() == ':') {
    cursor.skip(1);
    const auto field = cursor.take_number(2, 2);
    if (!field || *field > 59) return std::nullopt;
    fields[count++] = *field;
  }
  std::int64_t total = 0;
  const std::int64_t units[] = {kMicrosPerHour, kMicrosPerMinute, kMicrosPerSecond};
  for (std::size_t i = 0; i < count; ++i) {
    if (!add_amount({fields[i], 0}, units[i + 3 - count], total)) return std::nullopt;
  }
  if ((cursor.peek() == '.' || cursor.peek() == ',') && TimeCursor::is_digit(cursor.peek(1))) {
    cursor.skip(1);
    total += take_fraction(cursor);
  }
  return total;
}

// ISO 8601: "PT6M12S", "P1DT2H"; M before the T would be months.
std::optional<std::int64_t> parse_iso(TimeCursor cursor) {
  std::int64_t total = 0;
  bool in_time = false;
  bool any = false;
  while (!cursor.at_end()) {
    if (!in_time && cursor.take('T')) {
      in_time = true;
      any = false;
      continue;
    }
    const auto amount = take_amount(cursor);
    if (!amount) return std::nullopt;
    const char designator = cursor.peek();
    std::int64_t unit = 0;
    if (!in_time && designator == 'W') unit = 7 * kMicrosPerDay;
    if (!in_time && designator == 'D') unit = kMicrosPerDay;
    if (in_time && designator == 'H') unit = kMicrosPerHour;
    if (in_time && designator == 'M') unit = kMicrosPerMinute;
    if (in_time && designator == 'S') unit = kMicrosPerSecond;
    if (unit == 0 || !add_amount(*amount, unit, total)) return std::nullopt;
    cursor.skip(1);
    any = true;
  }
  return any ? std::optional(total) : std::nullopt;
}

std::optional<std::int64_t> parse_unsigned(TimeCursor cursor) {
  if (cursor.take('P')) return parse_iso(cursor);
  std::int64_t total = 0;
  bool first = true;
  while (!cursor.at_end()) {
    if (!cursor.at_digit() && cursor.peek() != '.') return std::nullopt;
    const auto amount = take_amount(cursor);
    if (!amount) return std::nullopt;
    if (cursor.peek() == ':' && amount->millionths == 0) {
      const auto clock = take_clock_duration(cursor, *amount);
      if (!clock || !cursor.at_end()) return std::nullopt;
      return total + *clock;
    }
    if (cursor.at_end() && first) {
      return add_amount(*amount, kMicrosPerSecond, total) ? std::optional(total) : std::nullopt;
    }
    cursor.take_blanks();
    const auto unit = unit_by_name(cursor.take_word());
    if (!unit || !add_amount(*amount, *unit, total)) return std::nullopt;
    cursor.take('.');
    cursor.take(',');
    cursor.take_blanks();
    if (cursor.rest().starts_with("and ")) cursor.skip(4);
    first = false;
  }
  return first ? std::nullopt : std::optional(total);
}

}  // namespace

std::optional<std::int64_t> parse_duration(std::string_view text) {
  TimeCursor cursor(trim_blanks(text));
  const bool negative = cursor.take('-');
  const auto micros = parse_unsigned(cursor);
  if (!micros) return std::nullopt;
  return negative ? -*micros : *micros;
}

}  // namespace throughline
