#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "base/task.h"
#include "query/cache.h"
#include "query/exchanged.h"
#include "query/facets.h"

namespace throughline::query {

struct SummaryRequest {
  std::string filter;
  std::uint32_t limit = 200;  // values of a facet
};

struct Span {
  Instant from;
  Instant to;  // the last interaction's time, included
};

// Of the rows under the filter.
struct SummaryAnswer {
  SnapshotPointer snapshot;
  std::uint64_t interactions = 0;
  std::uint64_t customers = 0;
  std::optional<Span> span;  // nothing if no row has a time
  std::vector<Facet>
      facets;  // the default fields, under all terms, their own too; no value with count 0
  std::vector<CurrencyValue> value;
};

Task<Result<SummaryAnswer>> summary(SnapshotPointer snapshot, SummaryRequest request, Cache& cache,
                                    Budget& budget);

}  // namespace throughline::query
