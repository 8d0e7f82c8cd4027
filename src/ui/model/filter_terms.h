#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time_zone.h"
#include "ui/model/state.h"

// Filter text <-> terms (CONTRACT.md, "Filter text"), for chips and for edits by click. It splits
// and quotes; whether a term means something is the engine's to say.
namespace throughline::ui {

// One value of a field. `text` nullopt stands for missing (`field:null`).
using FieldValue = std::optional<std::string>;

struct TermValue {
  std::string text;     // unquoted
  bool quoted = false;  // a quoted value is literal: no null, range, prefix or comparison
};

struct Term {
  std::size_t offset = 0;  // bytes, in the whole filter text
  std::size_t length = 0;
  std::string text;  // as written
  bool negated = false;
  std::string field;  // unquoted; empty: words to be found in subject or body
  std::vector<TermValue> values;
};

// Splits at spaces outside quotes; an unclosed quote reaches to the end.
std::vector<Term> terms_of(std::string_view filter);
std::string text_of(const std::vector<Term>& terms);

// A value or field name, quoted where the language asks for it.
std::string quoted_value(const FieldValue& value);
std::string quoted_field(std::string_view field);
std::string term_text(std::string_view field, const std::vector<FieldValue>& values,
                      bool negated = false);

// What the filter says of one literal value of a field.
enum class Standing { kNone, kSelected, kExcluded };
Standing standing(const std::vector<Term>& terms, std::string_view field, const FieldValue& value);
bool has_field(const std::vector<Term>& terms, std::string_view field);
// Literal values that are named by `field:` or `-field:` terms, in order.
std::vector<FieldValue> named_values(const std::vector<Term>& terms, std::string_view field);

// Edits answer the new filter text; other terms stay as they were written.
// select: this value alone, or none of the field if it already was the only one.
std::string with_select(std::string_view filter, std::string_view field, const FieldValue& value);
// toggle: adds the value to, or takes it from, those selected.
std::string with_toggle(std::string_view filter, std::string_view field, const FieldValue& value);
std::string with_add(std::string_view filter, std::string_view field, const FieldValue& value);
// exclude: adds the value to, or takes it from, those excluded.
std::string with_exclude(std::string_view filter, std::string_view field, const FieldValue& value);
std::string with_only(std::string_view filter, std::string_view field, const FieldValue& value);
std::string without_field(std::string_view filter, std::string_view field);
std::string without_term(std::string_view filter, std::size_t term_index);

// The brush: replaces all `time:` terms. Widened to whole seconds; `to` is not included.
std::string with_time(std::string_view filter, const TimeRange& range);
// The range of the only `time:` term, if it is one range, unit or comparison in `zone`; an open end
// takes that of `whole`.
std::optional<TimeRange> time_of(const std::vector<Term>& terms, const TimeRange& whole,
                                 const TimeZone& zone = {});
// The same for `time:` written as instants, for a question of the page's own.
std::string time_term(const TimeRange& range);

// A chip's words: "channel: email, phone", "not status: closed", "“late delivery”".
std::string chip_label(const Term& term);
// Words, or values of a field that may tell who a person is.
bool is_personal(const Term& term);

// The `where` of a bad_filter error, "<offset>:<length>".
struct Pointer {
  std::size_t offset = 0;
  std::size_t length = 0;
};
std::optional<Pointer> pointer_of(std::string_view where);

}  // namespace throughline::ui
