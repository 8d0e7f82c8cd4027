#include "ui/draw/theme.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace throughline::ui::draw {
namespace {

constexpr ImU32 rgb(unsigned hex, unsigned alpha = 255) {
  return IM_COL32((hex >> 16U) & 255U, (hex >> 8U) & 255U, hex & 255U, alpha);
}

constexpr Theme kLight{
    .dark = false,
    .page = rgb(0xF3F5F7),
    .panel = rgb(0xFFFFFF),
    .hover = rgb(0xEEF2F6),
    .selection = rgb(0xDCEBFA),
    .field = rgb(0xFFFFFF),
    .line = rgb(0xD8DDE3),
    .shade = rgb(0x1B1F24, 12),
    .ghost = rgb(0xDFE4EA),
    .thumb = rgb(0xC3CBD4),
    .bar = rgb(0x64778D),
    .veil = rgb(0xFFFFFF, 165),
    .text = rgb(0x1B1F24),
    .quiet = rgb(0x525C67),
    .accent = rgb(0x0A58A6),
    .on_accent = rgb(0xFFFFFF),
    .error = rgb(0xB3261E),
};

constexpr Theme kDark{
    .dark = true,
    .page = rgb(0x121518),
    .panel = rgb(0x1A1E22),
    .hover = rgb(0x262C32),
    .selection = rgb(0x1D3852),
    .field = rgb(0x121518),
    .line = rgb(0x333A42),
    .shade = rgb(0xFFFFFF, 10),
    .ghost = rgb(0x2E353C),
    .thumb = rgb(0x47515B),
    .bar = rgb(0x8497AB),
    .veil = rgb(0x1A1E22, 165),
    .text = rgb(0xE6EAEE),
    .quiet = rgb(0xA6AFB8),
    .accent = rgb(0x7CBBF2),
    .on_accent = rgb(0x0B1A28),
    .error = rgb(0xFF948A),
};

struct ChannelColour {
  std::string_view channel;
  ImU32 colour;
};

constexpr std::array<ChannelColour, 12> kChannels = {{
    {"email", rgb(0x0072B2)},
    {"phone", rgb(0xE69F00)},
    {"chat", rgb(0x009E73)},
    {"social", rgb(0x56B4E9)},
    {"web", rgb(0xD55E00)},
    {"messenger", rgb(0xCC79A7)},
    {"store", rgb(0xB8A91E)},
    {"in_person", rgb(0xB05C8A)},
    {"video", rgb(0x3F8FBF)},
    {"sms", rgb(0xA87400)},
    {"post", rgb(0x5E8F7C)},
    {"app", rgb(0xB0705A)},
}};

constexpr ImU32 kGrey = rgb(0x86909B);

ImU32 mix(ImU32 base, ImU32 other, float share) {
  const ImVec4 a = ImGui::ColorConvertU32ToFloat4(base);
  const ImVec4 b = ImGui::ColorConvertU32ToFloat4(other);
  return ImGui::ColorConvertFloat4ToU32(
      {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share, a.z + (b.z - a.z) * share, 1.0F});
}

ImVec4 vec(ImU32 colour) { return ImGui::ColorConvertU32ToFloat4(colour); }

}  // namespace

const Theme& theme_of(bool dark) { return dark ? kDark : kLight; }

ImU32 with_alpha(ImU32 colour, float alpha) {
  const ImU32 value = static_cast<ImU32>(std::lround(std::clamp(alpha, 0.0F, 1.0F) * 255.0F));
  return (colour & ~IM_COL32_A_MASK) | (value << IM_COL32_A_SHIFT);
}

ImU32 channel_colour(std::string_view channel) {
  for (const ChannelColour& known : kChannels) {
    if (known.channel == channel) return known.colour;
  }
  return kGrey;
}

ImU32 lane_colour(std::string_view lanes_field, std::string_view value, std::size_t place) {
  if (lanes_field == "channel") return channel_colour(value);
  const ImU32 base = kChannels[place % 8].colour;
  const std::size_t step = (place / 8) % 3;
  if (step == 0) return base;
  return step == 1 ? mix(base, rgb(0xFFFFFF), 0.3F) : mix(base, rgb(0x20262C), 0.3F);
}

void apply(const Theme& theme) {
  ImGuiStyle& style = ImGui::GetStyle();
  style = ImGuiStyle();
  style.FontSizeBase = 14.0F;
  style.WindowPadding = {0.0F, 0.0F};
  style.WindowBorderSize = 0.0F;
  style.WindowRounding = 0.0F;
  style.ChildBorderSize = 0.0F;
  style.PopupBorderSize = 1.0F;
  style.PopupRounding = kRounding;
  style.FrameRounding = kRounding;
  style.FramePadding = {8.0F, 7.0F};
  style.ItemSpacing = {0.0F, 0.0F};
  style.ScrollbarSize = 10.0F;
  style.ScrollbarRounding = 5.0F;
  style.AntiAliasedLinesUseTex = true;
  ImVec4* colours = style.Colors;
  colours[ImGuiCol_WindowBg] = vec(theme.page);
  colours[ImGuiCol_ChildBg] = {0.0F, 0.0F, 0.0F, 0.0F};
  colours[ImGuiCol_PopupBg] = vec(theme.panel);
  colours[ImGuiCol_Border] = vec(theme.line);
  colours[ImGuiCol_Text] = vec(theme.text);
  colours[ImGuiCol_TextDisabled] = vec(theme.quiet);
  colours[ImGuiCol_FrameBg] = {0.0F, 0.0F, 0.0F, 0.0F};
  colours[ImGuiCol_FrameBgHovered] = {0.0F, 0.0F, 0.0F, 0.0F};
  colours[ImGuiCol_FrameBgActive] = {0.0F, 0.0F, 0.0F, 0.0F};
  colours[ImGuiCol_TextSelectedBg] = vec(with_alpha(theme.accent, 0.3F));
  colours[ImGuiCol_InputTextCursor] = vec(theme.text);
  colours[ImGuiCol_ScrollbarBg] = {0.0F, 0.0F, 0.0F, 0.0F};
  colours[ImGuiCol_ScrollbarGrab] = vec(theme.thumb);
  colours[ImGuiCol_ScrollbarGrabHovered] = vec(theme.bar);
  colours[ImGuiCol_ScrollbarGrabActive] = vec(theme.bar);
  colours[ImGuiCol_NavCursor] = vec(theme.accent);
}

}  // namespace throughline::ui::draw
