#include "ui/model/keys.h"

#include <array>

namespace throughline::ui {
namespace {

constexpr std::array kBindings = {
    KeyBinding{"/", false, false, "search", "focus", "Search"},
    KeyBinding{"k", true, false, "palette", "open", "All commands"},
    KeyBinding{"?", false, false, "keys", "open", "All keys"},
    KeyBinding{"b", false, false, "app", "blur", "Hide names and texts, or show them again"},
    KeyBinding{"h", false, false, "app", "reveal", "Show what is hidden, while held", "conceal"},
    KeyBinding{"f", false, false, "timeline", "fit", "Fit the timeline"},
    KeyBinding{"Escape", false, false, "app", "back", "Back out one step"},
    KeyBinding{"z", true, false, "app", "undo", "Undo the last filter"},
    KeyBinding{"z", true, true, "app", "redo", "Redo the filter"},
    KeyBinding{"y", true, false, "app", "redo", "Redo the filter"},
    KeyBinding{"j", false, false, "table", "next", "Next row"},
    KeyBinding{"k", false, false, "table", "previous", "Previous row"},
    KeyBinding{"PageDown", false, false, "table", "page_down", "Next page of rows"},
    KeyBinding{"PageUp", false, false, "table", "page_up", "Previous page of rows"},
    KeyBinding{"Home", false, false, "table", "first_page", "First rows"},
    KeyBinding{"End", false, false, "table", "last_page", "Last rows"},
    KeyBinding{"]", false, false, "interaction", "next", "Next interaction"},
    KeyBinding{"[", false, false, "interaction", "previous", "Previous interaction"},
    KeyBinding{"c", false, false, "columns", "open", "Columns of the table"},
    KeyBinding{"o", false, false, "archive/sources", "press", "What was read"},
    KeyBinding{"r", false, false, "record/show", "press", "The selected row as in its file"},
    KeyBinding{".", false, false, "panel/next", "press", "Next customer"},
    KeyBinding{",", false, false, "panel/previous", "press", "Previous customer"},
    KeyBinding{"Enter", false, false, "table", "open", "Open the selected row"},
    KeyBinding{"l", false, false, "toolbar/copy_link", "press", "Copy link"},
    KeyBinding{"p", false, false, "toolbar/save_picture", "press", "Save picture"},
    KeyBinding{"e", false, false, "status/export", "press", "Export"},
    KeyBinding{"w", false, false, "timeline/zoom_in", "press", "Zoom in"},
    KeyBinding{"s", false, false, "timeline/zoom_out", "press", "Zoom out"},
    KeyBinding{"a", false, false, "timeline/pan_left", "press", "Earlier"},
    KeyBinding{"d", false, false, "timeline/pan_right", "press", "Later"},
    KeyBinding{"ArrowUp", false, false, "timeline/zoom_in", "press", "Zoom in"},
    KeyBinding{"ArrowDown", false, false, "timeline/zoom_out", "press", "Zoom out"},
    KeyBinding{"ArrowLeft", false, false, "timeline/pan_left", "press", "Earlier"},
    KeyBinding{"ArrowRight", false, false, "timeline/pan_right", "press", "Later"},
};

constexpr std::array kSourceBindings = {
    KeyBinding{"Escape", false, false, "app", "back", "Back out one step"},
    KeyBinding{"o", false, false, "sources/close", "press", "Close what was read"},
    KeyBinding{"j", false, false, "sources", "next", "Next rejected record, or file"},
    KeyBinding{"k", false, false, "sources", "previous", "Previous rejected record, or file"},
    KeyBinding{"ArrowDown", false, false, "sources", "next", "Next rejected record, or file"},
    KeyBinding{"ArrowUp", false, false, "sources", "previous", "Previous rejected record, or file"},
    KeyBinding{"PageDown", false, false, "sources", "page_down", "Next page of rejected records"},
    KeyBinding{"PageUp", false, false, "sources", "page_up", "Previous page of rejected records"},
    KeyBinding{"]", false, false, "sources", "next_file", "Next file"},
    KeyBinding{"[", false, false, "sources", "previous_file", "Previous file"},
    KeyBinding{"ArrowRight", false, false, "sources", "next_part", "Rejected records"},
    KeyBinding{"ArrowLeft", false, false, "sources", "previous_part", "How it was read"},
};

}  // namespace

std::span<const KeyBinding> key_bindings() { return kBindings; }

std::span<const KeyBinding> source_key_bindings() { return kSourceBindings; }

namespace {

// What stands beside or over what was read, too.
bool is_everywhere(std::string_view id) {
  return id == "app" || id == "palette" || id == "keys" || id == "privacy" ||
         id.starts_with("toolbar/");
}

bool matches(const KeyBinding& binding, std::string_view key, bool control, bool shift) {
  // Some layouts reach "/", "[" and "]" only with Shift.
  const bool shift_matters = binding.control || (key.size() == 1 && key[0] >= 'a' && key[0] <= 'z');
  return binding.key == key && binding.control == control &&
         (!shift_matters || binding.shift == shift);
}

}  // namespace

const KeyBinding* binding_of(std::string_view key, bool control, bool shift, KeyContext context) {
  const bool sources = context == KeyContext::kSources;
  if (sources) {
    for (const KeyBinding& binding : kSourceBindings)
      if (matches(binding, key, control, shift)) return &binding;
  }
  for (const KeyBinding& binding : kBindings) {
    if (sources && !is_everywhere(binding.id)) continue;
    if (matches(binding, key, control, shift)) return &binding;
  }
  return nullptr;
}

std::string key_text(const KeyBinding& binding) {
  struct Name {
    std::string_view key;
    std::string_view text;
  };
  static constexpr std::array kNames = {Name{"Escape", "Esc"},    Name{"ArrowUp", "↑"},
                                        Name{"ArrowDown", "↓"},   Name{"ArrowLeft", "←"},
                                        Name{"ArrowRight", "→"},  Name{"PageDown", "Page Down"},
                                        Name{"PageUp", "Page Up"}};
  std::string text = binding.control ? "Ctrl+" : "";
  if (binding.shift) text += "Shift+";
  for (const Name& name : kNames) {
    if (name.key == binding.key) return text + std::string(name.text);
  }
  std::string key(binding.key);
  if (key.size() == 1 && key[0] >= 'a' && key[0] <= 'z') {
    key[0] = static_cast<char>(key[0] - ('a' - 'A'));
  }
  return text + key;
}

std::string keys_of(std::string_view id, std::string_view action) {
  for (const KeyBinding& binding : kBindings) {
    if (binding.id == id && binding.action == action) return key_text(binding);
  }
  return {};
}

}  // namespace throughline::ui
