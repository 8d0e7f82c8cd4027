// What timeline.cpp and marks.cpp share.
#pragma once

#include <cstddef>
#include <string>

#include "ui/draw/frame.h"
#include "ui/model/timeline.h"

namespace throughline::ui::draw {

// Where the lanes stand; CSS pixels.
struct LaneRows {
  std::size_t count = 0;
  float first = 0.0F;    // top of lane 0, above the plot when scrolled
  float pitch = 0.0F;    // from lane to lane
  float height = 0.0F;   // of a lane's ink
  float content = 0.0F;  // of all lanes
  float top(std::size_t lane) const;
  int at(float y) const;  // -1: no lane
};

// Whether at least half of the marks on screen stand free of their neighbours; density tells more
// where they do not.
bool marks_fit(const Frame& frame, const Box& plot, const LaneRows& rows);
void draw_marks(const Frame& frame, ImDrawList* list, const Box& plot, const LaneRows& rows);
// The mark under a point, or null.
const Mark* mark_at(const Frame& frame, const Box& plot, const LaneRows& rows, ImVec2 point);
std::string mark_text(const Frame& frame, const Mark& mark);

}  // namespace throughline::ui::draw
