#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "engine/questions.h"
#include "engine/value_json.h"
#include "output/canonical_writer.h"
#include "query/selection.h"

// {"op": "export", "format": "csv" | "ndjson", "filter", "from", "bytes"}: the next piece of the
// canonical table, whole rows of about `bytes`, in order of time.
//   {"format", "total": rows under the filter, "rows": in this piece, "text": the piece,
//    "defused": its cells that a spreadsheet would take for formulas,
//    "next": to be handed over as "from" of the next request; null: that was all}
// All pieces are of one epoch: once something else is open the rest cannot be had any more.
namespace throughline::engine {
namespace {

constexpr std::uint64_t kPieceBytes = std::uint64_t{1} << 20;
constexpr std::uint64_t kMostPieceBytes = std::uint64_t{16} << 20;
constexpr std::uint64_t kRowSlice = 256;

struct ExportRequest {
  output::TableFormat format = output::TableFormat::kCsv;
  std::string filter;
  std::uint64_t bytes = kPieceBytes;
  bool continues = false;
  query::RowIndex row = 0;  // where to go on
  std::vector<std::string> columns;
  bool binary = false;
};

Result<ExportRequest> parse_export(const Json& request, const store::Snapshot& snapshot) {
  ExportRequest parsed;
  RequestArguments arguments(request);
  const std::string format = arguments.required_text("format");
  if (format == "ndjson") {
    parsed.format = output::TableFormat::kNdjson;
  } else if (format != "csv") {
    arguments.refuse("format", "\"csv\" or \"ndjson\"");
  }
  parsed.filter = arguments.text("filter");
  parsed.bytes = arguments.count("bytes", kPieceBytes, 1, kMostPieceBytes);
  parsed.binary = arguments.flag("binary");
  const auto from = request.find("from");
  if (from != request.end() && !from->is_null()) {
    if (!from->is_object()) arguments.refuse("from", "what \"next\" of the piece before says");
    RequestArguments place(*from);
    const std::uint64_t epoch = place.count("epoch", 0, 0, UINT64_MAX);
    parsed.continues = true;
    parsed.row = static_cast<query::RowIndex>(place.count("row", 0, 0, UINT32_MAX));
    parsed.columns = place.texts("columns").value_or(std::vector<std::string>{});
    if (!place.ok()) return place.error();
    if (arguments.ok() && epoch != snapshot.epoch) {
      return Error{ErrorCode::kNotFound,
                   "What is open has changed since the export began: export again.", "from"};
    }
  }
  if (!arguments.ok()) return arguments.error();
  return parsed;
}

}  // namespace

Task<Result<Answer>> answer_export(const Json& request, QuestionContext context) {
  const store::Snapshot& snapshot = *context.snapshot;
  Result<ExportRequest> parsed = parse_export(request, snapshot);
  if (!parsed.ok()) co_return std::move(parsed).error();
  Result<std::shared_ptr<const query::Selection>> selection =
      co_await query::select_rows(context.snapshot, parsed->filter, query::SelectOptions{},
                                  context.cache.selections, context.budget);
  if (!selection.ok()) co_return std::move(selection).error();
  const query::RowBits& rows = (*selection)->rows();
  if (!parsed->continues)
    parsed->columns = co_await output::stated_columns(snapshot, rows, context.budget);
  Result<output::CanonicalWriter> writer =
      output::CanonicalWriter::create(snapshot, parsed->columns, parsed->format);
  if (!writer.ok()) co_return std::move(writer).error();

  std::string text;
  text.reserve(static_cast<std::size_t>(parsed->bytes + parsed->bytes / 16));
  if (!parsed->continues) writer->append_header(text);
  std::uint64_t written = 0;
  query::RowIndex row = rows.next(parsed->row);
  for (; row < rows.rows() && text.size() < parsed->bytes; row = rows.next(row + 1)) {
    writer->append_row(row, text);
    if (++written % kRowSlice == 0 && context.budget.spent()) co_await Pause{};
  }

  Answer answer;
  answer.json = {{"format", request["format"]}, {"total", rows.count()}, {"rows", written}};
  answer.json["text"] = ArrayWriter(parsed->binary, answer).text(text);
  answer.json["defused"] = writer->defused();
  answer.json["next"] = nullptr;
  if (row < rows.rows()) {
    answer.json["next"] = {
        {"epoch", snapshot.epoch}, {"row", row}, {"columns", std::move(parsed->columns)}};
  }
  co_return answer;
}

}  // namespace throughline::engine
