#pragma once

#include <cstdint>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/task.h"
#include "engine/file_reads.h"
#include "query/cache.h"
#include "store/snapshot.h"

// Protocol JSON ⇄ questions to src/query. The shapes are CONTRACT.md's; what we add to them is in
// docs of each answer.
namespace throughline::engine {

using Json = nlohmann::ordered_json;

// An answer: JSON, and the number arrays that its {"$array": …} placeholders point into.
struct Answer {
  Json json;
  std::vector<std::uint8_t> binary;
};

// What questions need besides the snapshot: caches that live with what is open.
struct QuestionContext {
  std::shared_ptr<const store::Snapshot> snapshot;
  query::Cache& cache;
  Budget& budget;
  FileReads& reads;
};

// Any request but open, cancel and close.
Task<Result<Answer>> answer_question(const Json& request, QuestionContext context);

// Whether its answer is read from the files, and may take as long as their unpacking.
bool reads_files(const Json& request);

Json error_json(const Error& error);
// Text that is not valid UTF-8 is written with U+FFFD.
std::string dump(const Json& json);

}  // namespace throughline::engine
