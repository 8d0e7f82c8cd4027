// Zoneinfo files: RFC 8536.
#include <algorithm>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/time_scan.h"
#include "base/time_zone.h"

namespace throughline {
namespace {

constexpr std::int32_t kLastRuleYear = 2100;
constexpr std::int64_t kFirstSecond = kFirstInstant.microseconds / kMicrosPerSecond;
constexpr std::int64_t kEndSecond = kInstantEnd.microseconds / kMicrosPerSecond;

// Big-endian numbers; reading past the end gives zeros and is remembered.
class Reader {
 public:
  explicit Reader(ByteSpan bytes) : bytes_(bytes) {}

  bool overrun() const { return overrun_; }
  std::uint64_t number(std::size_t width) {
    const ByteSpan part = take(width);
    std::uint64_t value = 0;
    for (const std::uint8_t byte : part) value = (value << 8) | byte;
    return value;
  }
  ByteSpan take(std::size_t count) {
    if (count > bytes_.size()) {
      overrun_ = true;
      bytes_ = {};
      return {};
    }
    const ByteSpan part = bytes_.first(count);
    bytes_ = bytes_.subspan(count);
    return part;
  }
  ByteSpan rest() const { return bytes_; }

 private:
  ByteSpan bytes_;
  bool overrun_ = false;
};

struct Header {
  bool valid = false;
  char version = '\0';
  std::size_t utc_marks = 0, wall_marks = 0, leaps = 0, times = 0, types = 0, characters = 0;

  std::size_t body_bytes(std::size_t time_width) const {
    return times * (time_width + 1) + types * 6 + characters + leaps * (time_width + 4) +
           wall_marks + utc_marks;
  }
};

Header read_header(Reader& reader) {
  Header header;
  header.valid = as_text(reader.take(4)) == "TZif";
  header.version = static_cast<char>(reader.number(1));
  reader.take(15);
  for (std::size_t* count : {&header.utc_marks, &header.wall_marks, &header.leaps, &header.times,
                             &header.types, &header.characters}) {
    // Larger ones cannot stand in a file; the bound keeps body_bytes from overflowing.
    *count = static_cast<std::size_t>(std::min<std::uint64_t>(reader.number(4), 1u << 24));
  }
  header.valid = header.valid && !reader.overrun();
  return header;
}

// The footer, a POSIX TZ string: "CET-1CEST,M3.5.0,M10.5.0/3".
struct YearDay {
  enum class Kind { kWeekOfMonth, kDayWithoutLeap, kDayWithLeap } kind = Kind::kWeekOfMonth;
  std::int32_t month = 1, week = 1, week_day = 0;
  std::int32_t day = 0;
  std::int32_t seconds = 7200;  // local time of day; may be negative or beyond a day

  // Local seconds since 1970.
  std::int64_t in_year(std::int32_t year) const {
    const std::int64_t first_day = days_from_civil({year, 1, 1});
    std::int64_t days = first_day;
    switch (kind) {
      case Kind::kDayWithLeap:
        days += day;
        break;
      case Kind::kDayWithoutLeap:  // 1..365, February 29 never counted
        days += day - 1 + (is_leap_year(year) && day >= 60 ? 1 : 0);
        break;
      case Kind::kWeekOfMonth: {
        const std::int64_t month_start = days_from_civil({year, month, 1});
        const std::int32_t first = (week_day - weekday(month_start) + 7) % 7;
        std::int32_t offset = first + (week - 1) * 7;
        while (offset >= days_in_month(year, month)) offset -= 7;  // week 5 is the last
        days = month_start + offset;
        break;
      }
    }
    return days * 86'400 + seconds;
  }
};

struct PosixRule {
  std::int32_t standard_offset = 0;
  std::int32_t summer_offset = 0;
  bool has_summer = false;
  YearDay summer_begin, summer_end;
};

bool take_zone_name(TimeCursor& cursor) {
  if (cursor.take('<')) {
    while (!cursor.at_end() && cursor.peek() != '>') cursor.skip(1);
    return cursor.take('>');
  }
  std::size_t letters = 0;
  for (; TimeCursor::is_letter(cursor.peek()); cursor.skip(1)) ++letters;
  return letters >= 3;
}

// [+-]h[hh][:mm[:ss]]
std::optional<std::int32_t> take_hours(TimeCursor& cursor) {
  const bool negative = cursor.peek() == '-';
  cursor.take_any("+-");
  const auto hours = cursor.take_number(1, 3);
  if (!hours || *hours > 167) return std::nullopt;
  std::int32_t seconds = *hours * 3600;
  for (std::int32_t unit : {60, 1}) {
    if (!cursor.take(':')) break;
    const auto part = cursor.take_number(1, 2);
    if (!part || *part > 59) return std::nullopt;
    seconds += *part * unit;
  }
  return negative ? -seconds : seconds;
}

std::optional<YearDay> take_year_day(TimeCursor& cursor) {
  YearDay result;
  if (cursor.take('M')) {
    const auto month = cursor.take_number(1, 2);
    if (!month || *month < 1 || *month > 12 || !cursor.take('.')) return std::nullopt;
    const auto week = cursor.take_number(1, 1);
    if (!week || *week < 1 || *week > 5 || !cursor.take('.')) return std::nullopt;
    const auto week_day = cursor.take_number(1, 1);
    if (!week_day || *week_day > 6) return std::nullopt;
    result.month = *month;
    result.week = *week;
    result.week_day = *week_day;
  } else {
    const bool without_leap = cursor.take('J');
    result.kind = without_leap ? YearDay::Kind::kDayWithoutLeap : YearDay::Kind::kDayWithLeap;
    const auto day = cursor.take_number(1, 3);
    if (!day || *day > 365 || (without_leap && *day < 1)) return std::nullopt;
    result.day = *day;
  }
  if (cursor.take('/')) {
    const auto seconds = take_hours(cursor);
    if (!seconds) return std::nullopt;
    result.seconds = *seconds;
  }
  return result;
}

std::optional<PosixRule> parse_posix_rule(std::string_view text) {
  TimeCursor cursor(text);
  PosixRule rule;
  if (!take_zone_name(cursor)) return std::nullopt;
  const auto west = take_hours(cursor);
  if (!west) return std::nullopt;
  rule.standard_offset = -*west;  // POSIX counts westwards
  if (cursor.at_end()) return rule;
  if (!take_zone_name(cursor)) return std::nullopt;
  rule.has_summer = true;
  rule.summer_offset = rule.standard_offset + 3600;
  if (cursor.peek() != ',') {
    const auto summer_west = take_hours(cursor);
    if (!summer_west) return std::nullopt;
    rule.summer_offset = -*summer_west;
  }
  if (!cursor.take(',')) return std::nullopt;
  const auto begin = take_year_day(cursor);
  if (!begin || !cursor.take(',')) return std::nullopt;
  const auto end = take_year_day(cursor);
  if (!end || !cursor.at_end()) return std::nullopt;
  rule.summer_begin = *begin;
  rule.summer_end = *end;
  return rule;
}

void append_rule(const PosixRule& rule, std::int32_t first_offset,
                 std::vector<TimeZone::Transition>& transitions) {
  const Instant last = transitions.empty() ? kNoInstant : transitions.back().at;
  const std::int32_t offset =
      transitions.empty() ? first_offset : transitions.back().offset_seconds;
  if (!rule.has_summer) {
    // The table ends in the offset the rule keeps; only a table without entries may differ.
    if (transitions.empty() && offset != rule.standard_offset) {
      transitions.push_back({kFirstInstant, rule.standard_offset});
    }
    return;
  }
  const std::int32_t first_year = transitions.empty() ? 1900 : civil_from_instant(last).date.year;
  std::vector<TimeZone::Transition> found;
  for (std::int32_t year = first_year; year <= kLastRuleYear; ++year) {
    const std::int64_t begin = rule.summer_begin.in_year(year) - rule.standard_offset;
    const std::int64_t end = rule.summer_end.in_year(year) - rule.summer_offset;
    found.push_back({{begin * kMicrosPerSecond}, rule.summer_offset});
    found.push_back({{end * kMicrosPerSecond}, rule.standard_offset});
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.at < b.at; });
  for (std::size_t i = 0; i < found.size(); ++i) {
    // Of two changes in one instant (summer all year round) neither is one.
    if (i + 1 < found.size() && found[i].at == found[i + 1].at) {
      ++i;
      continue;
    }
    if (found[i].at > last) transitions.push_back(found[i]);
  }
}

Error damaged(std::string_view name, std::string_view what) {
  return {ErrorCode::kDamaged,
          "the system's file of time zone " + std::string(name) + " " + std::string(what),
          std::string(name)};
}

}  // namespace

Result<TimeZone> parse_tzif(ByteSpan bytes, std::string_view name) {
  Reader reader(bytes);
  const Header old_header = read_header(reader);
  if (!old_header.valid) return damaged(name, "is no zoneinfo file");
  if (old_header.version < '2') return damaged(name, "is of version 1, too old to be read");
  reader.take(old_header.body_bytes(4));
  const Header header = read_header(reader);
  if (!header.valid || header.types == 0) return damaged(name, "is damaged");

  Reader times(reader.take(header.times * 8));
  const ByteSpan type_indices = reader.take(header.times);
  Reader types(reader.take(header.types * 6));
  reader.take(header.characters + header.leaps * 12 + header.wall_marks + header.utc_marks);
  if (reader.overrun()) return damaged(name, "is cut short");

  std::vector<std::int32_t> offsets;
  for (std::size_t i = 0; i < header.types; ++i) {
    const auto offset = static_cast<std::int32_t>(static_cast<std::uint32_t>(types.number(4)));
    types.take(2);
    if (offset <= -26 * 3600 || offset >= 26 * 3600) return damaged(name, "is damaged");
    offsets.push_back(offset);
  }

  std::int32_t first_offset = offsets.front();
  std::vector<TimeZone::Transition> transitions;
  std::int64_t previous = std::numeric_limits<std::int64_t>::min();
  for (std::size_t i = 0; i < header.times; ++i) {
    const auto second = static_cast<std::int64_t>(times.number(8));
    if (type_indices[i] >= offsets.size() || (i > 0 && second <= previous)) {
      return damaged(name, "is damaged");
    }
    previous = second;
    const std::int32_t offset = offsets[type_indices[i]];
    if (second >= kEndSecond) break;
    if (second < kFirstSecond) {
      first_offset = offset;
      continue;
    }
    transitions.push_back({{second * kMicrosPerSecond}, offset});
  }

  const std::string_view footer = as_text(reader.rest());
  if (footer.size() >= 2 && footer.front() == '\n') {
    const std::size_t end = footer.find('\n', 1);
    if (end == std::string_view::npos) return damaged(name, "is cut short");
    const std::string_view text = footer.substr(1, end - 1);
    if (!text.empty()) {
      const auto rule = parse_posix_rule(text);
      if (!rule) return damaged(name, "ends in a rule that does not parse");
      append_rule(*rule, first_offset, transitions);
    }
  }

  // Changes of name or of the summer mark alone change no offset.
  std::int32_t offset = first_offset;
  std::erase_if(transitions, [&offset](const TimeZone::Transition& transition) {
    return std::exchange(offset, transition.offset_seconds) == transition.offset_seconds;
  });
  return TimeZone(std::string(name), first_offset, std::move(transitions));
}

}  // namespace throughline
