// What stands over everything else: command palette, list of keys, privacy.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "ui/draw/views.h"
#include "ui/model/app.h"

namespace throughline::ui::draw {
namespace {

constexpr ImGuiWindowFlags kOverFlags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                        ImGuiWindowFlags_NoSavedSettings |
                                        ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav;
constexpr float kHead = 48.0F;
constexpr float kRow = 32.0F;
constexpr float kField = 36.0F;

// The sheet's box, in the upper half, within the window.
Box sheet_box(const Frame& frame, float width, float height) {
  width = std::min(width, frame.window.width - 32.0F);
  height = std::min(height, frame.window.height - 48.0F);
  const float y = std::max(24.0F, (frame.window.height - height) * 0.3F);
  return {text::snapped((frame.window.width - width) / 2.0F), text::snapped(y), width, height};
}

void draw_ground(const Frame& frame, ImDrawList* list, const Box& box) {
  fill(list, {box.x, box.y + 4.0F, box.width, box.height}, IM_COL32(0, 0, 0, 48), kRounding + 4.0F);
  fill(list, box, frame.theme.panel, kRounding + 2.0F);
  list->AddRect({box.x, box.y}, {box.right(), box.bottom()}, frame.theme.line, kRounding + 2.0F);
}

// Heading and close; what is left of the box is given back.
Box draw_head(const Frame& frame, ImDrawList* list, Box box, std::string_view heading) {
  Box head = inset(take_top(box, kHead), 20.0F, 0.0F);
  Box close = take_right(head, kControlHeight);
  close = {close.x + 8.0F, close.y + (kHead - kControlHeight) / 2.0F, kControlHeight,
           kControlHeight};
  text_in(list, head, frame.theme.text, heading, text::Align::kLeft, text::Style::kHeading);
  if (sign_button(frame, list, "sheet", close, Sign::kClose, "Close (Esc)"))
    frame.app.act("sheet", "close");
  horizontal_line(list, box.x, box.right(), box.y, frame.theme.line);
  return box;
}

void draw_command(const Frame& frame, ImDrawList* list, const Box& row, std::size_t place) {
  const Command& command = frame.app.sheets().commands()[place];
  const std::string id = "command/" + std::to_string(place);
  const Touch state = touch(id, row);
  report(frame, list, id, row);
  const bool chosen = place == frame.app.sheets().chosen();
  if (chosen || state.hovered)
    fill(list, inset(row, 6.0F, 0.0F), chosen ? frame.theme.selection : frame.theme.hover,
         kRounding);
  if (state.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  Box line = inset(row, 20.0F, 0.0F);
  const float keys = text::width(command.keys);
  text_in(list, take_right(line, keys + 1.0F), frame.theme.quiet, command.keys);
  line.width -= 12.0F;
  text_in(list, line, frame.theme.text, command.label);
  if (state.clicked) frame.app.act(id, "press");
}

void draw_palette(const Frame& frame) {
  App& app = frame.app;
  const Sheets& sheets = app.sheets();
  const Box box = sheet_box(frame, 560.0F, 520.0F);
  const Panel panel("palette", box);
  ImDrawList* list = panel.list();
  draw_ground(frame, list, box);
  report(frame, list, "palette", box);
  Box rest = box;
  Box top = inset(take_top(rest, kField + 20.0F), 12.0F, 10.0F);
  const Box close = inset(take_right(top, kField), 4.0F, 4.0F);
  if (sign_button(frame, list, "sheet", close, Sign::kClose, "Close (Esc)")) {
    app.act("sheet", "close");
    return;
  }
  top.width -= 4.0F;
  std::string query = sheets.query();
  const FieldEvents events = text_field(frame, list, "##palette", top, query,
                                        "a command, or a filter", app.sheets().take_focus());
  report(frame, list, "palette/query", top);
  const bool down = events.active && ImGui::IsKeyPressed(ImGuiKey_DownArrow);
  const bool up = events.active && ImGui::IsKeyPressed(ImGuiKey_UpArrow);
  if (events.changed) app.act("palette/query", "input", query);
  if (down || up) app.act("palette/query", down ? "next" : "previous");
  if (events.submitted) {
    app.act("palette/query", "run");
    return;
  }
  if (events.reverted) {
    app.act("sheet", "close");
    return;
  }
  horizontal_line(list, rest.x, rest.right(), rest.y, frame.theme.line);
  rest = inset(rest, 0.0F, 6.0F);
  const Panel lines("commands", rest, true);
  const std::size_t count = app.sheets().commands().size();
  if (count == 0) {
    text_in(lines.list(), inset({rest.x, rest.y, rest.width, kRow}, 20.0F, 0.0F), frame.theme.quiet,
            "No command has these words.");
  }
  const float top_row = rest.y - ImGui::GetScrollY();
  for (std::size_t i = 0; i < count && i < app.sheets().commands().size(); ++i) {
    draw_command(frame, lines.list(),
                 {rest.x, top_row + static_cast<float>(i) * kRow, rest.width, kRow}, i);
    if (app.sheets().open() != Sheet::kPalette) return;
  }
  if (down || up || events.changed) {
    const float y = static_cast<float>(app.sheets().chosen()) * kRow;
    if (y < ImGui::GetScrollY()) ImGui::SetScrollY(y);
    if (y + kRow > ImGui::GetScrollY() + rest.height) ImGui::SetScrollY(y + kRow - rest.height);
  }
  ImGui::SetCursorScreenPos({rest.x, top_row + static_cast<float>(count) * kRow});
  ImGui::Dummy({1.0F, 1.0F});
}

struct Line {
  std::string id;
  std::string left;
  std::string right;
};

// Two columns of words, scrolled if there are too many; the width of the left one is told.
void draw_lines(const Frame& frame, const Box& box, const std::vector<Line>& lines, float left,
                bool left_strong) {
  const Panel panel("lines", inset(box, 0.0F, 1.0F), true);
  ImDrawList* list = panel.list();
  float y = box.y + 8.0F - ImGui::GetScrollY();
  const float room = box.width - 40.0F;
  left = std::min(left, room * 0.6F);
  for (const Line& line : lines) {
    const float right = room - left - 16.0F;
    const float height = std::max(text::draw_wrapped(nullptr, {}, 0, line.left, left, 4),
                                  text::draw_wrapped(nullptr, {}, 0, line.right, right, 4)) +
                         8.0F;
    const Box row{box.x + 20.0F, y, room, height};
    report(frame, list, line.id, row);
    text::draw_wrapped(list, {row.x, y + 4.0F}, left_strong ? frame.theme.text : frame.theme.quiet,
                       line.left, left, 4, left_strong ? text::Style::kStrong : text::Style::kData);
    text::draw_wrapped(list, {row.x + left + 16.0F, y + 4.0F}, frame.theme.text, line.right, right,
                       4);
    y += height;
  }
  ImGui::SetCursorScreenPos({box.x, y});
  ImGui::Dummy({1.0F, 12.0F});
}

void draw_keys(const Frame& frame) {
  const Box box = sheet_box(frame, 560.0F, 640.0F);
  const Panel panel("keys", box);
  draw_ground(frame, panel.list(), box);
  report(frame, panel.list(), "keys", box);
  const Box rest = draw_head(frame, panel.list(), box, "All keys");
  std::vector<Line> lines;
  for (const Sheets::KeyLine& key : Sheets::keys()) {
    lines.push_back({"keys/" + std::to_string(lines.size()), key.keys, key.label});
  }
  draw_lines(frame, rest, lines, 152.0F, true);
}

void draw_privacy(const Frame& frame) {
  App& app = frame.app;
  const Box box = sheet_box(frame, 640.0F, 600.0F);
  const Panel panel("privacy", box);
  ImDrawList* list = panel.list();
  draw_ground(frame, list, box);
  report(frame, list, "privacy", box);
  Box rest = draw_head(frame, list, box, "Privacy");
  const std::string promise_words = app.opening().promise();
  const float promise =
      text::draw_wrapped(nullptr, {}, 0, promise_words, rest.width - 40.0F) + 24.0F;
  const Box words = take_top(rest, promise);
  text::draw_wrapped(list, {words.x + 20.0F, words.y + 14.0F}, frame.theme.text, promise_words,
                     words.width - 40.0F);
  if (app.archive().open) {
    Box foot = take_bottom(rest, 56.0F);
    horizontal_line(list, foot.x, foot.right(), foot.y, frame.theme.line);
    foot = inset(foot, 20.0F, (foot.height - 32.0F) / 2.0F);
    if (button(frame, list, "app", take_left(foot, button_width("Forget everything")),
               "Forget everything"))
      app.act("app", "forget");
  }
  std::vector<Line> lines;
  for (const LabelledText& line : app.sheets().privacy())
    lines.push_back({line.id, line.label, line.text});
  draw_lines(frame, rest, lines, 320.0F, false);
}

}  // namespace

void draw_sheets(const Frame& frame) {
  const Sheet open = frame.app.sheets().open();
  if (open == Sheet::kNone) return;
  ImGui::SetNextWindowPos({0.0F, 0.0F});
  ImGui::SetNextWindowSize({frame.window.width, frame.window.height});
  ImGui::Begin("##sheet", nullptr, kOverFlags);
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (open != Sheet::kColumns)
    fill(list, frame.window, frame.theme.dark ? IM_COL32(0, 0, 0, 130) : IM_COL32(20, 28, 38, 80));
  if (open == Sheet::kColumns) {
    draw_columns(frame);
  } else if (open == Sheet::kPalette) {
    draw_palette(frame);
  } else if (open == Sheet::kKeys) {
    draw_keys(frame);
  } else {
    draw_privacy(frame);
  }
  // A press beside it closes it.
  if (ImGui::IsWindowHovered(ImGuiHoveredFlags_None) &&
      ImGui::IsMouseReleased(ImGuiMouseButton_Left))
    frame.app.act("sheet", "close");
  ImGui::End();
}

}  // namespace throughline::ui::draw
