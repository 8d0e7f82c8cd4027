#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "base/task.h"
#include "engine/file_reads.h"

namespace throughline::engine {

// A host's file from its start to its end, a few chunks read ahead, so that reading goes on while
// earlier chunks are parsed.
class ChunkStream {
 public:
  ChunkStream(FileReads& reads, std::uint32_t handle, std::uint64_t size);
  ~ChunkStream();
  ChunkStream(const ChunkStream&) = delete;
  ChunkStream& operator=(const ChunkStream&) = delete;

  using Chunk = std::vector<std::uint8_t>;
  // The next chunk; nothing at the end. Pauses while the host reads.
  Task<Result<std::optional<Chunk>>> next();
  // There is nothing to do until the host has answered.
  bool waiting() const { return waiting_ && !reads_.answered(tickets_.front()); }

 private:
  void read_ahead();

  FileReads& reads_;
  std::uint32_t handle_;
  std::uint64_t size_;
  std::uint64_t asked_ = 0;
  std::deque<std::uint32_t> tickets_;
  bool waiting_ = false;
};

}  // namespace throughline::engine
