#include "ui/model/columns.h"

#include <algorithm>
#include <utility>

namespace throughline::ui {
namespace {

bool holds(const std::vector<std::string>& fields, std::string_view field) {
  return std::find(fields.begin(), fields.end(), field) != fields.end();
}

std::int64_t rows_of(const Context& context, std::string_view field) {
  const ColumnInfo* const column = context.archive.column(field);
  return column == nullptr ? 0 : column->rows;
}

// Where few interactions have a subject, what was written says more.
bool body_for_subject(const Context& context) {
  const std::int64_t subjects = rows_of(context, "subject");
  return subjects * 2 < context.archive.interactions && rows_of(context, "body") > subjects;
}

std::vector<std::string> default_columns(const Context& context) {
  const bool known = !context.archive.columns.empty();
  const std::string text = known && body_for_subject(context) ? "body" : "subject";
  std::vector<std::string> fields;
  for (const std::string& usual : usual_columns()) {
    const std::string& field = usual == "subject" ? text : usual;
    if (known && rows_of(context, field) == 0 && field != "time") continue;
    fields.push_back(field);
  }
  if (holds(fields, text)) return fields;
  // An export without any text still says something: its own columns.
  constexpr std::size_t kOwnColumns = 4;
  std::size_t own = 0;
  for (const ColumnInfo& column : context.archive.columns) {
    if (own == kOwnColumns) break;
    if (!column.field.starts_with("x.") || column.rows == 0) continue;
    fields.push_back(column.field);
    ++own;
  }
  return fields;
}

// Every field that holds anything or is shown, in the order in which they are offered.
std::vector<std::string> offered(const Context& context) {
  std::vector<std::string> fields;
  const auto offer = [&](const std::string& field) {
    if (!holds(fields, field)) fields.push_back(field);
  };
  for (const std::string& field : usual_columns()) {
    if (rows_of(context, field) > 0) offer(field);
    if (field == "subject" && rows_of(context, "body") > 0) offer("body");
  }
  for (const ColumnInfo& column : context.archive.columns) {
    if (column.rows > 0) offer(column.field);
  }
  for (const std::string& field : shown_columns(context)) offer(field);
  return fields;
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return result;
}

}  // namespace

std::vector<std::string> shown_columns(const Context& context) {
  return context.state.columns.empty() ? default_columns(context) : context.state.columns;
}

std::optional<std::vector<std::string>> with_column_toggled(const Context& context,
                                                            std::string_view field) {
  std::vector<std::string> shown = shown_columns(context);
  const auto found = std::find(shown.begin(), shown.end(), field);
  if (found != shown.end()) {
    if (shown.size() == 1) return std::nullopt;
    shown.erase(found);
  } else {
    const std::vector<std::string> order = offered(context);
    const auto place = [&](std::string_view name) {
      return std::find(order.begin(), order.end(), name) - order.begin();
    };
    const auto own = place(field);
    if (own == std::ssize(order) || shown.size() >= kMostColumns) return std::nullopt;
    // Where it stands in the list, as far as the shown ones keep that order.
    const auto after = std::find_if(shown.begin(), shown.end(),
                                    [&](const std::string& name) { return place(name) > own; });
    shown.insert(after, std::string(field));
  }
  if (shown == default_columns(context)) shown.clear();
  return shown;
}

void ColumnChooser::open() {
  query_.clear();
  chosen_ = 0;
  wants_focus_ = true;
}

void ColumnChooser::set_query(std::string query) {
  query_ = std::move(query);
  chosen_ = 0;
}

void ColumnChooser::update(const Context& context) {
  const std::vector<std::string> fields = offered(context);
  const std::vector<std::string> shown = shown_columns(context);
  const std::string words = lower(query_);
  choices_.clear();
  shown_ = shown.size();
  all_ = fields.size();
  for (const std::string& field : fields) {
    ColumnChoice choice;
    choice.id = "column_choice/" + field_in_id(field);
    choice.field = field;
    choice.title = field_title(field);
    const auto same = [&](const std::string& other) {
      return other != field && field_title(other) == choice.title;
    };
    // An export's own "Status" beside the canonical one.
    if (field.starts_with("x.") && std::any_of(fields.begin(), fields.end(), same)) {
      choice.title += " (own column)";
    }
    if (lower(choice.title).find(words) == std::string::npos &&
        lower(field).find(words) == std::string::npos) {
      continue;
    }
    const std::int64_t all = context.archive.interactions;
    if (all > 0) {
      choice.share = context.format.percent(static_cast<double>(rows_of(context, field)) /
                                            static_cast<double>(all));
    }
    choice.shown = holds(shown, field);
    choices_.push_back(std::move(choice));
  }
  chosen_ = choices_.empty() ? 0 : std::min(chosen_, choices_.size() - 1);
}

std::string ColumnChooser::summary(const Formatter& format) const {
  return format.count(static_cast<std::int64_t>(shown_)) + " of " +
         format.count(static_cast<std::int64_t>(all_)) + " shown";
}

void ColumnChooser::step(int steps) {
  if (choices_.empty()) return;
  const auto size = static_cast<int>(choices_.size());
  chosen_ = static_cast<std::size_t>(((static_cast<int>(chosen_) + steps) % size + size) % size);
}

bool ColumnChooser::take_focus() { return std::exchange(wants_focus_, false); }

}  // namespace throughline::ui
