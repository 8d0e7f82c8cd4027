#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/instant.h"
#include "base/task.h"
#include "query/row_bits.h"

// One customer's interactions in the order in which a person reads them.
namespace throughline::query {

enum class ReadingOrder {
  kTime,
  kThread,  // each conversation together, conversations in the order of their latest row
};

// Where a row stands within its conversation (rows with an equal thread, case or dispute).
struct ConversationPlace {
  RowIndex first = 0;    // the conversation's first row
  std::uint32_t at = 0;  // 0 for the first
  std::uint32_t of = 1;
};

struct ReadingRequest {
  ReadingOrder order = ReadingOrder::kTime;
  std::uint64_t offset = 0;
  std::uint64_t limit = 100;
  // What `place` shall be of: this row, else the first row at or after this time (the last row if
  // all are earlier).
  std::optional<store::RowId> place_of;
  std::optional<Instant> place_at;
};

struct Reading {
  std::vector<RowIndex> rows;
  std::vector<ConversationPlace> places;  // of each of rows
  std::optional<std::uint64_t> place;
};

Task<Reading> read_in_order(const store::Snapshot& snapshot, const RowBits& rows,
                            const ReadingRequest& request, Budget& budget);

// All set rows, rising: in order of time, without a time last.
Task<std::vector<RowIndex>> list_rows(const RowBits& rows, Budget& budget);

}  // namespace throughline::query
