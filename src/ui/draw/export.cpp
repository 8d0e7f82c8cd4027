// The strip above the status line: offer, progress and result of an export.
#include <algorithm>
#include <string>
#include <vector>

#include "ui/draw/views.h"
#include "ui/model/app.h"

namespace throughline::ui::draw {
namespace {

constexpr float kBar = 6.0F;
constexpr int kMostLines = 5;

struct Button {
  const char* id;
  const char* label;
};

std::vector<Button> buttons_of(const Export& shown) {
  switch (shown.phase()) {
    case Export::Phase::kHidden:
      return {};
    case Export::Phase::kOffered:
      return {{"export/csv", "CSV"}, {"export/ndjson", "NDJSON"}, {"export/close", "Close"}};
    case Export::Phase::kRunning:
      return {{"export/cancel", "Cancel"}};
    case Export::Phase::kDone:
    case Export::Phase::kFailed:
      return {{"export/close", "Close"}};
  }
  return {};
}

float buttons_width(const Export& shown) {
  float width = 0.0F;
  for (const Button& one : buttons_of(shown)) width += button_width(one.label) + 8.0F;
  return width;
}

float words_width(const Export& shown, float width, bool narrow) {
  return width - 2.0F * kPadding - (narrow ? 0.0F : buttons_width(shown) + kPadding);
}

}  // namespace

float export_height(const Frame& frame, float width) {
  const Export& shown = frame.app.exporting();
  if (!frame.app.archive().open || !shown.shown()) return 0.0F;
  const float words = text::draw_wrapped(nullptr, {}, 0, frame.app.export_text(),
                                         words_width(shown, width, frame.narrow), kMostLines);
  const float bar = shown.phase() == Export::Phase::kRunning ? kBar + 6.0F : 0.0F;
  const float below = frame.narrow ? kControlHeight + 8.0F : 0.0F;
  return std::max(kControlHeight + 8.0F, words + bar + 16.0F + below);
}

void draw_export(const Frame& frame, const Box& box) {
  if (box.empty()) return;
  const Panel panel("export", box);
  ImDrawList* list = panel.list();
  const Theme& theme = frame.theme;
  App& app = frame.app;
  const Export& shown = app.exporting();
  fill(list, box, theme.page);
  horizontal_line(list, box.x, box.right(), box.y, theme.line);
  report(frame, list, "export", box);
  const bool failed = shown.phase() == Export::Phase::kFailed;
  const float width = words_width(shown, box.width, frame.narrow);
  const float height =
      text::draw_wrapped(list, {box.x + kPadding, box.y + 9.0F}, failed ? theme.error : theme.text,
                         app.export_text(), width, kMostLines);
  if (shown.phase() == Export::Phase::kRunning) {
    const Box bar{box.x + kPadding, box.y + 12.0F + height, std::min(width, 320.0F), kBar};
    fill(list, bar, theme.ghost, kBar / 2.0F);
    const auto done = static_cast<float>(std::max(0.0, shown.fraction()));
    fill(list, {bar.x, bar.y, std::max(kBar, done * bar.width), kBar}, theme.accent, kBar / 2.0F);
  }
  float x = box.right() - kPadding - buttons_width(shown) + 8.0F;
  const float y = frame.narrow ? box.bottom() - kControlHeight - 4.0F : box.y + 4.0F;
  for (const Button& one : buttons_of(shown)) {
    const Box place{x, y, button_width(one.label), kControlHeight};
    if (button(frame, list, one.id, place, one.label)) app.act(one.id, "press");
    x += place.width + 8.0F;
  }
}

}  // namespace throughline::ui::draw
