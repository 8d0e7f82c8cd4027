#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/base64.h"
#include "base/utf8.h"
#include "engine/questions.h"
#include "engine/read_again.h"

namespace throughline::engine {
namespace {

constexpr std::uint64_t kRawBytes = std::uint64_t{64} * 1024;
constexpr std::size_t kMostKinds = 100;
constexpr std::uint64_t kMostRawBytes = std::uint64_t{16} << 20;

std::string_view encoding_stated(const store::SourceFile& file) {
  for (const auto& [key, value] : file.dialect) {
    if (key == "encoding") return value;
  }
  return {};
}

// The encoding of a file's text; its further tables are of the file they came out of.
std::string_view encoding_of(const store::Snapshot& snapshot, const store::SourceFile& file) {
  if (const std::string_view stated = encoding_stated(file); !stated.empty()) return stated;
  for (const auto& other : snapshot.files) {
    if (file.path != nullptr && other->path == file.path) return encoding_stated(*other);
  }
  return {};
}

void append_utf16(std::string_view bytes, bool little_endian, std::string& out) {
  const auto unit_at = [&](std::size_t at) -> char32_t {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return little_endian ? static_cast<char32_t>(second << 8 | first)
                         : static_cast<char32_t>(first << 8 | second);
  };
  std::size_t at = 0;
  while (at + 1 < bytes.size()) {
    const char32_t unit = unit_at(at);
    at += 2;
    const bool high = unit >= 0xD800 && unit < 0xDC00;
    const char32_t next = high && at + 1 < bytes.size() ? unit_at(at) : 0;
    if (next >= 0xDC00 && next < 0xE000) {
      utf8::append_code_point(0x10000 + ((unit - 0xD800) << 10) + (next - 0xDC00), out);
      at += 2;
    } else {
      utf8::append_code_point(unit, out);  // half a character becomes U+FFFD
    }
  }
  if (at < bytes.size()) utf8::append_code_point(utf8::kReplacement, out);
}

std::string text_of(std::string_view bytes, std::string_view encoding) {
  std::string text;
  if (encoding == "Windows-1252") {
    utf8::append_windows_1252(bytes, text);
  } else if (encoding == "UTF-16LE" || encoding == "UTF-16BE") {
    append_utf16(bytes, encoding == "UTF-16LE", text);
  } else {
    utf8::append_sanitized(bytes, text);
  }
  return text;
}

// What reasons of one kind have in common: without the position in front, each number as "…".
std::string kind_of_reason(std::string_view reason) {
  constexpr std::string_view kPosition = "Byte ";
  if (reason.starts_with(kPosition)) {
    const std::size_t colon = reason.find_first_not_of("0123456789", kPosition.size());
    if (colon != std::string_view::npos && reason.substr(colon).starts_with(": "))
      reason.remove_prefix(colon + 2);
  }
  std::string kind;
  bool in_number = false;
  for (const char letter : reason) {
    const bool digit = letter >= '0' && letter <= '9';
    if (digit && !in_number) kind += "…";
    if (!digit) kind += letter;
    in_number = digit;
  }
  return kind;
}

// Reads the record itself into the answer: its beginning, where it is longer than `most`.
Task<Result<Answer>> add_raw(Answer answer, const store::SourceFile& file, store::Extent extent,
                             std::uint64_t most, QuestionContext context) {
  if (file.path == nullptr) {
    co_return Error{ErrorCode::kUnsupported,
                    "This record was unpacked in several steps that cannot be repeated for one.",
                    file.name};
  }
  const store::Extent wanted{extent.offset, std::min(extent.length, most)};
  Result<std::vector<std::uint8_t>> bytes =
      co_await read_again(context.reads, context.budget, *file.path, wanted);
  if (!bytes.ok()) {
    Error error = std::move(bytes).error();
    if (error.where.empty()) error.where = file.name;
    co_return error;
  }
  const std::string_view encoding = encoding_of(*context.snapshot, file);
  answer.json["encoding"] = encoding;
  answer.json["text"] = text_of(as_text(*bytes), encoding);
  answer.json["base64"] = to_base64(*bytes);
  co_return answer;
}

}  // namespace

// Where the record of an interaction stands; with "raw", also its bytes (the first "bytes" of
// them): as they are, as text, and the encoding that was decided.
Task<Result<Answer>> answer_record(const Json& request, QuestionContext context) {
  RequestArguments arguments(request);
  const std::string text = arguments.required_text("id");
  const bool raw = arguments.flag("raw");
  const std::uint64_t most = arguments.count("bytes", kRawBytes, 1, kMostRawBytes);
  if (!arguments.ok()) co_return arguments.error();
  const std::optional<store::RowId> id = store::parse_row_id(text);
  const auto& files = context.snapshot->files;
  if (id.has_value() && id->file < files.size()) {
    const store::SourceFile& file = *files[id->file];
    if (const std::optional<store::Extent> extent = file.extents.find(id->record)) {
      Answer answer;
      answer.json = {{"file", file.name},
                     {"record", id->record},
                     {"offset", extent->offset},
                     {"length", extent->length},
                     {"packed", file.path != nullptr && !file.path->unpacked.empty()}};
      if (!raw) co_return answer;
      co_return co_await add_raw(std::move(answer), file, *extent, most, context);
    }
  }
  co_return Error{ErrorCode::kNotFound, "No record has the id \"" + text + "\".", "id"};
}

// Rejected records of all files, or of the one with the index "file": where, why, their bytes as
// they are and as text. "reason" takes those of one kind; "kinds" counts the kinds there are, the
// most frequent first; "bytes" is how many of each record are answered.
Task<Result<Answer>> answer_rejected(const Json& request, QuestionContext context) {
  RequestArguments arguments(request);
  const std::uint64_t offset = arguments.count("offset", 0, 0, UINT64_MAX);
  const std::uint64_t limit = arguments.count("limit", 100, 0, UINT64_MAX);
  const std::uint64_t most = arguments.count("bytes", UINT64_MAX, 1, UINT64_MAX);
  const std::optional<std::string> reason = arguments.optional_text("reason");
  const bool with_kinds = arguments.flag("kinds");
  const std::optional<std::size_t> only = file_index(arguments, *context.snapshot);
  if (!arguments.ok()) co_return arguments.error();
  Json rows = Json::array();
  std::map<std::string, std::uint64_t> kinds;
  std::uint64_t at = 0;
  const auto& files = context.snapshot->files;
  for (std::size_t index = 0; index < files.size(); ++index) {
    if (only.value_or(index) != index) continue;
    const store::SourceFile& file = *files[index];
    const std::string_view encoding = encoding_of(*context.snapshot, file);
    // Those of a file in units of two bytes are kept as UTF-8.
    const bool single_bytes = encoding == "Windows-1252";
    for (const store::RejectedRecord& rejected : file.rejected) {
      if (context.budget.spent()) co_await Pause{};
      if (with_kinds || reason.has_value()) {
        const std::string kind = kind_of_reason(rejected.reason);
        ++kinds[kind];
        if (reason.has_value() && kind != *reason) continue;
      }
      if (at++ < offset || rows.size() >= limit) continue;
      // Of what is too long only the beginning is kept.
      const std::optional<store::Extent> extent = file.extents.find(rejected.record);
      const std::string_view bytes =
          std::string_view(rejected.bytes)
              .substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(most, SIZE_MAX)));
      rows.push_back({{"file", file.name},
                      {"record", rejected.record},
                      {"offset", rejected.offset},
                      {"length", extent ? extent->length : rejected.bytes.size()},
                      {"reason", rejected.reason},
                      {"text", text_of(bytes, single_bytes ? encoding : std::string_view())},
                      {"base64", to_base64(as_bytes(bytes))}});
    }
  }
  Answer answer;
  answer.json = {{"total", at}, {"rows", std::move(rows)}};
  if (with_kinds) {
    std::vector<std::pair<std::string, std::uint64_t>> counted(kinds.begin(), kinds.end());
    std::stable_sort(counted.begin(), counted.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    if (counted.size() > kMostKinds) counted.resize(kMostKinds);
    answer.json["kinds"] = Json::array();
    for (const auto& [kind, count] : counted)
      answer.json["kinds"].push_back({{"reason", kind}, {"count", count}});
  }
  co_return answer;
}

}  // namespace throughline::engine
