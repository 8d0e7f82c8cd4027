#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "base/instant.h"
#include "ui/model/app.h"

// What each command does. A command only changes state; update() finds out what must be asked.
namespace throughline::ui {
namespace {

constexpr double kZoomStep = 1.5;
constexpr double kPanStep = 0.2;

std::optional<double> number_of(const std::string& text) {
  if (text.empty()) return std::nullopt;
  char* end = nullptr;
  const double number = std::strtod(text.c_str(), &end);
  if (end != text.c_str() + text.size() || !std::isfinite(number)) return std::nullopt;
  return number;
}

// "FROM..TO", two RFC 3339 times.
std::optional<TimeRange> range_of(std::string_view text) {
  const auto dots = text.find("..");
  if (dots == std::string_view::npos) return std::nullopt;
  const auto from = parse_rfc3339(text.substr(0, dots));
  const auto to = parse_rfc3339(text.substr(dots + 2));
  if (!from || !to || *from >= *to) return std::nullopt;
  return TimeRange{from->microseconds, to->microseconds};
}

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

bool App::act(std::string_view json) {
  const auto parsed = parse_json(json);
  if (!parsed || !parsed->is_object()) return false;
  Action action;
  action.id = text_at(*parsed, "id");
  action.name = text_at(*parsed, "action");
  action.value = scalar_text(member(*parsed, "value")).value_or("");
  const Json& x = member(*parsed, "x");
  const Json& x2 = member(*parsed, "x2");
  if (x.is_number()) action.x = x.get<double>();
  if (x2.is_number()) action.x2 = x2.get<double>();
  return act(action);
}

bool App::act(std::string_view id, std::string_view action, std::string_view value) {
  return act(Action{std::string(id), std::string(action), std::string(value), {}, {}});
}

bool App::act(const Action& action) {
  const bool done = act_on_facet(action) || act_on_filter(action) || act_on_time(action) ||
                    act_on_table(action) || act_on_page(action);
  if (done) touch();
  return done;
}

void App::set_filter(const std::string& text) {
  // View terms typed into the box mean what they mean in a state text.
  apply_state_text(state_, text);
  apply_zone();
  history_.push(state_.filter);
  filter_changed();
}

void App::filter_changed() {
  table_.pages().scroll_to(0);
  customers_.pages().scroll_to(0);
}

bool App::act_on_facet(const Action& action) {
  const auto address = facet_of_id(action.id);
  if (!address) return false;
  const std::string& field = address->field;
  if (!address->value) {
    if (action.name == "clear") {
      set_filter(without_field(state_.filter, field));
    } else if (action.name == "more") {
      breakdown_.more(field);
    } else if (action.name == "fewer") {
      breakdown_.fewer(field);
    } else if (action.name == "find") {
      breakdown_.set_find(field, action.value);
    } else {
      return false;
    }
    return true;
  }
  using Edit = std::string (*)(std::string_view, std::string_view, const FieldValue&);
  const Edit edit = action.name == "select"    ? with_select
                    : action.name == "toggle"  ? with_toggle
                    : action.name == "add"     ? with_add
                    : action.name == "exclude" ? with_exclude
                    : action.name == "only"    ? with_only
                                               : nullptr;
  if (edit == nullptr) return false;
  set_filter(edit(state_.filter, field, *address->value));
  return true;
}

bool App::act_on_filter(const Action& action) {
  const std::string& name = action.name;
  if (action.id == "search") {
    if (name == "input") {
      toolbar_.set_draft(action.value);
    } else if (name == "submit") {
      const std::string draft = action.value.empty() ? toolbar_.draft() : action.value;
      set_filter(draft);
      toolbar_.set_draft(state_.filter);
    } else if (name == "revert") {
      toolbar_.revert();
    } else if (name == "focus") {
      search_focus_ = true;
    } else {
      return false;
    }
    return true;
  }
  if (action.id == "filter/clear" && name == "press") {
    set_filter("");
    return true;
  }
  if (action.id == "status/clear_term" && name == "press") {
    if (!status_.nothing()) return false;
    set_filter(without_term(state_.filter, status_.offer_term()));
    return true;
  }
  if (!action.id.starts_with("chip/") || name != "remove") return false;
  const Context context = context_of(state_, archive_, format_, requests_);
  toolbar_.update(context, present_error(context));
  const std::vector<Chip>& chips = toolbar_.chips();
  const auto chip =
      std::find_if(chips.begin(), chips.end(), [&](const Chip& c) { return c.id == action.id; });
  if (chip == chips.end()) return false;
  set_filter(without_term(state_.filter, static_cast<std::size_t>(chip - chips.begin())));
  return true;
}

bool App::act_on_time(const Action& action) {
  const std::string& name = action.name;
  if (action.id == "overview") {
    if (name == "clear") {
      set_filter(without_field(state_.filter, "time"));
      return true;
    }
    if (name != "set_brush" || overview_.range().length() <= 0) return false;
    auto range = range_of(action.value);
    if (!range) {
      if (!action.value.empty() || action.x == action.x2) return false;
      range = TimeRange{overview_.time_at(std::min(action.x, action.x2)),
                        overview_.time_at(std::max(action.x, action.x2))};
    }
    state_.range.reset();  // the timeline goes where the brush is
    set_filter(with_time(state_.filter, *range));
    return true;
  }
  if (action.id == "timeline/lanes" && name == "set") {
    state_.lanes = action.value;
    return true;
  }
  if (action.id != "timeline" && !action.id.starts_with("timeline/")) return false;
  if (timeline_.visible().length() <= 0) return false;
  const bool press = name == "press";
  if (action.id == "timeline/zoom_in" && press) {
    state_.range = timeline_.zoomed(0.5, 1 / kZoomStep);
  } else if (action.id == "timeline/zoom_out" && press) {
    state_.range = timeline_.zoomed(0.5, kZoomStep);
  } else if (action.id == "timeline/pan_left" && press) {
    state_.range = timeline_.panned(-kPanStep);
  } else if (action.id == "timeline/pan_right" && press) {
    state_.range = timeline_.panned(kPanStep);
  } else if ((action.id == "timeline/fit" && press) || (action.id == "timeline" && name == "fit")) {
    state_.range.reset();
  } else if (action.id == "timeline" && name == "set_range") {
    auto range = range_of(action.value);
    if (!range && action.x != action.x2 && action.value.empty()) {
      const double width = timeline_.width();
      range = TimeRange{timeline_.time_at(std::min(action.x, action.x2) * width),
                        timeline_.time_at(std::max(action.x, action.x2) * width)};
    }
    if (!range || range->from >= range->to) return false;
    state_.range = *range;
  } else if (action.id == "timeline" && (name == "zoom" || name == "pan")) {
    const auto number = number_of(action.value);
    if (!number || (name == "zoom" && !(*number > 0))) return false;
    state_.range = name == "zoom" ? timeline_.zoomed(action.x, *number) : timeline_.panned(*number);
  } else {
    return false;
  }
  // The next wheel step may come before the next frame.
  if (state_.range) timeline_.show(*state_.range);
  return true;
}

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
  if (const auto id = after_head(action.id, "entry"); !id.empty() && choose) {
    state_.interaction = std::string(id);
    return true;
  }
  if (const auto id = after_head(action.id, "customer"); !id.empty() && choose) {
    state_.customer = std::string(id);
    follow_customer_ = false;
    return true;
  }
  return action.id == "customer" && scroll(customer_.pages(), action);
}

bool App::act_on_page(const Action& action) {
  const std::string& id = action.id;
  const std::string& name = action.name;
  if (id == "app") {
    if (name == "undo" || name == "redo") {
      const auto filter = name == "undo" ? history_.undo() : history_.redo();
      if (filter) state_.filter = *filter;
      filter_changed();
    } else if (name == "back") {
      back_out();
    } else if (name == "set_zone") {
      if (!action.value.empty() && !find_time_zone(action.value).ok()) return false;
      state_.zone = action.value;
      apply_zone();
    } else if (name == "set_filter") {
      set_filter(action.value);
    } else {
      return false;
    }
    return true;
  }
  if ((id == "tab/interactions" || id == "tab/customers") && name == "select") {
    state_.tab = id == "tab/customers" ? Tab::kCustomers : Tab::kInteractions;
    return true;
  }
  if (name != "press") return false;
  if (id == "opening/open" || id == "toolbar/open") {
    host_(R"({"call":"pick_files"})");
  } else if (id == "opening/sample") {
    if (opening_.phase() != Opening::Phase::kEmpty) return false;
    host_(R"({"call":"sample"})");
  } else if (id == "opening/cancel") {
    if (!opening_.loading()) return false;
    host_(R"({"call":"cancel_open"})");
  } else if (id == "opening/dismiss") {
    opening_.dismiss();
  } else if (id == "toolbar/copy_link") {
    host_(R"({"call":"copy_link"})");
  } else if (id == "panel/close") {
    state_.customer.reset();
    follow_customer_ = false;
  } else if (id == "panel/filter") {
    if (!state_.customer) return false;
    set_filter(with_only(state_.filter, "customer", state_.customer));
  } else if (id == "interaction/close") {
    state_.interaction.reset();
    follow_customer_ = false;
  } else if (id == "interaction/customer") {
    if (!interaction_.customer()) return false;
    state_.customer = interaction_.customer();
  } else {
    return false;
  }
  return true;
}

void App::back_out() {
  if (toolbar_.draft_differs()) {
    toolbar_.revert();
  } else if (!opening_.error().empty()) {
    opening_.dismiss();
  } else if (state_.interaction) {
    state_.interaction.reset();
    follow_customer_ = false;
  } else if (state_.customer) {
    state_.customer.reset();
  } else if (state_.range) {
    state_.range.reset();
  }
}

}  // namespace throughline::ui
