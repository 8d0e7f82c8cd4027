#include <algorithm>
#include <string_view>

#include "base/instant.h"
#include "ui/model/app.h"

// What the commands of overview and timeline do.
namespace throughline::ui {
namespace {

constexpr double kZoomStep = 1.5;
constexpr double kPanStep = 0.2;

// "FROM..TO", two RFC 3339 times.
std::optional<TimeRange> range_of(std::string_view text) {
  const auto dots = text.find("..");
  if (dots == std::string_view::npos) return std::nullopt;
  const auto from = parse_rfc3339(text.substr(0, dots));
  const auto to = parse_rfc3339(text.substr(dots + 2));
  if (!from || !to || *from >= *to) return std::nullopt;
  return TimeRange{from->microseconds, to->microseconds};
}

}  // namespace

bool App::act_on_time(const Action& action) {
  const std::string& name = action.name;
  if (action.id == "overview") {
    if (name == "clear") {
      set_filter(without_field(state_.filter, "time"));
      return true;
    }
    if (name != "set_brush" || overview_.range().length() <= 0) return false;
    auto range = range_of(action.value);
    if (!range) {
      if (!action.value.empty() || action.x == action.x2) return false;
      range = TimeRange{overview_.time_at(std::min(action.x, action.x2)),
                        overview_.time_at(std::max(action.x, action.x2))};
    }
    state_.range.reset();  // the timeline goes where the brush is
    set_filter(with_time(state_.filter, *range));
    return true;
  }
  if (action.id == "timeline/lanes" && name == "set") {
    state_.lanes = action.value;
    return true;
  }
  if (action.id != "timeline" && !action.id.starts_with("timeline/")) return false;
  if (timeline_.visible().length() <= 0) return false;
  const bool press = name == "press";
  if (action.id == "timeline/zoom_in" && press) {
    state_.range = timeline_.zoomed(0.5, 1 / kZoomStep);
  } else if (action.id == "timeline/zoom_out" && press) {
    state_.range = timeline_.zoomed(0.5, kZoomStep);
  } else if (action.id == "timeline/pan_left" && press) {
    state_.range = timeline_.panned(-kPanStep);
  } else if (action.id == "timeline/pan_right" && press) {
    state_.range = timeline_.panned(kPanStep);
  } else if ((action.id == "timeline/fit" && press) || (action.id == "timeline" && name == "fit")) {
    state_.range.reset();
  } else if (action.id == "timeline" && name == "set_range") {
    auto range = range_of(action.value);
    if (!range && action.x != action.x2 && action.value.empty()) {
      const double width = timeline_.width();
      range = TimeRange{timeline_.time_at(std::min(action.x, action.x2) * width),
                        timeline_.time_at(std::max(action.x, action.x2) * width)};
    }
    if (!range || range->from >= range->to) return false;
    state_.range = *range;
  } else if (action.id == "timeline" && (name == "zoom" || name == "pan")) {
    const auto number = number_of(action.value);
    if (!number || (name == "zoom" && !(*number > 0))) return false;
    state_.range = name == "zoom" ? timeline_.zoomed(action.x, *number) : timeline_.panned(*number);
  } else {
    return false;
  }
  // The next wheel step may come before the next frame.
  if (state_.range) timeline_.show(*state_.range);
  return true;
}

}  // namespace throughline::ui
