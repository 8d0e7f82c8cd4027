#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"
#include "store/file_builder.h"

// Entries of an archive → interaction records. A format is recognised by its content, then fed the
// whole entry in pieces as they come; it never needs the entry at once.
namespace throughline::formats {

class Reader {
 public:
  virtual ~Reader() = default;
  Reader() = default;
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  // The next bytes, in order. Cost is bounded by the piece's length. An error ends the file:
  // nothing of it is kept.
  virtual Result<void> feed(ByteSpan bytes) = 0;
  // No more bytes: the last record is completed, what was decided is written to the file's
  // accounting.
  virtual Result<void> finish() = 0;
  // Bytes in front of this offset (of what was fed) are accounted for. A reader that does not say
  // is one whose positions are never converted.
  virtual std::uint64_t done() const { return 0; }
};

// Enough to decide on: the caller collects this many bytes, or the whole entry if it is shorter.
inline constexpr std::size_t kSampleBytes = std::size_t{256} * 1024;

struct Sample {
  ByteSpan bytes;  // the entry's beginning
  bool whole;      // nothing follows
  std::string_view name;
};

// Where a file's further tables go: each has an accounting of its own.
class TableSink {
 public:
  virtual ~TableSink() = default;
  // A builder beside the file's own, named `FILE#name`; lives as long as the sink. They are listed
  // behind the file in the order they were opened.
  virtual store::FileBuilder& open_table(std::string_view name) = 0;
};

// Where the bytes that a reader was fed stand in the file, if they were converted before.
class SourcePositions {
 public:
  virtual ~SourcePositions() = default;
  virtual std::uint64_t of(std::uint64_t fed_offset) const = 0;
};

// The reader for this content, set to write into `builder`, and into `tables` what belongs to
// further tables. It has consumed nothing yet: feed it from the start. `mapping` is the text of a
// mapping file (JSON) or empty.
Result<std::unique_ptr<Reader>> open_reader(const Sample& sample, std::string_view mapping,
                                            store::FileBuilder& builder, TableSink& tables);

}  // namespace throughline::formats
