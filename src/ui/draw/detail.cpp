// What is selected: the interaction (every field, where its record stands), and the customer.
#include <algorithm>
#include <cmath>
#include <string>

#include "ui/draw/customer.h"
#include "ui/draw/views.h"
#include "ui/model/app.h"

namespace throughline::ui::draw {
namespace {

constexpr float kHeader = 40.0F;
constexpr float kLabelWidth = 120.0F;
constexpr int kMostLines = 12;

// Share of the panel that the interaction takes when both are open.
constexpr float kInteractionShare = 0.42F;

Box interaction_box(const Frame& frame, const Box& box) {
  if (!frame.app.interaction().open()) return {};
  Box part = box;
  if (frame.app.customer().open()) part.height = std::round(box.height * kInteractionShare);
  return part;
}

void draw_interaction(const Frame& frame, const Box& box) {
  if (box.empty()) return;
  App& app = frame.app;
  const InteractionDetail& detail = app.interaction();
  const Theme& theme = frame.theme;
  ImDrawList* outer = ImGui::GetWindowDrawList();
  fill(outer, box, theme.panel);
  Box rest = box;
  {
    const Box top = take_top(rest, std::min(kHeader, rest.height));
    const Panel panel("interaction_header", top);
    ImDrawList* list = panel.list();
    Box header = inset(top, kPadding, 0.0F);
    const Box close = take_right(header, 28.0F);
    if (sign_button(frame, list, "interaction/close", inset(close, 0.0F, 6.0F), Sign::kClose,
                    "Close (Esc)")) {
      app.act("interaction/close", "press");
    }
    if (detail.customer() && !app.customer().open()) {
      const Box open =
          inset(take_right(header, std::min(button_width("Customer"), header.width)), 0.0F, 6.0F);
      if (button(frame, list, "interaction/customer", open, "Customer", ButtonKind::kQuiet)) {
        app.act("interaction/customer", "press");
      }
    }
    text_in(list, header, theme.text, "Interaction", text::Align::kLeft, text::Style::kStrong);
  }
  report(frame, outer, "interaction", box);
  const Panel panel("interaction", rest, true);
  ImDrawList* list = panel.list();
  const float width = box.width - 2.0F * kPadding - ImGui::GetStyle().ScrollbarSize;
  float y = rest.y - ImGui::GetScrollY();
  if (detail.error()) {
    y += text::draw_wrapped(list, {box.x + kPadding, y + 4.0F}, theme.error,
                            detail.error()->message, width) +
         4.0F;
  }
  const auto source = [&] {
    if (!detail.provenance().empty()) {
      y += 6.0F;
      y += text::draw_wrapped(list, {box.x + kPadding, y}, theme.quiet, detail.provenance(), width);
    }
    y += draw_source_record(frame, list, {box.x + kPadding, y, width, 0.0F});
  };
  // Where the record is wanted, it is seen at once.
  const bool wanted = app.source_record().wanted();
  if (wanted) source();
  for (const LabelledText& field : detail.fields()) {
    const float height = std::max(
        20.0F, text::draw_wrapped(list, {box.x + kPadding + kLabelWidth, y + 3.0F}, theme.text,
                                  field.text, width - kLabelWidth, kMostLines));
    text::Options label;
    label.max_width = kLabelWidth - 8.0F;
    text::draw(list, {box.x + kPadding, y + 3.0F}, theme.quiet, field.label, label);
    report(frame, list, "detail/" + std::string(after_head(field.id, "field")),
           {box.x, y, box.width, height});
    y += height + 2.0F;
  }
  if (!wanted) source();
  ImGui::SetCursorScreenPos({box.x, y});
  ImGui::Dummy({1.0F, kPadding});
  if (detail.stale()) fill(list, rest, with_alpha(theme.panel, 0.35F));
}

Box customer_box(const Frame& frame, const Box& box) {
  Box part = box;
  const Box above = interaction_box(frame, box);
  part.y += above.height;
  part.height -= above.height;
  return frame.app.customer().open() ? part : Box{};
}

}  // namespace

void draw_detail(const Frame& frame, const Box& box) {
  if (box.empty()) return;
  draw_interaction(frame, interaction_box(frame, box));
  const Box customer = customer_box(frame, box);
  if (customer.empty()) return;
  draw_customer(frame, customer);
  if (customer.y > box.y) {
    horizontal_line(ImGui::GetWindowDrawList(), box.x, box.right(), customer.y, frame.theme.line);
  }
}

}  // namespace throughline::ui::draw
