// What every view is handed, and the few widgets they share.
#pragma once

#include <imgui.h>

#include <string>
#include <string_view>

#include "ui/draw/layout.h"
#include "ui/draw/theme.h"
#include "ui/text/text.h"

namespace throughline::ui {
class App;
}

namespace throughline::ui::draw {

class DensityRenderer;

struct Frame {
  App& app;
  const Theme& theme;
  DensityRenderer& density;
  Box window;
  bool narrow = false;
};

// A view's part of the screen, as an ImGui child window with a draw list of its own, clipped to
// `box`. `scrolls`: ImGui scrolls it; else the view does so itself. Ends with the object.
class Panel {
 public:
  Panel(const char* name, const Box& box, bool scrolls = false);
  ~Panel();
  Panel(const Panel&) = delete;
  Panel& operator=(const Panel&) = delete;
  ImDrawList* list() const { return list_; }

 private:
  ImDrawList* list_;
};

struct Touch {
  bool hovered = false;
  bool held = false;
  bool clicked = false;  // pressed and released over it
  bool pressed = false;  // the button went down over it, in this frame
  bool double_clicked = false;
  bool menu = false;  // right button released over it
};

// Makes `box` sensitive to the pointer. `id` is unique in the panel; it is data, never a format or
// an ImGui label.
Touch touch(std::string_view id, const Box& box);

// Reports where the thing `id` stands, as far as it is inside the current clip of `list`.
void report(const Frame& frame, const ImDrawList* list, std::string_view id, const Box& box);

void fill(ImDrawList* list, const Box& box, ImU32 colour, float rounding = 0.0F);
// Lines one framebuffer pixel wide or a little more, on whole pixels.
void horizontal_line(ImDrawList* list, float x0, float x1, float y, ImU32 colour);
void vertical_line(ImDrawList* list, float x, float y0, float y1, ImU32 colour);

// Text in the vertical middle of `box`, clipped to its width; returns the width drawn.
float text_in(ImDrawList* list, const Box& box, ImU32 colour, std::string_view words,
              text::Align align = text::Align::kLeft, text::Style style = text::Style::kData);

enum class ButtonKind { kQuiet, kPlain, kPrimary };
// `id` is also what is reported.
bool button(const Frame& frame, ImDrawList* list, std::string_view id, const Box& box,
            std::string_view label, ButtonKind kind = ButtonKind::kPlain);
bool sign_button(const Frame& frame, ImDrawList* list, std::string_view id, const Box& box,
                 Sign sign, std::string_view tip);
// Width of a button for this label.
float button_width(std::string_view label);

// One line of a popup; true if chosen.
bool menu_item(const Frame& frame, std::string_view id, std::string_view label, bool chosen,
               float width);

// Words at the pointer, above everything; "\n" starts a new line.
void tooltip(const Frame& frame, std::string_view words);

// A text field of ImGui's over `box`, with its hint. `text` changes as it is typed; `hidden`: stars
// stand for its letters.
struct FieldEvents {
  bool changed = false;
  bool submitted = false;
  bool reverted = false;  // Escape
  bool active = false;
};
FieldEvents text_field(const Frame& frame, ImDrawList* list, const char* id, const Box& box,
                       std::string& text, std::string_view hint, bool take_focus = false,
                       bool wrong = false, bool hidden = false);

// A border between panels: its place after dragging, in CSS pixels along the axis, or -1 while it
// is at rest.
enum class Axis { kHorizontal, kVertical };
float dragged_border(const Frame& frame, ImDrawList* list, std::string_view id, const Box& box,
                     Axis axis);

// A scrollbar along the longer side of `box` for `total` rows of which `shown` fit, from row
// `first`; the new first row, or -1.
double scrollbar(const Frame& frame, ImDrawList* list, std::string_view id, const Box& box,
                 double first, double shown, double total);

}  // namespace throughline::ui::draw
