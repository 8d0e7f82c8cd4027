// The conversation: what came in on the left, what went out on the right, notes apart.
#include <algorithm>
#include <string>

#include "ui/draw/customer.h"
#include "ui/model/app.h"

namespace throughline::ui::draw {
namespace {

constexpr float kLine = 20.0F;
constexpr float kOrder = 28.0F;         // the line of the reading order
constexpr float kConversation = 32.0F;  // where one begins
constexpr float kGap = 24.0F;
constexpr float kMargin = 4.0F;
constexpr float kInside = 8.0F;  // of an entry's box, beside its words
constexpr float kShift = 16.0F;  // of what comes in from what goes out
constexpr float kBar = 14.0F;
constexpr float kIcon = 20.0F;
constexpr float kUnloaded = 72.0F;
constexpr int kFoldedLines = 4;
constexpr int kMostLines = 500;
constexpr int kSubjectLines = 2;
constexpr int kHeadingLines = 2;
constexpr double kWheel = 100.0;  // CSS pixels a notch

float wrapped(std::string_view words, float width, int lines,
              text::Style style = text::Style::kData) {
  return text::draw_wrapped(nullptr, {0.0F, 0.0F}, 0, words, width, lines, style);
}

Box card_of(const Entry& entry, const Box& box) {
  Box card = inset(box, kPadding, 0.0F);
  if (entry.side == Side::kOut || entry.side == Side::kInternal) take_left(card, kShift);
  if (entry.side == Side::kIn) take_right(card, kShift);
  return card;
}

std::string heading_words(const Entry& entry) {
  const bool unnamed_note = entry.side == Side::kInternal && entry.direction.empty();
  return (unnamed_note ? "internal · " : "") + entry.heading;
}

// Whether the amount stands beside the time; else it has a line of its own.
bool value_beside(const Entry& entry, float width) {
  return entry.value.empty() ||
         kIcon + text::width(entry.time, text::Style::kStrong) + 12.0F + text::width(entry.value) <=
             width;
}

float heading_height(const Entry& entry, float width) {
  return std::max(kLine, wrapped(heading_words(entry), width, kHeadingLines));
}

int body_lines(const Entry& entry) { return entry.folded ? kFoldedLines : kMostLines; }

float height_of(const Entry& entry, float width) {
  if (!entry.loaded) return kUnloaded;
  const float inside = card_of(entry, {0.0F, 0.0F, width, 1.0F}).width - 2.0F * kInside - 4.0F;
  float height = 2.0F * kMargin + 8.0F + kLine + heading_height(entry, inside);
  if (!entry.conversation.empty()) height += kConversation;
  if (!entry.gap.empty()) height += kGap;
  if (!entry.within.empty()) height += kLine;
  if (!value_beside(entry, inside)) height += kLine;
  if (!entry.subject.empty()) {
    height += wrapped(entry.subject, inside, kSubjectLines, text::Style::kStrong) + 4.0F;
  }
  if (!entry.body.empty()) height += wrapped(entry.body, inside, body_lines(entry)) + 2.0F;
  if (entry.long_body) height += kLine;
  if (!entry.attachments.empty()) {
    height += wrapped("Attached: " + entry.attachments, inside, kSubjectLines) + 2.0F;
  }
  return height;
}

void draw_above(const Frame& frame, ImDrawList* list, Box& box, const Entry& entry) {
  const Theme& theme = frame.theme;
  if (!entry.conversation.empty()) {
    Box line = take_top(box, kConversation);
    horizontal_line(list, line.x, line.right(), line.y + 6.0F, theme.line);
    line = inset(line, kPadding, 0.0F);
    take_top(line, 8.0F);
    text_in(list, line, theme.text, entry.conversation, text::Align::kLeft, text::Style::kStrong);
  }
  if (entry.gap.empty()) return;
  const Box line = take_top(box, kGap);
  const float width = std::min(text::width(entry.gap), line.width - 4.0F * kPadding);
  const float middle = line.x + line.width / 2.0F;
  const float y = line.y + line.height / 2.0F;
  const float half = width / 2.0F + 8.0F;
  horizontal_line(list, line.x + kPadding, middle - half, y, theme.line);
  horizontal_line(list, middle + half, line.right() - kPadding, y, theme.line);
  text_in(list, {middle - width / 2.0F, line.y, width + 1.0F, line.height}, theme.quiet, entry.gap);
}

void draw_card(const Frame& frame, ImDrawList* list, const Box& card, const Entry& entry,
               bool hovered) {
  const Theme& theme = frame.theme;
  const ImU32 hue = channel_colour(entry.channel);
  if (entry.selected) {
    fill(list, card, theme.selection, kRounding);
  } else if (hovered) {
    fill(list, card, theme.hover, kRounding);
  } else if (entry.side == Side::kOut || entry.side == Side::kInternal) {
    fill(list, card, theme.page, kRounding);
  }
  const float edge = 3.0F;
  if (entry.side == Side::kInternal) {
    // A note is nobody's message: a broken line around it.
    for (float y = card.y; y < card.bottom(); y += 6.0F) {
      fill(list, {card.x, y, 1.0F, std::min(3.0F, card.bottom() - y)}, theme.quiet);
    }
  } else if (entry.side == Side::kOut) {
    fill(list, {card.right() - edge, card.y, edge, card.height}, hue);
  } else {
    fill(list, {card.x, card.y, edge, card.height}, hue);
  }
}

void draw_first_lines(const Frame& frame, ImDrawList* list, Box& inside, const Entry& entry) {
  const Theme& theme = frame.theme;
  Box line = take_top(inside, kLine);
  const bool beside = value_beside(entry, inside.width);
  const Box icon = take_left(line, kIcon);
  draw_channel_icon(list, entry.channel, {icon.x + 7.0F, icon.y + kLine / 2.0F}, 14.0F,
                    channel_colour(entry.channel));
  if (!entry.value.empty()) {
    const Box place =
        beside ? take_right(line, text::width(entry.value) + 1.0F) : take_top(inside, kLine);
    text_in(list, place, theme.text, entry.value, text::Align::kRight);
  }
  text_in(list, line, theme.text, entry.time, text::Align::kLeft, text::Style::kStrong);
  const Box heading = take_top(inside, heading_height(entry, inside.width));
  text::draw_wrapped(list, {heading.x, heading.y + 2.0F}, theme.quiet, heading_words(entry),
                     heading.width, kHeadingLines);
  if (!entry.within.empty()) text_in(list, take_top(inside, kLine), theme.quiet, entry.within);
}

void draw_words(const Frame& frame, ImDrawList* list, Box inside, const Entry& entry) {
  const Theme& theme = frame.theme;
  float y = inside.y + 2.0F;
  if (!entry.subject.empty()) {
    y += text::draw_wrapped(list, {inside.x, y}, theme.text, entry.subject, inside.width,
                            kSubjectLines, text::Style::kStrong) +
         4.0F;
  }
  if (!entry.body.empty()) {
    y += text::draw_wrapped(list, {inside.x, y}, theme.text, entry.body, inside.width,
                            body_lines(entry)) +
         2.0F;
  }
  if (entry.long_body) {
    const std::string_view words = entry.folded ? "more" : "less";
    const Box more{inside.x - 4.0F, y, text::width(words) + 8.0F, kLine};
    const std::string id = "unfold/" + std::string(after_head(entry.id, "entry"));
    if (choice(frame, list, id, more, words, true)) {
      const std::string named = entry.id;
      frame.app.act(named, "unfold");
    }
    y += kLine;
  }
  if (!entry.attachments.empty()) {
    text::draw_wrapped(list, {inside.x, y}, theme.quiet, "Attached: " + entry.attachments,
                       inside.width, kSubjectLines);
  }
}

void draw_entry(const Frame& frame, ImDrawList* list, Box box, const Entry& entry) {
  if (!entry.loaded) {
    fill(list, {box.x + kPadding, box.y + 12.0F, 120.0F, 10.0F}, frame.theme.ghost, 3.0F);
    fill(list, {box.x + kPadding, box.y + 32.0F, box.width * 0.7F, 10.0F}, frame.theme.ghost, 3.0F);
    return;
  }
  draw_above(frame, list, box, entry);
  const Box card = card_of(entry, inset(box, 0.0F, kMargin));
  report(frame, list, entry.id, card);
  const bool hovered = ImGui::IsWindowHovered() &&
                       ImGui::IsMouseHoveringRect({card.x, card.y}, {card.right(), card.bottom()});
  draw_card(frame, list, card, entry, hovered);
  Box inside = inset(card, kInside, 4.0F);
  inside.width -= 4.0F;
  if (entry.side != Side::kOut) inside.x += 4.0F;
  draw_first_lines(frame, list, inside, entry);
  draw_words(frame, list, inside, entry);
  // After "more", which lies on the entry and has the pointer first.
  if (touch(entry.id, card).clicked) {
    const std::string id = entry.id;
    frame.app.act(id, "select");
  }
}

void draw_order(const Frame& frame, ImDrawList* list, Box line) {
  App& app = frame.app;
  line = inset(line, 6.0F, 2.0F);
  const bool by_time = app.state().reading_by_time;
  const auto place = [&](std::string_view label) {
    return take_left(line, text::width(label, text::Style::kStrong) + 12.0F);
  };
  if (choice(frame, list, "conversation/by_thread", place("By thread"), "By thread", !by_time)) {
    app.act("conversation/by_thread", "select");
  }
  if (choice(frame, list, "conversation/by_time", place("By time"), "By time", by_time)) {
    app.act("conversation/by_time", "select");
  }
  const Conversation& conversation = app.customer().conversation();
  if (conversation.error()) {
    text_in(list, line, frame.theme.error, conversation.error()->message);
  }
}

}  // namespace

void draw_conversation(const Frame& frame, Box box) {
  App& app = frame.app;
  const Panel panel("conversation", box);
  ImDrawList* list = panel.list();
  draw_order(frame, list, take_top(box, kOrder));
  const Box bar = take_right(box, kBar);
  if (box.height < 1.0F) return;
  Conversation& conversation = app.customer().conversation();
  if (ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) &&
      ImGui::GetIO().MouseWheel != 0.0F) {
    conversation.scroll_pixels(-static_cast<double>(ImGui::GetIO().MouseWheel) * kWheel);
  }
  const auto placed = app.lay_out_conversation(
      box.height, [&](const Entry& entry) { return height_of(entry, box.width); });
  ImGui::PushClipRect({box.x, box.y}, {box.right(), box.bottom()}, true);
  for (const Conversation::Placed& item : placed) {
    draw_entry(frame, list, {box.x, box.y + item.y, box.width, item.height}, item.entry);
  }
  ImGui::PopClipRect();
  const double to = scrollbar(frame, list, "scrollbar", bar, conversation.position(),
                              static_cast<double>(placed.size()) * 0.8,
                              static_cast<double>(conversation.total()));
  if (to >= 0.0) conversation.scroll_to(static_cast<std::int64_t>(to));
}

}  // namespace throughline::ui::draw
