#include "engine/protocol.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "engine/questions.h"

namespace throughline::engine {
namespace {

struct Operation {
  std::string_view name;
  Question question;
};

constexpr std::array<Operation, 14> kOperations = {{{"summary", answer_summary},
                                                    {"facets", answer_facets},
                                                    {"timeline", answer_timeline},
                                                    {"tiles", answer_tiles},
                                                    {"interactions", answer_interactions},
                                                    {"search", answer_search},
                                                    {"customers", answer_customers},
                                                    {"customer", answer_customer},
                                                    {"ledger", answer_ledger},
                                                    {"record", answer_record},
                                                    {"rejected", answer_rejected},
                                                    {"columns", answer_columns},
                                                    {"mapping", answer_mapping},
                                                    {"export", answer_export}}};

std::string operation_name(const Json& request) {
  if (!request.is_object()) return {};
  const auto op = request.find("op");
  return op != request.end() && op->is_string() ? op->get<std::string>() : std::string();
}

void stamp(Json& json, const store::Snapshot& snapshot) {
  json["epoch"] = snapshot.epoch;
  json["complete"] = snapshot.complete;
}

Task<Result<Answer>> answer_one(const Json& request, QuestionContext context) {
  const std::string name = operation_name(request);
  for (const Operation& operation : kOperations) {
    if (operation.name != name) continue;
    Result<Answer> answer = co_await operation.question(request, context);
    if (answer.ok()) stamp(answer->json, *context.snapshot);
    co_return answer;
  }
  std::string known;
  for (const Operation& operation : kOperations) known += std::string(operation.name) + ", ";
  co_return Error{ErrorCode::kBadRequest,
                  name.empty()
                      ? "\"op\" must name what is asked: one of " + known + "batch."
                      : "There is no operation \"" + name + "\"; there are " + known + "batch.",
                  "op"};
}

// Placeholders of a part point into the part's own binary: moved behind what is there already.
void move_arrays(Json& json, std::size_t by) {
  if (json.is_object() && json.size() == 1 && json.contains("$array")) {
    json["$array"]["offset"] = json["$array"]["offset"].get<std::size_t>() + by;
    return;
  }
  if (!json.is_structured()) return;
  for (Json& child : json) move_arrays(child, by);
}

// All answers of one snapshot; a request that fails does not end the others.
Task<Result<Answer>> answer_batch(const Json& request, QuestionContext context) {
  const auto requests = request.find("requests");
  if (requests == request.end() || !requests->is_array()) {
    co_return Error{ErrorCode::kBadRequest, "batch needs \"requests\", a list.", "requests"};
  }
  Answer all;
  all.json["answers"] = Json::array();
  for (const Json& part : *requests) {
    Result<Answer> answer = co_await answer_one(part, context);
    if (!answer.ok()) {
      all.json["answers"].push_back(error_json(answer.error()));
      continue;
    }
    move_arrays(answer->json, all.binary.size());
    all.binary.insert(all.binary.end(), answer->binary.begin(), answer->binary.end());
    all.json["answers"].push_back(std::move(answer->json));
    if (context.budget.spent()) co_await Pause{};
  }
  stamp(all.json, *context.snapshot);
  co_return all;
}

}  // namespace

Task<Result<Answer>> answer_question(const Json& request, QuestionContext context) {
  return operation_name(request) == "batch" ? answer_batch(request, context)
                                            : answer_one(request, context);
}

bool reads_files(const Json& request) {
  if (operation_name(request) == "batch") {
    const auto requests = request.find("requests");
    return requests != request.end() && requests->is_array() &&
           std::any_of(requests->begin(), requests->end(), [](const Json& part) {
             return operation_name(part) == "record" && part.value("raw", Json()) == true;
           });
  }
  return operation_name(request) == "record" && request.value("raw", Json()) == true;
}

Json error_json(const Error& error) {
  return Json{{"error",
               {{"code", error_code_name(error.code)},
                {"message", error.message},
                {"where", error.where}}}};
}

std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace throughline::engine
