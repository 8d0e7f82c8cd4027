// The empty page, the progress of opening, its result or error.
#include <algorithm>
#include <limits>
#include <string>
#include <string_view>

#include "ui/draw/views.h"
#include "ui/model/app.h"

namespace throughline::ui::draw {
namespace {

constexpr float kNotice = 36.0F;
constexpr float kColumn = 560.0F;

// Everything of a message in one text.
std::string words_of(const Message& message) {
  std::string words = message.what;
  for (const std::string& part : {message.where, message.advice}) {
    if (!part.empty()) words += (words.ends_with('.') ? " " : ". ") + part;
  }
  return words;
}

void draw_progress_bar(const Frame& frame, ImDrawList* list, const Box& box) {
  fill(list, box, frame.theme.ghost, box.height / 2.0F);
  const double fraction = frame.app.opening().fraction();
  if (fraction < 0.0) return;
  const float width = static_cast<float>(std::clamp(fraction, 0.0, 1.0)) * box.width;
  fill(list, {box.x, box.y, std::max(box.height, width), box.height}, frame.theme.accent,
       box.height / 2.0F);
}

// Width of the words beside the buttons.
float notice_room(const Frame& frame, float width) {
  const bool wrong = !frame.app.opening().error().empty();
  const float look = wrong ? 0.0F : button_width(Opening::look(frame.app.archive()));
  return width - 2.0F * kPadding - button_width("Dismiss") - look - 12.0F;
}

float draw_paragraph(ImDrawList* list, const Box& at, float y, ImU32 colour,
                     std::string_view words) {
  return y + text::draw_wrapped(list, {at.x, y}, colour, words, at.width) + 8.0F;
}

float draw_error(const Frame& frame, ImDrawList* list, const Box& column, float y) {
  const Message& error = frame.app.opening().error();
  if (error.empty()) return y;
  const std::string words = words_of(error);
  const float height = text::draw_wrapped(nullptr, {}, 0, words, column.width - 32.0F);
  const Box box{column.x, y, column.width, height + 20.0F};
  fill(list, box, frame.theme.panel, kRounding);
  list->AddRect({box.x, box.y}, {box.right(), box.bottom()},
                error.wrong ? frame.theme.error : frame.theme.line, kRounding);
  text::draw_wrapped(list, {box.x + 16.0F, box.y + 12.0F},
                     error.wrong ? frame.theme.error : frame.theme.text, words,
                     column.width - 32.0F);
  return box.bottom() + 16.0F;
}

void draw_loading(const Frame& frame, ImDrawList* list, const Box& column, float y) {
  App& app = frame.app;
  text_in(list, {column.x, y, column.width, 24.0F}, frame.theme.text,
          "Opening " + app.opening().progress().file, text::Align::kLeft, text::Style::kStrong);
  y += 32.0F;
  draw_progress_bar(frame, list, {column.x, y, column.width, 6.0F});
  y = draw_paragraph(list, column, y + 18.0F, frame.theme.quiet,
                     app.opening().progress_line(app.format()));
  if (button(frame, list, "opening/cancel",
             {column.x, y + 4.0F, button_width("Cancel"), kControlHeight}, "Cancel")) {
    app.act("opening/cancel", "press");
  }
}

}  // namespace

float notice_height(const Frame& frame, float width) {
  const Opening& opening = frame.app.opening();
  if (!frame.app.archive().open) return 0.0F;
  if (!opening.error().empty()) {
    return text::draw_wrapped(nullptr, {}, 0, words_of(opening.error()), notice_room(frame, width),
                              4) +
           16.0F;
  }
  if (opening.loading()) return frame.narrow ? kNotice + 20.0F : kNotice;
  // What was read says the same in its own words.
  if (!opening.result_shown() || frame.app.sources_open()) return 0.0F;
  return text::draw_wrapped(nullptr, {}, 0,
                            opening.result_line(frame.app.archive(), frame.app.format()),
                            notice_room(frame, width), 4) +
         16.0F;
}

void draw_notice(const Frame& frame, const Box& box) {
  if (box.empty()) return;
  const Panel panel("notice", box);
  ImDrawList* list = panel.list();
  App& app = frame.app;
  const Opening& opening = app.opening();
  const Theme& theme = frame.theme;
  const bool wrong = !opening.error().empty();
  fill(list, box, theme.page);
  horizontal_line(list, box.x, box.right(), box.bottom() - 1.0F, theme.line);
  report(frame, list, "opening", box);
  Box line = inset(box, kPadding, 0.0F);
  if (opening.loading()) {
    const Box cancel = inset(take_right(line, button_width("Cancel")), 0.0F, 5.0F);
    if (button(frame, list, "opening/cancel", cancel, "Cancel", ButtonKind::kQuiet))
      app.act("opening/cancel", "press");
    line.width -= kPadding;
    const Box bar = take_left(line, std::min(160.0F, line.width * 0.25F));
    draw_progress_bar(frame, list, {bar.x, bar.y + bar.height / 2.0F - 3.0F, bar.width, 6.0F});
    take_left(line, kPadding);
    const std::string progress = opening.progress_line(app.format());
    if (frame.narrow) {
      text::draw_wrapped(list, {line.x, line.y + 10.0F}, theme.text, progress, line.width, 2);
    } else {
      text_in(list, line, theme.text, progress);
    }
    return;
  }
  Box dismiss = take_right(line, button_width("Dismiss"));
  dismiss = {dismiss.x, box.y + 4.0F, dismiss.width, std::min(kControlHeight, box.height - 8.0F)};
  if (button(frame, list, "opening/dismiss", dismiss, "Dismiss", ButtonKind::kQuiet))
    app.act("opening/dismiss", "press");
  if (!wrong) {
    const std::string look = Opening::look(app.archive());
    const float width = button_width(look);
    if (button(frame, list, "opening/look", {dismiss.x - width, dismiss.y, width, dismiss.height},
               look, ButtonKind::kQuiet))
      app.act("opening/look", "press");
  }
  text::draw_wrapped(
      list, {line.x, line.y + 11.0F}, wrong && opening.error().wrong ? theme.error : theme.text,
      wrong ? words_of(opening.error()) : opening.result_line(app.archive(), app.format()),
      notice_room(frame, box.width), 4);
}

void draw_opening(const Frame& frame, const Box& box) {
  const Panel panel("opening", box, true);
  ImDrawList* list = panel.list();
  App& app = frame.app;
  const Opening& opening = app.opening();
  const Theme& theme = frame.theme;
  fill(list, box, theme.page);
  report(frame, list, "opening", box);
  const float width = std::min(kColumn, box.width - 48.0F);
  const Box column{text::snapped(box.x + (box.width - width) / 2.0F), box.y, width, box.height};
  float y = box.y + std::max(24.0F, box.height * 0.26F) - ImGui::GetScrollY();
  y += text::draw_wrapped(list, {column.x, y}, theme.text, Opening::sentence(), column.width,
                          std::numeric_limits<int>::max(), text::Style::kHeading);
  y += 12.0F;
  y = draw_error(frame, list, column, y);
  if (opening.loading()) {
    draw_loading(frame, list, column, y + 8.0F);
    return;
  }
  y = draw_paragraph(list, column, y, theme.quiet, Opening::opens());
  y += 8.0F;
  const float open = button_width("Open files") + 16.0F;
  if (button(frame, list, "opening/open", {column.x, y, open, 36.0F}, "Open files",
             ButtonKind::kPrimary)) {
    app.act("opening/open", "press");
  }
  const float sample = button_width("Try the sample") + 16.0F;
  if (button(frame, list, "opening/sample", {column.x + open + 12.0F, y, sample, 36.0F},
             "Try the sample")) {
    app.act("opening/sample", "press");
  }
  y = draw_paragraph(list, column, y + 52.0F, theme.quiet, Opening::invitation());
  y = draw_paragraph(list, column, y + 8.0F, theme.quiet, frame.app.opening().promise());
  ImGui::SetCursorScreenPos({column.x, y});
  ImGui::Dummy({1.0F, 16.0F});
}

}  // namespace throughline::ui::draw
