#include "query/filter_parser.h"

#include <doctest/doctest.h>

#include <charconv>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace {

using throughline::Error;
using throughline::ErrorCode;
using throughline::Instant;
using throughline::Result;
using namespace throughline::query;

// A filter's terms in one line each, for tables of expectations.
std::string described(const Condition& condition) {
  const auto number = [](const std::optional<throughline::Decimal>& value) {
    return value ? throughline::to_plain_string(*value) : std::string();
  };
  const auto time = [](const std::optional<Instant>& value) {
    return value ? throughline::format_rfc3339(*value) : std::string();
  };
  switch (condition.kind) {
    case Condition::Kind::kNull:
      return "null";
    case Condition::Kind::kEquals:
      return "=" + condition.text;
    case Condition::Kind::kPrefix:
      return "^" + condition.text;
    case Condition::Kind::kContains:
      return "~" + condition.text;
    case Condition::Kind::kNumbers:
      return (condition.low_included ? "[" : "(") + number(condition.low) + ".." +
             number(condition.high) + (condition.high_included ? "]" : ")");
    case Condition::Kind::kTimes:
      return "t[" + time(condition.begin) + ".." + time(condition.end) + ")";
  }
  return {};
}

std::string described(std::string_view text) {
  const Result<Filter> filter = parse_filter(text);
  if (!filter) return "error " + filter.error().where;
  std::string out;
  for (const Term& term : filter->terms) {
    if (!out.empty()) out += ' ';
    if (term.negated) out += '-';
    if (!term.words) out += term.field.name() + ":";
    for (const Condition& condition : term.conditions) out += described(condition) + ";";
  }
  return out;
}

Error error_of(std::string_view text) {
  const Result<Filter> filter = parse_filter(text);
  REQUIRE_FALSE(filter.ok());
  return filter.error();
}

TEST_CASE("Filter text: every form of the language") {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"", ""},
      {"   ", ""},
      {"channel:email", "channel:=email;"},
      {"channel:email,phone type:complaint", "channel:=email;=phone; type:=complaint;"},
      {"-channel:email", "-channel:=email;"},
      {"channel:em*", "channel:^em;"},
      {"channel:other,null", "channel:=other;null;"},
      {"csat:5", "csat:[5..5];"},
      {"csat:>10", "csat:(10..];"},
      {"csat:>=1.5", "csat:[1.5..];"},
      {"csat:<-2", "csat:[..-2);"},
      {"csat:<=3", "csat:[..3];"},
      {"csat:5..20", "csat:[5..20];"},
      {"csat:5..", "csat:[5..];"},
      {"csat:..20", "csat:[..20];"},
      {"csat:-2.5..-1.25", "csat:[-2.5..-1.25];"},
      {"csat:*", "csat:[..];"},
      {"received:>0 given:1..2", "received:(0..]; given:[1..2];"},
      {"customer:null", "customer:null;"},
      {"customer:\"null\"", "customer:=null;"},
      {"agent:a*", "agent:^a;"},
      {"agent:\"a*\"", "agent:=a*;"},
      {"agent:\"a b\"*", "agent:^a b;"},
      {"agent:*", "agent:^;"},
      {"agent:a..b", "agent:=a..b;"},
      {"x.N:2..3", "x.N:[2..3];"},
      {"x.N:\"2..3\"", "x.N:=2..3;"},
      {"organisation:\"Acme, Inc\"", "organisation:=Acme, Inc;"},
      {"organisation:\"say \"\"hi\"\"\"", "organisation:=say \"hi\";"},
      {"x.\"Order Status\":shipped", "x.Order Status:=shipped;"},
      {"late -draft \"two Words\"", "~late; -~draft; ~two words;"},
      {"link:INV-1 source:a.zip/b.csv", "link:=INV-1; source:=a.zip/b.csv;"},
      {"id:0:1:0", "id:=0:1:0;"},
      {"sentiment:negative", "sentiment:=negative;"},
      {"sentiment:>0.5", "sentiment:(0.5..];"},
      {"sentiment:-0.5..0.5", "sentiment:[-0.5..0.5];"},
      {"started_at:2024", "time:t[2024-01-01T00:00:00Z..2025-01-01T00:00:00Z);"},
      {"time:2024-03", "time:t[2024-03-01T00:00:00Z..2024-04-01T00:00:00Z);"},
      {"time:2024-03-05..2024-03-09", "time:t[2024-03-05T00:00:00Z..2024-03-10T00:00:00Z);"},
      {"time:2024..", "time:t[2024-01-01T00:00:00Z..);"},
      {"time:..2024", "time:t[..2025-01-01T00:00:00Z);"},
      {"time:>2024", "time:t[2025-01-01T00:00:00Z..);"},
      {"time:>=2024", "time:t[2024-01-01T00:00:00Z..);"},
      {"time:<2024", "time:t[..2024-01-01T00:00:00Z);"},
      {"time:<=2024", "time:t[..2025-01-01T00:00:00Z);"},
      {"time:null,2024-02", "time:null;t[2024-02-01T00:00:00Z..2024-03-01T00:00:00Z);"},
      {"time:2024-03-05T10:00", "time:t[2024-03-05T10:00:00Z..2024-03-05T10:01:00Z);"},
      {"ended_at:2024-12-31T23:59:59Z", "ended_at:t[2024-12-31T23:59:59Z..2025-01-01T00:00:00Z);"},
      {"time:2024-06-01 zone:Europe/Berlin", "time:t[2024-05-31T22:00:00Z..2024-06-01T22:00:00Z);"},
      {"channel:email view.lanes:agent view.from:2024-01-01T00:00:00Z", "channel:=email;"},
      {"tags:vip,late", "tags:=vip;=late;"},
  };
  for (const auto& [text, expected] : cases) {
    CAPTURE(text);
    CHECK(described(text) == expected);
  }
}

TEST_CASE("Filter text: what does not parse is pointed at") {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"channel:", "0:8"},
      {"late channel:fax", "5:11"},
      {"channel:email,", "0:14"},
      {"channel:email,,phone", "0:14"},
      {":x", "0:2"},
      {"a -", "2:1"},
      {"\"\"", "0:2"},
      {"a \"open", "2:5"},
      {"csat:good", "0:9"},
      {"csat:>", "0:6"},
      {"csat:a..b", "0:9"},
      {"csat:..", "0:7"},
      {"csat:1*", "0:7"},
      {"time:soon", "0:9"},
      {"time:2024-13", "0:12"},
      {"time:2024*", "0:10"},
      {"agent:>x", "0:8"},
      {"zone:Nowhere/At_all", "0:19"},
      {"zone:UTC zone:UTC", "9:8"},
      {"-zone:UTC", "0:9"},
      {"x chanel:email", "2:12"},
      {"é chanel:email", "3:12"},  // bytes, not characters
  };
  for (const auto& [text, where] : cases) {
    CAPTURE(text);
    const Error error = error_of(text);
    CHECK(error.where == where);
    CHECK_FALSE(error.message.empty());
  }
  CHECK(error_of("chanel:email").code == ErrorCode::kUnknownField);
  CHECK(error_of("chanel:email").message.find("\"channel\"") != std::string::npos);
  CHECK(error_of("channel:fax").message.find("email, chat") != std::string::npos);
  CHECK(error_of("channel:fax").code == ErrorCode::kBadFilter);
}

TEST_CASE("Filter text: a phrase has no syntax") {
  const Filter filter = phrase_filter("channel:\"E*");
  REQUIRE(filter.terms.size() == 1);
  CHECK(filter.terms[0].words);
  CHECK(filter.terms[0].conditions[0].text == "channel:\"e*");
}

TEST_CASE("Filter text: arbitrary bytes give a filter or an error inside the text") {
  const std::vector<std::string> pieces = {
      "channel", "time",       "csat",
      "x.",      "x.A",        ":",
      ",",       "-",          "\"",
      "\"\"",    " ",          ">",
      ">=",      "<",          "..",
      "*",       "null",       "email",
      "2024",    "2024-02-30", "1e9",
      "zone:",   "view.",      "é",
      "\xFF",    "\xE2\x82",   std::string(1, '\0'),
      "link",    "sentiment",  "99999999999999999999999999999999999999999999",
      "id",      "word"};
  std::mt19937 random(20240305);
  int errors = 0;
  for (int round = 0; round < 30000; ++round) {
    std::string text;
    const auto length = std::uniform_int_distribution<std::size_t>(0, 9)(random);
    for (std::size_t i = 0; i < length; ++i) {
      text += pieces[std::uniform_int_distribution<std::size_t>(0, pieces.size() - 1)(random)];
    }
    const Result<Filter> filter = parse_filter(text);
    if (filter.ok()) {
      for (const Term& term : filter->terms)
        REQUIRE(term.span.offset + term.span.length <= text.size());
      continue;
    }
    ++errors;
    const std::string& where = filter.error().where;
    std::size_t offset = 0;
    std::size_t span = 0;
    const auto first = std::from_chars(where.data(), where.data() + where.size(), offset);
    REQUIRE(first.ec == std::errc{});
    REQUIRE(*first.ptr == ':');
    const auto second = std::from_chars(first.ptr + 1, where.data() + where.size(), span);
    REQUIRE(second.ptr == where.data() + where.size());
    CAPTURE(text);
    CHECK(span > 0);
    CHECK(offset + span <= text.size());
  }
  CHECK(errors > 1000);
  CHECK(errors < 29000);
}

}  // namespace
