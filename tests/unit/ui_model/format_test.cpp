#include "ui/model/format.h"

#include <doctest/doctest.h>

#include "base/instant.h"
#include "ui/model/fields.h"

namespace throughline::ui {
namespace {

Formatter german() {
  Formatter format;
  format.set_locale({".", ",", DateOrder::kDayMonthYear, ".", false});
  return format;
}

TEST_CASE("counts and exact decimals are grouped, never rounded") {
  const Formatter en;
  CHECK(en.count(0) == "0");
  CHECK(en.count(999) == "999");
  CHECK(en.count(541909) == "541,909");
  CHECK(en.count(-1234567) == "-1,234,567");
  CHECK(en.count(INT64_MIN) == "-9,223,372,036,854,775,808");
  CHECK(en.decimal("10666684.544") == "10,666,684.544");
  CHECK(en.decimal("-0.01") == "-0.01");
  CHECK(en.decimal("12345678901234567890123.45") == "12,345,678,901,234,567,890,123.45");
  CHECK(en.decimal("1e5") == "1e5");
  CHECK(en.decimal("") == "");
  CHECK(german().decimal("10666684.544") == "10.666.684,544");
}

TEST_CASE("shares never claim all or nothing that is not so") {
  const Formatter en;
  CHECK(en.percent(0) == "0%");
  CHECK(en.percent(0.0001) == "<0.1%");
  CHECK(en.percent(0.123) == "12.3%");
  CHECK(en.percent(0.99999) == ">99.9%");
  CHECK(en.percent(1) == "100%");
}

TEST_CASE("sizes and durations") {
  const Formatter en;
  CHECK(en.bytes(0) == "0 B");
  CHECK(en.bytes(999) == "999 B");
  CHECK(en.bytes(45'600'000) == "45.6 MB");
  CHECK(en.bytes(999'999) == "1.00 MB");
  CHECK(en.bytes(-5) == "0 B");
  CHECK(en.rate(1'500) == "1.50 KB/s");
  CHECK(en.duration(0) == "0 s");
  CHECK(en.duration(0.25) == "250 ms");
  CHECK(en.duration(59.6) == "1 min 00 s");
  CHECK(en.duration(3900) == "1 h 05 min");
  CHECK(en.duration(86400 * 3) == "3 days");
  CHECK(en.duration(86400 + 7200) == "1 day 2 h");
  CHECK(en.duration(-1) == "0 s");
}

TEST_CASE("times are shown in the zone and the locale's order") {
  const std::int64_t at = parse_rfc3339("2024-03-05T22:30:00Z")->microseconds;
  Formatter format;
  CHECK(format.date_time(at) == "2024-03-05 22:30");
  CHECK(format.date_time(at + 5'250'000) == "2024-03-05 22:30:05.250");
  REQUIRE(format.set_zone("Asia/Kolkata"));
  CHECK(format.date_time("2024-03-05T22:30:00Z") == "2024-03-06 04:00");
  CHECK_FALSE(format.set_zone("Mars/Olympus"));
  CHECK(format.zone().name() == "Asia/Kolkata");
  CHECK(format.date_time("soon") == "soon");
  CHECK(german().date(at) == "05.03.2024");
  Formatter us;
  us.set_locale({",", ".", DateOrder::kMonthDayYear, "/", true});
  CHECK(us.date_time(at) == "03/05/2024 10:30 PM");
  CHECK(us.time_of_day(0) == "12:00 AM");
}

TEST_CASE("fields have titles, and their names survive ids") {
  CHECK(field_title("customer_name") == "Customer name");
  CHECK(field_title("x.Order Status") == "Order Status");
  CHECK(field_title("resolution_code") == "Resolution code");
  const std::string odd = "x.A/B %2F";
  CHECK(field_in_id(odd).find('/') == std::string::npos);
  CHECK(field_from_id(field_in_id(odd)) == odd);
  const std::string word = "in_person";
  CHECK(value_label("channel", &word) == "in person");
  CHECK(value_label("agent", &word) == "in_person");
  CHECK(value_label("agent", nullptr) == "–");
}

}  // namespace
}  // namespace throughline::ui
