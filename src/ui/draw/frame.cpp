#include "ui/draw/frame.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "ui/model/app.h"

namespace throughline::ui::draw {
namespace {

// Lets ImGui's text field grow the string it edits.
int resize_string(ImGuiInputTextCallbackData* data) {
  if (data->EventFlag == ImGuiInputTextFlags_CallbackResize) {
    auto* text = static_cast<std::string*>(data->UserData);
    text->resize(static_cast<std::size_t>(data->BufTextLen));
    data->Buf = text->data();
  }
  return 0;
}

}  // namespace

Panel::Panel(const char* name, const Box& box, bool scrolls) {
  ImGui::SetCursorScreenPos({box.x, box.y});
  ImGuiWindowFlags flags = ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav;
  if (!scrolls) flags |= ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
  ImGui::BeginChild(name, {std::max(1.0F, box.width), std::max(1.0F, box.height)},
                    ImGuiChildFlags_None, flags);
  list_ = ImGui::GetWindowDrawList();
}

Panel::~Panel() { ImGui::EndChild(); }

Touch touch(std::string_view id, const Box& box) {
  Touch result;
  if (box.empty()) return result;
  ImGui::SetCursorScreenPos({box.x, box.y});
  ImGui::PushID(id.data(), id.data() + id.size());
  result.clicked = ImGui::InvisibleButton("##touch", {box.width, box.height});
  result.hovered = ImGui::IsItemHovered();
  result.held = ImGui::IsItemActive();
  result.pressed = ImGui::IsItemActivated();
  result.double_clicked = result.hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left);
  result.menu = result.hovered && ImGui::IsMouseReleased(ImGuiMouseButton_Right);
  ImGui::PopID();
  return result;
}

void report(const Frame& frame, const ImDrawList* list, std::string_view id, const Box& box) {
  const ImVec4& clip = list->_CmdHeader.ClipRect;
  const float x0 = std::max(box.x, clip.x);
  const float y0 = std::max(box.y, clip.y);
  const float x1 = std::min(box.right(), clip.z);
  const float y1 = std::min(box.bottom(), clip.w);
  frame.app.rects().set(id, x0, y0, x1 - x0, y1 - y0);
}

void fill(ImDrawList* list, const Box& box, ImU32 colour, float rounding) {
  if (box.empty()) return;
  list->AddRectFilled(text::snapped(ImVec2(box.x, box.y)),
                      text::snapped(ImVec2(box.right(), box.bottom())), colour, rounding);
}

void horizontal_line(ImDrawList* list, float x0, float x1, float y, ImU32 colour) {
  fill(list, {x0, text::snapped(y), x1 - x0, 1.0F}, colour);
}

void vertical_line(ImDrawList* list, float x, float y0, float y1, ImU32 colour) {
  fill(list, {text::snapped(x), y0, 1.0F, y1 - y0}, colour);
}

float text_in(ImDrawList* list, const Box& box, ImU32 colour, std::string_view words,
              text::Align align, text::Style style) {
  text::Options options;
  options.style = style;
  options.align = align;
  options.max_width = box.width;
  return text::draw(list, {box.x, box.y + (box.height - text::line_height(style)) / 2.0F}, colour,
                    words, options);
}

float button_width(std::string_view label) { return std::ceil(text::width(label)) + 24.0F; }

bool button(const Frame& frame, ImDrawList* list, std::string_view id, const Box& box,
            std::string_view label, ButtonKind kind) {
  const Theme& theme = frame.theme;
  const Touch state = touch(id, box);
  report(frame, list, id, box);
  if (state.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  ImU32 colour = theme.accent;
  if (kind == ButtonKind::kPrimary) {
    fill(list, box, state.hovered ? with_alpha(theme.accent, 0.88F) : theme.accent, kRounding);
    colour = theme.on_accent;
  } else {
    if (state.hovered) fill(list, box, theme.hover, kRounding);
    if (kind == ButtonKind::kPlain) {
      list->AddRect({box.x + 0.5F, box.y + 0.5F}, {box.right() - 0.5F, box.bottom() - 0.5F},
                    theme.line, kRounding);
    }
  }
  text_in(list, inset(box, 8.0F, 0.0F), colour, label, text::Align::kCentre);
  return state.clicked;
}

bool sign_button(const Frame& frame, ImDrawList* list, std::string_view id, const Box& box,
                 Sign sign, std::string_view tip) {
  const Touch state = touch(id, box);
  report(frame, list, id, box);
  if (state.hovered) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    fill(list, box, frame.theme.hover, kRounding);
    tooltip(frame, tip);
  }
  draw_sign(list, sign, {box.x + box.width / 2.0F, box.y + box.height / 2.0F}, 14.0F,
            state.hovered ? frame.theme.text : frame.theme.quiet);
  return state.clicked;
}

bool menu_item(const Frame& frame, std::string_view id, std::string_view label, bool chosen,
               float width) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const Box box{at.x, at.y, width, kControlHeight};
  const Touch state = touch(id, box);
  ImDrawList* list = ImGui::GetWindowDrawList();
  report(frame, list, id, box);
  if (state.hovered) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    fill(list, box, frame.theme.hover);
  }
  text_in(list, inset(box, kPadding, 0.0F), chosen ? frame.theme.accent : frame.theme.text, label,
          text::Align::kLeft, chosen ? text::Style::kStrong : text::Style::kData);
  if (state.clicked) ImGui::CloseCurrentPopup();
  return state.clicked;
}

void tooltip(const Frame& frame, std::string_view words) {
  if (words.empty()) return;
  constexpr float kLine = 20.0F;
  float width = 0.0F;
  int lines = 0;
  for (std::size_t at = 0; at <= words.size(); ++lines) {
    const std::size_t end = std::min(words.find('\n', at), words.size());
    width = std::max(width, text::width(words.substr(at, end - at)));
    at = end + 1;
  }
  width = std::min(width, frame.window.width - 32.0F);
  const ImVec2 pointer = ImGui::GetIO().MousePos;
  Box box{pointer.x + 14.0F, pointer.y + 18.0F, width + 16.0F,
          static_cast<float>(lines) * kLine + 8.0F};
  box.x = std::clamp(box.x, 4.0F, std::max(4.0F, frame.window.right() - box.width - 4.0F));
  if (box.bottom() > frame.window.bottom() - 4.0F) box.y = pointer.y - box.height - 8.0F;
  ImDrawList* list = ImGui::GetForegroundDrawList();
  fill(list, {box.x, box.y + 2.0F, box.width, box.height}, IM_COL32(0, 0, 0, 40), kRounding + 1.0F);
  fill(list, box, frame.theme.panel, kRounding);
  list->AddRect({box.x, box.y}, {box.right(), box.bottom()}, frame.theme.line, kRounding);
  float y = box.y + 4.0F;
  for (std::size_t at = 0; at <= words.size();) {
    const std::size_t end = std::min(words.find('\n', at), words.size());
    text_in(list, {box.x + 8.0F, y, width + 1.0F, kLine},
            y < box.y + 5.0F ? frame.theme.text : frame.theme.quiet, words.substr(at, end - at));
    y += kLine;
    at = end + 1;
  }
}

FieldEvents text_field(const Frame& frame, ImDrawList* list, const char* id, const Box& box,
                       std::string& text, std::string_view hint, bool take_focus, bool wrong,
                       bool hidden) {
  FieldEvents events;
  const Theme& theme = frame.theme;
  fill(list, box, theme.field, kRounding);
  ImGui::SetCursorScreenPos({box.x, box.y});
  ImGui::SetNextItemWidth(box.width);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding,
                      {8.0F, (box.height - text::line_height()) / 2.0F});
  if (take_focus) ImGui::SetKeyboardFocusHere();
  const std::string before = text;
  events.submitted =
      ImGui::InputText(id, text.data(), text.capacity() + 1,
                       ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_CallbackResize |
                           (hidden ? ImGuiInputTextFlags_Password : ImGuiInputTextFlags_None),
                       resize_string, &text);
  ImGui::PopStyleVar();
  events.changed = text != before;
  events.active = ImGui::IsItemActive();
  events.reverted = ImGui::IsItemDeactivated() && ImGui::IsKeyDown(ImGuiKey_Escape);
  const ImU32 edge = wrong ? theme.error : (events.active ? theme.accent : theme.line);
  list->AddRect({box.x + 0.5F, box.y + 0.5F}, {box.right() - 0.5F, box.bottom() - 0.5F}, edge,
                kRounding);
  if (text.empty()) text_in(list, inset(box, 8.0F, 0.0F), theme.quiet, hint);
  return events;
}

float dragged_border(const Frame& frame, ImDrawList* list, std::string_view id, const Box& box,
                     Axis axis) {
  const Touch state = touch(id, box);
  const bool upright = axis == Axis::kHorizontal;
  if (state.hovered || state.held) {
    ImGui::SetMouseCursor(upright ? ImGuiMouseCursor_ResizeEW : ImGuiMouseCursor_ResizeNS);
    fill(list,
         upright ? Box{box.x + 2.0F, box.y, 2.0F, box.height}
                 : Box{box.x, box.y + 2.0F, box.width, 2.0F},
         frame.theme.accent);
  }
  if (!state.held) return -1.0F;
  const ImVec2 pointer = ImGui::GetIO().MousePos;
  return std::max(0.0F, upright ? pointer.x - box.width / 2.0F : pointer.y - box.height / 2.0F);
}

double scrollbar(const Frame& frame, ImDrawList* list, std::string_view id, const Box& box,
                 double first, double shown, double total) {
  if (total <= shown || box.empty()) return -1.0;
  const bool upright = box.height >= box.width;
  const float start = upright ? box.y : box.x;
  const float length = upright ? box.height : box.width;
  const float breadth = (upright ? box.width : box.height) - 4.0F;
  const float thumb = std::clamp(static_cast<float>(shown / total) * length, 28.0F, length);
  const double room = static_cast<double>(length - thumb);
  const double most = total - shown;
  const float at = start + static_cast<float>(room * std::clamp(first / most, 0.0, 1.0));
  const Touch state = touch(id, box);
  // Where on the thumb it was taken; a press beside the thumb takes its middle.
  static float taken = 0.0F;
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const float pointer = upright ? mouse.y : mouse.x;
  if (state.pressed) taken = pointer >= at && pointer <= at + thumb ? pointer - at : thumb / 2.0F;
  const Box bar = upright ? Box{box.x + 2.0F, at + 2.0F, breadth, thumb - 4.0F}
                          : Box{at + 2.0F, box.y + 2.0F, thumb - 4.0F, breadth};
  fill(list, bar, state.held || state.hovered ? frame.theme.bar : frame.theme.thumb,
       breadth / 2.0F);
  if (!state.held || room <= 0.0) return -1.0;
  return std::clamp(static_cast<double>(pointer - taken - start) / room, 0.0, 1.0) * most;
}

}  // namespace throughline::ui::draw
