#include "query/facets.h"

#include <utility>

#include "base/case_folding.h"
#include "base/sort_task.h"

namespace throughline::query {
namespace {

constexpr std::uint32_t kValueSlice = 1U << 12U;

struct Counts {
  const std::vector<std::uint32_t>& under_filter;
  const std::vector<std::uint32_t>& listed;  // values with 0 here are left out
};

// Whether a value's text holds a folded needle; every value if that is empty.
class ValueSearch {
 public:
  explicit ValueSearch(std::string_view folded_needle)
      : searcher_(folded_needle), all_(folded_needle.empty()) {}
  bool takes(const Value& value) {
    if (all_) return true;
    text_.clear();
    append_text(value, text_);
    return !text_.empty() && searcher_.in(text_);
  }

 private:
  FoldedSearcher searcher_;
  bool all_;
  std::string text_;
};

Task<Facet> ranked(const FieldKeys& keys, Counts counts, std::uint32_t limit,
                   std::string_view folded_find, Budget& budget) {
  Facet facet;
  facet.field = keys.field().name();
  std::vector<std::uint32_t> ids;
  std::uint64_t total = 0;
  ValueSearch search(folded_find);
  for (std::uint32_t id = 0; id < counts.listed.size(); ++id) {
    if (counts.listed[id] != 0 && search.takes(keys.value(id))) {
      ids.push_back(id);
      total += counts.under_filter[id];
    }
    if (id % kValueSlice == kValueSlice - 1 && budget.spent()) co_await Pause{};
  }
  facet.distinct = static_cast<std::uint32_t>(ids.size());
  const auto before = [&](std::uint32_t a, std::uint32_t b) {
    if (counts.under_filter[a] != counts.under_filter[b])
      return counts.under_filter[a] > counts.under_filter[b];
    return a != b && compare(keys.value(a), keys.value(b)) < 0;
  };
  co_await keep_first(ids, limit, before, budget);
  facet.values.reserve(ids.size());
  for (const std::uint32_t id : ids) {
    facet.values.push_back({keys.value(id), counts.under_filter[id], counts.listed[id]});
    total -= counts.under_filter[id];
  }
  facet.rest = facet.distinct - static_cast<std::uint32_t>(ids.size());
  facet.rest_count = total;
  co_return facet;
}

}  // namespace

const std::vector<std::string>& default_facet_fields() {
  static const std::vector<std::string> fields = {
      "channel", "type", "direction", "function", "status", "sentiment", "agent", "organisation"};
  return fields;
}

Task<Result<FacetsAnswer>> facets(SnapshotPointer snapshot, FacetsRequest request, Cache& cache,
                                  Budget& budget) {
  if (request.fields.empty()) request.fields = default_facet_fields();
  std::vector<FieldRef> fields;
  for (const std::string& name : request.fields) {
    Result<FieldRef> field = parse_field(*snapshot, name);
    if (!field) co_return std::move(field).error();
    fields.push_back(*std::move(field));
  }
  const std::string folded_find = folded(request.find);
  Result<std::shared_ptr<const Selection>> selection = co_await select_rows(
      snapshot, std::move(request.filter), SelectOptions{}, cache.selections, budget);
  if (!selection) co_return std::move(selection).error();

  FacetsAnswer answer;
  answer.snapshot = snapshot;
  for (const FieldRef& field : fields) {
    std::shared_ptr<const FieldKeys> keys = co_await cache.fields.keys(snapshot, field, budget);
    std::shared_ptr<const std::vector<std::uint32_t>> all =
        co_await cache.fields.all_counts(keys, budget);
    std::vector<std::uint32_t> counts;
    if ((*selection)->is_everything()) {
      counts = *all;
    } else {
      const std::shared_ptr<const RowBits> rows = (*selection)->rows_without(field);
      counts = co_await count_values(*keys, rows.get(), budget);
    }
    Counts both{counts, *all};
    Facet facet = co_await ranked(*keys, both, request.limit, folded_find, budget);
    answer.facets.push_back(std::move(facet));
  }
  co_return answer;
}

Task<Result<Facet>> facet_of_rows(SnapshotPointer snapshot, FieldRef field, const RowBits* rows,
                                  std::uint32_t limit, Cache& cache, Budget& budget) {
  std::shared_ptr<const FieldKeys> keys =
      co_await cache.fields.keys(std::move(snapshot), std::move(field), budget);
  const std::vector<std::uint32_t> counts = co_await count_values(*keys, rows, budget);
  Counts both{counts, counts};
  Facet facet = co_await ranked(*keys, both, limit, std::string_view{}, budget);
  co_return facet;
}

}  // namespace throughline::query
