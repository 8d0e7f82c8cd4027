#include "ui/model/app.h"
#include "ui/model/view_model_json.h"

// View models of what stands over everything else; the shape is told in view_models.cpp.
namespace throughline::ui {

Json App::palette_view() const {
  const bool open = sheets_.open() == Sheet::kPalette;
  Json view = base_view("palette", "dialog", "All commands", open);
  if (!open) return view;
  Json& items = view["items"];
  Json query = base_item("palette/query", "searchbox", "Command", {"input", "run"});
  query["value"] = sheets_.query();
  items.push_back(std::move(query));
  for (std::size_t i = 0; i < sheets_.commands().size(); ++i) {
    const Command& command = sheets_.commands()[i];
    Json item = base_item("command/" + std::to_string(i), "button", command.label, {"press"});
    item["keys"] = command.keys;
    item["selected"] = i == sheets_.chosen();
    item["does"] = {command.action.id, command.action.name};
    items.push_back(std::move(item));
  }
  items.push_back(base_item("sheet", "button", "Close", {"close"}));
  return view;
}

Json App::keys_view() const {
  const bool open = sheets_.open() == Sheet::kKeys;
  Json view = base_view("keys", "dialog", "All keys", open);
  if (!open) return view;
  int number = 0;
  for (const Sheets::KeyLine& line : Sheets::keys()) {
    Json item =
        base_item("keys/" + std::to_string(number++), "definition", line.keys, Json::array());
    item["text"] = line.label;
    view["items"].push_back(std::move(item));
  }
  view["items"].push_back(base_item("sheet", "button", "Close", {"close"}));
  return view;
}

Json App::privacy_view() const {
  const bool open = sheets_.open() == Sheet::kPrivacy;
  Json view = base_view("privacy", "dialog", "Privacy", open);
  if (!open) return view;
  view["text"] = opening_.promise();
  for (const LabelledText& line : sheets_.privacy()) {
    Json item = base_item(line.id, "definition", line.label, Json::array());
    item["text"] = line.text;
    view["items"].push_back(std::move(item));
  }
  if (archive_.open)
    view["items"].push_back(base_item("app", "button", "Forget everything", {"forget"}));
  view["items"].push_back(base_item("sheet", "button", "Close", {"close"}));
  return view;
}

}  // namespace throughline::ui
