#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "base/task.h"
#include "query/cache.h"
#include "query/values.h"

// Interactions per lane and time bin. A lane is a value of a field; a row with several values
// (tags, links) is in each of their lanes. Rows without a time are in none.
namespace throughline::query {

struct TimelineRequest {
  std::optional<std::string> lanes;  // a field; without it one lane, null, of everything
  Instant from, to;                  // from < to
  std::uint32_t bins =
      1;  // half-open, of equal width: floor((t - from) * bins / (to - from)), exact
  std::string filter;
  std::uint32_t limit = 30;
};

struct TimelineAnswer {
  SnapshotPointer snapshot;
  std::vector<Value>
      lanes;  // that have rows between from and to: by falling total, then value, null last
  std::uint32_t rest_lanes =
      0;  // how many lanes beyond the limit; their sums are a last lane of `counts`
  std::uint32_t bins = 0;
  std::vector<std::uint32_t> counts;  // (lanes + (rest_lanes > 0)) x bins, lane by lane
};

Task<Result<TimelineAnswer>> timeline(SnapshotPointer snapshot, TimelineRequest request,
                                      Cache& cache, Budget& budget);

// Tiles: counts at power-of-two resolutions that the page keeps and draws from.
inline constexpr std::uint32_t kTileBins = 256;
inline constexpr int kMaxTileLevel = 40;  // a bin of 35 years

struct TilesRequest {
  std::optional<std::string> lanes;
  std::string filter;  // its terms on `time` are ignored
  int level = 0;       // a bin is 2^level ms
  std::vector<std::int64_t>
      tiles;  // tile i covers [i * 256 * 2^level, (i + 1) * 256 * 2^level) ms since 1970
  std::uint32_t limit = 30;
};

struct Tile {
  std::int64_t index = 0;
  std::vector<std::uint32_t> counts;  // (lanes + (rest_lanes > 0)) x kTileBins, lane by lane
};

struct TilesAnswer {
  SnapshotPointer snapshot;
  std::vector<Value>
      lanes;  // by falling count over everything open, whatever the filter; then value, null last
  std::uint32_t rest_lanes = 0;
  std::vector<Tile> tiles;  // as asked
};

Task<Result<TilesAnswer>> tiles(SnapshotPointer snapshot, TilesRequest request, Cache& cache,
                                Budget& budget);

}  // namespace throughline::query
