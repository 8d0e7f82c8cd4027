#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "formats/json_record.h"
#include "formats/json_scanner.h"
#include "formats/reader.h"
#include "formats/table_kind.h"
#include "formats/table_mapper.h"
#include "formats/table_plan.h"
#include "formats/text_decoder.h"

// JSON → interactions: an array of objects, one object a line, one after another, or objects that
// hold arrays of objects. Every such array is a table, those within records too: their rows keep
// the id of the record they stand in (`parent.id`), and whom it deals with where they do not say.
// The first records of a table are held back until they tell what its columns are.
namespace throughline::formats {

class JsonReader final : public Reader, public JsonSink {
 public:
  // `positions`: null if the bytes are fed as they stand in the file.
  JsonReader(std::string_view sample, store::FileBuilder& builder, TableSink& tables,
             Mapping mapping, const SourcePositions* positions);

  Result<void> feed(ByteSpan bytes) override;
  Result<void> finish() override;
  std::uint64_t done() const override { return rejection_ ? rejection_->offset : scanner_->done(); }

 private:
  static constexpr std::size_t kEnoughRows = 1000;
  static constexpr std::uint32_t kRecordNumber = JsonNode::kNone - 1;  // in place of a column

  // A record that was read before its table's columns were decided.
  struct HeldRow {
    std::uint64_t offset;
    std::uint64_t length;
    std::string text;    // of the cells, one behind the other; of a rejected record its bytes
    std::string reason;  // of a rejected record, else empty
    std::vector<std::pair<std::uint32_t, std::uint32_t>> cells;  // column and length
    std::uint32_t parent = JsonNode::kNone;                      // row held by the parent's table
    std::vector<std::string> inherited;  // where the parent's table was decided before
  };
  struct Table {
    store::FileBuilder* builder = nullptr;
    std::vector<HeldRow> held;
    std::unique_ptr<TableMapper> mapper;  // once decided
    std::uint32_t planned = 0;            // columns of its own when it was decided
    std::uint32_t late = 0;               // columns that came up since
    // What rows within this table's records may take from them: the column, its name there, and
    // what it is.
    std::vector<std::pair<std::uint32_t, std::string>> handed_down;
    std::vector<Field> handed_fields;
    // Which of what its parent hands down it takes: columns behind the planned ones.
    std::vector<std::size_t> taken;
    TableFacts facts;
    bool reference = false;
  };

  void on_record(std::uint64_t offset, std::string_view text) override;
  void on_broken(const BrokenJson& broken) override;
  void on_table(std::string_view path) override;
  void on_table_end() override;
  void on_member(std::string_view path, std::string_view text) override;

  struct Rejection {
    std::uint32_t table;
    std::uint64_t offset;  // as fed
    std::uint64_t length;
    std::string text;
    std::string reason;
    bool of_record;  // its brackets were closed
  };

  Table& table(std::uint32_t index);
  void take_rows(std::uint64_t offset, std::string_view text, bool converted);
  void hold(const JsonRow& row, std::uint64_t offset, std::uint64_t length,
            std::vector<std::uint32_t>& held_at);
  void use(const JsonRow& row, std::uint64_t offset, std::uint64_t length);
  void reject(Rejection rejection);
  void settle_rejection();
  void decide_held();
  void decide(std::uint32_t index);
  void flush(std::uint32_t index);
  void hand_down(std::uint32_t index, TablePlan& plan);
  PlannedTable plan(std::uint32_t index, std::span<const std::size_t> taken, bool& canonical);
  void fields_of(const Table& of, std::uint32_t parent_index, const HeldRow& held,
                 std::span<const std::size_t> taken);
  std::string_view handed(std::span<const JsonRow> rows, const JsonRow& row, std::size_t which);
  std::string at_byte(std::uint64_t offset) const;
  std::uint64_t source(std::uint64_t offset) const {
    return positions_ == nullptr ? offset : positions_->of(offset);
  }

  store::FileBuilder& builder_;
  TableSink& tables_sink_;
  Mapping mapping_;
  const SourcePositions* positions_;
  JsonShape shape_;
  std::string_view layout_;
  Encoding encoding_;
  bool byte_order_mark_ = false;
  std::size_t preamble_ = 0;  // bytes still to be passed over

  JsonRecords records_;
  std::vector<Table> tables_;           // as records_ numbers them
  std::vector<std::uint32_t> held_of_;  // tables whose rows are held
  std::uint32_t current_ = JsonNode::kNone;
  std::size_t held_bytes_ = 0;
  bool enough_held_ = false;
  std::optional<Rejection> rejection_;
  std::uint64_t converted_records_ = 0;
  std::vector<std::pair<std::string, std::string>> members_;
  std::uint64_t member_count_ = 0;
  std::string decoded_;
  std::vector<std::string_view> fields_;
  std::string number_;
  Result<void> opened_;
  std::unique_ptr<JsonScanner> scanner_;
};

// Whether the sample is JSON.
bool looks_like_json(std::string_view sample);

}  // namespace throughline::formats
