#include "formats/sheet_table.h"

#include <algorithm>
#include <utility>

#include "base/null_words.h"
#include "formats/column_profile.h"
#include "formats/table_layout.h"

namespace throughline::formats {
namespace {

constexpr std::size_t kSampleRows = 1000;
constexpr std::size_t kMostHeld = std::size_t{32} << 20;
constexpr std::size_t kLookedForHeader = 30;
constexpr std::size_t kLookedForWidth = 100;

std::size_t filled_cells(const SampleRow& row) {
  return static_cast<std::size_t>(
      std::count_if(row.fields.begin(), row.fields.end(),
                    [](std::string_view field) { return !trim_blanks(field).empty(); }));
}

bool holds_text_only(const SampleRow& row) {
  return std::all_of(row.fields.begin(), row.fields.end(), [](std::string_view field) {
    const std::string_view cell = trim_blanks(field);
    return cell.empty() || shape_of(cell) == ValueShape::kText;
  });
}

// How many rows stand above the table: they fill less than half of the columns that most rows fill,
// and the row behind them holds only names. 0 if that can't be said: a row is rather used than
// passed over.
std::size_t rows_above_table(const std::vector<const SampleRow*>& rows) {
  std::vector<std::size_t> widths;
  for (std::size_t row = 0; row < std::min(rows.size(), kLookedForWidth); ++row)
    widths.push_back(filled_cells(*rows[row]));
  if (widths.empty()) return 0;
  std::vector<std::size_t> sorted = widths;
  std::sort(sorted.begin(), sorted.end());
  const std::size_t usual = sorted[sorted.size() / 2];
  if (usual < 2) return 0;
  std::size_t above = 0;
  while (above < std::min(rows.size(), kLookedForHeader) && widths[above] * 2 < usual + 1) ++above;
  if (above == 0 || above + 1 >= rows.size() || above >= kLookedForHeader) return 0;
  return holds_text_only(*rows[above]) ? above : 0;
}

std::string shown(const SampleRow& row) {
  std::string text;
  for (const std::string_view field : row.fields) {
    const std::string_view cell = trim_blanks(field);
    if (cell.empty()) continue;
    if (!text.empty()) text += " | ";
    text += cell;
  }
  constexpr std::size_t kLongest = 120;
  if (text.size() <= kLongest) return text;
  std::size_t end = kLongest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "\u2026";
}

}  // namespace

SheetTable::SheetTable(store::FileBuilder& builder, FileMapping mapping, bool among_several)
    : builder_(builder), mapping_(std::move(mapping)), among_several_(among_several) {}

void SheetTable::add(const SheetRow& row) {
  empty_ = false;
  if (mapper_ != nullptr) {
    use(row);
    return;
  }
  hold(row);
  if (held_.size() >= kSampleRows || held_bytes_ >= kMostHeld) decide();
}

void SheetTable::reject(std::uint64_t offset, std::uint64_t length, std::string reason,
                        std::string_view bytes) {
  empty_ = false;
  if (mapper_ != nullptr) {
    builder_.begin_record(offset, length);
    builder_.reject(std::move(reason), bytes);
    return;
  }
  held_bytes_ += bytes.size();
  held_.push_back({offset, length, 0, nullptr, {}, std::move(reason), std::string(bytes), false});
  if (held_.size() >= kSampleRows || held_bytes_ >= kMostHeld) decide();
}

void SheetTable::hold(const SheetRow& row) {
  auto copy = std::make_unique<SampleRow>();
  std::size_t bytes = 0;
  for (const std::string_view field : row.fields) bytes += field.size();
  copy->text.reserve(bytes + 1);
  copy->fields.reserve(row.fields.size());
  for (const std::string_view field : row.fields) {
    const std::size_t begin = copy->text.size();
    copy->text.append(field);
    copy->fields.push_back(std::string_view(copy->text).substr(begin));
  }
  held_bytes_ += bytes + row.fields.size() * sizeof(std::string_view) + sizeof(HeldRow);
  held_.push_back({row.offset,
                   row.length,
                   row.number,
                   std::move(copy),
                   {row.currencies.begin(), row.currencies.end()},
                   {},
                   {},
                   false});
}

void SheetTable::decide() {
  store::SourceFile& file = builder_.file();
  std::vector<const SampleRow*> rows;
  for (const HeldRow& held : held_) {
    if (held.row != nullptr) rows.push_back(held.row.get());
  }
  std::size_t above = rows_above_table(rows);
  SampleRows sample;
  std::string passed;
  std::uint32_t header_number = 0;
  for (HeldRow& held : held_) {
    if (held.row == nullptr) continue;
    if (above > 0) {
      --above;
      passed += (passed.empty() ? "\"" : ", \"") + shown(*held.row) + "\"";
      held.above = true;
      continue;
    }
    if (sample.empty()) header_number = held.number;
    sample.push_back(std::move(held.row));
  }
  LayoutHints hints;
  hints.reference_by_columns = among_several_;
  TableLayout layout = lay_out_table(sample, hints, mapping_, file.name);
  file.format = layout.canonical ? "canonical" : "xlsx";
  file.dialect.emplace_back(
      "header", layout.header && !sample.empty() ? "row " + std::to_string(header_number) : "none");
  if (!passed.empty())
    file.notes.push_back("Above the header stands what is no part of the table: " + passed + ".");
  report_layout(layout, file);
  for (const ColumnAction& action : layout.table.plan.actions)
    money_.push_back(action.kind == ActionKind::kAmount || action.kind == ActionKind::kUnitPrice ||
                     action.kind == ActionKind::kMoneyIn || action.kind == ActionKind::kMoneyOut);
  mapper_ = std::make_unique<TableMapper>(std::move(layout.table.plan), builder_);

  std::size_t next = 0;  // of the sample
  for (HeldRow& held : held_) {
    if (!held.reason.empty()) {
      builder_.begin_record(held.offset, held.length);
      builder_.reject(std::move(held.reason), held.bytes);
    } else if (!held.above && ++next > layout.header_rows) {
      use({held.offset, held.length, held.number, sample[next - 1]->fields, held.currencies});
    }
  }
  std::vector<HeldRow>().swap(held_);
}

void SheetTable::use(const SheetRow& row) {
  std::string_view currency;
  for (const auto& [column, stated] : row.currencies) {
    if (column < money_.size() && money_[column] && currency.empty()) currency = stated;
  }
  mapper_->use(row.offset, row.length, row.fields, currency);
}

void SheetTable::finish() {
  if (mapper_ == nullptr && !empty_) decide();
  if (mapper_ != nullptr) mapper_->finish();
}

}  // namespace throughline::formats
