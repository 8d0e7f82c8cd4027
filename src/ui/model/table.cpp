#include "ui/model/table.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/model/columns.h"

namespace throughline::ui {
namespace {

constexpr float kLeastWidth = 40;
constexpr float kMostWidth = 1200;
constexpr std::size_t kLongestCell = 300;  // bytes; a cell is one line

// One line, not longer than a cell can show; never cut inside a character.
std::string one_line(std::string text) {
  if (text.size() > kLongestCell) {
    std::size_t end = kLongestCell;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    text.resize(end);
    text += "…";
  }
  for (char& c : text) {
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  }
  return text;
}

TableColumn column_of(std::string_view head, const std::string& field, FieldKind kind,
                      const Sort& sort) {
  TableColumn column;
  column.id = std::string(head) + field_in_id(field);
  column.field = field;
  column.title = field_title(field);
  column.kind = kind;
  column.align = field_align(kind);
  column.width = field_width(field, kind);
  if (sort.field == field) column.sorted = sort.falling ? -1 : 1;
  return column;
}

}  // namespace

TableCell cell_of(const Json& value, std::string_view field, FieldKind kind,
                  const Formatter& format) {
  const auto text = scalar_text(value);
  if (!text || (value.is_array() && value.empty())) return {std::string(kNullLabel), true};
  switch (kind) {
    case FieldKind::kTime:
      return {format.date_time(*text), false};
    case FieldKind::kNumber:
    case FieldKind::kMoney:
      return {format.decimal(*text), false};
    case FieldKind::kCategory:
      if (is_personal(field)) return {format.personal(one_line(*text)), false, *text};
      return {one_line(value_label(field, &*text)), false, *text};
    case FieldKind::kText:
      return {format.personal(one_line(*text)), false};
    case FieldKind::kTags:
      break;
  }
  return {one_line(*text), false};
}

std::string money_text(const Json& value, std::string_view which, const Formatter& format) {
  std::string text;
  if (!value.is_array()) return text;
  for (const Json& entry : value) {
    if (!text.empty()) text += ", ";
    text += format.decimal(text_at(entry, which, "0.00"));
    const std::string currency = text_at(entry, "currency");
    if (!currency.empty()) text += " " + currency;
  }
  return text;
}

void Table::update(const Context& context) {
  columns_ = make_columns(context);
  for (TableColumn& column : columns_) {
    const auto width = widths_.find(column.field);
    column.sized = width != widths_.end();
    if (column.sized) column.width = width->second;
  }
  pages_.update(context.requests, request(context));
  rebuild_rows(context);
}

void Table::set_width(std::string_view field, float css_px) {
  if (!std::isfinite(css_px)) return;
  widths_[std::string(field)] = std::clamp(css_px, kLeastWidth, kMostWidth);
}

void Table::rebuild_rows(const Context& context) {
  const std::optional<std::string>& chosen = selected(context.state);
  if (!chosen) {
    selected_id_.clear();
    selected_index_ = -1;
  } else if (*chosen != selected_id_ || version_ != pages_.version()) {
    selected_id_ = *chosen;
    selected_index_ = pages_.find(selected_id_);
  }
  version_ = pages_.version();
  rows_.clear();
  if (!pages_.known()) return;
  const auto wanted =
      static_cast<std::int64_t>(std::ceil(pages_.viewport_rows() + pages_.row_fraction()));
  const std::int64_t end = std::min(pages_.first_row() + wanted, pages_.total());
  for (std::int64_t index = pages_.first_row(); index < end; ++index) {
    TableRow row;
    row.index = index;
    if (const Json* const data = pages_.row(index)) {
      const std::string id = text_at(*data, "id");
      row.loaded = true;
      row.id = row_head_ + id;
      row.selected = chosen && *chosen == id;
      row.cells = make_cells(*data, context);
    }
    rows_.push_back(std::move(row));
  }
}

std::string Table::position_text(const Formatter& format) const {
  if (!pages_.known()) return "";
  if (pages_.total() == 0) return "none";
  const auto shown =
      static_cast<std::int64_t>(std::floor(pages_.row_fraction() + pages_.viewport_rows() + 1e-6));
  const std::int64_t last = std::min(pages_.first_row() + shown, pages_.total());
  return format.count(pages_.first_row() + 1) + "–" + format.count(last) + " of " +
         format.count(pages_.total());
}

std::optional<std::string> Table::step(std::int64_t steps) {
  if (!pages_.known() || pages_.total() == 0) return std::nullopt;
  std::int64_t index = pages_.first_row();
  if (selected_index_ >= 0) index = selected_index_ + steps;
  index = std::clamp<std::int64_t>(index, 0, pages_.total() - 1);
  pages_.reveal(index);
  const Json* const data = pages_.row(index);
  if (data == nullptr) return std::nullopt;
  selected_id_ = text_at(*data, "id");
  selected_index_ = index;
  return selected_id_;
}

const Json* Table::row_of(std::string_view id) {
  const std::int64_t index = pages_.find(id);
  return index < 0 ? nullptr : pages_.row(index);
}

Json InteractionsTable::request(const Context& context) const {
  std::vector<std::string> fields = shown_columns(context);
  // A click on a row leads to its customer, shown as a column or not.
  if (std::find(fields.begin(), fields.end(), "customer") == fields.end()) {
    fields.emplace_back("customer");
  }
  return {{"op", "interactions"},
          {"filter", context.filter},
          {"sort", sort_text(context.state.sort)},
          {"fields", fields}};
}

std::vector<TableColumn> InteractionsTable::make_columns(const Context& context) const {
  const std::vector<std::string> fields = shown_columns(context);
  std::vector<TableColumn> columns;
  columns.reserve(fields.size());
  for (const std::string& field : fields) {
    columns.push_back(column_of("column/", field, context.archive.kind(field), context.state.sort));
  }
  return columns;
}

std::vector<TableCell> InteractionsTable::make_cells(const Json& row,
                                                     const Context& context) const {
  std::vector<TableCell> cells;
  cells.reserve(columns_.size());
  for (const TableColumn& column : columns_) {
    cells.push_back(cell_of(member(row, column.field), column.field, column.kind, context.format));
  }
  return cells;
}

const std::optional<std::string>& InteractionsTable::selected(const State& state) const {
  return state.interaction;
}

Json CustomersTable::request(const Context& context) const {
  return {{"op", "customers"},
          {"filter", context.filter},
          {"sort", sort_text(context.state.customer_sort)}};
}

std::vector<TableColumn> CustomersTable::make_columns(const Context& context) const {
  struct Known {
    const char* field;
    const char* title;
    FieldKind kind;
    float width;
  };
  static constexpr Known kColumns[] = {{"id", "Customer", FieldKind::kText, 160},
                                       {"name", "Name", FieldKind::kText, 200},
                                       {"interactions", "Interactions", FieldKind::kNumber, 112},
                                       {"first", "First", FieldKind::kTime, 140},
                                       {"last", "Last", FieldKind::kTime, 140},
                                       {"received", "Received", FieldKind::kMoney, 128},
                                       {"given", "Given", FieldKind::kMoney, 128},
                                       {"net", "Net", FieldKind::kMoney, 128}};
  std::vector<TableColumn> columns;
  const ColumnInfo* const names = context.archive.column("customer_name");
  const bool named = context.archive.columns.empty() || (names != nullptr && names->rows > 0);
  for (const Known& known : kColumns) {
    if (!named && known.field == std::string_view("name")) continue;
    TableColumn column =
        column_of("customers.column/", known.field, known.kind, context.state.customer_sort);
    column.title = known.title;
    column.width = known.width;
    columns.push_back(std::move(column));
  }
  return columns;
}

std::vector<TableCell> CustomersTable::make_cells(const Json& row, const Context& context) const {
  std::vector<TableCell> cells;
  cells.reserve(columns_.size());
  for (const TableColumn& column : columns_) {
    if (column.kind == FieldKind::kMoney) {
      std::string text = money_text(member(row, "value"), column.field, context.format);
      const bool none = text.empty();
      cells.push_back({none ? std::string(kNullLabel) : std::move(text), none});
    } else {
      cells.push_back(
          cell_of(member(row, column.field), column.field, column.kind, context.format));
    }
  }
  return cells;
}

const std::optional<std::string>& CustomersTable::selected(const State& state) const {
  return state.customer;
}

}  // namespace throughline::ui
