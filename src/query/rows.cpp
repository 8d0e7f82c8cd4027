#include "query/rows.h"

#include <algorithm>
#include <utility>

#include "base/sort_task.h"

namespace throughline::query {
namespace {

constexpr RowIndex kCollectSlice = RowIndex{1} << 16;

// Takes rows after skipping `offset` of them, up to `limit`.
class Page {
 public:
  Page(std::uint64_t offset, std::uint64_t limit) : skip_(offset), limit_(limit) {}
  bool full() const { return rows.size() >= limit_; }
  // Skips all of a range at once if none of it is on the page.
  bool skips(RowIndex count) {
    if (count > skip_) return false;
    skip_ -= count;
    return true;
  }
  void offer(const RowBits& selected, RowRange range) {
    for (RowIndex row = selected.next(range.begin); row < range.end && !full();
         row = selected.next(row + 1)) {
      if (skip_ > 0) {
        --skip_;
      } else {
        rows.push_back(row);
      }
    }
  }
  std::vector<RowIndex> rows;

 private:
  std::uint64_t skip_;
  std::uint64_t limit_;
};

// Rows are stored in rising order of time, then id: this page is a walk.
void walk_rising(const RowBits& selected, RowRange range, Page& page) {
  constexpr RowIndex kStep = RowBits::kWordRows * 64;
  for (RowIndex begin = range.begin; begin < range.end && !page.full();) {
    const RowRange part{begin,
                        begin / kStep * kStep + std::min(kStep, range.end - begin / kStep * kStep)};
    if (!page.skips(selected.count(part))) page.offer(selected, part);
    begin = part.end;
  }
}

// Times fall, ids rise within one time: groups of one time from the last to the first.
Task<void> walk_falling(const store::Snapshot& snapshot, const RowBits& selected, Page& page,
                        Budget& budget) {
  constexpr RowIndex kStep = RowBits::kWordRows * 64;
  constexpr int kGroupsPerLook = 4096;
  RowIndex end = snapshot.timed_rows();
  // Whole stretches that end where a group begins are skipped by counting bits.
  while (end > kStep) {
    const RowIndex begin = snapshot.lower_bound(Instant{snapshot.times().get(end - kStep)});
    if (!page.skips(selected.count({begin, end}))) break;
    end = begin;
  }
  int groups = 0;
  while (end > 0 && !page.full()) {
    const RowIndex last = selected.last({0, end});
    if (last == end) break;
    const Instant time{snapshot.times().get(last)};
    const RowIndex begin = snapshot.lower_bound(time);
    const RowRange group{begin, last + 1};
    if (!page.skips(selected.count(group))) page.offer(selected, group);
    end = begin;
    if (++groups % kGroupsPerLook == 0 && budget.spent()) co_await Pause{};
  }
}

// The rows of those values that a page can show, and how many rows come before them. A page far
// down a long list is found by counting, so that not all before it must be sorted.
struct PageRows {
  RowBits rows;
  std::uint64_t before = 0;
};

Task<PageRows> rows_around_page(const FieldKeys& keys, const RowBits& rows, bool falling,
                                std::uint64_t offset, std::uint64_t limit, Budget& budget) {
  const std::vector<std::uint32_t> counts = co_await count_values(keys, &rows, budget);
  std::vector<std::uint32_t> ids;
  for (std::uint32_t id = 0; id < counts.size(); ++id) {
    if (counts[id] != 0) ids.push_back(id);
  }
  const auto before = [&](std::uint32_t a, std::uint32_t b) {
    if (a == 0 || b == 0) return a != 0 && b == 0;
    const auto order = compare(keys.value(a), keys.value(b));
    return falling ? order > 0 : order < 0;
  };
  co_await sort_all(ids, before, budget);

  PageRows page{RowBits(rows.rows(), false), 0};
  std::vector<std::uint8_t> shown(keys.key_count(), 0);
  std::uint64_t passed = 0;
  for (const std::uint32_t id : ids) {
    if (passed >= offset + limit) break;
    if (passed + counts[id] <= offset) page.before += counts[id];
    shown[id] = passed + counts[id] > offset ? 1 : 0;
    passed += counts[id];
  }
  for (RowIndex begin = 0; begin < rows.rows();) {
    const RowIndex end = begin + std::min(kCollectSlice, rows.rows() - begin);
    rows.for_each({begin, end}, [&](RowIndex row) {
      if (shown[keys.key(row)] != 0) page.rows.set({row, row + 1});
    });
    begin = end;
    if (budget.spent()) co_await Pause{};
  }
  co_return page;
}

}  // namespace

SortName parse_sort(std::string_view text) {
  const bool falling = text.starts_with('-');
  return {text.substr(falling ? 1 : 0), falling};
}

Task<std::vector<RowIndex>> ordered_rows(const store::Snapshot& snapshot, const RowBits& rows,
                                         FieldRef sort, bool falling, std::uint64_t offset,
                                         std::uint64_t limit, Budget& budget) {
  const std::uint64_t total = rows.count();
  if (offset >= total || limit == 0) co_return std::vector<RowIndex>{};
  limit = std::min(limit, total - offset);
  if (sort.is_time()) {
    Page page(offset, limit);
    if (falling) {
      co_await walk_falling(snapshot, rows, page, budget);
      walk_rising(rows, {snapshot.timed_rows(), snapshot.rows()}, page);
    } else {
      walk_rising(rows, {0, snapshot.rows()}, page);
    }
    co_return std::move(page.rows);
  }
  std::vector<RowIndex> items;
  items.reserve(static_cast<std::size_t>(total));
  for (RowIndex begin = 0; begin < snapshot.rows();) {
    const RowIndex end = begin + std::min(kCollectSlice, snapshot.rows() - begin);
    rows.for_each({begin, end}, [&](RowIndex row) { items.push_back(row); });
    begin = end;
    if (budget.spent()) co_await Pause{};
  }
  const FieldReader reader(snapshot, sort);
  const auto before = [&](RowIndex a, RowIndex b) {
    const int order = reader.compare(a, b, falling);
    return order != 0 ? order < 0 : compare_ids(snapshot, a, b) < 0;
  };
  co_await keep_first(items, static_cast<std::size_t>(offset + limit), before, budget);
  items.erase(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(offset));
  co_return items;
}

Task<Result<RowsAnswer>> interactions(SnapshotPointer snapshot, RowsRequest request, Cache& cache,
                                      Budget& budget) {
  const SortName sort = parse_sort(request.sort);
  Result<FieldRef> field = parse_field(*snapshot, sort.field);
  if (!field) co_return std::move(field).error();
  Result<std::shared_ptr<const Selection>> selection =
      co_await select_rows(snapshot, request.filter, SelectOptions{}, cache.selections, budget);
  if (!selection) co_return std::move(selection).error();
  const RowBits& rows = (*selection)->rows();
  RowsAnswer answer;
  answer.snapshot = snapshot;
  answer.total = rows.count();
  const std::uint64_t limit = std::min(request.limit, answer.total);
  const bool far_down = request.offset < answer.total && request.offset + limit > kSortSlice;
  if (far_down && !field->is_time() && !field->is(Field::kId)) {
    std::shared_ptr<const FieldKeys> keys = co_await cache.fields.keys(snapshot, *field, budget);
    if (keys->is_direct()) {
      const PageRows page =
          co_await rows_around_page(*keys, rows, sort.falling, request.offset, limit, budget);
      answer.rows = co_await ordered_rows(*snapshot, page.rows, *field, sort.falling,
                                          request.offset - page.before, limit, budget);
      co_return answer;
    }
  }
  answer.rows =
      co_await ordered_rows(*snapshot, rows, *field, sort.falling, request.offset, limit, budget);
  co_return answer;
}

}  // namespace throughline::query
