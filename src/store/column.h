#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

// A typed column in fixed-size blocks, so that growth never copies. A block that holds only the
// default value (null) is not allocated.
namespace throughline::store {

inline constexpr std::size_t kBlockRows = std::size_t{1} << 16;

using RowIndex = std::uint32_t;

template <class T, T kDefault>
class Column {
 public:
  using Block = std::array<T, kBlockRows>;
  static constexpr T kNull = kDefault;

  T get(RowIndex row) const {
    const std::size_t index = row / kBlockRows;
    if (index >= blocks_.size() || blocks_[index] == nullptr) return kDefault;
    return (*blocks_[index])[row % kBlockRows];
  }

  void set(RowIndex row, T value) {
    const std::size_t index = row / kBlockRows;
    if (index >= blocks_.size()) {
      if (value == kDefault) return;
      blocks_.resize(index + 1);
    }
    if (blocks_[index] == nullptr) {
      if (value == kDefault) return;
      blocks_[index] = std::make_unique<Block>();
      blocks_[index]->fill(kDefault);
    }
    (*blocks_[index])[row % kBlockRows] = value;
  }

  // The values of rows [index * kBlockRows, ...); nullptr where all are null.
  const T* block(std::size_t index) const {
    return index < blocks_.size() && blocks_[index] != nullptr ? blocks_[index]->data() : nullptr;
  }
  void adopt_block(std::size_t index, std::unique_ptr<Block> block) {
    if (index >= blocks_.size()) blocks_.resize(index + 1);
    blocks_[index] = std::move(block);
  }
  // Values of the rows from `keep` on become null.
  void truncate(RowIndex keep) {
    const std::size_t blocks = (std::size_t{keep} + kBlockRows - 1) / kBlockRows;
    if (blocks < blocks_.size()) blocks_.resize(blocks);
    const std::size_t used = keep % kBlockRows;
    if (used != 0 && blocks == blocks_.size() && blocks_.back() != nullptr) {
      std::fill(blocks_.back()->begin() + static_cast<std::ptrdiff_t>(used), blocks_.back()->end(),
                kDefault);
    }
  }
  bool empty() const { return blocks_.empty(); }
  std::size_t byte_size() const {
    std::size_t allocated = 0;
    for (const auto& block : blocks_) allocated += block != nullptr ? sizeof(Block) : 0;
    return allocated;
  }

 private:
  std::vector<std::unique_ptr<Block>> blocks_;
};

using ByteColumn = Column<std::uint8_t, 0>;
using CodeColumn = Column<std::uint32_t, 0>;           // dictionary codes, text references
using NumberColumn = Column<std::int64_t, INT64_MIN>;  // micro-units or microseconds
using FileColumn = Column<std::uint16_t, 0>;

}  // namespace throughline::store
