#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/task.h"
#include "query/cache.h"
#include "query/values.h"

// How many interactions have each value of a field.
namespace throughline::query {

struct FacetValue {
  Value value;
  std::uint32_t count = 0;  // under the filter's other terms
  std::uint32_t all = 0;    // without any filter
};

struct Facet {
  std::string field;
  std::uint32_t distinct =
      0;  // values in all that is open (null is one); with `find`, those that contain it
  std::uint32_t rest = 0;          // values beyond the limit: distinct - values.size()
  std::uint64_t rest_count = 0;    // the sum of their counts
  std::vector<FacetValue> values;  // by falling count, then by value, null last
};

struct FacetsRequest {
  std::vector<std::string> fields;  // names; empty: default_facet_fields()
  std::string filter;
  std::uint32_t limit = 200;
  std::string find;  // if not empty: only values that contain it, case-folded
};

struct FacetsAnswer {
  SnapshotPointer snapshot;  // the values' texts live in it
  std::vector<Facet> facets;
};

// channel type direction function status sentiment agent organisation
const std::vector<std::string>& default_facet_fields();

// Each field ignores its own terms. A value that only other rows have is listed with count 0.
Task<Result<FacetsAnswer>> facets(SnapshotPointer snapshot, FacetsRequest request, Cache& cache,
                                  Budget& budget);

// The same for exactly these rows, without values that none of them has.
Task<Result<Facet>> facet_of_rows(SnapshotPointer snapshot, FieldRef field, const RowBits* rows,
                                  std::uint32_t limit, Cache& cache, Budget& budget);

}  // namespace throughline::query
