#include "ui/model/export.h"

#include <algorithm>

namespace throughline::ui {
namespace {

std::string interactions(std::int64_t count, const Formatter& format) {
  return format.count(count) + (count == 1 ? " interaction" : " interactions");
}

}  // namespace

void Export::offer() {
  if (phase_ == Phase::kRunning) return;
  phase_ = phase_ == Phase::kOffered ? Phase::kHidden : Phase::kOffered;
}

void Export::close() {
  if (phase_ != Phase::kRunning) phase_ = Phase::kHidden;
}

Json Export::begin(const std::string& format, const std::string& filter) {
  *this = Export();
  phase_ = Phase::kRunning;
  return {{"call", "export"}, {"format", format}, {"filter", filter}};
}

void Export::take(const Json& event) {
  if (phase_ != Phase::kRunning) return;
  const std::string phase = text_at(event, "phase");
  if (phase == "failed") {
    const auto error = error_of(event);
    phase_ = error && error->code == "cancelled" ? Phase::kHidden : Phase::kFailed;
    error_ = error ? error->message : "";
    return;
  }
  name_ = text_at(event, "name");
  rows_ = integer_at(event, "rows");
  total_ = integer_at(event, "total");
  bytes_ = number_at(event, "bytes", 0);
  defused_ = integer_at(event, "defused");
  if (phase == "done") phase_ = Phase::kDone;
}

double Export::fraction() const {
  if (phase_ != Phase::kRunning || total_ <= 0) return -1;
  return std::clamp(static_cast<double>(rows_) / static_cast<double>(total_), 0.0, 1.0);
}

std::string Export::text(std::optional<std::int64_t> matching, const Formatter& format) const {
  switch (phase_) {
    case Phase::kHidden:
      break;
    case Phase::kOffered:
      return "Export " + (matching ? interactions(*matching, format) : "what the filter leaves") +
             " as a table that can be opened here again. In CSV, text that a spreadsheet would run "
             "as a formula gets an apostrophe in front.";
    case Phase::kRunning:
      if (name_.empty()) return "Exporting";
      return "Exporting " + name_ + ": " + format.count(rows_) + " of " +
             interactions(total_, format) + ", " + format.bytes(bytes_);
    case Phase::kDone: {
      std::string done =
          "Exported " + name_ + ": " + interactions(rows_, format) + ", " + format.bytes(bytes_);
      if (defused_ > 0) {
        done += ". " + format.count(defused_) +
                (defused_ == 1 ? " cell that a spreadsheet would run as a formula has"
                               : " cells that a spreadsheet would run as formulas have") +
                " an apostrophe in front";
      }
      return done + ".";
    }
    case Phase::kFailed:
      return "Not exported: " + error_;
  }
  return {};
}

}  // namespace throughline::ui
