// What was read: the files at the left, one of them at the right; in a narrow window one or the
// other.
#include "ui/draw/sources.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "ui/draw/views.h"
#include "ui/model/app.h"

namespace throughline::ui::draw {
namespace {

constexpr float kHeader = 44.0F;
constexpr float kFileRow = 72.0F;
constexpr float kBar = 14.0F;
constexpr float kLine = 20.0F;

struct Parts {
  Box header;
  Box list;
  Box file;
};

std::string totals(const Frame& frame) {
  return Sources::totals(frame.app.archive(), frame.app.format());
}

Parts parts_of(const Frame& frame, const Box& box) {
  Parts parts;
  Box rest = box;
  const float told = text::draw_wrapped(nullptr, {}, 0, totals(frame), box.width - 2.0F * kPadding);
  parts.header = take_top(rest, std::min(kHeader + told + 4.0F, rest.height));
  if (frame.app.sources().one_at_a_time()) {
    (frame.app.sources().file(frame.app.state()) ? parts.file : parts.list) = rest;
    return parts;
  }
  parts.list = take_left(rest, std::round(std::clamp(box.width * 0.3F, 300.0F, 460.0F)));
  parts.file = rest;
  return parts;
}

void draw_header(const Frame& frame, const Box& box) {
  const Panel panel("sources_header", box);
  ImDrawList* list = panel.list();
  const Theme& theme = frame.theme;
  fill(list, box, theme.panel);
  horizontal_line(list, box.x, box.right(), box.bottom() - 1.0F, theme.line);
  Box rest = inset(box, kPadding, 0.0F);
  Box line = take_top(rest, kHeader);
  const Box close = inset(take_right(line, 28.0F), 0.0F, 8.0F);
  if (sign_button(frame, list, "sources/close", close, Sign::kClose, "Close (Esc)"))
    frame.app.act("sources/close", "press");
  if (frame.app.archive().rejected > 0) {
    const std::string_view label = frame.narrow ? "Save rejected" : "Save rejected records";
    take_right(line, 4.0F);
    const Box save = inset(take_right(line, button_width(label)), 0.0F, 8.0F);
    if (button(frame, list, "sources/save", save, label)) frame.app.act("sources/save", "press");
  }
  text_in(list, line, theme.text, "What was read", text::Align::kLeft, text::Style::kHeading);
  text::draw_wrapped(list, {rest.x, rest.y - 4.0F}, theme.quiet, totals(frame), rest.width);
}

void draw_row(const Frame& frame, ImDrawList* list, const Box& box, const SourceRow& row) {
  const Theme& theme = frame.theme;
  const Touch state = touch(row.id, box);
  report(frame, list, row.id, box);
  if (row.selected) {
    fill(list, box, theme.selection);
  } else if (state.hovered) {
    fill(list, box, theme.hover);
  }
  if (state.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  if (row.selected) fill(list, {box.x, box.y, 3.0F, box.height}, theme.accent);
  Box text = inset(box, kPadding, 6.0F);
  Box line = take_top(text, kLine);
  const float format = text::width(row.format) + 1.0F;
  text_in(list, take_right(line, std::min(format, line.width * 0.5F)),
          row.error.empty() ? theme.quiet : theme.error, row.format);
  line.width -= 8.0F;
  text_in(list, line, theme.text, row.title, text::Align::kLeft, text::Style::kStrong);
  if (state.hovered) tooltip(frame, row.name);
  line = take_top(text, kLine);
  if (!row.error.empty()) {
    text::draw_wrapped(list, {line.x, line.y + 3.0F}, theme.error, row.error, line.width, 2);
  } else {
    text_in(list, line, theme.quiet,
            row.folder.empty() || row.size.empty() ? row.folder + row.size
                                                   : row.size + " · " + row.folder);
    std::string account = row.accounts;
    if (row.unsure > 0)
      account += " · " + frame.app.format().count(row.unsure) +
                 (row.unsure == 1 ? " column unsure" : " columns unsure");
    text_in(list, take_top(text, kLine), row.rejected + row.unsure > 0 ? theme.text : theme.quiet,
            account);
  }
  horizontal_line(list, box.x + kPadding, box.right(), box.bottom() - 1.0F, theme.ghost);
  if (state.clicked) frame.app.act(row.id, "select");
}

void draw_list(const Frame& frame, Box box) {
  Sources& sources = frame.app.sources();
  const Panel panel("sources_list", box);
  ImDrawList* list = panel.list();
  fill(list, box, frame.theme.panel);
  const double shown = static_cast<double>(box.height / kFileRow);
  if (static_cast<double>(sources.file_count()) > shown) {
    const Box bar = take_right(box, kBar);
    const double to = scrollbar(frame, list, "files_scrollbar", bar, sources.first_file(), shown,
                                static_cast<double>(sources.file_count()));
    if (to >= 0.0) sources.scroll_files(to - sources.first_file());
  }
  for (const SourceRow& row : sources.rows()) {
    const auto offset = static_cast<float>(static_cast<double>(row.index) - sources.first_file());
    draw_row(frame, list, {box.x, box.y + offset * kFileRow, box.width, kFileRow}, row);
  }
  if (ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) &&
      ImGui::GetIO().MouseWheel != 0.0F) {
    sources.scroll_files(-static_cast<double>(ImGui::GetIO().MouseWheel) * 100.0 /
                         static_cast<double>(kFileRow));
  }
}

}  // namespace

void measure_sources(const Frame& frame, const Box& box) {
  Sources& sources = frame.app.sources();
  sources.set_one_at_a_time(frame.narrow);
  const Parts parts = parts_of(frame, box);
  if (!parts.list.empty())
    sources.set_files_viewport(static_cast<double>(parts.list.height / kFileRow));
  if (!parts.file.empty()) measure_source_file(frame, parts.file);
}

void draw_sources(const Frame& frame, const Box& box) {
  if (box.empty()) return;
  const Panel panel("sources", box);
  fill(panel.list(), box, frame.theme.panel);
  report(frame, panel.list(), "sources", box);
  const Parts parts = parts_of(frame, box);
  draw_header(frame, parts.header);
  if (!parts.list.empty()) draw_list(frame, parts.list);
  if (parts.file.empty()) return;
  draw_source_file(frame, parts.file);
  if (!parts.list.empty())
    vertical_line(ImGui::GetWindowDrawList(), parts.file.x, parts.file.y, parts.file.bottom(),
                  frame.theme.line);
}

}  // namespace throughline::ui::draw
