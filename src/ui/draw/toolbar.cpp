// Title, open files, filter box, chips.
#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "ui/draw/views.h"
#include "ui/model/app.h"

namespace throughline::ui::draw {
namespace {

constexpr float kLine = 48.0F;
constexpr float kChipHeight = 26.0F;
constexpr float kChipLine = 34.0F;
constexpr int kErrorLines = 3;
constexpr float kMostChip = 320.0F;
constexpr float kLeastSearch = 400.0F;
constexpr float kClear = 60.0F;
constexpr float kLeastForPicture = 1000.0F;
constexpr float kSigns = 4.0F * 32.0F;
constexpr float kLeastMenu = 56.0F;
constexpr float kMenuRoom = 32.0F;  // beside the words of the archive's menu

bool two_lines(float width) { return width < kNarrowBelow; }

float chip_width(const Chip& chip) {
  return std::min(kMostChip, std::ceil(text::width(chip.label)) + 46.0F);
}

// Chips in lines; a line more when the next one does not fit.
struct PlacedChip {
  const Chip* chip;
  Box box;
};
std::vector<PlacedChip> placed_chips(const Frame& frame, float left, float right, float y) {
  std::vector<PlacedChip> places;
  float x = left;
  for (const Chip& chip : frame.app.toolbar().chips()) {
    const float width = std::min(chip_width(chip), right - left);
    if (x + width > right && x > left) {
      x = left;
      y += kChipLine;
    }
    places.push_back({&chip, {x, y, width, kChipHeight}});
    x += width + 8.0F;
  }
  return places;
}

// Width of all chips in one line, with the button that clears them.
float chips_width(const Toolbar& toolbar) {
  float width = kClear;
  for (const Chip& chip : toolbar.chips()) width += chip_width(chip) + 8.0F;
  return width;
}

// The first line of the toolbar, left to right.
struct FirstLine {
  Box files;
  Box search;   // empty where it has a line of its own
  Box chips;    // empty where they have lines of their own
  Box open;     // the same as of the link
  Box link;     // empty where there is no room: the palette has it
  Box picture;  // the same
  Box signs;
};
FirstLine first_line(const Frame& frame, float width) {
  const Toolbar& toolbar = frame.app.toolbar();
  FirstLine line;
  Box rest{kPadding, 0.0F, width - 2.0F * kPadding, kLine};
  take_left(rest, text::width(toolbar.title(), text::Style::kHeading) + kPadding);
  line.signs = inset(take_right(rest, kSigns), 0.0F, 10.0F);
  take_right(rest, 4.0F);
  if (width >= kLeastForPicture) {
    line.picture = inset(take_right(rest, button_width("Save picture")), 0.0F, 10.0F);
    take_right(rest, 4.0F);
  }
  if (!two_lines(width)) {
    line.link = inset(take_right(rest, button_width("Copy link")), 0.0F, 10.0F);
    take_right(rest, 4.0F);
  }
  const float open = button_width("Open files");
  // The menu of the archive offers it, too, and needs a place itself.
  if (!two_lines(width) || rest.width >= open + kPadding + kLeastMenu) {
    line.open = inset(take_right(rest, open), 0.0F, 10.0F);
    take_right(rest, kPadding);
  }
  const bool two = two_lines(width);
  const float files_most = two ? rest.width : rest.width * 0.3F;
  line.files = {rest.x, rest.y,
                std::min(files_most, std::ceil(text::width(toolbar.files())) + kMenuRoom),
                rest.height};
  if (two) return line;
  take_left(rest, line.files.width + (line.files.width > 0.0F ? kPadding : 0.0F));
  // Beside the box they move nothing below when they come and go.
  const float chips = toolbar.chips().empty() ? 0.0F : chips_width(toolbar) + kPadding;
  if (chips > 0.0F && rest.width - chips >= kLeastSearch) {
    line.chips = take_right(rest, chips - kPadding);
    take_right(rest, kPadding);
  }
  line.search = rest;
  return line;
}

bool error_shown(const Toolbar& toolbar) { return !toolbar.error().empty(); }

float error_height(const Toolbar& toolbar, float width) {
  return text::draw_wrapped(nullptr, {}, 0, toolbar.error(), width - 2.0F * kPadding, kErrorLines) +
         8.0F;
}

void draw_chip(const Frame& frame, ImDrawList* list, const PlacedChip& place) {
  const Theme& theme = frame.theme;
  const Chip& chip = *place.chip;
  const Box& box = place.box;
  const ImU32 colour = chip.wrong ? theme.error : theme.accent;
  fill(list, box, theme.selection, kChipHeight / 2.0F);
  if (chip.wrong)
    list->AddRect({box.x, box.y}, {box.right(), box.bottom()}, theme.error, kChipHeight / 2.0F);
  report(frame, list, chip.id, box);
  Box label = inset(box, 12.0F, 0.0F);
  const Box close = take_right(label, 20.0F);
  text_in(list, label, theme.text, chip.label);
  const Touch state = touch(chip.id, {close.x - 4.0F, box.y, 30.0F, box.height});
  if (state.hovered) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    tooltip(frame, "Remove " + chip.label);
  }
  draw_sign(list, Sign::kClose, {close.x + 12.0F, box.y + box.height / 2.0F}, 11.0F,
            state.hovered ? theme.text : colour);
  if (state.clicked) frame.app.act(chip.id, "remove");
}

// The wavy line below the part of the text that the error points at.
void underline_error(const Frame& frame, ImDrawList* list, const Box& box) {
  const Toolbar& toolbar = frame.app.toolbar();
  if (!toolbar.pointer() || toolbar.draft_differs()) return;
  const std::string_view draft = toolbar.draft();
  const std::size_t from = std::min(toolbar.pointer()->offset, draft.size());
  const std::size_t length = std::min(toolbar.pointer()->length, draft.size() - from);
  const float x0 = box.x + text::width(draft.substr(0, from));
  const float x1 =
      std::min(box.right() - 4.0F, x0 + std::max(6.0F, text::width(draft.substr(from, length))));
  const float y = box.bottom() - 5.0F;
  bool up = false;
  for (float x = x0; x < x1; x += 3.0F, up = !up) list->PathLineTo({x, y + (up ? -1.5F : 1.0F)});
  list->PathStroke(frame.theme.error, 0, 1.25F);
}

// What is open, and what can be done with all of it.
void draw_archive_menu(const Frame& frame, ImDrawList* list, const Box& box,
                       std::string_view words) {
  App& app = frame.app;
  const Box place = inset({box.x - 8.0F, box.y, box.width + 8.0F, box.height}, 0.0F, 10.0F);
  const Touch state = touch("archive/menu", place);
  report(frame, list, "archive/menu", place);
  const ImU32 colour = state.hovered ? frame.theme.text : frame.theme.quiet;
  if (state.hovered) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (!words.empty()) fill(list, place, frame.theme.hover, kRounding);
  }
  text_in(list, {place.x + 8.0F, place.y + 1.0F, place.width - kMenuRoom, place.height}, colour,
          words);
  draw_sign(list, Sign::kChevronDown, {place.right() - 13.0F, place.y + place.height / 2.0F}, 10.0F,
            colour);
  if (state.clicked) ImGui::OpenPopup("archive");
  ImGui::SetNextWindowPos({place.x, place.bottom() + 2.0F});
  if (!ImGui::BeginPopup("archive")) return;
  for (const ArchiveCommand& command : archive_commands()) {
    if (menu_item(frame, command.id, command.label, false, 236.0F)) app.act(command.id, "press");
  }
  ImGui::EndPopup();
}

void draw_search(const Frame& frame, ImDrawList* list, const Box& box, ToolbarMemory& memory) {
  App& app = frame.app;
  const Toolbar& toolbar = app.toolbar();
  std::string draft = toolbar.draft();
  fill(list, box, frame.theme.field, kRounding);
  Box field = box;
  const FieldEvents events =
      text_field(frame, list, "##search", field, draft, Toolbar::hint(), app.take_search_focus(),
                 error_shown(toolbar) && !toolbar.draft_differs(), app.format().texts_hidden());
  report(frame, list, "search", box);
  memory.focused = events.active;
  if (events.changed) app.act("search", "input", draft);
  if (events.submitted) app.act("search", "submit", draft);
  if (events.reverted) app.act("search", "revert");
  underline_error(frame, list, inset(box, 8.0F, 0.0F));
}

// All commands, all keys, hiding names, privacy.
void draw_signs(const Frame& frame, ImDrawList* list, Box box) {
  App& app = frame.app;
  const auto place = [&](std::string_view id, std::string_view action, Sign sign,
                         std::string_view tip) {
    Box square = take_left(box, kSigns / 4.0F);
    square.width = kControlHeight;
    if (sign_button(frame, list, id, square, sign, tip)) app.act(id, action);
  };
  const bool blurred = app.state().blur;
  place("toolbar/palette", "press", Sign::kMenu, "All commands (Ctrl+K)");
  place("toolbar/keys", "press", Sign::kQuestion, "All keys (?)");
  place("toolbar/blur", "press", blurred ? Sign::kEyeClosed : Sign::kEye,
        blurred ? "Names and texts are hidden: press to show them, hold H to look (B)"
                : "Hide names and texts (B)");
  place("toolbar/privacy", "press", Sign::kShield, "Privacy");
}

}  // namespace

float toolbar_height(const Frame& frame, float width) {
  const Toolbar& toolbar = frame.app.toolbar();
  if (!frame.app.archive().open) return kLine;
  float height = two_lines(width) ? 2.0F * kLine - 8.0F : kLine;
  if (!toolbar.chips().empty() && first_line(frame, width).chips.empty()) {
    height =
        placed_chips(frame, kPadding, width - kPadding - 64.0F, height).back().box.bottom() + 8.0F;
  }
  if (error_shown(toolbar)) height += error_height(toolbar, width);
  return height;
}

void draw_toolbar(const Frame& frame, const Box& box, ToolbarMemory& memory) {
  const Panel panel("toolbar", box);
  ImDrawList* list = panel.list();
  const Theme& theme = frame.theme;
  App& app = frame.app;
  const Toolbar& toolbar = app.toolbar();
  fill(list, box, theme.panel);
  horizontal_line(list, box.x, box.right(), box.bottom() - 1.0F, theme.line);
  report(frame, list, "toolbar", box);

  Box rest = inset(box, kPadding, 0.0F);
  text_in(list, take_top(rest, kLine), theme.text, toolbar.title(), text::Align::kLeft,
          text::Style::kHeading);
  const FirstLine line = first_line(frame, box.width);
  draw_signs(frame, list, line.signs);
  if (!app.archive().open) return;
  if (!line.link.empty() &&
      button(frame, list, "toolbar/copy_link", line.link, "Copy link", ButtonKind::kQuiet))
    app.act("toolbar/copy_link", "press");
  if (!line.picture.empty() &&
      button(frame, list, "toolbar/save_picture", line.picture, "Save picture", ButtonKind::kQuiet))
    app.act("toolbar/save_picture", "press");
  if (!line.open.empty() && button(frame, list, "toolbar/open", line.open, "Open files"))
    app.act("toolbar/open", "press");
  if (line.files.width >= kLeastMenu) {
    draw_archive_menu(frame, list, line.files, app.toolbar().files());
  } else {
    // No room for what is open: the title opens its menu.
    const float title = text::width(toolbar.title(), text::Style::kHeading);
    draw_archive_menu(frame, list, {box.x + kPadding, 0.0F, title + kMenuRoom, kLine}, "");
  }
  Box search = line.search;
  if (search.empty()) {
    search = take_top(rest, kLine - 8.0F);
    search.y -= 6.0F;
  }
  draw_search(frame, list,
              {search.x, search.y + (search.height - 32.0F) / 2.0F, search.width, 32.0F}, memory);

  if (!toolbar.chips().empty()) {
    const bool beside = !line.chips.empty();
    const float y = beside ? (kLine - kChipHeight) / 2.0F : rest.y;
    const float left = beside ? line.chips.x : box.x + kPadding;
    const float right = beside ? line.chips.right() - kClear : box.right() - kPadding - 64.0F;
    for (const PlacedChip& place : placed_chips(frame, left, right, y))
      draw_chip(frame, list, place);
    const float clear = (beside ? line.chips.right() : box.right() - kPadding) - kClear;
    if (button(frame, list, "filter/clear", {clear, y, kClear, kChipHeight}, "Clear",
               ButtonKind::kQuiet))
      app.act("filter/clear", "press");
  }
  if (error_shown(toolbar)) {
    text::draw_wrapped(list,
                       {box.x + kPadding, box.bottom() - error_height(toolbar, box.width) + 2.0F},
                       theme.error, toolbar.error(), box.width - 2.0F * kPadding, kErrorLines);
  }
}

}  // namespace throughline::ui::draw
