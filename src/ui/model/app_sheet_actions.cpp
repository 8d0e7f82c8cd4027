#include <charconv>

#include "ui/model/app.h"

// What is done in the sheets: palette, keys, privacy; and hiding names and texts.
namespace throughline::ui {

CommandFacts App::command_facts() const {
  CommandFacts facts;
  facts.open = archive_.open;
  facts.loading = opening_.loading();
  facts.filtered = !state_.filter.empty();
  facts.can_undo = history_.can_undo();
  facts.can_redo = history_.can_redo();
  facts.rejected = archive_.rejected > 0;
  facts.customer = state_.customer.has_value();
  facts.interaction = state_.interaction.has_value();
  facts.blurred = state_.blur;
  if (archive_.open) facts.lane_fields = Timeline::lane_fields(archive_);
  return facts;
}

bool App::act_on_sheet(const Action& action) {
  const std::string& name = action.name;
  if (action.id == "sheet" && name == "close") {
    sheets_.close();
    return true;
  }
  const std::string_view button = after_head(action.id, "toolbar");
  if (name == "open" || (name == "press" && !button.empty())) {
    const std::string_view asked = name == "open" ? std::string_view(action.id) : button;
    const Sheet sheet = asked == "palette"   ? Sheet::kPalette
                        : asked == "keys"    ? Sheet::kKeys
                        : asked == "privacy" ? Sheet::kPrivacy
                                             : Sheet::kNone;
    if (sheet == Sheet::kNone) return false;
    sheets_.show(sheet);
    if (sheet == Sheet::kPrivacy) host_(R"({"call":"privacy"})");
    return true;
  }
  if (sheets_.open() != Sheet::kPalette) return false;
  if (action.id == "palette/query" && name == "input") {
    sheets_.set_query(action.value);
    return true;
  }
  sheets_.update(command_facts(), format_);
  if (action.id == "palette/query" && (name == "next" || name == "previous")) {
    sheets_.step(name == "next" ? 1 : -1);
    return true;
  }
  std::size_t number = sheets_.chosen();
  if (action.id != "palette/query" || name != "run") {
    const std::string_view digits = after_head(action.id, "command");
    if (digits.empty() || name != "press") return false;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc() || end != digits.data() + digits.size()) return false;
  }
  if (number >= sheets_.commands().size()) return false;
  const Action chosen = sheets_.commands()[number].action;
  sheets_.close();
  return act(chosen);
}

bool App::act_on_blur(const Action& action) {
  const bool app = action.id == "app";
  const std::string& name = action.name;
  if ((app && name == "blur") || (action.id == "toolbar/blur" && name == "press")) {
    state_.blur = !state_.blur;
  } else if (app && (name == "reveal" || name == "conceal")) {
    revealed_ = name == "reveal";
  } else if (app && name == "forget") {
    sheets_.close();
    host_(R"({"call":"close"})");
  } else {
    return false;
  }
  apply_blur();
  return true;
}

void App::apply_blur() { format_.hide_texts(state_.blur && !revealed_); }

}  // namespace throughline::ui
