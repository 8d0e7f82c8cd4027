#include <algorithm>
#include <cmath>
#include <string_view>

#include "ui/model/app.h"

// What the commands of the tables, of their rows and of what a row opens do.
namespace throughline::ui {
namespace {

std::vector<std::string> split_at_commas(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const auto comma = text.find(',');
    if (comma != 0) parts.emplace_back(text.substr(0, comma));
    text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 1);
  }
  return parts;
}

bool falls_first(FieldKind kind) {
  return kind == FieldKind::kTime || kind == FieldKind::kNumber || kind == FieldKind::kMoney;
}

void sort_by(Sort& sort, const std::string& field, FieldKind kind) {
  const bool same = sort.field == field;
  sort = {field, same ? !sort.falling : falls_first(kind)};
}

// By pages, as the keys do: the last row of one page is the first of the next.
bool scroll_page(Pages& pages, std::string_view name) {
  const double page = std::max(1.0, std::floor(pages.viewport_rows()) - 1);
  if (name == "page_down") {
    pages.scroll_by(page);
  } else if (name == "page_up") {
    pages.scroll_by(-page);
  } else if (name == "first_page") {
    pages.scroll_to(0);
  } else if (name == "last_page") {
    pages.scroll_by(static_cast<double>(pages.total()));
  } else {
    return false;
  }
  return true;
}

bool scroll(Pages& pages, const Action& action) {
  const auto number = number_of(action.value);
  if (!number) return false;
  if (action.name == "scroll_by") {
    pages.scroll_by(*number);
  } else if (action.name == "scroll_to") {
    pages.scroll_to(static_cast<std::int64_t>(std::clamp(*number, 0.0, 9e15)));
  } else {
    return false;
  }
  return true;
}

}  // namespace

void App::select_interaction(std::string_view id, const Json* row) {
  state_.interaction = std::string(id);
  follow_customer_ = row == nullptr;
  if (row != nullptr) state_.customer = scalar_text(member(*row, "customer"));
}

bool App::step_interaction(std::int64_t steps) {
  const auto id = table_.step(steps);
  if (id) select_interaction(*id, table_.row_of(*id));
  return true;
}

bool App::act_on_table(const Action& action) {
  const std::string& name = action.name;
  const bool customers = state_.tab == Tab::kCustomers;
  if (action.id == "table" || action.id == "customers") {
    const bool of_customers = action.id == "customers" || customers;
    Pages& pages = action.id == "customers" ? customers_.pages() : table_.pages();
    if (name == "next" || name == "previous") {
      const std::int64_t steps = name == "next" ? 1 : -1;
      if (!of_customers) return step_interaction(steps);
      if (const auto id = customers_.step(steps)) state_.customer = *id;
      return true;
    }
    if (name == "open") {
      if (state_.interaction) follow_customer_ = true;
      return state_.interaction.has_value() || state_.customer.has_value();
    }
    if (name == "set_columns" && action.id == "table") {
      state_.columns = split_at_commas(action.value);
      return true;
    }
    return scroll_page(of_customers ? customers_.pages() : pages, name) || scroll(pages, action);
  }
  if (action.id == "interaction" && (name == "next" || name == "previous")) {
    return step_interaction(name == "next" ? 1 : -1);
  }
  if (const auto field = after_head(action.id, "column"); !field.empty()) {
    const std::string named = field_from_id(field);
    if (name == "sort") {
      sort_by(state_.sort, named, archive_.kind(named));
      table_.pages().scroll_to(0);
      return true;
    }
    const auto width = number_of(action.value);
    if (name != "set_width" || !width) return false;
    table_.set_width(named, static_cast<float>(*width));
    return true;
  }
  if (const auto field = after_head(action.id, "customers.column"); !field.empty()) {
    const std::string named = field_from_id(field);
    if (name == "sort") {
      const FieldKind kind = named == "interactions"               ? FieldKind::kNumber
                             : named == "first" || named == "last" ? FieldKind::kTime
                                                                   : usual_kind(named);
      sort_by(state_.customer_sort, named, kind);
      customers_.pages().scroll_to(0);
      return true;
    }
    const auto width = number_of(action.value);
    if (name != "set_width" || !width) return false;
    customers_.set_width(named, static_cast<float>(*width));
    return true;
  }
  const bool choose = name == "select" || name == "open";
  if (const auto id = after_head(action.id, "row"); !id.empty() && choose) {
    select_interaction(id, table_.row_of(id));
    return true;
  }
  if (const auto id = after_head(action.id, "mark"); !id.empty() && choose) {
    select_interaction(id, table_.row_of(id));
    return true;
  }
  if (const auto id = after_head(action.id, "customer"); !id.empty() && choose) {
    state_.customer = std::string(id);
    follow_customer_ = false;
    return true;
  }
  return false;
}

}  // namespace throughline::ui
