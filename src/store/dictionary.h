#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "store/text_heap.h"

// Distinct strings with codes from 1, in order of first appearance; code 0 is null. Codes and views
// are stable.
namespace throughline::store {

class Dictionary {
 public:
  static constexpr std::uint32_t kNullCode = 0;

  std::uint32_t intern(std::string_view text);      // an empty text gives kNullCode
  std::uint32_t find(std::string_view text) const;  // kNullCode if absent
  std::string_view text(std::uint32_t code) const {
    return heap_.get(references_[code]);
  }  // empty for kNullCode
  // Codes are below this.
  std::uint32_t size() const { return static_cast<std::uint32_t>(references_.size()); }
  std::size_t byte_size() const;
  bool full() const { return heap_.full(); }

 private:
  std::size_t slot_of(std::string_view text, std::uint32_t hash) const;  // where it is, or would be
  void grow();

  TextHeap heap_;
  std::vector<TextReference> references_ = {0};
  std::vector<std::uint32_t> hashes_ = {0};
  std::vector<std::uint32_t>
      slots_;  // open addressing, a power of two, at most two thirds full; 0 = free
};

}  // namespace throughline::store
