#pragma once

#include <string>
#include <vector>

#include "formats/column_action.h"
#include "formats/column_profile.h"
#include "formats/mapping.h"
#include "store/source_file.h"

// Names and sampled values of a table's columns → how each is read, and why.
namespace throughline::formats {

struct PlannedTable {
  TablePlan plan;
  std::vector<store::ColumnDecision> decisions;  // one a column
};

// By names and values (roles.h), of sampled rows from `first` on. `comma_decimals`: where values do
// not tell, a comma is the decimal mark. What `mapping` says counts more than either.
// `explanations`: see decide_roles.
PlannedTable plan_table(const std::vector<std::string>& names,
                        const std::vector<ColumnProfile>& profiles, const SampleRows& rows,
                        std::size_t first, bool comma_decimals, const FileMapping& mapping,
                        const std::vector<std::string>& explanations = {});

// What is done with values of a field.
ActionKind kind_of(Field field);

// The columns' names made usable: blanks around them dropped, "column 3" where there is none, "
// (2)" behind the second of equal ones.
std::vector<std::string> column_names(const std::vector<std::string_view>& header,
                                      std::size_t columns);

// The order that day and month of a column's dates are read in until one of them shows it.
struct OrderGuess {
  DayMonthOrder order = DayMonthOrder::kMonthDay;
  bool shown = false;
  std::string reason;
  bool unsure = false;  // no date says so
};
OrderGuess guess_order(const ColumnProfile& profile);

}  // namespace throughline::formats
