#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "ui/model/archive.h"

// Export of what the filter leaves: the offer, how far it is, what was written. The page does it.
namespace throughline::ui {

class Export {
 public:
  enum class Phase { kHidden, kOffered, kRunning, kDone, kFailed };

  Phase phase() const { return phase_; }
  bool shown() const { return phase_ != Phase::kHidden; }

  // Shows the offer, or hides it again; nothing while one is under way.
  void offer();
  void close();
  // What the page is asked for. `format`: "csv" or "ndjson".
  Json begin(const std::string& format, const std::string& filter);
  // The page's event "export": "phase" running, done or failed.
  void take(const Json& event);

  std::string text(std::optional<std::int64_t> matching, const Formatter& format) const;
  double fraction() const;  // 0..1; -1 unknown

 private:
  Phase phase_ = Phase::kHidden;
  std::string name_;
  std::int64_t rows_ = 0;
  std::int64_t total_ = 0;
  std::int64_t defused_ = 0;
  double bytes_ = 0;
  std::string error_;
};

}  // namespace throughline::ui
