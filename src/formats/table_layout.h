#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "formats/canonical_table.h"
#include "formats/csv_dialect.h"
#include "formats/mapping.h"
#include "formats/table_plan.h"
#include "store/source_file.h"

// The first rows of a table → where its header is, and how its columns are read.
namespace throughline::formats {

// "write.table" of R: the header names one column less than the rows have, the first counts the
// rows.
bool lacks_index_name(const SampleRows& rows);

struct LayoutHints {
  bool comma_decimals = false;        // where values do not tell
  bool added_index = false;           // lacks_index_name
  bool reference_by_columns = false;  // see reference_reason
  TextMarks marks = TextMarks::kNulls;
};

struct TableLayout {
  bool header = true;
  std::size_t header_rows = 1;  // 0 without a header
  bool canonical = false;
  std::string reference;  // why it is one; empty if it is none
  PlannedTable table;
};

// `name`: the table's.
TableLayout lay_out_table(const SampleRows& rows, const LayoutHints& hints,
                          const FileMapping& mapping, std::string_view name);

// Its columns' decisions, and what a person should know of the header.
void report_layout(const TableLayout& layout, store::SourceFile& file);

}  // namespace throughline::formats
