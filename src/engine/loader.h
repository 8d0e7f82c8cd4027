#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "archive/limits.h"
#include "archive/zip_entry.h"
#include "base/result.h"
#include "base/task.h"
#include "engine/archive_data.h"
#include "engine/byte_source.h"
#include "formats/reader.h"

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

struct LoadOptions {
  std::string mapping;  // text of a mapping file, or empty
  Limits limits;
};

// One open request: adds files, and what archives among them hold, to what is open. Until run() has
// succeeded, destroying the loader leaves what was open as it was; parts read so far are published
// meanwhile, marked incomplete.
class Loader {
 public:
  using OnProgress = std::function<void(const LoadProgress&)>;
  Loader(ArchiveData& data, FileReads& reads, Budget& budget, std::vector<OpenFile> files,
         LoadOptions options, OnProgress on_progress);
  ~Loader();
  Loader(const Loader&) = delete;
  Loader& operator=(const Loader&) = delete;

  // Once. Fails if nothing could be read or a limit was reached; a single file or entry that can't
  // be read is listed with its error.
  Task<Result<void>> run();

 private:
  using Clock = std::chrono::steady_clock;
  // Reads an entry of a zip as it is packed.
  using OpenPacked = std::function<std::unique_ptr<ByteSource>(const ZipEntry&)>;

  // Each of these fails only where the whole open must end; else what went wrong is listed.
  Task<Result<void>> load_file(const OpenFile& file);
  Task<Result<void>> load_zip_file(const OpenFile& file);
  Task<Result<void>> load_zip_entries(std::string zip_name, std::vector<ZipEntry> entries,
                                      int depth, OpenPacked open_packed);
  Task<Result<void>> load_entry(std::string name, std::uint64_t size, ByteSource& source,
                                int depth);
  Task<Result<void>> load_nested_zip(std::string name, ByteSource& source, int depth);
  // loader_workbook.cpp. Of a zip that lists its parts; false: it is a zip of files after all.
  Task<Result<bool>> load_package(const std::string& name, const std::vector<ZipEntry>& entries,
                                  const OpenPacked& open_packed);
  Task<Result<void>> load_workbook(const std::string& name, const class PackageParts& parts,
                                   const std::string& main_part, const OpenPacked& open_packed);
  Task<Result<void>> load_sheet(const struct SheetToLoad& sheet, const OpenPacked& open_packed);
  Task<Result<void>> feed_part(const ZipEntry& part, const OpenPacked& open_packed,
                               formats::Reader& reader);
  Task<Result<void>> load_table(std::string name, std::uint64_t size, ByteSource& source);

  Task<Result<void>> feed_tables(class FileTables& tables, ByteSource& source);
  void add_counts(class FileTables& tables, LoadProgress& progress) const;
  Result<void> list_unreadable(const std::string& name, std::uint64_t size, Error error);
  Task<void> publish(bool complete);
  bool part_is_due() const;
  void report(bool now);

  ArchiveData& data_;
  FileReads& reads_;
  Budget& budget_;
  std::vector<OpenFile> files_;
  LoadOptions options_;
  OnProgress on_progress_;
  Expansion expansion_;

  store::SourcePath path_;  // to what is being read

  std::shared_ptr<const store::Snapshot> before_;
  store::Staging staging_;
  std::vector<std::shared_ptr<const store::SourceFile>> sources_;
  std::optional<Error> first_error_;
  bool any_read_ = false;
  class FileTables* current_ = nullptr;
  LoadProgress progress_;
  Clock::time_point started_;
  Clock::time_point reported_;
  store::RowIndex published_rows_ = 0;
  bool committed_ = false;
};

}  // namespace throughline::engine
