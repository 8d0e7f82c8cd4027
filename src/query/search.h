#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/task.h"
#include "query/cache.h"

// Where a text occurs.
namespace throughline::query {

struct SearchRequest {
  std::string
      text;  // one phrase, case-folded substring of subject or body; no filter syntax; not blank
  std::string filter;  // empty: everything
  std::uint64_t limit = 100;
};

struct SearchAnswer {
  std::uint64_t total = 0;        // exact, whatever the limit
  std::vector<store::RowId> ids;  // in order of id: file, record, part
};

Task<Result<SearchAnswer>> search(SnapshotPointer snapshot, SearchRequest request, Cache& cache,
                                  Budget& budget);

}  // namespace throughline::query
