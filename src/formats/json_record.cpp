#include "formats/json_record.h"

#include <simdjson.h>

#include <algorithm>

#include "base/utf8.h"
#include "formats/json_scanner.h"

namespace throughline::formats {
namespace {

using simdjson::ondemand::array;
using simdjson::ondemand::document;
using simdjson::ondemand::json_type;
using simdjson::ondemand::object;
using simdjson::ondemand::value;

static_assert(kJsonPadding >= simdjson::SIMDJSON_PADDING);

constexpr std::size_t kSmallObject = 8;  // members found by looking through them

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// RFC 8259, 6.
bool is_number(std::string_view text) {
  std::size_t at = text.starts_with('-') ? 1 : 0;
  const auto digits = [&] {
    const std::size_t begin = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    return at - begin;
  };
  const bool zero = at < text.size() && text[at] == '0';
  const std::size_t whole = digits();
  if (whole == 0 || (zero && whole > 1)) return false;
  if (at < text.size() && text[at] == '.') {
    ++at;
    if (digits() == 0) return false;
  }
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    if (digits() == 0) return false;
  }
  return at == text.size();
}

std::string_view trimmed(std::string_view token) {
  while (!token.empty() && is_blank(token.back())) token.remove_suffix(1);
  return token;
}

// The bytes at a position, for a person.
std::string excerpt(std::string_view text, std::size_t at) {
  constexpr std::size_t kLength = 24;
  while (at < text.size() && is_blank(text[at])) ++at;
  if (at >= text.size()) return "the end";
  std::string_view part = text.substr(at, kLength);
  part = part.substr(0, part.find_first_of("\r\n"));
  part.remove_suffix(utf8::incomplete_suffix(part));
  return "`" + utf8::sanitize(part) + (at + kLength < text.size() ? "\u2026`" : "`");
}

std::string reason_of(simdjson::error_code error, std::string_view text, std::size_t at) {
  switch (error) {
    case simdjson::STRING_ERROR:
      return "an escape in a string is not one of JSON's";
    case simdjson::UNESCAPED_CHARS:
      return "a control character stands in a string";
    case simdjson::UNCLOSED_STRING:
      return "a string is not closed";
    case simdjson::CAPACITY:
    case simdjson::MEMALLOC:
      return "the record is too large for this machine's memory";
    case simdjson::UTF8_ERROR:
      return "the bytes are no UTF-8";
    default:
      return "unexpected " + excerpt(text, at);
  }
}

}  // namespace

struct JsonRecords::Parser {
  simdjson::ondemand::parser parser;
};

// Walks through one record. Recursion is bounded by kMaxJsonDepth.
class JsonRecords::Visitor {
 public:
  Visitor(JsonRecords& records, std::string_view text) : records_(records), text_(text) {}

  std::optional<JsonFault> run(std::uint32_t table) {
    const simdjson::padded_string_view padded(text_.data(), text_.size(),
                                              text_.size() + kJsonPadding);
    if (const auto error = records_.parser_->parser.iterate(padded).get(document_)) {
      return JsonFault{first_control(), reason_of(error, text_, 0), error == simdjson::UTF8_ERROR};
    }
    object record;
    if (const auto error = document_.get_object().get(record)) return fault(error);
    records_.add_row(table, 0, 0).length = text_.size();
    visit(record, 0, records_.schema(table).root, 1);
    if (!fault_ && !document_.at_end()) fault_ = fault(simdjson::TRAILING_CONTENT);
    return fault_;
  }

 private:
  // Where a control character stands in a string: the first stage does not tell.
  std::size_t first_control() const {
    bool in_string = false;
    for (std::size_t at = 0; at < text_.size(); ++at) {
      if (in_string && static_cast<unsigned char>(text_[at]) < ' ') return at;
      if (text_[at] == '\\' && in_string) {
        ++at;
      } else if (text_[at] == '"') {
        in_string = !in_string;
      }
    }
    return 0;
  }

  std::size_t position() {
    const char* at = nullptr;
    if (document_.current_location().get(at) != simdjson::SUCCESS) return text_.size();
    if (at < text_.data() || at > text_.data() + text_.size()) return text_.size();
    return static_cast<std::size_t>(at - text_.data());
  }

  JsonFault fault(simdjson::error_code error) {
    const std::size_t at = position();
    return {at, reason_of(error, text_, at), false};
  }
  void fail(simdjson::error_code error) { fault_ = fault(error); }
  void fail(std::size_t at, std::string reason) {
    fault_ = JsonFault{at, std::move(reason), false};
  }

  void visit(object& members, std::uint32_t row, JsonNode& node, std::size_t depth) {
    const std::uint64_t number = ++records_.row_number_;
    std::size_t expected = 0;
    for (auto member : members) {
      simdjson::ondemand::field field;
      if (const auto error = std::move(member).get(field)) return fail(error);
      std::string_view name;
      if (const auto error = field.unescaped_key(true).get(name)) return fail(error);
      JsonNode& child = find(node, name, expected);
      // A member seen in this very object before: what it gave is taken back.
      if (child.seen == number) {
        ++records_.repeated_names_;
        take_back(child, row);
      }
      child.seen = number;
      visit(field.value(), row, child, depth);
      if (fault_) return;
    }
  }

  void visit(value& member, std::uint32_t row, JsonNode& node, std::size_t depth) {
    json_type type{};
    if (const auto error = member.type().get(type)) return fail(error);
    if (type == json_type::object || type == json_type::array) {
      if (depth >= kMaxJsonDepth)
        return fail(position(), "nested deeper than " + std::to_string(kMaxJsonDepth) + " levels");
    }
    if (type == json_type::object) {
      object members;
      if (const auto error = member.get_object().get(members)) return fail(error);
      return visit(members, row, node, depth + 1);
    }
    if (type == json_type::array) {
      Joined joined;
      visit_array(member, row, node, depth, joined);
      if (!fault_ && joined.count > 0) set(row, node, joined.text);
      return;
    }
    const auto text = scalar(member, type);
    if (!fault_ && text) set(row, node, *text);
  }

  struct Joined {
    std::size_t count = 0;
    std::string_view text;
    std::string* owned = nullptr;
  };

  void visit_array(value& member, std::uint32_t row, JsonNode& node, std::size_t depth,
                   Joined& joined) {
    array elements;
    if (const auto error = member.get_array().get(elements)) return fail(error);
    for (auto element : elements) {
      value item;
      if (const auto error = std::move(element).get(item)) return fail(error);
      json_type type{};
      if (const auto error = item.type().get(type)) return fail(error);
      if ((type == json_type::object || type == json_type::array) && depth + 1 >= kMaxJsonDepth)
        return fail(position(), "nested deeper than " + std::to_string(kMaxJsonDepth) + " levels");
      if (type == json_type::object) {
        visit_element(item, row, node, depth + 1);
      } else if (type == json_type::array) {
        visit_array(item, row, node, depth + 1, joined);
      } else if (const auto text = scalar(item, type); !fault_ && text) {
        join(joined, *text);
      }
      if (fault_) return;
    }
  }

  // An object in an array: a row of the table that the array is.
  void visit_element(value& item, std::uint32_t row, JsonNode& node, std::size_t depth) {
    const std::uint32_t parent_table = records_.rows_[row].table;
    if (node.table == JsonNode::kNone) {
      const std::string& above = records_.schema(parent_table).path;
      if (records_.tables() >= kMaxJsonTables) {
        return fail(position(), "the file has more than " + std::to_string(kMaxJsonTables) +
                                    " arrays of objects in different places");
      }
      node.table =
          records_.table(above.empty() ? node.path : above + "." + node.path, parent_table);
    }
    const std::size_t begin = position();
    object members;
    if (const auto error = item.get_object().get(members)) return fail(error);
    const auto child = static_cast<std::uint32_t>(records_.row_count_);
    records_.add_row(node.table, row, begin);
    visit(members, child, records_.schema(node.table).root, depth + 1);
    if (fault_) return;
    std::size_t end = std::min(position(), text_.size());
    while (end > begin && text_[end - 1] != '}') --end;
    records_.rows_[child].length = end - begin;
  }

  void join(Joined& joined, std::string_view text) {
    if (joined.count++ == 0) {
      joined.text = text;
      return;
    }
    if (joined.owned == nullptr) {
      joined.owned = &records_.joined_.emplace_back(joined.text);
    }
    joined.owned->append(";").append(text);
    joined.text = *joined.owned;
  }

  // Nothing if it is null.
  std::optional<std::string_view> scalar(value& member, json_type type) {
    std::string_view text;
    switch (type) {
      case json_type::string:
        if (const auto error = member.get_string(true).get(text)) fail(error);
        return text;
      case json_type::number:
        text = trimmed(member.raw_json_token());
        if (!is_number(text))
          fail(position(), "`" + utf8::sanitize(text.substr(0, 40)) + "` is no number");
        return text;
      case json_type::boolean: {
        bool truth = false;
        if (const auto error = member.get_bool().get(truth)) fail(error);
        return truth ? "true" : "false";
      }
      default: {
        bool null = false;
        const std::size_t at = position();
        if (const auto error = member.is_null().get(null)) {
          fail(error);
        } else if (!null) {
          fail(at, "unexpected " + excerpt(text_, at));
        }
        return std::nullopt;
      }
    }
  }

  void set(std::uint32_t row, JsonNode& node, std::string_view text) {
    JsonSchema& schema = records_.schema(records_.rows_[row].table);
    if (node.column == JsonNode::kNone) {
      if (schema.columns.size() >= kMaxJsonColumns) {
        return fail(position(),
                    "the table has more than " + std::to_string(kMaxJsonColumns) + " columns");
      }
      node.column = static_cast<std::uint32_t>(schema.columns.size());
      schema.columns.push_back(node.path.empty() ? "column " + std::to_string(node.column + 1)
                                                 : node.path);
    }
    records_.rows_[row].cells.emplace_back(node.column, text);
  }

  void take_back(JsonNode& node, std::uint32_t row) {
    if (node.column != JsonNode::kNone) {
      std::erase_if(records_.rows_[row].cells,
                    [&](const auto& cell) { return cell.first == node.column; });
    }
    if (node.table != JsonNode::kNone) {
      // Rows behind `row` that stand in this array, and those within them: all from the first on.
      for (std::size_t at = row + 1; at < records_.row_count_; ++at) {
        const JsonRow& other = records_.rows_[at];
        if (other.parent != row || other.table != node.table) continue;
        drop(static_cast<std::uint32_t>(at));
        --at;
      }
    }
    for (const auto& member : node.members) take_back(*member, row);
  }

  // Takes out a row with those it holds, which stand right behind it.
  void drop(std::uint32_t first) {
    std::size_t end = first + 1;
    while (end < records_.row_count_ && records_.rows_[end].parent >= first) ++end;
    const auto count = static_cast<std::uint32_t>(end - first);
    std::rotate(records_.rows_.begin() + first,
                records_.rows_.begin() + static_cast<std::ptrdiff_t>(end),
                records_.rows_.begin() + static_cast<std::ptrdiff_t>(records_.row_count_));
    records_.row_count_ -= count;
    for (std::size_t at = first; at < records_.row_count_; ++at) {
      std::uint32_t& parent = records_.rows_[at].parent;
      if (parent >= first) parent -= count;
    }
  }

  // Records of one kind have their members in one order.
  static JsonNode& find(JsonNode& node, std::string_view name, std::size_t& expected) {
    if (expected < node.names.size() && node.names[expected] == name)
      return *node.members[expected++];
    std::size_t at = node.names.size();
    if (node.names.size() <= kSmallObject) {
      at = static_cast<std::size_t>(std::find(node.names.begin(), node.names.end(), name) -
                                    node.names.begin());
    } else {
      if (node.by_name.empty()) index(node);
      if (const auto found = node.by_name.find(name); found != node.by_name.end())
        at = found->second;
    }
    if (at == node.names.size()) {
      auto child = std::make_unique<JsonNode>();
      child->path = node.path.empty() ? std::string(name) : node.path + "." + std::string(name);
      node.members.push_back(std::move(child));
      const bool moves = node.names.size() == node.names.capacity();
      node.names.emplace_back(name);
      // The index points at the names, which have moved.
      if (moves) {
        node.by_name.clear();
      } else if (!node.by_name.empty()) {
        node.by_name.emplace(node.names.back(), static_cast<std::uint32_t>(at));
      }
    }
    expected = at + 1;
    return *node.members[at];
  }

  static void index(JsonNode& node) {
    for (std::size_t at = 0; at < node.names.size(); ++at)
      node.by_name.emplace(node.names[at], static_cast<std::uint32_t>(at));
  }

  JsonRecords& records_;
  std::string_view text_;
  document document_;
  std::optional<JsonFault> fault_;
};

JsonRecords::JsonRecords() : parser_(std::make_unique<Parser>()) {}
JsonRecords::~JsonRecords() = default;

std::uint32_t JsonRecords::table(std::string_view path, std::uint32_t parent) {
  if (const auto known = by_path_.find(path); known != by_path_.end()) return known->second;
  const auto made = static_cast<std::uint32_t>(schemas_.size());
  auto schema = std::make_unique<JsonSchema>();
  schema->path = path;
  schema->parent = parent;
  if (parent != JsonNode::kNone) schemas_[parent]->has_nested = true;
  by_path_.emplace(schema->path, made);
  schemas_.push_back(std::move(schema));
  return made;
}

JsonRow& JsonRecords::add_row(std::uint32_t table, std::uint32_t parent, std::size_t offset) {
  if (row_count_ == rows_.size()) rows_.emplace_back();
  JsonRow& row = rows_[row_count_++];
  row.table = table;
  row.parent = parent;
  row.offset = offset;
  row.length = 0;
  row.cells.clear();
  return row;
}

std::optional<JsonFault> JsonRecords::parse(std::uint32_t table, std::string_view text) {
  row_count_ = 0;
  joined_.clear();
  return Visitor(*this, text).run(table);
}

}  // namespace throughline::formats
