#include "store/time_order.h"

#include <cstdint>

#include "base/sort_task.h"
#include "model/field.h"

namespace throughline::store {
namespace {

struct Entry {
  std::int64_t key;
  std::uint64_t id;  // file, record, part, highest first
  RowIndex source;
};

// Rows that are looked at between two looks at the clock: well under a millisecond's work.
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
  if (!sorted) co_await sort_all(entries, earlier, budget);

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
