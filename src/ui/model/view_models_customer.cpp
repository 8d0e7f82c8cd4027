#include "ui/model/app.h"
#include "ui/model/view_model_json.h"

// View models of the customer and of one interaction; the shape is told in view_models.cpp.
namespace throughline::ui {

Json App::customer_view() const {
  Json view = base_view("customer", "complementary", "Customer " + customer_.name(),
                        browsing() && customer_.open());
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
  Json view =
      base_view("interaction", "complementary", "Interaction", browsing() && interaction_.open());
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

}  // namespace throughline::ui
