#include "store/snapshot.h"

#include <algorithm>
#include <charconv>

#include "model/interaction.h"

namespace throughline::store {

std::string to_string(const RowId& id) {
  return std::to_string(id.file) + ":" + std::to_string(id.record) + ":" + std::to_string(id.part);
}

std::optional<RowId> parse_row_id(std::string_view text) {
  RowId id;
  const char* at = text.data();
  const char* const end = at + text.size();
  for (std::uint32_t* number : {&id.file, &id.record, &id.part}) {
    if (number != &id.file) {
      if (at == end || *at != ':') return std::nullopt;
      ++at;
    }
    const auto [next, error] = std::from_chars(at, end, *number);
    if (error != std::errc{}) return std::nullopt;
    at = next;
  }
  if (at != end) return std::nullopt;
  return id;
}

RowIndex Snapshot::lower_bound(Instant instant) const {
  RowIndex begin = 0;
  RowIndex count = timed;
  while (count > 0) {
    const RowIndex half = count / 2;
    if (times().get(begin + half) < instant.microseconds) {
      begin += half + 1;
      count -= half + 1;
    } else {
      count = half;
    }
  }
  return begin;
}

std::optional<std::uint32_t> Snapshot::extra_index(std::string_view name) const {
  const std::uint32_t code = heaps->extra_names.find(name);
  if (code == Dictionary::kNullCode || code > columns.extras.size()) return std::nullopt;
  return code - 1;
}

std::optional<Decimal> Snapshot::number(Field field, RowIndex row) const {
  const std::int64_t micro = columns.numbers_of(field).get(row);
  if (micro == Interaction::kNullNumber) return std::nullopt;
  if (micro != Interaction::kWideNumber) return from_micro(micro);
  const auto& wide = columns.wide[index_of(field)];
  const auto found = wide.find(row);
  if (found == wide.end()) return std::nullopt;
  return found->second;
}

std::string_view Snapshot::text(Field field, RowIndex row) const {
  return heaps->texts.get(columns.codes_of(field).get(row));
}

RowId Snapshot::id(RowIndex row) const {
  return {columns.file.get(row), columns.record.get(row), columns.part.get(row)};
}

std::optional<RowIndex> Snapshot::find(const RowId& wanted) const {
  for (RowIndex begin = 0; begin < rows(); begin += static_cast<RowIndex>(kBlockRows)) {
    const auto size = std::min<RowIndex>(rows() - begin, static_cast<RowIndex>(kBlockRows));
    const std::uint32_t* records = columns.record.block(begin / kBlockRows);
    if (records == nullptr && wanted.record != 0) continue;
    for (RowIndex i = 0; i < size; ++i) {
      if ((records == nullptr ? 0 : records[i]) == wanted.record && id(begin + i) == wanted)
        return begin + i;
    }
  }
  return std::nullopt;
}

}  // namespace throughline::store
