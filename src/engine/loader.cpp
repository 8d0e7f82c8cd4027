#include "engine/loader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "archive/content.h"
#include "archive/gzip.h"
#include "engine/entry_intake.h"
#include "store/snapshot_builder.h"

namespace throughline::engine {
namespace {

// Parsed between two looks at the clock: about a millisecond's work.
constexpr std::size_t kPieceBytes = std::size_t{64} * 1024;
constexpr auto kReportEvery = std::chrono::milliseconds(100);
// A load that is over sooner shows its end at once.
constexpr auto kFirstPartAfter = std::chrono::milliseconds(400);
constexpr store::RowIndex kFirstPartRows = 32 * 1024;
// Publishing sorts and copies all rows so far: parts grow by this factor, so that all of them
// together cost less than the last one, and none is made when the end is near.
constexpr store::RowIndex kPartGrowth = 4;
constexpr double kNoPartBeyond = 0.6;

Error in_file(Error error, const std::string& file) {
  if (error.where.empty()) {
    error.where = file;
  } else if (error.where.find(file) == std::string::npos) {
    error.where = file + ", " + error.where;
  }
  return error;
}

}  // namespace

Loader::Loader(ArchiveData& data, FileReads& reads, Budget& budget, std::vector<OpenFile> files,
               std::string mapping, OnProgress on_progress)
    : data_(data),
      reads_(reads),
      budget_(budget),
      files_(std::move(files)),
      mapping_(std::move(mapping)),
      on_progress_(std::move(on_progress)),
      before_(data.snapshot),
      sources_(data.snapshot->files),
      started_(Clock::now()),
      reported_(started_) {
  staging_.joins = data.joins;
  for (const OpenFile& file : files_) progress_.total += file.size;
}

Loader::~Loader() {
  if (!committed_) data_.snapshot = before_;
}

Task<Result<void>> Loader::run() {
  std::optional<Error> first_error;
  bool any = false;
  std::uint64_t bytes_before = 0;
  for (const OpenFile& file : files_) {
    const store::RowIndex rows_before = staging_.columns.rows;
    const store::IdentityJoins joins_before = staging_.joins;
    store::FileBuilder builder(static_cast<std::uint32_t>(sources_.size()), file.name, file.size,
                               *data_.heaps, staging_);
    current_ = &builder.file();
    Result<void> loaded = co_await load_file(file, builder);
    current_ = nullptr;
    stream_.reset();
    bytes_before += file.size;
    progress_.bytes = bytes_before;
    if (loaded.ok()) {
      any = true;
      progress_.records += builder.file().records;
      progress_.interactions += builder.file().interactions;
      progress_.rejected += builder.file().rejected.size();
      sources_.push_back(builder.share());
      continue;
    }
    const Error error = in_file(std::move(loaded).error(), file.name);
    if (error.code == ErrorCode::kLimit) co_return error;
    if (!first_error.has_value()) first_error = error;
    staging_.columns.truncate(rows_before);
    staging_.joins = joins_before;
    auto unread = std::make_shared<store::SourceFile>();
    unread->name = file.name;
    unread->size = file.size;
    unread->error = error;
    sources_.push_back(std::move(unread));
  }
  if (!any) {
    co_return first_error.value_or(Error{ErrorCode::kBadRequest, "No file was given to open.", {}});
  }
  co_await publish(true);
  data_.joins = std::move(staging_.joins);
  committed_ = true;
  report(true);
  co_return Result<void>{};
}

Task<Result<void>> Loader::feed_plain(EntryIntake& intake, ByteSpan bytes) {
  while (!bytes.empty()) {
    const ByteSpan piece = bytes.first(std::min(bytes.size(), kPieceBytes));
    bytes = bytes.subspan(piece.size());
    if (Result<void> fed = intake.feed(piece); !fed.ok()) co_return fed;
    report(false);
    if (budget_.spent()) co_await Pause{};
  }
  co_return Result<void>{};
}

Task<Result<void>> Loader::load_file(const OpenFile& file, store::FileBuilder& builder) {
  stream_.emplace(reads_, file.handle, file.size);
  EntryIntake intake(builder, mapping_);
  std::optional<GzipDecoder> gzip;
  std::vector<std::uint8_t> inflated;
  bool first = true;
  while (true) {
    Result<std::optional<ChunkStream::Chunk>> next = co_await stream_->next();
    if (!next.ok()) co_return std::move(next).error();
    if (!next->has_value()) break;
    const ChunkStream::Chunk chunk = std::move(**next);
    if (first && identify(chunk, file.name).kind == ContentKind::kGzip) {
      gzip.emplace(limits_);
      inflated.resize(4 * kPieceBytes);
    }
    first = false;
    progress_.bytes += chunk.size();
    if (!gzip.has_value()) {
      if (Result<void> fed = co_await feed_plain(intake, chunk); !fed.ok()) co_return fed;
    } else {
      for (ByteSpan in = chunk;;) {
        const std::size_t left = in.size();
        Result<std::size_t> written = gzip->decode(in, inflated);
        if (!written.ok()) co_return std::move(written).error();
        if (*written == 0 && in.size() == left) break;
        if (Result<void> fed = co_await feed_plain(intake, ByteSpan(inflated).first(*written));
            !fed.ok()) {
          co_return fed;
        }
      }
    }
    if (part_is_due()) co_await publish(false);
  }
  if (gzip.has_value()) {
    if (Result<void> finished = gzip->finish(); !finished.ok()) co_return finished;
  }
  co_return intake.finish();
}

bool Loader::part_is_due() const {
  const store::RowIndex rows = staging_.columns.rows;
  return Clock::now() - started_ >= kFirstPartAfter && rows >= kFirstPartRows &&
         rows >= published_rows_ * kPartGrowth &&
         static_cast<double>(progress_.bytes) <
             kNoPartBeyond * static_cast<double>(progress_.total);
}

Task<void> Loader::publish(bool complete) {
  std::vector<std::shared_ptr<const store::SourceFile>> files = sources_;
  // A copy: the file's own accounting goes on while the part is asked.
  if (current_ != nullptr) files.push_back(std::make_shared<store::SourceFile>(*current_));
  published_rows_ = staging_.columns.rows;
  data_.snapshot = co_await store::build_snapshot(before_, staging_, data_.heaps, std::move(files),
                                                  data_.next_epoch++, complete, budget_);
}

void Loader::report(bool now) {
  const Clock::time_point time = Clock::now();
  if (!now && time - reported_ < kReportEvery) return;
  reported_ = time;
  LoadProgress progress = progress_;
  if (current_ != nullptr) {
    progress.file = current_->name;
    progress.records += current_->records;
    progress.interactions += current_->interactions;
    progress.rejected += current_->rejected.size();
  }
  const double seconds = std::chrono::duration<double>(time - started_).count();
  progress.rate = seconds > 0 ? static_cast<double>(progress.bytes) / seconds : 0;
  if (progress.rate > 0)
    progress.left_s = static_cast<double>(progress.total - progress.bytes) / progress.rate;
  on_progress_(progress);
}

}  // namespace throughline::engine
