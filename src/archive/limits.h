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
  std::uint64_t max_total_bytes = 16ull << 30;      // all that one open expands to
  std::uint64_t max_entries = 100'000;              // entries in one archive
  std::uint64_t max_directory_bytes = 64ull << 20;  // what names them
  // An archive within one, the strings that a workbook's sheets share: held in memory.
  std::uint64_t max_nested_bytes = 512ull << 20;
  int max_depth = 3;  // archives within archives; the file that is opened has depth 1

  // Whether `stored` bytes may have become `expanded`; the error is kLimit.
  Result<void> check_expansion(std::uint64_t stored, std::uint64_t expanded) const;
  Result<void> check_entries(std::uint64_t entries) const;
  Result<void> check_depth(int depth) const;
  Result<void> check_nested(std::uint64_t size) const;
};

// What one open has unpacked so far, at every depth: archives nested in archives stay modest each,
// only together they do not.
class Expansion {
 public:
  explicit Expansion(Limits limits) : limits_(limits) {}

  // Bytes of an opened file; not those of an archive within it.
  void add_stored(std::uint64_t bytes);
  // Bytes that any decoder gave; kLimit once they are too many for what was stored.
  Result<void> add_expanded(std::uint64_t bytes);

 private:
  Limits limits_;
  std::uint64_t stored_ = 0;
  std::uint64_t expanded_ = 0;
};

}  // namespace throughline
