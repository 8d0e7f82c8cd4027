#include "query/timeline.h"

#include <algorithm>
#include <utility>

#include "base/decimal.h"
#include "base/sort_task.h"

namespace throughline::query {
namespace {

constexpr std::uint32_t kMostBins = 1U << 16U;
constexpr std::uint32_t kMostLanes = 1000;
constexpr std::size_t kMostTiles = 4096;
constexpr std::uint32_t kValueSlice = 1U << 12U;
constexpr RowIndex kRowSlice = RowIndex{1} << 16;

// Bins as row ranges: rows are in time order, so a bin's rows lie between its edges.
class Bins {
 public:
  Bins(const store::Snapshot& snapshot, Int128 from, Int128 to, std::uint32_t count)
      : snapshot_(snapshot), from_(from), width_(to - from), count_(count) {}

  RowRange rows() const { return {edge(0), edge(count_)}; }
  // The first row of bin i or later. t is in bin i or later iff (t - from) * count >= i * width.
  RowIndex edge(std::uint32_t i) const {
    const Int128 time = from_ + (Int128{i} * width_ + count_ - 1) / count_;
    if (time <= kFirstInstant.microseconds) return 0;
    if (time >= kInstantEnd.microseconds) return snapshot_.timed_rows();
    return snapshot_.lower_bound(Instant{static_cast<std::int64_t>(time)});
  }
  std::uint32_t count() const { return count_; }

 private:
  const store::Snapshot& snapshot_;
  Int128 from_;
  Int128 width_;
  std::uint32_t count_;
};

// Which lane each value is drawn in.
class Lanes {
 public:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  Lanes() = default;  // one lane of everything
  Lanes(std::shared_ptr<const FieldKeys> keys, const std::vector<std::uint32_t>& shown,
        std::uint32_t all)
      : keys_(std::move(keys)),
        lane_of_value_(keys_->value_count(), all > shown.size() ? rest_lane(shown) : kNone) {
    rest_ = all - static_cast<std::uint32_t>(shown.size());
    for (std::uint32_t lane = 0; lane < shown.size(); ++lane) {
      lane_of_value_[shown[lane]] = lane;
      values_.push_back(keys_->value(shown[lane]));
    }
    drawn_ = static_cast<std::uint32_t>(shown.size()) + (rest_ > 0 ? 1 : 0);
  }

  std::uint32_t drawn() const { return drawn_; }
  std::uint32_t rest() const { return rest_; }
  const std::vector<Value>& values() const { return values_; }

  // Adds the rows of [rows.begin, rows.end), within one block, to counts[lane * stride].
  void add(RowRange rows, const RowBits& selected, std::uint32_t* counts,
           std::size_t stride) const {
    if (keys_ == nullptr) {
      counts[0] += selected.count(rows);
      return;
    }
    const auto first = static_cast<RowIndex>(rows.begin / store::kBlockRows * store::kBlockRows);
    keys_->with_block(rows.begin / store::kBlockRows, [&](const auto* keys) {
      if (keys == nullptr) {
        add_key(0, selected.count(rows), counts, stride);
      } else if (keys_->is_direct()) {
        selected.for_each(rows, [&](RowIndex row) {
          const std::uint32_t lane = lane_of_value_[keys[row - first]];
          if (lane != kNone) ++counts[lane * stride];
        });
      } else {
        selected.for_each(rows,
                          [&](RowIndex row) { add_key(keys[row - first], 1, counts, stride); });
      }
    });
  }

 private:
  static std::uint32_t rest_lane(const std::vector<std::uint32_t>& shown) {
    return static_cast<std::uint32_t>(shown.size());
  }
  void add_key(std::uint32_t key, std::uint32_t rows, std::uint32_t* counts,
               std::size_t stride) const {
    keys_->for_each_value(key, [&](std::uint32_t value) {
      if (lane_of_value_[value] != kNone) counts[lane_of_value_[value] * stride] += rows;
    });
  }

  std::shared_ptr<const FieldKeys> keys_;
  std::vector<std::uint32_t> lane_of_value_;
  std::vector<Value> values_ = {};
  std::uint32_t drawn_ = 1;
  std::uint32_t rest_ = 0;
};

// The values with rows in `counts`, most first.
Task<Lanes> rank_lanes(std::shared_ptr<const FieldKeys> keys,
                       const std::vector<std::uint32_t>& counts, std::uint32_t limit,
                       Budget& budget) {
  std::vector<std::uint32_t> ids;
  for (std::uint32_t id = 0; id < counts.size(); ++id) {
    if (counts[id] != 0) ids.push_back(id);
    if (id % kValueSlice == kValueSlice - 1 && budget.spent()) co_await Pause{};
  }
  const auto all = static_cast<std::uint32_t>(ids.size());
  const auto before = [&](std::uint32_t a, std::uint32_t b) {
    if (counts[a] != counts[b]) return counts[a] > counts[b];
    return a != b && compare(keys->value(a), keys->value(b)) < 0;
  };
  co_await keep_first(ids, limit, before, budget);
  co_return Lanes(std::move(keys), ids, all);
}

// Counts [lane * bins.count() + bin].
Task<std::vector<std::uint32_t>> count_bins(Bins bins, const Lanes& lanes, const RowBits& selected,
                                            Budget& budget) {
  std::vector<std::uint32_t> counts(std::size_t{lanes.drawn()} * bins.count(), 0);
  RowIndex begin = bins.edge(0);
  RowIndex since_look = 0;
  for (std::uint32_t bin = 0; bin < bins.count(); ++bin) {
    const RowIndex end = bins.edge(bin + 1);
    while (begin < end) {
      const RowRange part = block_part({begin, end}, begin);
      lanes.add(part, selected, counts.data() + bin, bins.count());
      begin = part.end;
      since_look += part.size();
    }
    since_look += 64;  // finding an edge costs about as much as so many rows
    if (since_look >= kRowSlice) {
      since_look = 0;
      if (budget.spent()) co_await Pause{};
    }
  }
  co_return counts;
}

Error bad_request(std::string message) {
  return Error{ErrorCode::kBadRequest, std::move(message), {}};
}

}  // namespace

Task<Result<TimelineAnswer>> timeline(SnapshotPointer snapshot, TimelineRequest request,
                                      Cache& cache, Budget& budget) {
  if (request.from >= request.to)
    co_return bad_request("A timeline's \"from\" must be before its \"to\".");
  if (request.bins < 1 || request.bins > kMostBins)
    co_return bad_request("\"bins\" must be 1 to 65536.");
  if (request.limit > kMostLanes) co_return bad_request("\"limit\" of lanes must be at most 1000.");
  std::optional<FieldRef> field;
  if (request.lanes) {
    Result<FieldRef> parsed = parse_field(*snapshot, *request.lanes);
    if (!parsed) co_return std::move(parsed).error();
    field = *std::move(parsed);
  }
  Result<std::shared_ptr<const Selection>> selection = co_await select_rows(
      snapshot, std::move(request.filter), SelectOptions{}, cache.selections, budget);
  if (!selection) co_return std::move(selection).error();

  const Bins bins(*snapshot, request.from.microseconds, request.to.microseconds, request.bins);
  const RowBits& rows = (*selection)->rows();
  TimelineAnswer answer;
  answer.snapshot = snapshot;
  answer.bins = request.bins;
  Lanes lanes;
  if (field) {
    RowBits within(snapshot->rows(), false);
    within.set(bins.rows());
    within.intersect(rows);
    std::shared_ptr<const FieldKeys> keys = co_await cache.fields.keys(snapshot, *field, budget);
    const std::vector<std::uint32_t> totals = co_await count_values(*keys, &within, budget);
    lanes = co_await rank_lanes(std::move(keys), totals, request.limit, budget);
    answer.lanes = lanes.values();
  } else {
    answer.lanes = {Value{}};
  }
  answer.rest_lanes = lanes.rest();
  answer.counts = co_await count_bins(bins, lanes, rows, budget);
  co_return answer;
}

Task<Result<TilesAnswer>> tiles(SnapshotPointer snapshot, TilesRequest request, Cache& cache,
                                Budget& budget) {
  if (request.level < 0 || request.level > kMaxTileLevel)
    co_return bad_request("\"level\" must be 0 to 40.");
  if (request.limit > kMostLanes) co_return bad_request("\"limit\" of lanes must be at most 1000.");
  if (request.tiles.size() > kMostTiles)
    co_return bad_request("Ask for at most 4096 tiles at once.");
  std::optional<FieldRef> field;
  if (request.lanes) {
    Result<FieldRef> parsed = parse_field(*snapshot, *request.lanes);
    if (!parsed) co_return std::move(parsed).error();
    field = *std::move(parsed);
  }
  SelectOptions options;
  options.ignore_time = true;
  Result<std::shared_ptr<const Selection>> selection =
      co_await select_rows(snapshot, std::move(request.filter), options, cache.selections, budget);
  if (!selection) co_return std::move(selection).error();

  TilesAnswer answer;
  answer.snapshot = snapshot;
  Lanes lanes;
  if (field) {
    std::shared_ptr<const FieldKeys> keys = co_await cache.fields.keys(snapshot, *field, budget);
    std::shared_ptr<const std::vector<std::uint32_t>> all =
        co_await cache.fields.all_counts(keys, budget);
    lanes = co_await rank_lanes(std::move(keys), *all, request.limit, budget);
    answer.lanes = lanes.values();
  } else {
    answer.lanes = {Value{}};
  }
  answer.rest_lanes = lanes.rest();
  const Int128 width = (Int128{1000} << request.level) * kTileBins;
  for (const std::int64_t index : request.tiles) {
    const Bins bins(*snapshot, width * index, width * (Int128{index} + 1), kTileBins);
    Tile tile;
    tile.index = index;
    tile.counts = co_await count_bins(bins, lanes, (*selection)->rows(), budget);
    answer.tiles.push_back(std::move(tile));
  }
  co_return answer;
}

}  // namespace throughline::query
