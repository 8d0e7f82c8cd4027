#pragma once

#include <cstddef>

#include "formats/csv_dialect.h"

namespace throughline::formats {

// How many rows stand before a table's header and are about the table ("Account:;12345"): few, with
// few fields, and behind them a header of names that we know with as many fields as the rows below.
std::size_t lines_before_header(const SampleRows& rows);

}  // namespace throughline::formats
