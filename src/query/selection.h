#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/task.h"
#include "query/filter.h"
#include "query/row_bits.h"

// The rows of a filter, kept apart by field: all terms on one field (and all words) are a group,
// and a group is a set of the rows that pass it. A facet, which ignores the terms on its own field,
// joins all groups but one; a brush that moves one filter leaves the other groups as they are
// (crossfilter's idea).
namespace throughline::query {

class Selection {
 public:
  struct Group {
    bool words = false;
    FieldRef field;
    std::shared_ptr<const RowBits> passing;
  };

  Selection(std::shared_ptr<const store::Snapshot> snapshot, std::vector<Group> groups);

  const store::Snapshot& snapshot() const { return *snapshot_; }
  const RowBits& rows() const { return *rows_; }
  // The rows under all terms but those on `field`.
  std::shared_ptr<const RowBits> rows_without(const FieldRef& field) const;
  bool has_group(const FieldRef& field) const;
  bool is_everything() const { return groups_.empty(); }

 private:
  std::shared_ptr<const RowBits> joined(const Group* omitted) const;

  std::shared_ptr<const store::Snapshot> snapshot_;
  std::vector<Group> groups_;
  std::shared_ptr<const RowBits> rows_;
};

// Remembers the newest selections, and groups by their terms' text. One engine's; tasks that use it
// may interleave.
class SelectionCache {
 public:
  std::shared_ptr<const Selection> find(std::uint64_t epoch, const std::string& key) const;
  void keep(std::uint64_t epoch, std::string key, std::shared_ptr<const Selection> selection);
  std::shared_ptr<const RowBits> find_group(std::uint64_t epoch, const std::string& key) const;
  void keep_group(std::uint64_t epoch, std::string key, std::shared_ptr<const RowBits> rows);
  void clear();

 private:
  template <class T>
  struct Entry {
    std::uint64_t epoch;
    std::string key;
    std::shared_ptr<const T> value;
  };
  // Most recently used last.
  mutable std::vector<Entry<Selection>> selections_;
  mutable std::vector<Entry<RowBits>> groups_;
};

struct SelectOptions {
  bool ignore_time = false;  // as if the filter had no terms on `time`
};

// kUnknownField for a column that no open file has.
Task<Result<std::shared_ptr<const Selection>>> select_rows(
    std::shared_ptr<const store::Snapshot> snapshot, Filter filter, SelectOptions options,
    SelectionCache& cache, Budget& budget);

// parse_filter, then select_rows.
Task<Result<std::shared_ptr<const Selection>>> select_rows(
    std::shared_ptr<const store::Snapshot> snapshot, std::string filter_text, SelectOptions options,
    SelectionCache& cache, Budget& budget);

}  // namespace throughline::query
