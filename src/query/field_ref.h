#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "model/field.h"
#include "store/snapshot.h"

// Names of fields as filters, facets, lanes and sorts use them: the canonical names, `time`, and
// those below.
namespace throughline::query {

struct FieldRef {
  enum class Kind : std::uint8_t {
    kCanonical,  // `field`
    kReceived,   // value where it is counted and >= 0
    kGiven,      // -value where it is counted and < 0
    kLink,       // any of order, invoice, payment, dispute, case
    kSource,     // the file's name
    kExtra,      // `x.NAME`
  };

  Kind kind = Kind::kCanonical;
  Field field = Field::kId;
  std::string extra;  // without `x.`

  bool operator==(const FieldRef&) const = default;

  static FieldRef canonical(Field field) { return {Kind::kCanonical, field, {}}; }
  bool is(Field canonical) const { return kind == Kind::kCanonical && field == canonical; }
  bool is_time() const { return is(Field::kStartedAt); }
  // The field's kind of value; `received` and `given` are money, `link` tags, `source` and `x.NAME`
  // categories.
  FieldKind value_kind() const;
  std::string name() const;  // `time` for started_at
};

// kUnknownField names the nearest known field. Whether `x.NAME` exists is find_extra's to say.
Result<FieldRef> parse_field(std::string_view name);

// The index of an extra column in this snapshot; kUnknownField if no open file has it.
Result<std::uint32_t> find_extra(const store::Snapshot& snapshot, std::string_view name);

// parse_field, and the column must exist.
Result<FieldRef> parse_field(const store::Snapshot& snapshot, std::string_view name);

// The candidate that takes the fewest edits to be `word`, if those are few; for messages.
class NearestName {
 public:
  explicit NearestName(std::string_view word) : word_(word) {}
  void offer(std::string_view candidate);
  const std::optional<std::string>& best() const { return best_; }

 private:
  std::string_view word_;
  std::optional<std::string> best_;
  std::size_t distance_ = SIZE_MAX;
};

}  // namespace throughline::query
