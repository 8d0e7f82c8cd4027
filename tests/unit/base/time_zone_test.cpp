#include "base/time_zone.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

#include "base/time_unit.h"

namespace throughline {
namespace {

Instant at(const char* text) { return parse_rfc3339(text).value(); }

TEST_CASE("offsets agree with the C library") {
  const char* previous = std::getenv("TZ");
  const std::string saved = previous == nullptr ? "" : previous;
  for (const char* name :
       {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata",
        "Africa/Casablanca", "America/Sao_Paulo", "Pacific/Apia", "Europe/Dublin", "Asia/Tehran",
        "America/Santiago", "Antarctica/Troll", "Asia/Gaza"}) {
    const Result<TimeZone> zone = find_time_zone(name);
    REQUIRE_MESSAGE(zone.ok(), name);
    setenv("TZ", name, 1);
    tzset();
    int differing = 0;
    // Every 31 hours, so that all times of day and seasons are met.
    for (std::int64_t second = -2'200'000'000; second < 4'100'000'000; second += 111'600) {
      const std::time_t time = second;
      std::tm local{};
      localtime_r(&time, &local);
      const Instant utc{second * kMicrosPerSecond};
      differing += zone->offset_at(utc) != local.tm_gmtoff;
      // Back again: to the same instant, or the earlier of the two with that local time.
      const Instant back = zone->local_to_utc(zone->utc_to_local(utc));
      differing += back > utc || zone->utc_to_local(back) != zone->utc_to_local(utc);
    }
    CHECK_MESSAGE(differing == 0, name);
  }
  if (previous == nullptr) {
    unsetenv("TZ");
  } else {
    setenv("TZ", saved.c_str(), 1);
  }
  tzset();
}

TEST_CASE("changes of the clock") {
  const TimeZone berlin = find_time_zone("Europe/Berlin").value();
  CHECK(berlin.offset_at(at("2024-03-31T00:59:59Z")) == 3600);
  CHECK(berlin.offset_at(at("2024-03-31T01:00:00Z")) == 7200);
  CHECK(berlin.offset_at(at("2090-07-01T00:00:00Z")) == 7200);
  // 02:30 does not occur: it keeps the offset from before.
  CHECK(berlin.local_to_utc(at("2024-03-31T02:30:00Z")) == at("2024-03-31T01:30:00Z"));
  // 02:30 occurs twice: the earlier.
  CHECK(berlin.local_to_utc(at("2024-10-27T02:30:00Z")) == at("2024-10-27T00:30:00Z"));
  CHECK(berlin.local_to_utc(at("2024-07-01T12:00:00Z")) == at("2024-07-01T10:00:00Z"));
  CHECK(berlin.local_to_utc(kNoInstant) == kNoInstant);
  // Samoa had no 30 December 2011.
  const TimeZone apia = find_time_zone("Pacific/Apia").value();
  CHECK(apia.utc_to_local(at("2011-12-30T09:59:59Z")) == at("2011-12-29T23:59:59Z"));
  CHECK(apia.utc_to_local(at("2011-12-30T10:00:00Z")) == at("2011-12-31T00:00:00Z"));
}

TEST_CASE("names") {
  CHECK(find_time_zone("UTC")->is_utc());
  CHECK(find_time_zone("+05:30")->offset_at({0}) == 19'800);
  CHECK(find_time_zone("-08:00")->local_to_utc(at("2024-01-01")) == at("2024-01-01T08:00:00Z"));
  for (const char* wrong : {"", "Mars/Base", "../../etc/passwd", "/etc/passwd", "Europe", "+99:00",
                            "Europe/Berlin ", "zone.tab", "posixrules/x"}) {
    const Result<TimeZone> zone = find_time_zone(wrong);
    REQUIRE_MESSAGE(!zone.ok(), wrong);
    CHECK(zone.error().code == ErrorCode::kNotFound);
  }
}

// A zoneinfo file with one type and the footer given.
std::vector<std::uint8_t> tzif(const std::string& footer, std::int32_t offset) {
  const std::string head = std::string("TZif2") + std::string(15, '\0');
  const auto number = [](std::uint32_t n) {
    return std::string{static_cast<char>(n >> 24), static_cast<char>(n >> 16),
                       static_cast<char>(n >> 8), static_cast<char>(n)};
  };
  const std::string counts = number(0) + number(0) + number(0) + number(0) + number(1) + number(4);
  const std::string body =
      number(static_cast<std::uint32_t>(offset)) + std::string(2, '\0') + std::string("ABC\0", 4);
  const std::string text = head + counts + body + head + counts + body + "\n" + footer + "\n";
  return {text.begin(), text.end()};
}

TEST_CASE("rules without a table") {
  const Result<TimeZone> eastern = parse_tzif(tzif("EST5EDT,M3.2.0,M11.1.0", -18'000), "x");
  REQUIRE(eastern.ok());
  CHECK(eastern->offset_at(at("2024-03-10T06:59:59Z")) == -18'000);
  CHECK(eastern->offset_at(at("2024-03-10T07:00:00Z")) == -14'400);
  CHECK(eastern->offset_at(at("2024-11-03T05:59:59Z")) == -14'400);
  CHECK(eastern->offset_at(at("2024-11-03T06:00:00Z")) == -18'000);
  // Day numbers: J60 is always 1 March, 59 is 29 February in leap years.
  const Result<TimeZone> days = parse_tzif(tzif("AAA0BBB,J60/0,300/0", 0), "x");
  REQUIRE(days.ok());
  CHECK(days->offset_at(at("2024-02-29T23:59:59Z")) == 0);
  CHECK(days->offset_at(at("2024-03-01T00:00:00Z")) == 3600);
  CHECK(days->offset_at(at("2024-10-26T22:59:59Z")) == 3600);
  CHECK(days->offset_at(at("2024-10-26T23:00:00Z")) == 0);
  const Result<TimeZone> named = parse_tzif(tzif("<+03>-3", 10'800), "x");
  REQUIRE(named.ok());
  CHECK(named->transitions().empty());
}

TEST_CASE("damaged zone files are errors, never crashes") {
  const std::vector<std::uint8_t> good = tzif("CET-1CEST,M3.5.0,M10.5.0/3", 3600);
  REQUIRE(parse_tzif(good, "x").ok());
  for (std::size_t length = 0; length < good.size(); ++length) {
    std::vector<std::uint8_t> cut(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(length));
    const Result<TimeZone> zone = parse_tzif(cut, "x");
    const bool without_footer =
        length + std::string("CET-1CEST,M3.5.0,M10.5.0/3").size() + 2 == good.size() ||
        length + std::string("CET-1CEST,M3.5.0,M10.5.0/3").size() + 1 == good.size();
    CHECK(zone.ok() == without_footer);
  }
  int accepted = 0;
  for (std::size_t i = 0; i < good.size(); ++i) {
    for (int bit = 0; bit < 8; ++bit) {
      std::vector<std::uint8_t> flipped = good;
      flipped[i] = static_cast<std::uint8_t>(flipped[i] ^ (1 << bit));
      accepted += parse_tzif(flipped, "x").ok();
    }
  }
  CHECK(accepted < static_cast<int>(good.size() * 8));
}

TEST_CASE("calendar units") {
  const auto unit = [](const char* text, const TimeZone& zone = {}) {
    const std::optional<TimeUnit> found = parse_time_unit(text, zone);
    REQUIRE_MESSAGE(found.has_value(), text);
    return format_rfc3339(found->begin) + " " + format_rfc3339(found->end);
  };
  CHECK(unit("2024") == "2024-01-01T00:00:00Z 2025-01-01T00:00:00Z");
  CHECK(unit("2024-02") == "2024-02-01T00:00:00Z 2024-03-01T00:00:00Z");
  CHECK(unit("2024-12-31") == "2024-12-31T00:00:00Z 2025-01-01T00:00:00Z");
  CHECK(unit("2024-03-05T10") == "2024-03-05T10:00:00Z 2024-03-05T11:00:00Z");
  CHECK(unit("2024-03-05T10:07") == "2024-03-05T10:07:00Z 2024-03-05T10:08:00Z");
  CHECK(unit("2024-03-05T10:07:09+01:00") == "2024-03-05T09:07:09Z 2024-03-05T09:07:10Z");
  CHECK(unit("2024-03-05T10:07:09.25Z") == "2024-03-05T10:07:09.250Z 2024-03-05T10:07:09.260Z");
  const TimeZone berlin = find_time_zone("Europe/Berlin").value();
  CHECK(unit("2024-03-31", berlin) == "2024-03-30T23:00:00Z 2024-03-31T22:00:00Z");
  CHECK(unit("2024-10-27T02", berlin) == "2024-10-27T00:00:00Z 2024-10-27T02:00:00Z");
  for (const char* minute : {"2024-03-31T02:00", "2024-03-31T02:30", "2024-03-31T02:59"}) {
    const TimeUnit skipped = parse_time_unit(minute, berlin).value();
    CHECK(skipped.begin <= skipped.end);
  }
  CHECK_FALSE(parse_time_unit("2024-3").has_value());
  CHECK_FALSE(parse_time_unit("yesterday").has_value());
}

}  // namespace
}  // namespace throughline
