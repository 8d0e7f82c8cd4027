#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

// Append-only bytes in pages; views stay valid for the heap's life. A reference is a position in
// units of four bytes, so that 32 bits address 16 GiB; 0 is null.
namespace throughline::store {

using TextReference = std::uint32_t;

class TextHeap {
 public:
  // 0 for an empty text. Sets full() and returns 0 when references are used up.
  TextReference append(std::string_view text);
  std::string_view get(TextReference reference) const;
  std::size_t byte_size() const { return allocated_; }
  bool full() const { return full_; }

 private:
  static constexpr std::uint64_t kPageBytes = std::uint64_t{1} << 16;

  std::vector<std::unique_ptr<char[]>> allocations_;  // of one page, or of several for a long text
  std::vector<char*> pages_;                          // by position / kPageBytes
  std::uint64_t next_ = 0;                            // a multiple of four
  std::uint64_t end_ = 0;                             // of the current allocation
  std::size_t allocated_ = 0;
  bool full_ = false;
};

}  // namespace throughline::store
