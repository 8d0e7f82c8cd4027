#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <utility>
#include <vector>

#include "archive/gzip.h"
#include "archive/limits.h"
#include "archive/zip_entry_decoder.h"
#include "base/task.h"
#include "engine/file_reads.h"

namespace throughline::engine {

// Bytes in order, a chunk at a time, from a file of the host or through decoders over another
// source.
class ByteSource {
 public:
  using Chunk = std::vector<std::uint8_t>;
  virtual ~ByteSource() = default;
  ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;

  // The next chunk, not empty; nothing at the end. What was damaged may be known only there.
  virtual Task<Result<std::optional<Chunk>>> next() = 0;
};

// A range of a host's file, a few chunks read ahead, so that reading goes on while earlier chunks
// are parsed. Pauses while the host reads; `bytes_read` grows by what came.
class FileSource final : public ByteSource {
 public:
  FileSource(FileReads& reads, std::uint32_t handle, ByteRange range, std::uint64_t& bytes_read);
  ~FileSource() override;
  Task<Result<std::optional<Chunk>>> next() override;

 private:
  void read_ahead();

  FileReads& reads_;
  std::uint32_t handle_;
  std::uint64_t asked_;  // where the next read begins
  std::uint64_t end_;
  std::uint64_t& bytes_read_;
  std::deque<std::uint32_t> tickets_;
};

// Bytes that are in memory; they must outlive it.
class MemorySource final : public ByteSource {
 public:
  explicit MemorySource(ByteSpan bytes) : left_(bytes) {}
  Task<Result<std::optional<Chunk>>> next() override;

 private:
  ByteSpan left_;
};

// A source whose first chunks were taken to look at.
class PutBackSource final : public ByteSource {
 public:
  PutBackSource(Chunk first, ByteSource& rest) : first_(std::move(first)), rest_(rest) {}
  Task<Result<std::optional<Chunk>>> next() override;

 private:
  Chunk first_;
  ByteSource& rest_;
};

// What a decoder (GzipDecoder, ZipEntryDecoder) makes of a source.
template <class Decoder>
class DecodedSource final : public ByteSource {
 public:
  DecodedSource(ByteSource& packed, Decoder decoder, Expansion& expansion)
      : packed_(packed), decoder_(std::move(decoder)), expansion_(expansion) {}
  Task<Result<std::optional<Chunk>>> next() override;

 private:
  ByteSource& packed_;
  Decoder decoder_;
  Expansion& expansion_;
  Chunk in_;
  std::size_t taken_ = 0;
};

extern template class DecodedSource<GzipDecoder>;
extern template class DecodedSource<ZipEntryDecoder>;

}  // namespace throughline::engine
