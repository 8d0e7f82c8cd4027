// The whole archive in one histogram; dragging over it sets the brush.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

#include "ui/draw/views.h"
#include "ui/model/app.h"

namespace throughline::ui::draw {
namespace {

constexpr float kHeader = 28.0F;
constexpr float kAxis = 22.0F;
constexpr float kHandle = 8.0F;
using Drag = OverviewMemory::Drag;

void draw_bars(const Frame& frame, ImDrawList* list, const Box& plot, const Overview& overview) {
  const auto& counts = overview.counts();
  if (counts.empty() || overview.max() == 0) return;
  const float step = plot.width / static_cast<float>(counts.size());
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    const float share = static_cast<float>(counts[i]) / static_cast<float>(overview.max());
    // One count is always visible.
    const float height = std::max(1.5F, share * (plot.height - 2.0F));
    const float x = plot.x + static_cast<float>(i) * step;
    const float gap = step >= 4.0F ? 1.0F : 0.0F;
    fill(list, {x, plot.bottom() - height, step - gap, height}, frame.theme.bar);
  }
}

void draw_axis(const Frame& frame, ImDrawList* list, const Box& plot, const Overview& overview) {
  float free_from = plot.x;
  for (const Tick& tick : overview.ticks()) {
    const float x = plot.x + static_cast<float>(tick.x);
    vertical_line(list, x, plot.bottom(), plot.bottom() + 4.0F, frame.theme.line);
    const float width = text::width(tick.label);
    if (x < free_from || x + 3.0F + width > plot.right()) continue;
    text_in(list, {x + 3.0F, plot.bottom() + 1.0F, width + 1.0F, kAxis - 2.0F}, frame.theme.quiet,
            tick.label);
    free_from = x + width + 12.0F;
  }
}

void draw_brush(const Frame& frame, ImDrawList* list, const Box& plot, float x0, float x1) {
  fill(list, {plot.x, plot.y, x0 - plot.x, plot.height}, frame.theme.veil);
  fill(list, {x1, plot.y, plot.right() - x1, plot.height}, frame.theme.veil);
  fill(list, {x0, plot.y, x1 - x0, plot.height}, with_alpha(frame.theme.accent, 0.10F));
  for (const float x : {x0, x1}) {
    fill(list, {x - 1.0F, plot.y, 2.0F, plot.height}, frame.theme.accent);
    fill(list, {x - 3.0F, plot.y + plot.height / 2.0F - 8.0F, 6.0F, 16.0F}, frame.theme.accent,
         3.0F);
  }
}

Drag drag_at(float pointer, bool brushed, float x0, float x1) {
  if (!brushed) return Drag::kNew;
  if (std::abs(pointer - x0) <= kHandle) return Drag::kFrom;
  if (std::abs(pointer - x1) <= kHandle) return Drag::kTo;
  return pointer > x0 && pointer < x1 ? Drag::kMove : Drag::kNew;
}

// Follows the pointer; the brush is set when it is let go.
void drag_brush(const Frame& frame, const Touch& state, const Box& plot, OverviewMemory& memory) {
  const double pointer = std::clamp(
      static_cast<double>((ImGui::GetIO().MousePos.x - plot.x) / std::max(1.0F, plot.width)), 0.0,
      1.0);
  switch (memory.drag) {
    case Drag::kNone:
      return;
    case Drag::kNew:
      memory.from = std::min(memory.grabbed, pointer);
      memory.to = std::max(memory.grabbed, pointer);
      break;
    case Drag::kFrom:
      memory.from = pointer;
      break;
    case Drag::kTo:
      memory.to = pointer;
      break;
    case Drag::kMove: {
      const double length = memory.to - memory.from;
      memory.from = std::clamp(memory.from + pointer - memory.grabbed, 0.0, 1.0 - length);
      memory.to = memory.from + length;
      memory.grabbed = pointer;
      break;
    }
  }
  if (state.held) return;
  const double from = std::min(memory.from, memory.to);
  const double to = std::max(memory.from, memory.to);
  const bool moved = (to - from) * static_cast<double>(plot.width) >= 3.0;
  if (moved) {
    frame.app.act({.id = "overview", .name = "set_brush", .value = {}, .x = from, .x2 = to});
  }
  memory.drag = Drag::kNone;
}

// Where the timeline looks, on the line below the bars.
void draw_visible(const Frame& frame, ImDrawList* list, const Box& plot, const Overview& overview) {
  const TimeRange& visible = frame.app.timeline().visible();
  const TimeRange& range = overview.range();
  if (visible.length() <= 0 || (visible.from <= range.from && visible.to >= range.to)) return;
  constexpr float kLeast = 4.0F;
  const float from = static_cast<float>(overview.x_of(visible.from)) * (plot.width - kLeast);
  const float to = static_cast<float>(overview.x_of(visible.to)) * plot.width;
  fill(list, {plot.x + from, plot.bottom(), std::max(kLeast, to - from), 3.0F}, frame.theme.accent,
       1.5F);
}

}  // namespace

Box overview_plot(const Box& box) {
  Box plot = inset(box, kPadding, 0.0F);
  take_top(plot, kHeader);
  take_bottom(plot, kAxis);
  return plot;
}

void draw_overview(const Frame& frame, const Box& box, OverviewMemory& memory) {
  if (box.empty()) return;
  const Panel panel("overview", box);
  ImDrawList* list = panel.list();
  const Overview& overview = frame.app.overview();
  const Theme& theme = frame.theme;
  fill(list, box, theme.panel);
  report(frame, list, "overview", box);

  Box header = inset(box, kPadding, 0.0F);
  header.height = kHeader;
  const float heading =
      text_in(list, header, theme.text, "Overview", text::Align::kLeft, text::Style::kStrong);
  take_left(header, heading + kPadding);
  if (overview.brush()) {
    const float width = button_width("Clear");
    const Box clear = inset(take_right(header, width), 0.0F, 2.0F);
    if (button(frame, list, "overview/clear", clear, "Clear", ButtonKind::kQuiet))
      frame.app.act("overview", "clear");
    text_in(list, header, theme.accent, overview.brush_label());
  } else if (!overview.counts().empty()) {
    text_in(list, header, theme.quiet,
            frame.narrow ? "drag to filter by time" : "drag over it to filter by time");
  }

  const Box plot = overview_plot(box);
  horizontal_line(list, plot.x, plot.right(), plot.bottom(), theme.line);
  draw_bars(frame, list, plot, overview);
  draw_axis(frame, list, plot, overview);
  draw_visible(frame, list, plot, overview);
  if (frame.app.breakdown_stale()) fill(list, plot, with_alpha(theme.panel, 0.35F));

  const Touch state = touch("overview/plot", plot);
  const float pointer = ImGui::GetIO().MousePos.x;
  const bool brushed = overview.brush().has_value();
  double from = 0.0;
  double to = 1.0;
  if (brushed) {
    from = std::clamp(overview.x_of(overview.brush()->from), 0.0, 1.0);
    to = std::clamp(overview.x_of(overview.brush()->to), 0.0, 1.0);
  }
  const auto place = [&plot](double fraction) {
    return plot.x + static_cast<float>(fraction) * plot.width;
  };
  const Drag under = drag_at(pointer, brushed, place(from), place(to));
  if (state.hovered) {
    ImGui::SetMouseCursor(under == Drag::kMove ? ImGuiMouseCursor_Hand
                                               : (under == Drag::kNew ? ImGuiMouseCursor_Arrow
                                                                      : ImGuiMouseCursor_ResizeEW));
  }
  if (state.double_clicked) {
    memory.drag = Drag::kNone;
    frame.app.act("overview", "clear");
  } else if (state.pressed && !overview.counts().empty()) {
    memory = {under, static_cast<double>((pointer - plot.x) / std::max(1.0F, plot.width)), from,
              to};
  }
  const bool dragging = memory.drag != Drag::kNone && memory.from != memory.to;
  drag_brush(frame, state, plot, memory);
  if (memory.drag != Drag::kNone && dragging) {
    draw_brush(frame, list, plot, place(std::min(memory.from, memory.to)),
               place(std::max(memory.from, memory.to)));
  } else if (brushed) {
    draw_brush(frame, list, plot, place(from), place(to));
  }
}

}  // namespace throughline::ui::draw
