#include "ui/model/sources.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/base64.h"
#include "ui/model/visible_text.h"

namespace throughline::ui {
namespace {

constexpr std::int64_t kLineBytes = 200;         // of a rejected record in the list
constexpr std::int64_t kWholeBytes = 64 * 1024;  // of the selected one

std::string counted(const Formatter& format, std::int64_t count, std::string_view one,
                    std::string_view many) {
  return format.count(count) + " " + std::string(count == 1 ? one : many);
}

// "line_end" -> "Line end".
std::string spoken(std::string_view name) {
  std::string words(name);
  std::replace(words.begin(), words.end(), '_', ' ');
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z')
    words[0] = static_cast<char>(words[0] - 32);
  return words;
}

}  // namespace

std::string visible_bytes(const Json& answer, bool decoded, bool one_line) {
  const auto show = one_line ? visible_line : visible_text;
  const auto bytes = from_base64(text_at(answer, "base64"));
  return show(decoded || !bytes ? text_at(answer, "text") : *bytes);
}

void Sources::clear() {
  const bool narrow = one_at_a_time_;
  *this = Sources();
  one_at_a_time_ = narrow;
}

std::optional<std::int64_t> Sources::file(const State& state) const {
  if (!state.sources || file_count_ == 0) return std::nullopt;
  if (*state.sources < 0) return one_at_a_time_ ? std::nullopt : std::optional<std::int64_t>(0);
  return std::min(*state.sources, file_count_ - 1);
}

void Sources::update(const Context& context) {
  if (!context.state.sources) {
    if (file_count_ > 0) {
      clear();
      for (const char* view :
           {"sources.files", "sources.file", "sources.rejected", "sources.record"})
        context.requests.forget(view);
    }
    return;
  }
  file_count_ = static_cast<std::int64_t>(context.archive.files.size());
  clamp();
  const auto shown = file(context.state);
  if (shown != file_) {
    forget_file();
    file_ = shown;
    if (shown) reveal_file(*shown);
  }
  const Json brief = {{"op", "mapping"}, {"brief", true}};
  context.requests.ask("sources.files", "brief", brief,
                       [this](const Answer& answer) { take_files(answer); });
  stale_ = false;
  if (shown) ask(context, *shown);
  rebuild_files(context, shown);
  rebuild_file(context);
  rebuild_rejected(context);
}

void Sources::ask(const Context& context, std::int64_t file) {
  const Json batch = {
      {"op", "batch"},
      {"requests",
       {{{"op", "mapping"}, {"file", file}},
        {{"op", "rejected"}, {"file", file}, {"kinds", true}, {"offset", 0}, {"limit", 0}}}}};
  const std::string question = dump_json(batch);
  context.requests.ask("sources.file", question, batch,
                       [this](const Answer& answer) { take_file(answer); });
  stale_ = context.requests.stale("sources.file", question);
  if (part_ != SourcePart::kRejected) return;
  Json request = {{"op", "rejected"}, {"file", file}, {"bytes", kLineBytes}};
  if (!kind_.empty()) request["reason"] = kind_;
  rejected_.update(context.requests, request);
  request["bytes"] = kWholeBytes;
  request["offset"] = selected_;
  request["limit"] = 1;
  context.requests.ask("sources.record", dump_json(request), request,
                       [this](const Answer& answer) { take_record(answer); });
}

void Sources::take_files(const Answer& answer) {
  const Json& files = member(answer.body, "files");
  if (answer.error || !files.is_array()) return;
  sizes_.clear();
  for (const Json& file : files) sizes_.push_back(integer_at(file, "size"));
}

void Sources::take_file(const Answer& answer) {
  error_ = answer.error;
  const Json& answers = member(answer.body, "answers");
  if (error_ || !answers.is_array() || answers.size() < 2) return;
  const Json& files = member(answers[0], "files");
  if (!files.is_array() || files.empty()) return;
  answered_ = files[0];
  answered_kinds_ = member(answers[1], "kinds");
}

void Sources::take_record(const Answer& answer) {
  const Json& rows = member(answer.body, "rows");
  record_ = !answer.error && rows.is_array() && !rows.empty() ? rows[0] : Json();
}

void Sources::forget_file() {
  answered_ = answered_kinds_ = record_ = Json();
  shown_.reset();
  most_columns_ = kUsualColumns;
  kind_.clear();
  selected_ = 0;
  rejected_.clear();
}

SourceRow Sources::row_of(const Context& context, std::int64_t index) const {
  const FileCount& file = context.archive.files[static_cast<std::size_t>(index)];
  const Formatter& format = context.format;
  SourceRow row;
  row.id = "source/" + std::to_string(index);
  row.index = index;
  row.name = file.name;
  row.error = file.error;
  row.format = file.format.empty() ? "not read" : file.format;
  if (static_cast<std::size_t>(index) < sizes_.size() &&
      sizes_[static_cast<std::size_t>(index)] > 0)
    row.size = format.bytes(static_cast<double>(sizes_[static_cast<std::size_t>(index)]));
  const std::size_t slash = file.name.rfind('/');
  if (slash != std::string::npos && slash + 1 < file.name.size()) {
    row.title = file.name.substr(slash + 1);
    row.folder = file.name.substr(0, slash);
  } else {
    row.title = file.name;
  }
  const std::pair<std::int64_t, const char*> parts[] = {{file.used, " used"},
                                                        {file.reference, " of reference"},
                                                        {file.merged, " merged"},
                                                        {file.rejected, " rejected"}};
  for (const auto& [count, word] : parts) {
    if (count == 0) continue;
    if (count == file.records && count > 1) {
      row.accounts = ", all" + std::string(word);
    } else {
      row.accounts += (row.accounts.empty() ? " = " : " + ") + format.count(count) + word;
    }
  }
  row.accounts.insert(0, counted(format, file.records, "record", "records"));
  row.rejected = file.rejected;
  row.unsure = file.unsure;
  return row;
}

std::string Sources::rejected_title(const Formatter& format) const {
  return shown_ ? "Rejected records (" + format.count(shown_->rejected) + ")" : "Rejected records";
}

std::string Sources::totals(const Archive& archive, const Formatter& format) {
  FileCount sum;
  std::int64_t unread = 0;
  for (const FileCount& file : archive.files) {
    sum.used += file.used;
    sum.reference += file.reference;
    sum.merged += file.merged;
    sum.rejected += file.rejected;
    if (!file.error.empty()) ++unread;
  }
  std::string words = counted(format, archive.records, "record", "records") + " = " +
                      format.count(sum.used) + " used";
  if (sum.reference > 0) words += " + " + format.count(sum.reference) + " of reference";
  if (sum.merged > 0) words += " + " + format.count(sum.merged) + " merged";
  words += " + " + format.count(sum.rejected) + " rejected";
  words += ", in " + counted(format, static_cast<std::int64_t>(archive.files.size()),
                             "file or table", "files and tables");
  if (unread > 0) words += ", " + format.count(unread) + " of them not read";
  return words;
}

void Sources::rebuild_files(const Context& context, std::optional<std::int64_t> shown) {
  rows_.clear();
  const auto first = static_cast<std::int64_t>(std::floor(first_file_));
  const auto end = std::min(
      file_count_, static_cast<std::int64_t>(std::ceil(first_file_ + files_viewport_)) + 1);
  for (std::int64_t index = first; index < end; ++index) {
    rows_.push_back(row_of(context, index));
    rows_.back().selected = shown == index;
  }
  shown_.reset();
  if (shown) shown_ = row_of(context, *shown);
}

void Sources::rebuild_file(const Context& context) {
  dialect_.clear();
  notes_.clear();
  columns_.clear();
  kinds_.clear();
  more_columns_.clear();
  single_bytes_ = false;
  if (!shown_ || !answered_.is_object()) return;
  const Formatter& format = context.format;
  if (const Json& dialect = member(answered_, "dialect"); dialect.is_object()) {
    for (const auto& [name, value] : dialect.items()) {
      const std::string text = scalar_text(value).value_or("");
      if (name == "encoding") single_bytes_ = text == "Windows-1252";
      dialect_.push_back({spoken(name), visible_line(text)});
    }
  }
  if (const Json& notes = member(answered_, "notes"); notes.is_array()) {
    for (const Json& note : notes)
      notes_.push_back(format.personal(scalar_text(note).value_or("")));
  }
  const Json& columns = member(answered_, "columns");
  for (std::size_t i = 0; columns.is_array() && i < columns.size(); ++i) {
    if (i == most_columns_) {
      more_columns_ = format.count(static_cast<std::int64_t>(columns.size() - i)) + " more";
      break;
    }
    SourceColumn column;
    column.id = "source_column/" + std::to_string(i);
    column.column = visible_line(text_at(columns[i], "column"));
    column.role = visible_line(text_at(columns[i], "role"));
    column.reason = visible_line(text_at(columns[i], "reason"));
    column.unsure = flag_at(columns[i], "unsure");
    if (const Json& sample = member(columns[i], "sample"); sample.is_array()) {
      for (const Json& value : sample) {
        if (!column.sample.empty()) column.sample += " · ";
        column.sample += visible_line(scalar_text(value).value_or(""));
      }
      column.sample = format.personal(std::move(column.sample));
    }
    columns_.push_back(std::move(column));
  }
  if (shown_->rejected == 0 || !answered_kinds_.is_array()) return;
  kinds_.push_back({"rejected_kind/", "", "All", format.count(shown_->rejected), kind_.empty()});
  for (const Json& kind : answered_kinds_) {
    const std::string reason = text_at(kind, "reason");
    kinds_.push_back({"rejected_kind/" + reason, reason, format.personal(visible_line(reason)),
                      format.count(integer_at(kind, "count")), kind_ == reason});
  }
}

void Sources::rebuild_rejected(const Context& context) {
  rejected_rows_.clear();
  rejected_text_.clear();
  rejected_reason_.clear();
  rejected_place_.clear();
  if (!shown_ || part_ != SourcePart::kRejected) return;
  const Formatter& format = context.format;
  const auto place_of = [&](const Json& row) {
    return "byte " + format.count(integer_at(row, "offset"));
  };
  const auto end =
      static_cast<std::int64_t>(std::ceil(static_cast<double>(rejected_.first_row()) +
                                          rejected_.row_fraction() + rejected_.viewport_rows()));
  for (std::int64_t index = rejected_.first_row(); index < std::min(end, rejected_.total());
       ++index) {
    RejectedRow row;
    row.index = index;
    row.id = "rejected/" + std::to_string(index);
    row.selected = index == selected_;
    if (const Json* answered = rejected_.row(index)) {
      row.loaded = true;
      row.record = "record " + format.count(integer_at(*answered, "record") + 1);
      row.place = place_of(*answered);
      row.length = counted(format, integer_at(*answered, "length"), "byte", "bytes");
      row.reason = format.personal(visible_line(text_at(*answered, "reason")));
      row.text = format.personal(visible_bytes(*answered, single_bytes_, true));
    }
    rejected_rows_.push_back(std::move(row));
  }
  if (!record_.is_object()) return;
  rejected_reason_ = format.personal(visible_line(text_at(record_, "reason")));
  const std::int64_t length = integer_at(record_, "length");
  rejected_place_ = "Record " + format.count(integer_at(record_, "record") + 1) + ", " +
                    counted(format, length, "byte", "bytes") + " at " + place_of(record_);
  if (length > kWholeBytes)
    rejected_place_ += "; the first " + format.count(kWholeBytes) + " are shown";
  rejected_text_ = format.personal(visible_bytes(record_, single_bytes_, false));
}

void Sources::select_kind(std::string reason) {
  kind_ = std::move(reason);
  selected_ = 0;
  record_ = Json();
  rejected_.scroll_to(0);
}

void Sources::select_rejected(std::int64_t index) {
  selected_ = std::clamp<std::int64_t>(index, 0, std::max<std::int64_t>(rejected_.total() - 1, 0));
  rejected_.reveal(selected_);
}

void Sources::step_rejected(std::int64_t steps) { select_rejected(selected_ + steps); }

void Sources::set_files_viewport(double rows) {
  files_viewport_ = std::clamp(rows, 1.0, 200.0);
  clamp();
}

void Sources::scroll_files(double rows) {
  if (std::isfinite(rows)) first_file_ += rows;
  clamp();
}

void Sources::reveal_file(std::int64_t index) {
  const auto row = static_cast<double>(index);
  if (row < first_file_) first_file_ = row;
  if (row + 1 > first_file_ + files_viewport_) first_file_ = row + 1 - files_viewport_;
  clamp();
}

void Sources::clamp() {
  const double most = std::max(0.0, static_cast<double>(file_count_) - files_viewport_);
  first_file_ = std::clamp(first_file_, 0.0, most);
}

}  // namespace throughline::ui
