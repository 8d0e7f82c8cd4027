#include "formats/table_reader.h"

#include <algorithm>
#include <utility>

#include "formats/table_layout.h"

namespace throughline::formats {
namespace {

constexpr std::size_t kSampleRows = 1000;
// A sample that shows this many rows tells enough; a wider table may need more bytes for it.
constexpr std::size_t kEnoughRows = 20;
constexpr std::size_t kMostGathered = std::size_t{8} << 20;

std::string separator_name(char separator) {
  switch (separator) {
    case ',':
      return "comma";
    case ';':
      return "semicolon";
    case '\t':
      return "tab";
    case '|':
      return "bar";
    default:
      return std::string(1, separator);
  }
}

}  // namespace

TableReader::TableReader(store::FileBuilder& builder, FileMapping mapping,
                         const SourcePositions* positions)
    : builder_(builder), mapping_(std::move(mapping)), positions_(positions) {}

Result<void> TableReader::feed(ByteSpan bytes) {
  if (parser_ != nullptr) {
    parser_->feed(bytes);
  } else {
    gathered_.append(as_text(bytes));
    if (gathered_.size() < needed_ || !decide(false)) return {};
    if (const Result<void> started = start(); !started) return started;
  }
  if (error_) return *error_;
  return builder_.status();
}

Result<void> TableReader::finish() {
  if (parser_ == nullptr) {
    decide(true);
    if (const Result<void> started = start(); !started) return started;
  }
  parser_->finish();
  if (error_) return *error_;
  mapper_->finish();
  if (decoder_->repaired_records() > 0) {
    builder_.file().notes.push_back(
        std::to_string(decoder_->repaired_records()) + " records hold bytes that are no " +
        std::string(encoding_name(decoder_->encoding())) +
        " text; each is shown as U+FFFD, the file's own bytes stand at the record's offset.");
  }
  builder_.file().dialect.emplace_back("encoding", encoding_name(decoder_->encoding()));
  return builder_.status();
}

// Looks at what was gathered; false: it does not tell enough yet.
bool TableReader::decide(bool whole) {
  dialect_ = detect_dialect(gathered_);
  const SampleRows rows = sample_rows(gathered_, whole, dialect_, kSampleRows);
  if (!whole && rows.size() < kEnoughRows && gathered_.size() < kMostGathered) {
    needed_ = gathered_.size() * 2;
    return false;
  }
  added_index_ = first_row_is_header(rows) && lacks_index_name(rows);
  LayoutHints hints;
  hints.comma_decimals = dialect_.syntax.separator == ';';
  hints.added_index = added_index_;
  hints.marks = TextMarks::kNullsAndFormulas;
  TableLayout layout = lay_out_table(rows, hints, mapping_, builder_.file().name);
  header_rows_ = layout.header_rows;
  report(layout);
  decoder_ = std::make_unique<TextDecoder>(dialect_.encoding);
  mapper_ = std::make_unique<TableMapper>(std::move(layout.table.plan), builder_);
  return true;
}

void TableReader::report(const TableLayout& layout) {
  store::SourceFile& file = builder_.file();
  const CsvSyntax& syntax = dialect_.syntax;
  file.format = layout.canonical           ? "canonical"
                : dialect_.fixed           ? "fixed columns"
                : syntax.separator == '\t' ? "tsv"
                                           : "csv";
  file.dialect = {{"separator", dialect_.fixed ? std::string(dialect_.fixed->name())
                                               : separator_name(syntax.separator)},
                  {"quote", syntax.quote == '\0' ? "none" : std::string(1, syntax.quote)},
                  {"line_end", syntax.line_end == '\r' ? "CR" : "LF or CRLF"},
                  {"header", layout.header ? "first row" : "none"}};
  if (dialect_.byte_order_mark) file.dialect.emplace_back("byte_order_mark", "yes");
  if (syntax.escape != '\0') file.dialect.emplace_back("escape", "backslash");
  if (syntax.skip_blanks) file.dialect.emplace_back("blanks_behind_separators", "dropped");
  for (const std::string& line : dialect_.lines_about)
    file.notes.push_back("Stands before the table and is no record: " + line);
  if (added_index_)
    file.notes.emplace_back(
        "The header names one column less than the rows have: the first counts the rows.");
  report_layout(layout, file);
}

// Reads what was gathered.
Result<void> TableReader::start() {
  header_due_ = header_rows_;
  const std::size_t preamble = std::min(dialect_.preamble, gathered_.size());
  parser_ = std::make_unique<CsvParser>(dialect_.syntax, *this, preamble);
  parser_->feed(as_bytes(std::string_view(gathered_).substr(preamble)));
  std::string().swap(gathered_);
  if (error_) return *error_;
  return {};
}

void TableReader::on_record(const CsvRecord& record) {
  if (header_due_ > 0) {
    --header_due_;
    return;
  }
  const std::uint64_t offset = source(record.offset);
  const std::uint64_t length =
      positions_ == nullptr ? record.length : source(record.offset + record.length) - offset;
  std::span<const std::string_view> fields = decoder_->decode(record.raw, record.fields);
  if (dialect_.fixed) {
    dialect_.fixed->split(fields.front(), split_);
    fields = split_;
  }
  mapper_->use(offset, length, fields);
}

void TableReader::on_rejected(const CsvRecord& record, std::string reason) {
  if (header_due_ > 0) {
    --header_due_;
    error_ =
        Error{ErrorCode::kDamaged,
              "The table's header cannot be read: export it again as CSV. " + std::move(reason),
              "byte " + std::to_string(source(record.offset))};
    return;
  }
  const std::uint64_t offset = source(record.offset);
  builder_.begin_record(offset, source(record.offset + record.length) - offset);
  builder_.reject(std::move(reason), record.raw);
}

bool looks_like_table(std::string_view sample, bool whole, std::string_view name) {
  const CsvDialect dialect = detect_dialect(sample);
  SampleRows rows = sample_rows(sample, whole, dialect, 100);
  if (rows.empty()) rows = sample_rows(sample, true, dialect, 100);
  std::size_t separated = 0;
  for (const auto& row : rows) separated += row->fields.size() > 1 ? 1 : 0;
  if (separated * 2 > rows.size()) return true;
  // One column only: a list, if it is called a table or its first line is a name that we know.
  for (const std::string_view ending :
       {".csv", ".tsv", ".tab", ".CSV", ".TSV", ".csv.gz", ".tsv.gz"}) {
    if (name.ends_with(ending)) return true;
  }
  return rows.size() > 1 && is_listed_name(rows.front()->fields.front());
}

}  // namespace throughline::formats
