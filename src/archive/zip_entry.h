// What a zip's directory says about one entry.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"

namespace throughline {

struct ByteRange {
  std::uint64_t offset = 0;  // from the start of the file
  std::uint64_t length = 0;
};

enum ZipMethod : std::uint16_t { kZipStored = 0, kZipDeflated = 8 };

struct ZipEntry {
  // UTF-8, without control characters, unique among the archive's files ("a (2).csv"). Only a
  // label: it may hold "..", a drive or a leading slash and must never be used as a path.
  std::string name;
  std::uint16_t method = kZipStored;
  std::uint16_t flags = 0;
  std::uint32_t crc32 = 0;
  std::uint64_t stored_size = 0;  // as packed
  std::uint64_t size = 0;         // unpacked
  std::uint64_t offset = 0;       // of the local header, from the start of the file
  std::uint64_t end = 0;          // where the next entry, or the directory, begins
  std::uint32_t dos_time = 0;     // date << 16 | time: two-second steps, the packer's zone
  bool is_folder = false;         // ends with a slash and holds nothing
  bool encrypted = false;

  // What to read to unpack it. The local header's length is not known before it is read, so the
  // range may reach a little beyond the entry's last byte.
  ByteRange range() const;
};

// kUnsupported if the entry is encrypted or packed by a method other than stored and deflate; says
// which, and what to do.
Result<void> check_readable(const ZipEntry& entry);

}  // namespace throughline
