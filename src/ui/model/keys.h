#pragma once

#include <span>
#include <string>
#include <string_view>

// Which key does what. The name of a key is that of the DOM's KeyboardEvent.key, letters lower
// case; whoever reads the keyboard looks the binding up and acts on its id.
namespace throughline::ui {

struct KeyBinding {
  std::string_view key;  // "/", "f", "Escape", "ArrowLeft"
  bool control = false;  // Ctrl, or Command
  bool shift = false;
  std::string_view id;
  std::string_view action;
  std::string_view label;
  std::string_view released = {};  // the action when the key goes up again
};

std::span<const KeyBinding> key_bindings();
std::span<const KeyBinding> source_key_bindings();
// Where the keys are pressed: what was read has its own.
enum class KeyContext { kMain, kSources };
// Null if the key does nothing. Typing into a text field goes before all but Escape and Ctrl keys.
const KeyBinding* binding_of(std::string_view key, bool control, bool shift,
                             KeyContext context = KeyContext::kMain);

std::string key_text(const KeyBinding& binding);  // "Ctrl+Shift+Z", "J", "←"
// The keys of a command, for menus and tooltips; empty if it has none.
std::string keys_of(std::string_view id, std::string_view action);

}  // namespace throughline::ui
