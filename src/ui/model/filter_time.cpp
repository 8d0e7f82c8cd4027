#include <algorithm>

#include "base/instant.h"
#include "base/time_unit.h"
#include "ui/model/filter_terms.h"

// `time:` terms: the brush written as one, and read back.
namespace throughline::ui {
namespace {

// Six decimals, so that the unit which the text names is one microsecond.
std::string exact_instant(std::int64_t micros) {
  const std::int64_t second = micros >= 0 ? micros / kMicrosPerSecond
                                          : -((-micros + kMicrosPerSecond - 1) / kMicrosPerSecond);
  const std::int64_t fraction = micros - second * kMicrosPerSecond;
  std::string text = format_rfc3339(Instant{second * kMicrosPerSecond});
  if (!text.empty()) text.pop_back();
  return text + "." + std::to_string(fraction + kMicrosPerSecond).substr(1) + "Z";
}

std::int64_t whole_seconds(std::int64_t micros, bool up) {
  std::int64_t rest = micros % kMicrosPerSecond;
  if (rest < 0) rest += kMicrosPerSecond;
  if (rest == 0) return micros;
  return up ? micros - rest + kMicrosPerSecond : micros - rest;
}

std::optional<TimeRange> range_of_value(std::string_view text, const TimeRange& whole,
                                        const TimeZone& zone) {
  TimeRange range = whole;
  const auto dots = text.find("..");
  if (dots != std::string_view::npos) {
    const std::string_view low = text.substr(0, dots);
    const std::string_view high = text.substr(dots + 2);
    if (!low.empty()) {
      const auto unit = parse_time_unit(low, zone);
      if (!unit) return std::nullopt;
      range.from = unit->begin.microseconds;
    }
    if (!high.empty()) {
      const auto unit = parse_time_unit(high, zone);
      if (!unit) return std::nullopt;
      range.to = unit->end.microseconds;
    }
    return range;
  }
  const bool above = text.starts_with('>');
  const bool below = text.starts_with('<');
  if (above || below) text.remove_prefix(1);
  const bool included = (above || below) && text.starts_with('=');
  if (included) text.remove_prefix(1);
  const auto unit = parse_time_unit(text, zone);
  if (!unit) return std::nullopt;
  if (!below) range.from = (above && !included ? unit->end : unit->begin).microseconds;
  if (!above) range.to = (below && !included ? unit->begin : unit->end).microseconds;
  return range;
}

}  // namespace

std::string with_time(std::string_view filter, const TimeRange& range) {
  const std::int64_t from = whole_seconds(range.from, false);
  const std::int64_t to = std::max(whole_seconds(range.to, true), from + kMicrosPerSecond);
  std::string text = without_field(filter, "time");
  if (!text.empty()) text += ' ';
  return text + "time:" + format_rfc3339(Instant{from}) + ".." +
         format_rfc3339(Instant{to - kMicrosPerSecond});
}

std::optional<TimeRange> time_of(const std::vector<Term>& terms, const TimeRange& whole,
                                 const TimeZone& zone) {
  const Term* only = nullptr;
  for (const Term& term : terms) {
    if (term.field != "time") continue;
    if (only != nullptr || term.negated || term.values.size() != 1) return std::nullopt;
    only = &term;
  }
  if (only == nullptr) return std::nullopt;
  const auto range = range_of_value(only->values[0].text, whole, zone);
  if (!range || range->from >= range->to) return std::nullopt;
  return range;
}

std::string time_term(const TimeRange& range) {
  return "time:" + exact_instant(range.from) + ".." +
         exact_instant(std::max(range.from, range.to - 1));
}

}  // namespace throughline::ui
