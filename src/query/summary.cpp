#include "query/summary.h"

#include <utility>

#include "query/customers.h"

namespace throughline::query {

Task<Result<SummaryAnswer>> summary(SnapshotPointer snapshot, SummaryRequest request, Cache& cache,
                                    Budget& budget) {
  Result<std::shared_ptr<const Selection>> selection = co_await select_rows(
      snapshot, std::move(request.filter), SelectOptions{}, cache.selections, budget);
  if (!selection) co_return std::move(selection).error();
  const RowBits& rows = (*selection)->rows();
  SummaryAnswer answer;
  answer.snapshot = snapshot;
  answer.interactions = rows.count();
  answer.customers = co_await count_customers(*snapshot, rows, budget);
  const RowRange timed{0, snapshot->timed_rows()};
  const RowIndex first = rows.next(0);
  if (first < timed.end) {
    answer.span = Span{Instant{snapshot->times().get(first)},
                       Instant{snapshot->times().get(rows.last(timed))}};
  }
  for (const std::string& name : default_facet_fields()) {
    Result<FieldRef> field = parse_field(name);
    if (!field) co_return std::move(field).error();
    const RowBits* counted = (*selection)->is_everything() ? nullptr : &rows;
    Result<Facet> facet =
        co_await facet_of_rows(snapshot, *std::move(field), counted, request.limit, cache, budget);
    if (!facet) co_return std::move(facet).error();
    answer.facets.push_back(*std::move(facet));
  }
  Result<ExchangedSums> sums = co_await sum_exchanged(*snapshot, rows, nullptr, budget);
  if (!sums) co_return std::move(sums).error();
  const auto value = sums->of(0);
  answer.value.assign(value.begin(), value.end());
  co_return answer;
}

}  // namespace throughline::query
