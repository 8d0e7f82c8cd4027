// The zip format's numbers (PKWARE's APPNOTE.TXT, sections 4.3 to 4.5). Private to src/archive.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/bytes.h"

namespace throughline::zip {

inline constexpr std::uint32_t kLocalHeader = 0x04034B50;
inline constexpr std::uint32_t kCentralHeader = 0x02014B50;
inline constexpr std::uint32_t kDirectorySignature = 0x05054B50;
inline constexpr std::uint32_t kEnd = 0x06054B50;
inline constexpr std::uint32_t kEnd64 = 0x06064B50;
inline constexpr std::uint32_t kEnd64Locator = 0x07064B50;

// Without their fields of variable length.
inline constexpr std::size_t kLocalHeaderBytes = 30;
inline constexpr std::size_t kCentralHeaderBytes = 46;
inline constexpr std::size_t kEndBytes = 22;
inline constexpr std::size_t kEnd64Bytes = 56;
inline constexpr std::size_t kEnd64LocatorBytes = 20;
// A name, an extra field, a comment.
inline constexpr std::size_t kMostFieldBytes = 0xFFFF;

inline constexpr std::uint16_t kFlagEncrypted = 1 << 0;
inline constexpr std::uint16_t kFlagPatch = 1 << 5;
inline constexpr std::uint16_t kFlagStrongEncryption = 1 << 6;
inline constexpr std::uint16_t kFlagUtf8 = 1 << 11;
inline constexpr std::uint16_t kFlagMasked = 1 << 13;  // headers blanked by central encryption
inline constexpr std::uint16_t kMethodAes = 99;

inline constexpr std::uint16_t kExtraZip64 = 0x0001;
inline constexpr std::uint16_t kExtraUnicodePath = 0x7075;

// A field of this value stands in the zip64 record or extra field.
inline constexpr std::uint16_t kElsewhere16 = 0xFFFF;
inline constexpr std::uint32_t kElsewhere32 = 0xFFFFFFFF;

// Little-endian; `at` + the width must lie within `bytes`.
inline std::uint16_t u16(ByteSpan bytes, std::size_t at) {
  return static_cast<std::uint16_t>(bytes[at] | bytes[at + 1] << 8);
}
inline std::uint32_t u32(ByteSpan bytes, std::size_t at) {
  return u16(bytes, at) | static_cast<std::uint32_t>(u16(bytes, at + 2)) << 16;
}
inline std::uint64_t u64(ByteSpan bytes, std::size_t at) {
  return u32(bytes, at) | static_cast<std::uint64_t>(u32(bytes, at + 4)) << 32;
}

// The data of the first extra field of that kind; empty if there is none. Stops in silence at a
// malformed rest: some packers pad there.
inline ByteSpan find_extra(ByteSpan extra, std::uint16_t kind) {
  while (extra.size() >= 4) {
    const std::size_t length = u16(extra, 2);
    if (extra.size() - 4 < length) break;
    if (u16(extra, 0) == kind) return extra.subspan(4, length);
    extra = extra.subspan(4 + length);
  }
  return {};
}

}  // namespace throughline::zip
