#include "ui/draw/screen.h"

#include <algorithm>
#include <string>

#include "ui/model/app.h"

namespace throughline::ui::draw {
namespace {

constexpr ImGuiWindowFlags kRootFlags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                        ImGuiWindowFlags_NoSavedSettings |
                                        ImGuiWindowFlags_NoBringToFrontOnFocus |
                                        ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoNav;

bool detail_open(const App& app) { return app.state().customer || app.state().interaction; }

// One tab; its width is given back.
float draw_tab(const Frame& frame, ImDrawList* list, std::string_view id, std::string_view label,
               float x, const Box& box, bool selected, float room, bool& clicked) {
  const float width = text::width(label, text::Style::kStrong) + room;
  const Box tab{x, box.y, width, box.height};
  const Touch state = touch(id, tab);
  report(frame, list, id, tab);
  if (state.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  text_in(list, tab, selected || state.hovered ? frame.theme.text : frame.theme.quiet, label,
          text::Align::kCentre, selected ? text::Style::kStrong : text::Style::kData);
  if (selected)
    fill(list, {tab.x + room / 3.0F, tab.bottom() - 3.0F, tab.width - room / 1.5F, 2.0F},
         frame.theme.accent);
  clicked = state.clicked;
  return width;
}

}  // namespace

void Screen::choose_narrow_panel(const App& app) {
  const bool open = detail_open(app);
  if (open && !detail_was_open_) narrow_panel_ = NarrowPanel::kDetail;
  if (!open && narrow_panel_ == NarrowPanel::kDetail) narrow_panel_ = NarrowPanel::kTable;
  detail_was_open_ = open;
}

void Screen::draw_tabs(const Frame& frame, const Box& box, bool open) {
  if (box.empty()) return;
  App& app = frame.app;
  const Panel panel("tabs", box);
  ImDrawList* list = panel.list();
  fill(list, box, frame.theme.panel);
  horizontal_line(list, box.x, box.right(), box.bottom() - 1.0F, frame.theme.line);
  report(frame, list, "tabs", box);
  const bool table = !frame.narrow || narrow_panel_ == NarrowPanel::kTable;
  const Tab chosen = app.state().tab;
  float x = box.x + 4.0F;
  float room = 24.0F;  // of a tab beside its words
  if (frame.narrow) {
    float words = 0.0F;
    int tabs = 0;
    for (const char* label : {"Breakdown", "Interactions", "Customers", "Selected"}) {
      if (!open && label == std::string_view("Selected")) continue;
      words += text::width(label, text::Style::kStrong);
      ++tabs;
    }
    room = std::clamp((box.width - 8.0F - words) / static_cast<float>(tabs), 4.0F, room);
  }
  bool clicked = false;
  const auto place = [&](std::string_view id, std::string_view label, bool selected) {
    x += draw_tab(frame, list, id, label, x, box, selected, room, clicked);
    wants_frame_ = wants_frame_ || clicked;
    return clicked;
  };
  if (frame.narrow &&
      place("tab/breakdown", "Breakdown", narrow_panel_ == NarrowPanel::kBreakdown)) {
    narrow_panel_ = NarrowPanel::kBreakdown;
  }
  if (place("tab/interactions", "Interactions", table && chosen == Tab::kInteractions)) {
    narrow_panel_ = NarrowPanel::kTable;
    app.act("tab/interactions", "select");
  }
  if (place("tab/customers", "Customers", table && chosen == Tab::kCustomers)) {
    narrow_panel_ = NarrowPanel::kTable;
    app.act("tab/customers", "select");
  }
  if (frame.narrow && open &&
      place("tab/detail", "Selected", narrow_panel_ == NarrowPanel::kDetail)) {
    narrow_panel_ = NarrowPanel::kDetail;
  }
  if (!table) return;
  float right = box.right() - kPadding;
  const float columns = button_width("Columns");
  if (chosen == Tab::kInteractions && x + columns < right) {
    const Box opener{box.right() - columns - 4.0F, box.y + 2.0F, columns, box.height - 4.0F};
    if (button(frame, list, "table/columns", opener, "Columns", ButtonKind::kQuiet)) {
      app.act("table/columns", "press");
      wants_frame_ = true;
    }
    right = opener.x - 4.0F;
  }
  const std::string position = chosen == Tab::kCustomers
                                   ? app.customers().position_text(app.format())
                                   : app.table().position_text(app.format());
  const float width = text::width(position) + 1.0F;
  if (x + width + kPadding < right) {
    text_in(list, {right - width, box.y, width, box.height}, frame.theme.quiet, position);
  }
}

void Screen::drag_borders(const Frame& frame, const Layout& layout) {
  const Borders before = borders_;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const auto drag = [&](const char* id, const Box& box, Axis axis) {
    return box.empty() ? -1.0F : dragged_border(frame, list, id, box, axis);
  };
  const float breakdown = drag("border/breakdown", layout.breakdown_border, Axis::kHorizontal);
  if (breakdown >= 0.0F) borders_.breakdown_width = breakdown;
  const float detail = drag("border/detail", layout.detail_border, Axis::kHorizontal);
  if (detail >= 0.0F)
    borders_.detail_width = frame.window.width - detail - layout.detail_border.width;
  const float timeline = drag("border/timeline", layout.timeline_border, Axis::kVertical);
  if (timeline >= 0.0F) {
    const float whole = layout.timeline.height + layout.table.height;
    borders_.timeline_share =
        std::clamp((timeline - layout.timeline.y) / std::max(1.0F, whole), 0.1F, 0.9F);
  }
  wants_frame_ = wants_frame_ || !(borders_ == before);
}

void Screen::draw(App& app, float width, float height, bool dark) {
  wants_frame_ = false;
  const Theme& theme = theme_of(dark);
  Frame frame{app, theme, density_, {0.0F, 0.0F, width, height}, width < kNarrowBelow};

  ImGui::SetNextWindowPos({0.0F, 0.0F});
  ImGui::SetNextWindowSize({width, height});
  ImGui::Begin("##root", nullptr, kRootFlags);
  app.rects().begin_frame();

  choose_narrow_panel(app);
  LayoutInput input{.width = width, .height = height};
  input.toolbar_height = toolbar_height(frame, width);
  input.notice_height = notice_height(frame, width);
  input.export_height = export_height(frame, width);
  input.detail_open = detail_open(app);
  input.narrow_panel = narrow_panel_;
  const Layout layout = layout_of(input, borders_);

  if (!layout.overview.empty()) {
    app.overview().set_width(
        static_cast<double>(std::max(1.0F, overview_plot(layout.overview).width)));
  }
  if (!layout.timeline.empty()) {
    app.timeline().set_width(
        static_cast<double>(std::max(1.0F, timeline_plot(frame, layout.timeline).width)));
  }
  app.table().pages().set_viewport_rows(table_rows(app.table(), layout.table));
  app.customers().pages().set_viewport_rows(table_rows(app.customers(), layout.table));
  const float below = layout.notice.bottom();
  const float end = layout.exporting.empty() ? layout.status.y : layout.exporting.y;
  const Box sources{0.0F, below, width, end - below};
  if (app.sources_open()) measure_sources(frame, sources);
  app.update();

  draw_toolbar(frame, layout.toolbar, toolbar_);
  if (!app.archive().open) {
    const float top = layout.toolbar.bottom();
    draw_opening(frame, {0.0F, top, width, height - top});
    ImGui::End();
    draw_sheets(frame);
    return;
  }
  draw_notice(frame, layout.notice);
  if (app.sources_open()) {
    draw_sources(frame, sources);
    draw_export(frame, layout.exporting);
    draw_status(frame, layout.status);
    ImGui::End();
    draw_sheets(frame);
    return;
  }
  draw_breakdown(frame, layout.breakdown);
  draw_overview(frame, layout.overview, overview_);
  horizontal_line(ImGui::GetWindowDrawList(), layout.timeline.x, layout.timeline.right(),
                  layout.timeline.y, theme.line);
  draw_timeline(frame, layout.timeline, timeline_);
  draw_tabs(frame, layout.tabs, input.detail_open);
  if (app.state().tab == Tab::kCustomers) {
    draw_customers(frame, layout.table, customers_);
  } else {
    draw_interactions(frame, layout.table, table_);
  }
  draw_detail(frame, layout.detail);
  draw_export(frame, layout.exporting);
  draw_status(frame, layout.status);
  drag_borders(frame, layout);
  ImGui::End();
  draw_sheets(frame);
}

}  // namespace throughline::ui::draw
