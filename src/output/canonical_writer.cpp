#include "output/canonical_writer.h"

#include <array>
#include <utility>

#include "base/decimal.h"
#include "base/instant.h"
#include "base/text_mark.h"
#include "output/canonical_table.h"
#include "query/field_ref.h"
#include "store/customers.h"

namespace throughline::output {
namespace {

constexpr std::string_view kExtraPrefix = "x.";

constexpr std::array<bool, 256> make_plain_bytes(bool json) {
  std::array<bool, 256> plain{};
  for (std::size_t byte = 0; byte < plain.size(); ++byte) {
    const char c = static_cast<char>(byte);
    plain[byte] = json ? byte >= 0x20 && c != '"' && c != '\\'
                       : c != ',' && c != '"' && c != '\n' && c != '\r' && c != '\0';
  }
  return plain;
}
constexpr std::array<bool, 256> kPlainCsv = make_plain_bytes(false);
constexpr std::array<bool, 256> kPlainJson = make_plain_bytes(true);

bool all_plain(std::string_view text, const std::array<bool, 256>& plain) {
  for (const char c : text) {
    if (!plain[static_cast<unsigned char>(c)]) return false;
  }
  return true;
}

bool is_blank(char c) { return c == ' ' || c == '\t'; }

// Blanks at the ends stay only within quotes. No reader of text knows a NUL.
void append_csv(std::string_view text, std::string& out) {
  if (all_plain(text, kPlainCsv) && !text.empty() && !is_blank(text.front()) &&
      !is_blank(text.back())) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '\0') {
      out += "\uFFFD";
      continue;
    }
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

void append_json(std::string_view text, std::string& out) {
  constexpr std::string_view kHex = "0123456789abcdef";
  out += '"';
  if (all_plain(text, kPlainJson)) {
    out += text;
    out += '"';
    return;
  }
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\r') {
      out += "\\r";
    } else if (c == '\t') {
      out += "\\t";
    } else if (byte < 0x20) {
      out += "\\u00";
      out += kHex[byte >> 4U];
      out += kHex[byte & 15U];
    } else {
      out += c;
    }
  }
  out += '"';
}

}  // namespace

Result<CanonicalWriter> CanonicalWriter::create(const store::Snapshot& snapshot,
                                                const std::vector<std::string>& columns,
                                                TableFormat format) {
  CanonicalWriter writer(snapshot, format);
  for (const std::string& name : columns) {
    Result<Column> column = writer.column(name);
    if (!column.ok()) return std::move(column).error();
    append_json(name, column->key);
    column->key += ':';
    writer.columns_.push_back(std::move(column).value());
  }
  return writer;
}

Result<CanonicalWriter::Column> CanonicalWriter::column(const std::string& name) const {
  Column column;
  column.name = name;
  if (name == kCustomerByColumn) {
    column.kind = Kind::kCustomerBy;
    column.codes = &snapshot_->columns.identity;
    return column;
  }
  if (name == kCountedColumn) {
    column.kind = Kind::kCounted;
    return column;
  }
  if (name.starts_with(kExtraPrefix)) {
    const std::string_view extra = std::string_view(name).substr(kExtraPrefix.size());
    const Result<std::uint32_t> index = query::find_extra(*snapshot_, extra);
    if (!index.ok()) return index.error();
    column.codes = &snapshot_->columns.extras[*index];
    column.dictionary = &snapshot_->heaps->extras[*index];
    return column;
  }
  const std::optional<Field> field = field_by_name(name);
  if (!field || name == "time") {
    return Error{ErrorCode::kUnknownField, "The canonical table has no column \"" + name + "\".",
                 "columns"};
  }
  column.field = *field;
  switch (field_info(*field).kind) {
    case FieldKind::kEnumeration:
      column.kind = *field == Field::kSentiment ? Kind::kSentiment : Kind::kWord;
      column.words = vocabulary_words(vocabulary_of(*field));
      column.bytes = &snapshot_->columns.bytes_of(*field);
      if (*field == Field::kSentiment)
        column.numbers = &snapshot_->columns.numbers_of(Field::kSentimentScore);
      return column;
    case FieldKind::kCategory:
    case FieldKind::kTags:
      column.codes = &snapshot_->codes(*field);
      column.dictionary = &snapshot_->dictionary(*field);
      return column;
    case FieldKind::kText:
      column.kind = Kind::kText;
      column.codes = &snapshot_->codes(*field);
      return column;
    case FieldKind::kTime:
      column.kind = Kind::kTime;
      break;
    case FieldKind::kNumber:
      column.kind = Kind::kNumber;
      break;
    case FieldKind::kMoney:
      column.kind = Kind::kMoney;
      break;
  }
  column.numbers = &snapshot_->columns.numbers_of(*field);
  return column;
}

void CanonicalWriter::append_header(std::string& out) const {
  if (format_ != TableFormat::kCsv) return;
  for (const Column& column : columns_) {
    if (&column != columns_.data()) out += ',';
    append_csv(column.name, out);
  }
  out += '\n';
}

void CanonicalWriter::append_row(query::RowIndex row, std::string& out) {
  const bool csv = format_ == TableFormat::kCsv;
  const std::size_t begin = out.size();
  if (!csv) out += '{';
  for (const Column& column : columns_) {
    if (&column != columns_.data()) out += ',';
    if (!csv) out += column.key;
    const std::size_t cell = out.size();
    append_cell(column, row, out);
    if (!csv && out.size() == cell) out += "null";
  }
  if (!csv) out += '}';
  // An empty line would be no record.
  if (out.size() == begin) out += "\"\"";
  out += '\n';
}

// Nothing where the row states nothing.
void CanonicalWriter::append_cell(const Column& column, query::RowIndex row, std::string& out) {
  switch (column.kind) {
    case Kind::kWord:
      append_plain(column.words[column.bytes->get(row)], true, out);
      return;
    case Kind::kSentiment:
      if (column.numbers->get(row) != store::NumberColumn::kNull) {
        append_plain(to_plain_string(from_micro(column.numbers->get(row))), false, out);
      } else {
        append_plain(column.words[column.bytes->get(row)], true, out);
      }
      return;
    case Kind::kCode:
      append_text(column.dictionary->text(column.codes->get(row)), out);
      return;
    case Kind::kText:
      append_text(snapshot_->heaps->texts.get(column.codes->get(row)), out);
      return;
    case Kind::kTime:
    case Kind::kNumber:
    case Kind::kMoney:
      append_number(column, row, out);
      return;
    case Kind::kCustomerBy: {
      if (!customer_by_differs(*snapshot_, row)) return;
      const store::IdentityKey key =
          store::parse_identity_key(snapshot_->heaps->identities.text(column.codes->get(row)));
      scratch_.clear();
      store::append_customer_by(key.kind, key.value, scratch_);
      append_text(scratch_, out);
      return;
    }
    case Kind::kCounted:
      if (value_left_out(*snapshot_, row)) append_plain("no", true, out);
      return;
  }
}

void CanonicalWriter::append_number(const Column& column, query::RowIndex row, std::string& out) {
  const std::int64_t stored = column.numbers->get(row);
  if (stored == store::NumberColumn::kNull) return;
  if (column.kind == Kind::kTime) {
    scratch_.clear();
    append_rfc3339(Instant{stored}, scratch_);
    append_plain(scratch_, true, out);
    return;
  }
  const Decimal number = snapshot_->number(column.field, row).value_or(Decimal{});
  if (column.kind == Kind::kMoney) {
    append_plain(to_string(number), true, out);
  } else {
    append_plain(to_plain_string(number), false, out);
  }
}

// What needs no care in CSV; `quoted` in JSON.
void CanonicalWriter::append_plain(std::string_view text, bool quoted, std::string& out) const {
  if (text.empty()) return;
  const bool quotes = quoted && format_ == TableFormat::kNdjson;
  if (quotes) out += '"';
  out += text;
  if (quotes) out += '"';
}

void CanonicalWriter::append_text(std::string_view text, std::string& out) {
  if (text.empty()) return;
  const bool csv = format_ == TableFormat::kCsv;
  const TextMarks marks = csv ? TextMarks::kNullsAndFormulas : TextMarks::kNulls;
  if (needs_text_mark(text, marks)) {
    if (csv && looks_like_formula(text)) ++defused_;
    std::string marked = "'";
    marked += text;
    csv ? append_csv(marked, out) : append_json(marked, out);
    return;
  }
  csv ? append_csv(text, out) : append_json(text, out);
}

}  // namespace throughline::output
