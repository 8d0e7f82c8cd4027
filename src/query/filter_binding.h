#pragma once

#include <memory>
#include <vector>

#include "base/result.h"
#include "base/task.h"
#include "query/filter.h"
#include "query/matcher.h"

// A term bound to a snapshot. Times of interactions become row ranges; dictionary fields a table
// over codes, so that each distinct value is judged once; numbers integer intervals, exact.
namespace throughline::query {

// kUnknownField if no open file has the term's column. `snapshot` and `term` must outlive the
// matcher. Not for terms on `time`: see time_rows.
Task<Result<std::unique_ptr<Matcher>>> bind_term(const store::Snapshot& snapshot, const Term& term,
                                                 Budget& budget);

// The rows a term on `time` takes, negation included.
RowBits time_rows(const store::Snapshot& snapshot, const Term& term);

}  // namespace throughline::query
