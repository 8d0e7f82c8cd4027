#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/task.h"
#include "query/cache.h"

namespace throughline::query {

struct ColumnInfo {
  std::string field;  // as filters name it
  FieldKind kind = FieldKind::kCategory;
  std::uint64_t rows = 0;  // that have a value
};

// The fields that any open row has, canonical ones first, then the extra columns, in the order they
// came.
Task<std::vector<ColumnInfo>> columns(SnapshotPointer snapshot, Budget& budget);

}  // namespace throughline::query
