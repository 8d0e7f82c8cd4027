#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/decimal.h"
#include "base/instant.h"
#include "base/result.h"
#include "query/field_ref.h"
#include "query/row_bits.h"

// Values of rows. Texts are views into the snapshot (its heaps, files and vocabularies) and live as
// long as it.
namespace throughline::query {

struct Number {
  Decimal value;
  friend auto operator<=>(const Number&, const Number&) = default;
  friend bool operator==(const Number&, const Number&) = default;
};
struct Money {
  Decimal value;
  friend auto operator<=>(const Money&, const Money&) = default;
  friend bool operator==(const Money&, const Money&) = default;
};
using Tags = std::vector<std::string_view>;

// std::monostate is null.
using Value = std::variant<std::monostate, std::string_view, Instant, Number, Money, Tags>;

inline bool is_null(const Value& value) { return std::holds_alternative<std::monostate>(value); }

// Within one field: text by bytes, times and numbers by size, null last.
std::strong_ordering compare(const Value& a, const Value& b);

// As the filter language and files write it; nothing for null.
void append_text(const Value& value, std::string& out);

// Reads one field of rows; the snapshot must outlive it.
class FieldReader {
 public:
  // `x.NAME` must exist (parse_field with the snapshot); else it is null everywhere.
  FieldReader(const store::Snapshot& snapshot, const FieldRef& field);

  Value value(RowIndex row) const;
  // Order of two rows by this field. Nulls are last, falling too: then `falling` turns only the
  // values around. Enumerations by word, tags one after the other, `link` by its first value, `id`
  // by the interaction's id.
  int compare(RowIndex a, RowIndex b, bool falling) const;
  const FieldRef& field() const { return field_; }

 private:
  std::string_view text(RowIndex row) const;  // empty: null
  int compare_texts(RowIndex a, RowIndex b, bool falling) const;
  int compare_numbers(RowIndex a, RowIndex b, bool falling) const;
  bool exchanged(RowIndex row, std::int64_t micro) const;

  const store::Snapshot& snapshot_;
  FieldRef field_;
  FieldKind kind_;
  Field stored_;  // whose column holds it
  const store::NumberColumn* numbers_ = nullptr;
  const store::CodeColumn* codes_ = nullptr;
  const store::Dictionary* dictionary_ = nullptr;  // nullptr with codes_: text references
  std::span<const std::string_view> words_;
};

// Ids as rows are ordered by them: file, record, part.
inline int compare_ids(const store::Snapshot& snapshot, RowIndex a, RowIndex b) {
  const auto order = snapshot.id(a) <=> snapshot.id(b);
  return order < 0 ? -1 : (order > 0 ? 1 : 0);
}

}  // namespace throughline::query
