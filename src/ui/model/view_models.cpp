#include <string_view>

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
  view["promise"] = opening_.promise();
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
  if (error.empty() && !result.empty()) {
    view["items"].push_back(
        base_item("opening/look", "button", opening_.look(archive_), {"press"}));
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
  items.push_back(base_item("toolbar/palette", "button", "All commands", {"press"}));
  items.push_back(base_item("toolbar/keys", "button", "All keys", {"press"}));
  items.push_back(base_item("toolbar/blur", "button",
                            state_.blur ? "Show names and texts" : "Hide names and texts",
                            {"press"}));
  items.push_back(base_item("toolbar/privacy", "button", "Privacy", {"press"}));
  if (!archive_.open) return view;
  // Opens the menu of the commands behind it, which are always here.
  items.push_back(base_item("archive/menu", "button", toolbar_.files(), Json::array()));
  for (const ArchiveCommand& command : archive_commands())
    items.push_back(
        base_item(std::string(command.id), "button", std::string(command.label), {"press"}));
  Json search =
      base_item("search", "searchbox", "Search or filter", {"input", "submit", "revert", "focus"});
  search["value"] = toolbar_.draft();
  search["hidden"] = format_.texts_hidden();
  search["hint"] = Toolbar::hint();
  search["error"] = toolbar_.error();
  search["error_range"] = nullptr;
  if (toolbar_.pointer() && !toolbar_.draft_differs()) {
    search["error_range"] = Json::array({toolbar_.pointer()->offset, toolbar_.pointer()->length});
  }
  items.push_back(std::move(search));
  for (const Chip& chip : toolbar_.chips()) {
    Json item = base_item(chip.id, "chip", chip.label, {"remove"});
    item["text"] = format_.personal(chip.text);
    item["wrong"] = chip.wrong;
    items.push_back(std::move(item));
  }
  if (!toolbar_.chips().empty()) {
    items.push_back(base_item("filter/clear", "button", "Clear the filter", {"press"}));
  }
  items.push_back(base_item("toolbar/copy_link", "button", "Copy link", {"press"}));
  items.push_back(base_item("toolbar/save_picture", "button", "Save picture", {"press"}));
  return view;
}

Json App::tabs_view() const {
  Json view = base_view("tabs", "tablist", "Views", browsing());
  Json interactions = base_item("tab/interactions", "tab", "Interactions", {"select"});
  interactions["selected"] = state_.tab == Tab::kInteractions;
  Json customers = base_item("tab/customers", "tab", "Customers", {"select"});
  customers["selected"] = state_.tab == Tab::kCustomers;
  view["items"] = Json::array({std::move(interactions), std::move(customers)});
  if (state_.tab == Tab::kInteractions) {
    view["items"].push_back(base_item("table/columns", "button", "Columns", {"press"}));
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
  view["items"].push_back(base_item("status/export", "button", "Export", {"press"}));
  if (status_.nothing()) {
    view["items"].push_back(base_item("status/clear_term", "button", status_.offer(), {"press"}));
  }
  return view;
}

Json App::export_view() const {
  Json view = base_view("export", "region", "Export", archive_.open && exporting_.shown());
  view["text"] = export_text();
  view["fraction"] = exporting_.fraction() < 0 ? Json(nullptr) : Json(exporting_.fraction());
  const auto add = [&](const char* id, const char* label) {
    view["items"].push_back(base_item(id, "button", label, {"press"}));
  };
  if (exporting_.phase() == Export::Phase::kOffered) {
    add("export/csv", "CSV");
    add("export/ndjson", "NDJSON");
  }
  if (exporting_.phase() == Export::Phase::kRunning) {
    add("export/cancel", "Cancel");
  } else if (exporting_.shown()) {
    add("export/close", "Close");
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
                {"blurred", state_.blur},
                {"zone", format_.zone().name()}};
  whole["views"] = Json::array(
      {opening_view(), toolbar_view(), breakdown_view(), overview_view(), timeline_view(),
       tabs_view(), table_view(table_, "table", "Interactions", browsing() && !customers),
       table_view(customers_, "customers", "Customers", browsing() && customers), customer_view(),
       interaction_view(), record_view(), sources_view(), source_view(), export_view(),
       status_view(), palette_view(), keys_view(), privacy_view(), columns_view()});
  return whole;
}

}  // namespace throughline::ui
