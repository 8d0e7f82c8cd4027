#include "formats/lines_before_header.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/null_words.h"
#include "formats/column_profile.h"
#include "formats/role_names.h"

namespace throughline::formats {
namespace {

// Of a header's cells at least two are names that we know, and none is a value.
bool names_columns(const SampleRow& row) {
  std::size_t known = 0;
  for (const std::string_view field : row.fields) {
    const std::string_view cell = trim_blanks(field);
    if (!cell.empty() && shape_of(cell) != ValueShape::kText) return false;
    known += roles_of_name(cell).empty() ? 0 : 1;
  }
  return known >= 2;
}

// Programs that write a sheet as CSV give every row as many fields as the widest has.
std::size_t filled_width(const SampleRow& row) {
  std::size_t width = row.fields.size();
  while (width > 0 && trim_blanks(row.fields[width - 1]).empty()) --width;
  return width;
}

}  // namespace

std::size_t lines_before_header(const SampleRows& rows) {
  constexpr std::size_t kMostLines = 20;
  constexpr std::size_t kLeastColumns = 3;
  std::map<std::size_t, std::size_t> counts;
  for (const auto& row : rows) ++counts[row->fields.size()];
  // Of equally many the wider.
  const auto usual = std::max_element(counts.begin(), counts.end(), [](auto a, auto b) {
    return std::pair(a.second, a.first) < std::pair(b.second, b.first);
  });
  if (usual == counts.end() || usual->first < kLeastColumns) return 0;
  std::size_t header = 0;
  while (header < rows.size() && filled_width(*rows[header]) * 2 <= usual->first) ++header;
  if (header == 0 || header > kMostLines || header + 2 > rows.size() ||
      rows[header]->fields.size() != usual->first || !names_columns(*rows[header]))
    return 0;
  const auto agreeing = static_cast<std::size_t>(
      std::count_if(rows.begin() + static_cast<std::ptrdiff_t>(header), rows.end(),
                    [&](const auto& row) { return row->fields.size() == usual->first; }));
  return agreeing * 10 >= (rows.size() - header) * 9 ? header : 0;
}

}  // namespace throughline::formats
