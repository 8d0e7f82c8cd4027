#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/csv_dialect.h"
#include "formats/mapping.h"
#include "formats/table_mapper.h"
#include "store/file_builder.h"

// The rows of a sheet → interactions, as the rows of a CSV file are read. The first ones are held
// back until they tell what the columns are; rows above the header that are no part of the table
// (a title, the date of the report) are passed over, and said.
namespace throughline::formats {

struct SheetRow {
  std::uint64_t offset = 0;  // of its element in the sheet's part
  std::uint64_t length = 0;
  std::uint32_t number = 0;  // as the spreadsheet counts it, from 1
  // By column; at least one is not empty.
  std::span<const std::string_view> fields;
  // Of cells whose format states one, by rising column.
  std::span<const std::pair<std::uint32_t, std::string_view>> currencies;
};

class SheetTable {
 public:
  // `among_several`: the workbook has further sheets, which may describe what this one refers to.
  SheetTable(store::FileBuilder& builder, FileMapping mapping, bool among_several);

  void add(const SheetRow& row);
  void reject(std::uint64_t offset, std::uint64_t length, std::string reason,
              std::string_view bytes);
  void finish();
  // There was nothing.
  bool empty() const { return empty_; }
  store::FileBuilder& builder() { return builder_; }

 private:
  struct HeldRow {
    std::uint64_t offset;
    std::uint64_t length;
    std::uint32_t number;
    std::unique_ptr<SampleRow> row;  // null if it is rejected
    std::vector<std::pair<std::uint32_t, std::string_view>> currencies;
    std::string reason;
    std::string bytes;
    bool above = false;  // the table
  };

  void hold(const SheetRow& row);
  void decide();
  void use(const SheetRow& row);

  store::FileBuilder& builder_;
  FileMapping mapping_;
  bool among_several_;
  bool empty_ = true;
  std::vector<HeldRow> held_;
  std::size_t held_bytes_ = 0;
  std::unique_ptr<TableMapper> mapper_;  // once decided
  std::vector<bool> money_;              // by column
};

}  // namespace throughline::formats
