#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "query/customers.h"
#include "query/facets.h"
#include "query/rows.h"
#include "query/search.h"
#include "query/summary.h"
#include "query/timeline.h"
#include "unit/query/random_filter.h"

// Every question against plain loops over the same rows.
namespace {

using namespace throughline;
using namespace throughline::query;
using namespace throughline::query::test;

// Runs a task whose slice is always spent, so that it stops wherever it can.
template <class Make>
auto answer(Make&& make) {
  Budget budget;
  budget.refill(std::chrono::nanoseconds(0));
  auto task = make(budget);
  while (!task.done()) task.resume();
  return task.take();
}

std::string shown(const Value& value) {
  if (is_null(value)) return "<null>";
  std::string text;
  append_text(value, text);
  return text;
}

// What a row counts under in a facet.
std::vector<std::string> plain_values(const PlainRow& row, const std::string& field) {
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

std::map<std::string, Plain> plain_facet(const Table& table, const PlainFilter& filter,
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

void check_facet(const Facet& facet, const std::map<std::string, Plain>& expected,
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

const std::vector<std::string> kFields = {"channel",  "type",     "agent", "customer", "order",
                                          "link",     "tags",     "csat",  "value",    "time",
                                          "received", "x.Colour", "body",  "source",   "given"};

TEST_CASE("Facets agree with plain loops") {
  for (unsigned seed = 1; seed <= 4; ++seed) {
    const Table table = random_table(seed, seed == 1 ? 0 : 300);
    Cache cache;
    Random random(seed + 100);
    for (int round = 0; round < 60; ++round) {
      const PlainFilter filter = random_filter(random);
      CAPTURE(filter.text);
      FacetsRequest request{kFields, filter.text, random.chance(50) ? 200U : 3U, {}};
      const std::uint32_t limit = request.limit;
      auto result = answer([&](Budget& b) { return facets(table.snapshot, request, cache, b); });
      REQUIRE(result.ok());
      for (std::size_t i = 0; i < kFields.size(); ++i) {
        CAPTURE(kFields[i]);
        check_facet(result->facets[i], plain_facet(table, filter, kFields[i], true), limit);
      }
    }
  }
}

TEST_CASE("A facet's find is case-folded and leaves null out") {
  const Table table = random_table(5, 300);
  Cache cache;
  auto result = answer([&](Budget& b) {
    return facets(table.snapshot, FacetsRequest{{"agent"}, "", 200, "AN"}, cache, b);
  });
  REQUIRE(result.ok());
  CHECK(result->facets[0].distinct == 2);
  for (const FacetValue& value : result->facets[0].values) {
    CHECK((shown(value.value) == "Ann" || shown(value.value) == "ann"));
  }
}

TEST_CASE("Timelines agree with plain loops") {
  const Table table = random_table(7, 400);
  Cache cache;
  Random random(107);
  for (int round = 0; round < 200; ++round) {
    const PlainFilter filter = random_filter(random);
    CAPTURE(filter.text);
    const std::string field = random.pick(kFields);
    CAPTURE(field);
    TimelineRequest request;
    request.lanes = field;
    request.filter = filter.text;
    request.from =
        Instant{kBaseTime + static_cast<std::int64_t>(random.below(1000)) * 1'234'567 - kHour};
    request.to = Instant{request.from.microseconds + 1 +
                         static_cast<std::int64_t>(random.below(500)) * kHour};
    request.bins = 1 + static_cast<std::uint32_t>(random.below(50));
    request.limit = random.chance(50) ? 30 : 2;
    std::map<std::string, std::vector<std::uint32_t>> expected;
    for (const PlainRow& row : table.rows) {
      if (!row.time || *row.time < request.from.microseconds ||
          *row.time >= request.to.microseconds)
        continue;
      if (!filter.takes(row)) continue;
      const auto bin =
          static_cast<std::size_t>(Int128{*row.time - request.from.microseconds} * request.bins /
                                   (request.to.microseconds - request.from.microseconds));
      for (const std::string& value : plain_values(row, field)) {
        expected[value].resize(request.bins);
        ++expected[value][bin];
      }
    }
    auto result = answer([&](Budget& b) { return timeline(table.snapshot, request, cache, b); });
    REQUIRE(result.ok());
    REQUIRE(result->lanes.size() + result->rest_lanes == expected.size());
    std::vector<std::uint32_t> rest(request.bins, 0);
    std::uint64_t previous = UINT64_MAX;
    for (std::size_t lane = 0; lane < result->lanes.size(); ++lane) {
      const std::string value = shown(result->lanes[lane]);
      CAPTURE(value);
      REQUIRE(expected.contains(value));
      const auto begin = result->counts.begin() + static_cast<std::ptrdiff_t>(lane * request.bins);
      const std::vector<std::uint32_t> counts(begin, begin + request.bins);
      CHECK(counts == expected[value]);
      std::uint64_t total = 0;
      for (const std::uint32_t count : counts) total += count;
      CHECK(total <= previous);
      previous = total;
      expected.erase(value);
    }
    for (const auto& [value, counts] : expected) {
      for (std::size_t bin = 0; bin < counts.size(); ++bin) rest[bin] += counts[bin];
    }
    if (result->rest_lanes > 0) {
      const auto begin = result->counts.end() - request.bins;
      CHECK(std::vector<std::uint32_t>(begin, result->counts.end()) == rest);
    }
  }
}

TEST_CASE("Tiles ignore time terms, and their lanes ignore the filter") {
  const Table table = random_table(8, 400);
  Cache cache;
  Random random(108);
  for (int round = 0; round < 60; ++round) {
    const PlainFilter filter = random_filter(random);
    CAPTURE(filter.text);
    TilesRequest request;
    request.lanes = "channel";
    request.filter = filter.text;
    request.level = 14 + static_cast<int>(random.below(12));
    const std::int64_t width = std::int64_t{1000} << request.level;
    const std::int64_t first = kBaseTime / (width * 256);
    request.tiles = {first, first + 1, -1, first + 2};
    request.limit = 3;
    auto result = answer([&](Budget& b) { return tiles(table.snapshot, request, cache, b); });
    REQUIRE(result.ok());
    const auto all = plain_facet(table, PlainFilter{}, "channel", false);
    REQUIRE(result->lanes.size() == 3);
    CHECK(result->rest_lanes == all.size() - 3);
    for (const Tile& tile : result->tiles) {
      std::vector<std::uint32_t> expected(4 * 256, 0);
      for (const PlainRow& row : table.rows) {
        if (!row.time || !filter.takes(row, "time")) continue;
        if (*row.time < tile.index * width * 256 || *row.time >= (tile.index + 1) * width * 256)
          continue;
        std::size_t lane = 0;
        while (lane < 3 && shown(result->lanes[lane]) != plain_values(row, "channel")[0]) ++lane;
        ++expected[lane * 256 +
                   static_cast<std::size_t>((*row.time - tile.index * width * 256) / width)];
      }
      CHECK(tile.counts == expected);
    }
  }
}

TEST_CASE("Tiles at the ends of what a number holds are empty, not undefined") {
  const Table table = random_table(8, 40);
  Cache cache;
  TilesRequest request;
  request.tiles = {INT64_MIN, INT64_MAX};
  request.level = kMaxTileLevel;
  auto result = answer([&](Budget& b) { return tiles(table.snapshot, request, cache, b); });
  REQUIRE(result.ok());
  for (const Tile& tile : result->tiles) CHECK(tile.counts == std::vector<std::uint32_t>(256, 0));
}

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

struct PlainSums {
  std::map<std::string, std::pair<Decimal, Decimal>> by_currency;
  void add_row(const PlainRow& row) {
    for (const char* side : {"received", "given"}) {
      if (!row.numbers.contains(side)) continue;
      auto& sums = by_currency[row.texts.contains("currency") ? row.texts.at("currency")[0] : ""];
      Decimal& sum = side[0] == 'r' ? sums.first : sums.second;
      sum = *add(sum, row.numbers.at(side));
    }
  }
  void check(const std::vector<CurrencyValue>& values) const {
    REQUIRE(values.size() == by_currency.size());
    for (const CurrencyValue& value : values) {
      REQUIRE(by_currency.contains(std::string(value.currency)));
      const auto& [received, given] = by_currency.at(std::string(value.currency));
      CHECK(value.received == received);
      CHECK(value.given == given);
      CHECK(value.net == *add(received, negate(given)));
    }
  }
};

struct PlainCustomer {
  std::uint32_t interactions = 0;
  std::optional<std::int64_t> first, last;
  std::map<std::string, int> names;
  PlainSums sums;
};

TEST_CASE("Customers, one customer and the summary agree with plain loops") {
  const Table table = random_table(10, 500);
  Cache cache;
  Random random(110);
  const std::vector<std::string> sorts = {"-interactions", "id",   "-first",   "last",
                                          "name",          "-net", "received", "-given"};
  for (int round = 0; round < 100; ++round) {
    const PlainFilter filter = random_filter(random);
    CAPTURE(filter.text);
    std::map<std::string, PlainCustomer> expected;
    PlainSums sums;
    std::uint32_t rows = 0;
    std::optional<std::int64_t> first, last;
    for (const PlainRow& row : table.rows) {
      if (!filter.takes(row)) continue;
      ++rows;
      sums.add_row(row);
      if (row.time && !first) first = row.time;
      if (row.time) last = row.time;
      if (!row.texts.contains("customer")) continue;
      PlainCustomer& customer = expected[row.texts.at("customer")[0]];
      ++customer.interactions;
      if (row.time && !customer.first) customer.first = row.time;
      if (row.time) customer.last = row.time;
      if (row.texts.contains("customer_name")) ++customer.names[row.texts.at("customer_name")[0]];
      customer.sums.add_row(row);
    }
    auto total = answer([&](Budget& b) {
      return summary(table.snapshot, {filter.text, 200}, cache, b);
    });
    REQUIRE(total.ok());
    CHECK(total->interactions == rows);
    CHECK(total->customers == expected.size());
    CHECK(total->span.has_value() == first.has_value());
    if (total->span) CHECK(total->span->from.microseconds == *first);
    if (total->span) CHECK(total->span->to.microseconds == *last);
    sums.check(total->value);
    for (const Facet& facet : total->facets) {
      auto counts = plain_facet(table, filter, facet.field, false);
      std::erase_if(counts, [](const auto& entry) { return entry.second.count == 0; });
      for (auto& [value, count] : counts) count.all = count.count;
      check_facet(facet, counts, 200);
    }

    CustomersRequest request{filter.text, random.pick(sorts), 0, 1000};
    CAPTURE(request.sort);
    auto ranked = answer([&](Budget& b) { return customers(table.snapshot, request, cache, b); });
    REQUIRE(ranked.ok());
    CHECK(ranked->total == expected.size());
    REQUIRE(ranked->rows.size() == expected.size());
    for (const CustomerSummary& customer : ranked->rows) {
      REQUIRE(expected.contains(std::string(customer.id)));
      const PlainCustomer& plain = expected.at(std::string(customer.id));
      CHECK(customer.interactions == plain.interactions);
      CHECK(customer.first.microseconds == plain.first.value_or(INT64_MIN));
      CHECK(customer.last.microseconds == plain.last.value_or(INT64_MIN));
      std::string name;
      int most = 0;
      for (const auto& [known, count] : plain.names) {
        if (count > most) std::tie(name, most) = std::tie(known, count);
      }
      CHECK(customer.name == name);
      plain.sums.check(customer.value);
    }
    // A page is a cut of the whole.
    request.offset = 2;
    request.limit = 2;
    auto page = answer([&](Budget& b) { return customers(table.snapshot, request, cache, b); });
    REQUIRE(page.ok());
    for (std::size_t i = 0; i < page->rows.size(); ++i)
      CHECK(page->rows[i].id == ranked->rows[i + 2].id);
    if (expected.empty()) continue;

    const std::string id = random.pick(kCustomers);
    auto one = answer([&](Budget& b) {
      return customer(table.snapshot, {id, filter.text, 0, 1000}, cache, b);
    });
    REQUIRE(one.ok());
    CHECK(one->total == (expected.contains(id) ? expected.at(id).interactions : 0));
    CHECK(one->rows.size() == one->total);
    for (const RowIndex row : one->rows) CHECK(plain_values(table.rows[row], "customer")[0] == id);
    CHECK(std::is_sorted(one->rows.begin(), one->rows.end()));
    REQUIRE_FALSE(one->identities.empty());
    CHECK(one->identities[0].kind == store::IdentityKind::kId);
    CHECK(one->identities[0].value == id);
  }
}

TEST_CASE("Customers are ranked as asked, those without a value last") {
  const Table table = random_table(11, 500);
  Cache cache;
  for (const std::string sort :
       {"net", "-net", "received", "-given", "first", "-last", "name", "-organisation"}) {
    CAPTURE(sort);
    auto ranked = answer([&](Budget& b) {
      return customers(table.snapshot, {"", sort, 0, 1000}, cache, b);
    });
    REQUIRE(ranked.ok());
    const bool falling = sort[0] == '-';
    const std::string key = sort.substr(falling ? 1 : 0);
    const auto value = [&](const CustomerSummary& customer) -> std::optional<Decimal> {
      if (key == "first")
        return customer.first == kNoInstant
                   ? std::nullopt
                   : std::optional(Decimal{customer.first.microseconds, 0});
      if (key == "last")
        return customer.last == kNoInstant ? std::nullopt
                                           : std::optional(Decimal{customer.last.microseconds, 0});
      std::optional<Decimal> sum;
      for (const CurrencyValue& part : customer.value) {
        sum = add(sum.value_or(Decimal{}),
                  key == "net" ? part.net : (key == "given" ? part.given : part.received));
      }
      return sum;
    };
    for (std::size_t i = 1; i < ranked->rows.size(); ++i) {
      const CustomerSummary& before = ranked->rows[i - 1];
      const CustomerSummary& after = ranked->rows[i];
      if (key == "name") {
        CHECK((after.name.empty() || (!before.name.empty() && before.name <= after.name)));
        continue;
      }
      if (key == "organisation") {
        CHECK(before.id < after.id);  // nobody has one: all tie
        continue;
      }
      const auto left = value(before);
      const auto right = value(after);
      CHECK((!right || (left && (falling ? *left >= *right : *left <= *right))));
      if (left == right) CHECK(before.id < after.id);
    }
  }
  CHECK_FALSE(answer([&](Budget& b) {
                return customers(table.snapshot, {"", "age", 0, 10}, cache, b);
              }).ok());
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
  auto found = answer([&](Budget& b) {
    return search(table.snapshot, {"lAtE", "channel:email", 7}, cache, b);
  });
  REQUIRE(found.ok());
  CHECK(found->total == expected.size());
  REQUIRE(found->ids.size() == 7);
  auto next = expected.begin();
  for (const store::RowId& id : found->ids) CHECK(id == *next++);
  CHECK_FALSE(answer([&](Budget& b) {
                return search(table.snapshot, {"  ", "", 7}, cache, b);
              }).ok());
}

TEST_CASE("Unknown names are errors that suggest one") {
  const Table table = random_table(13, 20);
  Cache cache;
  const auto code_of = [&](const std::string& filter) {
    auto result = answer([&](Budget& b) {
      return interactions(table.snapshot, {filter, "time", 0, 1}, cache, b);
    });
    REQUIRE_FALSE(result.ok());
    return result.error();
  };
  const Error column = code_of("late x.Color:red");
  CHECK(column.code == ErrorCode::kUnknownField);
  CHECK(column.where == "5:11");
  CHECK(column.message.find("x.Colour") != std::string::npos);
  CHECK(code_of("agnet:x").message.find("agent") != std::string::npos);
  auto facet = answer([&](Budget& b) {
    return facets(table.snapshot, {{"x.Size"}, "", 1, ""}, cache, b);
  });
  CHECK_FALSE(facet.ok());
  auto nobody = answer([&](Budget& b) {
    return customer(table.snapshot, {"nobody", "", 0, 1}, cache, b);
  });
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
