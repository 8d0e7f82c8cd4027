// The hook by which ImGui asks for a glyph: answered by the page's canvas (glyph_canvas.h).
#pragma once

#include <imgui.h>
#include <imgui_internal.h>

#include <vector>

namespace throughline::ui::text {

// For ImFontConfig::FontLoader; ImFontConfig::FontLoaderFlags carries the CSS font weight.
const ImFontLoader* canvas_font_loader();

// Makes the glyphs of those code points that `baked` lacks, all in one drawing.
void load_glyphs(ImFontBaked& baked, const std::vector<char32_t>& code_points);

}  // namespace throughline::ui::text
