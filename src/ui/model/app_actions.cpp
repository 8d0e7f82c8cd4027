#include <algorithm>

#include "ui/model/app.h"

// What each command does. A command only changes state; update() finds out what must be asked.
namespace throughline::ui {

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
                    act_on_columns(action) || act_on_table(action) || act_on_customer(action) ||
                    act_on_archive(action) || act_on_sources(action) || act_on_page(action) ||
                    act_on_sheet(action) || act_on_blur(action);
  if (done) touch();
  return done;
}

void App::set_filter(const std::string& text) {
  state_.sources.reset();  // what a filter shows stands below what was read
  // View terms typed into the box mean what they mean in a state text.
  apply_state_text(state_, text);
  apply_zone();
  apply_blur();
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
    } else if (action.name == "order") {
      return breakdown_.set_order(field, action.value);
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
    state_.sources.reset();
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
  } else if (id == "toolbar/save_picture") {
    host_(R"({"call":"save_picture"})");
  } else if (id == "interaction/close") {
    state_.interaction.reset();
    follow_customer_ = false;
  } else if (id == "interaction/customer") {
    if (!interaction_.customer()) return false;
    state_.customer = interaction_.customer();
  } else {
    return act_on_export(id);
  }
  return true;
}

bool App::act_on_export(const std::string& id) {
  if (!archive_.open) return false;
  const bool running = exporting_.phase() == Export::Phase::kRunning;
  if (id == "status/export") {
    exporting_.offer();
  } else if (id == "export/close") {
    exporting_.close();
  } else if (id == "export/cancel" && running) {
    host_(R"({"call":"cancel_export"})");
  } else if ((id == "export/csv" || id == "export/ndjson") && !running) {
    const Context context = context_of(state_, archive_, format_, requests_);
    host_(dump_json(exporting_.begin(id.substr(id.find('/') + 1), context.filter)));
  } else {
    return false;
  }
  return true;
}

void App::back_out() {
  if (sheets_.open() != Sheet::kNone) {
    sheets_.close();
  } else if (toolbar_.draft_differs()) {
    toolbar_.revert();
  } else if (!opening_.error().empty()) {
    opening_.dismiss();
  } else if (state_.sources) {
    // One step: from a file to the files, where the window shows only one of them.
    const bool to_files = sources_.one_at_a_time() && *state_.sources >= 0;
    state_.sources = to_files ? std::optional<std::int64_t>(-1) : std::nullopt;
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
