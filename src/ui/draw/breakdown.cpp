// The linked filters: a block a field, a row a value, its bar over the ghost bar of everything.
#include <algorithm>
#include <string>

#include "ui/draw/views.h"
#include "ui/model/app.h"

namespace throughline::ui::draw {
namespace {

constexpr float kBlockHeader = 32.0F;
constexpr float kBlockGap = 8.0F;

// The menu of the row that was right-clicked: one at a time.
std::string& menu_row() {
  static std::string id;
  return id;
}

constexpr std::string_view kHow =
    "Click a value: it alone\nCtrl-click: adds it, or takes it away\nAlt-click: excludes it";

bool pointer_in(const Box& box) {
  const ImVec2 at = ImGui::GetIO().MousePos;
  return at.x >= box.x && at.x < box.right() && at.y >= box.y && at.y < box.bottom();
}

void act_by_keys(App& app, const std::string& id) {
  const ImGuiIO& io = ImGui::GetIO();
  app.act(id, io.KeyAlt ? "exclude" : (io.KeyCtrl || io.KeySuper ? "toggle" : "select"));
}

void draw_row_sign(const Frame& frame, ImDrawList* list, const FacetBlock& block,
                   const FacetRow& row, ImVec2 centre) {
  const std::string value = row.value.value_or(std::string());
  if (block.field == "channel") {
    draw_channel_icon(list, value, centre, 14.0F, channel_colour(value));
  } else {
    draw_type_shape(list, value, centre, 5.0F, frame.theme.quiet);
  }
}

void draw_row(const Frame& frame, ImDrawList* list, const FacetBlock& block, const FacetRow& row,
              const Box& box) {
  const Theme& theme = frame.theme;
  const Touch state = touch(row.id, box);
  report(frame, list, row.id, box);
  const bool selected = row.standing == Standing::kSelected;
  const bool excluded = row.standing == Standing::kExcluded;
  if (selected) {
    fill(list, box, theme.selection, kRounding);
  } else if (state.hovered) {
    fill(list, box, theme.hover, kRounding);
  }
  if (state.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);

  Box line = inset(box, 8.0F, 0.0F);
  const Box bars{line.x, box.bottom() - 5.0F, line.width, 3.0F};
  line.height -= 4.0F;
  if (block.field == "channel" || block.field == "type") {
    const Box sign = take_left(line, 22.0F);
    draw_row_sign(frame, list, block, row, {sign.x + 7.0F, line.y + line.height / 2.0F});
  }
  const Box share = take_right(line, 52.0F);
  // Under the pointer the share gives way to what a click there does.
  const bool alone = selected && block.selected == 1;
  const Box end{share.x, box.y, box.right() - share.x, box.height};
  const bool at_end = state.hovered && pointer_in(end);
  text_in(list, share, state.hovered ? theme.accent : theme.quiet,
          state.hovered ? (alone ? "all" : "only") : row.share_text, text::Align::kRight,
          at_end ? text::Style::kStrong : text::Style::kData);
  const float count_width = std::max(44.0F, text::width(row.count_text));
  const Box count = take_right(line, count_width);
  text_in(list, count, theme.text, row.count_text, text::Align::kRight);
  line.width -= 8.0F;

  const bool quiet = excluded || row.is_null() || (block.filtered && !selected);
  const float width =
      text_in(list, line, quiet ? theme.quiet : theme.text, row.label, text::Align::kLeft,
              selected ? text::Style::kStrong : text::Style::kData);
  if (excluded)
    horizontal_line(list, line.x, line.x + width, line.y + line.height / 2.0F + 1.0F, theme.error);

  const ImU32 hue =
      block.field == "channel" ? channel_colour(row.value.value_or(std::string())) : theme.bar;
  const float ghost = std::clamp(row.ghost, 0.0F, 1.0F) * bars.width;
  const float bar = std::clamp(row.bar, 0.0F, 1.0F) * bars.width;
  fill(list, {bars.x, bars.y, ghost, bars.height}, theme.ghost, 1.5F);
  fill(list, {bars.x, bars.y, bar > 0.0F ? std::max(2.0F, bar) : 0.0F, bars.height}, hue, 1.5F);

  const ImGuiIO& io = ImGui::GetIO();
  if (state.clicked && at_end && !io.KeyAlt && !io.KeyCtrl && !io.KeySuper) {
    frame.app.act(alone ? block.id : row.id, alone ? "clear" : "only");
  } else if (state.clicked) {
    act_by_keys(frame.app, row.id);
  }
  if (state.menu) {
    menu_row() = row.id;
    ImGui::OpenPopup("facet_row");
  }
  if (at_end) {
    tooltip(frame, alone ? "All values of " + block.title : "Only " + row.label);
  } else if (state.hovered && width + 0.5F >= line.width) {
    tooltip(frame, row.label);
  }
}

void draw_row_menu(const Frame& frame) {
  if (!ImGui::BeginPopup("facet_row")) return;
  App& app = frame.app;
  const std::string& id = menu_row();
  if (menu_item(frame, "menu/only", "Only this", false, 180.0F)) app.act(id, "only");
  if (menu_item(frame, "menu/toggle", "Add or remove", false, 180.0F)) app.act(id, "toggle");
  if (menu_item(frame, "menu/exclude", "Exclude", false, 180.0F)) app.act(id, "exclude");
  ImGui::EndPopup();
}

float draw_find(const Frame& frame, ImDrawList* list, const FacetBlock& block, const Box& at) {
  if (!block.can_find) return 0.0F;
  std::string text = block.find;
  const std::string id = "##find/" + block.id;
  const Box field{at.x + 8.0F, at.y, at.width - 16.0F, kControlHeight};
  report(frame, list, block.id + "/find", field);
  if (text_field(frame, list, id.c_str(), field, text, "find").changed)
    frame.app.act(block.id, "find", text);
  return kControlHeight + 4.0F;
}

float draw_more(const Frame& frame, ImDrawList* list, const FacetBlock& block, const Box& at) {
  if (block.more.empty() && !block.can_fewer) return 0.0F;
  float x = at.x - 4.0F;  // the words begin where the rows' do
  if (!block.more.empty()) {
    const float width = button_width(block.more);
    if (button(frame, list, block.id + "/more", {x, at.y, width, kRowHeight}, block.more,
               ButtonKind::kQuiet)) {
      frame.app.act(block.id, "more");
    }
    x += width;
  }
  if (block.can_fewer &&
      button(frame, list, block.id + "/fewer", {x, at.y, button_width("fewer"), kRowHeight},
             "fewer", ButtonKind::kQuiet)) {
    frame.app.act(block.id, "fewer");
  }
  return kRowHeight;
}

// The order of the values, shown where it is not the usual one and under the pointer.
void draw_order(const Frame& frame, ImDrawList* list, const FacetBlock& block, Box& header) {
  if (!block.can_order) return;
  const std::string_view label = block.by_name ? "by name" : "by count";
  Box order = inset(take_right(header, button_width(label)), 0.0F, 4.0F);
  if (!block.filtered) order.x += 12.0F;
  const std::string id = block.id + "/order";
  const Touch state = touch(id, order);
  report(frame, list, id, order);
  if (!block.by_name && !pointer_in({header.x, header.y, order.right() - header.x, kBlockHeader}))
    return;
  if (state.hovered) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    fill(list, order, frame.theme.hover, kRounding);
    tooltip(frame, block.by_name ? "Order by count" : "Order by name");
  }
  text_in(list, inset(order, 12.0F, 0.0F), state.hovered ? frame.theme.text : frame.theme.quiet,
          label, text::Align::kRight);
  if (state.clicked) frame.app.act(block.id, "order", block.by_name ? "count" : "name");
}

float draw_block(const Frame& frame, ImDrawList* list, const FacetBlock& block, Box at) {
  const float start = at.y;
  Box header = inset({at.x, at.y, at.width, kBlockHeader}, 8.0F, 0.0F);
  if (block.filtered) {
    Box clear = inset(take_right(header, button_width("all")), 0.0F, 4.0F);
    clear.x += 12.0F;  // the word ends where the rows do
    if (button(frame, list, block.id + "/clear", clear, "all", ButtonKind::kQuiet))
      frame.app.act(block.id, "clear");
  }
  draw_order(frame, list, block, header);
  if (touch(block.id + "/head", header).hovered) tooltip(frame, kHow);
  text_in(list, header, frame.theme.text, block.title, text::Align::kLeft, text::Style::kStrong);
  at.y += kBlockHeader;
  at.y += draw_find(frame, list, block, at);
  if (block.rows.empty()) {
    text_in(list, inset({at.x, at.y, at.width, kRowHeight}, 8.0F, 0.0F), frame.theme.quiet,
            block.find.empty() ? "no values" : "no value has this");
    at.y += kRowHeight;
  }
  for (const FacetRow& row : block.rows) {
    draw_row(frame, list, block, row, {at.x, at.y, at.width, kRowHeight});
    at.y += kRowHeight;
  }
  at.y += draw_more(frame, list, block, at);
  report(frame, list, block.id, {at.x, start, at.width, at.y - start});
  return at.y - start + kBlockGap;
}

float draw_value(const Frame& frame, ImDrawList* list, const Box& at) {
  const auto& lines = frame.app.breakdown().value();
  if (lines.empty()) return 0.0F;
  float y = at.y;
  text_in(list, inset({at.x, y, at.width, kBlockHeader}, 8.0F, 0.0F), frame.theme.text, "Value",
          text::Align::kLeft, text::Style::kStrong);
  y += kBlockHeader;
  const auto row = [&](std::string_view label, const std::string& amount, text::Style style) {
    Box box = inset({at.x, y, at.width, 20.0F}, 8.0F, 0.0F);
    const float width = text_in(list, box, frame.theme.quiet, label);
    take_left(box, width + 8.0F);
    text_in(list, box, frame.theme.text, amount, text::Align::kRight, style);
    y += 20.0F;
  };
  for (const ValueLine& line : lines) {
    const std::string unit = line.currency == kNullLabel ? std::string() : " " + line.currency;
    const float start = y;
    row("received", line.received + unit, text::Style::kData);
    row("given", line.given + unit, text::Style::kData);
    row("net", line.net + unit, text::Style::kStrong);
    report(frame, list, line.id, {at.x, start, at.width, y - start});
    y += 4.0F;
  }
  return y - at.y + kBlockGap;
}

}  // namespace

void draw_breakdown(const Frame& frame, const Box& box) {
  if (box.empty()) return;
  fill(ImGui::GetWindowDrawList(), box, frame.theme.panel);
  report(frame, ImGui::GetWindowDrawList(), "breakdown", box);
  const Panel panel("breakdown", box, true);
  ImDrawList* list = panel.list();
  const float left = box.x + 4.0F;
  const float width = box.width - 8.0F - ImGui::GetStyle().ScrollbarSize;
  const float top = box.y - ImGui::GetScrollY();
  float y = top + 4.0F;
  for (const FacetBlock& block : frame.app.breakdown().blocks()) {
    y += draw_block(frame, list, block, {left, y, width, 0.0F});
  }
  y += draw_value(frame, list, {left, y, width, 0.0F});
  ImGui::SetCursorScreenPos({left, y});
  ImGui::Dummy({1.0F, 4.0F});
  draw_row_menu(frame);
  if (frame.app.breakdown_stale()) fill(list, box, with_alpha(frame.theme.panel, 0.35F));
}

}  // namespace throughline::ui::draw
