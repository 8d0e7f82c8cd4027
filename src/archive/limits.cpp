#include "archive/limits.h"

#include <string>

namespace throughline {

Result<void> Limits::check_expansion(std::uint64_t stored, std::uint64_t expanded) const {
  if (expanded > max_total_bytes) {
    return Error{ErrorCode::kLimit,
                 "expands to more than " + std::to_string(max_total_bytes >> 20) +
                     " MiB; split the export into smaller files",
                 {}};
  }
  // Divided, not multiplied: no overflow.
  if (expanded > ratio_floor && expanded / max_ratio > stored) {
    return Error{ErrorCode::kLimit,
                 "expands to more than " + std::to_string(max_ratio) +
                     " times its size, as no export does; if it is genuine, unpack it first",
                 {}};
  }
  return {};
}

Result<void> Limits::check_entries(std::uint64_t entries) const {
  if (entries <= max_entries) return {};
  return Error{ErrorCode::kLimit,
               "holds more than " + std::to_string(max_entries) +
                   " entries; unpack it and open the files that are needed",
               {}};
}

Result<void> Limits::check_depth(int depth) const {
  if (depth <= max_depth) return {};
  return Error{ErrorCode::kLimit,
               "archives are nested more than " + std::to_string(max_depth) +
                   " deep; unpack the outer ones first",
               {}};
}

Result<void> Limits::check_nested(std::uint64_t size) const {
  if (size <= max_nested_bytes) return {};
  return Error{ErrorCode::kLimit,
               "is larger than " + std::to_string(max_nested_bytes >> 20) +
                   " MiB, too large for an archive within another one; unpack the outer one first",
               {}};
}

void Expansion::add_stored(std::uint64_t bytes) { stored_ += bytes; }

Result<void> Expansion::add_expanded(std::uint64_t bytes) {
  expanded_ += bytes;
  return limits_.check_expansion(stored_, expanded_);
}

}  // namespace throughline
