#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "store/snapshot.h"

// A set of rows, one bit each. Bits beyond the last row are 0.
namespace throughline::query {

using store::RowIndex;
using store::RowRange;

class RowBits {
 public:
  static constexpr RowIndex kWordRows = 64;

  RowBits() = default;
  RowBits(RowIndex rows, bool all);

  RowIndex rows() const { return rows_; }
  bool test(RowIndex row) const {
    return ((words_[row / kWordRows] >> (row % kWordRows)) & 1U) != 0;
  }
  void set(RowRange range);
  void intersect(const RowBits& other);
  void complement();

  RowIndex count() const { return count({0, rows_}); }
  RowIndex count(RowRange range) const;
  // The first set row at or after `row`; rows() if there is none.
  RowIndex next(RowIndex row) const;
  // The last set row of the range; range.end if there is none.
  RowIndex last(RowRange range) const;

  // Rows [begin, begin + count) from bytes that are 0 or 1; begin is a multiple of 64.
  void assign(RowIndex begin, const std::uint8_t* bytes, RowIndex count);

  // The word of rows [64 * index, ...), cut to the range.
  std::uint64_t word(RowIndex index, RowRange range) const {
    std::uint64_t bits = words_[index];
    const RowIndex first = index * kWordRows;
    if (first < range.begin) bits &= ~std::uint64_t{0} << (range.begin - first);
    if (range.end - first < kWordRows) bits &= (std::uint64_t{1} << (range.end - first)) - 1;
    return bits;
  }

  // visit(row) for each set row of the range, rising.
  template <class Visit>
  void for_each(RowRange range, Visit&& visit) const {
    if (range.begin >= range.end) return;
    for (RowIndex index = range.begin / kWordRows; index <= (range.end - 1) / kWordRows; ++index) {
      for (std::uint64_t bits = word(index, range); bits != 0; bits &= bits - 1) {
        visit(index * kWordRows + static_cast<RowIndex>(std::countr_zero(bits)));
      }
    }
  }

 private:
  std::vector<std::uint64_t> words_;
  RowIndex rows_ = 0;
};

// The part of `whole` that begins at `begin` and stays within one block of the columns.
inline RowRange block_part(RowRange whole, RowIndex begin) {
  const std::uint64_t block_end =
      (begin / store::kBlockRows + 1) * std::uint64_t{store::kBlockRows};
  return {begin, static_cast<RowIndex>(std::min<std::uint64_t>(block_end, whole.end))};
}

}  // namespace throughline::query
