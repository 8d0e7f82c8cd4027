// Guards against archives made to exhaust the machine.
#pragma once

#include <cstdint>

#include "base/result.h"

namespace throughline {

struct Limits {
  // Expanded : stored. Deflate itself cannot exceed 1032; exports compress 5 to 50, logs of equal
  // lines some hundreds. Judged only above `ratio_floor`, as anything below fits in memory anyway.
  std::uint64_t max_ratio = 200;
  std::uint64_t ratio_floor = 256ull << 20;
  std::uint64_t max_total_bytes = 16ull << 30;  // all that one open expands to
  std::uint64_t max_entries = 100'000;          // entries in one archive
  int max_depth = 3;                            // archives within archives

  // Whether `stored` bytes may have become `expanded`; the error is kLimit.
  Result<void> check_expansion(std::uint64_t stored, std::uint64_t expanded) const;
  Result<void> check_entries(std::uint64_t entries) const;
  Result<void> check_depth(int depth) const;
};

}  // namespace throughline
