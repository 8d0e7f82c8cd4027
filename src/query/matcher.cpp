#include "query/matcher.h"

#include <algorithm>
#include <cstring>

namespace throughline::query {
namespace {

template <class Column>
auto block_values(const Column& column, RowRange rows) {
  const auto* block = column.block(rows.begin / store::kBlockRows);
  return block == nullptr ? nullptr : block + rows.begin % store::kBlockRows;
}

template <class T>
void look_up(const T* values, const std::uint8_t* table, RowIndex count, std::uint8_t* out) {
  for (RowIndex i = 0; i < count; ++i) out[i] = table[values[i]];
}

}  // namespace

bool in_interval(const Condition& condition, const Decimal& number) {
  if (condition.low) {
    const auto order = number <=> *condition.low;
    if (order < 0 || (order == 0 && !condition.low_included)) return false;
  }
  if (condition.high) {
    const auto order = number <=> *condition.high;
    if (order > 0 || (order == 0 && !condition.high_included)) return false;
  }
  return true;
}

TextTest::TextTest(const std::vector<Condition>& conditions) {
  for (const Condition& condition : conditions) {
    if (condition.kind == Condition::Kind::kNull) {
      takes_null_ = true;
      continue;
    }
    conditions_.push_back(&condition);
    if (condition.kind == Condition::Kind::kContains) searchers_.emplace_back(condition.text);
  }
}

bool TextTest::operator()(std::string_view text) const {
  std::size_t searcher = 0;
  for (const Condition* condition : conditions_) {
    switch (condition->kind) {
      case Condition::Kind::kEquals:
        if (text == condition->text) return true;
        break;
      case Condition::Kind::kPrefix:
        if (text.starts_with(condition->text)) return true;
        break;
      case Condition::Kind::kContains:
        if (searchers_[searcher++].in(text)) return true;
        break;
      case Condition::Kind::kNumbers:
        if (const auto number = parse_decimal(text);
            number && in_interval(*condition, number->value))
          return true;
        break;
      case Condition::Kind::kNull:
      case Condition::Kind::kTimes:
        break;
    }
  }
  return false;
}

void CodeMatcher::match(RowRange rows, std::uint8_t* out) const {
  const std::uint32_t* codes = column_ == nullptr ? nullptr : block_values(*column_, rows);
  if (codes == nullptr) {
    std::memset(out, table_[0], rows.size());
  } else {
    look_up(codes, table_.data(), rows.size(), out);
  }
}

void FileMatcher::match(RowRange rows, std::uint8_t* out) const {
  const std::uint16_t* files = block_values(column_, rows);
  if (files == nullptr) {
    std::memset(out, table_[0], rows.size());
  } else {
    look_up(files, table_.data(), rows.size(), out);
  }
}

void WordMatcher::match(RowRange rows, std::uint8_t* out) const {
  const std::uint8_t* words = block_values(column_, rows);
  if (words == nullptr) {
    std::memset(out, table_[0], rows.size());
  } else {
    look_up(words, table_.data(), rows.size(), out);
  }
}

void NumberMatcher::match(RowRange rows, std::uint8_t* out) const {
  const RowIndex count = rows.size();
  const std::int64_t* values = block_values(*spec_.column, rows);
  const std::uint8_t* stated =
      spec_.only_where == nullptr ? nullptr : block_values(*spec_.only_where, rows);
  if (values == nullptr || (spec_.only_where != nullptr && stated == nullptr)) {
    std::memset(out, spec_.takes_null ? 1 : 0, count);
    return;
  }
  std::memset(out, 0, count);
  for (const auto& [low, high] : spec_.intervals) {
    for (RowIndex i = 0; i < count; ++i) {
      out[i] = static_cast<std::uint8_t>(out[i] | (static_cast<unsigned>(values[i] >= low) &
                                                   static_cast<unsigned>(values[i] <= high)));
    }
  }
  if (stated != nullptr) {
    for (RowIndex i = 0; i < count; ++i) out[i] &= stated[i];
  }
  if (spec_.takes_null) {
    const auto [low, high] = spec_.domain;
    for (RowIndex i = 0; i < count; ++i) {
      const unsigned present = static_cast<unsigned>(values[i] >= low) &
                               static_cast<unsigned>(values[i] <= high) &
                               (stated == nullptr ? 1U : stated[i]);
      out[i] = static_cast<std::uint8_t>(out[i] | (present ^ 1U));
    }
  }
  auto exact = std::lower_bound(spec_.exact.begin(), spec_.exact.end(), rows.begin,
                                [](const Exact& entry, RowIndex row) { return entry.row < row; });
  for (; exact != spec_.exact.end() && exact->row < rows.end; ++exact)
    out[exact->row - rows.begin] = exact->matches;
}

void TextMatcher::match(RowRange rows, std::uint8_t* out) const {
  const std::uint32_t* references = block_values(column_, rows);
  const std::uint8_t null_matches = test_.takes_null() ? 1 : 0;
  if (references == nullptr) {
    std::memset(out, null_matches, rows.size());
    return;
  }
  for (RowIndex i = 0; i < rows.size(); ++i) {
    out[i] = references[i] == 0 ? null_matches
                                : static_cast<std::uint8_t>(test_(texts_.get(references[i])));
  }
}

void RowsMatcher::match(RowRange rows, std::uint8_t* out) const {
  std::memset(out, 0, rows.size());
  for (const RowIndex row : rows_) {
    if (row >= rows.begin && row < rows.end) out[row - rows.begin] = 1;
  }
}

void CombinedMatcher::match(RowRange rows, std::uint8_t* out) const {
  std::array<std::uint8_t, 4096> part_out;
  const bool any = rule_ == Rule::kAny;
  for (RowIndex begin = rows.begin; begin < rows.end;) {
    const RowRange piece{begin, std::min(rows.end, begin + static_cast<RowIndex>(part_out.size()))};
    std::uint8_t* piece_out = out + (begin - rows.begin);
    std::memset(piece_out, any ? 0 : 1, piece.size());
    for (const auto& part : parts_) {
      part->match(piece, part_out.data());
      for (RowIndex i = 0; i < piece.size(); ++i) {
        piece_out[i] = any ? piece_out[i] | part_out[i] : piece_out[i] & part_out[i];
      }
    }
    begin = piece.end;
  }
}

RowIndex CombinedMatcher::slice() const {
  RowIndex least = static_cast<RowIndex>(store::kBlockRows);
  for (const auto& part : parts_) least = std::min(least, part->slice());
  return least;
}

}  // namespace throughline::query
