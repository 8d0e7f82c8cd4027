#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "base/case_folding.h"
#include "base/decimal.h"
#include "query/filter.h"
#include "query/row_bits.h"

// Which rows a term's conditions take, block by block. Matchers refer to the snapshot they were
// bound to and to the filter's conditions: both must outlive them.
namespace throughline::query {

class Matcher {
 public:
  Matcher() = default;
  Matcher(const Matcher&) = delete;
  Matcher& operator=(const Matcher&) = delete;
  virtual ~Matcher() = default;

  // out[i] = 1 where row rows.begin + i satisfies any condition, else 0. The rows are of one block.
  virtual void match(RowRange rows, std::uint8_t* out) const = 0;
  // How many rows to match between two looks at the clock.
  virtual RowIndex slice() const { return static_cast<RowIndex>(store::kBlockRows); }
};

// Conditions on a text. Null is not asked here.
class TextTest {
 public:
  explicit TextTest(const std::vector<Condition>& conditions);
  bool operator()(std::string_view text) const;
  bool takes_null() const { return takes_null_; }

 private:
  std::vector<const Condition*> conditions_;
  std::vector<FoldedSearcher> searchers_;  // of the kContains conditions, in their order
  bool takes_null_ = false;
};

// Whether a number is in the interval of a kNumbers condition.
bool in_interval(const Condition& condition, const Decimal& number);

// A table from dictionary codes to 0 or 1.
class CodeMatcher : public Matcher {
 public:
  CodeMatcher(const store::CodeColumn* column, std::vector<std::uint8_t> table)
      : column_(column), table_(std::move(table)) {}
  void match(RowRange rows, std::uint8_t* out) const override;

 private:
  const store::CodeColumn* column_;  // nullptr: null in every row
  std::vector<std::uint8_t> table_;
};

// The same for files.
class FileMatcher : public Matcher {
 public:
  FileMatcher(const store::FileColumn& column, std::vector<std::uint8_t> table)
      : column_(column), table_(std::move(table)) {}
  void match(RowRange rows, std::uint8_t* out) const override;

 private:
  const store::FileColumn& column_;
  std::vector<std::uint8_t> table_;
};

// The same for enumerations.
class WordMatcher : public Matcher {
 public:
  WordMatcher(const store::ByteColumn& column, const std::array<std::uint8_t, 256>& table)
      : column_(column), table_(table) {}
  void match(RowRange rows, std::uint8_t* out) const override;

 private:
  const store::ByteColumn& column_;
  std::array<std::uint8_t, 256> table_;
};

// Intervals of a number column.
class NumberMatcher : public Matcher {
 public:
  struct Interval {  // both ends included; empty if low > high
    std::int64_t low;
    std::int64_t high;
  };
  struct Exact {  // what a row with a number beyond micro-units gives
    RowIndex row;
    std::uint8_t matches;
  };
  struct Spec {
    const store::NumberColumn* column = nullptr;
    const store::ByteColumn* only_where = nullptr;  // if given: null where it is 0
    Interval domain{};                              // null outside of it
    std::vector<Interval> intervals;
    bool takes_null = false;
    std::vector<Exact> exact;  // by row
  };
  explicit NumberMatcher(Spec spec) : spec_(std::move(spec)) {}
  void match(RowRange rows, std::uint8_t* out) const override;

 private:
  Spec spec_;
};

// Every row's own text.
class TextMatcher : public Matcher {
 public:
  TextMatcher(const store::CodeColumn& column, const store::TextHeap& texts,
              const std::vector<Condition>& conditions)
      : column_(column), texts_(texts), test_(conditions) {}
  void match(RowRange rows, std::uint8_t* out) const override;
  RowIndex slice() const override { return RowIndex{1} << 12; }

 private:
  const store::CodeColumn& column_;
  const store::TextHeap& texts_;
  TextTest test_;
};

// Some single rows.
class RowsMatcher : public Matcher {
 public:
  explicit RowsMatcher(std::vector<RowIndex> rows) : rows_(std::move(rows)) {}
  void match(RowRange rows, std::uint8_t* out) const override;

 private:
  std::vector<RowIndex> rows_;
};

// Any, or all, of several.
class CombinedMatcher : public Matcher {
 public:
  enum class Rule { kAny, kAll };
  CombinedMatcher(Rule rule, std::vector<std::unique_ptr<Matcher>> parts)
      : rule_(rule), parts_(std::move(parts)) {}
  void match(RowRange rows, std::uint8_t* out) const override;
  RowIndex slice() const override;

 private:
  Rule rule_;
  std::vector<std::unique_ptr<Matcher>> parts_;
};

}  // namespace throughline::query
