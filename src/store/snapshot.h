#pragma once

#include <compare>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "base/instant.h"
#include "store/column_set.h"
#include "store/source_file.h"

namespace throughline::store {

// An interaction's id: stable, never its sorted position. Written "file:record:part".
struct RowId {
  std::uint32_t file = 0;
  std::uint32_t record = 0;
  std::uint32_t part = 0;
  auto operator<=>(const RowId&) const = default;
};
std::string to_string(const RowId& id);
std::optional<RowId> parse_row_id(std::string_view text);

// Rows [begin, end).
struct RowRange {
  RowIndex begin = 0;
  RowIndex end = 0;
  RowIndex size() const { return end - begin; }
};

// What questions are asked of: immutable, rows sorted by (started_at, id), rows without a time
// last. Holds all that is open, or all that was read so far (complete() is false).
class Snapshot {
 public:
  RowIndex rows() const { return columns.rows; }
  // Rows with a time: [0, timed_rows()).
  RowIndex timed_rows() const { return timed; }
  const NumberColumn& times() const { return columns.numbers_of(Field::kStartedAt); }
  // First row whose time is >= instant, within the timed rows.
  RowIndex lower_bound(Instant instant) const;
  // Codes of category and tags fields; kCustomer gives the customer's code, whose text is the
  // customer's id.
  const CodeColumn& codes(Field field) const {
    return field == Field::kCustomer ? customer : columns.codes_of(field);
  }
  const Dictionary& dictionary(Field field) const {
    return field == Field::kCustomer ? *customers : heaps->fields[index_of(field)];
  }
  // Extra columns by name without `x.`.
  std::optional<std::uint32_t> extra_index(std::string_view name) const;
  // Nothing where null. Any time-less numeric field; exact.
  std::optional<Decimal> number(Field field, RowIndex row) const;
  std::string_view text(Field field, RowIndex row) const;  // text fields; empty where null
  RowId id(RowIndex row) const;
  std::optional<RowIndex> find(const RowId& id) const;
  // The row's value counts as exchanged: it has one, is no claim, and is no payment that settles a
  // counted purchase.
  bool counted(RowIndex row) const { return counts.get(row) != 0; }

  std::uint64_t epoch = 0;
  bool complete = true;
  RowIndex timed = 0;
  ColumnSet columns;
  std::shared_ptr<const Heaps> heaps;
  CodeColumn customer;                          // 0: no customer known
  std::shared_ptr<const Dictionary> customers;  // customer ids by code
  ByteColumn counts;                            // 1 where counted()
  std::vector<std::shared_ptr<const SourceFile>> files;
};

}  // namespace throughline::store
