#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

// One JSON object → rows of tables. Objects within it become columns `a.b`, arrays of scalars one
// text joined by `;`, arrays of objects tables of their own, one row an object. Of equal names the
// last one counts. Numbers keep the text they are written with; a lone surrogate becomes U+FFFD.
namespace throughline::formats {

inline constexpr std::size_t kMaxJsonDepth = 128;
inline constexpr std::size_t kMaxJsonColumns = 65'536;
inline constexpr std::size_t kMaxJsonTables = 256;

// What was seen at one place of a table's records.
struct JsonNode {
  static constexpr std::uint32_t kNone = UINT32_MAX;

  std::string path;  // from the record, joined by '.'
  std::vector<std::unique_ptr<JsonNode>> members;
  std::unordered_map<std::string_view, std::uint32_t> by_name;  // of members; used when many
  std::vector<std::string> names;                               // of members
  std::uint32_t column = kNone;                                 // where scalars stood here
  std::uint32_t table = kNone;  // where objects in an array stood here
  std::uint64_t seen = 0;       // number of the row that had it last
};

// The columns of one table, in the order they came.
struct JsonSchema {
  std::string path;                        // `tickets.comments`; empty at the top
  std::uint32_t parent = JsonNode::kNone;  // the table whose records hold it
  std::vector<std::string> columns;
  JsonNode root;
  bool has_nested = false;  // tables within its records
};

struct JsonRow {
  std::uint32_t table;
  std::uint32_t parent;  // position among the rows of this record; itself for the record
  std::size_t offset;    // within the record's text
  std::size_t length;
  std::vector<std::pair<std::uint32_t, std::string_view>> cells;  // column and text, none if null
};

struct JsonFault {
  std::size_t position;  // within the record's text
  std::string reason;
  bool no_utf8;  // the text must be decoded first
};

class JsonRecords {
 public:
  JsonRecords();
  ~JsonRecords();
  JsonRecords(const JsonRecords&) = delete;
  JsonRecords& operator=(const JsonRecords&) = delete;

  // The table of this path, made at its first use.
  std::uint32_t table(std::string_view path, std::uint32_t parent = JsonNode::kNone);
  JsonSchema& schema(std::uint32_t table) { return *schemas_[table]; }
  std::size_t tables() const { return schemas_.size(); }

  // `text`: one object, UTF-8, with kJsonPadding readable bytes behind it. The rows, the record's
  // own in front and each before those it holds, and their views live until the next call and as
  // long as the text.
  std::optional<JsonFault> parse(std::uint32_t table, std::string_view text);
  std::span<const JsonRow> rows() const { return {rows_.data(), row_count_}; }
  std::uint64_t repeated_names() const { return repeated_names_; }

 private:
  class Visitor;

  JsonRow& add_row(std::uint32_t table, std::uint32_t parent, std::size_t offset);

  struct Parser;
  std::unique_ptr<Parser> parser_;
  std::vector<std::unique_ptr<JsonSchema>> schemas_;
  std::unordered_map<std::string_view, std::uint32_t> by_path_;  // of schemas_
  std::vector<JsonRow> rows_;
  std::size_t row_count_ = 0;
  std::deque<std::string> joined_;
  std::uint64_t row_number_ = 0;
  std::uint64_t repeated_names_ = 0;
};

}  // namespace throughline::formats
