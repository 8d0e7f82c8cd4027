#include "query/linked_rows.h"

#include <algorithm>

#include "query/flat_map.h"

namespace throughline::query {
namespace {

constexpr std::size_t kSlice = std::size_t{1} << 13;

// Roots are the least member, so that a group is named by its first row.
std::uint32_t root_of(std::vector<std::uint32_t>& parents, std::uint32_t place) {
  while (parents[place] != place) {
    parents[place] = parents[parents[place]];
    place = parents[place];
  }
  return place;
}

}  // namespace

Task<std::vector<std::uint32_t>> linked_groups(const store::Snapshot& snapshot,
                                               const std::vector<RowIndex>& rows,
                                               std::span<const Field> fields, Budget& budget) {
  std::vector<std::uint32_t> parents(rows.size());
  for (std::uint32_t place = 0; place < parents.size(); ++place) parents[place] = place;
  for (const Field field : fields) {
    const store::CodeColumn& codes = snapshot.codes(field);
    FlatMap<std::uint32_t> first;  // 1 + place of the value's first row
    for (std::uint32_t place = 0; place < rows.size(); ++place) {
      const std::uint32_t code = codes.get(rows[place]);
      if (code != store::Dictionary::kNullCode) {
        std::uint32_t& seen = first[code];
        if (seen == 0) {
          seen = place + 1;
        } else {
          const std::uint32_t a = root_of(parents, seen - 1);
          const std::uint32_t b = root_of(parents, place);
          parents[std::max(a, b)] = std::min(a, b);
        }
      }
      if (place % kSlice == 0 && budget.spent()) co_await Pause{};
    }
  }
  for (std::uint32_t place = 0; place < parents.size(); ++place) {
    parents[place] = root_of(parents, place);
  }
  co_return parents;
}

}  // namespace throughline::query
