#include "query/conversation.h"

#include <algorithm>

#include "base/sort_task.h"
#include "query/linked_rows.h"

namespace throughline::query {
namespace {

constexpr RowIndex kSlice = RowIndex{1} << 16;

// Of which place in `all` the request asks where it stands; nothing if it asks of none there is.
std::optional<std::uint32_t> asked_place(const store::Snapshot& snapshot,
                                         const std::vector<RowIndex>& all,
                                         const ReadingRequest& request) {
  if (all.empty()) return std::nullopt;
  std::optional<RowIndex> row;
  if (request.place_of) {
    row = snapshot.find(*request.place_of);
    if (!row) return std::nullopt;
  } else if (request.place_at) {
    row = snapshot.lower_bound(*request.place_at);
  } else {
    return std::nullopt;
  }
  const auto found = std::lower_bound(all.begin(), all.end(), *row);
  if (request.place_of && (found == all.end() || *found != *row)) return std::nullopt;
  if (found == all.end()) return static_cast<std::uint32_t>(all.size() - 1);
  return static_cast<std::uint32_t>(found - all.begin());
}

}  // namespace

Task<std::vector<RowIndex>> list_rows(const RowBits& rows, Budget& budget) {
  std::vector<RowIndex> list;
  for (RowIndex begin = 0; begin < rows.rows();) {
    const RowIndex end = begin + std::min(kSlice, rows.rows() - begin);
    rows.for_each({begin, end}, [&](RowIndex row) { list.push_back(row); });
    begin = end;
    if (budget.spent()) co_await Pause{};
  }
  co_return list;
}

Task<Reading> read_in_order(const store::Snapshot& snapshot, const RowBits& rows,
                            const ReadingRequest& request, Budget& budget) {
  const std::vector<RowIndex> all = co_await list_rows(rows, budget);
  const std::vector<std::uint32_t> groups =
      co_await linked_groups(snapshot, all, kConversationFields, budget);
  std::vector<std::uint32_t> sizes(all.size(), 0);  // by group
  std::vector<std::uint32_t> lasts(all.size(), 0);
  std::vector<std::uint32_t> at(all.size(), 0);  // by place
  std::vector<std::uint32_t> order(all.size());
  for (std::uint32_t place = 0; place < all.size(); ++place) {
    at[place] = sizes[groups[place]]++;
    lasts[groups[place]] = place;
    order[place] = place;
  }
  if (request.order == ReadingOrder::kThread) {
    const auto before = [&](std::uint32_t a, std::uint32_t b) {
      const std::uint32_t last_a = lasts[groups[a]];
      const std::uint32_t last_b = lasts[groups[b]];
      return last_a != last_b ? last_a < last_b : a < b;
    };
    co_await sort_all(order, before, budget);
  }
  Reading reading;
  if (const auto asked = asked_place(snapshot, all, request)) {
    const auto found = std::find(order.begin(), order.end(), *asked);
    reading.place = static_cast<std::uint64_t>(found - order.begin());
  }
  for (std::uint64_t i = request.offset; i < order.size() && reading.rows.size() < request.limit;
       ++i) {
    const std::uint32_t place = order[static_cast<std::size_t>(i)];
    reading.rows.push_back(all[place]);
    reading.places.push_back({all[groups[place]], at[place], sizes[groups[place]]});
  }
  co_return reading;
}

}  // namespace throughline::query
