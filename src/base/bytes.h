// Views of raw bytes.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace throughline {

using ByteSpan = std::span<const std::uint8_t>;

// The same memory seen as characters; says nothing about its being UTF-8.
inline std::string_view as_text(ByteSpan bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

inline ByteSpan as_bytes(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

}  // namespace throughline
