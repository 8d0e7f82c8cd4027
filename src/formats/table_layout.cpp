#include "formats/table_layout.h"

#include <algorithm>
#include <vector>

#include "formats/table_kind.h"

namespace throughline::formats {

bool lacks_index_name(const SampleRows& rows) {
  if (rows.size() < 3) return false;
  const std::size_t columns = rows[0]->fields.size() + 1;
  for (std::size_t row = 1; row < rows.size(); ++row) {
    if (rows[row]->fields.size() != columns) return false;
  }
  return profile_column(rows, 1, 0).counts_rows;
}

TableLayout lay_out_table(const SampleRows& rows, const LayoutHints& hints,
                          const FileMapping& mapping, std::string_view name) {
  TableLayout layout;
  layout.header = first_row_is_header(rows);
  std::vector<std::string_view> header;
  if (hints.added_index) header.emplace_back();
  if (layout.header && !rows.empty())
    header.insert(header.end(), rows[0]->fields.begin(), rows[0]->fields.end());
  std::size_t columns = header.size();
  if (!layout.header) {
    for (const auto& row : rows) columns = std::max(columns, row->fields.size());
  }
  const std::vector<std::string> names = column_names(header, columns);
  layout.canonical = layout.header && mapping.empty() && is_canonical_table(names);
  layout.header_rows = layout.canonical ? 1 : layout.header ? count_header_rows(rows) : 0;
  const std::size_t first = layout.header_rows;
  std::vector<ColumnProfile> profiles;
  profiles.reserve(columns);
  for (std::size_t column = 0; column < columns; ++column)
    profiles.push_back(profile_column(rows, first, column));

  std::vector<std::string> explanations;
  if (layout.header_rows > 1) explanations.assign(rows[1]->fields.begin(), rows[1]->fields.end());
  layout.table = layout.canonical ? plan_canonical_table(names, profiles, hints.marks)
                                  : plan_table(names, profiles, rows, first, hints.comma_decimals,
                                               mapping, explanations);
  if (!layout.canonical)
    layout.reference = reference_reason(layout.table, name, hints.reference_by_columns);
  if (mapping.reference) layout.reference = *mapping.reference ? "the mapping file says so" : "";
  if (!layout.reference.empty()) make_reference(layout.table, layout.reference);
  return layout;
}

void report_layout(const TableLayout& layout, store::SourceFile& file) {
  file.columns = layout.table.decisions;
  if (!layout.reference.empty())
    file.notes.push_back("The records are a reference: " + layout.reference + ".");
  if (layout.header_rows > 1)
    file.notes.emplace_back("The header has " + std::to_string(layout.header_rows) +
                            " rows: those behind the first only explain it.");
  if (!layout.header)
    file.notes.emplace_back(
        "The first row holds values, no names: columns are called by their position.");
}

}  // namespace throughline::formats
