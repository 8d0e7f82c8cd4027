#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/task.h"
#include "model/field.h"
#include "query/row_bits.h"

// Figures of all customers of a set of rows, by customer code.
namespace throughline::query {

struct CustomerCounts {
  std::vector<std::uint32_t> interactions;
  std::vector<RowIndex> first;  // first row with a time; kNoRow if there is none
  std::vector<RowIndex> last;

  static constexpr RowIndex kNoRow = UINT32_MAX;
};
Task<CustomerCounts> count_by_customer(const store::Snapshot& snapshot, const RowBits& rows,
                                       Budget& budget);

// By group: the most frequent value of a category field, of equals the first by bytes; empty if
// there is none. `group_of_customer` is 0 for customers to leave out, else 1..groups.
Task<std::vector<std::string_view>> most_frequent(
    const store::Snapshot& snapshot, const RowBits& rows, Field field,
    const std::vector<std::uint32_t>& group_of_customer, std::uint32_t groups, Budget& budget);

}  // namespace throughline::query
