#include "ui/model/app.h"

// What is done in the list of columns.
namespace throughline::ui {

bool App::toggle_column(std::string_view field) {
  const Context context = context_of(state_, archive_, format_, requests_);
  auto columns = with_column_toggled(context, field);
  if (!columns) return false;
  state_.columns = std::move(*columns);
  return true;
}

bool App::act_on_columns(const Action& action) {
  const std::string& name = action.name;
  if ((action.id == "table/columns" && name == "press") ||
      (action.id == "columns" && name == "open")) {
    if (!archive_.open) return false;
    state_.tab = Tab::kInteractions;
    state_.sources.reset();  // which cover the table
    columns_.open();
    sheets_.show(Sheet::kColumns);
    return true;
  }
  if (action.id == "table" && name == "toggle_column") return toggle_column(action.value);
  if (const auto field = after_head(action.id, "column_choice"); !field.empty()) {
    return name == "toggle" && toggle_column(field_from_id(field));
  }
  if (action.id == "columns/usual" && name == "press") {
    state_.columns.clear();
    return true;
  }
  if (action.id != "columns/query") return false;
  if (name == "input") {
    columns_.set_query(action.value);
    return true;
  }
  columns_.update(context_of(state_, archive_, format_, requests_));
  if (name == "next" || name == "previous") {
    columns_.step(name == "next" ? 1 : -1);
    return true;
  }
  if (name != "run" || columns_.chosen() >= columns_.choices().size()) return false;
  return toggle_column(columns_.choices()[columns_.chosen()].field);
}

Json App::columns_view() const {
  const bool open = sheets_.open() == Sheet::kColumns;
  Json view = base_view("columns", "dialog", "Columns", open);
  if (!open) return view;
  view["text"] = columns_.summary(format_);
  Json& items = view["items"];
  Json query = base_item("columns/query", "searchbox", "Find a column", {"input", "run"});
  query["value"] = columns_.query();
  items.push_back(std::move(query));
  for (std::size_t i = 0; i < columns_.choices().size(); ++i) {
    const ColumnChoice& choice = columns_.choices()[i];
    Json item = base_item(choice.id, "checkbox", choice.title, {"toggle"});
    item["checked"] = choice.shown;
    item["text"] = choice.share;
    item["selected"] = i == columns_.chosen();
    items.push_back(std::move(item));
  }
  if (!state_.columns.empty()) {
    items.push_back(base_item("columns/usual", "button", "Usual columns", {"press"}));
  }
  items.push_back(base_item("sheet", "button", "Close", {"close"}));
  return view;
}

}  // namespace throughline::ui
