#include "ui/model/keys.h"

#include <array>

namespace throughline::ui {
namespace {

constexpr std::array kBindings = {
    KeyBinding{"/", false, false, "search", "focus", "Search"},
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

}  // namespace

std::span<const KeyBinding> key_bindings() { return kBindings; }

const KeyBinding* binding_of(std::string_view key, bool control, bool shift) {
  for (const KeyBinding& binding : kBindings) {
    // Some layouts reach "/", "[" and "]" only with Shift.
    const bool shift_matters =
        binding.control || (key.size() == 1 && key[0] >= 'a' && key[0] <= 'z');
    if (binding.key == key && binding.control == control &&
        (!shift_matters || binding.shift == shift)) {
      return &binding;
    }
  }
  return nullptr;
}

}  // namespace throughline::ui
