#include "base/decimal.h"

#include <doctest/doctest.h>

#include <cstdio>
#include <limits>
#include <random>
#include <string>

#include "base/currency.h"

namespace throughline {
namespace {

std::string parsed(std::string_view text, char mark = '.') {
  const std::optional<ParsedDecimal> found = parse_decimal(text, mark);
  if (!found) return "nothing";
  const std::string number = to_plain_string(found->value);
  return found->currency.empty() ? number : std::string(found->currency) + " " + number;
}

Decimal number(std::string_view text) { return parse_decimal(text)->value; }

TEST_CASE("numbers as exports write them") {
  struct Case {
    const char* text;
    const char* expected;
  };
  const Case cases[] = {
      {"2.55", "2.55"},
      {"-3.10", "-3.1"},
      {"+6", "6"},
      {" 6. ", "6"},
      {".5", "0.5"},
      {"007", "7"},
      {"-0.00", "0"},
      {"(5.00)", "-5"},
      {"5.00-", "-5"},
      {"\u22125", "-5"},
      {"1,234.50", "1234.5"},
      {"12,34,567.89", "1234567.89"},
      {"1 234 567", "1234567"},
      {"1\u00A0234.5", "1234.5"},
      {"1'234.50", "1234.5"},
      {"$1,234", "$ 1234"},
      {"-$5.00", "$ -5"},
      {"$-5.00", "$ -5"},
      {"($5.00)", "$ -5"},
      {"€3.10", "EUR 3.1"},
      {"3.10 €", "EUR 3.1"},
      {"3.10 EUR", "EUR 3.1"},
      {"USD 1e3", "USD 1000"},
      {"US$5", "USD 5"},
      {"R$ 7", "BRL 7"},
      {"100 kr", "kr 100"},
      {"5zł", "PLN 5"},
      {"1.5E-3", "0.0015"},
      {"1e-40", "nothing"},
      {"0e99", "0"},
      {"99999999999999999999999999999999999999", "99999999999999999999999999999999999999"},
      {"999999999999999999999999999999999999990", "nothing"},
      {"0.00000000000000000000000000000000000001", "0.00000000000000000000000000000000000001"},
      {"5.0000000000000000000000000000000000000000000000", "5"},
      {"1,23", "nothing"},
      {"1,2345", "nothing"},
      {"1234,567", "nothing"},
      {"0,123", "nothing"},
      {"1,234,5", "nothing"},
      {"1,234 567", "nothing"},
      {"", "nothing"},
      {"-", "nothing"},
      {".", "nothing"},
      {"$", "nothing"},
      {"1.2.3", "nothing"},
      {"5%", "nothing"},
      {"--5", "nothing"},
      {"(5", "nothing"},
      {"5)", "nothing"},
      {"(-5)", "nothing"},
      {"5 EUR USD", "nothing"},
      {"EURO 5", "nothing"},
      {"abc", "nothing"},
      {"NaN", "nothing"},
      {"inf", "nothing"},
      {"0x10", "nothing"},
  };
  for (const Case& c : cases) CHECK_MESSAGE(parsed(c.text) == c.expected, c.text);
  CHECK(parsed("1.234,50", ',') == "1234.5");
  CHECK(parsed("3,10 €", ',') == "EUR 3.1");
  CHECK(parsed("0,123", ',') == "0.123");
  CHECK(parsed("1.23", ',') == "nothing");
  CHECK(parsed("12.34.567", ',') == "nothing");
}

TEST_CASE("the form of money") {
  CHECK(to_string(number("5")) == "5.00");
  CHECK(to_string(number("2.55")) == "2.55");
  CHECK(to_string(number("0.001")) == "0.001");
  CHECK(to_string(number("10666684.544")) == "10666684.544");
  CHECK(to_string(number("-3.1")) == "-3.10");
  CHECK(to_string(number("-0.050")) == "-0.05");
  CHECK(to_string({}) == "0.00");
  CHECK(to_plain_string(number("3.390")) == "3.39");
  CHECK(to_plain_string(number("6.00")) == "6");
  CHECK(to_string({500, 2}) == "5.00");
}

TEST_CASE("arithmetic is exact and checked") {
  CHECK(*add(number("0.1"), number("0.2")) == number("0.3"));
  CHECK(*add(number("5"), number("-5.000")) == Decimal{});
  CHECK(to_plain_string(*multiply(number("2.55"), number("6"))) == "15.3");
  CHECK(to_plain_string(*multiply(number("-0.001"), number("0.001"))) == "-0.000001");
  const Decimal most = number("99999999999999999999999999999999999999");
  CHECK_FALSE(add(most, number("1")).has_value());
  CHECK_FALSE(add(negate(most), negate(most)).has_value());
  CHECK_FALSE(add(most, number("0.1")).has_value());
  CHECK_FALSE(multiply(most, number("2")).has_value());
  CHECK(*add(most, negate(most)) == Decimal{});
  CHECK_FALSE(multiply(number("1e-20"), number("1e-20")).has_value());

  CHECK(number("2.50") == number("2.5"));
  CHECK(number("2.49") < number("2.5"));
  CHECK(number("-2.5") < number("-2.49"));
  CHECK(number("-0.1") < number("0.1"));
  CHECK(most > number("0.00000000000000000000000000000000000001"));
}

TEST_CASE("arithmetic on cents agrees with integers") {
  std::mt19937_64 random(2);
  const auto cents = [&] { return static_cast<std::int64_t>(random() % 2'000'001) - 1'000'000; };
  for (int round = 0; round < 50'000; ++round) {
    const std::int64_t a = cents();
    const std::int64_t b = cents();
    const Decimal x{a, 2};
    const Decimal y{b, 2};
    if (*add(x, y) != Decimal{a + b, 2}) FAIL(a << " + " << b);
    if (*multiply(x, y) != Decimal{Int128{a} * b, 4}) FAIL(a << " * " << b);
    if ((x < y) != (a < b)) FAIL(a << " < " << b);
    char text[32];
    std::snprintf(text, sizeof text, "%s%lld.%02lld", a < 0 ? "-" : "",
                  static_cast<long long>(a < 0 ? -a : a) / 100,
                  static_cast<long long>(a < 0 ? -a : a) % 100);
    if (to_string(x) != text) FAIL(text);
    if (parse_decimal(text)->value != x) FAIL(text);
    if (parse_plain_micro(text) != a * 10'000) FAIL(text);
    if (to_micro(x) != a * 10'000) FAIL(text);
    if (from_micro(a * 10'000) != x) FAIL(text);
  }
}

TEST_CASE("millionths") {
  CHECK(parse_plain_micro("123.45") == 123'450'000);
  CHECK(parse_plain_micro("-0.000001") == -1);
  CHECK(parse_plain_micro("1.00000000") == 1'000'000);
  CHECK(parse_plain_micro("999999999999") == 999'999'999'999'000'000);
  for (const char* text :
       {"", "-", "1.", ".5", "1.0000001", "1,000", "1e3", " 1", "+1", "1 ", "1000000000000"}) {
    CHECK_MESSAGE(!parse_plain_micro(text).has_value(), text);
  }
  CHECK(to_micro(number("9223372036854.775807")) == std::numeric_limits<std::int64_t>::max());
  CHECK_FALSE(to_micro(number("9223372036854.775808")).has_value());
  CHECK(to_micro(number("-9223372036854.775808")) == std::numeric_limits<std::int64_t>::min());
  CHECK_FALSE(to_micro(number("0.0000001")).has_value());
  CHECK(to_plain_string(from_micro(std::numeric_limits<std::int64_t>::min())) ==
        "-9223372036854.775808");
}

TEST_CASE("random text never crashes the parser") {
  std::mt19937 random(9);
  const std::string_view alphabet =
      "0123456789.,-+()eE $ '\xC2\xA0\xE2\x82\xAC"
      "EURkr";
  for (int round = 0; round < 300'000; ++round) {
    std::string text;
    for (auto length = random() % 50; length > 0; --length) {
      text.push_back(alphabet[random() % alphabet.size()]);
    }
    if (const auto found = parse_decimal(text, random() % 2 == 0 ? '.' : ',')) {
      if (parse_decimal(to_string(found->value))->value != found->value) FAIL(text);
    }
  }
}

TEST_CASE("currencies") {
  CHECK(find_currency("usd") == "USD");
  CHECK(find_currency(" € ") == "EUR");
  CHECK(find_currency("£") == "GBP");
  CHECK(find_currency("$") == "$");
  CHECK(find_currency("dollars").empty());
  CHECK(find_currency("").empty());
  CHECK(find_currency("D A").empty());
}

}  // namespace
}  // namespace throughline
