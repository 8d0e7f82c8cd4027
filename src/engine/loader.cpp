#include "engine/loader.h"

#include <algorithm>
#include <utility>

#include "archive/content.h"
#include "archive/gzip.h"
#include "archive/zip_directory.h"
#include "archive/zip_entry_decoder.h"
#include "engine/entry_intake.h"
#include "engine/file_tables.h"
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

// Decoders name what they know: nothing, a byte, or an entry that `file` ends with already.
Error in_file(Error error, const std::string& file) {
  if (error.where.find(file) != std::string::npos) return error;
  const std::size_t comma = std::min(error.where.rfind(", byte "), error.where.size());
  if (comma > 0 && file.ends_with("/" + error.where.substr(0, comma))) error.where.erase(0, comma);
  const bool joined = error.where.empty() || error.where.starts_with(',');
  error.where.insert(0, joined ? file : file + ", ");
  return error;
}

Error not_read(const Content& content) {
  return {ErrorCode::kUnsupported,
          "This is a " + std::string(content.name) + ". " + std::string(content.advice),
          {}};
}

}  // namespace

Loader::Loader(ArchiveData& data, FileReads& reads, Budget& budget, std::vector<OpenFile> files,
               LoadOptions options, OnProgress on_progress)
    : data_(data),
      reads_(reads),
      budget_(budget),
      files_(std::move(files)),
      options_(std::move(options)),
      on_progress_(std::move(on_progress)),
      expansion_(options_.limits),
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
  for (const OpenFile& file : files_) {
    if (Result<void> loaded = co_await load_file(file); !loaded.ok()) co_return loaded;
  }
  if (!any_read_) {
    co_return first_error_.value_or(
        Error{ErrorCode::kBadRequest, "No file was given to open.", {}});
  }
  progress_.bytes = progress_.total;
  co_await publish(true);
  data_.joins = std::move(staging_.joins);
  committed_ = true;
  report(true);
  co_return Result<void>{};
}

Task<Result<void>> Loader::load_file(const OpenFile& file) {
  expansion_.add_stored(file.size);
  path_ = {file.handle, file.size, options_.limits, {}};
  FileSource source(reads_, file.handle, {0, file.size}, progress_.bytes);
  Result<std::optional<ByteSource::Chunk>> first = co_await source.next();
  if (!first.ok()) co_return list_unreadable(file.name, file.size, std::move(first).error());
  ByteSource::Chunk beginning = std::move(*first).value_or(ByteSource::Chunk());
  if (identify(beginning, file.name).kind == ContentKind::kZip) {
    progress_.bytes -= beginning.size();
    co_return co_await load_zip_file(file);
  }
  PutBackSource whole(std::move(beginning), source);
  co_return co_await load_entry(file.name, file.size, whole, 1);
}

Task<Result<void>> Loader::load_zip_file(const OpenFile& file) {
  ZipDirectoryReader directory(file.size, options_.limits);
  std::uint64_t directory_bytes = 0;
  while (const std::optional<ByteRange> wanted = directory.wanted()) {
    FileSource source(reads_, file.handle, *wanted, directory_bytes);
    Result<std::optional<ByteSource::Chunk>> bytes = co_await source.next();
    if (!bytes.ok()) co_return list_unreadable(file.name, file.size, std::move(bytes).error());
    Result<void> supplied = directory.supply(bytes->value_or(ByteSource::Chunk()));
    if (!supplied.ok())
      co_return list_unreadable(file.name, file.size, std::move(supplied).error());
    if (budget_.spent()) co_await Pause{};
  }
  OpenPacked open_packed = [this, handle = file.handle](const ZipEntry& entry) {
    return std::make_unique<FileSource>(reads_, handle, entry.range(), progress_.bytes);
  };
  co_return co_await load_zip_entries(file.name, directory.take_entries(), 1,
                                      std::move(open_packed));
}

Task<Result<void>> Loader::load_zip_entries(std::string zip_name, std::vector<ZipEntry> entries,
                                            int depth, OpenPacked open_packed) {
  if (const Content content = identify_zip(entries); !content.readable())
    co_return list_unreadable(zip_name, 0, not_read(content));
  Result<bool> package = co_await load_package(zip_name, entries, open_packed);
  if (!package.ok()) co_return std::move(package).error();
  if (*package) co_return Result<void>{};
  bool empty = true;
  for (const ZipEntry& entry : entries) {
    if (entry.is_folder) continue;
    empty = false;
    const std::string name = zip_name + "/" + entry.name;
    if (Result<void> readable = check_readable(entry); !readable.ok()) {
      Result<void> listed = list_unreadable(name, entry.size, std::move(readable).error());
      if (!listed.ok()) co_return listed;
      continue;
    }
    const std::unique_ptr<ByteSource> packed = open_packed(entry);
    DecodedSource<ZipEntryDecoder> source(*packed, ZipEntryDecoder(entry, options_.limits),
                                          expansion_);
    path_.unpacked.emplace_back(entry);
    Result<void> loaded = co_await load_entry(name, entry.size, source, depth + 1);
    path_.unpacked.pop_back();
    if (!loaded.ok()) co_return loaded;
  }
  if (!empty) co_return Result<void>{};
  Error nothing{ErrorCode::kUnsupported,
                "This zip archive holds no files: download it again, or ask for the export once "
                "more.",
                zip_name};
  co_return list_unreadable(zip_name, 0, std::move(nothing));
}

Task<Result<void>> Loader::load_entry(std::string name, std::uint64_t size, ByteSource& source,
                                      int depth) {
  Result<std::optional<ByteSource::Chunk>> first = co_await source.next();
  if (!first.ok()) co_return list_unreadable(name, size, std::move(first).error());
  ByteSource::Chunk beginning = std::move(*first).value_or(ByteSource::Chunk());
  const ContentKind kind = identify(beginning, name).kind;
  PutBackSource whole(std::move(beginning), source);
  if (kind == ContentKind::kZip) co_return co_await load_nested_zip(name, whole, depth);
  if (kind != ContentKind::kGzip) co_return co_await load_table(name, size, whole);
  DecodedSource<GzipDecoder> unpacked(whole, GzipDecoder(options_.limits), expansion_);
  path_.unpacked.emplace_back();
  Result<void> loaded = co_await load_table(name, size, unpacked);
  path_.unpacked.pop_back();
  co_return loaded;
}

Task<Result<void>> Loader::load_nested_zip(std::string name, ByteSource& source, int depth) {
  if (Result<void> allowed = options_.limits.check_depth(depth); !allowed.ok()) {
    Error error = std::move(allowed).error();
    error.message = "Not opened: " + error.message + ".";
    co_return list_unreadable(name, 0, std::move(error));
  }
  // A zip's directory is at its end: it is held whole.
  ByteSource::Chunk bytes;
  while (true) {
    Result<std::optional<ByteSource::Chunk>> next = co_await source.next();
    if (!next.ok()) co_return list_unreadable(name, bytes.size(), std::move(next).error());
    if (!next->has_value()) break;
    bytes.insert(bytes.end(), (*next)->begin(), (*next)->end());
    if (Result<void> held = options_.limits.check_nested(bytes.size()); !held.ok()) {
      Error error = std::move(held).error();
      error.message = "The archive " + error.message + ".";
      co_return list_unreadable(name, bytes.size(), std::move(error));
    }
    if (budget_.spent()) co_await Pause{};
  }
  Result<std::vector<ZipEntry>> entries = read_zip_directory(bytes, depth, options_.limits);
  if (!entries.ok()) co_return list_unreadable(name, bytes.size(), std::move(entries).error());
  OpenPacked open_packed = [&bytes](const ZipEntry& entry) {
    return std::make_unique<MemorySource>(bytes_of(bytes, entry));
  };
  co_return co_await load_zip_entries(name, std::move(entries).value(), depth,
                                      std::move(open_packed));
}

Task<Result<void>> Loader::load_table(std::string name, std::uint64_t size, ByteSource& source) {
  const store::RowIndex rows_before = staging_.columns.rows;
  const std::size_t joins_before = staging_.joins.mark();
  FileTables tables(static_cast<std::uint32_t>(sources_.size()), name, size, *data_.heaps,
                    staging_);
  tables.own().file().path = std::make_shared<const store::SourcePath>(path_);
  current_ = &tables;
  Result<void> fed = co_await feed_tables(tables, source);
  current_ = nullptr;
  if (fed.ok()) {
    any_read_ = true;
    add_counts(tables, progress_);
    for (const store::FileBuilder& builder : tables.all()) sources_.push_back(builder.share());
    co_return fed;
  }
  staging_.columns.truncate(rows_before);
  staging_.joins.undo_to(joins_before);
  co_return list_unreadable(name, size, std::move(fed).error());
}

Task<Result<void>> Loader::feed_tables(FileTables& tables, ByteSource& source) {
  EntryIntake intake(tables.own(), tables, options_.mapping);
  while (true) {
    Result<std::optional<ByteSource::Chunk>> next = co_await source.next();
    if (!next.ok()) co_return std::move(next).error();
    if (!next->has_value()) break;
    const ByteSource::Chunk chunk = std::move(**next);
    for (ByteSpan left = chunk; !left.empty();) {
      const ByteSpan piece = left.first(std::min(left.size(), kPieceBytes));
      left = left.subspan(piece.size());
      if (Result<void> fed = intake.feed(piece); !fed.ok()) co_return fed;
      report(false);
      if (budget_.spent()) co_await Pause{};
    }
    if (part_is_due()) co_await publish(false);
  }
  co_return intake.finish();
}

// A limit ends the whole open: what is guarded against is the open as such.
Result<void> Loader::list_unreadable(const std::string& name, std::uint64_t size, Error error) {
  error = in_file(std::move(error), name);
  if (error.code == ErrorCode::kLimit) return error;
  if (!first_error_.has_value()) first_error_ = error;
  auto unread = std::make_shared<store::SourceFile>();
  unread->name = name;
  unread->size = size;
  unread->error = std::move(error);
  sources_.push_back(std::move(unread));
  return {};
}

void Loader::add_counts(FileTables& tables, LoadProgress& progress) const {
  for (store::FileBuilder& builder : tables.all()) {
    progress.records += builder.file().records;
    progress.interactions += builder.file().interactions;
    progress.rejected += builder.file().rejected.size();
  }
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
  if (current_ != nullptr) {
    for (store::FileBuilder& builder : current_->all())
      files.push_back(std::make_shared<store::SourceFile>(builder.file()));
  }
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
    progress.file = current_->own().file().name;
    add_counts(*current_, progress);
  }
  progress.bytes = std::min(progress.bytes, progress.total);
  const double seconds = std::chrono::duration<double>(time - started_).count();
  progress.rate = seconds > 0 ? static_cast<double>(progress.bytes) / seconds : 0;
  if (progress.rate > 0) {
    progress.left_s = static_cast<double>(progress.total - progress.bytes) / progress.rate;
  }
  on_progress_(progress);
}

}  // namespace throughline::engine
