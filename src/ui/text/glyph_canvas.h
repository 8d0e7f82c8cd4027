// Glyphs drawn by the browser on a 2D canvas: every script and emoji, no font in the page.
#pragma once

#include <cstdint>
#include <vector>

namespace throughline::ui::text {

struct FontMetrics {
  float ascent = 0.0F;         // framebuffer pixels above the baseline
  float descent = 0.0F;        // framebuffer pixels below it, positive
  float digit_advance = 0.0F;  // the widest of 0..9
};

// One glyph: `width` × `height` RGBA pixels (not premultiplied), `left` and `top` of the box
// relative to the pen position on the baseline, in framebuffer pixels. An empty box is a glyph
// without ink.
struct GlyphPicture {
  char32_t code_point = 0;
  float advance = 0.0F;
  int left = 0;
  int top = 0;
  int width = 0;
  int height = 0;
  bool coloured = false;
  std::vector<std::uint8_t> pixels;
};

// `weight`: a CSS font weight, `pixels`: the font's em size in framebuffer pixels.
FontMetrics measure_font(int weight, float pixels);

// Draws all code points and reads them back at once: one readback costs about as much as one glyph.
std::vector<GlyphPicture> draw_glyphs(int weight, float pixels,
                                      const std::vector<char32_t>& code_points);

}  // namespace throughline::ui::text
