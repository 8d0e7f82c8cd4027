#pragma once

#include <cstddef>
#include <optional>

#include "engine/protocol.h"
#include "engine/request_arguments.h"

// One function an operation: reads the request, asks src/query or the snapshot, writes the answer.
// The caller has put epoch and complete aside.
namespace throughline::engine {

using Question = Task<Result<Answer>> (*)(const Json& request, QuestionContext context);

// questions_counts.cpp
Task<Result<Answer>> answer_summary(const Json& request, QuestionContext context);
Task<Result<Answer>> answer_facets(const Json& request, QuestionContext context);
Task<Result<Answer>> answer_timeline(const Json& request, QuestionContext context);
Task<Result<Answer>> answer_tiles(const Json& request, QuestionContext context);
// questions_rows.cpp
Task<Result<Answer>> answer_interactions(const Json& request, QuestionContext context);
Task<Result<Answer>> answer_search(const Json& request, QuestionContext context);
Task<Result<Answer>> answer_customers(const Json& request, QuestionContext context);
Task<Result<Answer>> answer_customer(const Json& request, QuestionContext context);
// questions_ledger.cpp
Task<Result<Answer>> answer_ledger(const Json& request, QuestionContext context);
// questions_records.cpp
Task<Result<Answer>> answer_record(const Json& request, QuestionContext context);
Task<Result<Answer>> answer_rejected(const Json& request, QuestionContext context);
// questions_sources.cpp
Task<Result<Answer>> answer_columns(const Json& request, QuestionContext context);
Task<Result<Answer>> answer_mapping(const Json& request, QuestionContext context);
// questions_export.cpp
Task<Result<Answer>> answer_export(const Json& request, QuestionContext context);

// The argument "file": which of the open files, by its index; nothing if it is not given.
std::optional<std::size_t> file_index(RequestArguments& arguments, const store::Snapshot& snapshot);

// The accounting of a file as `summary` lists it.
Json file_json(const store::SourceFile& file);

}  // namespace throughline::engine
