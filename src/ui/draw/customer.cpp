// One customer, whole: who, value, what is open, one small timeline; below it the chosen part.
#include "ui/draw/customer.h"

#include <algorithm>
#include <string>

#include "ui/draw/views.h"
#include "ui/model/app.h"

namespace throughline::ui::draw {
namespace {

constexpr float kLine = 20.0F;
constexpr float kBar = 36.0F;  // of the buttons
constexpr float kTabs = 32.0F;
constexpr float kUnit = 48.0F;  // a currency's code
constexpr std::size_t kMostValues = 3;
constexpr std::size_t kMostFollowUps = 2;
// A lower panel shows its chosen part rather than its facts.
constexpr float kLeastForFacts = 480.0F;
constexpr float kLeastForTimeline = 340.0F;

bool tab(const Frame& frame, ImDrawList* list, std::string_view id, std::string_view label,
         Box& line, bool chosen) {
  const Box box = take_left(line, text::width(label, text::Style::kStrong) + 20.0F);
  const Touch state = touch(id, box);
  report(frame, list, id, box);
  if (state.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  text_in(list, box, chosen || state.hovered ? frame.theme.text : frame.theme.quiet, label,
          text::Align::kCentre, chosen ? text::Style::kStrong : text::Style::kData);
  if (chosen) {
    fill(list, {box.x + 8.0F, box.bottom() - 3.0F, box.width - 16.0F, 2.0F}, frame.theme.accent);
  }
  return state.clicked;
}

void draw_buttons(const Frame& frame, ImDrawList* list, Box bar) {
  App& app = frame.app;
  const Customer::Ranking& ranking = app.customer().ranking();
  bar = inset(bar, kPadding, 4.0F);
  if (sign_button(frame, list, "panel/close", take_right(bar, 28.0F), Sign::kClose,
                  "Close (Esc)")) {
    app.act("panel/close", "press");
  }
  const float filter = button_width("Only this customer");
  if (bar.width > filter + 60.0F) {
    if (button(frame, list, "panel/filter", take_right(bar, filter), "Only this customer",
               ButtonKind::kQuiet)) {
      app.act("panel/filter", "press");
    }
  }
  take_left(bar, -6.0F);
  if (ranking.previous &&
      sign_button(frame, list, "panel/previous", {bar.x, bar.y, 24.0F, bar.height}, Sign::kUp,
                  "Previous customer (,)")) {
    app.act("panel/previous", "press");
  }
  take_left(bar, 24.0F);
  if (ranking.next && sign_button(frame, list, "panel/next", {bar.x, bar.y, 24.0F, bar.height},
                                  Sign::kDown, "Next customer (.)")) {
    app.act("panel/next", "press");
  }
  take_left(bar, 28.0F);
  if (bar.width > 40.0F) text_in(list, bar, frame.theme.quiet, ranking.text);
}

void draw_name(const Frame& frame, ImDrawList* list, Box& box) {
  const Customer& customer = frame.app.customer();
  text_in(list, inset(take_top(box, 24.0F), kPadding, 0.0F), frame.theme.text, customer.name(),
          text::Align::kLeft, text::Style::kHeading);
  std::string below = customer.organisation();
  if (customer.key_text() != customer.name()) {
    if (!below.empty()) below += " · ";
    below += customer.key_text();
  }
  if (!below.empty()) {
    text_in(list, inset(take_top(box, kLine), kPadding, 0.0F), frame.theme.text, below);
  }
  if (!customer.summary().empty()) {
    text_in(list, inset(take_top(box, kLine), kPadding, 0.0F), frame.theme.quiet,
            customer.summary());
  }
  if (customer.error()) {
    text_in(list, inset(take_top(box, kLine), kPadding, 0.0F), frame.theme.error,
            customer.error()->message);
  }
}

void draw_value(const Frame& frame, ImDrawList* list, Box& box) {
  const auto& values = frame.app.customer().value();
  if (values.empty()) return;
  take_top(box, 4.0F);
  const auto line_of = [&](const std::string& received, const std::string& given,
                           const std::string& net, std::string_view unit, ImU32 colour) {
    Box line = inset(take_top(box, kLine), kPadding, 0.0F);
    const Box right = take_right(line, kUnit);
    text_in(list, inset(right, 6.0F, 0.0F), frame.theme.quiet, unit);
    const float cell = line.width / 3.0F;
    for (const std::string* words : {&received, &given, &net}) {
      text_in(list, take_left(line, cell), colour, *words, text::Align::kRight);
    }
  };
  line_of("Received", "Given", "Net", "", frame.theme.quiet);
  for (std::size_t i = 0; i < std::min(values.size(), kMostValues); ++i) {
    const Box place{box.x, box.y, box.width, kLine};
    line_of(values[i].received, values[i].given, values[i].net,
            values[i].currency == kNullLabel ? std::string() : values[i].currency,
            frame.theme.text);
    report(frame, list, "customer." + values[i].id, place);
  }
  if (values.size() > kMostValues) {
    text_in(list, inset(take_top(box, kLine), kPadding, 0.0F), frame.theme.quiet,
            frame.app.format().count(static_cast<std::int64_t>(values.size() - kMostValues)) +
                " more currencies");
  }
}

void draw_open(const Frame& frame, ImDrawList* list, Box& box) {
  const Ledger& ledger = frame.app.customer().ledger();
  const std::size_t listed = std::min(ledger.follow_ups().size(), kMostFollowUps);
  if (listed == 0) return;
  take_top(box, 4.0F);
  for (std::size_t i = 0; i < listed; ++i) {
    draw_follow_up(frame, list, take_top(box, kLine + 2.0F), i);
  }
  const auto left = ledger.open() - static_cast<std::int64_t>(listed);
  if (left > 0) {
    text_in(list, inset(take_top(box, kLine), kPadding + 16.0F, 0.0F), frame.theme.quiet,
            frame.app.format().count(left) + " more open");
  }
}

void draw_tabs(const Frame& frame, ImDrawList* list, const Box& box) {
  App& app = frame.app;
  const CustomerPart part = app.state().customer_part;
  horizontal_line(list, box.x, box.right(), box.bottom() - 1.0F, frame.theme.line);
  Box line = inset(box, 4.0F, 0.0F);
  if (tab(frame, list, "panel/conversation", "Conversation", line,
          part == CustomerPart::kConversation)) {
    app.act("panel/conversation", "select");
  }
  std::string ledger = "Ledger";
  if (app.customer().ledger().total() > 0) {
    ledger += " " + app.format().count(app.customer().ledger().total());
  }
  if (tab(frame, list, "panel/ledger", ledger, line, part == CustomerPart::kLedger)) {
    app.act("panel/ledger", "select");
  }
  if (tab(frame, list, "panel/about", "About", line, part == CustomerPart::kAbout)) {
    app.act("panel/about", "select");
  }
}

}  // namespace

bool choice(const Frame& frame, ImDrawList* list, std::string_view id, const Box& box,
            std::string_view label, bool chosen) {
  const Touch state = touch(id, box);
  report(frame, list, id, box);
  if (state.hovered) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    fill(list, box, frame.theme.hover, kRounding);
  }
  text_in(list, box, chosen ? frame.theme.accent : frame.theme.quiet, label, text::Align::kCentre,
          chosen ? text::Style::kStrong : text::Style::kData);
  return state.clicked;
}

void draw_follow_up(const Frame& frame, ImDrawList* list, const Box& box, std::size_t index) {
  const FollowUp& item = frame.app.customer().ledger().follow_ups()[index];
  const Theme& theme = frame.theme;
  const Touch state = touch(item.id, box);
  report(frame, list, item.id, box);
  if (state.hovered) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    fill(list, box, theme.hover);
  }
  Box line = inset(box, kPadding, 0.0F);
  const Box sign = take_left(line, 16.0F);
  const ImU32 colour = item.overdue ? theme.error : theme.accent;
  list->AddCircle({sign.x + 5.0F, sign.y + sign.height / 2.0F}, 4.0F, colour, 0, 1.5F);
  const float width = std::min(text::width(item.state) + 1.0F, line.width * 0.6F);
  text_in(list, take_right(line, width), colour, item.state, text::Align::kRight);
  line.width -= 8.0F;
  text_in(list, line, theme.text, item.what);
  if (state.clicked) {
    const std::string id = item.id;
    frame.app.act(id, "select");
  }
}

void draw_customer(const Frame& frame, const Box& box) {
  const Panel panel("customer", box);
  ImDrawList* list = panel.list();
  App& app = frame.app;
  const Customer& customer = app.customer();
  fill(list, box, frame.theme.panel);
  report(frame, list, "customer", box);
  Box rest = box;
  draw_buttons(frame, list, take_top(rest, kBar));
  draw_name(frame, list, rest);
  const CustomerPart part = app.state().customer_part;
  if (box.height >= kLeastForFacts) {
    draw_value(frame, list, rest);
    if (part != CustomerPart::kAbout) draw_open(frame, list, rest);
  }
  if (box.height >= kLeastForTimeline) {
    const float timeline = customer_timeline_height(frame);
    if (timeline > 0.0F) {
      take_top(rest, 8.0F);
      draw_customer_timeline(frame, list, inset(take_top(rest, timeline), kPadding, 0.0F));
    }
  }
  take_top(rest, 4.0F);
  draw_tabs(frame, list, take_top(rest, std::min(kTabs, std::max(0.0F, rest.height))));
  if (rest.height > 20.0F) {
    if (part == CustomerPart::kLedger) {
      draw_ledger(frame, rest);
    } else if (part == CustomerPart::kAbout) {
      draw_about(frame, rest);
    } else {
      draw_conversation(frame, rest);
    }
  }
  if (customer.stale()) fill(list, box, with_alpha(frame.theme.panel, 0.35F));
}

}  // namespace throughline::ui::draw
