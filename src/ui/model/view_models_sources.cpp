#include <string>

#include "ui/model/app.h"
#include "ui/model/view_model_json.h"

namespace throughline::ui {

Json App::sources_view() const {
  const bool open = sources_open();
  Json view = base_view("sources", "region", "What was read", open);
  view["stale"] = sources_.stale();
  view["error"] = error_text(sources_.error());
  view["text"] = "";
  view["part"] = sources_.part() == SourcePart::kMapping ? "mapping" : "rejected";
  view["total"] = sources_.file_count();
  view["first_row"] = sources_.first_file();
  view["actions"] = {"scroll_files", "scroll_rejected"};
  if (!open) return view;
  view["text"] = Sources::totals(archive_, format_);
  Json& items = view["items"];
  items.push_back(base_item("sources/close", "button", "Close", {"press"}));
  if (archive_.rejected > 0)
    items.push_back(base_item("sources/save", "button", "Save rejected records", {"press"}));
  for (const SourceRow& row : sources_.rows()) {
    Json item = base_item(row.id, "row", row.name, {"select"});
    item["index"] = row.index;
    item["format"] = row.format;
    item["size"] = row.size;
    item["accounts"] = row.accounts;
    item["error"] = row.error;
    item["rejected"] = row.rejected;
    item["unsure"] = row.unsure;
    item["selected"] = row.selected;
    items.push_back(std::move(item));
  }
  return view;
}

// The file that is selected among the sources.
Json App::source_view() const {
  const SourceRow* const file = state_.sources ? sources_.shown() : nullptr;
  Json view = base_view("source", "region", file ? file->name : "", archive_.open && file);
  if (!file) return view;
  view["stale"] = sources_.stale();
  view["format"] = file->format;
  view["size"] = file->size;
  view["accounts"] = file->accounts;
  view["error"] = file->error;
  view["notes"] = sources_.notes();
  view["dialect"] = Json::array();
  for (const SourceFact& fact : sources_.dialect())
    view["dialect"].push_back({{"label", fact.label}, {"text", fact.text}});
  Json& items = view["items"];
  if (sources_.one_at_a_time())
    items.push_back(base_item("source/back", "button", "All files", {"press"}));
  const bool mapping = sources_.part() == SourcePart::kMapping;
  Json part = base_item("source_part/mapping", "tab", "How it was read", {"select"});
  part["selected"] = mapping;
  items.push_back(std::move(part));
  part = base_item("source_part/rejected", "tab", sources_.rejected_title(format_), {"select"});
  part["selected"] = !mapping;
  items.push_back(std::move(part));
  if (mapping) {
    for (const SourceColumn& column : sources_.columns()) {
      Json item = base_item(column.id, "column", column.column, Json::array());
      item["role_decided"] = column.role;
      item["reason"] = column.reason;
      item["sample"] = column.sample;
      item["unsure"] = column.unsure;
      items.push_back(std::move(item));
    }
    if (!sources_.more_columns().empty())
      items.push_back(
          base_item("source/more_columns", "button", sources_.more_columns(), {"press"}));
    return view;
  }
  const Pages& pages = sources_.rejected();
  view["total"] = pages.known() ? Json(pages.total()) : Json(nullptr);
  view["first_row"] = pages.first_row();
  view["rejected"] = {{"place", sources_.rejected_place()},
                      {"reason", sources_.rejected_reason()},
                      {"text", sources_.rejected_text()}};
  for (const RejectedKind& kind : sources_.kinds()) {
    Json item = base_item(kind.id, "option", kind.label, {"select"});
    item["count_text"] = kind.count;
    item["selected"] = kind.selected;
    items.push_back(std::move(item));
  }
  for (const RejectedRow& row : sources_.rejected_rows()) {
    Json item = base_item(row.id, "rejected", row.record, {"select"});
    item["index"] = row.index;
    item["loaded"] = row.loaded;
    item["place"] = row.place;
    item["length"] = row.length;
    item["reason"] = row.reason;
    item["text"] = row.text;
    item["selected"] = row.selected;
    items.push_back(std::move(item));
  }
  return view;
}

Json App::record_view() const {
  const bool open = browsing() && interaction_.open();
  Json view = base_view("record", "region", "Source record", open);
  if (!open) return view;
  const SourceRecord& record = source_record_;
  view["wanted"] = record.wanted();
  view["place"] = record.place();
  view["reading"] = record.reading();
  view["text"] = record.text();
  view["error"] = error_text(record.error());
  Json& items = view["items"];
  items.push_back(base_item("record/show", "button",
                            record.wanted() ? "Hide the record" : "Show the record as in its file",
                            {"press"}));
  if (record.loaded())
    items.push_back(base_item("record/copy", "button", "Copy its text", {"press"}));
  items.push_back(base_item("record/file", "button", "How this file was read", {"press"}));
  return view;
}

}  // namespace throughline::ui
