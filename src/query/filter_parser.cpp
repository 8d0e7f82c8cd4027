#include "query/filter_parser.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/case_folding.h"
#include "base/time_unit.h"
#include "base/time_zone.h"
#include "model/vocabulary.h"
#include "query/filter_lexer.h"

namespace throughline::query {
namespace {

constexpr std::string_view kZoneField = "zone";
constexpr std::string_view kViewPrefix = "view.";

Error bad_filter(std::string message) {
  return Error{ErrorCode::kBadFilter, std::move(message), {}};
}

// A value as it appears in a message; long ones are cut at a character's border.
std::string shown(std::string_view text) {
  constexpr std::size_t kMost = 60;
  if (text.size() <= kMost) return '"' + std::string(text) + '"';
  std::size_t end = kMost;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return '"' + std::string(text.substr(0, end)) + "…\"";
}

enum class Comparison { kLess, kLessOrEqual, kGreater, kGreaterOrEqual };

// A value taken apart by its unquoted signs.
struct Shape {
  enum class Kind { kPlain, kNull, kPrefix, kComparison, kRange };
  Kind kind = Kind::kPlain;
  Comparison comparison = Comparison::kLess;
  std::string
      first;  // the whole of a plain value, the prefix, the compared value, or the range's low end
  std::string second;  // the range's high end
};

Shape shape_of(const QuotedText& value) {
  Shape shape;
  shape.first = value.text;
  if (!value.any_quotes && value.text == "null") {
    shape.kind = Shape::Kind::kNull;
    return shape;
  }
  if (!value.empty() && (value.plain_at(0, '<') || value.plain_at(0, '>'))) {
    const bool less = value.plain_at(0, '<');
    const bool or_equal = value.text.size() > 1 && value.plain_at(1, '=');
    shape.kind = Shape::Kind::kComparison;
    shape.comparison = less ? (or_equal ? Comparison::kLessOrEqual : Comparison::kLess)
                            : (or_equal ? Comparison::kGreaterOrEqual : Comparison::kGreater);
    shape.first = value.text.substr(or_equal ? 2 : 1);
    return shape;
  }
  for (std::size_t i = 0; i + 1 < value.text.size(); ++i) {
    if (!value.plain_at(i, '.') || !value.plain_at(i + 1, '.')) continue;
    shape.kind = Shape::Kind::kRange;
    shape.first = value.text.substr(0, i);
    shape.second = value.text.substr(i + 2);
    return shape;
  }
  if (!value.empty() && value.plain_at(value.text.size() - 1, '*')) {
    shape.kind = Shape::Kind::kPrefix;
    shape.first.pop_back();
  }
  return shape;
}

std::optional<Decimal> number_of(std::string_view text) {
  const auto parsed = parse_decimal(text);
  if (!parsed || !parsed->currency.empty()) return std::nullopt;
  return parsed->value;
}

Condition text_condition(Condition::Kind kind, std::string text) {
  Condition condition;
  condition.kind = kind;
  condition.text = std::move(text);
  return condition;
}

Result<Condition> compared_number(const Shape& shape) {
  const auto number = number_of(shape.first);
  if (!number) {
    return bad_filter("A comparison needs a number, not " + shown(shape.first) +
                      ". To look for the text itself, put it in quotes.");
  }
  Condition condition;
  condition.kind = Condition::Kind::kNumbers;
  const bool less =
      shape.comparison == Comparison::kLess || shape.comparison == Comparison::kLessOrEqual;
  const bool included = shape.comparison == Comparison::kLessOrEqual ||
                        shape.comparison == Comparison::kGreaterOrEqual;
  (less ? condition.high : condition.low) = *number;
  (less ? condition.high_included : condition.low_included) = included;
  return condition;
}

std::optional<Condition> number_range(const Shape& shape) {
  Condition condition;
  condition.kind = Condition::Kind::kNumbers;
  if (!shape.first.empty() && !(condition.low = number_of(shape.first))) return std::nullopt;
  if (!shape.second.empty() && !(condition.high = number_of(shape.second))) return std::nullopt;
  if (!condition.low && !condition.high) return std::nullopt;
  return condition;
}

Result<Condition> number_condition(const QuotedText& value) {
  const Shape shape = shape_of(value);
  Condition condition;
  condition.kind = Condition::Kind::kNumbers;
  switch (shape.kind) {
    case Shape::Kind::kNull:
      return Condition{};
    case Shape::Kind::kComparison:
      return compared_number(shape);
    case Shape::Kind::kRange:
      if (auto range = number_range(shape)) return *std::move(range);
      return bad_filter("A range needs numbers at its ends, as 5..20, 5.. or ..20.");
    case Shape::Kind::kPrefix:
      if (shape.first.empty()) return condition;
      return bad_filter("A prefix does not work on numbers: write a number, >10, or 5..20.");
    case Shape::Kind::kPlain:
      break;
  }
  condition.low = condition.high = number_of(shape.first);
  if (!condition.low) {
    return bad_filter(shown(shape.first) + " is no number: write a number, >10, 5..20, or null.");
  }
  return condition;
}

Result<Condition> time_condition(const QuotedText& value, const TimeZone& zone) {
  const Shape shape = shape_of(value);
  Condition condition;
  condition.kind = Condition::Kind::kTimes;
  const auto unknown = [](std::string_view text) {
    return bad_filter(
        shown(text) +
        " is no time: write 2024, 2024-03, 2024-03-05, 2024-03-05T10:00, or a range as "
        "2024-03..2024-05.");
  };
  switch (shape.kind) {
    case Shape::Kind::kNull:
      return Condition{};
    case Shape::Kind::kPrefix:
      if (shape.first.empty()) return condition;
      return bad_filter("A prefix does not work on times: 2024-03 is all of March.");
    case Shape::Kind::kRange:
      if (!shape.first.empty()) {
        const auto unit = parse_time_unit(shape.first, zone);
        if (!unit) return unknown(shape.first);
        condition.begin = unit->begin;
      }
      if (!shape.second.empty()) {
        const auto unit = parse_time_unit(shape.second, zone);
        if (!unit) return unknown(shape.second);
        condition.end = unit->end;
      }
      if (!condition.begin && !condition.end) return unknown(value.text);
      return condition;
    case Shape::Kind::kComparison:
    case Shape::Kind::kPlain:
      break;
  }
  const auto unit = parse_time_unit(shape.first, zone);
  if (!unit) return unknown(shape.first);
  if (shape.kind == Shape::Kind::kPlain) {
    condition.begin = unit->begin;
    condition.end = unit->end;
    return condition;
  }
  switch (shape.comparison) {
    case Comparison::kLess:
      condition.end = unit->begin;
      break;
    case Comparison::kLessOrEqual:
      condition.end = unit->end;
      break;
    case Comparison::kGreater:
      condition.begin = unit->end;
      break;
    case Comparison::kGreaterOrEqual:
      condition.begin = unit->begin;
      break;
  }
  return condition;
}

Result<Condition> word_condition(Field field, const QuotedText& value) {
  const Shape shape = shape_of(value);
  // Sentiment is asked by its label or, compared, by its score.
  const bool scored = field == Field::kSentiment;
  if (shape.kind == Shape::Kind::kNull) return Condition{};
  if (scored && shape.kind == Shape::Kind::kComparison) return compared_number(shape);
  if (scored && shape.kind == Shape::Kind::kRange) {
    if (auto range = number_range(shape)) return *std::move(range);
  }
  const VocabularyKind words = vocabulary_of(field);
  if (shape.kind == Shape::Kind::kPlain && canonical_code(words, shape.first) != 0) {
    return text_condition(Condition::Kind::kEquals, shape.first);
  }
  std::string known;
  bool begins = false;
  for (const std::string_view word : vocabulary_words(words)) {
    if (word.empty()) continue;
    begins = begins || word.starts_with(shape.first);
    if (!known.empty()) known += ", ";
    known += word;
  }
  if (shape.kind == Shape::Kind::kPrefix && begins)
    return text_condition(Condition::Kind::kPrefix, shape.first);
  return bad_filter(shown(value.text) + " is no " + std::string(field_info(field).name) +
                    ". Known: " + known + ", or null.");
}

Result<Condition> text_field_condition(const QuotedText& value) {
  Shape shape = shape_of(value);
  switch (shape.kind) {
    case Shape::Kind::kNull:
      return Condition{};
    case Shape::Kind::kComparison:
      return compared_number(shape);
    case Shape::Kind::kPrefix:
      return text_condition(Condition::Kind::kPrefix, std::move(shape.first));
    case Shape::Kind::kRange:
      if (auto range = number_range(shape)) return *std::move(range);
      break;
    case Shape::Kind::kPlain:
      break;
  }
  return text_condition(Condition::Kind::kEquals, value.text);
}

Result<Condition> condition_of(const FieldRef& field, const QuotedText& value,
                               const TimeZone& zone) {
  switch (field.value_kind()) {
    case FieldKind::kEnumeration:
      return word_condition(field.field, value);
    case FieldKind::kNumber:
    case FieldKind::kMoney:
      return number_condition(value);
    case FieldKind::kTime:
      return time_condition(value, zone);
    case FieldKind::kCategory:
    case FieldKind::kText:
    case FieldKind::kTags:
      break;
  }
  return text_field_condition(value);
}

bool is_zone(const FilterToken& token) { return token.has_field && token.field.text == kZoneField; }
bool is_view(const FilterToken& token) {
  return token.has_field && token.field.text.starts_with(kViewPrefix);
}

// UTC if no term names a zone.
Result<TimeZone> zone_of(const std::vector<FilterToken>& tokens, std::string& name) {
  TimeZone zone;
  const FilterToken* named = nullptr;
  for (const FilterToken& token : tokens) {
    if (!is_zone(token)) continue;
    if (named != nullptr || token.negated || token.values.size() > 1) {
      return Error{ErrorCode::kBadFilter,
                   "A filter has one time zone: write zone:NAME once, as zone:Europe/Berlin.",
                   to_string(token.span)};
    }
    named = &token;
    Result<TimeZone> found = find_time_zone(token.values[0].text);
    if (!found) {
      return Error{ErrorCode::kBadFilter,
                   "There is no time zone " + shown(token.values[0].text) +
                       ": write one as Europe/Berlin or +02:00.",
                   to_string(token.span)};
    }
    zone = *std::move(found);
    name = token.values[0].text;
  }
  return zone;
}

Condition phrase(std::string_view text) {
  return text_condition(Condition::Kind::kContains, folded(text));
}

Result<Term> term_of(const FilterToken& token, const TimeZone& zone) {
  Term term;
  term.span = token.span;
  term.negated = token.negated;
  if (!token.has_field) {
    term.words = true;
    term.conditions.push_back(phrase(token.values[0].text));
    return term;
  }
  Result<FieldRef> field = parse_field(token.field.text);
  if (!field) return std::move(field).error();
  term.field = *std::move(field);
  for (const QuotedText& value : token.values) {
    Result<Condition> condition = condition_of(term.field, value, zone);
    if (!condition) return std::move(condition).error();
    term.conditions.push_back(*std::move(condition));
  }
  return term;
}

}  // namespace

Result<Filter> parse_filter(std::string_view text) {
  Result<std::vector<FilterToken>> tokens = split_filter(text);
  if (!tokens) return std::move(tokens).error();
  Filter filter;
  filter.text = text;
  const Result<TimeZone> zone = zone_of(*tokens, filter.zone);
  if (!zone) return zone.error();
  for (const FilterToken& token : *tokens) {
    if (is_zone(token) || is_view(token)) continue;
    Result<Term> term = term_of(token, *zone);
    if (!term) {
      Error error = std::move(term).error();
      error.where = to_string(token.span);
      return error;
    }
    filter.terms.push_back(*std::move(term));
  }
  return filter;
}

Filter phrase_filter(std::string_view text) {
  Filter filter;
  filter.text = text;
  Term term;
  term.span = {0, text.size()};
  term.words = true;
  term.conditions.push_back(phrase(text));
  filter.terms.push_back(std::move(term));
  return filter;
}

}  // namespace throughline::query
