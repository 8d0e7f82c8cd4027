#pragma once

#include <string>
#include <vector>

#include "formats/csv_dialect.h"
#include "formats/roles.h"

namespace throughline::formats {

// Money in and money out as two columns, of which a row fills one: "Debit" and "Credit", "Paid out"
// and "Paid in", "Soll" and "Haben". As in an account's statement, credit is received and debit
// given. Only where no column is an amount; rows of the sample from `first` on.
void settle_money_columns(const std::vector<std::string>& names,
                          const std::vector<ColumnProfile>& profiles, const SampleRows& rows,
                          std::size_t first, std::vector<ColumnRole>& roles);

}  // namespace throughline::formats
