#include "ui/model/state.h"

#include <algorithm>
#include <charconv>

#include "base/instant.h"
#include "ui/model/filter_terms.h"

namespace throughline::ui {
namespace {

constexpr std::string_view kViewHead = "view.";
constexpr std::size_t kMostSteps = 200;

bool is_view_term(const Term& term) {
  return !term.negated && (term.field == "zone" || term.field.starts_with(kViewHead));
}

bool ends_in_open_quote(std::string_view text) {
  return std::count(text.begin(), text.end(), '"') % 2 != 0;
}

void append(std::string& text, std::string_view term) {
  if (!text.empty()) text += ' ';
  text += term;
}

void append_value(std::string& text, std::string_view name, const std::string& value) {
  append(text, term_text(name, {value}));
}

// "files": of no file.
std::int64_t file_index_of(std::string_view text) {
  std::int64_t index = -1;
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, index);
  return read.ec == std::errc() && read.ptr == end && index >= 0 ? index : -1;
}

void read_view_term(State& state, std::string_view name, const std::vector<TermValue>& values,
                    TimeRange& range) {
  const std::string& value = values.front().text;
  if (name == "lanes") {
    state.lanes = value;
  } else if (name == "from" || name == "to") {
    const auto instant = parse_rfc3339(value);
    if (instant) (name == "from" ? range.from : range.to) = instant->microseconds;
  } else if (name == "tab") {
    state.tab = value == "customers" ? Tab::kCustomers : Tab::kInteractions;
  } else if (name == "blur") {
    state.blur = value == "on";
  } else if (name == "customer") {
    state.customer = value;
  } else if (name == "customer_part") {
    state.customer_part = value == "ledger"  ? CustomerPart::kLedger
                          : value == "about" ? CustomerPart::kAbout
                                             : CustomerPart::kConversation;
  } else if (name == "conversation") {
    state.reading_by_time = value == "time";
  } else if (name == "interaction") {
    state.interaction = value;
  } else if (name == "sort") {
    if (!value.empty() && value != "-") state.sort = sort_of_text(value);
  } else if (name == "customer_sort") {
    if (!value.empty() && value != "-") state.customer_sort = sort_of_text(value);
  } else if (name == "sources") {
    state.sources = file_index_of(value);
  } else if (name == "raw") {
    state.raw = value == "yes";
  } else if (name == "columns") {
    state.columns.clear();
    for (const TermValue& column : values) {
      const bool twice =
          std::find(state.columns.begin(), state.columns.end(), column.text) != state.columns.end();
      if (!column.text.empty() && !twice && state.columns.size() < kMostColumns) {
        state.columns.push_back(column.text);
      }
    }
  }
}

// Erases the terms' bytes, each with one blank beside it, and leaves everything else as written.
std::string without(std::string_view text, const std::vector<Term>& terms) {
  std::vector<bool> gone(text.size(), false);
  for (const Term& term : terms) {
    if (!is_view_term(term)) continue;
    const std::size_t end = term.offset + term.length;
    for (std::size_t i = term.offset; i < end; ++i) gone[i] = true;
    if (term.offset > 0 && !gone[term.offset - 1]) {
      gone[term.offset - 1] = true;
    } else if (end < text.size()) {
      gone[end] = true;
    }
  }
  std::string rest;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!gone[i]) rest += text[i];
  }
  return rest;
}

}  // namespace

std::string sort_text(const Sort& sort) { return (sort.falling ? "-" : "") + sort.field; }

Sort sort_of_text(std::string_view text) {
  const bool falling = text.starts_with('-');
  if (falling) text.remove_prefix(1);
  return {std::string(text), falling};
}

std::string state_text(const State& state) {
  const State usual;
  std::string view;
  if (state.lanes != usual.lanes) append_value(view, "view.lanes", state.lanes);
  if (state.range) {
    append(view, "view.from:" + format_rfc3339(Instant{state.range->from}));
    append(view, "view.to:" + format_rfc3339(Instant{state.range->to}));
  }
  if (state.tab != usual.tab) append(view, "view.tab:customers");
  if (state.customer) append_value(view, "view.customer", *state.customer);
  if (state.customer_part != usual.customer_part) {
    append(view, state.customer_part == CustomerPart::kLedger ? "view.customer_part:ledger"
                                                              : "view.customer_part:about");
  }
  if (state.reading_by_time) append(view, "view.conversation:time");
  if (state.interaction) append_value(view, "view.interaction", *state.interaction);
  if (state.sort != usual.sort) append(view, "view.sort:" + quoted_value(sort_text(state.sort)));
  if (state.customer_sort != usual.customer_sort) {
    append(view, "view.customer_sort:" + quoted_value(sort_text(state.customer_sort)));
  }
  if (!state.columns.empty()) {
    append(view, term_text("view.columns", {state.columns.begin(), state.columns.end()}));
  }
  if (state.blur) append(view, "view.blur:on");
  if (state.sources) {
    append(view, "view.sources:" +
                     (*state.sources < 0 ? std::string("files") : std::to_string(*state.sources)));
  }
  if (state.raw) append(view, "view.raw:yes");
  if (!state.zone.empty()) append(view, "zone:" + state.zone);
  if (view.empty()) return state.filter;
  if (state.filter.empty()) return view;
  // An open quote in the filter would swallow what follows it.
  if (ends_in_open_quote(state.filter)) return view + " " + state.filter;
  return state.filter + " " + view;
}

void apply_state_text(State& state, std::string_view text) {
  const std::vector<Term> terms = terms_of(text);
  constexpr std::int64_t kNone = INT64_MIN;
  TimeRange range{kNone, kNone};
  for (const Term& term : terms) {
    if (!is_view_term(term) || term.values.empty()) continue;
    if (term.field == "zone") {
      state.zone = term.values.front().text;
    } else {
      read_view_term(state, std::string_view(term.field).substr(kViewHead.size()), term.values,
                     range);
    }
  }
  if (range.from != kNone && range.to != kNone && range.from < range.to) state.range = range;
  state.filter = without(text, terms);
}

State state_of_text(std::string_view text) {
  State state;
  apply_state_text(state, text);
  return state;
}

void FilterHistory::push(std::string_view filter) {
  if (steps_[at_] == filter) return;
  steps_.resize(at_ + 1);
  steps_.emplace_back(filter);
  if (steps_.size() > kMostSteps) steps_.erase(steps_.begin());
  at_ = steps_.size() - 1;
}

std::optional<std::string> FilterHistory::undo() {
  if (!can_undo()) return std::nullopt;
  return steps_[--at_];
}

std::optional<std::string> FilterHistory::redo() {
  if (!can_redo()) return std::nullopt;
  return steps_[++at_];
}

}  // namespace throughline::ui
