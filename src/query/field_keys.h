#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/task.h"
#include "query/values.h"

// A field as small numbers, for counting: every row has a key, and a key stands for the values it
// has: one, or several (tags, links). Key 0 and value 0 are null. Enumerations and dictionary
// fields have keys already; for others they are made, one pass over the rows.
namespace throughline::query {

class FieldKeys {
 public:
  // `x.NAME` must exist. The keys refer to the snapshot and keep it.
  static Task<std::shared_ptr<const FieldKeys>> build(
      std::shared_ptr<const store::Snapshot> snapshot, FieldRef field, Budget& budget);

  const FieldRef& field() const { return field_; }
  const store::Snapshot& snapshot() const { return *snapshot_; }
  std::uint32_t key_count() const { return key_count_; }
  std::uint32_t value_count() const { return value_count_; }
  Value value(std::uint32_t value_id) const;

  // visit(keys) with the keys of a block's rows as const std::uint8_t*, std::uint16_t* or
  // std::uint32_t*; nullptr of any of these where all are 0.
  template <class Visit>
  void with_block(std::size_t block, Visit&& visit) const {
    if (bytes_ != nullptr) {
      visit(bytes_->block(block));
    } else if (files_ != nullptr) {
      visit(files_->block(block));
    } else if (codes_ != nullptr) {
      visit(codes_->block(block));
    } else {
      visit(made_.empty() ? nullptr : made_.data() + block * store::kBlockRows);
    }
  }
  std::uint32_t key(RowIndex row) const;

  // visit(value id) for each value of a key.
  template <class Visit>
  void for_each_value(std::uint32_t key, Visit&& visit) const {
    if (!mapped_) {
      visit(key);
      return;
    }
    for (std::uint32_t i = first_value_[key]; i < first_value_[key + 1]; ++i)
      visit(values_of_keys_[i]);
  }
  // Keys are values.
  bool is_direct() const { return !mapped_; }

 private:
  FieldKeys(std::shared_ptr<const store::Snapshot> snapshot, FieldRef field);

  Task<void> make_numbers(Budget& budget);
  Task<void> make_texts(Budget& budget);
  Task<void> make_links(Budget& budget);
  Task<void> split_tags(Budget& budget);
  void merge_files();
  std::uint32_t text_value(std::string_view text);
  void end_key() { first_value_.push_back(static_cast<std::uint32_t>(values_of_keys_.size())); }

  std::shared_ptr<const store::Snapshot> snapshot_;
  FieldRef field_;
  FieldReader reader_;
  std::uint32_t key_count_ = 1;
  std::uint32_t value_count_ = 1;

  // The keys: one of these, or none (null everywhere).
  const store::ByteColumn* bytes_ = nullptr;
  const store::FileColumn* files_ = nullptr;
  const store::CodeColumn* codes_ = nullptr;
  std::vector<std::uint32_t> made_;

  // Where a key is not its value: the values of key k are values_of_keys_[first_value_[k] ..
  // first_value_[k + 1]).
  bool mapped_ = false;
  std::vector<std::uint32_t> first_value_ = {0};
  std::vector<std::uint32_t> values_of_keys_;

  // The values, by id: a dictionary or word list, or a row that has the value, or a text.
  const store::Dictionary* dictionary_ = nullptr;
  std::vector<RowIndex> sample_rows_;
  std::vector<std::string_view> texts_;
  std::unordered_map<std::string_view, std::uint32_t> text_ids_;
};

// Rows by key, of those in `rows` within `range`: adds to counts[key]. `rows` nullptr: all.
void count_keys(const FieldKeys& keys, const RowBits* rows, RowRange range,
                std::vector<std::uint32_t>& counts);

// Rows by value, over a whole set. A row counts once for each of its values.
Task<std::vector<std::uint32_t>> count_values(const FieldKeys& keys, const RowBits* rows,
                                              Budget& budget);

// Remembers what depends on nothing but data and field: keys that had to be made, and counts
// without any filter.
class FieldCache {
 public:
  Task<std::shared_ptr<const FieldKeys>> keys(std::shared_ptr<const store::Snapshot> snapshot,
                                              FieldRef field, Budget& budget);
  Task<std::shared_ptr<const std::vector<std::uint32_t>>> all_counts(
      std::shared_ptr<const FieldKeys> keys, Budget& budget);
  void clear();

 private:
  template <class T>
  struct Entry {
    std::uint64_t epoch;
    FieldRef field;
    std::shared_ptr<const T> value;
  };
  std::vector<Entry<FieldKeys>> keys_;
  std::vector<Entry<std::vector<std::uint32_t>>> counts_;
};

}  // namespace throughline::query
