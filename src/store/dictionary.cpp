#include "store/dictionary.h"

#include <functional>

namespace throughline::store {
namespace {

std::uint32_t hash_of(std::string_view text) {
  const std::uint64_t hash = std::hash<std::string_view>{}(text);
  return static_cast<std::uint32_t>(hash ^ (hash >> 32U));
}

}  // namespace

std::size_t Dictionary::slot_of(std::string_view text, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  while (slots_[slot] != 0 && (hashes_[slots_[slot]] != hash || this->text(slots_[slot]) != text)) {
    slot = (slot + 1) & mask;
  }
  return slot;
}

std::uint32_t Dictionary::intern(std::string_view text) {
  if (text.empty()) return kNullCode;
  if (references_.size() * 3 >= slots_.size() * 2) grow();
  const std::uint32_t hash = hash_of(text);
  const std::size_t slot = slot_of(text, hash);
  if (slots_[slot] != 0) return slots_[slot];
  const TextReference reference = heap_.append(text);
  if (reference == 0) return kNullCode;  // full(), which the loader asks
  const std::uint32_t code = size();
  references_.push_back(reference);
  hashes_.push_back(hash);
  slots_[slot] = code;
  return code;
}

std::uint32_t Dictionary::find(std::string_view text) const {
  if (text.empty() || slots_.empty()) return kNullCode;
  return slots_[slot_of(text, hash_of(text))];
}

std::size_t Dictionary::byte_size() const {
  return heap_.byte_size() +
         (references_.capacity() + hashes_.capacity() + slots_.capacity()) * sizeof(std::uint32_t);
}

void Dictionary::grow() {
  const std::size_t size = slots_.empty() ? 16 : slots_.size() * 2;
  slots_.assign(size, 0);
  for (std::uint32_t code = 1; code < references_.size(); ++code) {
    std::size_t slot = hashes_[code] & (size - 1);
    while (slots_[slot] != 0) slot = (slot + 1) & (size - 1);
    slots_[slot] = code;
  }
}

}  // namespace throughline::store
