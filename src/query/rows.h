#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/task.h"
#include "query/cache.h"
#include "query/values.h"

// Interactions in order, a page at a time.
namespace throughline::query {

struct RowsRequest {
  std::string filter;
  // Any field, `-` in front for falling. Ties by id, rising. Rows without a value are last, rising
  // and falling alike.
  std::string sort = "time";
  std::uint64_t offset = 0;
  std::uint64_t limit = 100;
};

struct RowsAnswer {
  SnapshotPointer snapshot;
  std::uint64_t total = 0;
  std::vector<RowIndex> rows;  // read their values with FieldReader
};

Task<Result<RowsAnswer>> interactions(SnapshotPointer snapshot, RowsRequest request, Cache& cache,
                                      Budget& budget);

// A page of a set of rows.
Task<std::vector<RowIndex>> ordered_rows(const store::Snapshot& snapshot, const RowBits& rows,
                                         FieldRef sort, bool falling, std::uint64_t offset,
                                         std::uint64_t limit, Budget& budget);

// A sort's name: `-` in front for falling.
struct SortName {
  std::string_view field;
  bool falling = false;
};
SortName parse_sort(std::string_view text);

}  // namespace throughline::query
