#include <cstring>

#include "formats/column_action.h"

namespace throughline::formats {

std::size_t WordCache::slot_of(std::string_view word) {
  // First, middle and last byte and the length tell a vocabulary's words apart well enough.
  const auto byte = [&](std::size_t index) { return static_cast<unsigned char>(word[index]); };
  const std::size_t mixed =
      byte(0) * 7U + byte(word.size() / 2) * 31U + byte(word.size() - 1) * 131U + word.size() * 17U;
  return (mixed ^ (mixed >> 6U)) % kSlots;
}

std::optional<std::uint8_t> WordCache::find(std::string_view word) const {
  if (word.empty() || word.size() > kLongest) return std::nullopt;
  const Slot& slot = slots_[slot_of(word)];
  if (slot.length != word.size() || std::memcmp(slot.word.data(), word.data(), word.size()) != 0)
    return std::nullopt;
  return slot.code;
}

void WordCache::remember(std::string_view word, std::uint8_t code) {
  if (word.empty() || word.size() > kLongest) return;
  Slot& slot = slots_[slot_of(word)];
  slot.length = static_cast<std::uint8_t>(word.size());
  slot.code = code;
  std::memcpy(slot.word.data(), word.data(), word.size());
}

}  // namespace throughline::formats
