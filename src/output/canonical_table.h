#pragma once

#include <span>
#include <string_view>

#include "store/snapshot.h"

// What the canonical table has beside the fields: what cannot be told from a part of the rows, or
// without the files they came from.
namespace throughline::output {

inline constexpr std::string_view kCustomerByColumn = "customer_by";
inline constexpr std::string_view kCountedColumn = "counted";

// All columns in the table's order, without x.NAME.
std::span<const std::string_view> canonical_columns();

// The row knows its customer by something else than the id by which he is called.
bool customer_by_differs(const store::Snapshot& snapshot, store::RowIndex row);

// The row has a value that is not counted as exchanged.
inline bool value_left_out(const store::Snapshot& snapshot, store::RowIndex row) {
  return snapshot.columns.numbers_of(Field::kValue).get(row) != store::NumberColumn::kNull &&
         !snapshot.counted(row);
}

}  // namespace throughline::output
