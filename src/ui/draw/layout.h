// Where the panels stand for a given size: plain arithmetic, no drawing.
#pragma once

namespace throughline::ui::draw {

// CSS pixels from the canvas's top left.
struct Box {
  float x = 0.0F;
  float y = 0.0F;
  float width = 0.0F;
  float height = 0.0F;
  float right() const { return x + width; }
  float bottom() const { return y + height; }
  bool empty() const { return width <= 0.0F || height <= 0.0F; }
  bool operator==(const Box&) const = default;
};

// The box without a strip of `size` at one edge; the strip itself is given back.
Box take_top(Box& box, float size);
Box take_bottom(Box& box, float size);
Box take_left(Box& box, float size);
Box take_right(Box& box, float size);
Box inset(const Box& box, float horizontal, float vertical);

// The panel that a narrow window shows below the timeline.
enum class NarrowPanel { kTable, kBreakdown, kDetail };

// What the person dragged the borders to; clamped by the layout to what fits.
struct Borders {
  float breakdown_width = 264.0F;
  float detail_width = 360.0F;
  float timeline_share = 0.46F;  // of the height below the overview
  bool operator==(const Borders&) const = default;
};

struct LayoutInput {
  float width = 0.0F;
  float height = 0.0F;
  float toolbar_height = 48.0F;
  float notice_height = 0.0F;  // the line of progress, result or error
  float export_height = 0.0F;  // the strip above the status line
  bool detail_open = false;    // a customer or an interaction is selected
  NarrowPanel narrow_panel = NarrowPanel::kTable;
};

// Panels do not overlap and stay inside the window; an empty box is not shown.
struct Layout {
  bool narrow = false;
  Box toolbar;
  Box notice;
  Box breakdown;
  Box overview;
  Box timeline;
  Box tabs;
  Box table;
  Box detail;
  Box exporting;
  Box status;
  // Borders that can be dragged, empty where there is none.
  Box breakdown_border;
  Box detail_border;
  Box timeline_border;
};

inline constexpr float kNarrowBelow = 760.0F;
inline constexpr float kThreeColumnsFrom = 1080.0F;

Layout layout_of(const LayoutInput& input, const Borders& borders);

}  // namespace throughline::ui::draw
