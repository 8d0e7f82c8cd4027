// Lanes over time: density by the shader from afar, single events close up (marks.cpp).
#include "ui/draw/timeline.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>

#include "ui/draw/density.h"
#include "ui/draw/views.h"
#include "ui/model/app.h"

namespace throughline::ui::draw {
namespace {

constexpr float kHeader = 36.0F;
constexpr float kAxis = 24.0F;
constexpr float kLeastPitch = 16.0F;
constexpr float kMostPitch = 64.0F;
constexpr float kTallLane = 28.0F;
constexpr float kEndRoom = 7.0F;  // of a mark beyond the plot

std::string number_text(double value) {
  char text[40];
  std::snprintf(text, sizeof text, "%.9g", value);
  return text;
}

void choose_lanes(const Frame& frame, ImDrawList* list, const Box& box) {
  App& app = frame.app;
  // Until lanes have come, the field that was asked for.
  const std::string& field =
      app.timeline().lanes().empty() ? app.state().lanes : app.timeline().lanes_field();
  const std::string label = "by " + (field.empty() ? std::string("nothing") : field_title(field));
  const Touch state = touch("timeline/lanes", box);
  report(frame, list, "timeline/lanes", box);
  fill(list, box, state.hovered ? frame.theme.hover : frame.theme.panel, kRounding);
  list->AddRect({box.x + 0.5F, box.y + 0.5F}, {box.right() - 0.5F, box.bottom() - 0.5F},
                frame.theme.line, kRounding);
  Box inner = inset(box, 8.0F, 0.0F);
  const Box sign = take_right(inner, 14.0F);
  text_in(list, inner, frame.theme.text, label);
  draw_sign(list, Sign::kChevronDown, {sign.x + 7.0F, sign.y + sign.height / 2.0F}, 9.0F,
            frame.theme.quiet);
  if (state.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  if (state.clicked) ImGui::OpenPopup("lanes");
  ImGui::SetNextWindowPos({box.x, box.bottom() + 2.0F});
  ImGui::SetNextWindowSizeConstraints(
      {0.0F, 0.0F}, {400.0F, std::max(120.0F, frame.window.height - box.bottom() - 12.0F)});
  if (!ImGui::BeginPopup("lanes")) return;
  for (const std::string& offered : lane_fields(app.archive())) {
    const std::string words = offered.empty() ? "nothing: one lane" : field_title(offered);
    if (menu_item(frame, "lanes_of/" + offered, words, offered == field, 200.0F)) {
      app.act("timeline/lanes", "set", offered);
    }
  }
  ImGui::EndPopup();
}

void draw_header(const Frame& frame, ImDrawList* list, Box header) {
  App& app = frame.app;
  header = inset(header, kPadding, 4.0F);
  const float heading =
      text_in(list, header, frame.theme.text, "Timeline", text::Align::kLeft, text::Style::kStrong);
  take_left(header, heading + kPadding);
  choose_lanes(frame, list, take_left(header, std::min(152.0F, header.width)));
  take_left(header, kPadding);
  struct Control {
    const char* id;
    Sign sign;
    const char* tip;
  };
  constexpr Control kControls[] = {{"timeline/fit", Sign::kFit, "Everything (F)"},
                                   {"timeline/zoom_in", Sign::kPlus, "Nearer (W)"},
                                   {"timeline/zoom_out", Sign::kMinus, "Farther (S)"}};
  for (const Control& control : kControls) {
    if (header.width < 28.0F) break;
    const Box place = take_right(header, 28.0F);
    if (sign_button(frame, list, control.id, place, control.sign, control.tip))
      app.act(control.id, "press");
  }
  take_right(header, 4.0F);
  if (header.width > 60.0F) text_in(list, header, frame.theme.quiet, app.timeline().label());
}

void draw_axis(const Frame& frame, ImDrawList* list, const Box& plot, const Box& lanes,
               const Timeline& timeline) {
  float free_from = plot.x;
  for (const Tick& tick : timeline.ticks()) {
    const float x = plot.x + static_cast<float>(tick.x);
    vertical_line(list, x, lanes.y, lanes.bottom() + (tick.major ? 6.0F : 3.0F),
                  with_alpha(frame.theme.line, tick.major ? 1.0F : 0.6F));
    const float width = text::width(tick.label);
    if (x < free_from || x + 4.0F + width > plot.right()) continue;
    text_in(list, {x + 4.0F, lanes.bottom(), width + 1.0F, kAxis},
            tick.major ? frame.theme.text : frame.theme.quiet, tick.label);
    free_from = x + width + 12.0F;
  }
}

void draw_lane_labels(const Frame& frame, ImDrawList* list, const Box& gutter,
                      const LaneRows& rows) {
  const Timeline& timeline = frame.app.timeline();
  const std::string& field = timeline.lanes_field();
  list->PushClipRect({gutter.x, gutter.y}, {gutter.right(), gutter.bottom()}, true);
  for (std::size_t i = 0; i < timeline.lanes().size(); ++i) {
    const Lane& lane = timeline.lanes()[i];
    const Box row{gutter.x, rows.top(i), gutter.width, rows.pitch};
    if (row.bottom() < gutter.y || row.y > gutter.bottom()) continue;
    Box label = inset(row, kPadding, 0.0F);
    label.width += kPadding - 4.0F;
    const float middle = row.y + rows.height / 2.0F;
    const std::string& value = lane.value ? *lane.value : std::string();
    const ImU32 hue = lane_colour(field, value, i);
    const Box sign = take_left(label, 22.0F);
    if (field == "channel" && !lane.rest) {
      draw_channel_icon(list, value, {sign.x + 7.0F, middle}, 14.0F, hue);
    } else if (field == "type" && !lane.rest) {
      draw_type_shape(list, value, {sign.x + 7.0F, middle}, 5.0F, hue);
    } else {
      fill(list, {sign.x + 2.0F, middle - 5.0F, 10.0F, 10.0F}, hue, 2.0F);
    }
    label.height = rows.height;
    text_in(list, label, lane.value && !lane.rest ? frame.theme.text : frame.theme.quiet,
            lane.label);
    report(frame, list, lane.id, {row.x, row.y, row.width, rows.height});
  }
  list->PopClipRect();
}

void draw_density(const Frame& frame, ImDrawList* list, const Box& plot, const LaneRows& rows) {
  const Timeline& timeline = frame.app.timeline();
  LaneLook look;
  look.lanes = static_cast<int>(std::min(timeline.lanes().size(), kMaxLanes));
  look.pitch = rows.pitch;
  look.height = rows.height;
  look.relief = rows.height >= kTallLane ? 1.0F : 0.0F;
  look.greatest = static_cast<float>(timeline.scale_max());
  look.opacity = timeline.stale() ? 0.45F : 1.0F;
  for (std::size_t i = 0; i < static_cast<std::size_t>(look.lanes); ++i) {
    const Lane& lane = timeline.lanes()[i];
    look.colours[i] = ImGui::ColorConvertU32ToFloat4(lane_colour(
        timeline.lanes_field(), lane.value && !lane.rest ? *lane.value : std::string(), i));
  }
  for (const TilePiece& piece : timeline.pieces()) {
    if (piece.tile == nullptr) continue;
    const double bin = static_cast<double>(bin_micros(piece.level));
    const double start =
        static_cast<double>(piece.index) * static_cast<double>(tile_micros(piece.level));
    DensityPiece part;
    part.min = {plot.x + static_cast<float>(timeline.x_of(piece.part.from)), rows.top(0)};
    part.max = {plot.x + static_cast<float>(timeline.x_of(piece.part.to)),
                rows.top(0) + rows.pitch * static_cast<float>(look.lanes)};
    part.first_bin = static_cast<float>((static_cast<double>(piece.part.from) - start) / bin);
    part.last_bin = static_cast<float>((static_cast<double>(piece.part.to) - start) / bin);
    part.scale = static_cast<float>(std::exp2(timeline.level() - piece.level));
    frame.density.draw(list, {timeline.data_set(), piece.level, piece.index}, piece.tile->counts,
                       part, look);
  }
}

// What is outside the brush is dimmed.
void draw_brush(const Frame& frame, ImDrawList* list, const Box& plot) {
  const auto& brush = frame.app.overview().brush();
  if (!brush) return;
  const Timeline& timeline = frame.app.timeline();
  const auto place = [&](std::int64_t at) {
    return plot.x +
           static_cast<float>(std::clamp(timeline.x_of(at), 0.0, static_cast<double>(plot.width)));
  };
  const float x0 = place(brush->from);
  const float x1 = place(brush->to);
  fill(list, {plot.x, plot.y, x0 - plot.x, plot.height}, frame.theme.veil);
  fill(list, {x1, plot.y, plot.right() - x1, plot.height}, frame.theme.veil);
  if (x0 > plot.x) vertical_line(list, x0, plot.y, plot.bottom(), frame.theme.accent);
  if (x1 < plot.right()) vertical_line(list, x1, plot.y, plot.bottom(), frame.theme.accent);
}

void move_view(const Frame& frame, const Box& plot, const LaneRows& rows, bool marks,
               TimelineMemory& memory) {
  App& app = frame.app;
  const Touch state = touch("timeline/plot", plot);
  const ImGuiIO& io = ImGui::GetIO();
  if (state.double_clicked) {
    app.act("timeline", "fit");
    return;
  }
  if (state.held && (io.MouseDelta.x != 0.0F || io.MouseDelta.y != 0.0F) &&
      ImGui::IsMouseDragging(ImGuiMouseButton_Left, 3.0F)) {
    if (io.MouseDelta.x != 0.0F) {
      app.act("timeline", "pan", number_text(static_cast<double>(-io.MouseDelta.x / plot.width)));
    }
    memory.lane_scroll -= io.MouseDelta.y;
  }
  const float most = std::max(0.0F, rows.content - plot.height);
  memory.lane_scroll = std::clamp(memory.lane_scroll, 0.0F, most);
  if (!state.hovered || state.held) return;

  const double x = static_cast<double>(io.MousePos.x - plot.x);
  if (io.MouseWheel != 0.0F) {
    Action zoom{.id = "timeline",
                .name = "zoom",
                .value = number_text(std::exp2(-static_cast<double>(io.MouseWheel) * 0.5))};
    zoom.x = x / static_cast<double>(plot.width);
    app.act(zoom);
  }
  if (io.MouseWheelH != 0.0F)
    app.act("timeline", "pan", number_text(static_cast<double>(-io.MouseWheelH) * 0.1));
  const int lane = rows.at(io.MousePos.y);
  const Mark* mark = marks ? mark_at(frame, plot, rows, io.MousePos) : nullptr;
  if (mark != nullptr) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    tooltip(frame, mark_text(frame, *mark));
    // A drag that happens to end on a mark chooses nothing.
    if (state.clicked && io.MouseDragMaxDistanceSqr[0] < 9.0F)
      app.act("mark/" + mark->id, "select");
  } else if (lane >= 0) {
    tooltip(frame, app.timeline().hover_text(x, lane, app.format()));
  }
}

// Whole lanes only: what does not fit is reached by scrolling, lane by lane.
LaneRows lane_rows(const Box& plot, std::size_t count, TimelineMemory& memory) {
  LaneRows rows;
  rows.count = count;
  rows.pitch = kMostPitch;
  if (count > 0) {
    const float fitting = std::max(1.0F, std::floor(plot.height / kLeastPitch));
    const float shown = std::min(fitting, static_cast<float>(count));
    rows.pitch = std::clamp(std::floor(plot.height / shown), kLeastPitch, kMostPitch);
  }
  rows.height = rows.pitch - (rows.pitch < 20.0F ? 2.0F : 4.0F);
  rows.content = rows.pitch * static_cast<float>(count);
  const float most = std::max(0.0F, rows.content - plot.height);
  memory.lane_scroll = std::clamp(memory.lane_scroll, 0.0F, most);
  rows.first = text::snapped(plot.y - std::ceil(memory.lane_scroll / rows.pitch) * rows.pitch);
  return rows;
}

float gutter_width(const Frame& frame, const Box& box) {
  if (frame.narrow) return std::clamp(box.width * 0.24F, 88.0F, 112.0F);
  return 132.0F;
}

}  // namespace

float LaneRows::top(std::size_t lane) const { return first + static_cast<float>(lane) * pitch; }

int LaneRows::at(float y) const {
  const float place = std::floor((y - first) / pitch);
  return place >= 0.0F && place < static_cast<float>(count) ? static_cast<int>(place) : -1;
}

Box timeline_plot(const Frame& frame, const Box& box) {
  Box plot = box;
  take_top(plot, kHeader);
  take_bottom(plot, kAxis);
  take_left(plot, gutter_width(frame, box));
  take_right(plot, kPadding);
  return plot;
}

void draw_timeline(const Frame& frame, const Box& box, TimelineMemory& memory) {
  if (box.empty()) return;
  const Panel panel("timeline", box);
  ImDrawList* list = panel.list();
  const Theme& theme = frame.theme;
  Timeline& timeline = frame.app.timeline();
  fill(list, box, theme.panel);
  report(frame, list, "timeline", box);
  Box rest = box;
  draw_header(frame, list, take_top(rest, kHeader));

  const Box plot = timeline_plot(frame, box);
  if (plot.empty()) return;
  const LaneRows rows = lane_rows(plot, timeline.lanes().size(), memory);

  list->PushClipRect({plot.x, plot.y}, {plot.right(), plot.bottom() + kAxis}, true);
  for (const Shade& shade : timeline.weekends()) {
    const float x = plot.x + static_cast<float>(shade.x0);
    fill(list, {x, plot.y, static_cast<float>(shade.x1 - shade.x0), plot.height}, theme.shade);
  }
  draw_axis(frame, list, plot, plot, timeline);
  list->PopClipRect();
  horizontal_line(list, plot.x, plot.right(), plot.bottom(), theme.line);

  const bool marks = timeline.show_marks() && marks_fit(frame, plot, rows);
  // A lane at the lower edge is seen whole or not at all.
  const float lanes_bottom = rows.content > plot.height
                                 ? plot.y + std::floor(plot.height / rows.pitch) * rows.pitch
                                 : plot.bottom();
  // A mark at either end is seen whole.
  const float room = marks ? kEndRoom : 0.0F;
  list->PushClipRect({plot.x - room, plot.y}, {plot.right() + room, lanes_bottom}, true);
  if (marks) {
    draw_marks(frame, list, plot, rows);
  } else {
    draw_density(frame, list, plot, rows);
  }
  list->PopClipRect();
  list->PushClipRect({plot.x, plot.y}, {plot.right(), plot.bottom()}, true);
  draw_brush(frame, list, plot);
  list->PopClipRect();

  if (rows.content > plot.height) {
    const double to =
        scrollbar(frame, list, "lanes_scrollbar",
                  {plot.right(), plot.y, box.right() - plot.right(), plot.height},
                  static_cast<double>(memory.lane_scroll), static_cast<double>(plot.height),
                  static_cast<double>(rows.content));
    if (to >= 0.0) memory.lane_scroll = static_cast<float>(to);
  }
  draw_lane_labels(frame, list, {box.x, plot.y, plot.x - box.x, lanes_bottom - plot.y}, rows);
  if (timeline.error() && frame.app.toolbar().error().empty()) {
    text_in(list, inset(plot, kPadding, 0.0F), theme.error, timeline.error()->message,
            text::Align::kCentre);
  } else if (timeline.lanes().empty() && frame.app.archive().open && !timeline.stale()) {
    text_in(list, plot, theme.quiet, "Nothing here has a time.", text::Align::kCentre);
  } else if (timeline.nothing_in_sight()) {
    text_in(list, plot, theme.quiet, "Nothing in this range of time. F shows everything.",
            text::Align::kCentre);
  }
  move_view(frame, plot, rows, marks, memory);
}

}  // namespace throughline::ui::draw
