#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "archive/limits.h"
#include "archive/zip_entry.h"
#include "base/result.h"

// What is known of one opened file (or entry of an archive): its accounting, how it was read, where
// its records stand.
namespace throughline::store {

// A record that gave nothing, kept whole.
struct RejectedRecord {
  std::uint32_t record;  // position among the file's records, from 0
  std::uint64_t offset;  // of its first byte in the uncompressed file
  std::string reason;    // what is wrong and where, in plain words
  std::string bytes;     // raw
};

// What the mapper decided for one column of the source.
struct ColumnDecision {
  std::string column;               // the source's name
  std::string role;                 // canonical field, "x.NAME", or several joined by ", "
  std::string reason;               // in plain words
  std::vector<std::string> sample;  // first distinct values
  bool unsure = false;              // its values leave it open; decided by what is usual
};

struct Extent {
  std::uint64_t offset;
  std::uint64_t length;
};

// Where each record stands: a 32-bit length each and an absolute offset every 64 records; where
// other bytes stand between records, also the 32-bit gap in front of each.
class RecordExtents {
 public:
  // Without gaps, `length` runs to the next record's start, line ends and blank lines included.
  void append(std::uint64_t offset, std::uint64_t length);
  std::optional<Extent> find(std::uint32_t record) const;
  std::uint32_t count() const { return static_cast<std::uint32_t>(lengths_.size()); }
  std::size_t byte_size() const;

 private:
  static constexpr std::uint32_t kStride = 64;
  static constexpr std::uint32_t kFar = UINT32_MAX;
  using Listed = std::vector<std::pair<std::uint32_t, std::uint64_t>>;  // by record, rising
  static std::uint64_t listed(const Listed& list, std::uint32_t record);

  std::vector<std::uint64_t> offsets_;
  std::vector<std::uint32_t> lengths_;
  std::vector<std::uint32_t> gaps_;  // empty while there is none; else one a record
  Listed long_lengths_;              // records of 4 GiB and more
  Listed far_offsets_;               // of records behind larger gaps, or in front of the last one
  std::uint64_t end_ = 0;            // of the last record
};

// The way from a file of the host to an entry's bytes, so that they can be read once more.
struct SourcePath {
  std::uint32_t handle = 0;  // the host's name for the file
  std::uint64_t size = 0;    // of the file as it is stored
  Limits limits;             // that it was opened under
  // Outermost first: an entry of a zip archive, or nothing for gzip.
  std::vector<std::optional<ZipEntry>> unpacked;
};

struct SourceFile {
  std::string name;                   // `a.zip/b.csv` for an entry
  std::optional<std::string> format;  // nothing when it could not be read
  std::optional<Error> error;
  std::uint64_t size = 0;  // bytes as opened
  std::uint64_t records = 0, used = 0, reference = 0, merged = 0;
  std::uint64_t interactions = 0;
  std::vector<RejectedRecord> rejected;
  std::vector<ColumnDecision> columns;
  std::vector<std::pair<std::string, std::string>> dialect;  // e.g. {"separator", ","}
  std::vector<std::string> notes;  // what the user should know of how it was read
  RecordExtents extents;
  std::shared_ptr<const SourcePath> path;  // shared by the tables of one file
};

}  // namespace throughline::store
