#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/column_profile.h"
#include "formats/roles.h"

// Times of day that stand in a column of their own, beside the one that has the date.
namespace throughline::formats {

// "09:12:58", or so with a spreadsheet's dummy date ("1900-01-01 09:12:58"): microseconds since
// midnight.
std::optional<std::int64_t> read_time_of_day(std::string_view text);

// Gives columns of times of day to the date they belong to: where the date of the start has no
// times, or where the end has no date.
void settle_times_of_day(const std::vector<std::string>& names,
                         const std::vector<ColumnProfile>& profiles,
                         std::vector<ColumnRole>& roles);

}  // namespace throughline::formats
