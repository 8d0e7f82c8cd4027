#include "ui/model/opening.h"

#include <algorithm>

namespace throughline::ui {
namespace {

std::string advice_of(std::string_view code) {
  if (code == "out_of_memory") {
    return "Close other tabs or open a smaller part of the archive, then try again.";
  }
  if (code == "unreadable")
    return "Check that the file still exists and can be read, then open it again.";
  return "";  // the message itself says what to do
}

// Records that are neither an interaction of their own nor rejected, so that the line adds up.
std::string kept_aside(const Archive& archive, const Formatter& format) {
  std::int64_t reference = 0;
  std::int64_t merged = 0;
  for (const FileCount& file : archive.files) {
    reference += file.reference;
    merged += file.merged;
  }
  std::string words;
  if (reference > 0) words += format.count(reference) + " of reference, ";
  if (merged > 0) words += format.count(merged) + " merged, ";
  return words;
}

// Of the records that were rejected the first one: often it tells what is wrong with the export.
std::string first_rejected(const Archive& archive, const Formatter& format) {
  const auto file = std::find_if(archive.files.begin(), archive.files.end(),
                                 [](const FileCount& f) { return !f.rejected_reason.empty(); });
  if (file == archive.files.end()) return "";
  std::string reason = file->rejected_reason;
  if (reason.ends_with('.')) reason.pop_back();
  return (archive.rejected == 1 ? ": " : ", the first: ") + file->name + ", record " +
         format.count(file->rejected_record + 1) + ". " + reason;
}

}  // namespace

Message message_of(const EngineError& error) {
  Message message;
  message.what =
      error.message.empty() ? "Something went wrong (" + error.code + ")." : error.message;
  message.where = error.where;
  message.advice = advice_of(error.code);
  return message;
}

void Opening::take_opening(const Json& event) {
  was_open_ = phase_ == Phase::kOpen || (loading() && was_open_);
  phase_ = Phase::kLoading;
  progress_ = LoadProgress();
  error_ = Message();
  result_shown_ = false;
  const Json& files = member(event, "files");
  if (!files.is_array()) return;
  for (const Json& file : files) {
    if (progress_.file.empty()) progress_.file = text_at(file, "name");
    progress_.total += std::max(0.0, number_at(file, "size"));
  }
}

void Opening::take_progress(const Json& event) {
  if (!loading()) {
    was_open_ = phase_ == Phase::kOpen;
    phase_ = Phase::kLoading;
    error_ = Message();
    result_shown_ = false;
  }
  progress_.file = text_at(event, "file", progress_.file);
  progress_.bytes = std::max(0.0, number_at(event, "bytes", progress_.bytes));
  progress_.total = std::max(0.0, number_at(event, "total", progress_.total));
  progress_.records = integer_at(event, "records", progress_.records);
  progress_.interactions = integer_at(event, "interactions", progress_.interactions);
  progress_.rejected = integer_at(event, "rejected", progress_.rejected);
  progress_.rate = std::max(0.0, number_at(event, "rate"));
  const Json& left = member(event, "left_s");
  progress_.left_s = left.is_number() ? std::optional<double>(left.get<double>()) : std::nullopt;
}

void Opening::take_opened(const Json&) {
  phase_ = Phase::kOpen;
  was_open_ = true;
  error_ = Message();
  result_shown_ = true;
}

void Opening::take_error(const Json& event) {
  if (loading()) phase_ = was_open_ ? Phase::kOpen : Phase::kEmpty;
  const auto error = error_of(event);
  if (error && error->code == "cancelled") {
    error_ = Message{"Opening was cancelled.", "",
                     was_open_ ? "What was open before is unchanged." : "", false};
    return;
  }
  error_ = message_of(error.value_or(EngineError{"error", "", ""}));
  if (!was_open_) return;
  if (!error_.advice.empty()) error_.advice += ' ';
  error_.advice += "What was open before is unchanged.";
}

void Opening::take_closed() {
  phase_ = Phase::kEmpty;
  was_open_ = false;
  result_shown_ = false;
  progress_ = LoadProgress();
  error_ = Message();
}

void Opening::take_embedded(const Json& event) {
  hosts_.clear();
  const Json& origins = member(event, "origins");
  if (!origins.is_array()) return;
  for (const Json& origin : origins) {
    if (!origin.is_string()) continue;
    hosts_ += (hosts_.empty() ? "" : " or ") + origin.get<std::string>();
  }
}

void Opening::dismiss() {
  error_ = Message();
  result_shown_ = false;
}

std::string_view Opening::sentence() {
  return "See, filter and question everything that passed between a business and its customers, "
         "from the exports you already have.";
}

std::string_view Opening::opens() {
  return "Opens CSV, TSV, Excel (.xlsx) and JSON exports of interactions, orders or tickets, also "
         "packed as .gz or .zip.";
}

std::string Opening::promise() const {
  if (hosts_.empty()) return "Nothing leaves this tab: no server, no account, no network request.";
  return "The page around this viewer may read what is opened here, if it is of " + hosts_ +
         ". The viewer itself sends nothing.";
}

std::string_view Opening::invitation() { return "or drop files anywhere on this page"; }

double Opening::fraction() const {
  if (!(progress_.total > 0)) return -1;
  return std::clamp(progress_.bytes / progress_.total, 0.0, 1.0);
}

std::string Opening::progress_line(const Formatter& format) const {
  std::string line = progress_.file;
  const auto add = [&line](const std::string& part) {
    if (!line.empty()) line += " · ";
    line += part;
  };
  if (progress_.total > 0) {
    add(format.bytes(progress_.bytes) + " of " + format.bytes(progress_.total));
  } else {
    add(format.bytes(progress_.bytes));
  }
  add(format.count(progress_.records) + (progress_.records == 1 ? " record" : " records"));
  if (progress_.rejected > 0) add(format.count(progress_.rejected) + " rejected");
  if (progress_.rate > 0) add(format.rate(progress_.rate));
  if (progress_.left_s) add(format.duration(*progress_.left_s) + " left");
  return line;
}

std::string Opening::look(const Archive& archive) {
  const bool wanted =
      archive.rejected > 0 ||
      std::any_of(archive.files.begin(), archive.files.end(),
                  [](const FileCount& f) { return !f.error.empty() || f.unsure > 0; });
  return wanted ? "Look" : "What was read";
}

std::string Opening::result_line(const Archive& archive, const Formatter& format) const {
  if (!result_shown_) return "";
  std::string line = format.count(archive.records) +
                     (archive.records == 1 ? " record: " : " records: ") +
                     format.count(archive.interactions) +
                     (archive.interactions == 1 ? " interaction, " : " interactions, ") +
                     kept_aside(archive, format) + format.count(archive.rejected) + " rejected" +
                     first_rejected(archive, format);
  const auto unread = [](const FileCount& file) { return !file.error.empty(); };
  std::int64_t unsure = 0;
  for (const FileCount& file : archive.files) unsure += file.unsure;
  if (unsure > 0) {
    line += ". " + format.count(unsure) + (unsure == 1 ? " column" : " columns") +
            " could be read otherwise";
  }
  const auto first = std::find_if(archive.files.begin(), archive.files.end(), unread);
  if (first == archive.files.end()) return line;
  const std::int64_t count = std::count_if(first, archive.files.end(), unread);
  line += count == 1 ? ". Not read: " : ". " + format.count(count) + " files not read, the first: ";
  return line + first->name + ". " + first->error;
}

}  // namespace throughline::ui
