#include "ui/model/app.h"
#include "ui/model/view_model_json.h"

// View models of the breakdown and the tables; the shape is told in view_models.cpp.
namespace throughline::ui {
namespace {

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

}  // namespace

Json App::breakdown_view() const {
  Json view = base_view("breakdown", "group", "Breakdown", browsing());
  view["stale"] = main_stale_;
  view["value"] = value_json(breakdown_.value());
  for (const FacetBlock& block : breakdown_.blocks()) {
    Json item =
        base_item(block.id, "group", block.title, {"clear", "more", "fewer", "find", "order"});
    item["field"] = block.field;
    item["distinct"] = block.distinct;
    item["more"] = block.more;
    item["can_fewer"] = block.can_fewer;
    item["find"] = block.find;
    item["can_find"] = block.can_find;
    item["filtered"] = block.filtered;
    item["order"] = block.by_name ? "name" : "count";
    item["can_order"] = block.can_order;
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
  view["actions"] = {"scroll_to", "scroll_by", "set_columns", "toggle_column",
                     "next",      "previous",  "open"};
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

}  // namespace throughline::ui
