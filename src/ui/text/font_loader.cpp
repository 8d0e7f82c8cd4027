#include "ui/text/font_loader.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/text/glyph_canvas.h"

namespace throughline::ui::text {
namespace {

// What the loader keeps for a font at one size and density; lives in memory that ImGui hands out
// zeroed.
struct BakedMetrics {
  float baseline;       // framebuffer pixels from the top of the em box
  float digit_advance;  // framebuffer pixels
};

// Glyphs drawn by load_glyphs(), on their way through ImGui's hook.
std::vector<GlyphPicture>& prepared_glyphs() {
  static std::vector<GlyphPicture> glyphs;
  return glyphs;
}

int weight_of(const ImFontConfig& source) { return static_cast<int>(source.FontLoaderFlags); }

float raster_pixels(const ImFontBaked& baked) { return baked.Size * baked.RasterizerDensity; }

GlyphPicture take_picture(const ImFontConfig& source, const ImFontBaked& baked,
                          char32_t code_point) {
  std::vector<GlyphPicture>& prepared = prepared_glyphs();
  for (GlyphPicture& glyph : prepared) {
    if (glyph.code_point == code_point) return std::move(glyph);
  }
  return std::move(draw_glyphs(weight_of(source), raster_pixels(baked), {code_point}).front());
}

bool contains_glyph(ImFontAtlas*, ImFontConfig*, ImWchar) { return true; }

bool baked_init(ImFontAtlas*, ImFontConfig* source, ImFontBaked* baked, void* data) {
  const float pixels = raster_pixels(*baked);
  const FontMetrics metrics = measure_font(weight_of(*source), pixels);
  auto* own = static_cast<BakedMetrics*>(data);
  // Centres ascent and descent on the em box: ImGui takes the font size for the height of a line.
  own->baseline = std::round((pixels - metrics.ascent - metrics.descent) / 2.0F + metrics.ascent);
  own->digit_advance = metrics.digit_advance;
  baked->Ascent = own->baseline / baked->RasterizerDensity;
  baked->Descent = baked->Ascent - baked->Size;
  return true;
}

// Whole pixels keep the rhythm of letters even where a pixel is coarse; fine screens get the true
// width.
float fitted_advance(float advance, float density) {
  return density < 1.75F ? std::round(advance) : advance;
}

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void* data,
                ImWchar code_point, ImFontGlyph* out_glyph, float* out_advance) {
  const auto* own = static_cast<const BakedMetrics*>(data);
  const float density = baked->RasterizerDensity;
  const GlyphPicture picture = take_picture(*source, *baked, static_cast<char32_t>(code_point));
  const bool digit = code_point >= '0' && code_point <= '9';
  const float advance = fitted_advance(digit ? own->digit_advance : picture.advance, density);
  if (out_advance != nullptr) {
    *out_advance = advance / density;
    return true;
  }
  out_glyph->Codepoint = code_point;
  out_glyph->AdvanceX = advance / density;
  if (picture.width == 0 || picture.height == 0) return true;

  const ImFontAtlasRectId id = ImFontAtlasPackAddRect(atlas, picture.width, picture.height);
  if (id == ImFontAtlasRectId_Invalid)
    return true;  // the atlas is full: the letter keeps its place, without ink
  ImTextureRect* rect = ImFontAtlasPackGetRect(atlas, id);
  // Tabular figures: every digit in the middle of the same width.
  const float shift = digit ? std::round((advance - picture.advance) / 2.0F) : 0.0F;
  out_glyph->X0 = (static_cast<float>(picture.left) + shift) / density;
  out_glyph->Y0 = (own->baseline + static_cast<float>(picture.top)) / density;
  out_glyph->X1 = out_glyph->X0 + static_cast<float>(picture.width) / density;
  out_glyph->Y1 = out_glyph->Y0 + static_cast<float>(picture.height) / density;
  out_glyph->Visible = true;
  out_glyph->Colored = picture.coloured;
  out_glyph->PackId = id;
  ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, out_glyph, rect, picture.pixels.data(),
                                     ImTextureFormat_RGBA32, picture.width * 4);
  return true;
}

}  // namespace

const ImFontLoader* canvas_font_loader() {
  static const ImFontLoader loader = [] {
    ImFontLoader made;
    made.Name = "canvas";
    made.FontSrcContainsGlyph = contains_glyph;
    made.FontBakedInit = baked_init;
    made.FontBakedLoadGlyph = load_glyph;
    made.FontBakedSrcLoaderDataSize = sizeof(BakedMetrics);
    return made;
  }();
  return &loader;
}

void load_glyphs(ImFontBaked& baked, const std::vector<char32_t>& code_points) {
  std::vector<char32_t> missing;
  for (const char32_t code_point : code_points) {
    if (!baked.IsGlyphLoaded(static_cast<ImWchar>(code_point))) missing.push_back(code_point);
  }
  if (missing.empty()) return;
  const ImFontConfig& source = *baked.ContainerFont->Sources[0];
  prepared_glyphs() = draw_glyphs(weight_of(source), raster_pixels(baked), missing);
  for (const char32_t code_point : missing) baked.FindGlyph(static_cast<ImWchar>(code_point));
  prepared_glyphs().clear();
}

}  // namespace throughline::ui::text
