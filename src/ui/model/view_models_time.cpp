#include "ui/model/app.h"
#include "ui/model/view_model_json.h"

// View models of the overview and the timeline; the shape is told in view_models.cpp.
namespace throughline::ui {

Json App::overview_view() const {
  const TimeRange& range = overview_.range();
  const bool known = range.length() > 0;
  Json view = base_view("overview", "slider", "Overview of the whole archive", browsing());
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
  Json view = base_view("timeline", "figure", "Timeline", browsing());
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

}  // namespace throughline::ui
