#pragma once

#include <memory>
#include <vector>

#include "base/result.h"
#include "base/task.h"
#include "query/filter.h"
#include "query/matcher.h"

// A term bound to a snapshot. Times of interactions become row ranges; dictionary fields a table
// over codes, so that each distinct value is judged once; numbers integer intervals, exact.
namespace throughline::query {

// kUnknownField if no open file has the term's column. `snapshot` and `term` must outlive the
// matcher. Not for terms on `time`: see time_rows.
Task<Result<std::unique_ptr<Matcher>>> bind_term(const store::Snapshot& snapshot, const Term& term,
                                                 Budget& budget);

// The rows a term on `time` takes, negation included.
RowBits time_rows(const store::Snapshot& snapshot, const Term& term);

// Tags of a `;`-separated set, without blanks around them; visit(tag) for each that is not empty.
template <class Visit>
void for_each_tag(std::string_view set, Visit&& visit) {
  constexpr std::string_view kBlanks = " \t";
  for (std::size_t begin = 0; begin <= set.size();) {
    const std::size_t end = std::min(set.find(';', begin), set.size());
    std::string_view tag = set.substr(begin, end - begin);
    const std::size_t first = tag.find_first_not_of(kBlanks);
    if (first != std::string_view::npos)
      visit(tag.substr(first, tag.find_last_not_of(kBlanks) - first + 1));
    begin = end + 1;
  }
}

}  // namespace throughline::query
