#include "store/time_order.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "model/field.h"

namespace throughline::store {
namespace {

struct Entry {
  std::int64_t key;
  std::uint64_t id;  // file, record, part, highest first
  RowIndex source;
};

// Rows that are sorted or merged between two looks at the clock: well under a millisecond's work.
constexpr std::size_t kSlice = std::size_t{1} << 14;

std::int64_t key_of(const NumberColumn& times, RowIndex row) {
  const std::int64_t time = times.get(row);
  return time == NumberColumn::kNull ? INT64_MAX : time;
}

// Rows of a file's tables are staged as they come, one table's between another's: only the id tells
// their order where times are equal.
std::uint64_t id_of(const ColumnSet& columns, RowIndex row) {
  return std::uint64_t{columns.file.get(row)} << 40U |
         std::uint64_t{columns.record.get(row)} << 8U | columns.part.get(row);
}

bool earlier(const Entry& a, const Entry& b) {
  return a.key != b.key ? a.key < b.key : a.id < b.id;
}

// Merges the sorted runs [begin, middle) and [middle, end) of `in` to the same place of `out`;
// equal keys keep their order.
Task<void> merge_runs(const std::vector<Entry>& in, std::size_t begin, std::size_t middle,
                      std::size_t end, std::vector<Entry>& out, Budget& budget) {
  std::size_t left = begin;
  std::size_t right = middle;
  for (std::size_t at = begin; at < end;) {
    for (const std::size_t stop = std::min(end, at + kSlice); at < stop; ++at) {
      const bool from_right = left == middle || (right < end && earlier(in[right], in[left]));
      out[at] = from_right ? in[right++] : in[left++];
    }
    if (budget.spent()) co_await Pause{};
  }
}

// Merge sort in slices, whose first runs are kSlice long.
Task<void> sort_entries(std::vector<Entry>& entries, Budget& budget) {
  for (std::size_t begin = 0; begin < entries.size(); begin += kSlice) {
    const auto first = entries.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last =
        entries.begin() + static_cast<std::ptrdiff_t>(std::min(entries.size(), begin + kSlice));
    if (!std::is_sorted(first, last, earlier)) std::stable_sort(first, last, earlier);
    if (budget.spent()) co_await Pause{};
  }
  std::vector<Entry> merged;
  for (std::size_t width = kSlice; width < entries.size(); width *= 2) {
    merged.resize(entries.size());
    for (std::size_t begin = 0; begin < entries.size(); begin += 2 * width) {
      const std::size_t middle = std::min(entries.size(), begin + width);
      const std::size_t end = std::min(entries.size(), middle + width);
      co_await merge_runs(entries, begin, middle, end, merged, budget);
    }
    entries.swap(merged);
  }
}

}  // namespace

Task<std::vector<RowIndex>> merge_by_time(const ColumnSet& base, const ColumnSet& added,
                                          Budget& budget) {
  const NumberColumn& base_times = base.numbers_of(Field::kStartedAt);
  const NumberColumn& added_times = added.numbers_of(Field::kStartedAt);
  std::vector<Entry> entries;
  entries.reserve(added.rows);
  bool sorted = true;
  for (RowIndex row = 0; row < added.rows; ++row) {
    const Entry entry{key_of(added_times, row), id_of(added, row), base.rows + row};
    sorted = sorted && (entries.empty() || !earlier(entry, entries.back()));
    entries.push_back(entry);
    if (row % kSlice == kSlice - 1 && budget.spent()) co_await Pause{};
  }
  if (!sorted) co_await sort_entries(entries, budget);

  std::vector<RowIndex> order;
  order.reserve(std::size_t{base.rows} + added.rows);
  RowIndex base_row = 0;
  std::size_t entry = 0;
  while (base_row < base.rows || entry < entries.size()) {
    const bool from_base =
        base_row < base.rows &&
        (entry == entries.size() || key_of(base_times, base_row) <= entries[entry].key);
    order.push_back(from_base ? base_row++ : entries[entry++].source);
    if (order.size() % kSlice == 0 && budget.spent()) co_await Pause{};
  }
  co_return order;
}

}  // namespace throughline::store
