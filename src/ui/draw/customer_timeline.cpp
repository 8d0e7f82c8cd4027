#include <algorithm>
#include <cmath>
#include <string>

#include "ui/draw/customer.h"
#include "ui/model/app.h"
#include "ui/model/axis.h"

namespace throughline::ui::draw {
namespace {

constexpr float kLane = 14.0F;
constexpr float kAxis = 20.0F;
constexpr float kIcons = 20.0F;
constexpr double kLeastTick = 64.0;

// When the selected interaction took place, if it is in sight.
std::optional<std::int64_t> selected_time(const App& app, const Conversation& conversation) {
  if (!app.state().interaction) return std::nullopt;
  for (const Entry& entry : conversation.entries()) {
    if (entry.selected && entry.at != INT64_MIN) return entry.at;
  }
  return std::nullopt;
}

void draw_lane(const Frame& frame, ImDrawList* list, const Box& plot, std::size_t lane) {
  const Customer::Sparkline& spark = frame.app.customer().sparkline();
  const Lane& of = spark.lanes[lane];
  const std::string value = of.value && !of.rest ? *of.value : std::string();
  const float y = plot.y + static_cast<float>(lane) * kLane;
  const ImU32 hue = channel_colour(value);
  draw_channel_icon(list, value, {plot.x - kIcons + 7.0F, y + kLane / 2.0F}, 12.0F, hue);
  horizontal_line(list, plot.x, plot.right(), y + kLane - 1.0F, frame.theme.ghost);
  const float step = plot.width / static_cast<float>(spark.bins);
  for (std::size_t bin = 0; bin < spark.bins; ++bin) {
    const std::uint32_t count = spark.counts[lane * spark.bins + bin];
    if (count == 0) continue;
    const float share =
        std::log1p(static_cast<float>(count)) / std::log1p(static_cast<float>(spark.max));
    const float height = 4.0F + share * (kLane - 6.0F);
    fill(list,
         {plot.x + static_cast<float>(bin) * step, y + kLane - 1.0F - height,
          std::max(2.0F, step - 1.0F), height},
         hue);
  }
}

void draw_axis(const Frame& frame, ImDrawList* list, const Box& plot, const Box& axis) {
  const Customer::Sparkline& spark = frame.app.customer().sparkline();
  float free = axis.x;  // where the label before has ended
  for (const Tick& tick :
       axis_ticks(spark.range, static_cast<double>(plot.width), kLeastTick, frame.app.format())) {
    const float x = plot.x + static_cast<float>(tick.x);
    vertical_line(list, x, plot.bottom(), plot.bottom() + 4.0F, frame.theme.line);
    const float width = text::width(tick.label);
    const float left = std::min(x - 1.0F, plot.right() - width);
    if (left < free) continue;
    free = left + width + 12.0F;
    text_in(list, {left, axis.y + 2.0F, width + 2.0F, axis.height - 2.0F}, frame.theme.quiet,
            tick.label);
  }
}

}  // namespace

float customer_timeline_height(const Frame& frame) {
  const std::size_t lanes = frame.app.customer().sparkline().lanes.size();
  return lanes == 0 ? 0.0F : static_cast<float>(lanes) * kLane + kAxis;
}

void draw_customer_timeline(const Frame& frame, ImDrawList* list, const Box& box) {
  App& app = frame.app;
  const Customer::Sparkline& spark = app.customer().sparkline();
  if (spark.bins == 0 || spark.max == 0) return;
  Box plot = box;
  const Box axis = take_bottom(plot, kAxis);
  take_left(plot, kIcons);
  const Touch state = touch("customer_timeline", plot);
  report(frame, list, "customer_timeline", plot);
  for (std::size_t lane = 0; lane < spark.lanes.size(); ++lane) draw_lane(frame, list, plot, lane);
  draw_axis(frame, list, plot, axis);
  if (const auto at = selected_time(app, app.customer().conversation())) {
    const double part = static_cast<double>(*at - spark.range.from) /
                        static_cast<double>(std::max<std::int64_t>(1, spark.range.length()));
    if (part >= 0.0 && part <= 1.0) {
      vertical_line(list, plot.x + static_cast<float>(part) * plot.width, plot.y, plot.bottom(),
                    frame.theme.text);
    }
  }
  if (!state.hovered) return;
  const float pointer = ImGui::GetIO().MousePos.x;
  const double part = static_cast<double>((pointer - plot.x) / std::max(1.0F, plot.width));
  vertical_line(list, pointer, plot.y, plot.bottom(), frame.theme.accent);
  ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  tooltip(frame, app.customer().sparkline_words(part, app.format()));
  if (state.clicked) app.act(Action{"customer_timeline", "jump", "", part, 0});
}

}  // namespace throughline::ui::draw
