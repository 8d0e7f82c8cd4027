#include "query/selection.h"

#include <algorithm>
#include <utility>

#include "query/filter_binding.h"
#include "query/filter_parser.h"

namespace throughline::query {
namespace {

constexpr std::size_t kMostSelections = 8;
constexpr std::size_t kMostGroups = 24;

// The newest entry is last; a hit becomes the newest.
template <class Entries>
auto find_entry(Entries& entries, std::uint64_t epoch, const std::string& key) {
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const auto& entry) {
    return entry.epoch == epoch && entry.key == key;
  });
  if (found == entries.end()) return decltype(found->value){};
  std::rotate(found, found + 1, entries.end());
  return entries.back().value;
}

template <class Entries, class Value>
void keep_entry(Entries& entries, std::size_t most, std::uint64_t epoch, std::string key,
                Value value) {
  // What belongs to data that is no longer open goes: it would keep that data in memory.
  std::erase_if(entries, [&](const auto& entry) { return entry.epoch != epoch; });
  if (entries.size() >= most) entries.erase(entries.begin());
  entries.push_back({epoch, std::move(key), std::move(value)});
}

using TermList = std::vector<const Term*>;

bool same_group(const Term& a, const Term& b) {
  return a.words == b.words && (a.words || a.field == b.field);
}

std::vector<TermList> grouped(const Filter& filter, SelectOptions options) {
  std::vector<TermList> groups;
  for (const Term& term : filter.terms) {
    if (options.ignore_time && term.is_time()) continue;
    const auto group = std::find_if(groups.begin(), groups.end(), [&](const TermList& other) {
      return same_group(*other[0], term);
    });
    if (group == groups.end()) {
      groups.push_back({&term});
    } else {
      group->push_back(&term);
    }
  }
  return groups;
}

// What the group's rows depend on, besides the data.
std::string key_of(const Filter& filter, const TermList& group) {
  std::string key;
  const bool times = !group[0]->words && group[0]->field.value_kind() == FieldKind::kTime;
  if (times) key = filter.zone;
  // A phrase (search) has no syntax: the same text as a filter may mean something else.
  for (const Term* term : group) {
    key += '\n';
    if (term->words) {
      key += term->negated ? "-" : "+";
      key += term->conditions[0].text;
    } else {
      key += filter.text_of(*term);
    }
  }
  return (group[0]->words ? "w" : "f") + key;
}

Task<Result<std::shared_ptr<const RowBits>>> matching_rows(const store::Snapshot& snapshot,
                                                           const Term& term, Budget& budget) {
  if (term.is_time()) co_return std::make_shared<const RowBits>(time_rows(snapshot, term));
  Result<std::unique_ptr<Matcher>> matcher = co_await bind_term(snapshot, term, budget);
  if (!matcher) co_return std::move(matcher).error();
  auto rows = std::make_shared<RowBits>(snapshot.rows(), false);
  const RowIndex slice = (*matcher)->slice();
  std::vector<std::uint8_t> bytes(slice);
  for (RowIndex begin = 0; begin < snapshot.rows();) {
    const RowRange part = block_part({0, std::min(snapshot.rows() - begin, slice) + begin}, begin);
    (*matcher)->match(part, bytes.data());
    rows->assign(begin, bytes.data(), part.size());
    begin = part.end;
    if (budget.spent()) co_await Pause{};
  }
  if (term.negated) rows->complement();
  co_return std::shared_ptr<const RowBits>(std::move(rows));
}

Task<Result<std::shared_ptr<const RowBits>>> passing_rows(const store::Snapshot& snapshot,
                                                          const TermList& terms, Budget& budget) {
  Result<std::shared_ptr<const RowBits>> first =
      co_await matching_rows(snapshot, *terms[0], budget);
  if (!first || terms.size() == 1) co_return first;
  auto all = std::make_shared<RowBits>(**first);
  for (std::size_t i = 1; i < terms.size(); ++i) {
    Result<std::shared_ptr<const RowBits>> next =
        co_await matching_rows(snapshot, *terms[i], budget);
    if (!next) co_return next;
    all->intersect(**next);
  }
  co_return std::shared_ptr<const RowBits>(std::move(all));
}

}  // namespace

Selection::Selection(std::shared_ptr<const store::Snapshot> snapshot, std::vector<Group> groups)
    : snapshot_(std::move(snapshot)), groups_(std::move(groups)), rows_(joined(nullptr)) {}

std::shared_ptr<const RowBits> Selection::joined(const Group* omitted) const {
  std::vector<const Group*> kept;
  for (const Group& group : groups_) {
    if (&group != omitted) kept.push_back(&group);
  }
  if (kept.empty()) return std::make_shared<const RowBits>(snapshot_->rows(), true);
  if (kept.size() == 1) return kept[0]->passing;
  auto rows = std::make_shared<RowBits>(*kept[0]->passing);
  for (std::size_t i = 1; i < kept.size(); ++i) rows->intersect(*kept[i]->passing);
  return rows;
}

std::shared_ptr<const RowBits> Selection::rows_without(const FieldRef& field) const {
  for (const Group& group : groups_) {
    if (!group.words && group.field == field) return joined(&group);
  }
  return rows_;
}

bool Selection::has_group(const FieldRef& field) const {
  return std::any_of(groups_.begin(), groups_.end(),
                     [&](const Group& group) { return !group.words && group.field == field; });
}

std::shared_ptr<const Selection> SelectionCache::find(std::uint64_t epoch,
                                                      const std::string& key) const {
  return find_entry(selections_, epoch, key);
}

void SelectionCache::keep(std::uint64_t epoch, std::string key,
                          std::shared_ptr<const Selection> selection) {
  keep_entry(selections_, kMostSelections, epoch, std::move(key), std::move(selection));
}

std::shared_ptr<const RowBits> SelectionCache::find_group(std::uint64_t epoch,
                                                          const std::string& key) const {
  return find_entry(groups_, epoch, key);
}

void SelectionCache::keep_group(std::uint64_t epoch, std::string key,
                                std::shared_ptr<const RowBits> rows) {
  keep_entry(groups_, kMostGroups, epoch, std::move(key), std::move(rows));
}

void SelectionCache::clear() {
  selections_.clear();
  groups_.clear();
}

Task<Result<std::shared_ptr<const Selection>>> select_rows(
    std::shared_ptr<const store::Snapshot> snapshot, Filter filter, SelectOptions options,
    SelectionCache& cache, Budget& budget) {
  std::vector<Selection::Group> groups;
  for (const TermList& terms : grouped(filter, options)) {
    std::string key = key_of(filter, terms);
    std::shared_ptr<const RowBits> passing = cache.find_group(snapshot->epoch, key);
    if (passing == nullptr) {
      Result<std::shared_ptr<const RowBits>> rows = co_await passing_rows(*snapshot, terms, budget);
      if (!rows) co_return std::move(rows).error();
      passing = *rows;
      cache.keep_group(snapshot->epoch, std::move(key), passing);
    }
    groups.push_back({terms[0]->words, terms[0]->field, std::move(passing)});
  }
  co_return std::make_shared<const Selection>(std::move(snapshot), std::move(groups));
}

Task<Result<std::shared_ptr<const Selection>>> select_rows(
    std::shared_ptr<const store::Snapshot> snapshot, std::string filter_text, SelectOptions options,
    SelectionCache& cache, Budget& budget) {
  const std::uint64_t epoch = snapshot->epoch;
  std::string key = (options.ignore_time ? "-" : "+") + filter_text;
  std::shared_ptr<const Selection> known = cache.find(epoch, key);
  if (known != nullptr) co_return known;
  Result<Filter> filter = parse_filter(filter_text);
  if (!filter) co_return std::move(filter).error();
  Result<std::shared_ptr<const Selection>> selection =
      co_await select_rows(std::move(snapshot), *std::move(filter), options, cache, budget);
  if (selection) cache.keep(epoch, std::move(key), *selection);
  co_return selection;
}

}  // namespace throughline::query
