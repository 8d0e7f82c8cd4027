#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/csv_parser.h"
#include "formats/fixed_columns.h"
#include "formats/text_decoder.h"

// How a separated text is written, told from its beginning.
namespace throughline::formats {

struct CsvDialect {
  CsvSyntax syntax;  // with fixed columns a record is one field, the line
  Encoding encoding = Encoding::kAscii;
  bool byte_order_mark = false;
  std::optional<FixedColumns> fixed;  // blanks alone set the columns apart
  // Bytes in front of the header: byte order mark, `sep=;` line, lines about the table.
  std::size_t preamble = 0;
  std::vector<std::string> lines_about;  // what those say
};

// `sample`: the file's beginning. A table of one column has the separator ','.
CsvDialect detect_dialect(std::string_view sample);

// The first records of a sample as UTF-8, complete ones only unless the sample is the whole file.
struct SampleRow {
  std::string text;
  std::size_t offset = 0;  // from where reading began
  std::vector<std::string_view> fields;
};
using SampleRows = std::vector<std::unique_ptr<SampleRow>>;
SampleRows sample_rows(std::string_view sample, bool whole, const CsvDialect& dialect,
                       std::size_t limit);

// Whether a table's first record names the columns.
bool first_row_is_header(const SampleRows& rows);

// Of a table with a header: 1, or more where rows behind the first explain it (survey tools): they
// hold nothing where all rows below hold numbers, times or addresses.
std::size_t count_header_rows(const SampleRows& rows);

}  // namespace throughline::formats
