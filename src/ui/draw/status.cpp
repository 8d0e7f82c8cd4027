// The bottom line.
#include <algorithm>
#include <cmath>

#include "ui/draw/views.h"
#include "ui/model/app.h"

namespace throughline::ui::draw {

void draw_status(const Frame& frame, const Box& box) {
  if (box.empty()) return;
  const Panel panel("status", box);
  ImDrawList* list = panel.list();
  const Theme& theme = frame.theme;
  fill(list, box, theme.panel);
  horizontal_line(list, box.x, box.right(), box.y, theme.line);
  report(frame, list, "status", box);
  const Status& status = frame.app.status();
  Box line = inset(box, kPadding, 0.0F);
  const float zone = text::width(status.zone());
  if (zone + 24.0F < line.width * 0.6F) {
    text_in(list, take_right(line, zone + 1.0F), theme.quiet, status.zone());
    line.width -= kPadding;
  }
  const float width = button_width("Export");
  const float words =
      std::min(std::ceil(text::width(status.text())) + kPadding, line.width - width);
  if (words > 0.0F) {
    const Box place{line.x + words, box.y + 2.0F, width, box.height - 4.0F};
    if (button(frame, list, "status/export", place, "Export", ButtonKind::kQuiet))
      frame.app.act("status/export", "press");
    line.width = words;
  }
  text_in(list, line, status.stale() ? theme.quiet : theme.text, status.text());
}

}  // namespace throughline::ui::draw
