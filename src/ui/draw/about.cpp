// Who the customer is and by what it is known; numbers; everything that is still to be done.
#include <algorithm>
#include <string>

#include "ui/draw/customer.h"
#include "ui/model/app.h"

namespace throughline::ui::draw {
namespace {

constexpr float kLine = 20.0F;
constexpr float kLabel = 96.0F;

class Column {
 public:
  Column(const Frame& frame, ImDrawList* list, const Box& box, float y)
      : frame_(frame), list_(list), box_(box), y_(y) {}

  float y() const { return y_; }
  Box line(float height) {
    const Box box{box_.x, y_, box_.width, height};
    y_ += height;
    return box;
  }
  void heading(std::string_view words) {
    y_ += 8.0F;
    text_in(list_, inset(line(24.0F), kPadding, 0.0F), frame_.theme.text, words, text::Align::kLeft,
            text::Style::kStrong);
  }
  void pair(std::string_view id, std::string_view label, std::string_view words,
            std::string_view below) {
    const float x = box_.x + kPadding;
    const float width = box_.width - 2.0F * kPadding - kLabel;
    const float top = y_;
    text_in(list_, {x, y_, kLabel - 8.0F, kLine}, frame_.theme.quiet, label);
    float height = wrapped(x + kLabel, frame_.theme.text, words, width);
    y_ += std::max(height, below.empty() ? kLine : 0.0F);
    if (!below.empty()) y_ += wrapped(x + kLabel, frame_.theme.quiet, below, width);
    y_ += 2.0F;
    report(frame_, list_, id, {box_.x, top, box_.width, y_ - top});
  }

 private:
  float wrapped(float x, ImU32 colour, std::string_view words, float width) {
    constexpr int kMostLines = 12;
    return text::draw_wrapped(list_, {x, y_ + 3.0F}, colour, words, width, kMostLines) + 2.0F;
  }

  const Frame& frame_;
  ImDrawList* list_;
  Box box_;
  float y_;
};

}  // namespace

void draw_about(const Frame& frame, const Box& box) {
  const Customer& customer = frame.app.customer();
  const Ledger& ledger = customer.ledger();
  const Panel panel("about", box, true);
  ImDrawList* list = panel.list();
  Box inside = box;
  inside.width -= ImGui::GetStyle().ScrollbarSize;
  Column column(frame, list, inside, box.y - ImGui::GetScrollY());
  if (!ledger.follow_ups().empty()) {
    column.heading("Open");
    for (std::size_t i = 0; i < ledger.follow_ups().size(); ++i) {
      draw_follow_up(frame, list, column.line(kLine + 2.0F), i);
    }
    const auto left = ledger.open() - static_cast<std::int64_t>(ledger.follow_ups().size());
    if (left > 0) {
      text_in(list, inset(column.line(kLine), kPadding, 0.0F), frame.theme.quiet,
              frame.app.format().count(left) + " more open");
    }
  }
  column.heading("Known by");
  for (const Customer::Identity& identity : customer.identities()) {
    column.pair(identity.id, identity.label, identity.value, identity.reason);
  }
  column.heading("In numbers");
  for (const LabelledText& number : customer.numbers()) {
    column.pair(number.id, number.label, number.text, {});
  }
  ImGui::SetCursorScreenPos({box.x, column.y()});
  ImGui::Dummy({1.0F, kPadding});
}

}  // namespace throughline::ui::draw
