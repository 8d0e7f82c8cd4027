// Colours, distances, and the pictures that stand for channels and types.
#pragma once

#include <imgui.h>

#include <cstddef>
#include <string_view>

namespace throughline::ui::draw {

// CSS pixels, on a grid of 4.
inline constexpr float kGrid = 4.0F;
inline constexpr float kPadding = 12.0F;
inline constexpr float kRowHeight = 24.0F;
inline constexpr float kControlHeight = 28.0F;
inline constexpr float kRounding = 4.0F;

// Every text colour has a contrast of at least 4.5:1 on every surface.
struct Theme {
  bool dark;
  // Surfaces.
  ImU32 page;       // around panels
  ImU32 panel;      // where data stands
  ImU32 hover;      // under the pointer
  ImU32 selection;  // chosen
  ImU32 field;      // text fields and quiet buttons
  // Lines and areas.
  ImU32 line;
  ImU32 shade;  // weekends
  ImU32 ghost;  // the bar of everything
  ImU32 thumb;  // of scrollbars at rest
  ImU32 bar;    // a bar without a colour of its own
  ImU32 veil;   // over what is outside the brush or out of date
  // Texts.
  ImU32 text;
  ImU32 quiet;   // labels, units, times
  ImU32 accent;  // what can be pressed, what is chosen
  ImU32 on_accent;
  ImU32 error;
};

const Theme& theme_of(bool dark);

ImU32 with_alpha(ImU32 colour, float alpha);

// A channel's colour: from Okabe and Ito's set, then lightness steps of it; the same in both themes
// and everywhere. Any other text (and none) is grey.
ImU32 channel_colour(std::string_view channel);
// The hue of a lane: its channel's where lanes are channels, else one of the set by its place.
ImU32 lane_colour(std::string_view lanes_field, std::string_view value, std::size_t place);

// One icon a channel, in a square of `size` around `centre`.
void draw_channel_icon(ImDrawList* list, std::string_view channel, ImVec2 centre, float size,
                       ImU32 colour);
// One shape a type, of about `radius`.
void draw_type_shape(ImDrawList* list, std::string_view type, ImVec2 centre, float radius,
                     ImU32 colour);

// Small signs of the controls.
enum class Sign {
  kClose,
  kChevronDown,
  kPlus,
  kMinus,
  kFit,
  kLink,
  kUp,
  kDown,
  kSearch,
  kFolder,
  kMenu,
  kQuestion,
  kEye,
  kEyeClosed,
  kShield
};
void draw_sign(ImDrawList* list, Sign sign, ImVec2 centre, float size, ImU32 colour);

// ImGui's own widgets (text field, popups, scrollbars) in the theme's colours.
void apply(const Theme& theme);

}  // namespace throughline::ui::draw
