#pragma once

#include <cstdint>
#include <vector>

#include "engine/protocol.h"
#include "query/values.h"

namespace throughline::engine {

// Money as exact strings, numbers as JSON numbers, times RFC 3339 in UTC, tags as a list, null as
// null.
Json value_json(const query::Value& value);

// A row of `interactions`: its id and these fields, in order.
class RowWriter {
 public:
  // kUnknownField for a name that nothing open has.
  static Result<RowWriter> create(const store::Snapshot& snapshot,
                                  const std::vector<std::string>& fields);
  Json row_json(query::RowIndex row) const;

 private:
  explicit RowWriter(const store::Snapshot& snapshot) : snapshot_(&snapshot) {}

  const store::Snapshot* snapshot_;
  std::vector<std::pair<std::string, query::FieldReader>> readers_;
};

// Where the numbers of an answer go: plain JSON arrays, or the binary with a placeholder
// {"$array": {"type": "u32" or "u8", "offset": bytes, "length": numbers}}.
class ArrayWriter {
 public:
  ArrayWriter(bool binary, Answer& answer) : binary_(binary), answer_(answer) {}
  Json u32(const std::uint32_t* numbers, std::size_t count);
  Json text(std::string_view bytes);  // a string, or bytes of UTF-8
  bool binary() const { return binary_; }

 private:
  bool binary_;
  Answer& answer_;
};

}  // namespace throughline::engine
