#include "formats/json_reader.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "formats/table_kind.h"

namespace throughline::formats {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kEnoughBytes = std::size_t{2} << 20;
constexpr std::size_t kListedMembers = 20;

std::string_view without_mark(std::string_view text) {
  return text.substr(text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0);
}

// Where the objects stand, for a person.
std::string_view layout_of(std::string_view sample, JsonShape shape) {
  if (shape == JsonShape::kContainer) return "an object with tables";
  const std::size_t begin = sample.find_first_not_of(" \t\r\n\x1E");
  if (begin == std::string_view::npos || sample[begin] != '{') return "an array";
  const std::size_t line = sample.find('\n', begin);
  if (line == std::string_view::npos) return "one after another";
  const std::size_t last = sample.find_last_not_of(" \t\r\n", line);
  const std::size_t next = sample.find_first_not_of(" \t\r\n\x1E", line);
  const bool lines = sample[last] == '}' && (next == std::string_view::npos || sample[next] == '{');
  return lines ? "one a line" : "one after another";
}

std::string_view cell_of(const JsonRow& row, std::uint32_t column) {
  for (const auto& [at, text] : row.cells) {
    if (at == column) return text;
  }
  return {};
}

}  // namespace

bool looks_like_json(std::string_view sample) {
  const std::string_view text = without_mark(sample);
  const std::size_t begin = text.find_first_not_of(" \t\r\n\x1E");
  if (begin == std::string_view::npos) return false;
  const char c = text[begin];
  if (c != '{' && c != '[') return false;
  const std::size_t next = text.find_first_not_of(" \t\r\n", begin + 1);
  if (next == std::string_view::npos) return true;
  const char follower = text[next];
  if (c == '{') return follower == '"' || follower == '}';
  return std::string_view("{[]\"-0123456789tfn").find(follower) != std::string_view::npos;
}

JsonReader::JsonReader(std::string_view sample, store::FileBuilder& builder, TableSink& tables,
                       Mapping mapping, const SourcePositions* positions)
    : builder_(builder),
      tables_sink_(tables),
      mapping_(std::move(mapping)),
      positions_(positions),
      shape_(detect_json_shape(without_mark(sample))),
      layout_(layout_of(without_mark(sample), shape_)),
      encoding_(detect_encoding(without_mark(sample))),
      byte_order_mark_(sample.starts_with(kByteOrderMark)),
      preamble_(byte_order_mark_ ? kByteOrderMark.size() : 0) {
  if (byte_order_mark_) encoding_ = Encoding::kUtf8;
  builder_.file().format = layout_ == "one a line" ? "ndjson" : "json";
  builder_.file().dialect.emplace_back("layout", layout_);
  if (byte_order_mark_) builder_.file().dialect.emplace_back("byte_order_mark", "yes");
  scanner_ = std::make_unique<JsonScanner>(shape_, *this, preamble_);
}

Result<void> JsonReader::feed(ByteSpan bytes) {
  const std::size_t passed = std::min(preamble_, bytes.size());
  preamble_ -= passed;
  scanner_->feed(bytes.subspan(passed));
  if (!opened_) return opened_;
  return builder_.status();
}

Result<void> JsonReader::finish() {
  scanner_->finish();
  settle_rejection();
  decide_held();
  if (!opened_) return opened_;
  store::SourceFile& file = builder_.file();
  for (Table& table : tables_) {
    if (table.mapper != nullptr) table.mapper->finish();
    if (table.late > 0 && !table.reference && table.builder->file().format != "canonical") {
      table.builder->file().notes.push_back(
          std::to_string(table.late) +
          " names came up behind the first records; their values are kept as x.NAME.");
    }
  }
  if (shape_ == JsonShape::kContainer) {
    std::string note = "The file is an object whose arrays of objects are tables of their own.";
    if (member_count_ > 0) note += " Beside them it holds";
    for (const auto& [path, text] : members_) note += " " + path + " = " + text + ";";
    if (member_count_ > members_.size())
      note += " and " + std::to_string(member_count_ - members_.size()) + " more";
    if (member_count_ > 0 && note.back() == ';') note.pop_back();
    file.notes.push_back(member_count_ > 0 ? note + "." : note);
  }
  if (records_.repeated_names() > 0) {
    file.notes.push_back(std::to_string(records_.repeated_names()) +
                         " names stand twice in their object; the last value counts.");
  }
  if (converted_records_ > 0) {
    file.notes.push_back(std::to_string(converted_records_) +
                         " records are not UTF-8; they were read as " +
                         std::string(encoding_name(encoding_)) + ".");
  }
  file.dialect.emplace_back("encoding", encoding_name(encoding_));
  return builder_.status();
}

JsonReader::Table& JsonReader::table(std::uint32_t index) {
  while (tables_.size() <= index) {
    const auto at = static_cast<std::uint32_t>(tables_.size());
    const std::string& path = records_.schema(at).path;
    Table& made = tables_.emplace_back();
    made.builder = path.empty() ? &builder_ : &tables_sink_.open_table(path);
    made.builder->file().format = builder_.file().format;
    if (opened_.ok()) opened_ = made.builder->status();
  }
  return tables_[index];
}

void JsonReader::on_table(std::string_view path) {
  settle_rejection();
  current_ = records_.table(path);
  table(current_);
}

void JsonReader::on_table_end() {
  settle_rejection();
  decide_held();
  current_ = JsonNode::kNone;
}

void JsonReader::on_member(std::string_view path, std::string_view text) {
  ++member_count_;
  if (members_.size() >= kListedMembers) return;
  constexpr std::size_t kLongest = 80;
  std::string shown = utf8::sanitize(text.substr(0, kLongest));
  if (text.size() > kLongest) shown += "\u2026";
  members_.emplace_back(path, std::move(shown));
}

std::string JsonReader::at_byte(std::uint64_t offset) const {
  return "Byte " + std::to_string(source(offset)) + ": ";
}

void JsonReader::on_record(std::uint64_t offset, std::string_view text) {
  settle_rejection();
  if (current_ == JsonNode::kNone) on_table({});
  if (text.front() != '{') {
    const char c = text.front();
    const std::string_view what = c == '[' ? "a list" : c == '"' ? "a text" : "a single value";
    reject({current_, offset, text.size(), std::string(text),
            at_byte(offset) + "This is " + std::string(what) +
                ", no object: it has no names for its values.",
            false});
    return;
  }
  const Encoding used = encoding_;
  std::optional<JsonFault> fault;
  bool converted = used == Encoding::kWindows1252 && !utf8::is_ascii(text);
  if (!converted) fault = records_.parse(current_, text);
  if (converted || (fault && fault->no_utf8)) {
    converted = true;
    if (encoding_ == Encoding::kAscii) encoding_ = detect_encoding(text);
    decoded_.clear();
    if (encoding_ == Encoding::kWindows1252) {
      utf8::append_windows_1252(text, decoded_);
    } else {
      utf8::append_sanitized(text, decoded_);
      ++converted_records_;
    }
    const std::size_t length = decoded_.size();
    decoded_.append(kJsonPadding, ' ');
    fault = records_.parse(current_, std::string_view(decoded_).substr(0, length));
  }
  if (fault) {
    const std::uint64_t where = offset + (converted ? 0 : fault->position);
    reject({current_, offset, text.size(), std::string(text),
            at_byte(where) + std::move(fault->reason) + ".", true});
    return;
  }
  take_rows(offset, text, converted);
}

void JsonReader::on_broken(const BrokenJson& broken) {
  if (broken.continues && rejection_ && rejection_->of_record) {
    rejection_->length = broken.offset + broken.length - rejection_->offset;
    rejection_->text.append(broken.text);
    return;
  }
  settle_rejection();
  if (current_ == JsonNode::kNone) on_table({});
  const std::size_t separators =
      std::min(broken.text.find_first_not_of(", \t\r\n\x1E"), broken.text.size());
  const std::uint64_t offset = broken.offset + separators;
  reject({current_, offset, broken.length - separators, std::string(broken.text.substr(separators)),
          at_byte(offset) + std::string(broken.reason), false});
}

// What follows may belong to it: it is held until that is known.
void JsonReader::reject(Rejection rejection) { rejection_ = std::move(rejection); }

void JsonReader::settle_rejection() {
  if (!rejection_) return;
  Rejection rejection = std::move(*rejection_);
  rejection_.reset();
  Table& into = table(rejection.table);
  const std::uint64_t offset = source(rejection.offset);
  const std::uint64_t length = source(rejection.offset + rejection.length) - offset;
  if (into.mapper != nullptr) {
    into.builder->begin_record(offset, length);
    into.builder->reject(std::move(rejection.reason), rejection.text);
    return;
  }
  HeldRow held;
  held.offset = offset;
  held.length = length;
  held.text = std::move(rejection.text);
  held.reason = std::move(rejection.reason);
  held_bytes_ += held.text.size();
  if (into.held.empty()) held_of_.push_back(rejection.table);
  into.held.push_back(std::move(held));
}

void JsonReader::take_rows(std::uint64_t offset, std::string_view text, bool converted) {
  const std::uint64_t begin = source(offset);
  const std::uint64_t length = source(offset + text.size()) - begin;
  std::vector<std::uint32_t> held_at(records_.rows().size(), JsonNode::kNone);
  for (const JsonRow& row : records_.rows()) {
    const bool whole = converted || &row == records_.rows().data();
    const std::uint64_t row_begin = whole ? begin : source(offset + row.offset);
    const std::uint64_t row_length =
        whole ? length : source(offset + row.offset + row.length) - row_begin;
    if (table(row.table).mapper == nullptr) {
      hold(row, row_begin, row_length, held_at);
    } else {
      use(row, row_begin, row_length);
    }
  }
  if (enough_held_ || held_bytes_ >= kEnoughBytes) decide_held();
}

void JsonReader::hold(const JsonRow& row, std::uint64_t offset, std::uint64_t length,
                      std::vector<std::uint32_t>& held_at) {
  Table& into = table(row.table);
  HeldRow held;
  held.offset = offset;
  held.length = length;
  for (const auto& [column, text] : row.cells) {
    held.cells.emplace_back(column, static_cast<std::uint32_t>(text.size()));
    held.text.append(text);
  }
  const auto number = static_cast<std::size_t>(&row - records_.rows().data());
  held_at[number] = static_cast<std::uint32_t>(into.held.size());
  if (number != 0) {
    const Table& parent = table(records_.rows()[row.parent].table);
    held.parent = held_at[row.parent];
    if (held.parent == JsonNode::kNone) {
      for (std::size_t which = 0; which < parent.handed_down.size(); ++which)
        held.inherited.emplace_back(handed(records_.rows(), row, which));
    }
  }
  held_bytes_ += held.text.size() + sizeof(HeldRow);
  if (into.held.empty()) held_of_.push_back(row.table);
  into.held.push_back(std::move(held));
  enough_held_ = enough_held_ || into.held.size() >= kEnoughRows;
}

// The value that a row takes from the record it stands in.
std::string_view JsonReader::handed(std::span<const JsonRow> rows, const JsonRow& row,
                                    std::size_t which) {
  const JsonRow& parent = rows[row.parent];
  const Table& from = table(parent.table);
  const std::uint32_t column = from.handed_down[which].first;
  if (column != kRecordNumber) return cell_of(parent, column);
  number_ = std::to_string(from.builder->records() - 1);
  return number_;
}

void JsonReader::use(const JsonRow& row, std::uint64_t offset, std::uint64_t length) {
  Table& into = table(row.table);
  const JsonSchema& schema = records_.schema(row.table);
  while (into.planned + into.late < schema.columns.size()) {
    const std::string& name = schema.columns[into.planned + into.late++];
    store::ColumnDecision decision = into.mapper->add_column(name);
    if (into.reference) continue;
    into.builder->file().columns.push_back(std::move(decision));
  }
  fields_.assign(into.mapper->columns(), {});
  for (const auto& [column, text] : row.cells)
    fields_[column < into.planned ? column : column + into.taken.size()] = text;
  for (std::size_t at = 0; at < into.taken.size(); ++at)
    fields_[into.planned + at] = handed(records_.rows(), row, into.taken[at]);
  into.mapper->use(offset, length, fields_);
}

}  // namespace throughline::formats
