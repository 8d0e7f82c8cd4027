#include "base/instant.h"

#include <doctest/doctest.h>

#include <random>

namespace throughline {
namespace {

TEST_CASE("the calendar agrees with counting days one by one") {
  const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  CivilDate date{1600, 1, 1};
  std::int64_t days = -135'140;  // 1600-01-01, a Saturday
  int week_day = 6;
  while (date.year < 2401) {
    if (days_from_civil(date) != days || civil_from_days(days) != date || !is_valid_date(date) ||
        weekday(days) != week_day) {
      FAIL(date.year << "-" << date.month << "-" << date.day);
    }
    const bool leap = (date.year % 4 == 0 && date.year % 100 != 0) || date.year % 400 == 0;
    const int length = lengths[date.month - 1] + (date.month == 2 && leap ? 1 : 0);
    if (is_valid_date({date.year, date.month, length + 1})) FAIL("a day too many");
    if (++date.day > length) {
      date.day = 1;
      if (++date.month > 12) {
        date.month = 1;
        ++date.year;
      }
    }
    ++days;
    week_day = (week_day + 1) % 7;
  }
  CHECK(days_from_civil({1970, 1, 1}) == 0);
  CHECK_FALSE(is_valid_date({2023, 2, 29}));
  CHECK_FALSE(is_valid_date({2024, 0, 1}));
  CHECK_FALSE(is_valid_date({2024, 13, 1}));
}

TEST_CASE("known instants") {
  // Seconds from `date -u -d ... +%s`.
  CHECK(parse_rfc3339("2010-12-01T08:26:00Z") == Instant{1'291'191'960'000'000});
  CHECK(parse_rfc3339("0001-01-01T00:00:00Z") == kFirstInstant);
  CHECK(parse_rfc3339("9999-12-31T23:59:59.999999Z") == Instant{kInstantEnd.microseconds - 1});
  CHECK(parse_rfc3339("1969-12-31T23:59:59Z") == Instant{-1'000'000});
  CHECK(format_rfc3339({1'291'191'960'000'000}) == "2010-12-01T08:26:00Z");
  CHECK(format_rfc3339({-1}) == "1969-12-31T23:59:59.999999Z");
  CHECK(format_rfc3339({500'000}) == "1970-01-01T00:00:00.500Z");
  CHECK(format_rfc3339({120}) == "1970-01-01T00:00:00.000120Z");
  CHECK(format_rfc3339(kFirstInstant) == "0001-01-01T00:00:00Z");
  CHECK(kNoInstant < kFirstInstant);
}

TEST_CASE("what is formatted is parsed again") {
  std::mt19937_64 random(3);
  for (int round = 0; round < 100'000; ++round) {
    std::int64_t micros =
        kFirstInstant.microseconds +
        static_cast<std::int64_t>(random() %
                                  static_cast<std::uint64_t>(kInstantEnd.microseconds / 2 -
                                                             kFirstInstant.microseconds / 2)) *
            2;
    if (round % 3 == 0) micros -= micros % 1'000'000;
    if (micros < kFirstInstant.microseconds) micros = kFirstInstant.microseconds;
    if (parse_rfc3339(format_rfc3339({micros})) != Instant{micros}) FAIL(micros);
  }
}

TEST_CASE("RFC 3339 and its shorter forms") {
  CHECK(parse_rfc3339("2024") == parse_rfc3339("2024-01-01T00:00:00Z"));
  CHECK(parse_rfc3339("2024-03-05T10:00") == parse_rfc3339("2024-03-05T10:00:00Z"));
  CHECK(parse_rfc3339("2024-03-05 10:00:00+02:00") == parse_rfc3339("2024-03-05T08:00:00Z"));
  CHECK(parse_rfc3339("2024-03-05T10:00:00.1234567-0130") ==
        parse_rfc3339("2024-03-05T11:30:00.123456Z"));
  for (const char* wrong :
       {"", "24", "20240305", "2024-3-5", "2024-13", "2024-02-30", "2024-03-05T24:00",
        "2024-03-05T10:60", "2024-03-05T10:00:00.", "2024-03-05T10:00:00Zx", "2024-03-05Z",
        "0000-01-01", "2024-03-05T10:00:00+19:00", "0001-01-01T00:00:00+01:00", "2024-"}) {
    CHECK_MESSAGE(!parse_rfc3339(wrong).has_value(), wrong);
  }
}

}  // namespace
}  // namespace throughline
