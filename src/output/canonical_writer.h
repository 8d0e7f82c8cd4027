#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/task.h"
#include "model/field.h"
#include "query/row_bits.h"
#include "store/snapshot.h"

// Interactions → the canonical table (docs/canonical_table.md), as CSV or NDJSON. Opened again, it
// gives the same interactions and customers.
namespace throughline::output {

enum class TableFormat : std::uint8_t { kCsv, kNdjson };

// The columns that hold anything in these rows, in the table's order, x.NAME last. started_at is
// always there.
Task<std::vector<std::string>> stated_columns(const store::Snapshot& snapshot,
                                              const query::RowBits& rows, Budget& budget);

// Writes rows; the snapshot must outlive it.
class CanonicalWriter {
 public:
  // kUnknownField for a name that is no column of these data.
  static Result<CanonicalWriter> create(const store::Snapshot& snapshot,
                                        const std::vector<std::string>& columns,
                                        TableFormat format);

  void append_header(std::string& out) const;  // nothing for NDJSON
  void append_row(query::RowIndex row, std::string& out);
  // Cells so far that a spreadsheet would have taken for formulas.
  std::uint64_t defused() const { return defused_; }

 private:
  enum class Kind : std::uint8_t {
    kWord,
    kCode,
    kText,
    kTime,
    kNumber,
    kMoney,
    kSentiment,
    kCustomerBy,
    kCounted,
  };
  struct Column {
    std::string name;
    Kind kind = Kind::kCode;
    Field field = Field::kId;
    std::span<const std::string_view> words;
    const store::ByteColumn* bytes = nullptr;
    const store::CodeColumn* codes = nullptr;
    const store::Dictionary* dictionary = nullptr;
    const store::NumberColumn* numbers = nullptr;
    std::string key;  // of NDJSON: `"name":`
  };

  CanonicalWriter(const store::Snapshot& snapshot, TableFormat format)
      : snapshot_(&snapshot), format_(format) {}
  Result<Column> column(const std::string& name) const;
  void append_cell(const Column& column, query::RowIndex row, std::string& out);
  void append_text(std::string_view text, std::string& out);
  void append_number(const Column& column, query::RowIndex row, std::string& out);
  void append_plain(std::string_view text, bool quoted, std::string& out) const;

  const store::Snapshot* snapshot_;
  TableFormat format_;
  std::vector<Column> columns_;
  std::uint64_t defused_ = 0;
  std::string scratch_;
};

}  // namespace throughline::output
