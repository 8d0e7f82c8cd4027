#include "formats/csv_dialect.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/null_words.h"
#include "formats/column_profile.h"
#include "formats/lines_before_header.h"
#include "formats/role_names.h"

namespace throughline::formats {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kDialectBytes = std::size_t{64} << 10;
constexpr std::size_t kDialectRows = 200;
constexpr double kPoorAgreement = 0.9;
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
    row->offset = static_cast<std::size_t>(record.offset);
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
  // R leaves the column that counts the rows without a name.
  const std::size_t names = rows.front()->fields.size();
  const bool unnamed_index =
      names + 1 == columns && most + 1 == rows.size() && profile_column(rows, 1, 0).counts_rows;
  if (unnamed_index) ++most;
  const double share = static_cast<double>(most) / static_cast<double>(rows.size());
  const double first = names == columns || unnamed_index ? 0.5 : 0;
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

// "a, b, "c"": counts the separators with a blank behind them, also those before a quote.
class BlankCounter final : public CsvSink {
 public:
  explicit BlankCounter(char quote) : quote_(quote) {}
  void on_record(const CsvRecord& record) override {
    for (std::size_t index = 1; index < record.fields.size(); ++index) {
      const std::string_view field = record.fields[index];
      // What was unescaped stands elsewhere and is not counted.
      const char* const end = record.raw.data() + record.raw.size();
      if (field.empty() || field.data() < record.raw.data() || field.data() >= end) continue;
      const auto at = static_cast<std::size_t>(field.data() - record.raw.data());
      const bool quoted = at >= 2 && record.raw[at - 1] == quote_;
      ++filled_;
      blank_ += field.front() == ' ' || (quoted && record.raw[at - 2] == ' ') ? 1 : 0;
    }
  }
  void on_rejected(const CsvRecord&, std::string) override {}
  bool nearly_all() const { return filled_ >= 2 && blank_ * 10 >= filled_ * 9; }

 private:
  char quote_;
  std::size_t blank_ = 0;
  std::size_t filled_ = 0;
};

bool has_blanks_behind_separators(std::string_view beginning, const CsvSyntax& syntax) {
  BlankCounter counter(syntax.quote);
  CsvParser parser(syntax, counter);
  parser.feed(as_bytes(beginning));
  parser.finish();
  return counter.nearly_all();
}

// What escapes quotes within quotes: a backslash, or nothing: they are doubled. Counted are only
// those that stand within text, as any others could be closing quotes.
struct EscapeEvidence {
  std::size_t backslashes = 0;
  std::size_t doubled = 0;
  bool undecided = false;  // a backslash before a quote that could be either
};

EscapeEvidence find_escapes(std::string_view text) {
  constexpr std::string_view kAround = ",;\t|\r\n\"";
  const auto within = [&](std::size_t at) {
    return at < text.size() && kAround.find(text[at]) == std::string_view::npos;
  };
  EscapeEvidence evidence;
  for (std::size_t at = text.find('"', 1); at < text.size(); at = text.find('"', at + 1)) {
    std::size_t first = at;
    while (first > 0 && text[first - 1] == '\\') --first;
    if ((at - first) % 2 == 1) {
      evidence.backslashes += within(at + 1) ? 1 : 0;
      evidence.undecided = evidence.undecided || !within(at + 1);
    } else if (within(at - 1) && at + 2 < text.size() && text[at + 1] == '"' && within(at + 2)) {
      ++evidence.doubled;
      ++at;
    }
  }
  return evidence;
}

// Two blanks together in nearly all lines: values are padded.
bool have_wide_blanks(std::string_view text) {
  std::size_t lines = 0;
  std::size_t wide = 0;
  while (!text.empty()) {
    const std::size_t length = std::min(text.find('\n'), text.size());
    ++lines;
    wide += text.substr(0, length).find("  ") != std::string_view::npos ? 1 : 0;
    text.remove_prefix(std::min(length + 1, text.size()));
  }
  return lines >= 3 && wide * 10 >= lines * 9;
}

bool find_fixed_columns(std::string_view beginning, std::size_t least, CsvDialect& dialect) {
  CsvSyntax syntax = dialect.syntax;
  syntax.separator = kNoSeparator;
  syntax.quote = '\0';
  SampleRows rows = collect(beginning, false, syntax, dialect.encoding, kDialectRows);
  if (rows.size() < kDialectRows / 2)
    rows = collect(beginning, true, syntax, dialect.encoding, kDialectRows);
  std::vector<std::string_view> lines;
  for (const auto& row : rows) lines.push_back(row->fields.front());
  std::optional<FixedColumns> fixed = FixedColumns::detect(lines);
  if (fixed) {
    std::vector<std::string_view> header;
    fixed->split(lines.front(), header);
    if (header.size() >= least) dialect.fixed = std::move(fixed);
  }
  if (dialect.fixed) dialect.syntax = syntax;
  return dialect.fixed.has_value();
}

std::string joined(const SampleRow& row) {
  std::string all;
  for (const std::string_view field : row.fields) {
    if (!all.empty() && !field.empty()) all += ' ';
    all += field;
  }
  return all;
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

  std::string separators = ",;\t|";
  // A spreadsheet's hint: the line `sep=;` in front.
  if (text.starts_with("sep=") && text.size() > 5) {
    std::size_t end = 5;
    if (text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n') ++end;
    if (text[end] == '\n' || text[end] == '\r') {
      separators = text[4];
      dialect.syntax.separator = text[4];
      dialect.preamble += end + 1;
      text.remove_prefix(end + 1);
    }
  }

  const std::string_view beginning = text.substr(0, kDialectBytes);
  const EscapeEvidence escapes = find_escapes(beginning);
  const bool by_backslash = escapes.backslashes > escapes.doubled;
  const bool try_both = escapes.undecided && escapes.backslashes == escapes.doubled;
  double best = 0;
  SampleRows best_rows;
  for (const char separator : separators) {
    for (const char escape : {'\0', '\\'}) {
      if (!try_both && (escape != '\0') != by_backslash) continue;
      CsvSyntax syntax = dialect.syntax;
      syntax.separator = separator;
      syntax.escape = escape;
      // A cut record at the end counts only if it is all there is.
      SampleRows rows = collect(beginning, false, syntax, Encoding::kUtf8, kDialectRows);
      if (rows.empty()) rows = collect(beginning, true, syntax, Encoding::kUtf8, kDialectRows);
      // A quote that is taken wrongly swallows the rows behind it.
      const double score = agreement(rows);
      const bool more = separator == dialect.syntax.separator && rows.size() > best_rows.size();
      if (score > best || (score >= best && score > 0 && more)) {
        best = score;
        dialect.syntax = syntax;
        best_rows = std::move(rows);
      }
    }
  }
  if (const std::size_t lines = lines_before_header(best_rows); lines > 0) {
    const std::size_t begin = best_rows[lines]->offset;
    for (const auto& row :
         collect(text.substr(0, begin), true, dialect.syntax, dialect.encoding, lines))
      if (std::string line = joined(*row); !line.empty())
        dialect.lines_about.push_back(std::move(line));
    dialect.preamble += begin;
    best_rows.erase(best_rows.begin(), best_rows.begin() + static_cast<std::ptrdiff_t>(lines));
    best = std::max(best, kPoorAgreement);
  }
  // The lines of a table with a separator agree well; where they do not, blanks may set columns
  // apart. Or where they agree on few columns: one decimal comma a line.
  constexpr std::size_t kFewColumns = 3;
  const bool poor = best < kPoorAgreement;
  const bool few =
      !poor && best_rows.front()->fields.size() <= kFewColumns && have_wide_blanks(beginning);
  if (separators.size() > 1 && (poor || few)) {
    const std::size_t least = poor ? 2 : 2 * best_rows.front()->fields.size();
    if (find_fixed_columns(beginning, least, dialect)) return dialect;
  }
  if (has_single_quotes(beginning, best_rows)) dialect.syntax.quote = '\'';
  dialect.syntax.skip_blanks = has_blanks_behind_separators(beginning, dialect.syntax);
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
