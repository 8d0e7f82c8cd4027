#include "store/column_set.h"

#include <unordered_map>

namespace throughline::store {

std::size_t ColumnSet::byte_size() const {
  std::size_t total = identity.byte_size() + file.byte_size() + record.byte_size() +
                      part.byte_size() + not_counted.byte_size();
  for (const auto& column : bytes) total += column.byte_size();
  for (const auto& column : codes) total += column.byte_size();
  for (const auto& column : numbers) total += column.byte_size();
  for (const auto& column : extras) total += column.byte_size();
  return total;
}

void ColumnSet::truncate(RowIndex keep) {
  const auto all = [keep](auto& columns) {
    for (auto& column : columns) column.truncate(keep);
  };
  all(bytes);
  all(codes);
  all(numbers);
  all(extras);
  for (auto& column : wide) {
    std::erase_if(column, [keep](const auto& entry) { return entry.first >= keep; });
  }
  identity.truncate(keep);
  file.truncate(keep);
  record.truncate(keep);
  part.truncate(keep);
  not_counted.truncate(keep);
  rows = keep;
}

}  // namespace throughline::store
