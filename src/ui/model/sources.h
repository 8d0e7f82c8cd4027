#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ui/model/archive.h"
#include "ui/model/pages.h"

// What was read: every file, how it was understood, and the records that were rejected.
namespace throughline::ui {

struct SourceRow {
  std::string id;  // "source/3"
  std::int64_t index = 0;
  std::string name;
  std::string format;    // "csv"; "not read"
  std::string size;      // "1.2 MB"; empty for a table within another's file
  std::string title;     // "b.csv#comments" of "a.zip/b.csv#comments"
  std::string folder;    // "a.zip"
  std::string accounts;  // "541,909 records = 541,902 used + 7 rejected"
  std::string error;     // why it could not be read; else empty
  std::int64_t rejected = 0;
  std::int64_t unsure = 0;
  bool selected = false;
};

struct SourceFact {
  std::string label;
  std::string text;
};

struct SourceColumn {
  std::string id;  // "source_column/0"
  std::string column;
  std::string role;
  std::string reason;
  std::string sample;  // "17850 · 13047"
  bool unsure = false;
};

// Rejected records that have a reason in common.
struct RejectedKind {
  std::string id;      // "rejected_kind/REASON"; "rejected_kind/" is all of them
  std::string reason;  // as the engine names the kind; empty: all
  std::string label;
  std::string count;
  bool selected = false;
};

struct RejectedRow {
  std::int64_t index = 0;
  std::string id;  // "rejected/12"
  bool loaded = false;
  bool selected = false;
  std::string record;  // "record 12", as people count
  std::string place;   // "byte 3,456"
  std::string length;  // "104 bytes"
  std::string reason;
  std::string text;  // its beginning, in one line
};

enum class SourcePart { kMapping, kRejected };

class Sources {
 public:
  Sources() : rejected_("sources.rejected") {}

  void update(const Context& context);
  void clear();

  // Which file the state means: the one it names, else the first, where both have room.
  std::optional<std::int64_t> file(const State& state) const;
  bool stale() const { return stale_; }
  const std::optional<EngineError>& error() const { return error_; }
  // "541,909 records = 541,902 used + 7 rejected, in 2 files and tables"
  static std::string totals(const Archive& archive, const Formatter& format);

  // The files on screen.
  const std::vector<SourceRow>& rows() const { return rows_; }
  std::int64_t file_count() const { return file_count_; }
  double first_file() const { return first_file_; }
  void set_files_viewport(double rows);
  void scroll_files(double rows);
  void reveal_file(std::int64_t index);

  // A narrow window shows the files or one of them.
  bool one_at_a_time() const { return one_at_a_time_; }
  void set_one_at_a_time(bool narrow) { one_at_a_time_ = narrow; }

  // Of the file that is shown.
  const SourceRow* shown() const { return shown_ ? &*shown_ : nullptr; }
  const std::vector<SourceFact>& dialect() const { return dialect_; }
  const std::vector<std::string>& notes() const { return notes_; }
  const std::vector<SourceColumn>& columns() const { return columns_; }
  const std::string& more_columns() const { return more_columns_; }  // "49,700 more"
  void show_more_columns() { most_columns_ *= 4; }
  const std::vector<RejectedKind>& kinds() const { return kinds_; }

  std::string rejected_title(const Formatter& format) const;  // "Rejected records (7)"
  SourcePart part() const { return part_; }
  void set_part(SourcePart part) { part_ = part; }

  Pages& rejected() { return rejected_; }
  const Pages& rejected() const { return rejected_; }
  const std::vector<RejectedRow>& rejected_rows() const { return rejected_rows_; }
  void select_kind(std::string reason);
  void select_rejected(std::int64_t index);
  void step_rejected(std::int64_t steps);
  // The selected rejected record, whole (its beginning, if it is very long).
  const std::string& rejected_text() const { return rejected_text_; }
  const std::string& rejected_reason() const { return rejected_reason_; }
  const std::string& rejected_place() const { return rejected_place_; }

 private:
  void ask(const Context& context, std::int64_t file);
  void take_files(const Answer& answer);
  void take_file(const Answer& answer);
  void take_record(const Answer& answer);
  void rebuild_files(const Context& context, std::optional<std::int64_t> shown);
  void rebuild_file(const Context& context);
  void rebuild_rejected(const Context& context);
  SourceRow row_of(const Context& context, std::int64_t index) const;
  void clamp();
  void forget_file();

  static constexpr std::size_t kUsualColumns = 200;

  bool stale_ = false;
  bool one_at_a_time_ = false;
  std::optional<EngineError> error_;
  std::vector<std::int64_t> sizes_;
  std::vector<SourceRow> rows_;
  std::int64_t file_count_ = 0;
  double first_file_ = 0;
  double files_viewport_ = 10;

  std::optional<std::int64_t> file_;  // whose answers these are
  Json answered_;
  std::optional<SourceRow> shown_;
  std::vector<SourceFact> dialect_;
  std::vector<std::string> notes_;
  std::vector<SourceColumn> columns_;
  std::string more_columns_;
  std::size_t most_columns_ = kUsualColumns;
  bool single_bytes_ = false;  // the file's text is Windows-1252

  SourcePart part_ = SourcePart::kMapping;
  Json answered_kinds_;
  std::vector<RejectedKind> kinds_;
  std::string kind_;
  Pages rejected_;
  std::vector<RejectedRow> rejected_rows_;
  std::int64_t selected_ = 0;
  Json record_;
  std::string rejected_text_;
  std::string rejected_reason_;
  std::string rejected_place_;
};

// Bytes of an answer ({"base64","text"}) as a person can read them; `decoded`: its text is what
// the bytes mean in the file's encoding, so that they are not shown as bytes that are no UTF-8.
std::string visible_bytes(const Json& answer, bool decoded, bool one_line);

}  // namespace throughline::ui
