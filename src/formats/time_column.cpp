#include "formats/time_column.h"

namespace throughline::formats {
namespace {

std::int64_t floor_mod_day(std::int64_t microseconds) {
  const std::int64_t rest = microseconds % kMicrosPerDay;
  return rest < 0 ? rest + kMicrosPerDay : rest;
}

}  // namespace

TimeColumn::Reading TimeColumn::read(std::string_view text, std::uint32_t row) {
  bool overturned = false;
  if (last_ == Last::kNone || text != last_text_) {
    last_text_ = text;
    const std::optional<ParsedTime> time = parse_time(text, {order_, numbers_});
    if (!time) {
      last_ = Last::kRefused;
    } else {
      const bool ordered = time->form == TimeForm::kDayFirst || time->form == TimeForm::kMonthFirst;
      last_ = ordered && time->ambiguous_day_month ? Last::kAmbiguous : Last::kFixed;
      last_instant_ =
          zone_ != nullptr && !time->had_zone ? zone_->local_to_utc(time->instant) : time->instant;
      had_zoneless_ = had_zoneless_ || !time->had_zone;
      if (ordered && last_ == Last::kFixed) {
        const DayMonthOrder shown =
            time->form == TimeForm::kDayFirst ? DayMonthOrder::kDayMonth : DayMonthOrder::kMonthDay;
        if (shown != order_ && confirmed_) {
          last_ = Last::kRefused;
        } else if (shown != order_) {
          overturned = had_ambiguous_;
          order_ = shown;
        }
        confirmed_ = shown_ = true;
      } else if (last_ == Last::kAmbiguous && time->had_zone && !confirmed_) {
        // With an offset the instant is no civil date any more and could not be exchanged later:
        // the order is settled here.
        confirmed_ = true;
      }
    }
  }
  if (last_ == Last::kRefused) return {};
  if (last_ == Last::kAmbiguous && !had_ambiguous_) {
    had_ambiguous_ = true;
    first_ambiguous_row_ = row;
  }
  if (last_ == Last::kFixed && had_ambiguous_ && !confirmed_) fixed_rows_.push_back(row);
  return {last_instant_, overturned};
}

Instant TimeColumn::with_time_of_day(Instant instant, std::int64_t microseconds) const {
  const Instant local = zone_ == nullptr ? instant : zone_->utc_to_local(instant);
  const Instant sum{local.microseconds - floor_mod_day(local.microseconds) + microseconds};
  return zone_ == nullptr ? sum : zone_->local_to_utc(sum);
}

}  // namespace throughline::formats
