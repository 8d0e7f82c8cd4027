#pragma once

#include <string>
#include <vector>

#include "base/text_mark.h"
#include "formats/table_plan.h"

// The canonical table (docs/canonical_table.md): its columns' names say all, values are taken
// verbatim.
namespace throughline::formats {

// started_at is there; every other column is one of the table or called x.NAME, or at least half
// are and none of the rest is a known name of a canonical field that is missing (`customer_id`
// where there is no `customer`: that table is read by names and values).
bool is_canonical_table(const std::vector<std::string>& names);

// `marks`: the apostrophes that this kind of file carries in front of texts.
PlannedTable plan_canonical_table(const std::vector<std::string>& names,
                                  const std::vector<ColumnProfile>& profiles, TextMarks marks);

// A column that came up after the plan was made.
store::ColumnDecision add_canonical_column(const std::string& name, const ColumnProfile& profile,
                                           TablePlan& plan);

}  // namespace throughline::formats
