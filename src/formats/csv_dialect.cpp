#include "formats/csv_dialect.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/null_words.h"
#include "formats/column_profile.h"
#include "formats/role_names.h"

namespace throughline::formats {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kDialectBytes = std::size_t{64} << 10;
constexpr std::size_t kDialectRows = 200;
constexpr char kNoSeparator = '\x1F';

class RowCollector final : public CsvSink {
 public:
  RowCollector(Encoding encoding, std::size_t limit, const FixedColumns* fixed = nullptr)
      : decoder_(encoding), limit_(limit), fixed_(fixed) {}

  void on_record(const CsvRecord& record) override {
    if (rows.size() >= limit_) return;
    auto row = std::make_unique<SampleRow>();
    auto fields = decoder_.decode(record.raw, record.fields);
    if (fixed_ != nullptr) {
      fixed_->split(fields.front(), split_);
      fields = split_;
    }
    std::size_t bytes = 0;
    for (const std::string_view field : fields) bytes += field.size();
    row->text.reserve(bytes + 1);
    row->fields.reserve(fields.size());
    for (const std::string_view field : fields) {
      const std::size_t begin = row->text.size();
      row->text.append(field);
      row->fields.push_back(std::string_view(row->text).substr(begin));
    }
    rows.push_back(std::move(row));
  }
  void on_rejected(const CsvRecord&, std::string) override {}

  SampleRows rows;

 private:
  TextDecoder decoder_;
  std::size_t limit_;
  const FixedColumns* fixed_;
  std::vector<std::string_view> split_;
};

SampleRows collect(std::string_view text, bool whole, const CsvSyntax& syntax, Encoding encoding,
                   std::size_t limit, const FixedColumns* fixed = nullptr) {
  RowCollector collector(encoding, limit, fixed);
  CsvParser parser(syntax, collector);
  constexpr std::size_t kStep = std::size_t{64} << 10;
  while (!text.empty() && collector.rows.size() < limit) {
    parser.feed(as_bytes(text.substr(0, kStep)));
    text.remove_prefix(std::min(kStep, text.size()));
  }
  if (whole && collector.rows.size() < limit) parser.finish();
  return std::move(collector.rows);
}

// How well the rows agree on a number of fields; 0 where there is one column only.
double agreement(const SampleRows& rows) {
  std::map<std::size_t, std::size_t> counts;
  for (const auto& row : rows) ++counts[row->fields.size()];
  std::size_t columns = 1;
  std::size_t most = 0;
  for (const auto& [fields, count] : counts) {
    if (count >= most) columns = fields, most = count;
  }
  if (rows.empty() || columns < 2) return 0;
  const double share = static_cast<double>(most) / static_cast<double>(rows.size());
  const double first = rows.front()->fields.size() == columns ? 0.5 : 0;
  return share + first + 0.01 * static_cast<double>(std::min<std::size_t>(columns, 20));
}

bool is_wrapped(std::string_view field, char quote) {
  return field.size() >= 2 && field.front() == quote && field.back() == quote;
}

// Single quotes, where no double quote is used and most fields stand in them.
bool has_single_quotes(std::string_view sample, const SampleRows& rows) {
  if (sample.find('"') != std::string_view::npos) return false;
  std::size_t wrapped = 0;
  std::size_t filled = 0;
  for (const auto& row : rows) {
    for (const std::string_view field : row->fields) {
      filled += field.empty() ? 0 : 1;
      wrapped += is_wrapped(field, '\'') ? 1 : 0;
    }
  }
  return wrapped > 1 && wrapped * 2 >= filled;
}

// "a, b, c": a blank behind (nearly) every separator.
bool has_blanks_behind_separators(const SampleRows& rows) {
  std::size_t blank = 0;
  std::size_t filled = 0;
  for (const auto& row : rows) {
    for (std::size_t index = 1; index < row->fields.size(); ++index) {
      if (row->fields[index].empty()) continue;
      ++filled;
      blank += row->fields[index].front() == ' ' ? 1 : 0;
    }
  }
  return filled >= 2 && blank * 10 >= filled * 9;
}

bool find_fixed_columns(std::string_view beginning, CsvDialect& dialect) {
  CsvSyntax syntax = dialect.syntax;
  syntax.separator = kNoSeparator;
  syntax.quote = '\0';
  SampleRows rows = collect(beginning, false, syntax, dialect.encoding, kDialectRows);
  if (rows.size() < kDialectRows / 2)
    rows = collect(beginning, true, syntax, dialect.encoding, kDialectRows);
  std::vector<std::string_view> lines;
  for (const auto& row : rows) lines.push_back(row->fields.front());
  dialect.fixed = FixedColumns::detect(lines);
  if (dialect.fixed) dialect.syntax = syntax;
  return dialect.fixed.has_value();
}

}  // namespace

CsvDialect detect_dialect(std::string_view sample) {
  CsvDialect dialect;
  dialect.byte_order_mark = sample.starts_with(kByteOrderMark);
  if (dialect.byte_order_mark) dialect.preamble = kByteOrderMark.size();
  dialect.encoding = dialect.byte_order_mark ? Encoding::kUtf8 : detect_encoding(sample);
  std::string_view text = sample.substr(dialect.preamble);
  if (text.find('\n') == std::string_view::npos && text.find('\r') != std::string_view::npos) {
    dialect.syntax.line_end = '\r';
  }

  // A spreadsheet's hint: the line `sep=;` in front.
  if (text.starts_with("sep=") && text.size() > 5) {
    std::size_t end = 5;
    if (text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n') ++end;
    if (text[end] == '\n' || text[end] == '\r') {
      dialect.syntax.separator = text[4];
      dialect.preamble += end + 1;
      return dialect;
    }
  }

  const std::string_view beginning = text.substr(0, kDialectBytes);
  constexpr std::array<char, 4> kSeparators = {',', ';', '\t', '|'};
  double best = 0;
  SampleRows best_rows;
  for (const char separator : kSeparators) {
    CsvSyntax syntax = dialect.syntax;
    syntax.separator = separator;
    // A cut record at the end counts only if it is all there is.
    SampleRows rows = collect(beginning, false, syntax, Encoding::kUtf8, kDialectRows);
    if (rows.empty()) rows = collect(beginning, true, syntax, Encoding::kUtf8, kDialectRows);
    if (const double score = agreement(rows); score > best) {
      best = score;
      dialect.syntax.separator = separator;
      best_rows = std::move(rows);
    }
  }
  // The lines of a table with a separator agree well; where they do not, blanks may set columns
  // apart.
  constexpr double kPoorAgreement = 0.9;
  if (best < kPoorAgreement && find_fixed_columns(beginning, dialect)) return dialect;
  if (has_single_quotes(beginning, best_rows)) dialect.syntax.quote = '\'';
  dialect.syntax.skip_blanks = has_blanks_behind_separators(best_rows);
  return dialect;
}

SampleRows sample_rows(std::string_view sample, bool whole, const CsvDialect& dialect,
                       std::size_t limit) {
  return collect(sample.substr(std::min(dialect.preamble, sample.size())), whole, dialect.syntax,
                 dialect.encoding, limit, dialect.fixed ? &*dialect.fixed : nullptr);
}

std::size_t count_header_rows(const SampleRows& rows) {
  constexpr std::size_t kMostRows = 3;
  constexpr std::size_t kLeastBelow = 3;
  constexpr std::size_t kLooked = 50;
  std::size_t count = 1;
  while (count < kMostRows && rows.size() >= count + 1 + kLeastBelow) {
    const std::vector<std::string_view>& row = rows[count]->fields;
    const std::size_t end = std::min(rows.size(), count + 1 + kLooked);
    std::size_t typed = 0;
    bool explains = false;
    bool is_record = false;
    for (std::size_t column = 0; column < row.size() && !is_record; ++column) {
      const std::string_view cell = trim_blanks(row[column]);
      const ValueShape shape = shape_of(cell);
      explains = explains || (!cell.empty() && shape == ValueShape::kText);
      std::size_t filled = 0;
      std::size_t shaped = 0;
      for (std::size_t below = count + 1; below < end; ++below) {
        if (column >= rows[below]->fields.size()) continue;
        const std::string_view value = trim_blanks(rows[below]->fields[column]);
        if (is_null_word(value)) continue;
        ++filled;
        shaped += shape_of(value) != ValueShape::kText ? 1 : 0;
      }
      const std::size_t all = end - count - 1;
      if (filled < all || shaped * 20 < all * 19) {
        is_record = is_record || (!cell.empty() && shape != ValueShape::kText);
        continue;
      }
      ++typed;
      is_record = !cell.empty() && shape != ValueShape::kText;
    }
    if (is_record || !explains || typed < 2) break;
    ++count;
  }
  return count;
}

bool first_row_is_header(const SampleRows& rows) {
  if (rows.empty()) return true;
  const std::vector<std::string_view>& first = rows.front()->fields;
  int names = 0;
  int data = 0;
  for (std::size_t column = 0; column < first.size(); ++column) {
    const std::string_view cell = trim_blanks(first[column]);
    if (cell.empty()) continue;
    const ValueShape shape = shape_of(cell);
    if (is_listed_name(cell)) {
      names += 2;
    } else if (shape != ValueShape::kText) {
      data += 1;
    }
    // The shape of what stands below: names differ from it, data does not.
    std::size_t same = 0;
    std::size_t filled = 0;
    std::size_t repeats = 0;
    for (std::size_t row = 1; row < std::min<std::size_t>(rows.size(), 50); ++row) {
      if (column >= rows[row]->fields.size()) continue;
      const std::string_view below = trim_blanks(rows[row]->fields[column]);
      if (is_null_word(below)) continue;
      ++filled;
      same += shape_of(below) == shape ? 1 : 0;
      repeats += below == cell ? 1 : 0;
    }
    if (filled == 0) continue;
    if (shape == ValueShape::kText && same * 2 < filled) names += 2;
    if (shape != ValueShape::kText && same * 2 >= filled) data += 2;
    if (repeats > 0) data += 1;
  }
  return names >= data;
}

}  // namespace throughline::formats
