#include "engine/open_request.h"

#include <string>
#include <utility>

#include "engine/request_arguments.h"

namespace throughline::engine {
namespace {

Result<std::vector<OpenFile>> files_of(const Json& request) {
  const auto bad = [] {
    return Error{ErrorCode::kBadRequest,
                 R"(open needs "files": [{"handle": 1, "name": "a.csv", "size": 10}, ...].)",
                 "files"};
  };
  const auto list = request.find("files");
  if (list == request.end() || !list->is_array() || list->empty()) return bad();
  std::vector<OpenFile> files;
  for (const Json& entry : *list) {
    if (!entry.is_object() || !entry.contains("handle") || !entry["handle"].is_number_unsigned() ||
        !entry.contains("name") || !entry["name"].is_string() || !entry.contains("size") ||
        !entry["size"].is_number_unsigned()) {
      return bad();
    }
    files.push_back({entry["handle"].get<std::uint32_t>(), entry["name"].get<std::string>(),
                     entry["size"].get<std::uint64_t>()});
  }
  return files;
}

Result<Limits> limits_of(const Json& request) {
  Limits limits;
  const auto given = request.find("limits");
  if (given == request.end()) return limits;
  RequestArguments arguments(*given);
  if (!given->is_object()) {
    return Error{ErrorCode::kBadRequest, "\"limits\" must be an object of numbers.", "limits"};
  }
  limits.max_ratio = arguments.count("ratio", limits.max_ratio, 1, UINT64_MAX);
  limits.max_total_bytes = arguments.count("total", limits.max_total_bytes, 1, UINT64_MAX);
  limits.max_entries = arguments.count("entries", limits.max_entries, 1, UINT64_MAX);
  limits.max_nested_bytes = arguments.count("nested", limits.max_nested_bytes, 1, UINT64_MAX);
  constexpr std::uint64_t kDeepest = 16;  // each depth holds an archive in memory
  limits.max_depth = static_cast<int>(
      arguments.count("depth", static_cast<std::uint64_t>(limits.max_depth), 1, kDeepest));
  for (const auto& [name, value] : given->items()) {
    if (name != "ratio" && name != "total" && name != "entries" && name != "nested" &&
        name != "depth") {
      return Error{
          ErrorCode::kBadRequest,
          "There is no limit \"" + name + "\": there are ratio, total, entries, nested, depth.",
          "limits"};
    }
  }
  if (!arguments.ok()) return arguments.error();
  return limits;
}

}  // namespace

Result<OpenRequest> parse_open_request(const Json& request) {
  OpenRequest open;
  Result<std::vector<OpenFile>> files = files_of(request);
  if (!files.ok()) return std::move(files).error();
  open.files = std::move(files).value();
  const auto mapping = request.find("mapping");
  if (mapping != request.end() && !mapping->is_null()) open.options.mapping = mapping->dump();
  Result<Limits> limits = limits_of(request);
  if (!limits.ok()) return std::move(limits).error();
  open.options.limits = *limits;
  return open;
}

}  // namespace throughline::engine
