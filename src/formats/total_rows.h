#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "formats/column_action.h"

namespace throughline::formats {

// The column of the start of each row's dealing; SIZE_MAX if the table has none, or is not to be
// looked at for total rows.
std::size_t dated_column(const TablePlan& plan);

// Whether a row only sums up others: its one text says so ("Total", "Summe:"), nothing dates it,
// and all else are numbers, one of them an amount or quantity. `dated`: dated_column().
bool is_total_row(const TablePlan& plan, std::size_t dated,
                  std::span<const std::string_view> fields);

}  // namespace throughline::formats
