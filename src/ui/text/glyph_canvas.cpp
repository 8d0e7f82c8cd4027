#include "ui/text/glyph_canvas.h"

#include <emscripten.h>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace throughline::ui::text {

// One canvas for all sizes: cells in rows of at most 2048 pixels. It keeps its pixels on the CPU
// (willReadFrequently), since each drawing is read back.
// clang-format off
EM_JS(void, throughline_font_metrics, (int weight, double pixels, double* out), {
  const g = Module.throughlineGlyphs || (Module.throughlineGlyphs = (() => {
    const canvas = document.createElement("canvas");
    const context = canvas.getContext("2d", {willReadFrequently: true});
    const stack = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif';
    return {canvas, context, font: (w, px) => w + " " + px + "px " + stack};
  })());
  const c = g.context;
  c.font = g.font(weight, pixels);
  const box = c.measureText("Mg");
  let digit = 0;
  for (const d of "0123456789") digit = Math.max(digit, c.measureText(d).width);
  out >>= 3;
  HEAPF64[out] = box.fontBoundingBoxAscent;
  HEAPF64[out + 1] = box.fontBoundingBoxDescent;
  HEAPF64[out + 2] = digit;
});

// `codes`: count code points. `advances`: count widths. `pixels_out`: columns × rows cells of cell × cell RGBA.
EM_JS(void, throughline_draw_glyphs, (int weight, double pixels, const uint32_t* codes, int count, int columns,
                                      int cell_width, int cell_height, int pen_x, int pen_y, double* advances,
                                      uint8_t* pixels_out), {
  const g = Module.throughlineGlyphs;
  const width = columns * cell_width;
  const height = Math.ceil(count / columns) * cell_height;
  if (g.canvas.width < width) g.canvas.width = width;
  if (g.canvas.height < height) g.canvas.height = height;
  const c = g.context;
  c.clearRect(0, 0, width, height);
  c.font = g.font(weight, pixels);
  c.textBaseline = "alphabetic";
  c.fillStyle = "#fff";
  for (let i = 0; i < count; i++) {
    const letter = String.fromCodePoint(HEAPU32[(codes >> 2) + i]);
    HEAPF64[(advances >> 3) + i] = c.measureText(letter).width;
    const x = (i % columns) * cell_width;
    const y = Math.floor(i / columns) * cell_height;
    c.save();
    c.beginPath();
    c.rect(x, y, cell_width, cell_height);
    c.clip();
    c.fillText(letter, x + pen_x, y + pen_y);
    c.restore();
  }
  HEAPU8.set(c.getImageData(0, 0, width, height).data, pixels_out);
});
// clang-format on

namespace {

constexpr int kSheetWidth = 2048;

struct Cell {
  int width = 0;
  int height = 0;
  int pen_x = 0;
  int pen_y = 0;
};

// Takes the inked part of a cell whose top left pixel is `cell_pixels`, in rows of `stride` bytes.
void take_ink(const std::uint8_t* cell_pixels, std::size_t stride, const Cell& cell,
              GlyphPicture& glyph) {
  int left = cell.width;
  int right = 0;
  int top = cell.height;
  int bottom = 0;
  for (int y = 0; y < cell.height; ++y) {
    const std::uint8_t* row = cell_pixels + static_cast<std::size_t>(y) * stride;
    for (int x = 0; x < cell.width; ++x) {
      const std::uint8_t* pixel = row + static_cast<std::size_t>(x) * 4;
      if (pixel[3] == 0) continue;
      left = std::min(left, x);
      right = std::max(right, x + 1);
      top = std::min(top, y);
      bottom = std::max(bottom, y + 1);
      // White ink stays white up to the rounding of premultiplied values; anything darker is a
      // picture.
      if (pixel[3] > 64 && (pixel[0] < 192 || pixel[1] < 192 || pixel[2] < 192))
        glyph.coloured = true;
    }
  }
  if (left >= right || top >= bottom) return;
  glyph.left = left - cell.pen_x;
  glyph.top = top - cell.pen_y;
  glyph.width = right - left;
  glyph.height = bottom - top;
  glyph.pixels.reserve(static_cast<std::size_t>(glyph.width) *
                       static_cast<std::size_t>(glyph.height) * 4);
  for (int y = top; y < bottom; ++y) {
    const std::uint8_t* row =
        cell_pixels + static_cast<std::size_t>(y) * stride + static_cast<std::size_t>(left) * 4;
    glyph.pixels.insert(glyph.pixels.end(), row,
                        row + static_cast<std::ptrdiff_t>(glyph.width) * 4);
  }
  if (glyph.coloured) return;
  for (std::size_t i = 0; i < glyph.pixels.size(); i += 4) {
    glyph.pixels[i] = glyph.pixels[i + 1] = glyph.pixels[i + 2] = 255;
  }
}

}  // namespace

FontMetrics measure_font(int weight, float pixels) {
  double out[3] = {0.0, 0.0, 0.0};
  throughline_font_metrics(weight, static_cast<double>(pixels), out);
  return {static_cast<float>(out[0]), static_cast<float>(out[1]), static_cast<float>(out[2])};
}

std::vector<GlyphPicture> draw_glyphs(int weight, float pixels,
                                      const std::vector<char32_t>& code_points) {
  std::vector<GlyphPicture> glyphs;
  if (code_points.empty()) return glyphs;
  const FontMetrics metrics = measure_font(weight, pixels);
  const int margin = 2 + static_cast<int>(std::ceil(pixels * 0.5F));
  Cell cell;
  cell.pen_x = margin;
  cell.width = 2 * margin + static_cast<int>(std::ceil(pixels * 1.5F));
  cell.pen_y = 2 + static_cast<int>(std::ceil(std::max(metrics.ascent, pixels * 1.2F)));
  cell.height =
      cell.pen_y + 2 + static_cast<int>(std::ceil(std::max(metrics.descent, pixels * 0.6F)));

  const int count = static_cast<int>(code_points.size());
  const int columns = std::clamp(kSheetWidth / cell.width, 1, count);
  const int rows = (count + columns - 1) / columns;
  const std::size_t stride =
      static_cast<std::size_t>(columns) * static_cast<std::size_t>(cell.width) * 4;
  std::vector<std::uint8_t> sheet(stride * static_cast<std::size_t>(rows) *
                                  static_cast<std::size_t>(cell.height));
  std::vector<double> advances(code_points.size());
  std::vector<std::uint32_t> codes(code_points.begin(), code_points.end());
  throughline_draw_glyphs(weight, static_cast<double>(pixels), codes.data(), count, columns,
                          cell.width, cell.height, cell.pen_x, cell.pen_y, advances.data(),
                          sheet.data());

  glyphs.reserve(code_points.size());
  for (int i = 0; i < count; ++i) {
    const std::size_t index = static_cast<std::size_t>(i);
    GlyphPicture glyph;
    glyph.code_point = code_points[index];
    glyph.advance = static_cast<float>(advances[index]);
    const std::size_t y =
        static_cast<std::size_t>(i / columns) * static_cast<std::size_t>(cell.height);
    const std::size_t x =
        static_cast<std::size_t>(i % columns) * static_cast<std::size_t>(cell.width);
    take_ink(sheet.data() + y * stride + x * 4, stride, cell, glyph);
    glyphs.push_back(std::move(glyph));
  }
  return glyphs;
}

}  // namespace throughline::ui::text
