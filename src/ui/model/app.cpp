#include "ui/model/app.h"

#include <algorithm>
#include <utility>

namespace throughline::ui {
namespace {

// Positions of the answers in the batch of ask_main(); the facets follow.
constexpr std::size_t kSummaryAnswer = 0;
constexpr std::size_t kOverviewAnswer = 1;

DateOrder date_order_of(std::string_view text) {
  if (text == "dmy") return DateOrder::kDayMonthYear;
  if (text == "mdy") return DateOrder::kMonthDayYear;
  return DateOrder::kYearMonthDay;
}

}  // namespace

App::App(SendFunction send, HostFunction host)
    : host_(std::move(host)), requests_(std::move(send)) {}

void App::touch() {
  touched_ = true;
  host_(R"({"call":"wake"})");
  if (!told_) {
    told_ = true;
    host_(R"({"call":"models_changed"})");
  }
  std::string text = state_text();
  if (text != told_state_) {
    told_state_ = std::move(text);
    host_(R"({"call":"state_changed"})");
  }
}

void App::set_locale(const Locale& locale) {
  format_.set_locale(locale);
  touch();
}

void App::set_display_zone(std::string_view name) {
  display_zone_ = name.empty() ? "UTC" : std::string(name);
  apply_zone();
  touch();
}

void App::apply_zone() {
  if (!state_.zone.empty() && format_.set_zone(state_.zone)) return;
  if (!format_.set_zone(display_zone_)) format_.set_zone("UTC");
}

void App::forget_answers() {
  requests_.forget_all();
  archive_ = Archive();
  breakdown_.clear();
  overview_.clear();
  timeline_.clear();
  table_.clear();
  customers_.clear();
  customer_.clear();
  interaction_.clear();
  source_record_.clear();
  sources_.clear();
  main_error_.reset();
  matching_.reset();
}

void App::notify(std::string_view json) {
  const auto parsed = parse_json(json);
  if (!parsed) return;
  const Json& event = *parsed;
  const std::string name = text_at(event, "event");
  if (name == "opening") {
    opening_.take_opening(event);
  } else if (name == "progress") {
    opening_.take_progress(event);
    take_epoch(event);
    // What has been read so far can be looked at.
    if (opening_.progress().interactions > 0 && requests_.epoch() > 0) archive_.open = true;
  } else if (name == "opened") {
    opening_.take_opened(event);
    const Json& summary = member(event, "summary");
    take_epoch(summary);
    take_summary(archive_, summary);
    requests_.forget("archive");
  } else if (name == "error") {
    opening_.take_error(event);
    take_epoch(event);
    // What is open may be older again than what was seen while loading.
    requests_.forget("archive");
    if (opening_.phase() == Opening::Phase::kEmpty) forget_answers();
  } else if (name == "closed") {
    opening_.take_closed();
    forget_answers();
    // Filters and selections are words of what was open.
    const bool blur = state_.blur;
    state_ = State();
    state_.blur = blur;
    history_ = FilterHistory();
    toolbar_ = Toolbar();
    exporting_ = Export();
    apply_zone();
    take_epoch(event);
  } else if (name == "export") {
    exporting_.take(event);
  } else if (name == "embedded") {
    opening_.take_embedded(event);
  } else if (name == "privacy") {
    sheets_.take_privacy(event);
  } else if (name == "locale") {
    Locale locale;
    locale.grouping = text_at(event, "grouping", locale.grouping);
    locale.decimal = text_at(event, "decimal", locale.decimal);
    locale.date_order = date_order_of(text_at(event, "date_order"));
    locale.date_separator = text_at(event, "date_separator", locale.date_separator);
    locale.twelve_hours = flag_at(event, "twelve_hours");
    format_.set_locale(locale);
    set_display_zone(text_at(event, "zone", display_zone_));
    return;
  } else {
    return;
  }
  touch();
}

void App::take_epoch(const Json& event) {
  const std::int64_t epoch = integer_at(event, "epoch", -1);
  if (epoch >= 0) requests_.set_epoch(epoch);
}

void App::receive(std::uint32_t id, std::string_view json, std::span<const std::uint8_t> binary) {
  if (requests_.receive(id, json, binary)) touch();
}

void App::update() {
  touched_ = false;
  const Context context = context_of(state_, archive_, format_, requests_);
  if (archive_.open) {
    ask_archive();
    ask_main(context);
    sources_.update(context);
    if (!sources_open()) {
      timeline_.update(context);
      if (state_.tab == Tab::kInteractions) {
        table_.update(context);
      } else {
        customers_.update(context);
      }
    }
    interaction_.update(context);
    source_record_.update(context);
    if (follow_customer_ && interaction_.loaded()) {
      follow_customer_ = false;
      if (state_.customer != interaction_.customer()) {
        state_.customer = interaction_.customer();
        touch();
      }
    }
    customer_.update(context);
    breakdown_.rebuild(context);
    overview_.rebuild(context);
  }
  const auto error = present_error(context);
  toolbar_.update(context, error);
  status_.update(context, matching_, main_stale_, error);
  sheets_.update(command_facts(), format_);
  if (sheets_.open() == Sheet::kColumns) columns_.update(context);
}

// An error about an earlier filter would point at the wrong place of this one.
std::optional<EngineError> App::present_error(const Context& context) const {
  return main_error_filter_ == context.filter ? main_error_ : std::nullopt;
}

// What does not depend on the filter: once for each epoch.
void App::ask_archive() {
  const Json batch = {{"op", "batch"}, {"requests", {{{"op", "summary"}}, {{"op", "columns"}}}}};
  requests_.ask("archive", "archive", batch, [this](const Answer& answer) {
    const Json& answers = member(answer.body, "answers");
    if (answer.error || !answers.is_array() || answers.size() < 2) return;
    Json summary = answers[0];
    if (summary.is_object()) summary["complete"] = answer.complete;
    take_summary(archive_, summary);
    take_columns(archive_, answers[1]);
    if (!archive_.open && !opening_.loading()) {
      opening_.take_closed();
      forget_answers();
    }
  });
}

// What must agree under one filter: totals, overview and breakdown, of one epoch.
void App::ask_main(const Context& context) {
  Json requests = Json::array();
  requests.push_back({{"op", "summary"}, {"filter", context.filter}});
  Json overview = overview_.request(context);
  const bool with_overview = !overview.is_null();
  if (!with_overview) overview = {{"op", "summary"}, {"filter", context.filter}};
  requests.push_back(std::move(overview));
  for (Json& facets : breakdown_.requests(context)) requests.push_back(std::move(facets));
  const Json batch = {{"op", "batch"}, {"requests", std::move(requests)}};
  const std::string question = dump_json(batch);
  const TimeRange range = context.archive.span.value_or(TimeRange());
  requests_.ask("main", question, batch,
                [this, range, with_overview, filter = context.filter](const Answer& answer) {
                  main_error_filter_ = filter;
                  take_main(answer, range, with_overview);
                });
  main_stale_ = requests_.stale("main", question) || main_error_.has_value();
}

void App::take_main(const Answer& answer, const TimeRange& range, bool with_overview) {
  main_error_ = answer.error;
  if (main_error_) return;
  const Json& answers = member(answer.body, "answers");
  if (!answers.is_array() || answers.size() <= kOverviewAnswer) {
    main_error_ = EngineError{"bad_answer", "The engine's answer could not be read.", ""};
    return;
  }
  for (const Json& part : answers) {
    main_error_ = error_of(part);
    if (main_error_) return;
  }
  matching_ = integer_at(answers[kSummaryAnswer], "interactions");
  breakdown_.take_summary(answers[kSummaryAnswer]);
  if (with_overview) overview_.take(answers[kOverviewAnswer], range, answer.binary);
  for (std::size_t i = kOverviewAnswer + 1; i < answers.size(); ++i) {
    breakdown_.take(member(answers[i], "facets"), archive_);
  }
}

std::string App::state_text() const { return ui::state_text(state_); }

void App::set_state_text(std::string_view text) {
  state_ = state_of_text(text);
  history_.push(state_.filter);
  table_.pages().scroll_to(0);
  customers_.pages().scroll_to(0);
  apply_zone();
  apply_blur();
  touch();
}

bool App::take_search_focus() { return std::exchange(search_focus_, false); }

}  // namespace throughline::ui
