#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "base/decimal.h"
#include "base/result.h"
#include "base/task.h"
#include "query/row_bits.h"

// Value exchanged (CONTRACT.md, Money): sums per currency of the rows that count, exact.
namespace throughline::query {

struct CurrencyValue {
  std::string_view currency;  // empty: none stated
  Decimal received;
  Decimal given;
  Decimal net;  // received - given
};

// Sums apart for groups of rows. A group has an entry for each currency in which anything was
// counted, by currency's bytes, none stated last.
class ExchangedSums {
 public:
  std::span<const CurrencyValue> of(std::uint32_t group) const;

 private:
  friend Task<Result<ExchangedSums>> sum_exchanged(
      const store::Snapshot& snapshot, const RowBits& rows,
      const std::vector<std::uint32_t>* group_of_customer, Budget& budget);
  std::vector<std::uint32_t> groups_;  // rising, one for each of values_
  std::vector<CurrencyValue> values_;
};

// The group of a row is that of its customer's code; rows of group 0 are left out. Without groups
// all rows are group 0 and none is left out. Error: kLimit where a sum does not fit 38 digits.
Task<Result<ExchangedSums>> sum_exchanged(const store::Snapshot& snapshot, const RowBits& rows,
                                          const std::vector<std::uint32_t>* group_of_customer,
                                          Budget& budget);

}  // namespace throughline::query
