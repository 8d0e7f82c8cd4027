#include "ui/text/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <unordered_set>
#include <vector>

#include "ui/text/font_loader.h"

namespace throughline::ui::text {
namespace {

constexpr std::size_t kStyles = 3;
constexpr std::array<float, kStyles> kSizes = {14.0F, 14.0F, 16.0F};
constexpr char32_t kEllipsis = 0x2026;
// Glyphs made in one frame beside the first ones: some 5 ms.
constexpr std::size_t kGlyphsPerFrame = 160;

struct State {
  std::array<ImFont*, kStyles> fonts{};
  std::array<ImFontBaked*, kStyles> baked{};
  std::array<std::unordered_set<char32_t>, kStyles> missing;
  float ratio = 1.0F;
};

State& state() {
  static State instance;
  return instance;
}

std::size_t index_of(Style style) { return static_cast<std::size_t>(style); }

const std::vector<char32_t>& first_glyphs() {
  static const std::vector<char32_t> glyphs = [] {
    std::vector<char32_t> made = {kEllipsis, 0xFFFD, 0xA0,   0xB7,   0xD7,   0x2013, 0x2014, 0x2192,
                                  0x2212,    0x2191, 0x2193, 0x2019, 0x202F, 0x2009, 0x20AC, 0xA3};
    for (char32_t c = 0x20; c < 0x7F; ++c) made.push_back(c);
    return made;
  }();
  return glyphs;
}

// Code points without a picture of their own: joiners, direction marks, variation selectors, tags.
bool is_ignorable(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF ||
         (c >= 0xE0000 && c <= 0xE0FFF);
}

// Reads the next code point to draw and advances `text`; 0 for one that takes no place.
char32_t next_code_point(const char*& text, const char* end) {
  unsigned int c = 0;
  text += std::max(1, ImTextCharFromUtf8(&c, text, end));
  if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029) return U' ';
  if (is_ignorable(c)) return 0;
  return c;
}

bool is_wide(char32_t c) { return c >= 0x1100 && c != 0x2026 && (c < 0x2000 || c >= 0x2E80); }

// The glyph, or null if it is not made yet; then it is asked for.
const ImFontGlyph* glyph_of(Style style, char32_t c) {
  State& now = state();
  ImFontBaked* baked = now.baked[index_of(style)];
  if (baked == nullptr) return nullptr;
  if (!baked->IsGlyphLoaded(static_cast<ImWchar>(c))) {
    now.missing[index_of(style)].insert(c);
    return nullptr;
  }
  return baked->FindGlyph(static_cast<ImWchar>(c));
}

float advance_of(Style style, char32_t c, const ImFontGlyph* glyph) {
  if (glyph != nullptr) return glyph->AdvanceX;
  return std::round(kSizes[index_of(style)] * (is_wide(c) ? 1.0F : 0.55F));
}

float advance_of(Style style, char32_t c) { return advance_of(style, c, glyph_of(style, c)); }

// Where to cut `text` so that it fits `max_width`, and the width up to there.
struct Fit {
  const char* end = nullptr;
  float width = 0.0F;
  bool cut = false;
};

Fit fit(std::string_view text, float max_width, Style style) {
  const char* const end = text.data() + text.size();
  const float ellipsis = advance_of(style, kEllipsis);
  Fit with_ellipsis{text.data(), 0.0F, true};
  Fit whole{end, 0.0F, false};
  for (const char* p = text.data(); p < end;) {
    const char32_t c = next_code_point(p, end);
    if (c == 0) continue;
    whole.width += advance_of(style, c);
    if (whole.width + ellipsis <= max_width) with_ellipsis = {p, whole.width, true};
    if (whole.width > max_width + 0.01F) return with_ellipsis;
  }
  return whole;
}

void draw_glyph(ImDrawList* list, ImVec2 pen, ImU32 colour, float size, char32_t c,
                const ImFontGlyph* glyph, float advance) {
  if (glyph == nullptr) {
    if (c == U' ') return;
    const ImU32 faint =
        (colour & ~IM_COL32_A_MASK) | (((colour >> IM_COL32_A_SHIFT) / 5) << IM_COL32_A_SHIFT);
    list->AddRectFilled({pen.x + 1.0F, pen.y + 2.0F}, {pen.x + advance - 1.0F, pen.y + size - 2.0F},
                        faint);
    return;
  }
  if (!glyph->Visible) return;
  const ImU32 tint = glyph->Colored ? (colour | ~IM_COL32_A_MASK) : colour;
  list->PrimReserve(6, 4);
  list->PrimRectUV({pen.x + glyph->X0, pen.y + glyph->Y0}, {pen.x + glyph->X1, pen.y + glyph->Y1},
                   {glyph->U0, glyph->V0}, {glyph->U1, glyph->V1}, tint);
}

}  // namespace

void start() {
  State& now = state();
  now = State{};
  ImFontAtlas* atlas = ImGui::GetIO().Fonts;
  atlas->TexMaxWidth = 4096;
  atlas->TexMaxHeight = 4096;
  ImFontConfig config;
  config.FontLoader = canvas_font_loader();
  config.SizePixels = kSizes[index_of(Style::kData)];
  config.FontLoaderFlags = 400;
  ImFont* regular = atlas->AddFont(&config);
  config.FontLoaderFlags = 600;
  ImFont* semibold = atlas->AddFont(&config);
  now.fonts = {regular, semibold, semibold};
}

void begin_frame(float ratio) {
  State& now = state();
  now.ratio = ratio;
  std::size_t left = kGlyphsPerFrame;
  for (std::size_t i = 0; i < kStyles; ++i) {
    now.baked[i] = now.fonts[i]->GetFontBaked(kSizes[i], ratio);
    load_glyphs(*now.baked[i], first_glyphs());
    std::vector<char32_t> batch;
    std::unordered_set<char32_t>& missing = now.missing[i];
    for (auto it = missing.begin(); it != missing.end() && left > 0; --left) {
      batch.push_back(*it);
      it = missing.erase(it);
    }
    load_glyphs(*now.baked[i], batch);
    // What is still on screen asks again in this frame; what has scrolled away need not be made.
    missing.clear();
  }
}

bool wants_frame() {
  return std::any_of(state().missing.begin(), state().missing.end(),
                     [](const auto& set) { return !set.empty(); });
}

float line_height(Style style) { return kSizes[index_of(style)]; }

float snapped(float coordinate) { return std::round(coordinate * state().ratio) / state().ratio; }

ImVec2 snapped(ImVec2 position) { return {snapped(position.x), snapped(position.y)}; }

float width(std::string_view text, Style style) {
  float sum = 0.0F;
  for (const char *p = text.data(), *end = p + text.size(); p < end;) {
    const char32_t c = next_code_point(p, end);
    if (c != 0) sum += advance_of(style, c);
  }
  return sum;
}

float draw(ImDrawList* list, ImVec2 position, ImU32 colour, std::string_view text,
           const Options& options) {
  if (text.empty() || options.max_width <= 0.0F) return 0.0F;
  const Fit fitting = fit(text, options.max_width, options.style);
  const float drawn_width =
      fitting.width + (fitting.cut ? advance_of(options.style, kEllipsis) : 0.0F);
  if (std::isfinite(options.max_width)) {
    if (options.align == Align::kRight) position.x += options.max_width - drawn_width;
    if (options.align == Align::kCentre) position.x += (options.max_width - drawn_width) / 2.0F;
  }
  const float size = line_height(options.style);
  const ImVec4& clip = list->_CmdHeader.ClipRect;
  if (position.y > clip.w || position.y + 2.0F * size < clip.y) return drawn_width;

  float x = position.x;
  const float y = snapped(position.y);
  const auto put = [&](char32_t c) {
    const ImFontGlyph* glyph = glyph_of(options.style, c);
    const float advance = advance_of(options.style, c, glyph);
    if (x <= clip.z && x + advance + size >= clip.x) {
      draw_glyph(list, {snapped(x), y}, colour, size, c, glyph, advance);
    }
    x += advance;
  };
  for (const char* p = text.data(); p < fitting.end;) {
    const char32_t c = next_code_point(p, fitting.end);
    if (c != 0) put(c);
  }
  if (fitting.cut) put(kEllipsis);
  return drawn_width;
}

float draw_wrapped(ImDrawList* list, ImVec2 position, ImU32 colour, std::string_view text,
                   float wrap_width, int max_lines, Style style) {
  const float pitch = line_height(style) + 6.0F;
  const char* p = text.data();
  const char* const end = p + text.size();
  int line = 0;
  while (p < end && line < max_lines) {
    // The longest piece that fits and ends at a space; a word longer than the line is cut anywhere.
    const char* cut = p;
    const char* space = nullptr;
    float sum = 0.0F;
    bool line_end = false;
    for (const char* q = p; q < end;) {
      const char* const before = q;
      if (*q == '\n') {
        cut = q;
        line_end = true;
        break;
      }
      const char32_t c = next_code_point(q, end);
      if (c == U' ') space = before;
      if (c != 0) sum += advance_of(style, c);
      if (sum > wrap_width && cut > p) break;
      cut = q;
    }
    if (!line_end && cut < end && space != nullptr && space > p) cut = space;
    const bool last = line + 1 == max_lines && cut < end;
    const char* const shown = last ? end : cut;
    if (list != nullptr) {
      Options options;
      options.style = style;
      options.max_width = wrap_width;
      draw(list, {position.x, position.y + static_cast<float>(line) * pitch}, colour,
           {p, static_cast<std::size_t>(shown - p)}, options);
    }
    p = shown;
    if (p < end && (*p == '\n' || *p == ' ')) ++p;
    ++line;
  }
  return static_cast<float>(line) * pitch;
}

void label(std::string_view text, ImU32 colour, const Options& options) {
  const ImVec2 position = ImGui::GetCursorScreenPos();
  const float drawn = draw(ImGui::GetWindowDrawList(), position, colour, text, options);
  ImGui::Dummy({drawn, line_height(options.style)});
}

}  // namespace throughline::ui::text
