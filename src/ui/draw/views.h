// The views, one file each: every one draws one view model into its box and reports where things
// stand.
#pragma once

#include "ui/draw/frame.h"

namespace throughline::ui {
class Table;
}

namespace throughline::ui::draw {

// What the views remember between frames that is not the person's state: drags under way, popups,
// scroll places.
struct ToolbarMemory {
  bool focused = false;
};
float toolbar_height(const Frame& frame, float width);
void draw_toolbar(const Frame& frame, const Box& box, ToolbarMemory& memory);

// The line below the toolbar: progress, result or error. 0 when there is nothing to say.
float notice_height(const Frame& frame, float width);
void draw_notice(const Frame& frame, const Box& box);
// The whole page while nothing is open.
void draw_opening(const Frame& frame, const Box& box);

void draw_breakdown(const Frame& frame, const Box& box);

struct OverviewMemory {
  enum class Drag { kNone, kNew, kFrom, kTo, kMove } drag = Drag::kNone;
  double grabbed = 0.0;  // fractions of the width
  double from = 0.0;
  double to = 0.0;
};
// The histogram's part of the box, whose width the model wants to know before it is drawn.
Box overview_plot(const Box& box);
void draw_overview(const Frame& frame, const Box& box, OverviewMemory& memory);

struct TimelineMemory {
  float lane_scroll = 0.0F;  // CSS pixels
};
Box timeline_plot(const Frame& frame, const Box& box);
void draw_timeline(const Frame& frame, const Box& box, TimelineMemory& memory);

struct TableMemory {
  float scroll_x = 0.0F;  // CSS pixels
};
// How many rows fit into a table's box.
double table_rows(const Table& table, const Box& box);
void draw_interactions(const Frame& frame, const Box& box, TableMemory& memory);
void draw_customers(const Frame& frame, const Box& box, TableMemory& memory);

// Interaction and customer, one above the other.
void draw_detail(const Frame& frame, const Box& box);

// What was read, below the toolbar; measured before the frame's update.
void measure_sources(const Frame& frame, const Box& box);
void draw_sources(const Frame& frame, const Box& box);

// From `at` down, as wide as it; the height used.
float draw_source_record(const Frame& frame, ImDrawList* list, const Box& at);

void draw_status(const Frame& frame, const Box& box);

// The strip of an export; no height where there is none.
float export_height(const Frame& frame, float width);
void draw_export(const Frame& frame, const Box& box);

// What stands over everything else, in a window of its own.
void draw_sheets(const Frame& frame);
void draw_columns(const Frame& frame);  // one of them

}  // namespace throughline::ui::draw
