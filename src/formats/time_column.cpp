#include "formats/time_column.h"

namespace throughline::formats {

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
      last_instant_ = time->instant;
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

}  // namespace throughline::formats
