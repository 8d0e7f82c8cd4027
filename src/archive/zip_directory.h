// A zip's directory, read without doing any reading: the caller brings the bytes asked for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "archive/limits.h"
#include "archive/zip_entry.h"
#include "archive/zip_names.h"
#include "base/bytes.h"
#include "base/result.h"

namespace throughline {

//   ZipDirectoryReader directory(file_size);
//   while (const auto range = directory.wanted()) {
//     bytes = ... exactly that range of the file ...
//     if (auto supplied = directory.supply(bytes); !supplied.ok()) return supplied.error();
//   }
//   entries = directory.take_entries();
//
// Ranges are at most 256 KiB, so that one supply() takes about a millisecond. Reads the directory
// at the end: zip64, comments, bytes in front (self-extracting archives) and surplus bytes behind.
// Refuses, kDamaged: what is cut short or contradicts itself; kLimit: entries that share bytes, too
// many, or together expanding too far; kUnsupported: archives split over several files. A zip
// without its directory is not pieced together from its local headers: they need not hold the
// entries' sizes, and a part of an export would pass for all of it.
class ZipDirectoryReader {
 public:
  explicit ZipDirectoryReader(std::uint64_t file_size, Limits limits = {});

  // Nothing once the directory is complete, or after an error.
  std::optional<ByteRange> wanted() const { return wanted_; }
  Result<void> supply(ByteSpan bytes);

  // Once nothing is wanted: in the directory's order, folders among them.
  std::vector<ZipEntry> take_entries() { return std::move(entries_); }

 private:
  enum class Phase : std::uint8_t { kTail, kEnd64, kEntries, kDone, kFailed };

  Result<void> read_tail(ByteSpan tail);
  Result<void> read_end64(ByteSpan record, std::uint64_t position);
  Result<void> locate_entries(std::uint64_t directory_end);
  Result<void> read_entries(ByteSpan bytes);
  Result<void> read_entry(ByteSpan header);
  Result<void> conclude();
  void want(std::uint64_t offset, std::uint64_t length);

  std::uint64_t file_size_;
  Limits limits_;
  Phase phase_ = Phase::kTail;
  std::optional<ByteRange> wanted_;

  // As the end record says.
  bool is_zip64_ = false;
  std::uint64_t declared_count_ = 0;
  std::uint64_t declared_size_ = 0;
  std::uint64_t declared_offset_ = 0;

  std::uint64_t bytes_in_front_ = 0;   // added to all declared offsets
  std::uint64_t start_ = 0;            // of the directory in the file
  std::uint64_t supplied_ = 0;         // of its bytes
  bool signed_ = false;                // the directory's digital signature was reached
  std::vector<std::uint8_t> pending_;  // the beginning of an entry whose end is still to come
  zip::UniqueNames names_;
  std::vector<ZipEntry> entries_;
};

// The same for a zip that is in memory, such as an entry of another one. `depth` is judged by
// Limits::check_depth: 1 for a file that was opened, 2 for an archive within it.
Result<std::vector<ZipEntry>> read_zip_directory(ByteSpan file, int depth, Limits limits = {});

// The bytes to unpack an entry from; for a zip in memory.
inline ByteSpan bytes_of(ByteSpan file, const ZipEntry& entry) {
  const ByteRange range = entry.range();
  return file.subspan(static_cast<std::size_t>(range.offset),
                      static_cast<std::size_t>(range.length));
}

}  // namespace throughline
