// The record of the selected interaction as it stands in its file: the end of the interaction's
// panel.
#include <string>

#include "ui/draw/views.h"
#include "ui/model/app.h"

namespace throughline::ui::draw {

float draw_source_record(const Frame& frame, ImDrawList* list, const Box& at) {
  App& app = frame.app;
  const SourceRecord& record = app.source_record();
  const Theme& theme = frame.theme;
  const float start = at.y;
  float y = at.y + 2.0F;
  float x = at.x - 12.0F;
  const auto press = [&](std::string_view id, std::string_view label) {
    const float width = button_width(label);
    if (x > at.x && x + width > at.x + at.width + 12.0F) {
      x = at.x - 12.0F;
      y += kControlHeight;
    }
    if (button(frame, list, id, {x, y, width, kControlHeight}, label, ButtonKind::kQuiet))
      app.act(id, "press");
    x += width;
  };
  press("record/show", record.wanted() ? "Hide the record" : "Show the record as in its file");
  if (record.loaded()) press("record/copy", "Copy its text");
  press("record/file", "How this file was read");
  y += kControlHeight + 4.0F;
  if (record.wanted()) {
    const std::string& words = record.error()             ? record.error()->message
                               : record.reading().empty() ? record.text()
                                                          : record.reading();
    const ImU32 colour = record.error() ? theme.error : record.loaded() ? theme.text : theme.quiet;
    const float height = text::draw_wrapped(nullptr, {}, 0, words, at.width - 16.0F) + 12.0F;
    const Box box{at.x, y, at.width, height};
    fill(list, box, theme.page, kRounding);
    text::draw_wrapped(list, {at.x + 8.0F, y + 8.0F}, colour, words, at.width - 16.0F);
    report(frame, list, "record", box);
    y += height + 4.0F;
  }
  return y - start;
}

}  // namespace throughline::ui::draw
