// What the page's events are to ImGui.
#pragma once

#include <imgui.h>

#include <string_view>

namespace throughline::page {

// Bits of the `modifiers` that the page hands over.
inline constexpr int kShift = 1;
inline constexpr int kControl = 2;
inline constexpr int kAlt = 4;
inline constexpr int kMeta = 8;

// For text editing: KeyboardEvent.code for keys with a place, .key for letters of a shortcut, so
// that Ctrl+A is the key that reads A on this keyboard. ImGuiKey_None if ImGui has no use for it.
ImGuiKey imgui_key(std::string_view code, std::string_view key);

// The name under which the application's key bindings know a key: letters by character, lower case,
// but the four pan keys by their place (so that they stay a block on AZERTY).
std::string_view binding_key(std::string_view code, std::string_view key);

void add_modifiers(ImGuiIO& io, int modifiers);

}  // namespace throughline::page
