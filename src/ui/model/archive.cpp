#include "ui/model/archive.h"

#include <algorithm>

#include "base/instant.h"
#include "ui/model/filter_terms.h"

namespace throughline::ui {
namespace {

std::int64_t second_below(std::int64_t micros) {
  std::int64_t rest = micros % kMicrosPerSecond;
  if (rest < 0) rest += kMicrosPerSecond;
  return micros - rest;
}

std::optional<TimeRange> span_of(const Json& span) {
  const auto from = parse_rfc3339(text_at(span, "from"));
  const auto to = parse_rfc3339(text_at(span, "to"));
  if (!from || !to || to->microseconds < from->microseconds) return std::nullopt;
  // The end has to be a time that can be written, too: exports use the last second there is.
  return TimeRange{
      second_below(from->microseconds),
      std::min(second_below(to->microseconds) + kMicrosPerSecond, kInstantEnd.microseconds - 1)};
}

}  // namespace

const ColumnInfo* Archive::column(std::string_view field) const {
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [&](const ColumnInfo& c) { return c.field == field; });
  return found == columns.end() ? nullptr : &*found;
}

FieldKind Archive::kind(std::string_view field) const {
  const ColumnInfo* const found = column(field);
  return found ? found->kind : usual_kind(field);
}

void take_summary(Archive& archive, const Json& summary) {
  if (!summary.is_object() || error_of(summary)) return;
  archive.files.clear();
  archive.records = 0;
  const Json& files = member(summary, "files");
  if (files.is_array()) {
    for (const Json& file : files) {
      FileCount count;
      count.name = text_at(file, "name");
      count.format = text_at(file, "format");
      if (const auto error = error_of(file)) count.error = error->message;
      count.records = integer_at(file, "records");
      count.used = integer_at(file, "used");
      count.reference = integer_at(file, "reference");
      count.merged = integer_at(file, "merged");
      count.rejected = integer_at(file, "rejected");
      const Json& rejected = member(file, "first_rejected");
      count.rejected_record = integer_at(rejected, "record");
      count.rejected_reason = text_at(rejected, "reason");
      count.unsure = integer_at(file, "unsure");
      archive.records += count.records;
      archive.files.push_back(std::move(count));
    }
  }
  archive.open = !archive.files.empty();
  archive.complete = flag_at(summary, "complete", true);
  archive.interactions = integer_at(summary, "interactions");
  archive.rejected = integer_at(summary, "rejected");
  archive.customers = integer_at(summary, "customers");
  archive.span = span_of(member(summary, "span"));
}

void take_columns(Archive& archive, const Json& columns) {
  const Json& list = member(columns, "columns");
  if (!list.is_array()) return;
  archive.columns.clear();
  for (const Json& column : list) {
    const std::string field = text_at(column, "field");
    if (field.empty()) continue;
    archive.columns.push_back(
        {field, field_kind_of_text(text_at(column, "kind")), integer_at(column, "rows")});
  }
}

namespace {

// Lanes of a field that no row states would be one lane of nothing.
std::string lanes_of(const State& state, const Archive& archive) {
  if (state.lanes != State().lanes || archive.columns.empty()) return state.lanes;
  const std::vector<std::string> fields = lane_fields(archive);
  const bool stated = std::find(fields.begin(), fields.end(), state.lanes) != fields.end();
  return stated || fields.empty() ? state.lanes : fields.front();
}

}  // namespace

std::vector<std::string> lane_fields(const Archive& archive) {
  std::vector<std::string> fields;
  for (const std::string& field : breakdown_fields()) {
    const ColumnInfo* const column = archive.column(field);
    if (column != nullptr && column->rows > 0) fields.push_back(field);
  }
  for (const ColumnInfo& column : archive.columns) {
    const bool listed = std::find(fields.begin(), fields.end(), column.field) != fields.end();
    if (!listed && column.rows > 0 && column.kind == FieldKind::kCategory) {
      fields.push_back(column.field);
    }
  }
  return fields;
}

Context context_of(const State& state, const Archive& archive, const Formatter& format,
                   Requests& requests) {
  Context context{state,
                  archive,
                  format,
                  requests,
                  state.filter,
                  without_field(state.filter, "time"),
                  lanes_of(state, archive)};
  if (!state.zone.empty()) {
    const std::string zone = "zone:" + quoted_value(state.zone);
    for (std::string* const filter : {&context.filter, &context.filter_without_time}) {
      if (!filter->empty()) *filter += ' ';
      *filter += zone;
    }
  }
  return context;
}

}  // namespace throughline::ui
