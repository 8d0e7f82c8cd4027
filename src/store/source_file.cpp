#include "store/source_file.h"

#include <algorithm>

namespace throughline::store {

void RecordExtents::append(std::uint64_t offset, std::uint64_t length) {
  const std::uint32_t record = count();
  if (record % kStride == 0) offsets_.push_back(offset);
  if (length > UINT32_MAX) long_lengths_.emplace_back(record, length);
  lengths_.push_back(static_cast<std::uint32_t>(std::min<std::uint64_t>(length, UINT32_MAX)));
}

std::optional<Extent> RecordExtents::find(std::uint32_t record) const {
  if (record >= count()) return std::nullopt;
  const auto length_at = [this](std::uint32_t at) -> std::uint64_t {
    if (lengths_[at] != UINT32_MAX) return lengths_[at];
    for (const auto& [long_record, length] : long_lengths_) {
      if (long_record == at) return length;
    }
    return lengths_[at];
  };
  std::uint64_t offset = offsets_[record / kStride];
  for (std::uint32_t at = record - record % kStride; at < record; ++at) offset += length_at(at);
  return Extent{offset, length_at(record)};
}

std::size_t RecordExtents::byte_size() const {
  return offsets_.capacity() * sizeof(std::uint64_t) + lengths_.capacity() * sizeof(std::uint32_t);
}

}  // namespace throughline::store
