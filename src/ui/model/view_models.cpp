#include <algorithm>
#include <string_view>

#include "base/instant.h"
#include "ui/model/app.h"

// The view models as JSON, for the DOM twin and the tests:
//   {"state","settled","phase","tab","can_undo","can_redo","zone","views":[VIEW]}
//   VIEW {"id","role","label","visible","rect":[x,y,w,h]|null,"stale", …, "items":[ITEM]}
//   ITEM {"id","role","label","rect", …, "actions":[…]}
// An id is unique in the page and says what act() is to be told. Members are always there.
namespace throughline::ui {
namespace {

Json rect_json(const Rects& rects, std::string_view id) {
  const auto rect = rects.find(id);
  if (!rect) return nullptr;
  return Json::array({rect->x, rect->y, rect->width, rect->height});
}

Json optional_text(const std::optional<std::string>& text) {
  return text ? Json(*text) : Json(nullptr);
}

std::string rfc3339(std::int64_t micros) { return format_rfc3339(Instant{micros}); }

const char* standing_name(Standing standing) {
  switch (standing) {
    case Standing::kSelected:
      return "selected";
    case Standing::kExcluded:
      return "excluded";
    case Standing::kNone:
      break;
  }
  return "none";
}

const char* phase_name(Opening::Phase phase) {
  switch (phase) {
    case Opening::Phase::kLoading:
      return "loading";
    case Opening::Phase::kOpen:
      return "open";
    case Opening::Phase::kEmpty:
      break;
  }
  return "empty";
}

Json value_json(const std::vector<ValueLine>& lines) {
  Json list = Json::array();
  for (const ValueLine& line : lines) {
    list.push_back({{"id", line.id},
                    {"currency", line.currency},
                    {"received", line.received},
                    {"given", line.given},
                    {"net", line.net}});
  }
  return list;
}

Json labelled_json(const std::vector<LabelledText>& lines) {
  Json list = Json::array();
  for (const LabelledText& line : lines) {
    list.push_back({{"id", line.id}, {"label", line.label}, {"text", line.text}});
  }
  return list;
}

std::string error_text(const std::optional<EngineError>& error) {
  return error ? message_of(*error).what : "";
}

}  // namespace

Json App::base_view(const char* id, const char* role, const std::string& label,
                    bool visible) const {
  return {{"id", id},
          {"role", role},
          {"label", label},
          {"visible", visible},
          {"rect", rect_json(rects_, id)},
          {"stale", false},
          {"items", Json::array()}};
}

Json App::base_item(const std::string& id, const char* role, const std::string& label,
                    Json actions) const {
  return {{"id", id},
          {"role", role},
          {"label", label},
          {"rect", rect_json(rects_, id)},
          {"actions", std::move(actions)}};
}

Json App::opening_view() const {
  const std::string result = opening_.result_line(archive_, format_);
  const Message& error = opening_.error();
  const bool visible =
      opening_.phase() != Opening::Phase::kOpen || !error.empty() || !result.empty();
  Json view = base_view("opening", "region", "Open files", visible);
  view["phase"] = phase_name(opening_.phase());
  view["sentence"] = Opening::sentence();
  view["opens"] = Opening::opens();
  view["promise"] = Opening::promise();
  view["invitation"] = Opening::invitation();
  view["progress"] = nullptr;
  view["result"] = result;
  view["error"] = nullptr;
  view["items"].push_back(base_item("opening/open", "button", "Open files", {"press"}));
  if (opening_.phase() == Opening::Phase::kEmpty) {
    view["items"].push_back(base_item("opening/sample", "button", "Try the sample", {"press"}));
  }
  if (opening_.loading()) {
    const LoadProgress& progress = opening_.progress();
    const double fraction = opening_.fraction();
    view["progress"] = {{"file", progress.file},
                        {"bytes", progress.bytes},
                        {"total", progress.total},
                        {"records", progress.records},
                        {"interactions", progress.interactions},
                        {"rejected", progress.rejected},
                        {"rate", progress.rate},
                        {"left_s", progress.left_s ? Json(*progress.left_s) : Json(nullptr)},
                        {"fraction", fraction < 0 ? Json(nullptr) : Json(fraction)},
                        {"text", opening_.progress_line(format_)}};
    view["items"].push_back(base_item("opening/cancel", "button", "Cancel", {"press"}));
  }
  if (!error.empty()) {
    view["error"] = {{"what", error.what}, {"where", error.where}, {"advice", error.advice}};
  }
  if (!error.empty() || !result.empty()) {
    view["items"].push_back(base_item("opening/dismiss", "button", "Dismiss", {"press"}));
  }
  return view;
}

Json App::toolbar_view() const {
  Json view = base_view("toolbar", "toolbar", toolbar_.title(), true);
  view["title"] = toolbar_.title();
  view["files"] = toolbar_.files();
  Json& items = view["items"];
  items.push_back(base_item("toolbar/open", "button", "Open files", {"press"}));
  if (!archive_.open) return view;
  Json search =
      base_item("search", "searchbox", "Search or filter", {"input", "submit", "revert", "focus"});
  search["value"] = toolbar_.draft();
  search["hint"] = Toolbar::hint();
  search["error"] = toolbar_.error();
  search["error_range"] = nullptr;
  if (toolbar_.pointer() && !toolbar_.draft_differs()) {
    search["error_range"] = Json::array({toolbar_.pointer()->offset, toolbar_.pointer()->length});
  }
  items.push_back(std::move(search));
  for (const Chip& chip : toolbar_.chips()) {
    Json item = base_item(chip.id, "chip", chip.label, {"remove"});
    item["text"] = chip.text;
    item["wrong"] = chip.wrong;
    items.push_back(std::move(item));
  }
  if (!toolbar_.chips().empty()) {
    items.push_back(base_item("filter/clear", "button", "Clear the filter", {"press"}));
  }
  items.push_back(base_item("toolbar/copy_link", "button", "Copy link", {"press"}));
  return view;
}

Json App::breakdown_view() const {
  Json view = base_view("breakdown", "group", "Breakdown", archive_.open);
  view["stale"] = main_stale_;
  view["value"] = value_json(breakdown_.value());
  for (const FacetBlock& block : breakdown_.blocks()) {
    Json item = base_item(block.id, "group", block.title, {"clear", "more", "fewer", "find"});
    item["field"] = block.field;
    item["distinct"] = block.distinct;
    item["more"] = block.more;
    item["can_fewer"] = block.can_fewer;
    item["find"] = block.find;
    item["can_find"] = block.can_find;
    item["filtered"] = block.filtered;
    item["items"] = Json::array();
    for (const FacetRow& row : block.rows) {
      Json option =
          base_item(row.id, "option", row.label, {"select", "toggle", "add", "exclude", "only"});
      option["value"] = optional_text(row.value);
      option["count"] = row.count ? Json(*row.count) : Json(nullptr);
      option["all"] = row.all;
      option["count_text"] = row.count_text;
      option["share_text"] = row.share_text;
      option["bar"] = row.bar;
      option["ghost"] = row.ghost;
      option["standing"] = standing_name(row.standing);
      item["items"].push_back(std::move(option));
    }
    view["items"].push_back(std::move(item));
  }
  return view;
}

Json App::overview_view() const {
  const TimeRange& range = overview_.range();
  const bool known = range.length() > 0;
  Json view = base_view("overview", "slider", "Overview of the whole archive", archive_.open);
  view["stale"] = main_stale_;
  view["from"] = known ? Json(rfc3339(range.from)) : Json(nullptr);
  view["to"] = known ? Json(rfc3339(range.to)) : Json(nullptr);
  view["brush"] = nullptr;
  if (const auto& brush = overview_.brush()) {
    view["brush"] = Json::array({rfc3339(brush->from), rfc3339(brush->to)});
  }
  view["text"] = overview_.brush_label();
  view["counts"] = overview_.counts();
  view["actions"] = {"set_brush", "clear"};
  return view;
}

Json App::timeline_view() const {
  const TimeRange& range = timeline_.visible();
  const bool known = range.length() > 0;
  Json view = base_view("timeline", "figure", "Timeline", archive_.open);
  view["stale"] = timeline_.stale();
  view["from"] = known ? Json(rfc3339(range.from)) : Json(nullptr);
  view["to"] = known ? Json(rfc3339(range.to)) : Json(nullptr);
  view["text"] = timeline_.label();
  view["lanes_field"] = timeline_.lanes_field();
  view["lane_fields"] = lane_fields(archive_);
  view["level"] = timeline_.level();
  view["marks"] = timeline_.show_marks();
  view["missing"] = timeline_.missing();
  view["error"] = error_text(timeline_.error());
  view["actions"] = {"zoom", "pan", "set_range", "fit"};
  Json& items = view["items"];
  for (const Lane& lane : timeline_.lanes()) {
    Json item = base_item(lane.id, "row", lane.label, Json::array());
    item["value"] = lane.rest ? Json(nullptr) : optional_text(lane.value);
    items.push_back(std::move(item));
  }
  Json lanes = base_item("timeline/lanes", "combobox", "Lanes", {"set"});
  lanes["value"] = timeline_.lanes_field();
  items.push_back(std::move(lanes));
  constexpr const char* kButtons[][2] = {{"timeline/zoom_in", "Zoom in"},
                                         {"timeline/zoom_out", "Zoom out"},
                                         {"timeline/pan_left", "Earlier"},
                                         {"timeline/pan_right", "Later"},
                                         {"timeline/fit", "Fit"}};
  for (const auto& button : kButtons) {
    items.push_back(base_item(button[0], "button", button[1], {"press"}));
  }
  return view;
}

Json App::tabs_view() const {
  Json view = base_view("tabs", "tablist", "Views", archive_.open);
  Json interactions = base_item("tab/interactions", "tab", "Interactions", {"select"});
  interactions["selected"] = state_.tab == Tab::kInteractions;
  Json customers = base_item("tab/customers", "tab", "Customers", {"select"});
  customers["selected"] = state_.tab == Tab::kCustomers;
  view["items"] = Json::array({std::move(interactions), std::move(customers)});
  return view;
}

Json App::table_view(const Table& table, const char* id, const char* label, bool visible) const {
  const Pages& pages = table.pages();
  Json view = base_view(id, "table", label, visible);
  view["stale"] = pages.stale();
  view["total"] = pages.known() ? Json(pages.total()) : Json(nullptr);
  view["total_text"] = pages.known() ? format_.count(pages.total()) : "";
  view["first_row"] = pages.first_row();
  view["rows"] = pages.viewport_rows();
  view["text"] = table.position_text(format_);
  view["error"] = error_text(pages.error());
  view["actions"] = {"scroll_to", "scroll_by", "set_columns", "next", "previous", "open"};
  if (!visible) return view;
  Json& items = view["items"];
  for (const TableColumn& column : table.columns()) {
    Json item = base_item(column.id, "columnheader", column.title, {"sort", "set_width"});
    item["sorted"] = column.sorted == 0 ? "none" : column.sorted > 0 ? "ascending" : "descending";
    item["align"] = column.align == Align::kRight ? "right" : "left";
    item["width"] = column.width;
    items.push_back(std::move(item));
  }
  for (const TableRow& row : table.rows()) {
    const std::string row_id =
        row.loaded ? row.id : std::string(id) + "/loading/" + std::to_string(row.index);
    Json item = base_item(row_id, "row", "", {"select", "open"});
    item["index"] = row.index;
    item["selected"] = row.selected;
    item["cells"] = Json::array();
    for (const TableCell& cell : row.cells) {
      item["cells"].push_back({{"text", cell.text}, {"null", cell.is_null}});
    }
    items.push_back(std::move(item));
  }
  return view;
}

Json App::customer_view() const {
  Json view = base_view("customer", "complementary", "Customer " + customer_.name(),
                        archive_.open && customer_.open());
  const Pages& pages = customer_.pages();
  view["stale"] = customer_.stale();
  view["name"] = customer_.name();
  view["key"] = customer_.key();
  view["organisation"] = customer_.organisation();
  view["loaded"] = customer_.loaded();
  view["error"] = error_text(customer_.error());
  view["value"] = value_json(customer_.value());
  view["numbers"] = labelled_json(customer_.numbers());
  view["identities"] = labelled_json(customer_.identities());
  view["total"] = pages.known() ? Json(pages.total()) : Json(nullptr);
  view["first_row"] = pages.first_row();
  const Customer::Sparkline& sparkline = customer_.sparkline();
  Json lanes = Json::array();
  for (const Lane& lane : sparkline.lanes) lanes.push_back(lane.label);
  view["sparkline"] = {
      {"lanes", std::move(lanes)}, {"bins", sparkline.bins}, {"counts", sparkline.counts}};
  view["actions"] = {"scroll_to", "scroll_by"};
  if (!customer_.open()) return view;
  Json& items = view["items"];
  items.push_back(base_item("panel/close", "button", "Close", {"press"}));
  items.push_back(base_item("panel/filter", "button", "Only this customer", {"press"}));
  for (const Entry& entry : customer_.entries()) {
    const std::string id = entry.loaded ? entry.id : "entry_loading/" + std::to_string(entry.index);
    Json item = base_item(id, "article", entry.heading, {"select"});
    item["index"] = entry.index;
    item["time"] = entry.time;
    item["channel"] = entry.channel;
    item["type"] = entry.type;
    item["direction"] = entry.direction;
    item["heading"] = entry.heading;
    item["subject"] = entry.subject;
    item["body"] = entry.body;
    item["value"] = entry.value;
    item["gap"] = entry.gap;
    item["selected"] = entry.selected;
    items.push_back(std::move(item));
  }
  return view;
}

Json App::interaction_view() const {
  Json view = base_view("interaction", "complementary", "Interaction",
                        archive_.open && interaction_.open());
  view["stale"] = interaction_.stale();
  view["loaded"] = interaction_.loaded();
  view["error"] = error_text(interaction_.error());
  view["provenance"] = interaction_.provenance();
  if (!interaction_.open()) return view;
  Json& items = view["items"];
  items.push_back(base_item("interaction/close", "button", "Close", {"press"}));
  if (interaction_.customer()) {
    items.push_back(base_item("interaction/customer", "button", "Show the customer", {"press"}));
  }
  for (const LabelledText& field : interaction_.fields()) {
    Json item = base_item(field.id, "definition", field.label, Json::array());
    item["text"] = field.text;
    items.push_back(std::move(item));
  }
  return view;
}

Json App::status_view() const {
  Json view = base_view("status", "status", "Status", archive_.open);
  view["stale"] = status_.stale();
  view["text"] = status_.text();
  view["complete"] = status_.complete();
  view["zone"] = status_.zone();
  view["nothing"] = status_.nothing();
  if (status_.nothing()) {
    view["items"].push_back(base_item("status/clear_term", "button", status_.offer(), {"press"}));
  }
  return view;
}

Json App::to_json() {
  told_ = false;
  const bool customers = state_.tab == Tab::kCustomers;
  Json whole = {{"state", state_text()},
                {"settled", settled()},
                {"phase", phase_name(opening_.phase())},
                {"tab", customers ? "customers" : "interactions"},
                {"can_undo", history_.can_undo()},
                {"can_redo", history_.can_redo()},
                {"zone", format_.zone().name()}};
  whole["views"] = Json::array(
      {opening_view(), toolbar_view(), breakdown_view(), overview_view(), timeline_view(),
       tabs_view(), table_view(table_, "table", "Interactions", archive_.open && !customers),
       table_view(customers_, "customers", "Customers", archive_.open && customers),
       customer_view(), interaction_view(), status_view()});
  return whole;
}

}  // namespace throughline::ui
