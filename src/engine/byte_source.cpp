#include "engine/byte_source.h"

#include <algorithm>

namespace throughline::engine {
namespace {

// Unpacked between two looks at the clock: some hundred microseconds' work.
constexpr std::size_t kChunkBytes = std::size_t{128} * 1024;
constexpr std::uint64_t kReadBytes = std::uint64_t{1} << 20;
constexpr std::size_t kReadsAhead = 3;

}  // namespace

FileSource::FileSource(FileReads& reads, std::uint32_t handle, ByteRange range,
                       std::uint64_t& bytes_read)
    : reads_(reads),
      handle_(handle),
      asked_(range.offset),
      end_(range.offset + range.length),
      bytes_read_(bytes_read) {
  read_ahead();
}

FileSource::~FileSource() {
  for (const std::uint32_t ticket : tickets_) reads_.forget(ticket);
}

void FileSource::read_ahead() {
  while (tickets_.size() < kReadsAhead && asked_ < end_) {
    const auto length = static_cast<std::uint32_t>(std::min(kReadBytes, end_ - asked_));
    tickets_.push_back(reads_.begin(handle_, asked_, length));
    asked_ += length;
  }
}

Task<Result<std::optional<ByteSource::Chunk>>> FileSource::next() {
  if (tickets_.empty()) co_return std::optional<Chunk>();
  while (!reads_.answered(tickets_.front())) {
    reads_.wait_for(tickets_.front());
    co_await Pause{};
  }
  auto answer = reads_.take(tickets_.front());
  tickets_.pop_front();
  read_ahead();
  if (!answer->ok()) co_return std::move(*answer).error();
  bytes_read_ += (*answer)->size();
  co_return std::optional<Chunk>(std::move(*answer).value());
}

Task<Result<std::optional<ByteSource::Chunk>>> MemorySource::next() {
  if (left_.empty()) co_return std::optional<Chunk>();
  const ByteSpan piece = left_.first(std::min(left_.size(), kChunkBytes));
  left_ = left_.subspan(piece.size());
  co_return std::optional<Chunk>(Chunk(piece.begin(), piece.end()));
}

Task<Result<std::optional<ByteSource::Chunk>>> PutBackSource::next() {
  if (!first_.empty()) co_return std::optional<Chunk>(std::exchange(first_, {}));
  co_return co_await rest_.next();
}

template <class Decoder>
Task<Result<std::optional<ByteSource::Chunk>>> DecodedSource<Decoder>::next() {
  Chunk out(kChunkBytes);
  while (true) {
    ByteSpan in = ByteSpan(in_).subspan(taken_);
    const std::size_t before = in.size();
    Result<std::size_t> written = decoder_.decode(in, out);
    if (!written.ok()) co_return std::move(written).error();
    taken_ = in_.size() - in.size();
    if (*written > 0) {
      if (Result<void> expanded = expansion_.add_expanded(*written); !expanded.ok()) {
        Error error = std::move(expanded).error();
        error.message = "The archive " + error.message + ".";
        co_return error;
      }
      out.resize(*written);
      co_return std::optional<Chunk>(std::move(out));
    }
    if (in.size() != before) continue;
    Result<std::optional<Chunk>> more = co_await packed_.next();
    if (!more.ok()) co_return std::move(more).error();
    if (!more->has_value()) {
      if (Result<void> finished = decoder_.finish(); !finished.ok()) {
        co_return std::move(finished).error();
      }
      co_return std::optional<Chunk>();
    }
    in_ = std::move(**more);
    taken_ = 0;
  }
}

template class DecodedSource<GzipDecoder>;
template class DecodedSource<ZipEntryDecoder>;

}  // namespace throughline::engine
