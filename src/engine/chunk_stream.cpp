#include "engine/chunk_stream.h"

#include <algorithm>
#include <utility>

namespace throughline::engine {
namespace {

constexpr std::uint64_t kChunkBytes = std::uint64_t{1} << 20;
constexpr std::size_t kChunksAhead = 3;

}  // namespace

ChunkStream::ChunkStream(FileReads& reads, std::uint32_t handle, std::uint64_t size)
    : reads_(reads), handle_(handle), size_(size) {
  read_ahead();
}

ChunkStream::~ChunkStream() {
  for (const std::uint32_t ticket : tickets_) reads_.forget(ticket);
}

void ChunkStream::read_ahead() {
  while (tickets_.size() < kChunksAhead && asked_ < size_) {
    const auto length = static_cast<std::uint32_t>(std::min(kChunkBytes, size_ - asked_));
    tickets_.push_back(reads_.begin(handle_, asked_, length));
    asked_ += length;
  }
}

Task<Result<std::optional<ChunkStream::Chunk>>> ChunkStream::next() {
  if (tickets_.empty()) co_return std::optional<Chunk>{};
  while (!reads_.answered(tickets_.front())) {
    waiting_ = true;
    co_await Pause{};
  }
  waiting_ = false;
  auto answer = reads_.take(tickets_.front());
  tickets_.pop_front();
  read_ahead();
  if (!answer->ok()) co_return std::move(*answer).error();
  co_return std::optional<Chunk>(std::move(*answer).value());
}

}  // namespace throughline::engine
