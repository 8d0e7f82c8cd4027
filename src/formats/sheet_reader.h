#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/sheet_table.h"
#include "formats/workbook_package.h"
#include "formats/xml_parser.h"

// A sheet's part → rows of text. Cells stand where their reference says, or behind the one before;
// dates and times are those whose number format shows one. A row that cannot be read is a rejected
// record, and so is all from damaged XML on: rows before it are kept.
namespace throughline::formats {

// What the cells of all sheets refer to; must outlive the readers.
struct WorkbookParts {
  const SharedStrings& strings;
  const WorkbookStyles& styles;
  bool since_1904 = false;
};

class SheetReader final : public Reader, private XmlHandler {
 public:
  SheetReader(const WorkbookParts& parts, SheetTable& table) : parts_(parts), table_(table) {}

  Result<void> feed(ByteSpan bytes) override;
  Result<void> finish() override;

 private:
  static constexpr std::size_t kMaxRowBytes = std::size_t{64} << 20;  // of text
  static constexpr std::size_t kKeptBytes = std::size_t{1} << 20;     // of a rejected record

  enum class CellType : std::uint8_t { kNumber, kShared, kInline, kText, kBoolean, kError, kDate };
  struct Cell {
    std::uint32_t column;
    std::size_t begin;  // in text_
    std::size_t end;
  };

  void on_start(std::string_view name, const XmlAttributes& attributes) override;
  void on_end(std::string_view name) override;
  void on_text(std::string_view text) override;

  void begin_row(const XmlAttributes& attributes);
  void end_row();
  void begin_cell(const XmlAttributes& attributes);
  void end_cell();
  void append_value();
  void append_number_cell();
  void reject_row(std::string reason);
  Result<void> settle(Result<void> parsed);
  void keep_bytes(ByteSpan fed);
  std::string_view row_bytes(std::uint64_t end) const;
  void add_notes();

  WorkbookParts parts_;
  SheetTable& table_;
  XmlParser xml_{*this};

  bool in_data_ = false;
  bool data_ended_ = false;
  bool in_row_ = false;
  bool in_cell_ = false;
  bool collecting_ = false;
  std::uint32_t phonetic_ = 0;  // depth of the reading aid under way; 0: none

  std::uint64_t row_offset_ = 0;
  std::uint32_t row_number_ = 0;
  std::string problem_;  // why the row under way is rejected
  std::uint32_t column_ = 0;
  std::uint32_t next_column_ = 0;
  CellType type_ = CellType::kNumber;
  const CellFormat* format_ = nullptr;
  bool has_value_ = false;
  bool has_formula_ = false;
  bool has_error_ = false;  // in this row
  std::string value_;       // of the cell under way, as it stands
  std::string text_;        // of the row's cells
  std::vector<Cell> cells_;
  std::vector<std::pair<std::uint32_t, std::string_view>> currencies_;
  std::vector<std::string_view> fields_;  // by column; empty between rows

  // What was fed, from the row under way on: a rejected record is kept as it stands in the file.
  std::string raw_;
  std::uint64_t raw_offset_ = 0;
  std::string kept_;  // the beginning of a row that is longer than what is kept
  std::uint64_t fed_ = 0;

  bool broken_ = false;  // all from broken_offset_ on is one rejected record
  std::uint64_t broken_offset_ = 0;
  std::string broken_reason_;

  std::uint64_t errors_ = 0;
  std::uint64_t uncomputed_ = 0;
  std::uint64_t unstyled_ = 0;
  std::uint64_t backwards_ = 0;
};

}  // namespace throughline::formats
