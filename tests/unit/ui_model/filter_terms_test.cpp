#include "ui/model/filter_terms.h"

#include <doctest/doctest.h>

#include <random>

#include "base/instant.h"

namespace throughline::ui {
namespace {

constexpr std::int64_t kSecond = kMicrosPerSecond;

TEST_CASE("terms are split at spaces outside quotes, and know where they stand") {
  const std::string filter = R"( channel:email,phone  -organisation:"Acme, Inc" "late delivery")";
  const auto terms = terms_of(filter);
  REQUIRE(terms.size() == 3);
  CHECK(terms[0].field == "channel");
  REQUIRE(terms[0].values.size() == 2);
  CHECK(terms[0].values[1].text == "phone");
  CHECK(terms[1].negated);
  CHECK(terms[1].values[0].text == "Acme, Inc");
  CHECK(terms[1].values[0].quoted);
  CHECK(terms[2].field.empty());
  CHECK(terms[2].values[0].text == "late delivery");
  for (const Term& term : terms) CHECK(filter.substr(term.offset, term.length) == term.text);
}

TEST_CASE("a doubled quote is a quote, a quoted colon does not end the field") {
  const auto terms = terms_of(R"(x."a:b":"say ""hi""" "c:d")");
  REQUIRE(terms.size() == 2);
  CHECK(terms[0].field == "x.a:b");
  CHECK(terms[0].values[0].text == "say \"hi\"");
  CHECK(terms[1].field.empty());
}

TEST_CASE("an open quote reaches to the end") {
  const auto terms = terms_of("channel:email \"never closed channel:x");
  REQUIRE(terms.size() == 2);
  CHECK(terms[1].values[0].text == "never closed channel:x");
}

TEST_CASE("values are quoted where the language would read something else") {
  CHECK(quoted_value(FieldValue("email")) == "email");
  CHECK(quoted_value(FieldValue()) == "null");
  CHECK(quoted_value(FieldValue("null")) == "\"null\"");
  CHECK(quoted_value(FieldValue("a b")) == "\"a b\"");
  CHECK(quoted_value(FieldValue("a\"b")) == "\"a\"\"b\"");
  CHECK(quoted_value(FieldValue("10..20")) == "\"10..20\"");
  CHECK(quoted_value(FieldValue(">10")) == "\">10\"");
  CHECK(quoted_value(FieldValue("a*")) == "\"a*\"");
  CHECK(quoted_value(FieldValue("")) == "\"\"");
  CHECK(term_text("x.Order Status", {FieldValue("shipped")}) == "x.\"Order Status\":shipped");
}

TEST_CASE("any value survives being written into a filter and read back") {
  std::mt19937 random(7);
  const std::string letters = "ab \",:*.<>-null%/\t日";
  for (int round = 0; round < 2000; ++round) {
    std::string value;
    for (std::size_t i = random() % 8; i > 0; --i) value += letters[random() % letters.size()];
    const std::string filter = with_add("type:x", "agent", FieldValue(value));
    const auto terms = terms_of(filter);
    REQUIRE(terms.size() == 2);
    CHECK(standing(terms, "agent", FieldValue(value)) == Standing::kSelected);
    CHECK(named_values(terms, "agent") == std::vector<FieldValue>{FieldValue(value)});
    CHECK(with_toggle(filter, "agent", FieldValue(value)) == "type:x");
  }
}

TEST_CASE("select: the value alone; again: none") {
  const FieldValue email("email");
  CHECK(with_select("", "channel", email) == "channel:email");
  CHECK(with_select("channel:phone,chat late", "channel", email) == "channel:email late");
  CHECK(with_select("channel:email late", "channel", email) == "late");
  CHECK(with_select("channel:email,chat", "channel", email) == "channel:email");
  CHECK(with_select("-channel:email", "channel", email) == "channel:email");
  CHECK(with_select("channel:e*", "channel", email) == "channel:email");
}

TEST_CASE("toggle, add, exclude, only and clear leave other terms as written") {
  const FieldValue email("email");
  CHECK(with_toggle("a  channel:phone", "channel", email) == "a channel:phone,email");
  CHECK(with_toggle("channel:phone,email a", "channel", email) == "channel:phone a");
  CHECK(with_toggle("channel:email", "channel", email).empty());
  CHECK(with_add("channel:email", "channel", email) == "channel:email");
  CHECK(with_add("-channel:email,fax", "channel", email) == "-channel:fax channel:email");
  CHECK(with_exclude("channel:email,fax", "channel", email) == "channel:fax -channel:email");
  CHECK(with_exclude("-channel:email,fax", "channel", email) == "-channel:fax");
  CHECK(with_only("-channel:a channel:b \"x  y\"", "channel", email) == "channel:email \"x  y\"");
  CHECK(without_field("channel:a -channel:b type:c", "channel") == "type:c");
  CHECK(without_term("a b c", 1) == "a c");
  CHECK(without_term("a b c", 9) == "a b c");
}

TEST_CASE("null and the word null are two values") {
  const std::string filter = with_add("", "channel", FieldValue());
  CHECK(filter == "channel:null");
  const auto terms = terms_of(filter);
  CHECK(standing(terms, "channel", FieldValue()) == Standing::kSelected);
  CHECK(standing(terms, "channel", FieldValue("null")) == Standing::kNone);
  CHECK(standing(terms_of("channel:\"null\""), "channel", FieldValue("null")) ==
        Standing::kSelected);
}

TEST_CASE("the brush is whole seconds, both ends included, and replaces earlier ones") {
  const TimeRange range{1'500'000, 3'200'000};
  const std::string filter = with_time("time:2024 a", range);
  CHECK(filter == "a time:1970-01-01T00:00:01Z..1970-01-01T00:00:03Z");
  CHECK(*time_of(terms_of(filter), {}) == TimeRange{1 * kSecond, 4 * kSecond});
  CHECK(with_time("", {5 * kSecond, 5 * kSecond}) ==
        "time:1970-01-01T00:00:05Z..1970-01-01T00:00:05Z");
}

TEST_CASE("a brush before 1970 is widened outwards too") {
  const TimeRange range{-1'500'000, -200'000};
  CHECK(*time_of(terms_of(with_time("", range)), {}) == TimeRange{-2 * kSecond, 0});
}

TEST_CASE("random brushes come back as the seconds that hold them") {
  std::mt19937_64 random(11);
  for (int round = 0; round < 500; ++round) {
    const auto from =
        static_cast<std::int64_t>(random() % 4'000'000'000'000'000U) - 1'000'000'000'000'000;
    const auto length = static_cast<std::int64_t>(random() % 100'000'000'000U) + 1;
    const auto back = time_of(terms_of(with_time("x:y", {from, from + length})), {});
    REQUIRE(back);
    CHECK(back->from <= from);
    CHECK(from - back->from < kSecond);
    CHECK(back->to >= from + length);
    CHECK(back->to - (from + length) < kSecond);
    // The page's own questions are exact to the microsecond.
    const auto exact = time_of(terms_of(time_term({from, from + length})), {});
    REQUIRE(exact);
    CHECK(*exact == TimeRange{from, from + length});
  }
}

TEST_CASE("typed time terms are read by unit, range and comparison") {
  const TimeRange whole{0, 4'000'000'000 * kSecond};
  const auto read = [&](const char* filter) { return time_of(terms_of(filter), whole); };
  const std::int64_t march = 1'709'251'200 * kSecond;
  const std::int64_t april = 1'711'929'600 * kSecond;
  CHECK(*read("time:2024-03") == TimeRange{march, april});
  CHECK(*read("time:2024-03-01..2024-03-31") == TimeRange{march, april});
  CHECK(*read("time:>=2024-03") == TimeRange{march, whole.to});
  CHECK(*read("time:>2024-03") == TimeRange{april, whole.to});
  CHECK(*read("time:<2024-03") == TimeRange{0, march});
  CHECK(*read("time:<=2024-03") == TimeRange{0, april});
  CHECK(*read("time:2024-03..") == TimeRange{march, whole.to});
  CHECK_FALSE(read("time:null"));
  CHECK_FALSE(read("-time:2024"));
  CHECK_FALSE(read("time:2023,2024"));
  CHECK_FALSE(read("time:2023 time:2024"));
  CHECK_FALSE(read("channel:email"));
}

TEST_CASE("chips say in words what a term asks") {
  const auto label = [](const char* filter) { return chip_label(terms_of(filter).front()); };
  CHECK(label("channel:email,in_person") == "channel: email, in person");
  CHECK(label("-status:closed") == "not status: closed");
  CHECK(label("agent:null") == "agent: none");
  CHECK(label("agent:\"null\"") == "agent: null");
  CHECK(label("x.\"Order Status\":shipped") == "Order Status: shipped");
  CHECK(label("\"late delivery\"") == "“late delivery”");
  CHECK(label("-late") == "not “late”");
}

TEST_CASE("the pointer of an error is two numbers or nothing") {
  const auto pointer = pointer_of("12:5");
  REQUIRE(pointer);
  CHECK(pointer->offset == 12);
  CHECK(pointer->length == 5);
  for (const char* const bad : {"", "12", ":", "a:1", "1:", "1:2x", "-1:2"}) {
    CHECK_FALSE(pointer_of(bad));
  }
}

}  // namespace
}  // namespace throughline::ui
