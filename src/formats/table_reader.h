#pragma once

#include <memory>
#include <string>
#include <vector>

#include "formats/csv_dialect.h"
#include "formats/reader.h"
#include "formats/table_mapper.h"

// Separated text (CSV, TSV) → interactions. The beginning is gathered until it tells how the table
// is written and what its columns are; from there on every piece is read as it comes.
namespace throughline::formats {

class TableReader final : public Reader, public CsvSink {
 public:
  explicit TableReader(store::FileBuilder& builder);

  Result<void> feed(ByteSpan bytes) override;
  Result<void> finish() override;

 private:
  void on_record(const CsvRecord& record) override;
  void on_rejected(const CsvRecord& record, std::string reason) override;
  bool decide(bool whole);
  void report(const std::vector<store::ColumnDecision>& decisions, bool canonical);
  Result<void> start();

  store::FileBuilder& builder_;
  std::string gathered_;               // until decided
  std::size_t needed_ = kSampleBytes;  // gathered before the next attempt to decide
  CsvDialect dialect_;
  bool header_ = true;
  bool added_index_ = false;  // the header lacks a name for the first column
  bool header_due_ = true;
  std::vector<std::string_view> named_;  // scratch
  std::unique_ptr<TextDecoder> decoder_;
  std::unique_ptr<TableMapper> mapper_;
  std::unique_ptr<CsvParser> parser_;
  std::optional<Error> error_;
};

// Whether the sample looks like separated text, and not like prose or another format.
bool looks_like_table(std::string_view sample, bool whole, std::string_view name);

}  // namespace throughline::formats
