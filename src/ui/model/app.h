#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/model/action.h"
#include "ui/model/archive.h"
#include "ui/model/breakdown.h"
#include "ui/model/columns.h"
#include "ui/model/customer.h"
#include "ui/model/export.h"
#include "ui/model/interaction.h"
#include "ui/model/keys.h"
#include "ui/model/opening.h"
#include "ui/model/overview.h"
#include "ui/model/rects.h"
#include "ui/model/requests.h"
#include "ui/model/sheets.h"
#include "ui/model/source_record.h"
#include "ui/model/sources.h"
#include "ui/model/state.h"
#include "ui/model/status.h"
#include "ui/model/table.h"
#include "ui/model/timeline.h"
#include "ui/model/toolbar.h"

// The page's program without its picture. A frame: rects().begin_frame(), report sizes
// (set_width, set_viewport_rows), update(), draw from the view models, rects().set(...) for what
// was drawn. Every click becomes act().
namespace throughline::ui {

class App {
 public:
  using SendFunction = Requests::Send;
  // {"call":"pick_files"|"cancel_open"|"copy_text"|"wake"|"state_changed"|"models_changed"|…}
  using HostFunction = std::function<void(const std::string& json)>;

  App(SendFunction send, HostFunction host);
  App(const App&) = delete;
  App& operator=(const App&) = delete;

  // From the host and the engine.
  void notify(std::string_view json);
  void receive(std::uint32_t id, std::string_view json, std::span<const std::uint8_t> binary = {});
  void set_locale(const Locale& locale);
  void set_display_zone(std::string_view name);  // the host's, for display only

  // Commands: {"id":"facet/channel/email","action":"toggle","value":…}. False if there is no such.
  bool act(std::string_view json);
  bool act(const Action& action);
  bool act(std::string_view id, std::string_view action, std::string_view value = {});

  // Brings every view model up to date and asks for what is missing.
  void update();
  // No question is under way or waiting, and update() has nothing to ask.
  bool settled() const { return requests_.idle() && !touched_; }

  std::string state_text() const;
  void set_state_text(std::string_view text);
  const State& state() const { return state_; }
  // What was read covers everything below the toolbar.
  bool browsing() const { return archive_.open && !state_.sources; }
  bool sources_open() const { return archive_.open && state_.sources.has_value(); }

  const Archive& archive() const { return archive_; }
  const Formatter& format() const { return format_; }
  const Opening& opening() const { return opening_; }
  const Toolbar& toolbar() const { return toolbar_; }
  const Breakdown& breakdown() const { return breakdown_; }
  bool breakdown_stale() const { return main_stale_; }  // and the overview's, and the totals'
  Overview& overview() { return overview_; }
  Timeline& timeline() { return timeline_; }
  InteractionsTable& table() { return table_; }
  CustomersTable& customers() { return customers_; }
  Customer& customer() { return customer_; }
  // Where the conversation's entries stand in a part of this height.
  std::vector<Conversation::Placed> lay_out_conversation(float height,
                                                         const Conversation::HeightOf& height_of);
  const InteractionDetail& interaction() const { return interaction_; }
  Sources& sources() { return sources_; }
  const SourceRecord& source_record() const { return source_record_; }
  const Status& status() const { return status_; }
  const Export& exporting() const { return exporting_; }
  std::string export_text() const { return exporting_.text(matching_, format_); }
  Sheets& sheets() { return sheets_; }
  ColumnChooser& columns() { return columns_; }
  Rects& rects() { return rects_; }

  // Set by the action search/focus (key "/"); the one who draws the box takes it.
  bool take_search_focus();

  // All view models for the DOM twin and the tests: the shape is told in view_models.cpp.
  Json to_json();
  std::string view_models() { return dump_json(to_json()); }

 private:
  Json base_view(const char* id, const char* role, const std::string& label, bool visible) const;
  Json base_item(const std::string& id, const char* role, const std::string& label,
                 Json actions) const;
  Json opening_view() const;
  Json toolbar_view() const;
  Json breakdown_view() const;
  Json overview_view() const;
  Json timeline_view() const;
  Json tabs_view() const;
  Json table_view(const Table& table, const char* id, const char* label, bool visible) const;
  Json customer_view() const;
  void add_conversation(Json& items) const;
  void add_ledger(Json& view) const;
  Json interaction_view() const;
  Json export_view() const;
  Json sources_view() const;
  Json source_view() const;
  Json record_view() const;
  Json status_view() const;
  Json palette_view() const;
  Json keys_view() const;
  Json privacy_view() const;
  Json columns_view() const;

  bool act_on_facet(const Action& action);
  bool act_on_filter(const Action& action);
  bool act_on_time(const Action& action);
  bool act_on_table(const Action& action);
  bool act_on_archive(const Action& action);
  bool act_on_open_archive(const std::string& id);
  bool act_on_sources(const Action& action);
  bool act_on_customer(const Action& action);
  bool act_on_panel(const Action& action);
  bool act_on_page(const Action& action);
  bool act_on_export(const std::string& id);
  bool act_on_sheet(const Action& action);
  bool act_on_blur(const Action& action);
  bool act_on_columns(const Action& action);
  bool toggle_column(std::string_view field);
  void open_sources(std::int64_t file);
  bool select_file(std::int64_t index);
  bool step_file(std::int64_t steps);
  void set_filter(const std::string& text);
  void filter_changed();
  void select_interaction(std::string_view id, const Json* row);
  bool step_interaction(std::int64_t steps);
  void back_out();
  void ask_archive();
  void ask_main(const Context& context);
  void take_main(const Answer& answer, const TimeRange& range, bool with_overview);
  std::optional<EngineError> present_error(const Context& context) const;
  void take_epoch(const Json& event);
  void apply_zone();
  void apply_blur();
  CommandFacts command_facts() const;
  void touch();
  void forget_answers();

  HostFunction host_;
  State state_;
  FilterHistory history_;
  std::string display_zone_ = "UTC";
  Requests requests_;
  Formatter format_;
  Archive archive_;
  Opening opening_;
  Toolbar toolbar_;
  Breakdown breakdown_;
  Overview overview_;
  Timeline timeline_;
  InteractionsTable table_;
  CustomersTable customers_;
  Customer customer_;
  InteractionDetail interaction_;
  SourceRecord source_record_;
  Sources sources_;
  Status status_;
  Export exporting_;
  Sheets sheets_;
  ColumnChooser columns_;
  Rects rects_;
  std::optional<EngineError> main_error_;
  std::string main_error_filter_;  // the filter that it is about
  std::optional<std::int64_t> matching_;
  bool main_stale_ = true;
  bool touched_ = true;  // something changed since update()
  bool told_ = false;    // the host knows that models changed
  bool search_focus_ = false;
  bool revealed_ = false;         // what is blurred is shown for the moment
  bool follow_customer_ = false;  // to the selected interaction's customer, once it is known
  std::string told_state_;
};

}  // namespace throughline::ui
