#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/time_parse.h"
#include "base/time_zone.h"

// Reads one column of times. The order of day and month holds for the whole column: it begins as a
// hypothesis, the first date that can be read in one way only confirms or overturns it, and from
// then on a date that contradicts is no time.
namespace throughline::formats {

class TimeColumn {
 public:
  struct Reading {
    std::optional<Instant> instant;
    bool overturned = false;  // rows so far were read in the wrong order: see swap_from, fixed_rows
  };

  // `confirmed`: the sample showed the order. `numbers`: bare digits are dates or epochs.
  // `zone`: of times that state none; null: UTC. The order is settled then.
  TimeColumn(DayMonthOrder order, bool confirmed, bool numbers,
             std::shared_ptr<const TimeZone> zone = nullptr)
      : order_(order),
        numbers_(numbers),
        confirmed_(confirmed || zone != nullptr),
        shown_(confirmed),
        zone_(std::move(zone)) {}

  // `row`: position of the row among the file's interactions; rises.
  Reading read(std::string_view text, std::uint32_t row);

  DayMonthOrder order() const { return order_; }
  bool shown() const { return shown_; }  // a date of the column tells its order
  bool had_ambiguous() const { return had_ambiguous_; }
  // An instant of this column with a time of day added to its civil date.
  Instant with_time_of_day(Instant instant, std::int64_t microseconds) const;
  const TimeZone* zone() const { return zone_.get(); }
  bool had_zoneless() const { return had_zoneless_; }
  // On overturning: rows before this one hold no date of undecided order, nor do those listed
  // (rising).
  std::uint32_t swap_from() const { return first_ambiguous_row_; }
  const std::vector<std::uint32_t>& fixed_rows() const { return fixed_rows_; }

 private:
  enum class Last : std::uint8_t { kNone, kRefused, kAmbiguous, kFixed };

  DayMonthOrder order_;
  bool numbers_;
  bool confirmed_;
  bool shown_;
  std::shared_ptr<const TimeZone> zone_;
  bool had_ambiguous_ = false;
  bool had_zoneless_ = false;
  std::uint32_t first_ambiguous_row_ = 0;
  std::vector<std::uint32_t> fixed_rows_;

  // Neighbouring rows often share their time.
  std::string last_text_;
  Last last_ = Last::kNone;
  Instant last_instant_;
};

}  // namespace throughline::formats
