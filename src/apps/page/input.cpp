#include "apps/page/input.h"

#include <array>

namespace throughline::page {
namespace {

struct Named {
  std::string_view name;
  ImGuiKey key;
};

constexpr std::array<Named, 16> kPlaces = {{
    {"Enter", ImGuiKey_Enter},
    {"NumpadEnter", ImGuiKey_KeypadEnter},
    {"Escape", ImGuiKey_Escape},
    {"Backspace", ImGuiKey_Backspace},
    {"Delete", ImGuiKey_Delete},
    {"ArrowLeft", ImGuiKey_LeftArrow},
    {"ArrowRight", ImGuiKey_RightArrow},
    {"ArrowUp", ImGuiKey_UpArrow},
    {"ArrowDown", ImGuiKey_DownArrow},
    {"Home", ImGuiKey_Home},
    {"End", ImGuiKey_End},
    {"PageUp", ImGuiKey_PageUp},
    {"PageDown", ImGuiKey_PageDown},
    {"Insert", ImGuiKey_Insert},
    {"Tab", ImGuiKey_Tab},
    {"Space", ImGuiKey_Space},
}};

constexpr std::string_view kLower = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view kUpper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

// 0..25, or npos for what is no single Latin letter.
std::size_t letter_of(std::string_view key) {
  if (key.size() != 1) return std::string_view::npos;
  const std::size_t lower = kLower.find(key);
  return lower != std::string_view::npos ? lower : kUpper.find(key);
}

}  // namespace

ImGuiKey imgui_key(std::string_view code, std::string_view key) {
  for (const Named& place : kPlaces) {
    if (place.name == code) return place.key;
  }
  const std::size_t letter = letter_of(key);
  if (letter == std::string_view::npos) return ImGuiKey_None;
  return static_cast<ImGuiKey>(ImGuiKey_A + static_cast<int>(letter));
}

std::string_view binding_key(std::string_view code, std::string_view key) {
  constexpr std::array<std::string_view, 4> kPanCodes = {"KeyW", "KeyA", "KeyS", "KeyD"};
  constexpr std::array<std::string_view, 4> kPanKeys = {"w", "a", "s", "d"};
  for (std::size_t i = 0; i < kPanCodes.size(); ++i) {
    if (kPanCodes[i] == code) return kPanKeys[i];
  }
  const std::size_t letter = letter_of(key);
  return letter == std::string_view::npos ? key : kLower.substr(letter, 1);
}

void add_modifiers(ImGuiIO& io, int modifiers) {
  io.AddKeyEvent(ImGuiMod_Shift, (modifiers & kShift) != 0);
  io.AddKeyEvent(ImGuiMod_Ctrl, (modifiers & kControl) != 0);
  io.AddKeyEvent(ImGuiMod_Alt, (modifiers & kAlt) != 0);
  io.AddKeyEvent(ImGuiMod_Super, (modifiers & kMeta) != 0);
}

}  // namespace throughline::page
