#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ui/model/archive.h"

// The empty page, the progress of opening, its result or error.
namespace throughline::ui {

struct LoadProgress {
  std::string file;
  double bytes = 0;
  double total = 0;  // 0: unknown
  std::int64_t records = 0;
  std::int64_t interactions = 0;
  std::int64_t rejected = 0;
  double rate = 0;  // bytes per second
  std::optional<double> left_s;
};

struct Message {
  std::string what;
  std::string where;   // may be empty
  std::string advice;  // what to do; may be empty
  bool wrong = true;   // false: it was the person's own wish
  bool empty() const { return what.empty(); }
};
// Words for an engine or host error.
Message message_of(const EngineError& error);

class Opening {
 public:
  enum class Phase { kEmpty, kLoading, kOpen };

  // Events of ui_notify.
  void take_opening(const Json& event);
  void take_progress(const Json& event);
  void take_opened(const Json& event);
  void take_error(const Json& event);
  void take_closed();
  void take_embedded(const Json& event);
  void dismiss();  // the error or the result line

  Phase phase() const { return phase_; }
  bool loading() const { return phase_ == Phase::kLoading; }

  // The empty page.
  static std::string_view sentence();    // what this is
  static std::string_view opens();       // what it opens
  std::string promise() const;           // nothing leaves the tab, or who may read along
  static std::string_view invitation();  // "or drop files anywhere on this page"

  const LoadProgress& progress() const { return progress_; }
  double fraction() const;  // 0..1; -1 unknown
  // "orders.csv · 12.3 of 45.6 MB · 120,000 records · 45 MB/s · 2 s left"
  std::string progress_line(const Formatter& format) const;
  // "541,909 records: 541,909 interactions, 0 rejected"; empty before the first open.
  std::string result_line(const Archive& archive, const Formatter& format) const;
  // What the result line offers: "look" where something is worth it.
  static std::string look(const Archive& archive);
  const Message& error() const { return error_; }
  bool result_shown() const { return result_shown_; }

 private:
  Phase phase_ = Phase::kEmpty;
  bool was_open_ = false;
  bool result_shown_ = false;
  LoadProgress progress_;
  Message error_;
  std::string hosts_;  // the origins that may ask what is open; empty: none
};

}  // namespace throughline::ui
