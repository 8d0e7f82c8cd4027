#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "base/instant.h"
#include "query/field_ref.h"

// A filter as parsed: what is asked, not yet of whom.
namespace throughline::query {

// Bytes of the filter text.
struct TextSpan {
  std::size_t offset = 0;
  std::size_t length = 0;
};
// The `where` of an error: "<offset>:<length>".
std::string to_string(TextSpan span);

// One alternative of a term: which values it takes.
struct Condition {
  enum class Kind {
    kNull,      // no value
    kEquals,    // exactly `text`
    kPrefix,    // begins with `text`, which may be empty: any value
    kContains,  // case-folded `text` (already folded) somewhere within
    kNumbers,   // an interval of numbers; an open end is absent
    kTimes,     // [begin, end); an open end is absent
  };

  Kind kind = Kind::kNull;
  std::string text;
  std::optional<Decimal> low, high;
  bool low_included = true, high_included = true;
  std::optional<Instant> begin, end;
};

// Any of the conditions holds, or, negated, none.
struct Term {
  TextSpan span;
  bool negated = false;
  bool words = false;  // to be found in subject or body; `field` has no meaning then
  FieldRef field;
  std::vector<Condition> conditions;

  bool is_time() const { return !words && field.is_time(); }
};

// All terms hold.
struct Filter {
  std::string text;
  std::string zone;  // as named by `zone:`; empty: UTC
  std::vector<Term> terms;

  std::string_view text_of(const Term& term) const {
    return std::string_view(text).substr(term.span.offset, term.span.length);
  }
};

}  // namespace throughline::query
