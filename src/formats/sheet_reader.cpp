#include "formats/sheet_reader.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace throughline::formats {
namespace {

constexpr std::uint32_t kSheetDepth = 1;
constexpr std::uint32_t kDataDepth = 2;
constexpr std::uint32_t kRowDepth = 3;
constexpr std::uint32_t kCellDepth = 4;
constexpr std::uint32_t kValueDepth = 5;

std::string in_quotes(std::string_view text) {
  constexpr std::size_t kLongest = 40;
  return "\"" + std::string(text.substr(0, kLongest)) + "\"";
}

// Nothing but digits; kNone if it is no number or too large for one.
constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
std::size_t index_of_text(std::string_view text) {
  std::uint32_t number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  return failure == std::errc() && end == text.data() + text.size() ? number : kNone;
}

std::string_view without_blanks(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

}  // namespace

void SheetReader::on_start(std::string_view name, const XmlAttributes& attributes) {
  const std::uint32_t depth = xml_.depth();
  if (depth == kSheetDepth) {
    if (name != "worksheet" && name != "macrosheet" && name != "dialogsheet") {
      xml_.fail({ErrorCode::kDamaged,
                 "This part of the workbook is no sheet: it begins with " + in_quotes(name) + ".",
                 {}});
    }
  } else if (depth == kDataDepth) {
    in_data_ = name == "sheetData";
  } else if (!in_data_) {
    return;
  } else if (depth == kRowDepth) {
    if (name == "row") begin_row(attributes);
  } else if (depth == kCellDepth) {
    if (in_row_ && name == "c") begin_cell(attributes);
  } else if (in_cell_) {
    if (name == "rPh" && phonetic_ == 0) phonetic_ = depth;
    if (depth == kValueDepth && name == "f") has_formula_ = true;
    const bool holds_text = name == "t" && depth > kValueDepth && phonetic_ == 0;
    if (holds_text || (depth == kValueDepth && name == "v")) collecting_ = has_value_ = true;
  }
}

void SheetReader::on_end(std::string_view name) {
  if (!in_data_) return;
  const std::uint32_t depth = xml_.depth();
  if (depth == kDataDepth) {
    in_data_ = false;
    data_ended_ = true;
  } else if (depth == kRowDepth) {
    if (in_row_) end_row();
  } else if (depth == kCellDepth) {
    if (in_cell_) end_cell();
  } else {
    if (phonetic_ == depth) phonetic_ = 0;
    if (name == "v" || name == "t") collecting_ = false;
  }
}

void SheetReader::on_text(std::string_view text) {
  if (!collecting_) return;
  if (text_.size() + value_.size() + text.size() > kMaxRowBytes) {
    problem_ = "The row has more than " + std::to_string(kMaxRowBytes >> 20) + " MiB of text";
    return;
  }
  value_ += text;
}

void SheetReader::begin_row(const XmlAttributes& attributes) {
  in_row_ = true;
  row_offset_ = xml_.offset();
  kept_.clear();
  problem_.clear();
  text_.clear();
  cells_.clear();
  currencies_.clear();
  has_error_ = false;
  next_column_ = 0;
  const std::string_view stated = attributes.find("r");
  const std::uint32_t next = row_number_ + 1;
  if (stated.empty()) {
    row_number_ = next;
    if (next > kSheetRows)
      problem_ = "A sheet has " + std::to_string(kSheetRows) + " rows, this is one more";
    return;
  }
  const std::size_t number = index_of_text(stated);
  if (number == 0 || number > kSheetRows) {
    problem_ = in_quotes(stated) + " is no row of a sheet, which has " +
               std::to_string(kSheetRows) + " of them";
    row_number_ = next;
    return;
  }
  if (number < next) ++backwards_;
  row_number_ = static_cast<std::uint32_t>(number);
}

void SheetReader::begin_cell(const XmlAttributes& attributes) {
  in_cell_ = true;
  value_.clear();
  has_value_ = has_formula_ = collecting_ = false;
  phonetic_ = 0;
  format_ = nullptr;
  column_ = next_column_;
  const std::string_view reference = attributes.find("r");
  if (!reference.empty()) column_ = column_of_reference(reference);
  if (column_ >= kSheetColumns) {
    if (problem_.empty()) {
      problem_ = reference.empty() ? "The row has more cells than the 16,384 columns of a sheet"
                                   : in_quotes(reference) +
                                         " is no cell of a sheet, whose last "
                                         "column is XFD";
    }
    column_ = kSheetColumns - 1;
  }
  next_column_ = column_ + 1;
  const std::string_view type = attributes.find("t");
  type_ = type.empty() || type == "n" ? CellType::kNumber
          : type == "s"               ? CellType::kShared
          : type == "inlineStr"       ? CellType::kInline
          : type == "str"             ? CellType::kText
          : type == "b"               ? CellType::kBoolean
          : type == "e"               ? CellType::kError
          : type == "d"               ? CellType::kDate
                                      : CellType::kText;
  const std::string_view style = attributes.find("s");
  if (type_ != CellType::kNumber || style.empty()) return;
  format_ = parts_.styles.find(index_of_text(style));
  if (format_ == nullptr) ++unstyled_;
}

void SheetReader::end_cell() {
  in_cell_ = collecting_ = false;
  if (!has_value_) {
    if (has_formula_) ++uncomputed_;
    return;
  }
  if (type_ == CellType::kError) {
    ++errors_;
    has_error_ = true;
    return;
  }
  const std::size_t begin = text_.size();
  append_value();
  if (text_.size() == begin) return;
  if (cells_.size() >= kSheetColumns) {
    problem_ = "The row has more cells than the 16,384 columns of a sheet";
    return;
  }
  cells_.push_back({column_, begin, text_.size()});
  if (format_ != nullptr && !format_->currency.empty())
    currencies_.emplace_back(column_, format_->currency);
}

void SheetReader::append_value() {
  switch (type_) {
    case CellType::kNumber:
      append_number_cell();
      break;
    case CellType::kShared: {
      const std::size_t index = index_of_text(without_blanks(value_));
      if (index < parts_.strings.size()) {
        text_ += parts_.strings.get(index);
      } else if (problem_.empty()) {
        problem_ = "cell " + column_letters(column_) + " refers to shared string " +
                   in_quotes(value_) + ", and the workbook has " +
                   std::to_string(parts_.strings.size());
      }
      break;
    }
    case CellType::kInline:
    case CellType::kText:
      append_unescaped(value_, text_);
      break;
    case CellType::kBoolean:
      text_ += without_blanks(value_) == "1" || without_blanks(value_) == "true" ? "true" : "false";
      break;
    case CellType::kDate:
      text_ += without_blanks(value_);
      break;
    case CellType::kError:
      break;
  }
}

void SheetReader::append_number_cell() {
  const std::string_view number = without_blanks(value_);
  double serial = 0;
  if (format_ != nullptr && format_->kind != CellKind::kNumber && parse_serial(number, serial) &&
      append_serial(serial, format_->kind, parts_.since_1904, text_)) {
    return;
  }
  append_number(number, text_);
}

void SheetReader::end_row() {
  in_row_ = false;
  const std::uint64_t end = xml_.end_offset();
  if (!problem_.empty()) {
    const std::string where =
        "Row " + std::to_string(row_number_) + ", byte " + std::to_string(row_offset_) + ": ";
    table_.reject(row_offset_, end - row_offset_, where + problem_ + ".", row_bytes(end));
    return;
  }
  if (cells_.empty() && !has_error_) return;  // blank, perhaps with formats
  std::uint32_t width = 1;
  for (const Cell& cell : cells_) width = std::max(width, cell.column + 1);
  if (fields_.size() < width) fields_.resize(width);
  std::uint32_t twice = kSheetColumns;
  for (const Cell& cell : cells_) {
    std::string_view& field = fields_[cell.column];
    if (!field.empty()) twice = cell.column;
    field = std::string_view(text_).substr(cell.begin, cell.end - cell.begin);
  }
  if (twice < kSheetColumns) {
    table_.reject(row_offset_, end - row_offset_,
                  "Row " + std::to_string(row_number_) + ", byte " + std::to_string(row_offset_) +
                      ": cell " + column_letters(twice) + " stands twice in it.",
                  row_bytes(end));
  } else {
    table_.add({row_offset_, end - row_offset_, row_number_,
                std::span<const std::string_view>(fields_).first(width), currencies_});
  }
  for (const Cell& cell : cells_) fields_[cell.column] = {};
}

std::string_view SheetReader::row_bytes(std::uint64_t end) const {
  if (!kept_.empty()) return kept_;
  if (row_offset_ < raw_offset_) return {};
  return std::string_view(raw_).substr(
      static_cast<std::size_t>(row_offset_ - raw_offset_),
      std::min(static_cast<std::size_t>(end - row_offset_), kKeptBytes));
}

// Lets go of what no record needs any more.
void SheetReader::keep_bytes(ByteSpan fed) {
  const std::uint64_t told = std::clamp(xml_.offset(), raw_offset_, fed_ + fed.size());
  std::uint64_t from = in_row_ ? std::max(row_offset_, raw_offset_) : told;
  if (in_row_ && fed_ + fed.size() - from > kKeptBytes && told > from) {
    if (kept_.empty())
      kept_ = raw_.substr(static_cast<std::size_t>(from - raw_offset_), kKeptBytes);
    from = told;
  }
  raw_.erase(0, static_cast<std::size_t>(from - raw_offset_));
  raw_offset_ = from;
}

Result<void> SheetReader::feed(ByteSpan bytes) {
  if (broken_) {
    const std::size_t room = kKeptBytes - std::min(kKeptBytes, raw_.size());
    raw_ += as_text(bytes).substr(0, room);
    fed_ += bytes.size();
    return {};
  }
  raw_ += as_text(bytes);
  if (fed_ == 0 && !bytes.empty()) {
    const std::string_view encoding = raw_.starts_with("\xFF\xFE")   ? "UTF-16LE"
                                      : raw_.starts_with("\xFE\xFF") ? "UTF-16BE"
                                                                     : "UTF-8";
    table_.builder().file().dialect.emplace_back("encoding", encoding);
  }
  Result<void> settled = settle(xml_.feed(bytes));
  if (!broken_) keep_bytes(bytes);
  fed_ += bytes.size();
  return settled.ok() ? table_.builder().status() : settled;
}

// Damage behind the first row does not take back the rows in front of it.
Result<void> SheetReader::settle(Result<void> parsed) {
  if (parsed.ok()) return {};
  const Error& error = parsed.error();
  if (error.code != ErrorCode::kDamaged || (!in_data_ && !data_ended_)) return parsed;
  broken_ = true;
  if (data_ended_) {
    table_.builder().file().notes.push_back(
        "The sheet's part is damaged behind its rows, which are all read: " + error.message);
    return {};
  }
  broken_offset_ = in_row_ ? row_offset_ : xml_.offset();
  broken_reason_ = "Row " + std::to_string(in_row_ ? row_number_ : row_number_ + 1) + ", " +
                   error.where + ": " + error.message +
                   " All from this record's start on is kept as one rejected record.";
  const std::uint64_t skip = std::max(broken_offset_, raw_offset_) - raw_offset_;
  raw_.erase(0, static_cast<std::size_t>(std::min<std::uint64_t>(skip, raw_.size())));
  if (!kept_.empty()) raw_ = kept_;
  raw_.resize(std::min(raw_.size(), kKeptBytes));
  return {};
}

Result<void> SheetReader::finish() {
  if (!broken_) {
    if (Result<void> settled = settle(xml_.finish()); !settled.ok()) return settled;
  }
  if (!broken_reason_.empty())
    table_.reject(broken_offset_, std::max(fed_, broken_offset_) - broken_offset_, broken_reason_,
                  raw_);
  table_.finish();
  add_notes();
  return table_.builder().status();
}

void SheetReader::add_notes() {
  std::vector<std::string>& notes = table_.builder().file().notes;
  if (errors_ > 0)
    notes.push_back(std::to_string(errors_) +
                    " cells hold an error of the spreadsheet (#N/A, #REF! ...): they count as "
                    "missing.");
  if (uncomputed_ > 0)
    notes.push_back(std::to_string(uncomputed_) +
                    " cells hold a formula whose result was not saved: they count as missing. "
                    "Opening and saving the workbook in a spreadsheet program saves it.");
  if (unstyled_ > 0)
    notes.push_back(std::to_string(unstyled_) +
                    " cells name a style that the workbook does not have: dates among them are "
                    "read as numbers.");
  if (backwards_ > 0)
    notes.push_back(std::to_string(backwards_) +
                    " rows do not stand in the order of their numbers; records are counted as "
                    "they stand.");
}

}  // namespace throughline::formats
