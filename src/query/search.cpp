#include "query/search.h"

#include <algorithm>
#include <utility>

#include "base/null_words.h"
#include "query/filter_parser.h"
#include "query/rows.h"

namespace throughline::query {

Task<Result<SearchAnswer>> search(SnapshotPointer snapshot, SearchRequest request, Cache& cache,
                                  Budget& budget) {
  if (trim_blanks(request.text).empty()) {
    co_return Error{ErrorCode::kBadRequest, "There is no \"text\" to search for.", {}};
  }
  Result<std::shared_ptr<const Selection>> selection = co_await select_rows(
      snapshot, std::move(request.filter), SelectOptions{}, cache.selections, budget);
  if (!selection) co_return std::move(selection).error();
  Filter phrase = phrase_filter(request.text);
  Result<std::shared_ptr<const Selection>> found =
      co_await select_rows(snapshot, std::move(phrase), SelectOptions{}, cache.selections, budget);
  if (!found) co_return std::move(found).error();
  RowBits rows = (*found)->rows();
  rows.intersect((*selection)->rows());
  SearchAnswer answer;
  answer.total = rows.count();
  const FieldRef by_id = FieldRef::canonical(Field::kId);
  const std::vector<RowIndex> page =
      co_await ordered_rows(*snapshot, rows, by_id, false, 0, request.limit, budget);
  answer.ids.reserve(page.size());
  for (const RowIndex row : page) answer.ids.push_back(snapshot->id(row));
  co_return answer;
}

}  // namespace throughline::query
