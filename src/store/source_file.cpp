#include "store/source_file.h"

#include <algorithm>

namespace throughline::store {

void RecordExtents::append(std::uint64_t offset, std::uint64_t length) {
  const std::uint32_t record = count();
  if (record % kStride == 0) {
    offsets_.push_back(offset);
    if (!gaps_.empty()) gaps_.push_back(0);
  } else if (offset != end_ || !gaps_.empty()) {
    gaps_.resize(record, 0);
    const std::uint64_t gap = offset - end_;
    gaps_.push_back(offset >= end_ && gap < kFar ? static_cast<std::uint32_t>(gap) : kFar);
    if (gaps_.back() == kFar) far_offsets_.emplace_back(record, offset);
  }
  if (length >= kFar) long_lengths_.emplace_back(record, length);
  lengths_.push_back(static_cast<std::uint32_t>(std::min<std::uint64_t>(length, kFar)));
  end_ = offset + length;
}

std::uint64_t RecordExtents::listed(const Listed& list, std::uint32_t record) {
  const auto found = std::lower_bound(list.begin(), list.end(), record,
                                      [](const auto& entry, auto at) { return entry.first < at; });
  return found == list.end() ? 0 : found->second;
}

std::optional<Extent> RecordExtents::find(std::uint32_t record) const {
  if (record >= count()) return std::nullopt;
  const auto length_at = [this](std::uint32_t at) -> std::uint64_t {
    return lengths_[at] == kFar ? listed(long_lengths_, at) : lengths_[at];
  };
  const std::uint32_t first = record - record % kStride;
  std::uint64_t offset = offsets_[record / kStride];
  for (std::uint32_t at = first + 1; at <= record; ++at) {
    const std::uint32_t gap = at < gaps_.size() ? gaps_[at] : 0;
    offset = gap == kFar ? listed(far_offsets_, at) : offset + length_at(at - 1) + gap;
  }
  return Extent{offset, length_at(record)};
}

std::size_t RecordExtents::byte_size() const {
  return (offsets_.capacity() + (far_offsets_.capacity() + long_lengths_.capacity()) * 2) *
             sizeof(std::uint64_t) +
         (lengths_.capacity() + gaps_.capacity()) * sizeof(std::uint32_t);
}

}  // namespace throughline::store
