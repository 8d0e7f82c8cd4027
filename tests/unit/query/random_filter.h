#pragma once

#include <functional>
#include <string>
#include <vector>

#include "unit/query/random_table.h"

// Random filters as text and, told apart from it, as what they mean.
namespace throughline::query::test {

struct PlainTerm {
  std::string field;  // "words" for words
  std::function<bool(const PlainRow&)> holds;
};

struct PlainFilter {
  std::string text;
  std::vector<PlainTerm> terms;

  bool takes(const PlainRow& row, std::string_view but_field = {}) const {
    return std::all_of(terms.begin(), terms.end(), [&](const PlainTerm& term) {
      return term.field == but_field || term.holds(row);
    });
  }
};

inline std::string quoted(const std::string& value) {
  std::string out = "\"";
  for (const char byte : value) out += byte == '"' ? std::string("\"\"") : std::string(1, byte);
  return out + '"';
}

inline bool is_number(const std::string& text) { return parse_decimal(text).has_value(); }

using RowTest = std::function<bool(const PlainRow&)>;

inline RowTest text_test(const std::string& field, std::function<bool(const std::string&)> test) {
  return [field, test = std::move(test)](const PlainRow& row) {
    const auto found = row.texts.find(field);
    return found != row.texts.end() &&
           std::any_of(found->second.begin(), found->second.end(), test);
  };
}

// One value of a term: its text, and what it takes.
struct PlainValue {
  std::string text;
  RowTest takes;
};

inline PlainValue text_value(Random& random, const std::string& field,
                             const std::vector<std::string>& known) {
  const std::string value = random.pick(known);
  switch (random.below(5)) {
    case 0:
      return {"null", [field](const PlainRow& row) { return !row.texts.contains(field); }};
    case 1: {
      const std::string prefix = value.substr(0, 1);
      return {quoted(prefix) + "*", text_test(field, [prefix](const std::string& text) {
                return text.starts_with(prefix);
              })};
    }
    case 2:
      return {">=5", text_test(field, [](const std::string& text) {
                const auto number = parse_decimal(text);
                return number && number->value >= Decimal{5, 0};
              })};
    default:
      return {quoted(value),
              text_test(field, [value](const std::string& text) { return text == value; })};
  }
}

inline PlainValue word_value(Random& random, const std::string& field,
                             const std::vector<std::string>& known) {
  const std::string value = random.pick(known);
  if (random.chance(25))
    return {"null", [field](const PlainRow& row) { return !row.texts.contains(field); }};
  return {value, text_test(field, [value](const std::string& text) { return text == value; })};
}

inline PlainValue number_value(Random& random, const std::string& field) {
  const Decimal bound = parse_decimal(random.pick(kNumbers))->value;
  const std::string shown = to_plain_string(bound);
  const auto test = [field](std::function<bool(const Decimal&)> takes) -> RowTest {
    return [field, takes = std::move(takes)](const PlainRow& row) {
      const auto found = row.numbers.find(field);
      return found != row.numbers.end() && takes(found->second);
    };
  };
  switch (random.below(7)) {
    case 0:
      return {"null", [field](const PlainRow& row) { return !row.numbers.contains(field); }};
    case 1:
      return {">" + shown, test([bound](const Decimal& number) { return number > bound; })};
    case 2:
      return {">=" + shown, test([bound](const Decimal& number) { return number >= bound; })};
    case 3:
      return {"<" + shown, test([bound](const Decimal& number) { return number < bound; })};
    case 4:
      return {"<=" + shown, test([bound](const Decimal& number) { return number <= bound; })};
    case 5:
      return {shown + "..", test([bound](const Decimal& number) { return number >= bound; })};
    default:
      return {shown, test([bound](const Decimal& number) { return number == bound; })};
  }
}

inline PlainValue time_value(Random& random) {
  const std::int64_t day = static_cast<std::int64_t>(random.below(20));
  const std::int64_t days = static_cast<std::int64_t>(random.below(4));
  const std::int64_t begin = kBaseTime + day * 24 * kHour;
  const std::int64_t end = begin + (days + 1) * 24 * kHour;
  if (random.chance(15)) return {"null", [](const PlainRow& row) { return !row.time; }};
  const std::string text = format_rfc3339(Instant{begin}).substr(0, 10) + ".." +
                           format_rfc3339(Instant{end - 1}).substr(0, 10);
  return {text, [begin, end](const PlainRow& row) {
            return row.time && *row.time >= begin && *row.time < end;
          }};
}

inline PlainValue words_value(Random& random) {
  // Which of kSubjects hold the needle: written down, not computed.
  struct Needle {
    std::string text;
    std::vector<std::string> held_by;
  };
  static const std::vector<Needle> needles = {{"LATE", {"Late Delivery", "late"}},
                                              {"late d", {"Late Delivery"}},
                                              {"hello", {"hello world", "HELLO"}},
                                              {"STRAßE", {"Straße"}},
                                              {"strasse", {}},
                                              {"…", {"…"}}};
  const Needle needle = random.pick(needles);
  return {quoted(needle.text), [needle](const PlainRow& row) {
            for (const char* field : {"subject", "body"}) {
              const auto found = row.texts.find(field);
              if (found == row.texts.end()) continue;
              if (std::count(needle.held_by.begin(), needle.held_by.end(), found->second[0]) > 0)
                return true;
            }
            return false;
          }};
}

inline PlainFilter random_filter(Random& random) {
  static const std::vector<std::string> fields = {
      "channel",  "type",  "agent",    "customer", "order", "link", "tags",     "csat",  "value",
      "received", "given", "x.Colour", "time",     "words", "body", "currency", "source"};
  static const std::map<std::string, const std::vector<std::string>*> known = {
      {"agent", &kAgents},  {"customer", &kCustomers},  {"order", &kLinks},     {"link", &kLinks},
      {"body", &kSubjects}, {"currency", &kCurrencies}, {"x.Colour", &kColours}};
  static const std::vector<std::string> tags = {"vip", "late", "new", "10", "none"};
  static const std::vector<std::string> sources = {"one.csv", "two.csv", "three.csv"};
  PlainFilter filter;
  const std::size_t terms = random.below(4);
  for (std::size_t i = 0; i < terms; ++i) {
    const std::string field = random.pick(fields);
    const bool negated = random.chance(30);
    std::vector<PlainValue> values;
    const std::size_t count = field == "words" ? 1 : 1 + random.below(2);
    for (std::size_t j = 0; j < count; ++j) {
      if (field == "channel")
        values.push_back(word_value(random, field, kChannels));
      else if (field == "type")
        values.push_back(word_value(random, field, kTypes));
      else if (field == "csat" || field == "value" || field == "received" || field == "given")
        values.push_back(number_value(random, field));
      else if (field == "time")
        values.push_back(time_value(random));
      else if (field == "words")
        values.push_back(words_value(random));
      else if (field == "tags")
        values.push_back(text_value(random, field, tags));
      else if (field == "source")
        values.push_back(text_value(random, field, sources));
      else
        values.push_back(text_value(random, field, *known.at(field)));
    }
    if (!filter.text.empty()) filter.text += ' ';
    if (negated) filter.text += '-';
    if (field != "words") filter.text += field + ":";
    for (std::size_t j = 0; j < values.size(); ++j)
      filter.text += (j > 0 ? "," : "") + values[j].text;
    filter.terms.push_back({field, [values, negated](const PlainRow& row) {
                              const bool any = std::any_of(
                                  values.begin(), values.end(),
                                  [&](const PlainValue& value) { return value.takes(row); });
                              return any != negated;
                            }});
  }
  return filter;
}

}  // namespace throughline::query::test
