// The whole picture: layout, panels, borders. Owns what the views remember between frames.
#pragma once

#include "ui/draw/density.h"
#include "ui/draw/layout.h"
#include "ui/draw/views.h"

namespace throughline::ui::draw {

class Screen {
 public:
  // One frame of `app` into the current ImGui frame, `width` × `height` CSS pixels. Calls
  // app.update().
  void draw(App& app, float width, float height, bool dark);

  // Something moved in this frame that the next one must follow up.
  bool wants_frame() const { return wants_frame_; }
  // The WebGL context and all that was in it is gone.
  void forget_context() { density_.forget_context(); }

 private:
  void choose_narrow_panel(const App& app);
  void draw_tabs(const Frame& frame, const Box& box, bool detail_open);
  void drag_borders(const Frame& frame, const Layout& layout);

  DensityRenderer density_;
  Borders borders_;
  NarrowPanel narrow_panel_ = NarrowPanel::kTable;
  bool detail_was_open_ = false;
  bool wants_frame_ = false;
  ToolbarMemory toolbar_;
  OverviewMemory overview_;
  TimelineMemory timeline_;
  TableMemory table_;
  TableMemory customers_;
};

}  // namespace throughline::ui::draw
