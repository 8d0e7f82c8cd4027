#include "query/customer_figures.h"

#include <algorithm>

#include "query/flat_map.h"

namespace throughline::query {
namespace {

constexpr RowIndex kSlice = RowIndex{1} << 15;

// visit(row, code) for rows with a customer.
template <class Visit>
Task<void> for_each_customer_row(const store::Snapshot& snapshot, const RowBits& rows,
                                 const Visit& visit, Budget& budget) {
  for (RowIndex begin = 0; begin < snapshot.rows();) {
    const RowIndex end = begin + std::min(kSlice, snapshot.rows() - begin);
    rows.for_each({begin, end}, [&](RowIndex row) {
      const std::uint32_t code = snapshot.customer.get(row);
      if (code != store::Dictionary::kNullCode) visit(row, code);
    });
    begin = end;
    if (budget.spent()) co_await Pause{};
  }
}

}  // namespace

Task<CustomerCounts> count_by_customer(const store::Snapshot& snapshot, const RowBits& rows,
                                       Budget& budget) {
  const std::size_t codes = std::max<std::size_t>(snapshot.customers->size(), 1);
  CustomerCounts counts;
  counts.interactions.assign(codes, 0);
  counts.first.assign(codes, CustomerCounts::kNoRow);
  counts.last.assign(codes, CustomerCounts::kNoRow);
  const RowIndex timed = snapshot.timed_rows();
  const auto visit = [&](RowIndex row, std::uint32_t code) {
    ++counts.interactions[code];
    if (row >= timed) return;
    if (counts.first[code] == CustomerCounts::kNoRow) counts.first[code] = row;
    counts.last[code] = row;
  };
  co_await for_each_customer_row(snapshot, rows, visit, budget);
  co_return counts;
}

Task<std::vector<std::string_view>> most_frequent(
    const store::Snapshot& snapshot, const RowBits& rows, Field field,
    const std::vector<std::uint32_t>& group_of_customer, std::uint32_t groups, Budget& budget) {
  std::vector<std::string_view> best(std::size_t{groups} + 1);
  const store::CodeColumn& codes = snapshot.codes(field);
  if (codes.empty()) co_return best;
  FlatMap<std::uint32_t> counts;
  const auto visit = [&](RowIndex row, std::uint32_t customer) {
    const std::uint32_t group = group_of_customer[customer];
    const std::uint32_t code = group == 0 ? 0 : codes.get(row);
    if (code != store::Dictionary::kNullCode) ++counts[std::uint64_t{group} << 32U | code];
  };
  co_await for_each_customer_row(snapshot, rows, visit, budget);
  std::vector<std::uint32_t> best_count(best.size(), 0);
  const store::Dictionary& dictionary = snapshot.dictionary(field);
  counts.for_each([&](std::uint64_t key, std::uint32_t count) {
    const auto group = static_cast<std::size_t>(key >> 32U);
    const std::string_view text = dictionary.text(static_cast<std::uint32_t>(key));
    if (count < best_count[group] || (count == best_count[group] && text >= best[group])) return;
    best_count[group] = count;
    best[group] = text;
  });
  co_return best;
}

}  // namespace throughline::query
