// The list of the table's columns, standing on the line of the tabs so that the table below is seen
// to follow.
#include <algorithm>
#include <string>

#include "ui/draw/views.h"
#include "ui/model/app.h"

namespace throughline::ui::draw {
namespace {

constexpr float kWidth = 336.0F;
constexpr float kRow = 28.0F;
constexpr float kTop = 52.0F;
constexpr float kFoot = 44.0F;

void draw_check(const Frame& frame, ImDrawList* list, ImVec2 centre, bool checked) {
  const Theme& theme = frame.theme;
  const Box box{centre.x - 7.0F, centre.y - 7.0F, 14.0F, 14.0F};
  if (!checked) {
    list->AddRect({box.x + 0.5F, box.y + 0.5F}, {box.right() - 0.5F, box.bottom() - 0.5F},
                  theme.quiet, 3.0F);
    return;
  }
  fill(list, box, theme.accent, 3.0F);
  const ImVec2 points[] = {{centre.x - 3.5F, centre.y + 0.5F},
                           {centre.x - 1.0F, centre.y + 3.0F},
                           {centre.x + 3.5F, centre.y - 3.0F}};
  list->AddPolyline(points, 3, theme.on_accent, ImDrawFlags_None, 1.75F);
}

bool draw_choice(const Frame& frame, ImDrawList* list, const Box& row, const ColumnChoice& choice,
                 bool chosen) {
  const Touch state = touch(choice.id, row);
  report(frame, list, choice.id, row);
  if (chosen || state.hovered)
    fill(list, inset(row, 6.0F, 0.0F), chosen ? frame.theme.selection : frame.theme.hover,
         kRounding);
  if (state.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  Box line = inset(row, 16.0F, 0.0F);
  const Box check = take_left(line, 24.0F);
  draw_check(frame, list, {check.x + 7.0F, check.y + check.height / 2.0F}, choice.shown);
  text_in(list, take_right(line, 56.0F), frame.theme.quiet, choice.share, text::Align::kRight);
  line.width -= 8.0F;
  text_in(list, line, frame.theme.text, choice.title);
  if (state.clicked) frame.app.act(choice.id, "toggle");
  return state.clicked;
}

// Above the button that opens it, or in the middle where that is not to be seen.
Box place_of(const Frame& frame, float height) {
  const float width = std::min(kWidth, frame.window.width - 16.0F);
  const auto opener = frame.app.rects().find("table/columns");
  if (!opener) {
    height = std::min(height, frame.window.height - 48.0F);
    return {(frame.window.width - width) / 2.0F, 24.0F, width, height};
  }
  const float above = opener->y - 12.0F;
  const float below = frame.window.height - opener->y - opener->height - 12.0F;
  const bool up = above >= std::min(height, 320.0F) || above >= below;
  height = std::min(height, up ? above : below);
  const float x = std::clamp(opener->x + opener->width - width, 8.0F,
                             std::max(8.0F, frame.window.width - width - 8.0F));
  return {text::snapped(x),
          text::snapped(up ? opener->y - 4.0F - height : opener->y + opener->height + 4.0F), width,
          height};
}

}  // namespace

void draw_columns(const Frame& frame) {
  App& app = frame.app;
  const auto rows = static_cast<float>(std::max<std::size_t>(app.columns().choices().size(), 1));
  static float height = 0.0F;  // does not shrink while one looks for a column
  if (app.columns().query().empty()) height = kTop + kFoot + rows * kRow + 12.0F;
  const Box box = place_of(frame, height);
  const Panel panel("columns", box);
  ImDrawList* list = panel.list();
  fill(list, box, frame.theme.panel, kRounding + 2.0F);
  list->AddRect({box.x, box.y}, {box.right(), box.bottom()}, frame.theme.line, kRounding + 2.0F);
  report(frame, list, "columns", box);
  Box rest = box;
  Box top = inset(take_top(rest, kTop), 12.0F, 10.0F);
  const Box close = inset(take_right(top, top.height), 2.0F, 2.0F);
  if (sign_button(frame, list, "sheet", close, Sign::kClose, "Close (Esc)")) {
    app.act("sheet", "close");
    return;
  }
  top.width -= 6.0F;
  static bool refocus = false;  // what is typed after a click is looked for, too
  std::string query = app.columns().query();
  const FieldEvents events = text_field(frame, list, "##columns", top, query, "find a column",
                                        app.columns().take_focus() || refocus);
  refocus = false;
  report(frame, list, "columns/query", top);
  const bool down = events.active && ImGui::IsKeyPressed(ImGuiKey_DownArrow);
  const bool up = events.active && ImGui::IsKeyPressed(ImGuiKey_UpArrow);
  if (events.changed) app.act("columns/query", "input", query);
  if (down || up) app.act("columns/query", down ? "next" : "previous");
  if (events.submitted) {
    app.act("columns/query", "run");
    ImGui::SetKeyboardFocusHere(-1);  // Enter lets go of the field; the next column may follow
  }
  if (events.reverted) {
    app.act("sheet", "close");
    return;
  }
  Box foot = inset(take_bottom(rest, kFoot), 8.0F, 6.0F);
  horizontal_line(list, box.x, box.right(), rest.y, frame.theme.line);
  horizontal_line(list, box.x, box.right(), rest.bottom(), frame.theme.line);
  if (!app.state().columns.empty() &&
      button(frame, list, "columns/usual", take_left(foot, button_width("Usual columns")),
             "Usual columns", ButtonKind::kQuiet))
    app.act("columns/usual", "press");
  text_in(list, inset(foot, 8.0F, 0.0F), frame.theme.quiet, app.columns().summary(app.format()),
          text::Align::kRight);

  rest = inset(rest, 0.0F, 4.0F);
  const Panel lines("column_choices", rest, true);
  const std::vector<ColumnChoice>& choices = app.columns().choices();
  if (choices.empty())
    text_in(lines.list(), inset({rest.x, rest.y, rest.width, kRow}, 16.0F, 0.0F), frame.theme.quiet,
            "No column has these words.");
  const float top_row = rest.y - ImGui::GetScrollY();
  const float room = rest.width - ImGui::GetStyle().ScrollbarSize;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const Box row{rest.x, top_row + static_cast<float>(i) * kRow, room, kRow};
    if (draw_choice(frame, lines.list(), row, choices[i], i == app.columns().chosen()))
      refocus = true;
  }
  if (down || up || events.changed) {
    const float y = static_cast<float>(app.columns().chosen()) * kRow;
    if (y < ImGui::GetScrollY()) ImGui::SetScrollY(y);
    if (y + kRow > ImGui::GetScrollY() + rest.height) ImGui::SetScrollY(y + kRow - rest.height);
  }
  ImGui::SetCursorScreenPos({rest.x, top_row + rows * kRow});
  ImGui::Dummy({1.0F, 1.0F});
}

}  // namespace throughline::ui::draw
