#include "ui/model/interaction.h"

#include <algorithm>

#include "ui/model/table.h"

namespace throughline::ui {
namespace {

// All fields that some row has; before the columns are known, the usual ones.
std::vector<std::string> fields_of(const Archive& archive) {
  std::vector<std::string> fields;
  for (const ColumnInfo& column : archive.columns) {
    if (column.rows > 0) fields.push_back(column.field);
  }
  if (fields.empty()) fields = usual_columns();
  if (std::find(fields.begin(), fields.end(), "customer") == fields.end()) {
    fields.emplace_back("customer");
  }
  return fields;
}

}  // namespace

void InteractionDetail::clear() {
  open_ = loaded_ = stale_ = false;
  error_.reset();
  shown_.clear();
  row_ = record_ = Json();
  fields_.clear();
  provenance_.clear();
  customer_.reset();
}

void InteractionDetail::update(const Context& context) {
  const std::optional<std::string>& id = context.state.interaction;
  if (!id) {
    if (open_) {
      clear();
      context.requests.forget("interaction");
    }
    return;
  }
  if (!open_ || shown_ != *id) {
    clear();
    open_ = true;
    shown_ = *id;
  }
  const Json batch = {{"op", "batch"},
                      {"requests",
                       {{{"op", "interactions"},
                         {"ids", Json::array({*id})},
                         {"fields", fields_of(context.archive)},
                         {"offset", 0},
                         {"limit", 1}},
                        {{"op", "record"}, {"id", *id}}}}};
  const std::string question = dump_json(batch);
  context.requests.ask("interaction", question, batch,
                       [this, asked = *id](const Answer& answer) { take(asked, answer); });
  stale_ = context.requests.stale("interaction", question);
  rebuild(context);
}

void InteractionDetail::take(const std::string& id, const Answer& answer) {
  if (!open_ || id != shown_) return;
  error_ = answer.error;
  if (error_) return;
  const Json& answers = member(answer.body, "answers");
  if (!answers.is_array() || answers.size() < 2) {
    error_ = EngineError{"bad_answer", "The interaction could not be read.", ""};
    return;
  }
  error_ = error_of(answers[0]);
  const Json& rows = member(answers[0], "rows");
  if (error_ || !rows.is_array() || rows.empty()) {
    if (!error_) error_ = EngineError{"not_found", "This interaction is not in what is open.", ""};
    return;
  }
  row_ = rows[0];
  record_ = error_of(answers[1]) ? Json() : answers[1];
  customer_ = scalar_text(member(row_, "customer"));
  loaded_ = true;
}

void InteractionDetail::rebuild(const Context& context) {
  fields_.clear();
  provenance_.clear();
  if (!loaded_) return;
  const Formatter& format = context.format;
  for (const std::string& field : fields_of(context.archive)) {
    const Json& value = member(row_, field);
    if (value.is_null() || (value.is_array() && value.empty())) continue;
    const FieldKind kind = context.archive.kind(field);
    // Text is shown whole here, unlike in a cell.
    std::string text = kind == FieldKind::kText ? format.personal(scalar_text(value).value_or(""))
                                                : cell_of(value, field, kind, format).text;
    fields_.push_back({"detail/" + field_in_id(field), field_title(field), std::move(text)});
  }
  const std::string file = text_at(record_, "file");
  if (file.empty()) return;
  const std::int64_t offset = integer_at(record_, "offset");
  const std::int64_t length = integer_at(record_, "length");
  provenance_ = file + ", record " + format.count(integer_at(record_, "record") + 1) + ", " +
                format.count(length) + " bytes at byte " + format.count(offset);
}

}  // namespace throughline::ui
