#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/model/fields.h"
#include "ui/model/format.h"
#include "ui/model/json.h"
#include "ui/model/requests.h"
#include "ui/model/state.h"

// What all view models share: the state, the questions, and what is known of the open archive.
namespace throughline::ui {

struct FileCount {
  std::string name;
  std::string format;  // empty: could not be read, `error` says why
  std::string error;
  std::int64_t records = 0;
  std::int64_t used = 0;
  std::int64_t reference = 0;
  std::int64_t merged = 0;
  std::int64_t rejected = 0;
  std::int64_t rejected_record = 0;  // the first one, counted from 0
  std::string rejected_reason;       // empty: none was rejected
  std::int64_t unsure = 0;           // columns whose reading nothing decided
};

struct ColumnInfo {
  std::string field;
  FieldKind kind = FieldKind::kText;
  std::int64_t rows = 0;  // that are not null
};

// The open files without any filter.
struct Archive {
  bool open = false;
  bool complete = true;  // false while loading
  std::vector<FileCount> files;
  std::vector<ColumnInfo> columns;
  std::int64_t records = 0;
  std::int64_t interactions = 0;
  std::int64_t rejected = 0;
  std::int64_t customers = 0;
  std::optional<TimeRange> span;  // to: just after the last row's second

  const ColumnInfo* column(std::string_view field) const;
  FieldKind kind(std::string_view field) const;
};
// Reads a `summary` answer; nothing changes if it is an error.
void take_summary(Archive& archive, const Json& summary);
void take_columns(Archive& archive, const Json& columns);

// Fields worth lanes, of those open.
std::vector<std::string> lane_fields(const Archive& archive);

// Handed to every view model's update().
struct Context {
  const State& state;
  const Archive& archive;
  const Formatter& format;
  Requests& requests;
  // The filter as the engine gets it: the state's, with its zone.
  std::string filter;
  std::string filter_without_time;
  // The field of the timeline's lanes: the state's, but not the usual one where no row states it.
  std::string lanes;
};
Context context_of(const State& state, const Archive& archive, const Formatter& format,
                   Requests& requests);

}  // namespace throughline::ui
