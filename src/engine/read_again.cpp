#include "engine/read_again.h"

#include <algorithm>
#include <deque>
#include <memory>
#include <optional>
#include <utility>

#include "engine/byte_source.h"

namespace throughline::engine {
namespace {

using Bytes = std::vector<std::uint8_t>;

// Skips `offset` bytes, then gives `length`, or fewer where the source ends.
Task<Result<Bytes>> take(ByteSource& source, Budget& budget, std::uint64_t offset,
                         std::uint64_t length) {
  Bytes taken;
  while (taken.size() < length) {
    Result<std::optional<ByteSource::Chunk>> next = co_await source.next();
    if (!next.ok()) co_return std::move(next).error();
    if (!next->has_value()) break;
    const ByteSource::Chunk& chunk = **next;
    const std::uint64_t skipped = std::min<std::uint64_t>(offset, chunk.size());
    offset -= skipped;
    const std::uint64_t wanted = std::min(chunk.size() - skipped, length - taken.size());
    const auto begin = chunk.begin() + static_cast<std::ptrdiff_t>(skipped);
    taken.insert(taken.end(), begin, begin + static_cast<std::ptrdiff_t>(wanted));
    if (budget.spent()) co_await Pause{};
  }
  co_return taken;
}

// The sources of a path, each over the one before it.
class Chain {
 public:
  Chain(FileReads& reads, Budget& budget, const store::SourcePath& path)
      : reads_(reads), budget_(budget), path_(path), expansion_(path.limits) {
    expansion_.add_stored(path.size);
  }

  Task<Result<ByteSource*>> open() {
    for (std::size_t step = 0; step < path_.unpacked.size(); ++step) {
      const std::optional<ZipEntry>& entry = path_.unpacked[step];
      if (!entry.has_value()) {
        if (sources_.empty()) add_file({0, path_.size});
        add<GzipDecoder>(GzipDecoder(path_.limits));
        continue;
      }
      if (sources_.empty()) {
        add_file(entry->range());
      } else {
        // An archive within an archive was held whole when it was opened, too.
        Result<Bytes> whole =
            co_await take(*sources_.back(), budget_, 0, path_.limits.max_nested_bytes);
        if (!whole.ok()) co_return std::move(whole).error();
        nested_.push_back(std::move(whole).value());
        const ByteRange range = entry->range();
        const ByteSpan all = nested_.back();
        if (range.offset > all.size() || range.length > all.size() - range.offset) {
          co_return Error{ErrorCode::kUnreadable, "The file has changed since it was opened.", {}};
        }
        sources_.push_back(std::make_unique<MemorySource>(all.subspan(
            static_cast<std::size_t>(range.offset), static_cast<std::size_t>(range.length))));
      }
      add<ZipEntryDecoder>(ZipEntryDecoder(*entry, path_.limits));
    }
    co_return sources_.back().get();
  }

 private:
  void add_file(ByteRange range) {
    sources_.push_back(std::make_unique<FileSource>(reads_, path_.handle, range, bytes_read_));
  }
  template <class Decoder>
  void add(Decoder decoder) {
    ByteSource& packed = *sources_.back();
    sources_.push_back(
        std::make_unique<DecodedSource<Decoder>>(packed, std::move(decoder), expansion_));
  }

  FileReads& reads_;
  Budget& budget_;
  const store::SourcePath& path_;
  Expansion expansion_;
  std::uint64_t bytes_read_ = 0;
  std::deque<Bytes> nested_;  // a deque: what points into its members stays good
  std::vector<std::unique_ptr<ByteSource>> sources_;
};

}  // namespace

Task<Result<Bytes>> read_again(FileReads& reads, Budget& budget, const store::SourcePath& path,
                               store::Extent extent) {
  std::optional<Result<Bytes>> bytes;
  if (path.unpacked.empty()) {
    std::uint64_t bytes_read = 0;
    const ByteRange range{extent.offset, extent.length};
    FileSource source(reads, path.handle, range, bytes_read);
    bytes = co_await take(source, budget, 0, extent.length);
  } else {
    Chain chain(reads, budget, path);
    Result<ByteSource*> source = co_await chain.open();
    if (!source.ok()) co_return std::move(source).error();
    bytes = co_await take(**source, budget, extent.offset, extent.length);
  }
  if (bytes->ok() && (*bytes)->size() < extent.length) {
    co_return Error{ErrorCode::kUnreadable,
                    "The file has changed since it was opened: it ends "
                    "before this record. Open it again.",
                    {}};
  }
  co_return *std::move(bytes);
}

}  // namespace throughline::engine
