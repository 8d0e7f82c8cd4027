#include <algorithm>
#include <optional>
#include <string>

#include "engine/questions.h"

namespace throughline::engine {
namespace {

std::string_view kind_name(FieldKind kind) {
  switch (kind) {
    case FieldKind::kEnumeration:
    case FieldKind::kCategory:
      return "category";
    case FieldKind::kText:
      return "text";
    case FieldKind::kTime:
      return "time";
    case FieldKind::kNumber:
      return "number";
    case FieldKind::kMoney:
      return "money";
    case FieldKind::kTags:
      return "tags";
  }
  return "category";
}

template <class C>
Task<std::uint64_t> count_stated(const C& column, store::RowIndex rows, Budget& budget) {
  std::uint64_t stated = 0;
  for (std::size_t begin = 0; begin < rows; begin += store::kBlockRows) {
    const auto* block = column.block(begin / store::kBlockRows);
    if (block == nullptr) continue;
    const std::size_t size = std::min<std::size_t>(store::kBlockRows, rows - begin);
    stated += size - static_cast<std::size_t>(std::count(block, block + size, C::kNull));
    if (budget.spent()) co_await Pause{};
  }
  co_return stated;
}

}  // namespace

std::optional<std::size_t> file_index(RequestArguments& arguments,
                                      const store::Snapshot& snapshot) {
  constexpr std::uint64_t kNone = UINT64_MAX;
  const std::uint64_t index = arguments.count("file", kNone, 0, kNone);
  if (index == kNone) return std::nullopt;
  if (index < snapshot.files.size()) return static_cast<std::size_t>(index);
  arguments.refuse("file", "the index of an open file, from 0");
  return std::nullopt;
}

Json file_json(const store::SourceFile& file) {
  Json json = {{"name", file.name},
               {"format", file.format.has_value() ? Json(*file.format) : Json(nullptr)},
               {"records", file.records},
               {"used", file.used},
               {"reference", file.reference},
               {"merged", file.merged},
               {"rejected", file.rejected.size()},
               {"unsure", std::count_if(file.columns.begin(), file.columns.end(),
                                        [](const auto& column) { return column.unsure; })}};
  if (!file.rejected.empty()) {
    const store::RejectedRecord& first = file.rejected.front();
    json["first_rejected"] = {
        {"record", first.record}, {"offset", first.offset}, {"reason", first.reason}};
  }
  if (file.error.has_value()) json["error"] = error_json(*file.error)["error"];
  return json;
}

Task<Result<Answer>> answer_columns(const Json& /*request*/, QuestionContext context) {
  const store::Snapshot& snapshot = *context.snapshot;
  Json columns = Json::array();
  const auto add = [&columns](std::string name, FieldKind kind, std::uint64_t rows) {
    if (rows > 0)
      columns.push_back({{"field", std::move(name)}, {"kind", kind_name(kind)}, {"rows", rows}});
  };
  for (const FieldInfo& info : all_fields()) {
    std::uint64_t rows = 0;
    switch (info.kind) {
      case FieldKind::kEnumeration:
        rows = co_await count_stated(snapshot.columns.bytes_of(info.field), snapshot.rows(),
                                     context.budget);
        break;
      case FieldKind::kCategory:
      case FieldKind::kText:
      case FieldKind::kTags:
        rows = co_await count_stated(snapshot.codes(info.field), snapshot.rows(), context.budget);
        break;
      case FieldKind::kTime:
      case FieldKind::kNumber:
      case FieldKind::kMoney:
        rows = co_await count_stated(snapshot.columns.numbers_of(info.field), snapshot.rows(),
                                     context.budget);
        break;
    }
    add(info.field == Field::kStartedAt ? std::string("time") : std::string(info.name), info.kind,
        rows);
  }
  for (std::uint32_t extra = 0; extra < snapshot.columns.extras.size(); ++extra) {
    add("x." + std::string(snapshot.heaps->extra_names.text(extra + 1)), FieldKind::kCategory,
        co_await count_stated(snapshot.columns.extras[extra], snapshot.rows(), context.budget));
  }
  co_return Answer{Json{{"columns", std::move(columns)}}, {}};
}

// Of all files, or of the one with the index "file"; "brief" leaves out what each column is.
Task<Result<Answer>> answer_mapping(const Json& request, QuestionContext context) {
  RequestArguments arguments(request);
  const std::optional<std::size_t> only = file_index(arguments, *context.snapshot);
  const bool brief = arguments.flag("brief");
  if (!arguments.ok()) co_return arguments.error();
  Json files = Json::array();
  for (std::size_t index = 0; index < context.snapshot->files.size(); ++index) {
    if (only.value_or(index) != index) continue;
    const auto& file = context.snapshot->files[index];
    Json entry = file_json(*file);
    entry["size"] = file->size;
    if (brief) {
      files.push_back(std::move(entry));
      continue;
    }
    entry["dialect"] = Json::object();
    for (const auto& [key, value] : file->dialect) entry["dialect"][key] = value;
    entry["columns"] = Json::array();
    for (const store::ColumnDecision& decision : file->columns) {
      entry["columns"].push_back({{"column", decision.column},
                                  {"role", decision.role},
                                  {"reason", decision.reason},
                                  {"sample", decision.sample},
                                  {"unsure", decision.unsure}});
    }
    entry["notes"] = file->notes;
    files.push_back(std::move(entry));
  }
  co_return Answer{Json{{"files", std::move(files)}}, {}};
}

}  // namespace throughline::engine
