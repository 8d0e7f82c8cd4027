// Measuring and drawing of text: the one place that does so (a test holds the other folders to it).
//
// Coordinates are CSS pixels; glyphs are placed on whole framebuffer pixels, so that they stay
// crisp at every device pixel ratio. Text is data, never a format: it comes as UTF-8 of any
// quality, ill-formed bytes show as U+FFFD and control characters (line ends too) as one space.
// Only between begin_frame() and the end of the ImGui frame.
#pragma once

#include <imgui.h>

#include <limits>
#include <string_view>

namespace throughline::ui::text {

enum class Style {
  kData,     // 14 px
  kStrong,   // 14 px, semibold
  kHeading,  // 16 px, semibold
};

enum class Align { kLeft, kCentre, kRight };

struct Options {
  Style style = Style::kData;
  Align align = Align::kLeft;
  // Text wider than this ends in an ellipsis; with an alignment other than left, also the width to
  // align in.
  float max_width = std::numeric_limits<float>::infinity();
};

// Adds the fonts to the current ImGui context. Call once for a context, before its first frame.
void start();

// Call after ImGui's NewFrame. `ratio`: framebuffer pixels per CSS pixel.
void begin_frame(float ratio);

// True if glyphs were missing in this frame: they are made at the start of the next one.
bool wants_frame();

// Height of a line: the em height for placing text in the middle of a row.
float line_height(Style style = Style::kData);

float width(std::string_view text, Style style = Style::kData);

// Draws one line with the top left corner of its line box at `position`; returns the width drawn.
float draw(ImDrawList* list, ImVec2 position, ImU32 colour, std::string_view text,
           const Options& options = {});

// Draws text in lines broken at spaces (and at line ends of the text), at most `max_lines`; the
// last ends in an ellipsis if more would follow. Returns the height used; `list` may be null: then
// it only measures.
float draw_wrapped(ImDrawList* list, ImVec2 position, ImU32 colour, std::string_view text,
                   float wrap_width, int max_lines = std::numeric_limits<int>::max(),
                   Style style = Style::kData);

// As draw(), at ImGui's cursor; advances the cursor as an item of one line.
void label(std::string_view text, ImU32 colour, const Options& options = {});

// The nearest position on whole framebuffer pixels.
ImVec2 snapped(ImVec2 position);
float snapped(float coordinate);

}  // namespace throughline::ui::text
