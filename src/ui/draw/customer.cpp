// One customer, whole: who, the numbers, one small timeline, the conversation.
#include "ui/draw/customer.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

#include "ui/draw/views.h"
#include "ui/model/app.h"

namespace throughline::ui::draw {
namespace {

constexpr float kLine = 20.0F;
constexpr float kLabel = 104.0F;
constexpr float kSparkLane = 10.0F;
constexpr float kEntry = 88.0F;
constexpr float kBar = 14.0F;
constexpr float kHeader = 44.0F;
constexpr std::size_t kMostIdentities = 4;
constexpr std::size_t kMostSparkLanes = 6;

float spark_height(const Customer& customer) {
  const std::size_t lanes = std::min(kMostSparkLanes, customer.sparkline().lanes.size());
  return lanes == 0 ? 0.0F : static_cast<float>(lanes) * kSparkLane + 16.0F;
}

// Height of everything above the conversation.
float facts_height(const Customer& customer) {
  std::size_t lines = customer.numbers().size() + 3 * customer.value().size();
  const std::size_t identities = customer.identities().size();
  lines += std::min(identities, kMostIdentities) + (identities > kMostIdentities ? 1 : 0);
  if (!customer.organisation().empty()) ++lines;
  if (customer.error()) ++lines;
  return kHeader + static_cast<float>(lines) * kLine + spark_height(customer) + 16.0F;
}

void draw_pair(const Frame& frame, ImDrawList* list, Box line, std::string_view label,
               std::string_view words) {
  text_in(list, take_left(line, kLabel), frame.theme.quiet, label);
  text_in(list, line, frame.theme.text, words);
}

void draw_sparkline(const Frame& frame, ImDrawList* list, const Box& box) {
  const Customer::Sparkline& spark = frame.app.customer().sparkline();
  if (spark.bins == 0 || spark.max == 0) return;
  const float step = box.width / static_cast<float>(spark.bins);
  const std::size_t lanes = std::min(kMostSparkLanes, spark.lanes.size());
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const float y = box.y + static_cast<float>(lane) * kSparkLane;
    const Lane& of = spark.lanes[lane];
    const ImU32 hue =
        lane_colour("channel", of.value && !of.rest ? *of.value : std::string(), lane);
    fill(list, {box.x, y + kSparkLane - 3.0F, box.width, 1.0F}, frame.theme.ghost);
    for (std::size_t bin = 0; bin < spark.bins && lane * spark.bins + bin < spark.counts.size();
         ++bin) {
      const std::uint32_t count = spark.counts[lane * spark.bins + bin];
      if (count == 0) continue;
      const float share =
          std::log1p(static_cast<float>(count)) / std::log1p(static_cast<float>(spark.max));
      const float height = 2.0F + share * (kSparkLane - 5.0F);
      fill(list,
           {box.x + static_cast<float>(bin) * step, y + kSparkLane - 2.0F - height,
            std::max(2.0F, step - 1.0F), height},
           hue);
    }
  }
}

void draw_header(const Frame& frame, ImDrawList* list, Box header) {
  App& app = frame.app;
  const Customer& customer = app.customer();
  header = inset(header, kPadding, 0.0F);
  const Box close = take_right(header, 28.0F);
  if (sign_button(frame, list, "panel/close", inset(close, 0.0F, 8.0F), Sign::kClose,
                  "Close (Esc)")) {
    app.act("panel/close", "press");
  }
  const float filter_width = button_width("Only this customer");
  if (header.width > filter_width + 120.0F) {
    if (button(frame, list, "panel/filter", inset(take_right(header, filter_width), 0.0F, 8.0F),
               "Only this customer", ButtonKind::kQuiet)) {
      app.act("panel/filter", "press");
    }
  }
  text_in(list, header, frame.theme.text, customer.name(), text::Align::kLeft,
          text::Style::kHeading);
}

void draw_facts(const Frame& frame, const Box& part) {
  const Customer& customer = frame.app.customer();
  const Theme& theme = frame.theme;
  const Panel panel("facts", part, true);
  ImDrawList* list = panel.list();
  const float whole = facts_height(customer) - kHeader;
  Box box = inset({part.x, part.y - ImGui::GetScrollY(), part.width, whole}, kPadding, 0.0F);
  if (!customer.organisation().empty()) {
    text_in(list, take_top(box, kLine), theme.text, customer.organisation());
  }
  const auto& identities = customer.identities();
  for (std::size_t i = 0; i < std::min(identities.size(), kMostIdentities); ++i) {
    const Box line = take_top(box, kLine);
    draw_pair(frame, list, line, identities[i].label, identities[i].text);
    report(frame, list, identities[i].id, line);
  }
  if (identities.size() > kMostIdentities) {
    text_in(
        list, take_top(box, kLine), theme.quiet,
        frame.app.format().count(static_cast<std::int64_t>(identities.size() - kMostIdentities)) +
            " more identities");
  }
  for (const LabelledText& number : customer.numbers()) {
    const Box line = take_top(box, kLine);
    draw_pair(frame, list, line, number.label, number.text);
    report(frame, list, number.id, line);
  }
  for (const ValueLine& value : customer.value()) {
    const std::string unit = value.currency == kNullLabel ? std::string() : " " + value.currency;
    const Box lines{box.x, box.y, box.width, 3.0F * kLine};
    draw_pair(frame, list, take_top(box, kLine), "Received", value.received + unit);
    draw_pair(frame, list, take_top(box, kLine), "Given", value.given + unit);
    draw_pair(frame, list, take_top(box, kLine), "Net", value.net + unit);
    report(frame, list, "customer." + value.id, lines);
  }
  take_top(box, 8.0F);
  draw_sparkline(frame, list, box);
  // What did not fit is reached by scrolling.
  ImGui::SetCursorScreenPos({part.x, part.y - ImGui::GetScrollY()});
  ImGui::Dummy({1.0F, whole - 8.0F});
}

void draw_entry(const Frame& frame, ImDrawList* list, const Box& box, const Entry& entry) {
  const Theme& theme = frame.theme;
  if (!entry.loaded) {
    fill(list, {box.x + kPadding, box.y + 12.0F, 120.0F, 10.0F}, theme.ghost, 3.0F);
    fill(list, {box.x + kPadding, box.y + 32.0F, box.width * 0.7F, 10.0F}, theme.ghost, 3.0F);
    return;
  }
  const std::string id = "entry/" + std::string(after_head(entry.id, "row"));
  const Touch state = touch(id, box);
  report(frame, list, id, box);
  if (entry.selected) {
    fill(list, box, theme.selection);
  } else if (state.hovered) {
    fill(list, box, theme.hover);
  }
  fill(list, {box.x, box.y + 2.0F, 3.0F, box.height - 4.0F}, channel_colour(entry.channel));
  Box text = inset(box, kPadding, 4.0F);
  Box line = take_top(text, kLine);
  const Box icon = take_left(line, 20.0F);
  draw_channel_icon(list, entry.channel, {icon.x + 7.0F, icon.y + kLine / 2.0F}, 14.0F,
                    channel_colour(entry.channel));
  Box below = take_top(text, kLine);
  if (!entry.value.empty()) {
    // Beside the time where both are read whole, else below it.
    const float width = text::width(entry.value) + 1.0F;
    const bool beside = text::width(entry.time, text::Style::kStrong) + 8.0F + width <= line.width;
    Box& place = beside ? line : below;
    text_in(list, take_right(place, std::min(width, place.width)), theme.text, entry.value,
            text::Align::kRight);
    place.width -= 8.0F;
  }
  const float time =
      text_in(list, line, theme.text, entry.time, text::Align::kLeft, text::Style::kStrong);
  take_left(line, time + 8.0F);
  if (!entry.gap.empty() && line.width > 40.0F) text_in(list, line, theme.quiet, entry.gap);
  if (below.width > 0.0F) text_in(list, below, theme.quiet, entry.heading);
  if (!entry.subject.empty()) text_in(list, take_top(text, kLine), theme.text, entry.subject);
  const int lines = static_cast<int>(text.height / kLine);
  if (!entry.body.empty() && lines > 0) {
    text::draw_wrapped(list, {text.x, text.y + 3.0F}, theme.text, entry.body, text.width, lines);
  }
  horizontal_line(list, box.x + kPadding, box.right(), box.bottom() - 1.0F, theme.ghost);
  if (state.clicked) frame.app.act(id, "select");
}

void draw_conversation(const Frame& frame, ImDrawList* list, Box box) {
  if (box.empty()) return;
  Customer& customer = frame.app.customer();
  Pages& pages = customer.pages();
  horizontal_line(list, box.x, box.right(), box.y, frame.theme.line);
  const Box bar = take_right(box, kBar);
  ImGui::PushClipRect({box.x, box.y}, {box.right(), box.bottom()}, true);
  for (const Entry& entry : customer.entries()) {
    const double offset =
        static_cast<double>(entry.index - pages.first_row()) - pages.row_fraction();
    draw_entry(frame, list, {box.x, box.y + static_cast<float>(offset) * kEntry, box.width, kEntry},
               entry);
  }
  ImGui::PopClipRect();
  const double first = static_cast<double>(pages.first_row()) + pages.row_fraction();
  const double to =
      scrollbar(frame, list, "scrollbar", bar, first, static_cast<double>(box.height / kEntry),
                static_cast<double>(pages.total()));
  if (to >= 0.0) pages.scroll_by(to - first);
  if (ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) &&
      ImGui::GetIO().MouseWheel != 0.0F) {
    pages.scroll_by(-static_cast<double>(ImGui::GetIO().MouseWheel) * 100.0 /
                    static_cast<double>(kEntry));
  }
}

}  // namespace

Box conversation_part(const Frame& frame, const Box& box) {
  Box part = box;
  // The facts never take more than what leaves two messages on screen.
  const float facts =
      std::min(facts_height(frame.app.customer()), std::max(kHeader, box.height - 2.0F * kEntry));
  take_top(part, std::min(facts, part.height));
  return part;
}

double conversation_rows(const Box& conversation) {
  return std::max(1.0, static_cast<double>(conversation.height / kEntry));
}

void draw_customer(const Frame& frame, const Box& box) {
  const Panel panel("customer", box);
  ImDrawList* list = panel.list();
  const Customer& customer = frame.app.customer();
  fill(list, box, frame.theme.panel);
  report(frame, list, "customer", box);
  const Box conversation = conversation_part(frame, box);
  Box facts{box.x, box.y, box.width, box.height - conversation.height};
  draw_header(frame, list, take_top(facts, kHeader));
  if (!facts.empty()) draw_facts(frame, facts);
  if (customer.error()) {
    text_in(list, inset({facts.x, facts.y, facts.width, 24.0F}, kPadding, 0.0F), frame.theme.error,
            customer.error()->message);
  }
  draw_conversation(frame, list, conversation);
  if (customer.stale()) fill(list, box, with_alpha(frame.theme.panel, 0.35F));
}

}  // namespace throughline::ui::draw
