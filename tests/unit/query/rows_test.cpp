#include "query/rows.h"

#include <doctest/doctest.h>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "query/customers.h"
#include "query/facets.h"
#include "query/search.h"
#include "unit/query/plain_answers.h"

namespace {

using namespace throughline;
using namespace throughline::query;
using namespace throughline::query::test;

// The order that a sort promises, stated once more.
bool plain_before(const PlainRow& a, const PlainRow& b, const std::string& field, bool falling) {
  if (field == "id") {
    return falling ? b.id < a.id : a.id < b.id;
  }
  int order = 0;
  bool a_null = false;
  bool b_null = false;
  if (field == "time") {
    a_null = !a.time;
    b_null = !b.time;
    if (!a_null && !b_null) order = *a.time < *b.time ? -1 : (*a.time > *b.time ? 1 : 0);
  } else if (field == "csat" || field == "value" || field == "given") {
    a_null = !a.numbers.contains(field);
    b_null = !b.numbers.contains(field);
    if (!a_null && !b_null) {
      order = a.numbers.at(field) < b.numbers.at(field)
                  ? -1
                  : (a.numbers.at(field) > b.numbers.at(field) ? 1 : 0);
    }
  } else {
    a_null = !a.texts.contains(field);
    b_null = !b.texts.contains(field);
    // std::vector compares one after the other, as tags are.
    if (!a_null && !b_null)
      order = a.texts.at(field) < b.texts.at(field)
                  ? -1
                  : (a.texts.at(field) > b.texts.at(field) ? 1 : 0);
  }
  if (a_null != b_null) return b_null;
  if (falling) order = -order;
  return order != 0 ? order < 0 : a.id < b.id;
}

TEST_CASE("Pages of interactions agree with a plain sort") {
  const Table table = random_table(9, 500);
  Cache cache;
  Random random(109);
  const std::vector<std::string> sorts = {"time",  "id",      "csat", "value",   "given",
                                          "agent", "channel", "body", "x.Colour"};
  for (int round = 0; round < 300; ++round) {
    const PlainFilter filter = random_filter(random);
    CAPTURE(filter.text);
    const std::string field = random.pick(sorts);
    const bool falling = random.chance(50);
    CAPTURE(field);
    CAPTURE(falling);
    std::vector<const PlainRow*> expected;
    for (const PlainRow& row : table.rows) {
      if (filter.takes(row)) expected.push_back(&row);
    }
    std::sort(expected.begin(), expected.end(), [&](const PlainRow* a, const PlainRow* b) {
      return plain_before(*a, *b, field, falling);
    });
    RowsRequest request{filter.text, (falling ? "-" : "") + field, random.below(120),
                        random.below(60)};
    auto result =
        answer([&](Budget& b) { return interactions(table.snapshot, request, cache, b); });
    REQUIRE(result.ok());
    CHECK(result->total == expected.size());
    std::vector<std::string> ids;
    std::vector<std::string> expected_ids;
    for (const RowIndex row : result->rows)
      ids.push_back(store::to_string(table.snapshot->id(row)));
    for (std::uint64_t i = request.offset;
         i < expected.size() && i < request.offset + request.limit; ++i) {
      expected_ids.push_back(store::to_string(expected[i]->id));
    }
    CHECK(ids == expected_ids);
  }
}

TEST_CASE("A page far down agrees with a plain sort") {
  const Table table = random_table(21, 9000);
  Cache cache;
  Random random(121);
  for (const std::string sort :
       {"agent", "-channel", "value", "-csat", "-body", "x.Colour", "tags", "-id", "-time"}) {
    CAPTURE(sort);
    const bool falling = sort[0] == '-';
    const std::string field = sort.substr(falling ? 1 : 0);
    std::vector<const PlainRow*> expected;
    for (const PlainRow& row : table.rows) expected.push_back(&row);
    std::sort(expected.begin(), expected.end(), [&](const PlainRow* a, const PlainRow* b) {
      return plain_before(*a, *b, field, falling);
    });
    for (int round = 0; round < 8; ++round) {
      RowsRequest request{"", sort, 4000 + random.below(5100), random.below(60)};
      auto result =
          answer([&](Budget& b) { return interactions(table.snapshot, request, cache, b); });
      REQUIRE(result.ok());
      const std::size_t begin = std::min<std::size_t>(request.offset, expected.size());
      REQUIRE(result->rows.size() == std::min<std::size_t>(request.limit, expected.size() - begin));
      for (std::size_t i = 0; i < result->rows.size(); ++i) {
        CHECK(table.snapshot->id(result->rows[i]) == expected[begin + i]->id);
      }
    }
  }
}

TEST_CASE("Search answers ids in order and an exact total") {
  const Table table = random_table(12, 400);
  Cache cache;
  std::set<store::RowId> expected;
  for (const PlainRow& row : table.rows) {
    for (const char* field : {"subject", "body"}) {
      if (!row.texts.contains(field) || !row.texts.contains("channel") ||
          row.texts.at("channel")[0] != "email")
        continue;
      const std::string& text = row.texts.at(field)[0];
      if (text == "Late Delivery" || text == "late") expected.insert(row.id);
    }
  }
  auto found = answer(
      [&](Budget& b) { return search(table.snapshot, {"lAtE", "channel:email", 7}, cache, b); });
  REQUIRE(found.ok());
  CHECK(found->total == expected.size());
  REQUIRE(found->ids.size() == 7);
  auto next = expected.begin();
  for (const store::RowId& id : found->ids) CHECK(id == *next++);
  CHECK_FALSE(
      answer([&](Budget& b) { return search(table.snapshot, {"  ", "", 7}, cache, b); }).ok());
}

TEST_CASE("Unknown names are errors that suggest one") {
  const Table table = random_table(13, 20);
  Cache cache;
  const auto code_of = [&](const std::string& filter) {
    auto result = answer(
        [&](Budget& b) { return interactions(table.snapshot, {filter, "time", 0, 1}, cache, b); });
    REQUIRE_FALSE(result.ok());
    return result.error();
  };
  const Error column = code_of("late x.Color:red");
  CHECK(column.code == ErrorCode::kUnknownField);
  CHECK(column.where == "5:11");
  CHECK(column.message.find("x.Colour") != std::string::npos);
  CHECK(code_of("agnet:x").message.find("agent") != std::string::npos);
  auto facet =
      answer([&](Budget& b) { return facets(table.snapshot, {{"x.Size"}, "", 1, ""}, cache, b); });
  CHECK_FALSE(facet.ok());
  auto nobody =
      answer([&](Budget& b) { return customer(table.snapshot, {"nobody", "", 0, 1}, cache, b); });
  REQUIRE_FALSE(nobody.ok());
  CHECK(nobody.error().code == ErrorCode::kNotFound);
}

TEST_CASE("An interaction is found by its own id and by the source's") {
  const Table table = random_table(14, 100);
  Cache cache;
  auto result = answer([&](Budget& b) {
    return interactions(table.snapshot, {"id:1:3:0", "time", 0, 10}, cache, b);
  });
  REQUIRE(result.ok());
  REQUIRE(result->rows.size() == 1);
  CHECK(table.snapshot->id(result->rows[0]) == store::RowId{1, 3, 0});
}

}  // namespace
