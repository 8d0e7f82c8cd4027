#include "base/time_parse.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

namespace throughline {
namespace {

std::string parsed(std::string_view text, DayMonthOrder order = DayMonthOrder::kMonthDay) {
  const std::optional<ParsedTime> time = parse_time(text, {order, true});
  return time ? format_rfc3339(time->instant) : "nothing";
}

TEST_CASE("times as exports write them") {
  struct Case {
    const char* text;
    const char* utc;
  };
  const Case cases[] = {
      {"2010-12-01 08:26:00", "2010-12-01T08:26:00Z"},
      {"2010-12-01T08:26:00Z", "2010-12-01T08:26:00Z"},
      {"2010-12-01T08:26:00.5Z", "2010-12-01T08:26:00.500Z"},
      {"2010-12-01   08:26", "2010-12-01T08:26:00Z"},
      {"2016-04-28T11:19:34 -10:00", "2016-04-28T21:19:34Z"},
      {"2016-04-28 11:19:34 +0000", "2016-04-28T11:19:34Z"},
      {"2016-04-28 11:19:34 UTC", "2016-04-28T11:19:34Z"},
      {"2016-04-28T11:19:34+02:00[Europe/Berlin]", "2016-04-28T09:19:34Z"},
      {"2016-04-28T11:19:34.123456789+02", "2016-04-28T09:19:34.123456Z"},
      {"20160428T111934Z", "2016-04-28T11:19:34Z"},
      {"20160428 11:19", "2016-04-28T11:19:00Z"},
      {"2016/4/8 1:02", "2016-04-08T01:02:00Z"},
      {"2016-04-28Z", "2016-04-28T00:00:00Z"},
      {"2016-04-28T24:00:00", "2016-04-29T00:00:00Z"},
      {"2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"},
      {"Tue Oct 31 22:10:47 +0000 2017", "2017-10-31T22:10:47Z"},
      {"Tue Oct 31 22:10:47 UTC 2017", "2017-10-31T22:10:47Z"},
      {"Tue Oct  3 22:10:47 2017", "2017-10-03T22:10:47Z"},
      {"Tue, 31 Oct 2017 22:10:47 +0100 (CET)", "2017-10-31T21:10:47Z"},
      {"31 Oct 2017 22:10:47 EST", "2017-11-01T03:10:47Z"},
      {"Tue Oct 31 2017 22:10:47 GMT+0200 (Central European Summer Time)", "2017-10-31T20:10:47Z"},
      {"29-02-2016 01:16", "2016-02-29T01:16:00Z"},
      {"7/29/2013", "2013-07-29T00:00:00Z"},
      {"1/2/2010 8:26", "2010-01-02T08:26:00Z"},
      {"1/2/10 8:26 PM", "2010-01-02T20:26:00Z"},
      {"1/2/69", "1969-01-02T00:00:00Z"},
      {"1/2/68", "2068-01-02T00:00:00Z"},
      {"3/6/18, 1:55 p.m.", "2018-03-06T13:55:00Z"},
      {"3/6/18 1:55:00 p. m.", "2018-03-06T13:55:00Z"},
      {"3/6/18, 12:05\u202FAM", "2018-03-06T00:05:00Z"},
      {"03-06-2018, 01.55 PM", "2018-03-06T13:55:00Z"},
      {"13.06.18 21.25.15", "2018-06-13T21:25:15Z"},
      {"13.6.2018 klo 21.25.15", "2018-06-13T21:25:15Z"},
      {"13. 6. 2018. 21:25:15", "2018-06-13T21:25:15Z"},
      {"2018/06/13, 21:25:15", "2018-06-13T21:25:15Z"},
      {"19970101", "1997-01-01T00:00:00Z"},
      {"199701010930", "1997-01-01T09:30:00Z"},
      {"19970101093015", "1997-01-01T09:30:15Z"},
      {"1509487847", "2017-10-31T22:10:47Z"},
      {"1509487847.000005", "2017-10-31T22:10:47.000005Z"},
      {"1509487847123", "2017-10-31T22:10:47.123Z"},
      {"1509487847123456", "2017-10-31T22:10:47.123456Z"},
      {"1509487847123456789", "2017-10-31T22:10:47.123456Z"},
      {"1900-01-01 09:12:58", "1900-01-01T09:12:58Z"},
      {"March 5, 2024", "2024-03-05T00:00:00Z"},
      {"March 5th, 2024 at 10:00 AM", "2024-03-05T10:00:00Z"},
      {"Tuesday, March 5, 2024 8 PM", "2024-03-05T20:00:00Z"},
      {"5 mars 2024", "2024-03-05T00:00:00Z"},
      {"mar 5 mars 2024", "2024-03-05T00:00:00Z"},
      {"Mar 5 2024", "2024-03-05T00:00:00Z"},
      {"5. März 2024 10:00", "2024-03-05T10:00:00Z"},
      {"5 de marzo de 2024", "2024-03-05T00:00:00Z"},
      {"05-Mar-24 10:00:01", "2024-03-05T10:00:01Z"},
      {"2024-Mar-05", "2024-03-05T00:00:00Z"},
      {" 2024-03-05\r", "2024-03-05T00:00:00Z"},
  };
  for (const Case& c : cases) CHECK_MESSAGE(parsed(c.text) == c.utc, c.text);
}

TEST_CASE("what is no time is nothing") {
  for (const char* text : {"",
                           "17850",
                           "12345678",
                           "99999999",
                           "2024-02-30",
                           "2023-02-29",
                           "2024-13-01",
                           "30/02/2024",
                           "13/13/2024",
                           "1/2/3",
                           "10.0.0.1",
                           "555-12-3456",
                           "2024-03-05T25:00",
                           "2024-03-05 10:61",
                           "hello",
                           "May",
                           "May I ask",
                           "5 apples 2024",
                           "2024-03-05 and more",
                           "2024-03-05T10:00:00X",
                           "2024-03",
                           "00000000",
                           "0000-01-01",
                           "2024-03-05 13:00 AM",
                           "2024-03-05 10:00 XYZ",
                           "12-34-5678",
                           "1/2/20101",
                           "2024-03-05T10:00:00+19:00",
                           "-1509487847",
                           "1509487847x",
                           "99999999999999",
                           "3.14159265",
                           "447700900123456789012"}) {
    CHECK_MESSAGE(parsed(text) == "nothing", text);
  }
  CHECK_FALSE(parse_time("1509487847", {DayMonthOrder::kMonthDay, false}).has_value());
}

TEST_CASE("the order of day and month") {
  const auto month_first = parse_time("3/4/2010", {DayMonthOrder::kMonthDay, true});
  const auto day_first = parse_time("3/4/2010", {DayMonthOrder::kDayMonth, true});
  REQUIRE((month_first && day_first));
  CHECK(format_rfc3339(month_first->instant) == "2010-03-04T00:00:00Z");
  CHECK(format_rfc3339(day_first->instant) == "2010-04-03T00:00:00Z");
  CHECK(month_first->ambiguous_day_month);
  CHECK(month_first->form == TimeForm::kMonthFirst);
  CHECK(day_first->form == TimeForm::kDayFirst);
  CHECK(swap_day_month(month_first->instant) == day_first->instant);
  CHECK(swap_day_month(kNoInstant) == kNoInstant);

  const auto certain = parse_time("25/4/2010", {DayMonthOrder::kMonthDay, true});
  REQUIRE(certain);
  CHECK_FALSE(certain->ambiguous_day_month);
  CHECK(certain->form == TimeForm::kDayFirst);
  CHECK(swap_day_month(certain->instant) == certain->instant);

  for (int day = 1; day <= 12; ++day) {
    for (int month = 1; month <= 12; ++month) {
      const std::string text =
          std::to_string(day) + "." + std::to_string(month) + ".2011 23:59:59.5";
      const auto a = parse_time(text, {DayMonthOrder::kDayMonth, true});
      const auto b = parse_time(text, {DayMonthOrder::kMonthDay, true});
      REQUIRE((a && b));
      CHECK(swap_day_month(a->instant) == b->instant);
    }
  }
}

TEST_CASE("what was written is told") {
  CHECK(parse_time("2024-03-05")->date_only);
  CHECK_FALSE(parse_time("2024-03-05 00:00:00")->date_only);
  CHECK(parse_time("19970101")->date_only);
  CHECK_FALSE(parse_time("2024-03-05 10:00:00")->had_zone);
  CHECK(parse_time("2024-03-05 10:00:00Z")->had_zone);
  CHECK(parse_time("1509487847")->had_zone);
  CHECK(parse_time("1509487847")->form == TimeForm::kEpochSeconds);
  CHECK(parse_time("1509487847000")->form == TimeForm::kEpochMillis);
  CHECK(parse_time("19970101")->form == TimeForm::kCompact);
  CHECK(parse_time("5 March 2024")->form == TimeForm::kNamedMonth);
}

TEST_CASE("the quick way and the general one agree") {
  std::mt19937_64 random(5);
  for (int round = 0; round < 50'000; ++round) {
    const Instant instant{(static_cast<std::int64_t>(random() % 8'000'000'000) - 2'000'000'000) *
                              kMicrosPerSecond +
                          (round % 2 == 0 ? 0 : static_cast<std::int64_t>(random() % 1'000'000))};
    const std::string text = format_rfc3339(instant);
    std::string spaced = text;  // two blanks: general
    spaced.replace(10, 1, "  ");
    const auto quick = parse_time(text);
    const auto general = parse_time(spaced);
    if (!quick || !general || quick->instant != instant || general->instant != instant ||
        !general->had_zone || !quick->had_zone) {
      FAIL(text);
    }
  }
}

TEST_CASE("random bytes and mutations never crash, and give times in range only") {
  std::mt19937 random(11);
  const std::vector<std::string> seeds = {"2016-04-28T11:19:34 -10:00",
                                          "Tue Oct 31 22:10:47 +0000 2017",
                                          "Tue, 31 Oct 2017 22:10:47 +0100 (CET)",
                                          "3/6/18 1:55:00 p. m.",
                                          "20160428T111934Z",
                                          "1509487847.000005",
                                          "5 de marzo de 2024",
                                          "1 day 2h 3m",
                                          "PT6M12.5S"};
  for (int round = 0; round < 300'000; ++round) {
    std::string text = seeds[random() % seeds.size()];
    for (auto changes = 1 + random() % 4; changes > 0 && !text.empty(); --changes) {
      const std::size_t place = random() % text.size();
      switch (random() % 3) {
        case 0:
          text[place] = static_cast<char>(random());
          break;
        case 1:
          text.erase(place, 1 + random() % 3);
          break;
        default:
          text.insert(place, 1, "0123456789:./- +TZapm"[random() % 21]);
      }
    }
    const auto time = parse_time(text, {DayMonthOrder::kDayMonth, true});
    if (time && (time->instant < kFirstInstant || time->instant >= kInstantEnd)) FAIL(text);
    (void)parse_duration(text);
    (void)parse_time_of_day(text);
    (void)parse_epoch(text, 1000);
  }
}

TEST_CASE("times of day") {
  CHECK(parse_time_of_day("09:12:58") == 33'178'000'000);
  CHECK(parse_time_of_day(" 9:12 PM") == 76'320'000'000);
  CHECK(parse_time_of_day("12:00 am") == 0);
  CHECK(parse_time_of_day("14h05") == 50'700'000'000);
  CHECK(parse_time_of_day("9 h 30") == 34'200'000'000);
  CHECK(parse_time_of_day("18H") == 64'800'000'000);
  CHECK_FALSE(parse_time_of_day("24h00").has_value());
  CHECK_FALSE(parse_time_of_day("1h5").has_value());
  CHECK_FALSE(parse_time_of_day("1h30m").has_value());
  CHECK_FALSE(parse_time_of_day("24:00").has_value());
  CHECK_FALSE(parse_time_of_day("9").has_value());
}

TEST_CASE("epochs of a known unit") {
  CHECK(parse_epoch("0", 1) == Instant{0});
  CHECK(parse_epoch("-1.5", 1) == Instant{-1'500'000});
  CHECK(parse_epoch("1500.5", 1000) == Instant{1'500'500});
  CHECK(parse_epoch("1999", 1'000'000'000) == Instant{1});
  CHECK_FALSE(parse_epoch("999999999999", 1).has_value());
  CHECK_FALSE(parse_epoch("9999999999999999999", 1).has_value());
  CHECK_FALSE(parse_epoch("", 1).has_value());
  CHECK_FALSE(parse_epoch("12a", 1).has_value());
}

TEST_CASE("durations") {
  struct Case {
    const char* text;
    std::int64_t micros;
  };
  const Case cases[] = {
      {"00:06:12", 372'000'000},
      {"06:12", 372'000'000},
      {"372", 372'000'000},
      {"372.5", 372'500'000},
      {"6m 12s", 372'000'000},
      {"PT6M12S", 372'000'000},
      {"6m12s", 372'000'000},
      {"6 min, 12 sec", 372'000'000},
      {"1 hour and 2 minutes", 3'720'000'000},
      {"1 day 02:00:00", 93'600'000'000},
      {"P1DT2H", 93'600'000'000},
      {"P1W", 604'800'000'000},
      {"1.5h", 5'400'000'000},
      {"250 ms", 250'000},
      {"-00:00:01", -1'000'000},
      {"100:00:00", 360'000'000'000},
      {"0.000001", 1},
      {"PT0.1S", 100'000},
      {"0", 0},
  };
  for (const Case& c : cases) CHECK_MESSAGE(parse_duration(c.text) == c.micros, c.text);
  for (const char* text : {"", "-", "P", "PT", "P1M", "1:60", "1:2:3:4", "five", "6x", "12 5",
                           "99999999999999999", "1:", "PT1D", "1m 5", "999999999999 weeks"}) {
    CHECK_MESSAGE(!parse_duration(text).has_value(), text);
  }
}

}  // namespace
}  // namespace throughline
