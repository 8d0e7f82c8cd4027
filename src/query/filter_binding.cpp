#include "query/filter_binding.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "model/interaction.h"
#include "model/vocabulary.h"
#include "query/tags.h"

namespace throughline::query {
namespace {

using Interval = NumberMatcher::Interval;
using MatcherPointer = std::unique_ptr<Matcher>;

// What a number column holds besides null and the mark of wide numbers.
constexpr std::int64_t kLeast = Interaction::kWideNumber + 1;
constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
constexpr Interval kNothing{kMost, kLeast};

// Dictionary entries judged between two looks at the clock.
constexpr std::uint32_t kCodeSlice = 1U << 12U;

// The greatest micro-unit number <= value, or one beyond kLeast, kMost.
Int128 floor_micro(const Decimal& value) {
  constexpr Int128 kBeyond = Int128{1} << 64;
  Int128 mantissa = value.mantissa;
  int scale = value.scale;
  bool cut = false;
  for (; scale > 6; --scale) {
    cut = cut || mantissa % 10 != 0;
    mantissa /= 10;
  }
  for (; scale < 6; ++scale) {
    if (mantissa > kBeyond) return kBeyond;
    if (mantissa < -kBeyond) return -kBeyond;
    mantissa *= 10;
  }
  // Division cuts toward zero.
  if (cut && value.is_negative()) --mantissa;
  return std::clamp(mantissa, -kBeyond, kBeyond);
}

bool is_micro(const Decimal& value) {
  Int128 mantissa = value.mantissa;
  for (int scale = value.scale; scale > 6; --scale) {
    if (mantissa % 10 != 0) return false;
    mantissa /= 10;
  }
  return true;
}

// The micro-unit numbers that a condition takes.
Interval micro_interval(const Condition& condition) {
  Int128 low = kLeast;
  Int128 high = kMost;
  if (condition.low) {
    const bool at = condition.low_included && is_micro(*condition.low);
    low = std::max(low, floor_micro(*condition.low) + (at ? 0 : 1));
  }
  if (condition.high) {
    const bool below = !condition.high_included && is_micro(*condition.high);
    high = std::min(high, floor_micro(*condition.high) - (below ? 1 : 0));
  }
  if (low > high) return kNothing;
  return {static_cast<std::int64_t>(low), static_cast<std::int64_t>(high)};
}

Interval common(Interval a, Interval b) {
  return {std::max(a.low, b.low), std::min(a.high, b.high)};
}

MatcherPointer bind_number(const store::Snapshot& snapshot, const FieldRef& field,
                           const std::vector<Condition>& conditions) {
  const bool received = field.kind == FieldRef::Kind::kReceived;
  const bool given = field.kind == FieldRef::Kind::kGiven;
  const Field stored = received || given ? Field::kValue : field.field;
  NumberMatcher::Spec spec;
  spec.column = &snapshot.columns.numbers_of(stored);
  spec.domain = {received ? 0 : kLeast, given ? -1 : kMost};
  if (received || given) spec.only_where = &snapshot.counts;
  for (const Condition& condition : conditions) {
    if (condition.kind == Condition::Kind::kNull) {
      spec.takes_null = true;
      continue;
    }
    Interval interval = micro_interval(condition);
    if (given && interval.low <= interval.high) interval = {-interval.high, -interval.low};
    interval = common(interval, spec.domain);
    if (interval.low <= interval.high) spec.intervals.push_back(interval);
  }
  for (const auto& [row, number] : snapshot.columns.wide[index_of(stored)]) {
    const bool present =
        !(received || given) || (snapshot.counted(row) && number.is_negative() == given);
    const Decimal shown = given ? negate(number) : number;
    const bool matches =
        std::any_of(conditions.begin(), conditions.end(), [&](const Condition& condition) {
          return condition.kind == Condition::Kind::kNull
                     ? !present
                     : present && in_interval(condition, shown);
        });
    spec.exact.push_back({row, static_cast<std::uint8_t>(matches)});
  }
  std::sort(spec.exact.begin(), spec.exact.end(),
            [](const auto& a, const auto& b) { return a.row < b.row; });
  return std::make_unique<NumberMatcher>(std::move(spec));
}

MatcherPointer bind_time(const store::Snapshot& snapshot, Field field,
                         const std::vector<Condition>& conditions) {
  NumberMatcher::Spec spec;
  spec.column = &snapshot.columns.numbers_of(field);
  spec.domain = {kLeast, kMost};
  for (const Condition& condition : conditions) {
    if (condition.kind == Condition::Kind::kNull) {
      spec.takes_null = true;
      continue;
    }
    spec.intervals.push_back({condition.begin ? condition.begin->microseconds : kLeast,
                              condition.end ? condition.end->microseconds - 1 : kMost});
  }
  return std::make_unique<NumberMatcher>(std::move(spec));
}

MatcherPointer bind_words(const store::Snapshot& snapshot, Field field,
                          const std::vector<Condition>& conditions) {
  std::array<std::uint8_t, 256> table{};
  std::vector<Condition> numbers;
  const auto words = vocabulary_words(vocabulary_of(field));
  for (const Condition& condition : conditions) {
    if (condition.kind == Condition::Kind::kNull) table[0] = 1;
    if (condition.kind == Condition::Kind::kNumbers) numbers.push_back(condition);
    for (std::size_t code = 1; code < words.size(); ++code) {
      const bool equal =
          condition.kind == Condition::Kind::kEquals && words[code] == condition.text;
      const bool begins =
          condition.kind == Condition::Kind::kPrefix && words[code].starts_with(condition.text);
      if (equal || begins) table[code] = 1;
    }
  }
  auto by_word = std::make_unique<WordMatcher>(snapshot.columns.bytes_of(field), table);
  if (numbers.empty()) return by_word;
  std::vector<MatcherPointer> parts;
  parts.push_back(std::move(by_word));
  parts.push_back(bind_number(snapshot, FieldRef::canonical(Field::kSentimentScore), numbers));
  return std::make_unique<CombinedMatcher>(CombinedMatcher::Rule::kAny, std::move(parts));
}

MatcherPointer bind_source(const store::Snapshot& snapshot,
                           const std::vector<Condition>& conditions) {
  const TextTest test(conditions);
  // A file that is not listed is read as null, like code 0 of the others.
  std::vector<std::uint8_t> table(std::size_t{std::numeric_limits<std::uint16_t>::max()} + 1, 0);
  for (std::size_t file = 0; file < snapshot.files.size() && file < table.size(); ++file) {
    table[file] = static_cast<std::uint8_t>(test(snapshot.files[file]->name));
  }
  return std::make_unique<FileMatcher>(snapshot.columns.file, std::move(table));
}

bool judged(const TextTest& test, std::string_view text, bool tags) {
  if (!tags) return test(text);
  if (!has_tags(text)) return test.takes_null();
  bool any = false;
  for_each_tag(text, [&](std::string_view tag) { any = any || test(tag); });
  return any;
}

Task<MatcherPointer> bind_codes(const store::CodeColumn* column,
                                const store::Dictionary& dictionary, bool tags,
                                const std::vector<Condition>& conditions, Budget& budget) {
  const TextTest test(conditions);
  std::vector<std::uint8_t> table(std::max<std::size_t>(dictionary.size(), 1), 0);
  table[0] = test.takes_null() ? 1 : 0;
  const bool by_look_up =
      !tags && std::all_of(conditions.begin(), conditions.end(), [](const Condition& condition) {
        return condition.kind == Condition::Kind::kEquals ||
               condition.kind == Condition::Kind::kNull;
      });
  if (by_look_up) {
    for (const Condition& condition : conditions) {
      if (condition.kind != Condition::Kind::kEquals) continue;
      const std::uint32_t code = dictionary.find(condition.text);
      if (code != store::Dictionary::kNullCode) table[code] = 1;
    }
  } else {
    for (std::uint32_t code = 1; code < table.size(); ++code) {
      table[code] = static_cast<std::uint8_t>(judged(test, dictionary.text(code), tags));
      if (code % kCodeSlice == 0 && budget.spent()) co_await Pause{};
    }
  }
  co_return std::make_unique<CodeMatcher>(column, std::move(table));
}

Task<MatcherPointer> bind_field(const store::Snapshot& snapshot, Field field,
                                const std::vector<Condition>& conditions, Budget& budget) {
  switch (field_info(field).kind) {
    case FieldKind::kEnumeration:
      co_return bind_words(snapshot, field, conditions);
    case FieldKind::kText:
      co_return std::make_unique<TextMatcher>(snapshot.codes(field), snapshot.heaps->texts,
                                              conditions);
    case FieldKind::kTime:
      co_return bind_time(snapshot, field, conditions);
    case FieldKind::kNumber:
    case FieldKind::kMoney:
      co_return bind_number(snapshot, FieldRef::canonical(field), conditions);
    case FieldKind::kCategory:
    case FieldKind::kTags:
      break;
  }
  const bool tags = field_info(field).kind == FieldKind::kTags;
  MatcherPointer bound = co_await bind_codes(&snapshot.codes(field), snapshot.dictionary(field),
                                             tags, conditions, budget);
  co_return bound;
}

// Any of several fields, as if a row had all their values.
Task<MatcherPointer> bind_any_of(const store::Snapshot& snapshot, std::vector<Field> fields,
                                 const std::vector<Condition>& conditions,
                                 const std::vector<Condition>& present,
                                 const std::vector<Condition>& absent, Budget& budget) {
  std::vector<MatcherPointer> any;
  for (const Field field : fields) {
    MatcherPointer part = co_await bind_field(snapshot, field, present, budget);
    any.push_back(std::move(part));
  }
  if (present.size() < conditions.size()) {
    std::vector<MatcherPointer> all;
    for (const Field field : fields) {
      MatcherPointer part = co_await bind_field(snapshot, field, absent, budget);
      all.push_back(std::move(part));
    }
    any.push_back(std::make_unique<CombinedMatcher>(CombinedMatcher::Rule::kAll, std::move(all)));
  }
  co_return std::make_unique<CombinedMatcher>(CombinedMatcher::Rule::kAny, std::move(any));
}

// Keeps the conditions that its matchers refer to.
class LinkMatcher : public Matcher {
 public:
  explicit LinkMatcher(const std::vector<Condition>& conditions) : absent_(1) {
    for (const Condition& condition : conditions) {
      if (condition.kind != Condition::Kind::kNull) present_.push_back(condition);
    }
  }
  Task<void> bind(const store::Snapshot& snapshot, const std::vector<Condition>& conditions,
                  Budget& budget) {
    std::vector<Field> fields(kLinkFields.begin(), kLinkFields.end());
    bound_ =
        co_await bind_any_of(snapshot, std::move(fields), conditions, present_, absent_, budget);
  }
  void match(RowRange rows, std::uint8_t* out) const override { bound_->match(rows, out); }
  RowIndex slice() const override { return bound_->slice(); }

 private:
  std::vector<Condition> present_;
  std::vector<Condition> absent_;  // one condition: null
  MatcherPointer bound_;
};

// The source's own id, or the interaction's.
MatcherPointer bind_id(const store::Snapshot& snapshot, MatcherPointer by_text,
                       const std::vector<Condition>& conditions) {
  std::vector<RowIndex> rows;
  for (const Condition& condition : conditions) {
    if (condition.kind != Condition::Kind::kEquals) continue;
    const auto id = store::parse_row_id(condition.text);
    if (!id) continue;
    if (const auto row = snapshot.find(*id)) rows.push_back(*row);
  }
  if (rows.empty()) return by_text;
  std::vector<MatcherPointer> parts;
  parts.push_back(std::move(by_text));
  parts.push_back(std::make_unique<RowsMatcher>(std::move(rows)));
  return std::make_unique<CombinedMatcher>(CombinedMatcher::Rule::kAny, std::move(parts));
}

}  // namespace

Task<Result<MatcherPointer>> bind_term(const store::Snapshot& snapshot, const Term& term,
                                       Budget& budget) {
  MatcherPointer bound;
  if (term.words) {
    std::vector<Field> fields = {Field::kSubject, Field::kBody};
    const std::vector<Condition> absent;
    bound = co_await bind_any_of(snapshot, std::move(fields), term.conditions, term.conditions,
                                 absent, budget);
    co_return bound;
  }
  switch (term.field.kind) {
    case FieldRef::Kind::kReceived:
    case FieldRef::Kind::kGiven:
      bound = bind_number(snapshot, term.field, term.conditions);
      break;
    case FieldRef::Kind::kSource:
      bound = bind_source(snapshot, term.conditions);
      break;
    case FieldRef::Kind::kLink: {
      auto link = std::make_unique<LinkMatcher>(term.conditions);
      co_await link->bind(snapshot, term.conditions, budget);
      bound = std::move(link);
      break;
    }
    case FieldRef::Kind::kExtra: {
      Result<std::uint32_t> index = find_extra(snapshot, term.field.extra);
      if (!index) {
        Error error = std::move(index).error();
        error.where = to_string(term.span);
        co_return error;
      }
      bound = co_await bind_codes(&snapshot.columns.extras[*index], snapshot.heaps->extras[*index],
                                  false, term.conditions, budget);
      break;
    }
    case FieldRef::Kind::kCanonical: {
      bound = co_await bind_field(snapshot, term.field.field, term.conditions, budget);
      if (term.field.is(Field::kId)) bound = bind_id(snapshot, std::move(bound), term.conditions);
      break;
    }
  }
  co_return bound;
}

RowBits time_rows(const store::Snapshot& snapshot, const Term& term) {
  RowBits rows(snapshot.rows(), false);
  for (const Condition& condition : term.conditions) {
    if (condition.kind == Condition::Kind::kNull) {
      rows.set({snapshot.timed_rows(), snapshot.rows()});
      continue;
    }
    const RowIndex begin = condition.begin ? snapshot.lower_bound(*condition.begin) : 0;
    const RowIndex end =
        condition.end ? snapshot.lower_bound(*condition.end) : snapshot.timed_rows();
    rows.set({begin, end});
  }
  if (term.negated) rows.complement();
  return rows;
}

}  // namespace throughline::query
