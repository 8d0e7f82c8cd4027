#include <doctest/doctest.h>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "query/facets.h"
#include "query/timeline.h"
#include "unit/query/plain_answers.h"

namespace {

using namespace throughline;
using namespace throughline::query;
using namespace throughline::query::test;

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

}  // namespace
