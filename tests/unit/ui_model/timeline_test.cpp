#include "ui/model/timeline.h"

#include <doctest/doctest.h>

#include <random>
#include <set>

#include "fake_engine.h"

namespace throughline::ui {
namespace {

using test::at;
using test::Bench;

TEST_CASE("tiles are numbered by flooring, before 1970 too") {
  CHECK(tile_index(0, 0) == 0);
  CHECK(tile_index(-1, 0) == -1);
  CHECK(tile_index(255'999, 0) == 0);
  CHECK(tile_index(256'000, 0) == 1);
  CHECK(tile_index(-256'000, 0) == -1);
  CHECK(tile_index(-256'001, 0) == -2);
  std::mt19937_64 random(1);
  for (int i = 0; i < 2000; ++i) {
    const int level = static_cast<int>(random() % (kMaxLevel + 1));
    const auto micros =
        static_cast<std::int64_t>(random() % 600'000'000'000'000'000U) - 300'000'000'000'000'000;
    const std::int64_t index = tile_index(micros, level);
    CHECK(index * tile_micros(level) <= micros);
    CHECK(micros - index * tile_micros(level) < tile_micros(level));
    const std::int64_t parent = index >> 1;
    if (level < kMaxLevel) CHECK(parent == tile_index(micros, level + 1));
  }
}

TEST_CASE("a bin is about two pixels wide") {
  for (double seconds = 1; seconds < 3e9; seconds *= 1.7) {
    for (const double width : {300.0, 1100.0, 2600.0}) {
      const auto range = static_cast<std::int64_t>(seconds * 1e6);
      const int level = level_for(range, width);
      const double pixels =
          static_cast<double>(bin_micros(level)) / static_cast<double>(range) * width;
      CHECK(pixels < 2.83);
      CHECK((pixels > 1.41 || level == 0));
    }
  }
  CHECK(level_for(0, 100) == 0);
  CHECK(level_for(INT64_MAX, 1) == kMaxLevel);
}

TEST_CASE("the cache drops what was used longest ago, never what is on screen") {
  const auto tile = [] { return Tile{std::vector<std::uint32_t>(256, 1), 1, 256}; };
  TileCache cache(10'000);
  for (int i = 0; i < 12; ++i) {
    cache.begin_frame();
    cache.put(1, 0, i, tile());
  }
  CHECK(cache.bytes() <= 10'000);
  CHECK(cache.has(1, 0, 11));
  CHECK_FALSE(cache.has(1, 0, 0));
  cache.begin_frame();
  const Tile* const seen = cache.get(1, 0, 11);
  REQUIRE(seen != nullptr);
  for (int i = 11; i < 40; ++i) cache.put(1, 0, i, tile());
  CHECK(seen->total == 256);
  cache.begin_frame();
  cache.put(1, 0, 99, tile());
  CHECK(cache.bytes() <= 10'000);
}

// The tiles that were asked for, in order.
std::vector<std::tuple<int, std::int64_t>> asked_tiles(const test::FakeEngine& engine) {
  std::vector<std::tuple<int, std::int64_t>> tiles;
  for (const auto& sent : engine.sent) {
    if (sent.request.value("op", "") != "tiles") continue;
    for (const Json& index : sent.request["tiles"]) {
      tiles.emplace_back(sent.request["level"].get<int>(), index.get<std::int64_t>());
    }
  }
  return tiles;
}

std::uint64_t total_of(const Timeline& timeline) {
  std::uint64_t total = 0;
  std::set<const Tile*> seen;
  for (const TilePiece& piece : timeline.pieces()) {
    if (seen.insert(piece.tile).second) total += piece.tile->total;
  }
  return total;
}

TEST_CASE("all rows of the span are in the tiles, each lane its own") {
  Bench bench(5000);
  const Timeline& timeline = bench.app.timeline();
  CHECK(timeline.missing() == 0);
  CHECK_FALSE(timeline.stale());
  CHECK(total_of(timeline) == 5000);
  REQUIRE(timeline.lanes().size() == 5);
  CHECK(timeline.lanes()[2].label == "in person");
  CHECK(timeline.lanes()[4].label == "–");
  CHECK(timeline.lanes()[4].id == "lane/null");
  CHECK(timeline.visible().from == at("2024-01-01T00:00:00Z"));
}

TEST_CASE("no tile is asked for twice, however one pans and zooms") {
  Bench bench(5000);
  std::mt19937 random(9);
  for (int step = 0; step < 600; ++step) {
    if (random() % 2) {
      bench.app.act({"timeline", "pan", random() % 2 ? "0.13" : "-0.2"});
    } else {
      const double x = static_cast<double>(random() % 100) / 100;
      bench.app.act({"timeline", "zoom", random() % 2 ? "0.5" : "1.9", x, 0});
    }
    bench.app.update();
    // Answers come late: frames pass before.
    if (random() % 3 == 0) bench.engine.answer_one(bench.app);
  }
  bench.engine.settle(bench.app);
  const auto tiles = asked_tiles(bench.engine);
  const std::set<std::tuple<int, std::int64_t>> distinct(tiles.begin(), tiles.end());
  CHECK(tiles.size() == distinct.size());
  CHECK(distinct.size() > 10);
}

TEST_CASE("only visible tiles and one neighbour a side are asked for") {
  Bench bench(5000);
  bench.engine.sent.clear();
  bench.app.act("timeline", "set_range", "2024-03-01T00:00:00Z..2024-03-03T00:00:00Z");
  bench.engine.settle(bench.app);
  const int level = bench.app.timeline().level();
  for (const auto& [asked_level, index] : asked_tiles(bench.engine)) {
    CHECK(asked_level == level);
    CHECK(index >= tile_index(at("2024-03-01T00:00:00Z"), level) - 1);
    CHECK(index <= tile_index(at("2024-03-03T00:00:00Z") - 1, level) + 1);
  }
  CHECK(bench.engine.count_sent("facets") == 0);
}

TEST_CASE("until the finer tile comes, the coarser one stands in, over the same time") {
  Bench bench(5000);
  Timeline& timeline = bench.app.timeline();
  const int coarse = timeline.level();
  bench.app.act("timeline", "set_range", "2024-03-01T00:00:00Z..2024-03-20T00:00:00Z");
  bench.app.update();
  CHECK(timeline.level() < coarse);
  CHECK(timeline.missing() > 0);
  REQUIRE_FALSE(timeline.pieces().empty());
  std::int64_t reached = timeline.visible().from;
  for (const TilePiece& piece : timeline.pieces()) {
    CHECK(piece.level == coarse);
    CHECK(piece.part.from <= reached);
    reached = piece.part.to;
    const std::int64_t start =
        piece.index * tile_micros(piece.level) + piece.first_bin * bin_micros(piece.level);
    CHECK(start <= piece.part.from);
    CHECK(start + piece.bins * bin_micros(piece.level) >= piece.part.to);
    CHECK(piece.first_bin + piece.bins <= kTileBins);
  }
  CHECK(reached >= timeline.visible().to);
  bench.engine.settle(bench.app);
  for (const TilePiece& piece : timeline.pieces()) CHECK(piece.level == timeline.level());
}

TEST_CASE("under a new filter the old picture stays, flagged, until the new tiles are there") {
  Bench bench(5000);
  Timeline& timeline = bench.app.timeline();
  bench.app.act("facet/channel/email", "select");
  bench.app.update();
  CHECK(timeline.stale());
  CHECK(total_of(timeline) == 5000);
  bench.engine.settle(bench.app);
  CHECK_FALSE(timeline.stale());
  CHECK(total_of(timeline) == 1000);
  // Undoing finds the tiles still there.
  const std::size_t asked = asked_tiles(bench.engine).size();
  bench.app.act("app", "undo");
  bench.engine.settle(bench.app);
  CHECK(total_of(timeline) == 5000);
  CHECK(asked_tiles(bench.engine).size() == asked);
}

TEST_CASE("the time term does not change the tiles, only what is visible") {
  Bench bench(5000);
  const std::size_t asked = bench.engine.count_sent("tiles");
  bench.app.act("overview", "set_brush", "2024-02-01T00:00:00Z..2024-02-11T00:00:00Z");
  bench.engine.settle(bench.app);
  CHECK(bench.app.timeline().visible() ==
        TimeRange{at("2024-02-01T00:00:00Z"), at("2024-02-11T00:00:00Z")});
  CHECK(bench.engine.count_sent("tiles") > asked);
  for (const auto& sent : bench.engine.sent) {
    if (sent.request.value("op", "") == "tiles") CHECK(sent.request["filter"] == "");
  }
}

TEST_CASE("close up there are marks, one for each row that is visible") {
  Bench bench(5000);
  Timeline& timeline = bench.app.timeline();
  CHECK_FALSE(timeline.show_marks());
  bench.app.act("timeline", "set_range", "2024-03-01T00:00:00Z..2024-03-04T00:00:00Z");
  bench.engine.settle(bench.app);
  REQUIRE(timeline.show_marks());
  std::size_t visible = 0;
  for (const Mark& mark : timeline.marks()) {
    if (mark.at < timeline.visible().from || mark.at >= timeline.visible().to) continue;
    ++visible;
    const Lane& lane = timeline.lanes()[static_cast<std::size_t>(mark.lane)];
    CHECK(lane.value.value_or("") == mark.channel);
  }
  CHECK(visible == 72);
  // Small steps within the same tiles ask nothing.
  const std::size_t asked = bench.engine.count_sent("interactions");
  bench.app.act("timeline", "pan", "0.01");
  bench.engine.settle(bench.app);
  CHECK(bench.engine.count_sent("interactions") == asked);
  CHECK(timeline.show_marks());
  const Mark& mark = timeline.marks()[20];
  CHECK(timeline.mark_at(timeline.x_of(mark.at) + 1, mark.lane, 3) == &mark);
  CHECK(timeline.mark_at(timeline.x_of(mark.at) + 10, mark.lane, 3) == nullptr);
}

TEST_CASE("after an empty stretch the marks come back") {
  Bench bench(6000);
  bench.engine.rows.erase(bench.engine.rows.begin() + 1000, bench.engine.rows.begin() + 4000);
  bench.engine.epoch = 2;
  bench.open();
  const char* const there = "2024-01-10T00:00:00Z..2024-01-11T00:00:00Z";
  Timeline& timeline = bench.app.timeline();
  for (const char* const range : {there, "2024-05-01T00:00:00Z..2024-05-02T00:00:00Z", there}) {
    bench.app.act("timeline", "set_range", range);
    bench.engine.settle(bench.app);
    CHECK(timeline.show_marks());
    CHECK(timeline.marks().empty() == (range != there));
  }
}

TEST_CASE("zooming keeps the time under the pointer, out and back") {
  Bench bench(5000);
  Timeline& timeline = bench.app.timeline();
  const TimeRange before = timeline.visible();
  for (int i = 0; i < 40; ++i) {
    const double x = 0.37;
    const std::int64_t under = timeline.time_at(x * timeline.width());
    bench.app.act({"timeline", "zoom", "0.8", x, 0});
    const auto pixel = static_cast<std::int64_t>(static_cast<double>(timeline.visible().length()) /
                                                 timeline.width());
    CHECK(std::abs(timeline.time_at(x * timeline.width()) - under) <= pixel + 2);
  }
  CHECK(timeline.visible().length() >= Timeline::kLeastRange);
  for (int i = 0; i < 100; ++i) bench.app.act({"timeline", "zoom", "1.5", 0.5, 0});
  CHECK(timeline.visible().length() == before.length() * 2);
  for (int i = 0; i < 100; ++i) bench.app.act("timeline/pan_left", "press");
  CHECK(timeline.visible().length() == before.length() * 2);
  bench.app.act("timeline", "fit");
  bench.app.update();
  CHECK(timeline.visible() == before);
  CHECK_FALSE(bench.app.act({"timeline", "zoom", "-1", 0.5, 0}));
  CHECK_FALSE(bench.app.act({"timeline", "zoom", "nan", 0.5, 0}));
}

TEST_CASE("a range far from all data, or in the far past, is only empty") {
  Bench bench(50);
  for (const char* const range :
       {"0001-01-01T00:00:00Z..0001-01-02T00:00:00Z", "9998-01-01T00:00:00Z..9999-01-01T00:00:00Z",
        "0001-01-01T00:00:00Z..9999-01-01T00:00:00Z"}) {
    CHECK(bench.app.act("timeline", "set_range", range));
    bench.engine.settle(bench.app);
    CHECK(bench.app.timeline().missing() == 0);
  }
  CHECK(bench.app.act("timeline/zoom_in", "press"));
}

TEST_CASE("where no row states a channel, the lanes are of a field that is stated") {
  Bench bench(100);
  CHECK(bench.app.timeline().lanes_field() == "channel");
  bench.engine.without_channel = true;
  bench.engine.epoch = 2;
  bench.open();
  CHECK(bench.app.timeline().lanes_field() == "customer");
  CHECK(bench.app.state_text().empty());
  bench.app.act("timeline/lanes", "set", "");
  bench.engine.settle(bench.app);
  REQUIRE(bench.app.timeline().lanes().size() == 1);
  CHECK(bench.app.timeline().lanes()[0].label == "all");
}

TEST_CASE("hovering tells lane, count and time") {
  Bench bench(5000);
  const Timeline& timeline = bench.app.timeline();
  const std::string text = timeline.hover_text(100, 1, bench.app.format());
  CHECK(text.find("email · ") == 0);
  CHECK(text.find("(UTC)") != std::string::npos);
  CHECK(timeline.hover_text(100, 9, bench.app.format()).empty());
  CHECK(timeline.hover_text(100, -1, bench.app.format()).empty());
}

}  // namespace
}  // namespace throughline::ui
