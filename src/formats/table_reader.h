#pragma once

#include <memory>
#include <string>
#include <vector>

#include "formats/csv_dialect.h"
#include "formats/mapping.h"
#include "formats/reader.h"
#include "formats/table_mapper.h"

// Separated text (CSV, TSV) → interactions. The beginning is gathered until it tells how the table
// is written and what its columns are; from there on every piece is read as it comes.
namespace throughline::formats {

class TableReader final : public Reader, public CsvSink {
 public:
  // `positions`: null if the bytes are fed as they stand in the file.
  TableReader(store::FileBuilder& builder, FileMapping mapping, const SourcePositions* positions);

  Result<void> feed(ByteSpan bytes) override;
  Result<void> finish() override;
  std::uint64_t done() const override { return parser_ == nullptr ? 0 : parser_->done(); }

 private:
  void on_record(const CsvRecord& record) override;
  void on_rejected(const CsvRecord& record, std::string reason) override;
  bool decide(bool whole);
  void report(const struct TableLayout& layout);
  Result<void> start();
  std::uint64_t source(std::uint64_t offset) const {
    return positions_ == nullptr ? offset : positions_->of(offset);
  }

  store::FileBuilder& builder_;
  FileMapping mapping_;
  const SourcePositions* positions_;
  std::string gathered_;               // until decided
  std::size_t needed_ = kSampleBytes;  // gathered before the next attempt to decide
  CsvDialect dialect_;
  bool added_index_ = false;  // the header lacks a name for the first column
  std::size_t header_rows_ = 1;
  std::size_t header_due_ = 1;           // rows of it still to come
  std::vector<std::string_view> split_;  // scratch
  std::unique_ptr<TextDecoder> decoder_;
  std::unique_ptr<TableMapper> mapper_;
  std::unique_ptr<CsvParser> parser_;
  std::optional<Error> error_;
};

// Whether the sample looks like separated text, and not like prose or another format.
bool looks_like_table(std::string_view sample, bool whole, std::string_view name);

}  // namespace throughline::formats
