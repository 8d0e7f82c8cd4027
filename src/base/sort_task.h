#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "base/task.h"

// Sorting that pauses.
namespace throughline {

inline constexpr std::size_t kSortSlice = std::size_t{1} << 12;

// Merges the sorted runs [begin, middle) and [middle, end) of `in` to the same place of `out`.
template <class T, class Less>
Task<void> merge_runs(const std::vector<T>& in, std::size_t begin, std::size_t middle,
                      std::size_t end, std::vector<T>& out, const Less& less, Budget& budget) {
  std::size_t left = begin;
  std::size_t right = middle;
  for (std::size_t at = begin; at < end;) {
    for (const std::size_t stop = std::min(end, at + kSortSlice); at < stop; ++at) {
      const bool from_right = left == middle || (right < end && less(in[right], in[left]));
      out[at] = from_right ? in[right++] : in[left++];
    }
    if (budget.spent()) co_await Pause{};
  }
}

template <class T, class Less>
Task<void> sort_all(std::vector<T>& items, const Less& less, Budget& budget) {
  for (std::size_t begin = 0; begin < items.size(); begin += kSortSlice) {
    const auto first = items.begin() + static_cast<std::ptrdiff_t>(begin);
    std::sort(
        first,
        items.begin() + static_cast<std::ptrdiff_t>(std::min(items.size(), begin + kSortSlice)),
        less);
    if (budget.spent()) co_await Pause{};
  }
  std::vector<T> merged(items.size() > kSortSlice ? items.size() : 0);
  for (std::size_t width = kSortSlice; width < items.size(); width *= 2) {
    for (std::size_t begin = 0; begin < items.size(); begin += 2 * width) {
      const std::size_t middle = std::min(items.size(), begin + width);
      const std::size_t end = std::min(items.size(), middle + width);
      co_await merge_runs(items, begin, middle, end, merged, less, budget);
    }
    items.swap(merged);
  }
}

// Leaves the `count` first items, sorted. `less` must be a strict total order, and outlive the
// task.
template <class T, class Less>
Task<void> keep_first(std::vector<T>& items, std::size_t count, const Less& less, Budget& budget) {
  // Beyond this a heap costs more than sorting all.
  constexpr std::size_t kMostHeap = kSortSlice;
  if (count == 0) {
    items.clear();
  } else if (count >= items.size() || count > kMostHeap) {
    co_await sort_all(items, less, budget);
    if (items.size() > count) items.resize(count);
  } else {
    const auto heap_end = items.begin() + static_cast<std::ptrdiff_t>(count);
    std::make_heap(items.begin(), heap_end, less);
    for (std::size_t i = count; i < items.size(); ++i) {
      if (less(items[i], items.front())) {
        std::pop_heap(items.begin(), heap_end, less);
        *(heap_end - 1) = items[i];
        std::push_heap(items.begin(), heap_end, less);
      }
      if (i % kSortSlice == 0 && budget.spent()) co_await Pause{};
    }
    items.resize(count);
    std::sort(items.begin(), items.end(), less);
  }
}

}  // namespace throughline
