#include "query/row_bits.h"

#include <cstring>

namespace throughline::query {

RowBits::RowBits(RowIndex rows, bool all)
    : words_((std::size_t{rows} + kWordRows - 1) / kWordRows, all ? ~std::uint64_t{0} : 0),
      rows_(rows) {
  if (all && rows % kWordRows != 0) words_.back() = (std::uint64_t{1} << (rows % kWordRows)) - 1;
}

void RowBits::set(RowRange range) {
  if (range.begin >= range.end) return;
  const RowIndex first = range.begin / kWordRows;
  const RowIndex last = (range.end - 1) / kWordRows;
  const std::uint64_t head = ~std::uint64_t{0} << (range.begin % kWordRows);
  const std::uint64_t tail = ~std::uint64_t{0} >> (kWordRows - 1 - (range.end - 1) % kWordRows);
  if (first == last) {
    words_[first] |= head & tail;
    return;
  }
  words_[first] |= head;
  std::fill(words_.begin() + first + 1, words_.begin() + last, ~std::uint64_t{0});
  words_[last] |= tail;
}

void RowBits::intersect(const RowBits& other) {
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
}

void RowBits::complement() {
  for (std::uint64_t& bits : words_) bits = ~bits;
  if (rows_ % kWordRows != 0) words_.back() &= (std::uint64_t{1} << (rows_ % kWordRows)) - 1;
}

RowIndex RowBits::count(RowRange range) const {
  if (range.begin >= range.end) return 0;
  RowIndex total = 0;
  for (RowIndex index = range.begin / kWordRows; index <= (range.end - 1) / kWordRows; ++index) {
    total += static_cast<RowIndex>(std::popcount(word(index, range)));
  }
  return total;
}

RowIndex RowBits::next(RowIndex row) const {
  if (row >= rows_) return rows_;
  const RowRange range{row, rows_};
  for (RowIndex index = row / kWordRows; index < words_.size(); ++index) {
    const std::uint64_t bits = word(index, range);
    if (bits != 0) return index * kWordRows + static_cast<RowIndex>(std::countr_zero(bits));
  }
  return rows_;
}

RowIndex RowBits::last(RowRange range) const {
  if (range.begin >= range.end) return range.end;
  for (RowIndex index = (range.end - 1) / kWordRows + 1; index-- > range.begin / kWordRows;) {
    const std::uint64_t bits = word(index, range);
    if (bits != 0)
      return index * kWordRows + kWordRows - 1 - static_cast<RowIndex>(std::countl_zero(bits));
  }
  return range.end;
}

void RowBits::assign(RowIndex begin, const std::uint8_t* bytes, RowIndex count) {
  // Eight bytes of 0 or 1 times this gather in the top byte, the first byte lowest.
  constexpr std::uint64_t kGather = 0x0102040810204080U;
  for (RowIndex done = 0; done < count; done += kWordRows) {
    std::uint64_t bits = 0;
    const RowIndex size = std::min(kWordRows, count - done);
    RowIndex i = 0;
    for (; i + 8 <= size; i += 8) {
      std::uint64_t eight;
      std::memcpy(&eight, bytes + done + i, sizeof eight);
      bits |= ((eight * kGather) >> 56U) << i;
    }
    for (; i < size; ++i) bits |= std::uint64_t{bytes[done + i]} << i;
    words_[(begin + done) / kWordRows] = bits;
  }
}

}  // namespace throughline::query
