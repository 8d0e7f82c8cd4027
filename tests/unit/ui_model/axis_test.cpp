#include "ui/model/axis.h"

#include <doctest/doctest.h>

#include <random>

#include "base/instant.h"

namespace throughline::ui {
namespace {

TimeRange range_of(const char* from, const char* to) {
  return {parse_rfc3339(from)->microseconds, parse_rfc3339(to)->microseconds};
}

std::vector<std::string> labels(const std::vector<Tick>& ticks) {
  std::vector<std::string> found;
  found.reserve(ticks.size());
  for (const Tick& tick : ticks) found.push_back(tick.label);
  return found;
}

using Labels = std::vector<std::string>;

TEST_CASE("ticks stand at calendar boundaries") {
  const Formatter utc;
  const TimeRange years = range_of("2010-06-01", "2014-06-01");
  CHECK(labels(axis_ticks(years, 400, 80, utc)) == Labels{"2011", "2012", "2013", "2014"});
  const TimeRange months = range_of("2010-12-01", "2011-04-01");
  CHECK(labels(axis_ticks(months, 600, 80, utc)) == Labels{"Dec", "2011", "Feb", "Mar"});
  const TimeRange weeks = range_of("2024-03-01", "2024-03-22");
  CHECK(labels(axis_ticks(weeks, 300, 80, utc)) == Labels{"Mar 4", "Mar 11", "Mar 18"});
  const TimeRange hours = range_of("2024-03-05T20:00:00Z", "2024-03-06T04:00:00Z");
  CHECK(labels(axis_ticks(hours, 400, 90, utc)) == Labels{"20:00", "22:00", "Mar 6", "02:00"});
  const TimeRange seconds = range_of("2024-03-05T20:00:55Z", "2024-03-05T20:01:10Z");
  CHECK(labels(axis_ticks(seconds, 300, 90, utc)) == Labels{"20:00:55", "20:01", "20:01:05"});
  const TimeRange millis = range_of("2024-03-05T20:00:00.900Z", "2024-03-05T20:00:01.100Z");
  CHECK(labels(axis_ticks(millis, 200, 50, utc)) == Labels{".900", ".950", "20:00:01", ".050"});
}

TEST_CASE("the zone moves the ticks, and a changed clock leaves them in order") {
  Formatter berlin;
  REQUIRE(berlin.set_zone("Europe/Berlin"));
  const TimeRange winter = range_of("2024-01-09T12:00:00Z", "2024-01-12T12:00:00Z");
  const auto days = axis_ticks(winter, 300, 80, berlin);
  REQUIRE(days.size() == 3);
  CHECK(days[0].at == parse_rfc3339("2024-01-09T23:00:00Z")->microseconds);
  CHECK(days[0].label == "Jan 10");
  // 2024-03-31 02:00 to 03:00 does not exist there.
  const TimeRange spring = range_of("2024-03-31T00:00:00Z", "2024-03-31T03:00:00Z");
  CHECK(labels(axis_ticks(spring, 300, 60, berlin)) == Labels{"01:00", "03:00", "04:00"});
}

TEST_CASE("ticks rise, stay inside and keep their distance, at every scale and zone") {
  std::mt19937_64 random(5);
  for (const char* const zone :
       {"UTC", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"}) {
    Formatter format;
    REQUIRE(format.set_zone(zone));
    for (int round = 0; round < 400; ++round) {
      const int bits = static_cast<int>(17 + random() % 41);
      const auto length =
          static_cast<std::int64_t>((std::uint64_t{1} << bits) + random() % 100'000);
      const auto from =
          static_cast<std::int64_t>(random() % 4'000'000'000'000'000U) - 500'000'000'000'000;
      const TimeRange range{from, from + length};
      const double width = 100 + static_cast<double>(random() % 2000);
      const double least = 40 + static_cast<double>(random() % 100);
      const auto ticks = axis_ticks(range, width, least, format);
      CHECK(static_cast<double>(ticks.size()) <= width / least + 1);
      for (std::size_t i = 0; i < ticks.size(); ++i) {
        REQUIRE(ticks[i].at >= range.from);
        REQUIRE(ticks[i].at < range.to);
        REQUIRE_FALSE(ticks[i].label.empty());
        if (i == 0) continue;
        REQUIRE(ticks[i].at > ticks[i - 1].at);
        REQUIRE(ticks[i].x - ticks[i - 1].x >= least);
      }
      // Unless the view is tiny, it is never without a tick.
      if (width > 8 * least) CHECK_FALSE(ticks.empty());
    }
  }
}

TEST_CASE("no ticks without room or range") {
  const Formatter utc;
  CHECK(axis_ticks({5, 5}, 100, 50, utc).empty());
  CHECK(axis_ticks({0, 1000}, 0, 50, utc).empty());
}

TEST_CASE("a range is told as precisely as it is long, and always with its zone") {
  Formatter format;
  CHECK(range_label(range_of("2010-12-01", "2011-12-10"), format) ==
        "2010-12-01 – 2011-12-09 (UTC)");
  CHECK(range_label(range_of("2024-03-05T10:00:00Z", "2024-03-05T12:30:00Z"), format) ==
        "2024-03-05 10:00 – 12:30 (UTC)");
  REQUIRE(format.set_zone("Europe/Berlin"));
  CHECK(range_label(range_of("2024-03-05T22:30:00Z", "2024-03-05T23:30:00Z"), format) ==
        "2024-03-05 23:30 – 2024-03-06 00:30 (Europe/Berlin)");
}

TEST_CASE("weekends are Saturday and Sunday, cut at the ends") {
  const Formatter utc;
  const auto shades = weekends(range_of("2024-03-03", "2024-03-17"), 1400, 20, utc);
  REQUIRE(shades.size() == 3);
  CHECK(shades[0].x0 == doctest::Approx(0));
  CHECK(shades[0].x1 == doctest::Approx(100));
  CHECK(shades[1].x0 == doctest::Approx(600));
  CHECK(shades[1].x1 == doctest::Approx(800));
  CHECK(shades[2].x1 == doctest::Approx(1400));
  CHECK(weekends(range_of("2024-03-03", "2024-03-17"), 140, 20, utc).empty());
}

}  // namespace
}  // namespace throughline::ui
