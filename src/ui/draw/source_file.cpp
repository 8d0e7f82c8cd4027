// One file of what was read: how it was understood, and what of it was rejected.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "ui/draw/sources.h"
#include "ui/model/app.h"

namespace throughline::ui::draw {
namespace {

constexpr float kLine = 20.0F;
constexpr float kTabs = 36.0F;
constexpr float kBar = 14.0F;
constexpr float kLeastBytes = 132.0F;
constexpr std::size_t kMostKinds = 5;
constexpr float kWideTable = 620.0F;

std::string dialect_text(const Sources& sources) {
  std::string words;
  for (const SourceFact& fact : sources.dialect())
    words += (words.empty() ? "" : " · ") + fact.label + ": " + fact.text;
  return words;
}

std::string facts_text(const SourceRow& file) {
  if (!file.error.empty()) return file.size.empty() ? file.format : file.format + " · " + file.size;
  std::string words = file.format;
  if (!file.size.empty()) words += " · " + file.size;
  return words + " · " + file.accounts;
}

struct Head {
  float back = 0.0F;
  float name = 0.0F;
  float facts = 0.0F;
  float dialect = 0.0F;
  float error = 0.0F;
  float height() const { return back + name + facts + dialect + error + 20.0F; }
};
Head head_of(const Frame& frame, float width) {
  const Sources& sources = frame.app.sources();
  const SourceRow* file = sources.shown();
  Head head;
  if (file == nullptr) return head;
  const float room = width - 2.0F * kPadding;
  head.back = sources.one_at_a_time() ? 36.0F : 0.0F;
  head.name = text::draw_wrapped(nullptr, {}, 0, file->name, room, 2, text::Style::kHeading) + 4.0F;
  head.facts = text::draw_wrapped(nullptr, {}, 0, facts_text(*file), room, 3);
  head.dialect = text::draw_wrapped(nullptr, {}, 0, dialect_text(sources), room, 3);
  head.error =
      file->error.empty() ? 0.0F : text::draw_wrapped(nullptr, {}, 0, file->error, room, 6) + 8.0F;
  return head;
}

struct RejectedParts {
  Box kinds;
  Box list;
  Box bytes;
};
RejectedParts rejected_parts(const Frame& frame, Box content) {
  RejectedParts parts;
  const std::size_t kinds = frame.app.sources().kinds().size();
  if (kinds > 2) {
    const auto lines = static_cast<float>(std::min(kinds, kMostKinds));
    parts.kinds = take_top(content, std::min(lines * kRowHeight + 8.0F, content.height * 0.3F));
  }
  const float bytes = std::max(kLeastBytes, std::round(content.height * 0.45F));
  parts.bytes = take_bottom(content, std::min(bytes, content.height * 0.6F));
  parts.list = content;
  return parts;
}

Box content_of(const Frame& frame, Box box) {
  take_top(box, std::min(head_of(frame, box.width).height() + kTabs, box.height));
  return box;
}

float draw_head(const Frame& frame, ImDrawList* list, const Box& box) {
  App& app = frame.app;
  const Sources& sources = app.sources();
  const SourceRow& file = *sources.shown();
  const Theme& theme = frame.theme;
  const Head head = head_of(frame, box.width);
  const float room = box.width - 2.0F * kPadding;
  const float x = box.x + kPadding;
  float y = box.y + 4.0F;
  if (head.back > 0.0F) {
    if (button(frame, list, "source/back",
               {x - 12.0F, y, button_width("‹ All files"), kControlHeight}, "‹ All files",
               ButtonKind::kQuiet))
      app.act("source/back", "press");
    y += head.back;
  }
  y += 8.0F;
  text::draw_wrapped(list, {x, y}, theme.text, file.name, room, 2, text::Style::kHeading);
  y += head.name;
  text::draw_wrapped(list, {x, y}, theme.text, facts_text(file), room, 3);
  y += head.facts;
  text::draw_wrapped(list, {x, y}, theme.quiet, dialect_text(sources), room, 3);
  y += head.dialect;
  if (head.error > 0.0F) text::draw_wrapped(list, {x, y + 4.0F}, theme.error, file.error, room, 6);
  return box.y + head.height();
}

void draw_parts(const Frame& frame, ImDrawList* list, const Box& box) {
  App& app = frame.app;
  const Sources& sources = app.sources();
  const Theme& theme = frame.theme;
  horizontal_line(list, box.x, box.right(), box.bottom() - 1.0F, theme.line);
  float x = box.x;
  const auto place = [&](std::string_view id, std::string_view label, bool selected) {
    const float width = text::width(label, text::Style::kStrong) + 2.0F * kPadding;
    const Box tab{x, box.y, width, box.height};
    const Touch state = touch(id, tab);
    report(frame, list, id, tab);
    if (state.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    text_in(list, tab, selected || state.hovered ? theme.text : theme.quiet, label,
            text::Align::kCentre, selected ? text::Style::kStrong : text::Style::kData);
    if (selected)
      fill(list, {tab.x + 8.0F, tab.bottom() - 3.0F, tab.width - 16.0F, 2.0F}, theme.accent);
    if (state.clicked) app.act(id, "select");
    x += width;
  };
  const bool mapping = sources.part() == SourcePart::kMapping;
  place("source_part/mapping", "How it was read", mapping);
  place("source_part/rejected", sources.rejected_title(app.format()), !mapping);
}

// The columns of the list of columns; stacked where they have no room.
struct Widths {
  bool stacked = false;
  std::array<float, 4> of{};  // column, role, reason, sample
};
Widths widths_of(float room) {
  if (room < kWideTable) return {true, {room, room, room, room}};
  const float name = std::clamp(room * 0.18F, 110.0F, 220.0F);
  const float role = std::clamp(room * 0.18F, 110.0F, 200.0F);
  const float rest = room - name - role;
  return {false, {name, role, rest * 0.55F, rest * 0.45F}};
}

float draw_column(const Frame& frame, ImDrawList* list, const Widths& widths, ImVec2 at,
                  const SourceColumn& column, float room) {
  const Theme& theme = frame.theme;
  const std::string reason = column.unsure ? "Unsure. " + column.reason : column.reason;
  const ImU32 told = column.unsure ? theme.error : theme.quiet;
  const float x = at.x;
  float y = at.y + 6.0F;
  float height = 0.0F;
  if (widths.stacked) {
    text_in(list, {x, y - 3.0F, room * 0.5F - 8.0F, kLine}, theme.text, column.column,
            text::Align::kLeft, text::Style::kStrong);
    text_in(list, {x + room * 0.5F, y - 3.0F, room * 0.5F, kLine}, theme.accent, column.role);
    y += kLine;
    y += text::draw_wrapped(list, {x, y}, told, reason, room, 4);
    if (!column.sample.empty())
      y += text::draw_wrapped(list, {x, y}, theme.text, column.sample, room, 2);
    height = y + 4.0F - at.y;
  } else {
    constexpr float kGap = 16.0F;
    const auto cell = [&](std::size_t index, ImU32 colour, const std::string& words, int lines,
                          text::Style style) {
      float left = x;
      for (std::size_t i = 0; i < index; ++i) left += widths.of[i];
      height = std::max(height, text::draw_wrapped(list, {left, y}, colour, words,
                                                   widths.of[index] - kGap, lines, style));
    };
    cell(0, theme.text, column.column, 2, text::Style::kStrong);
    cell(1, theme.accent, column.role, 3, text::Style::kData);
    cell(2, told, reason, 6, text::Style::kData);
    cell(3, theme.text, column.sample, 3, text::Style::kData);
    height += 10.0F;
  }
  report(frame, list, column.id, {x, at.y, room, height});
  horizontal_line(list, x, x + room, at.y + height - 1.0F, theme.ghost);
  return height;
}

void draw_mapping(const Frame& frame, const Box& box) {
  const Panel panel("source_mapping", box, true);
  ImDrawList* list = panel.list();
  App& app = frame.app;
  const Sources& sources = app.sources();
  const Theme& theme = frame.theme;
  const float room = box.width - 2.0F * kPadding - ImGui::GetStyle().ScrollbarSize;
  const float x = box.x + kPadding;
  const float top = box.y - ImGui::GetScrollY();
  float y = top + 10.0F;
  for (const std::string& note : sources.notes()) {
    text::draw(list, {x, y}, theme.quiet, "–");
    y += text::draw_wrapped(list, {x + 14.0F, y}, theme.text, note, room - 14.0F) + 2.0F;
  }
  if (!sources.notes().empty()) y += 6.0F;
  const Widths widths = widths_of(room);
  if (!widths.stacked && !sources.columns().empty()) {
    float left = x;
    constexpr std::array kHeads = {"Column", "Read as", "Because", "For example"};
    for (std::size_t i = 0; i < kHeads.size(); ++i) {
      text_in(list, {left, y, widths.of[i], kRowHeight}, theme.quiet, kHeads[i]);
      left += widths.of[i];
    }
    y += kRowHeight;
    horizontal_line(list, x, x + room, y - 1.0F, theme.line);
  }
  for (const SourceColumn& column : sources.columns())
    y += draw_column(frame, list, widths, {x, y}, column, room);
  if (sources.columns().empty() && sources.notes().empty() && sources.shown()->error.empty() &&
      !sources.stale())
    text_in(list, {x, y, room, kRowHeight}, theme.quiet, "Nothing was decided for this file.");
  if (!sources.more_columns().empty()) {
    const float width = button_width(sources.more_columns());
    if (button(frame, list, "source/more_columns", {x - 8.0F, y + 4.0F, width, kControlHeight},
               sources.more_columns(), ButtonKind::kQuiet))
      app.act("source/more_columns", "press");
    y += kControlHeight + 8.0F;
  }
  ImGui::SetCursorScreenPos({x, y});
  ImGui::Dummy({1.0F, kPadding});
}

void draw_kinds(const Frame& frame, const Box& box) {
  const Panel panel("source_kinds", box, true);
  ImDrawList* list = panel.list();
  const Theme& theme = frame.theme;
  float y = box.y + 4.0F - ImGui::GetScrollY();
  for (const RejectedKind& kind : frame.app.sources().kinds()) {
    const Box row{box.x, y, box.width - ImGui::GetStyle().ScrollbarSize, kRowHeight};
    const Touch state = touch(kind.id, row);
    report(frame, list, kind.id, row);
    if (kind.selected) {
      fill(list, row, theme.selection);
    } else if (state.hovered) {
      fill(list, row, theme.hover);
    }
    if (state.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    Box line = inset(row, kPadding, 0.0F);
    text_in(list, take_left(line, 56.0F), theme.text, kind.count, text::Align::kRight,
            text::Style::kStrong);
    take_left(line, kPadding);
    const float drawn = text_in(list, line, theme.text, kind.label);
    if (state.hovered && drawn + 0.5F >= line.width) tooltip(frame, kind.label);
    if (state.clicked) frame.app.act(kind.id, "select");
    y += kRowHeight;
  }
  ImGui::SetCursorScreenPos({box.x, y});
  ImGui::Dummy({1.0F, 4.0F});
}

void draw_rejected_row(const Frame& frame, ImDrawList* list, const Box& box,
                       const RejectedRow& row) {
  const Theme& theme = frame.theme;
  if (!row.loaded) {
    fill(list, inset(box, kPadding, 7.0F), theme.ghost, 3.0F);
    return;
  }
  const Touch state = touch(row.id, box);
  report(frame, list, row.id, box);
  if (row.selected) {
    fill(list, box, theme.selection);
  } else if (state.hovered) {
    fill(list, box, theme.hover);
  }
  Box line = inset(box, kPadding, 0.0F);
  const bool roomy = box.width > 520.0F;
  text_in(list, take_left(line, roomy ? 120.0F : 96.0F), theme.text, row.record);
  if (roomy) {
    text_in(list, take_left(line, 130.0F), theme.quiet, row.place);
    text_in(list, take_left(line, 110.0F), theme.quiet, row.length);
  }
  text_in(list, line, theme.text, row.text);
  if (state.clicked) frame.app.act(row.id, "select");
}

void draw_rejected_list(const Frame& frame, Box box) {
  const Panel panel("source_rejected", box);
  ImDrawList* list = panel.list();
  Sources& sources = frame.app.sources();
  Pages& pages = sources.rejected();
  horizontal_line(list, box.x, box.right(), box.y, frame.theme.line);
  const Box bar = take_right(box, kBar);
  const double first = static_cast<double>(pages.first_row()) + pages.row_fraction();
  for (const RejectedRow& row : sources.rejected_rows()) {
    const auto offset = static_cast<float>(static_cast<double>(row.index) - first);
    draw_rejected_row(frame, list,
                      {box.x, box.y + 1.0F + offset * kRowHeight, box.width, kRowHeight}, row);
  }
  const double to =
      scrollbar(frame, list, "rejected_scrollbar", bar, first,
                static_cast<double>(box.height / kRowHeight), static_cast<double>(pages.total()));
  if (to >= 0.0) pages.scroll_by(to - first);
  if (ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) &&
      ImGui::GetIO().MouseWheel != 0.0F) {
    pages.scroll_by(-static_cast<double>(ImGui::GetIO().MouseWheel) * 100.0 /
                    static_cast<double>(kRowHeight));
  }
}

// The selected record: where, why, and every byte.
void draw_bytes(const Frame& frame, const Box& box) {
  const Panel panel("source_bytes", box, true);
  ImDrawList* list = panel.list();
  const Sources& sources = frame.app.sources();
  const Theme& theme = frame.theme;
  fill(list, box, theme.page);
  horizontal_line(list, box.x, box.right(), box.y, theme.line);
  const float room = box.width - 2.0F * kPadding - ImGui::GetStyle().ScrollbarSize;
  const float x = box.x + kPadding;
  float y = box.y + 10.0F - ImGui::GetScrollY();
  text_in(list, {x, y - 3.0F, room, kLine}, theme.text, sources.rejected_place(),
          text::Align::kLeft, text::Style::kStrong);
  y += kLine + 2.0F;
  y += text::draw_wrapped(list, {x, y}, theme.error, sources.rejected_reason(), room) + 6.0F;
  const float height = text::draw_wrapped(list, {x, y}, theme.text, sources.rejected_text(), room);
  report(frame, list, "rejected_bytes", {x, y, room, std::max(height, kLine)});
  ImGui::SetCursorScreenPos({x, y + height});
  ImGui::Dummy({1.0F, kPadding});
}

}  // namespace

void measure_source_file(const Frame& frame, const Box& box) {
  const RejectedParts parts = rejected_parts(frame, content_of(frame, box));
  frame.app.sources().rejected().set_viewport_rows(
      std::max(1.0, static_cast<double>((parts.list.height - 1.0F) / kRowHeight)));
}

void draw_source_file(const Frame& frame, const Box& box) {
  const Sources& sources = frame.app.sources();
  const Panel panel("source", box);
  ImDrawList* list = panel.list();
  fill(list, box, frame.theme.panel);
  report(frame, list, "source", box);
  if (sources.shown() == nullptr) return;
  const float top = draw_head(frame, list, box);
  draw_parts(frame, list, {box.x, top, box.width, kTabs});
  const Box content = content_of(frame, box);
  if (content.empty()) return;
  if (sources.part() == SourcePart::kMapping) {
    draw_mapping(frame, content);
  } else if (sources.shown()->rejected == 0) {
    text_in(list, inset({content.x, content.y + 8.0F, content.width, kRowHeight}, kPadding, 0.0F),
            frame.theme.quiet, "No record of this file was rejected.");
  } else {
    const RejectedParts parts = rejected_parts(frame, content);
    if (!parts.kinds.empty()) draw_kinds(frame, parts.kinds);
    draw_rejected_list(frame, parts.list);
    draw_bytes(frame, parts.bytes);
  }
  if (sources.error())
    text_in(list, inset({content.x, content.y + 8.0F, content.width, kRowHeight}, kPadding, 0.0F),
            frame.theme.error, sources.error()->message);
  if (sources.stale()) fill(list, content, with_alpha(frame.theme.panel, 0.35F));
}

}  // namespace throughline::ui::draw
