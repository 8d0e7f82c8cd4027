#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

// A hash map from 64-bit numbers in two flat arrays: a look-up touches one line of memory, and rows
// allocate nothing.
namespace throughline::query {

template <class T>
class FlatMap {
 public:
  // The value of the key, T{} at first. A later call may move it.
  T& operator[](std::uint64_t key) {
    if ((size_ + 1) * 3 > slots_.size() * 2) grow();
    Slot& slot = slots_[place_of(key)];
    if (!slot.used) {
      slot.used = true;
      slot.key = key;
      ++size_;
    }
    return slot.value;
  }
  std::size_t size() const { return size_; }

  template <class Visit>
  void for_each(Visit&& visit) const {
    for (const Slot& slot : slots_) {
      if (slot.used) visit(slot.key, slot.value);
    }
  }

 private:
  struct Slot {
    std::uint64_t key = 0;
    T value{};
    bool used = false;
  };

  std::size_t place_of(std::uint64_t key) const {
    // Finaliser of SplitMix64: keys are often multiples of large powers of ten or two.
    std::uint64_t mixed = (key ^ (key >> 30U)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
    std::size_t place = static_cast<std::size_t>(mixed ^ (mixed >> 31U)) & (slots_.size() - 1);
    while (slots_[place].used && slots_[place].key != key)
      place = (place + 1) & (slots_.size() - 1);
    return place;
  }

  void grow() {
    std::vector<Slot> old(slots_.empty() ? 64 : slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.used) slots_[place_of(slot.key)] = slot;
    }
  }

  std::vector<Slot> slots_;
  std::size_t size_ = 0;
};

}  // namespace throughline::query
