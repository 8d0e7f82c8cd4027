#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "query/ledger.h"

// What ledger.cpp and follow_ups.cpp share.
namespace throughline::query {

// The rows of one customer in order of time, by place.
class CustomerRows {
 public:
  CustomerRows(const store::Snapshot& snapshot, std::vector<RowIndex> rows)
      : snapshot_(snapshot), rows_(std::move(rows)) {}

  const store::Snapshot& snapshot() const { return snapshot_; }
  const std::vector<RowIndex>& rows() const { return rows_; }
  std::size_t size() const { return rows_.size(); }
  RowIndex row(std::size_t place) const { return rows_[place]; }
  std::uint32_t code(Field field, std::size_t place) const {
    return snapshot_.codes(field).get(rows_[place]);
  }
  Type type(std::size_t place) const {
    return static_cast<Type>(snapshot_.columns.bytes_of(Field::kType).get(rows_[place]));
  }
  Status status(std::size_t place) const {
    return static_cast<Status>(snapshot_.columns.bytes_of(Field::kStatus).get(rows_[place]));
  }
  Instant time(std::size_t place) const { return instant(Field::kStartedAt, place); }
  Instant due(std::size_t place) const { return instant(Field::kFollowUpAt, place); }
  std::optional<Decimal> value(std::size_t place) const {
    return snapshot_.number(Field::kValue, rows_[place]);
  }

 private:
  Instant instant(Field field, std::size_t place) const {
    return Instant{snapshot_.columns.numbers_of(field).get(rows_[place])};
  }

  const store::Snapshot& snapshot_;
  std::vector<RowIndex> rows_;
};

inline bool is_settled(Status status) {
  return status == Status::kResolved || status == Status::kClosed;
}

// What is still to be done: the last open row of each group of rows that share a thread or a link.
// `paid` is true at places of invoices that payments covered. Sorted as FollowUp says.
Task<std::vector<FollowUp>> open_follow_ups(const CustomerRows& customer,
                                            const std::vector<std::uint8_t>& paid, Instant end,
                                            Budget& budget);

}  // namespace throughline::query
