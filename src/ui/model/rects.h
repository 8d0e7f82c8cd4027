#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

// Where things were last drawn, by id, in CSS px from the canvas's top left.
namespace throughline::ui {

struct Rect {
  float x = 0;
  float y = 0;
  float width = 0;
  float height = 0;
};

class Rects {
 public:
  void begin_frame() { rects_.clear(); }
  // Nothing is kept of what has no area.
  void set(std::string_view id, float x, float y, float width, float height) {
    if (width > 0 && height > 0)
      rects_.insert_or_assign(std::string(id), Rect{x, y, width, height});
  }
  std::optional<Rect> find(std::string_view id) const {
    const auto found = rects_.find(id);
    return found == rects_.end() ? std::nullopt : std::optional<Rect>(found->second);
  }

 private:
  std::map<std::string, Rect, std::less<>> rects_;
};

}  // namespace throughline::ui
