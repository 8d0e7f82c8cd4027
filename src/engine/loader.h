#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "archive/limits.h"
#include "base/result.h"
#include "base/task.h"
#include "engine/archive_data.h"
#include "engine/chunk_stream.h"

namespace throughline::engine {

struct OpenFile {
  std::uint32_t handle;  // the host's name for it
  std::string name;
  std::uint64_t size;
};

struct LoadProgress {
  std::string file;
  std::uint64_t bytes = 0, total = 0;  // as stored, over all files of this load
  std::uint64_t records = 0, interactions = 0, rejected = 0;
  double rate = 0;               // bytes a second since the start
  std::optional<double> left_s;  // nothing until a rate is known
};

// One open request: adds files to what is open. Until run() has succeeded, destroying the loader
// leaves what was open as it was; parts read so far are published meanwhile, marked incomplete.
class Loader {
 public:
  using OnProgress = std::function<void(const LoadProgress&)>;
  Loader(ArchiveData& data, FileReads& reads, Budget& budget, std::vector<OpenFile> files,
         std::string mapping, OnProgress on_progress);
  ~Loader();
  Loader(const Loader&) = delete;
  Loader& operator=(const Loader&) = delete;

  // Once. Fails only if no file could be read or a limit was reached; a single file that can't be
  // read is listed with its error.
  Task<Result<void>> run();
  bool waiting() const { return stream_.has_value() && stream_->waiting(); }

 private:
  using Clock = std::chrono::steady_clock;

  Task<Result<void>> load_file(const OpenFile& file, store::FileBuilder& builder);
  Task<Result<void>> feed_plain(class EntryIntake& intake, ByteSpan bytes);
  Task<void> publish(bool complete);
  bool part_is_due() const;
  void report(bool now);

  ArchiveData& data_;
  FileReads& reads_;
  Budget& budget_;
  std::vector<OpenFile> files_;
  std::string mapping_;
  OnProgress on_progress_;
  Limits limits_;

  std::shared_ptr<const store::Snapshot> before_;
  store::Staging staging_;
  std::vector<std::shared_ptr<const store::SourceFile>> sources_;
  std::optional<ChunkStream> stream_;
  const store::SourceFile* current_ = nullptr;
  LoadProgress progress_;
  Clock::time_point started_;
  Clock::time_point reported_;
  store::RowIndex published_rows_ = 0;
  bool committed_ = false;
};

}  // namespace throughline::engine
