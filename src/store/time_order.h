#pragma once

#include <vector>

#include "base/task.h"
#include "store/column_set.h"

namespace throughline::store {

// Where each row of the merged order comes from: below base.rows a row of `base`, else a row of
// `added` plus base.rows. Order: time, then id (files are numbered in the order they were opened,
// so base's ids come first); no time last. `base` must be in that order, `added` may be in any.
Task<std::vector<RowIndex>> merge_by_time(const ColumnSet& base, const ColumnSet& added,
                                          Budget& budget);

}  // namespace throughline::store
