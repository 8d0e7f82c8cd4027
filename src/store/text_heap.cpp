#include "store/text_heap.h"

#include <algorithm>
#include <cstring>

namespace throughline::store {
namespace {

// Lengths stand before their text, seven bits a byte, least significant first (LEB128).
std::size_t length_bytes(std::size_t length) {
  std::size_t bytes = 1;
  for (; length >= 0x80; length >>= 7U) ++bytes;
  return bytes;
}

}  // namespace

TextReference TextHeap::append(std::string_view text) {
  if (text.empty()) return 0;
  const std::uint64_t needed = (length_bytes(text.size()) + text.size() + 3) & ~std::uint64_t{3};
  if (next_ + needed > end_) {
    const std::uint64_t reserved = allocations_.empty() ? 4 : 0;  // position 0 is null's
    const std::uint64_t pages = (needed + reserved + kPageBytes - 1) / kPageBytes;
    if ((end_ + pages * kPageBytes) / 4 > UINT32_MAX) {
      full_ = true;
      return 0;
    }
    // Not zeroed: every byte that is read was written by an append.
    allocations_.push_back(
        std::unique_ptr<char[]>(new char[static_cast<std::size_t>(pages * kPageBytes)]));
    for (std::uint64_t page = 0; page < pages; ++page) {
      pages_.push_back(allocations_.back().get() + page * kPageBytes);
    }
    allocated_ += pages * kPageBytes;
    next_ = end_ + reserved;
    end_ += pages * kPageBytes;
  }
  char* out = pages_[static_cast<std::size_t>(next_ / kPageBytes)] + next_ % kPageBytes;
  std::size_t length = text.size();
  for (; length >= 0x80; length >>= 7U) *out++ = static_cast<char>((length & 0x7FU) | 0x80U);
  *out++ = static_cast<char>(length);
  std::memcpy(out, text.data(), text.size());
  const auto reference = static_cast<TextReference>(next_ / 4);
  next_ += needed;
  return reference;
}

std::string_view TextHeap::get(TextReference reference) const {
  if (reference == 0) return {};
  const std::uint64_t position = std::uint64_t{reference} * 4;
  const char* in = pages_[static_cast<std::size_t>(position / kPageBytes)] + position % kPageBytes;
  std::size_t length = 0;
  for (unsigned shift = 0;; shift += 7) {
    const auto byte = static_cast<unsigned char>(*in++);
    length |= static_cast<std::size_t>(byte & 0x7FU) << shift;
    if (byte < 0x80) break;
  }
  return {in, length};
}

}  // namespace throughline::store
