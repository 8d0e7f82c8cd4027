// Long tables: rows by their own 64-bit position, so that no sum of pixels limits the length.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <vector>

#include "ui/draw/views.h"
#include "ui/model/app.h"

namespace throughline::ui::draw {
namespace {

constexpr float kHeader = 28.0F;
constexpr float kBar = 14.0F;
constexpr float kCellPadding = 8.0F;
constexpr float kMostNumber = 320.0F;

struct Column {
  const TableColumn* column;
  float x;
  float width;
};

// A number or a time that is cut reads as another one.
bool read_whole(FieldKind kind) {
  return kind == FieldKind::kTime || kind == FieldKind::kNumber || kind == FieldKind::kMoney;
}

// A heading is read whole, unless it is very long.
float width_of(const TableColumn& column) {
  const float sign = column.sorted != 0 ? 16.0F : 0.0F;
  const float heading =
      text::width(column.title, text::Style::kStrong) + 2.0F * kCellPadding + sign;
  return std::max(column.width, std::min(heading, 200.0F));
}

// Where columns do not fit, the widest text gives way, so that the columns after it stay in sight.
constexpr float kLeastText = 0.42F;  // of its usual width

std::vector<float> widths_of(const Table& table, float room) {
  const std::vector<TableColumn>& columns = table.columns();
  std::vector<float> widths;
  float sum = 0.0F;
  std::size_t widest = columns.size();
  for (std::size_t i = 0; i < columns.size(); ++i) {
    float width = width_of(columns[i]);
    for (const TableRow& row : table.rows()) {
      if (!read_whole(columns[i].kind) || i >= row.cells.size()) continue;
      width = std::max(
          width, std::min(std::ceil(text::width(row.cells[i].text)) + 1.0F + 2.0F * kCellPadding,
                          kMostNumber));
    }
    const bool text = columns[i].kind == FieldKind::kText;
    if (text && !columns[i].sized &&
        (widest == columns.size() || columns[i].width > columns[widest].width))
      widest = i;
    widths.push_back(width);
    sum += width;
  }
  if (widths.empty()) return widths;
  if (sum > room && widest < widths.size()) {
    widths[widest] = std::max(kLeastText * widths[widest], widths[widest] - (sum - room));
  } else if (sum < room) {
    const std::size_t last = widths.size() - 1;
    const std::size_t wide = std::min(widest, last);
    if (!columns[wide].sized) widths[wide] += room - sum;
  }
  return widths;
}

float sum_of(const std::vector<float>& widths) {
  return std::accumulate(widths.begin(), widths.end(), 0.0F);
}

// Columns left to right.
std::vector<Column> placed(const std::vector<TableColumn>& columns,
                           const std::vector<float>& widths, float left) {
  std::vector<Column> places;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    places.push_back({&columns[i], left, widths[i]});
    left += widths[i];
  }
  return places;
}

void draw_header_cell(const Frame& frame, ImDrawList* list, const Column& place,
                      const Box& header) {
  const TableColumn& column = *place.column;
  const Theme& theme = frame.theme;
  const Box cell{place.x, header.y, place.width, header.height};
  Box label = inset(cell, kCellPadding, 0.0F);
  const Touch state =
      touch(column.id, {cell.x, cell.y, std::max(1.0F, cell.width - 6.0F), cell.height});
  report(frame, list, column.id, cell);
  if (state.hovered && column.sortable) {
    fill(list, cell, theme.hover);
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  }
  if (column.sorted != 0) {
    const Box sign =
        column.align == Align::kRight ? take_left(label, 14.0F) : take_right(label, 14.0F);
    draw_sign(list, column.sorted > 0 ? Sign::kUp : Sign::kDown,
              {sign.x + 7.0F, sign.y + sign.height / 2.0F}, 9.0F, theme.accent);
  }
  text_in(list, label, column.sorted != 0 ? theme.text : theme.quiet, column.title,
          column.align == Align::kRight ? text::Align::kRight : text::Align::kLeft,
          text::Style::kStrong);
  if (state.clicked && column.sortable) frame.app.act(column.id, "sort");

  const Touch border =
      touch("border/" + column.id, {cell.right() - 6.0F, cell.y, 8.0F, cell.height});
  if (border.hovered || border.held) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    fill(list, {cell.right() - 2.0F, cell.y, 2.0F, cell.height}, theme.accent);
  }
  if (border.held) {
    const float width = std::clamp(ImGui::GetIO().MousePos.x - cell.x, 40.0F, 1200.0F);
    frame.app.act(column.id, "set_width", std::to_string(static_cast<int>(width)));
  }
}

void draw_cell(const Frame& frame, ImDrawList* list, const Column& place, const Box& row,
               const TableCell& cell) {
  const TableColumn& column = *place.column;
  Box box{place.x + kCellPadding, row.y, place.width - 2.0F * kCellPadding, row.height};
  const float middle = row.y + row.height / 2.0F;
  if (!cell.is_null && (column.field == "channel" || column.field == "type")) {
    const Box sign = take_left(box, 20.0F);
    if (column.field == "channel") {
      draw_channel_icon(list, cell.value, {sign.x + 7.0F, middle}, 14.0F,
                        channel_colour(cell.value));
    } else {
      draw_type_shape(list, cell.value, {sign.x + 6.0F, middle}, 5.0F, frame.theme.quiet);
    }
  }
  text_in(list, box, cell.is_null ? frame.theme.quiet : frame.theme.text, cell.text,
          column.align == Align::kRight ? text::Align::kRight : text::Align::kLeft);
}

void draw_row(const Frame& frame, ImDrawList* list, const std::vector<Column>& columns,
              const Box& box, const TableRow& row, bool customers) {
  const Theme& theme = frame.theme;
  if (!row.loaded) {
    for (const Column& place : columns) {
      const float width = std::min(place.width - 2.0F * kCellPadding, 64.0F);
      fill(list, {place.x + kCellPadding, box.y + 8.0F, width, box.height - 16.0F}, theme.ghost,
           3.0F);
    }
    return;
  }
  const Touch state = touch(row.id, box);
  report(frame, list, row.id, box);
  if (row.selected) {
    fill(list, box, theme.selection);
    fill(list, {box.x, box.y, 3.0F, box.height}, theme.accent);
  } else if (state.hovered) {
    fill(list, box, theme.hover);
  }
  for (std::size_t i = 0; i < columns.size() && i < row.cells.size(); ++i) {
    draw_cell(frame, list, columns[i], box, row.cells[i]);
  }
  if (state.double_clicked || (customers && state.clicked)) {
    frame.app.act(row.id, "open");
  } else if (state.clicked) {
    frame.app.act(row.id, "select");
  }
}

// The area of the rows: below the header, left of the scrollbar, above that of the columns.
Box rows_box(Box box, const Table& table) {
  take_top(box, kHeader);
  take_right(box, kBar);
  if (sum_of(widths_of(table, box.width)) > box.width + 0.5F) take_bottom(box, kBar);
  return box;
}

void draw_nothing(const Frame& frame, ImDrawList* list, const Box& area) {
  const Status& status = frame.app.status();
  const float y = area.y + std::max(12.0F, area.height / 2.0F - 40.0F);
  text_in(list, {area.x, y, area.width, 24.0F}, frame.theme.text, status.text(),
          text::Align::kCentre);
  if (status.offer().empty()) return;
  const float width = std::min(button_width(status.offer()), area.width - 16.0F);
  if (button(frame, list, "status/clear_term",
             {area.x + (area.width - width) / 2.0F, y + 32.0F, width, kControlHeight},
             status.offer())) {
    frame.app.act("status/clear_term", "press");
  }
}

void draw_table(const Frame& frame, const Box& box, Table& table, const char* name,
                TableMemory& memory) {
  if (box.empty()) return;
  const Panel panel(name, box);
  ImDrawList* list = panel.list();
  const Theme& theme = frame.theme;
  fill(list, box, theme.panel);
  report(frame, list, name, box);
  Pages& pages = table.pages();
  const Box area = rows_box(box, table);
  const bool customers = std::string_view(name) == "customers";

  const std::vector<float> widths = widths_of(table, area.width);
  const float sum = sum_of(widths);
  memory.scroll_x = std::clamp(memory.scroll_x, 0.0F, std::max(0.0F, sum - area.width));
  const std::vector<Column> columns = placed(table.columns(), widths, area.x - memory.scroll_x);

  ImGui::PushClipRect({area.x, area.y}, {area.right(), area.bottom()}, true);
  for (const TableRow& row : table.rows()) {
    const double offset = static_cast<double>(row.index - pages.first_row()) - pages.row_fraction();
    const Box place{area.x, area.y + static_cast<float>(offset) * kRowHeight, area.width,
                    kRowHeight};
    draw_row(frame, list, columns, place, row, customers);
  }
  if (pages.stale() && pages.known()) fill(list, area, with_alpha(theme.panel, 0.35F));
  if (pages.error() && frame.app.toolbar().error().empty()) {
    fill(list, {area.x, area.y + 16.0F, area.width, 40.0F}, theme.panel);
    text_in(list, {area.x, area.y + 24.0F, area.width, 24.0F}, theme.error, pages.error()->message,
            text::Align::kCentre);
  } else if (pages.known() && pages.total() == 0 && !pages.stale()) {
    draw_nothing(frame, list, area);
  }
  ImGui::PopClipRect();

  const Box header{box.x, box.y, box.width, kHeader};
  fill(list, header, theme.panel);
  for (const Column& column : columns) draw_header_cell(frame, list, column, header);
  horizontal_line(list, box.x, box.right(), header.bottom() - 1.0F, theme.line);

  const double shown = static_cast<double>(area.height / kRowHeight);
  const double first = static_cast<double>(pages.first_row()) + pages.row_fraction();
  const double to = scrollbar(frame, list, "scrollbar", {area.right(), area.y, kBar, area.height},
                              first, shown, static_cast<double>(pages.total()));
  if (to >= 0.0) pages.scroll_by(to - first);
  const double left =
      scrollbar(frame, list, "columns_scrollbar", {area.x, area.bottom(), area.width, kBar},
                static_cast<double>(memory.scroll_x), static_cast<double>(area.width),
                static_cast<double>(sum > area.width + 0.5F ? sum : area.width));
  if (left >= 0.0) memory.scroll_x = static_cast<float>(left);

  if (ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows |
                             ImGuiHoveredFlags_AllowWhenBlockedByActiveItem)) {
    const ImGuiIO& io = ImGui::GetIO();
    // A wheel step of 1 is 100 CSS pixels of the page.
    if (io.MouseWheel != 0.0F)
      pages.scroll_by(-static_cast<double>(io.MouseWheel) * 100.0 /
                      static_cast<double>(kRowHeight));
    memory.scroll_x -= io.MouseWheelH * 100.0F;
  }
}

}  // namespace

double table_rows(const Table& table, const Box& box) {
  return std::max(1.0, static_cast<double>(rows_box(box, table).height / kRowHeight));
}

void draw_interactions(const Frame& frame, const Box& box, TableMemory& memory) {
  draw_table(frame, box, frame.app.table(), "table", memory);
}

void draw_customers(const Frame& frame, const Box& box, TableMemory& memory) {
  draw_table(frame, box, frame.app.customers(), "customers", memory);
}

}  // namespace throughline::ui::draw
