// The ledger: chains of documents, each with its course; and how invoices were paid.
#include <algorithm>
#include <cstdlib>
#include <string>

#include "ui/draw/customer.h"
#include "ui/model/app.h"

namespace throughline::ui::draw {
namespace {

constexpr float kLine = 20.0F;
constexpr float kChain = 52.0F;
constexpr float kStep = 46.0F;
constexpr float kBars = 32.0F;
constexpr float kCourse = 20.0F;  // the column of the steps' shapes

// Bars up for days late, down for days early, in the order of the due dates.
void draw_days(const Frame& frame, ImDrawList* list, const Box& box) {
  const auto& days = frame.app.customer().ledger().days_late();
  std::int64_t late = 0;
  std::int64_t early = 0;
  for (const std::int64_t day : days) {
    late = std::max(late, day);
    early = std::max(early, -day);
  }
  // A few days fill no more of the height than a few days.
  const float unit = box.height / static_cast<float>(std::max<std::int64_t>(10, late + early));
  const float step = std::min(16.0F, box.width / static_cast<float>(days.size()));
  const float zero = box.y + static_cast<float>(late) * unit;
  for (std::size_t i = 0; i < days.size(); ++i) {
    const float x = box.x + static_cast<float>(i) * step;
    const float height = static_cast<float>(std::abs(days[i])) * unit;
    const Box bar = days[i] > 0 ? Box{x, zero - height, step - 2.0F, height}
                                : Box{x, zero, step - 2.0F, std::min(height, box.bottom() - zero)};
    fill(list, bar, days[i] > 0 ? frame.theme.error : frame.theme.bar);
  }
  horizontal_line(list, box.x, box.x + step * static_cast<float>(days.size()), zero,
                  frame.theme.quiet);
}

float habit_height(const Ledger& ledger) {
  if (ledger.habit().empty()) return 0.0F;
  return 8.0F + kLine + (ledger.days_late().size() > 1 ? kBars + kLine + 12.0F : 0.0F);
}

void draw_habit(const Frame& frame, ImDrawList* list, Box box) {
  const Ledger& ledger = frame.app.customer().ledger();
  if (ledger.habit().empty()) return;
  box = inset(box, kPadding, 0.0F);
  take_top(box, 4.0F);
  text_in(list, take_top(box, kLine), frame.theme.text, ledger.habit());
  if (ledger.days_late().size() < 2) return;
  take_top(box, 4.0F);
  const Box bars = take_top(box, kBars);
  report(frame, list, "ledger/days", bars);
  draw_days(frame, list, bars);
  take_top(box, 4.0F);
  const auto [least, most] =
      std::minmax_element(ledger.days_late().begin(), ledger.days_late().end());
  text_in(list, take_top(box, kLine), frame.theme.quiet,
          "days from due date to payment, " + frame.app.format().decimal(std::to_string(*least)) +
              " to " + frame.app.format().decimal(std::to_string(*most)));
}

void draw_chain(const Frame& frame, ImDrawList* list, const Box& box, const LedgerChain& chain) {
  const Theme& theme = frame.theme;
  const Touch state = touch(chain.id, box);
  report(frame, list, chain.id, box);
  if (state.hovered) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    fill(list, box, theme.hover);
  }
  horizontal_line(list, box.x + kPadding, box.right() - kPadding, box.y, theme.ghost);
  Box inside = inset(box, kPadding, 6.0F);
  const Box sign = take_left(inside, kCourse);
  draw_sign(list, chain.open ? Sign::kChevronDown : Sign::kPlus,
            {sign.x + 6.0F, sign.y + kLine / 2.0F}, 12.0F, theme.quiet);
  Box line = take_top(inside, kLine);
  if (!chain.amount.empty()) {
    const float width = std::min(text::width(chain.amount) + 1.0F, line.width * 0.6F);
    text_in(list, take_right(line, width), theme.text, chain.amount, text::Align::kRight);
    line.width -= 8.0F;
  }
  text_in(list, line, theme.text, chain.title, text::Align::kLeft, text::Style::kStrong);
  line = take_top(inside, kLine);
  const float date = text::width(chain.date) + 1.0F;
  text_in(list, take_right(line, date), theme.quiet, chain.date, text::Align::kRight);
  line.width -= 8.0F;
  if (!chain.outcome.empty()) {
    const ImU32 colour = chain.attention ? theme.error : theme.text;
    take_left(line, text_in(list, line, colour, chain.outcome));
    if (line.width > 30.0F) take_left(line, text_in(list, line, theme.quiet, " · "));
  }
  if (line.width > 30.0F) text_in(list, line, theme.quiet, chain.about);
  if (state.clicked) {
    const std::string id = chain.id;
    frame.app.act(id, "toggle");
  }
}

void draw_step(const Frame& frame, ImDrawList* list, const Box& box, const LedgerStep& step,
               bool first, bool last) {
  const Theme& theme = frame.theme;
  const Touch state = touch(step.id, box);
  report(frame, list, step.id, box);
  if (step.selected) {
    fill(list, box, theme.selection);
  } else if (state.hovered) {
    fill(list, box, theme.hover);
  }
  if (state.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  Box inside = inset(box, kPadding, 3.0F);
  const Box course = take_left(inside, kCourse);
  const float x = course.x + 6.0F;
  const float y = course.y + kLine / 2.0F;
  vertical_line(list, x, first ? y : box.y, last ? y : box.bottom(), theme.line);
  list->AddCircleFilled({x + 0.5F, y}, 6.5F, step.selected ? theme.selection : theme.panel);
  draw_type_shape(list, step.type, {x + 0.5F, y}, 5.0F, channel_colour(step.channel));
  Box line = take_top(inside, kLine);
  if (!step.amount.empty()) {
    const float width = std::min(text::width(step.amount) + 1.0F, line.width * 0.6F);
    // What is only claimed is not money that moved.
    const bool moved = step.meaning == "received" || step.meaning == "given";
    text_in(list, take_right(line, width), moved ? theme.text : theme.quiet, step.amount,
            text::Align::kRight);
    line.width -= 8.0F;
  }
  text_in(list, line, theme.text, step.what);
  line = take_top(inside, kLine);
  const std::string right = step.balance.empty()
                                ? (step.amount.empty() ? std::string() : step.meaning)
                                : "balance " + step.balance;
  if (!right.empty()) {
    const float width = std::min(text::width(right) + 1.0F, line.width * 0.6F);
    text_in(list, take_right(line, width), theme.quiet, right, text::Align::kRight);
    line.width -= 8.0F;
  }
  std::string left = step.time;
  if (!step.gap.empty()) left += ", +" + step.gap;
  if (!step.subject.empty()) left += " · " + step.subject;
  text_in(list, line, theme.quiet, left);
  if (state.clicked) {
    const std::string id = step.id;
    frame.app.act(id, "select");
  }
}

}  // namespace

void draw_ledger(const Frame& frame, const Box& box) {
  App& app = frame.app;
  const Ledger& ledger = app.customer().ledger();
  const Panel panel("ledger", box, true);
  ImDrawList* list = panel.list();
  const float width = box.width - ImGui::GetStyle().ScrollbarSize;
  float y = box.y - ImGui::GetScrollY();
  const auto in_sight = [&](float height) { return y + height > box.y && y < box.bottom(); };
  if (ledger.known() && ledger.chains().empty()) {
    text_in(list, inset({box.x, y + 4.0F, width, kLine}, kPadding, 0.0F), frame.theme.quiet,
            "No orders, invoices or payments.");
  }
  const float habit = habit_height(ledger);
  if (in_sight(habit)) draw_habit(frame, list, {box.x, y, width, habit});
  y += habit;
  // A click below may change what is listed: names are kept apart, and the list is not touched
  // before the next frame.
  for (const LedgerChain& chain : ledger.chains()) {
    if (in_sight(kChain)) draw_chain(frame, list, {box.x, y, width, kChain}, chain);
    y += kChain;
    if (!chain.open) continue;
    if (!chain.earlier.empty()) {
      if (in_sight(kLine)) {
        text_in(list, inset({box.x, y, width, kLine}, kPadding + kCourse, 0.0F), frame.theme.quiet,
                chain.earlier);
      }
      y += kLine;
    }
    for (std::size_t i = 0; i < chain.steps.size(); ++i) {
      if (in_sight(kStep)) {
        draw_step(frame, list, {box.x, y, width, kStep}, chain.steps[i], i == 0,
                  i + 1 == chain.steps.size());
      }
      y += kStep;
    }
    y += 4.0F;
  }
  if (!ledger.more().empty()) {
    const Box more{box.x + kPadding, y + 4.0F, button_width(ledger.more()), kControlHeight};
    if (button(frame, list, "ledger/more", more, ledger.more())) app.act("ledger/more", "press");
    y += kControlHeight + 8.0F;
  }
  ImGui::SetCursorScreenPos({box.x, y});
  ImGui::Dummy({1.0F, kPadding});
}

}  // namespace throughline::ui::draw
