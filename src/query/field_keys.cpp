#include "query/field_keys.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "model/interaction.h"
#include "model/vocabulary.h"
#include "query/flat_map.h"
#include "query/tags.h"

namespace throughline::query {
namespace {

// Rows between two looks at the clock where each costs a hash.
constexpr RowIndex kHashSlice = RowIndex{1} << 14;

constexpr std::size_t kMostKeys = 6;
constexpr std::size_t kMostCounts = 64;

}  // namespace

FieldKeys::FieldKeys(std::shared_ptr<const store::Snapshot> snapshot, FieldRef field)
    : snapshot_(std::move(snapshot)), field_(std::move(field)), reader_(*snapshot_, field_) {}

Task<std::shared_ptr<const FieldKeys>> FieldKeys::build(
    std::shared_ptr<const store::Snapshot> snapshot, FieldRef field, Budget& budget) {
  std::shared_ptr<FieldKeys> keys(new FieldKeys(std::move(snapshot), std::move(field)));
  const store::Snapshot& data = *keys->snapshot_;
  const FieldRef& ref = keys->field_;
  const auto use_codes = [&](const store::CodeColumn& column, const store::Dictionary& dictionary) {
    keys->codes_ = &column;
    keys->dictionary_ = &dictionary;
    keys->key_count_ = keys->value_count_ = std::max<std::uint32_t>(dictionary.size(), 1);
  };
  if (ref.kind == FieldRef::Kind::kExtra) {
    if (const auto index = data.extra_index(ref.extra)) {
      use_codes(data.columns.extras[*index], data.heaps->extras[*index]);
    }
  } else if (ref.kind == FieldRef::Kind::kSource) {
    keys->merge_files();
  } else if (ref.kind == FieldRef::Kind::kLink) {
    co_await keys->make_links(budget);
  } else {
    switch (ref.value_kind()) {
      case FieldKind::kEnumeration:
        keys->bytes_ = &data.columns.bytes_of(ref.field);
        keys->key_count_ = keys->value_count_ =
            static_cast<std::uint32_t>(vocabulary_words(vocabulary_of(ref.field)).size());
        break;
      case FieldKind::kCategory:
        use_codes(data.codes(ref.field), data.dictionary(ref.field));
        break;
      case FieldKind::kTags:
        use_codes(data.codes(ref.field), data.dictionary(ref.field));
        co_await keys->split_tags(budget);
        break;
      case FieldKind::kText:
        co_await keys->make_texts(budget);
        break;
      case FieldKind::kTime:
      case FieldKind::kNumber:
      case FieldKind::kMoney:
        co_await keys->make_numbers(budget);
        break;
    }
  }
  co_return keys;
}

std::uint32_t FieldKeys::text_value(std::string_view text) {
  if (texts_.empty()) texts_.emplace_back();
  const auto [found, added] =
      text_ids_.try_emplace(text, static_cast<std::uint32_t>(texts_.size()));
  if (added) texts_.push_back(text);
  return found->second;
}

void FieldKeys::merge_files() {
  files_ = &snapshot_->columns.file;
  mapped_ = true;
  for (const auto& file : snapshot_->files) {
    values_of_keys_.push_back(text_value(file->name));
    end_key();
  }
  key_count_ = static_cast<std::uint32_t>(std::max<std::size_t>(snapshot_->files.size(), 1));
  if (snapshot_->files.empty()) end_key();
  value_count_ = static_cast<std::uint32_t>(std::max<std::size_t>(texts_.size(), 1));
}

Task<void> FieldKeys::split_tags(Budget& budget) {
  mapped_ = true;
  values_of_keys_.push_back(0);
  end_key();
  // A tag that is written twice counts its rows once: the last set each value was seen in.
  std::vector<std::uint32_t> seen_in;
  for (std::uint32_t code = 1; code < key_count_; ++code) {
    const std::size_t first = values_of_keys_.size();
    for_each_tag(dictionary_->text(code), [&](std::string_view tag) {
      const std::uint32_t id = text_value(tag);
      if (seen_in.size() <= id) seen_in.resize(id + 1, 0);
      if (seen_in[id] == code) return;
      seen_in[id] = code;
      values_of_keys_.push_back(id);
    });
    if (values_of_keys_.size() == first) values_of_keys_.push_back(0);
    end_key();
    if (code % kHashSlice == 0 && budget.spent()) co_await Pause{};
  }
  value_count_ = static_cast<std::uint32_t>(std::max<std::size_t>(texts_.size(), 1));
}

Task<void> FieldKeys::make_links(Budget& budget) {
  std::vector<FieldReader> readers;
  readers.reserve(kLinkFields.size());
  for (const Field field : kLinkFields)
    readers.emplace_back(*snapshot_, FieldRef::canonical(field));
  std::map<std::vector<std::uint32_t>, std::uint32_t> keys_of_sets;
  std::map<std::array<std::uint32_t, kLinkFields.size()>, std::uint32_t> keys_of_codes;
  std::vector<std::uint32_t> set;
  mapped_ = true;
  values_of_keys_.push_back(0);
  end_key();
  made_.resize(snapshot_->rows());
  for (RowIndex row = 0; row < snapshot_->rows(); ++row) {
    if (row % kHashSlice == kHashSlice - 1 && budget.spent()) co_await Pause{};
    std::array<std::uint32_t, kLinkFields.size()> codes{};
    for (std::size_t i = 0; i < codes.size(); ++i)
      codes[i] = snapshot_->codes(kLinkFields[i]).get(row);
    if (codes == decltype(codes){}) continue;
    const auto [known, added] = keys_of_codes.try_emplace(codes, 0);
    if (added) {
      set.clear();
      for (std::size_t i = 0; i < codes.size(); ++i) {
        const Value value = readers[i].value(row);
        const auto* text = std::get_if<std::string_view>(&value);
        if (text == nullptr) continue;
        const std::uint32_t id = text_value(*text);
        if (std::find(set.begin(), set.end(), id) == set.end()) set.push_back(id);
      }
      if (set.empty()) set.push_back(0);
      known->second = keys_of_sets.try_emplace(set, key_count_).first->second;
      if (known->second == key_count_) {
        values_of_keys_.insert(values_of_keys_.end(), set.begin(), set.end());
        end_key();
        ++key_count_;
      }
    }
    made_[row] = known->second;
  }
  value_count_ = static_cast<std::uint32_t>(std::max<std::size_t>(texts_.size(), 1));
}

Task<void> FieldKeys::make_texts(Budget& budget) {
  const store::CodeColumn& references = snapshot_->codes(field_.field);
  if (references.empty()) co_return;
  made_.resize(snapshot_->rows());
  for (RowIndex row = 0; row < snapshot_->rows(); ++row) {
    const std::uint32_t reference = references.get(row);
    if (reference != 0) made_[row] = text_value(snapshot_->heaps->texts.get(reference));
    if (row % kHashSlice == kHashSlice - 1 && budget.spent()) co_await Pause{};
  }
  key_count_ = value_count_ = static_cast<std::uint32_t>(std::max<std::size_t>(texts_.size(), 1));
}

Task<void> FieldKeys::make_numbers(Budget& budget) {
  FlatMap<std::uint32_t> ids;
  std::map<Decimal, std::uint32_t, std::less<>> wide_ids;
  sample_rows_.push_back(0);
  made_.resize(snapshot_->rows());
  const bool plain = field_.kind == FieldRef::Kind::kCanonical;
  const Field stored = plain ? field_.field : Field::kValue;
  const store::NumberColumn& numbers = snapshot_->columns.numbers_of(stored);
  for (RowIndex row = 0; row < snapshot_->rows(); ++row) {
    if (row % kHashSlice == kHashSlice - 1 && budget.spent()) co_await Pause{};
    const std::int64_t micro = numbers.get(row);
    if (micro == Interaction::kNullNumber || (!plain && is_null(reader_.value(row)))) continue;
    const bool wide = field_.value_kind() != FieldKind::kTime && micro == Interaction::kWideNumber;
    std::uint32_t& id =
        wide ? wide_ids[*snapshot_->number(stored, row)] : ids[static_cast<std::uint64_t>(micro)];
    if (id == 0) {
      id = static_cast<std::uint32_t>(sample_rows_.size());
      sample_rows_.push_back(row);
    }
    made_[row] = id;
  }
  key_count_ = value_count_ = static_cast<std::uint32_t>(sample_rows_.size());
}

Value FieldKeys::value(std::uint32_t value_id) const {
  if (value_id == 0) return {};
  if (!texts_.empty()) return texts_[value_id];
  if (!sample_rows_.empty()) return reader_.value(sample_rows_[value_id]);
  if (dictionary_ != nullptr) return dictionary_->text(value_id);
  return vocabulary_words(vocabulary_of(field_.field))[value_id];
}

std::uint32_t FieldKeys::key(RowIndex row) const {
  if (bytes_ != nullptr) return bytes_->get(row);
  if (files_ != nullptr) return files_->get(row);
  if (codes_ != nullptr) return codes_->get(row);
  return made_.empty() ? 0 : made_[row];
}

namespace {

// Few keys are counted in four tables by turns: runs of one key would otherwise wait for their own
// last store.
constexpr std::uint32_t kFewKeys = 1024;
constexpr std::uint32_t kTables = 4;

template <class T>
void count_block(const T* keys, RowIndex first_row, const RowBits* rows, RowRange range,
                 std::uint32_t* counts, std::uint32_t stride) {
  for (RowIndex index = range.begin / RowBits::kWordRows;
       index <= (range.end - 1) / RowBits::kWordRows; ++index) {
    const RowIndex first = index * RowBits::kWordRows;
    if (rows == nullptr) {
      const RowIndex begin = std::max(first, range.begin);
      const RowIndex end = std::min(range.end - first, RowBits::kWordRows) + first;
      for (RowIndex row = begin; row < end; ++row) {
        ++counts[std::size_t{row % kTables} * stride + keys[row - first_row]];
      }
      continue;
    }
    std::uint64_t bits = rows->word(index, range);
    if (bits == ~std::uint64_t{0}) {
      const T* at = keys + (first - first_row);
      for (RowIndex i = 0; i < RowBits::kWordRows; i += kTables) {
        ++counts[at[i]];
        ++counts[stride + at[i + 1]];
        ++counts[2 * std::size_t{stride} + at[i + 2]];
        ++counts[3 * std::size_t{stride} + at[i + 3]];
      }
      continue;
    }
    for (; bits != 0; bits &= bits - 1) {
      const auto bit = static_cast<RowIndex>(std::countr_zero(bits));
      ++counts[std::size_t{bit % kTables} * stride + keys[first + bit - first_row]];
    }
  }
}

}  // namespace

void count_keys(const FieldKeys& keys, const RowBits* rows, RowRange range,
                std::vector<std::uint32_t>& counts) {
  const bool few = keys.key_count() <= kFewKeys;
  const std::uint32_t stride = few ? keys.key_count() : 0;
  std::vector<std::uint32_t> tables(few ? std::size_t{stride} * kTables : 0, 0);
  std::uint32_t* const target = few ? tables.data() : counts.data();
  for (RowIndex begin = range.begin; begin < range.end;) {
    const RowRange part = block_part(range, begin);
    keys.with_block(begin / store::kBlockRows, [&](const auto* block) {
      if (block == nullptr) {
        counts[0] += rows == nullptr ? part.size() : rows->count(part);
      } else {
        const auto first_row = static_cast<RowIndex>(begin / store::kBlockRows * store::kBlockRows);
        count_block(block, first_row, rows, part, target, stride);
      }
    });
    begin = part.end;
  }
  for (std::size_t i = 0; i < tables.size(); ++i) counts[i % stride] += tables[i];
}

Task<std::vector<std::uint32_t>> count_values(const FieldKeys& keys, const RowBits* rows,
                                              Budget& budget) {
  const RowRange all{0, keys.snapshot().rows()};
  std::vector<std::uint32_t> by_key(keys.key_count(), 0);
  for (RowIndex begin = 0; begin < all.end;) {
    const RowRange part = block_part(all, begin);
    count_keys(keys, rows, part, by_key);
    begin = part.end;
    if (budget.spent()) co_await Pause{};
  }
  if (keys.is_direct()) co_return by_key;
  std::vector<std::uint32_t> by_value(keys.value_count(), 0);
  for (std::uint32_t key = 0; key < by_key.size(); ++key) {
    if (by_key[key] != 0)
      keys.for_each_value(key, [&](std::uint32_t value) { by_value[value] += by_key[key]; });
  }
  co_return by_value;
}

Task<std::shared_ptr<const FieldKeys>> FieldCache::keys(
    std::shared_ptr<const store::Snapshot> snapshot, FieldRef field, Budget& budget) {
  for (const auto& entry : keys_) {
    if (entry.epoch == snapshot->epoch && entry.field == field) co_return entry.value;
  }
  const std::uint64_t epoch = snapshot->epoch;
  std::shared_ptr<const FieldKeys> keys =
      co_await FieldKeys::build(std::move(snapshot), field, budget);
  // Those over stored codes cost nothing to make again.
  const bool stored = keys->is_direct() && (field.kind == FieldRef::Kind::kExtra ||
                                            field.value_kind() == FieldKind::kEnumeration ||
                                            field.value_kind() == FieldKind::kCategory);
  if (!stored) {
    std::erase_if(keys_, [&](const auto& entry) { return entry.epoch != epoch; });
    if (keys_.size() >= kMostKeys) keys_.erase(keys_.begin());
    keys_.push_back({epoch, std::move(field), keys});
  }
  co_return keys;
}

Task<std::shared_ptr<const std::vector<std::uint32_t>>> FieldCache::all_counts(
    std::shared_ptr<const FieldKeys> keys, Budget& budget) {
  const std::uint64_t epoch = keys->snapshot().epoch;
  for (const auto& entry : counts_) {
    if (entry.epoch == epoch && entry.field == keys->field() &&
        entry.value->size() == keys->value_count()) {
      co_return entry.value;
    }
  }
  std::vector<std::uint32_t> counted = co_await count_values(*keys, nullptr, budget);
  auto counts = std::make_shared<const std::vector<std::uint32_t>>(std::move(counted));
  std::erase_if(counts_, [&](const auto& entry) { return entry.epoch != epoch; });
  if (counts_.size() >= kMostCounts) counts_.erase(counts_.begin());
  counts_.push_back({epoch, keys->field(), counts});
  co_return counts;
}

void FieldCache::clear() {
  keys_.clear();
  counts_.clear();
}

}  // namespace throughline::query
