#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ui/model/archive.h"
#include "ui/model/pages.h"

// Long tables, drawn by the row: the interactions and the customers.
namespace throughline::ui {

struct TableColumn {
  std::string id;  // "column/time", "customers.column/name"
  std::string field;
  std::string title;
  FieldKind kind = FieldKind::kText;
  Align align = Align::kLeft;
  float width = 100;   // CSS px
  bool sized = false;  // by the person: it does not give way
  bool sortable = true;
  int sorted = 0;  // 1 rising, -1 falling, 0 not by it
};

struct TableCell {
  std::string text;  // as drawn; "–" for null
  bool is_null = false;
  std::string value{};  // of categories: the canonical word, for icon and colour
};

struct TableRow {
  std::int64_t index = 0;
  std::string id;  // "row/0:1:0", "customer/17850"; "" while on its way
  bool loaded = false;
  bool selected = false;
  std::vector<TableCell> cells;
};

// A table over Pages: what its two kinds share.
class Table {
 public:
  Table(std::string view, std::string row_head) : pages_(std::move(view)), row_head_(row_head) {}
  virtual ~Table() = default;

  void update(const Context& context);
  void clear() { pages_.clear(); }

  Pages& pages() { return pages_; }
  const Pages& pages() const { return pages_; }
  const std::vector<TableColumn>& columns() const { return columns_; }
  // The rows on screen, after update().
  const std::vector<TableRow>& rows() const { return rows_; }
  std::string position_text(const Formatter& format) const;  // "1–40 of 541,909"
  void set_width(std::string_view field, float css_px);

  // The id (without its head) of the row `steps` after the selected one; scrolls it into view.
  std::optional<std::string> step(std::int64_t steps);
  // The data of a row that is kept, by id without head; else null.
  const Json* row_of(std::string_view id);

 protected:
  virtual Json request(const Context& context) const = 0;
  virtual std::vector<TableColumn> make_columns(const Context& context) const = 0;
  virtual std::vector<TableCell> make_cells(const Json& row, const Context& context) const = 0;
  virtual const std::optional<std::string>& selected(const State& state) const = 0;

  std::vector<TableColumn> columns_;

 private:
  void rebuild_rows(const Context& context);

  Pages pages_;
  std::string row_head_;
  std::map<std::string, float, std::less<>> widths_;
  std::vector<TableRow> rows_;
  std::string selected_id_;
  std::int64_t selected_index_ = -1;
  int version_ = -1;  // of the pages when the selected row was last looked for
};

class InteractionsTable final : public Table {
 public:
  InteractionsTable() : Table("table", "row/") {}

 protected:
  Json request(const Context& context) const override;
  std::vector<TableColumn> make_columns(const Context& context) const override;
  std::vector<TableCell> make_cells(const Json& row, const Context& context) const override;
  const std::optional<std::string>& selected(const State& state) const override;
};

class CustomersTable final : public Table {
 public:
  CustomersTable() : Table("customers", "customer/") {}

 protected:
  Json request(const Context& context) const override;
  std::vector<TableColumn> make_columns(const Context& context) const override;
  std::vector<TableCell> make_cells(const Json& row, const Context& context) const override;
  const std::optional<std::string>& selected(const State& state) const override;
};

// A field's value as a cell shows it.
TableCell cell_of(const Json& value, std::string_view field, FieldKind kind,
                  const Formatter& format);
// "120.50 EUR, 5.00" of a value array's member ("received").
std::string money_text(const Json& value, std::string_view which, const Formatter& format);

}  // namespace throughline::ui
