#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "query/facets.h"
#include "unit/query/random_filter.h"

// What the tests of all questions share.
namespace throughline::query::test {

// Runs a task whose slice is always spent, so that it stops wherever it can.
template <class Make>
auto answer(Make&& make) {
  Budget budget;
  budget.refill(std::chrono::nanoseconds(0));
  auto task = make(budget);
  while (!task.done()) task.resume();
  return task.take();
}

inline std::string shown(const Value& value) {
  if (is_null(value)) return "<null>";
  std::string text;
  append_text(value, text);
  return text;
}

// What a row counts under in a facet.
inline std::vector<std::string> plain_values(const PlainRow& row, const std::string& field) {
  if (const auto text = row.texts.find(field); text != row.texts.end()) return text->second;
  if (const auto number = row.numbers.find(field); number != row.numbers.end()) {
    return {field == "csat" ? to_plain_string(number->second) : to_string(number->second)};
  }
  if (field == "time" && row.time) return {format_rfc3339(Instant{*row.time})};
  return {"<null>"};
}

struct Plain {
  std::uint32_t count = 0;
  std::uint32_t all = 0;
};

inline std::map<std::string, Plain> plain_facet(const Table& table, const PlainFilter& filter,
                                                const std::string& field, bool ignore_own) {
  std::map<std::string, Plain> counts;
  for (const PlainRow& row : table.rows) {
    for (const std::string& value : plain_values(row, field)) {
      counts[value].all += 1;
      counts[value].count += filter.takes(row, ignore_own ? field : "") ? 1 : 0;
    }
  }
  return counts;
}

inline void check_facet(const Facet& facet, const std::map<std::string, Plain>& expected,
                        std::size_t limit) {
  CHECK(facet.distinct == expected.size());
  CHECK(facet.values.size() == std::min(limit, expected.size()));
  CHECK(facet.rest == facet.distinct - facet.values.size());
  for (std::size_t i = 0; i < facet.values.size(); ++i) {
    const FacetValue& value = facet.values[i];
    CAPTURE(shown(value.value));
    REQUIRE(expected.contains(shown(value.value)));
    CHECK(value.count == expected.at(shown(value.value)).count);
    CHECK(value.all == expected.at(shown(value.value)).all);
    if (i == 0) continue;
    const FacetValue& before = facet.values[i - 1];
    CHECK(before.count >= value.count);
    if (before.count == value.count) CHECK(compare(before.value, value.value) < 0);
  }
  std::uint64_t total = facet.rest_count;
  for (const FacetValue& value : facet.values) total += value.count;
  std::uint64_t expected_total = 0;
  for (const auto& [value, counts] : expected) expected_total += counts.count;
  CHECK(total == expected_total);
}

}  // namespace throughline::query::test
