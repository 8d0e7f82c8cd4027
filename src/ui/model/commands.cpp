#include "ui/model/commands.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "ui/model/fields.h"
#include "ui/model/keys.h"

namespace throughline::ui {
namespace {

enum class Needs {
  kNothing,
  kOpen,
  kClosed,
  kLoading,
  kFilter,
  kUndo,
  kRedo,
  kRejected,
  kCustomer,
  kInteraction
};

struct Listed {
  std::string_view id;
  std::string_view action;
  std::string_view label;
  Needs needs;
};

constexpr std::array kListed = {
    Listed{"search", "focus", "Search or filter", Needs::kOpen},
    Listed{"filter/clear", "press", "Clear the filter", Needs::kFilter},
    Listed{"app", "undo", "Undo the last filter", Needs::kUndo},
    Listed{"app", "redo", "Redo the filter", Needs::kRedo},
    Listed{"toolbar/open", "press", "Open files", Needs::kNothing},
    Listed{"opening/sample", "press", "Try the sample", Needs::kClosed},
    Listed{"opening/cancel", "press", "Cancel opening", Needs::kLoading},
    Listed{"toolbar/copy_link", "press", "Copy link to this view", Needs::kOpen},
    Listed{"toolbar/save_picture", "press", "Save picture of this view", Needs::kOpen},
    Listed{"status/export", "press", "Export what matches", Needs::kOpen},
    Listed{"tab/interactions", "select", "Show interactions", Needs::kOpen},
    Listed{"tab/customers", "select", "Show customers", Needs::kOpen},
    Listed{"timeline", "fit", "Fit the timeline", Needs::kOpen},
    Listed{"timeline/zoom_in", "press", "Zoom in", Needs::kOpen},
    Listed{"timeline/zoom_out", "press", "Zoom out", Needs::kOpen},
    Listed{"timeline/pan_left", "press", "Earlier", Needs::kOpen},
    Listed{"timeline/pan_right", "press", "Later", Needs::kOpen},
    Listed{"table", "next", "Next row", Needs::kOpen},
    Listed{"table", "previous", "Previous row", Needs::kOpen},
    Listed{"table", "page_down", "Next page of rows", Needs::kOpen},
    Listed{"table", "page_up", "Previous page of rows", Needs::kOpen},
    Listed{"table", "first_page", "First rows", Needs::kOpen},
    Listed{"table", "last_page", "Last rows", Needs::kOpen},
    Listed{"columns", "open", "Columns of the table", Needs::kOpen},
    Listed{"interaction", "next", "Next interaction", Needs::kOpen},
    Listed{"interaction", "previous", "Previous interaction", Needs::kOpen},
    Listed{"table", "open", "Open the selected row", Needs::kInteraction},
    Listed{"interaction/close", "press", "Close the interaction", Needs::kInteraction},
    Listed{"panel/next", "press", "Next customer", Needs::kCustomer},
    Listed{"panel/previous", "press", "Previous customer", Needs::kCustomer},
    Listed{"panel/conversation", "select", "The customer's conversation", Needs::kCustomer},
    Listed{"panel/ledger", "select", "The customer's ledger", Needs::kCustomer},
    Listed{"panel/about", "select", "About the customer", Needs::kCustomer},
    Listed{"conversation/by_thread", "select", "Conversation by thread", Needs::kCustomer},
    Listed{"conversation/by_time", "select", "Conversation by time", Needs::kCustomer},
    Listed{"panel/filter", "press", "Only this customer", Needs::kCustomer},
    Listed{"panel/close", "press", "Close the customer", Needs::kCustomer},
    Listed{"archive/sources", "press", "What was read", Needs::kOpen},
    Listed{"archive/replace", "press", "Open others instead", Needs::kOpen},
    Listed{"sources/save", "press", "Save rejected records", Needs::kRejected},
    Listed{"record/show", "press", "The selected row as in its file", Needs::kInteraction},
    Listed{"keys", "open", "All keys", Needs::kNothing},
    Listed{"privacy", "open", "Privacy", Needs::kNothing},
    Listed{"app", "forget", "Forget everything", Needs::kOpen},
    Listed{"app", "back", "Back out one step", Needs::kOpen},
};

bool holds(Needs needs, const CommandFacts& facts) {
  switch (needs) {
    case Needs::kNothing:
      return true;
    case Needs::kOpen:
      return facts.open;
    case Needs::kClosed:
      return !facts.open && !facts.loading;
    case Needs::kLoading:
      return facts.loading;
    case Needs::kFilter:
      return facts.open && facts.filtered;
    case Needs::kUndo:
      return facts.can_undo;
    case Needs::kRedo:
      return facts.can_redo;
    case Needs::kRejected:
      return facts.rejected;
    case Needs::kCustomer:
      return facts.customer;
    case Needs::kInteraction:
      return facts.interaction;
  }
  return false;
}

Command command_of(std::string_view id, std::string_view action, std::string label,
                   std::string value = {}) {
  Command command;
  command.keys = value.empty() ? keys_of(id, action) : std::string();
  command.action = {std::string(id), std::string(action), std::move(value), {}, {}};
  command.label = std::move(label);
  return command;
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return result;
}

bool holds_every_word(const std::string& text, std::string_view words) {
  while (!words.empty()) {
    const std::size_t blank = std::min(words.find(' '), words.size());
    if (text.find(words.substr(0, blank)) == std::string::npos) return false;
    words.remove_prefix(std::min(blank + 1, words.size()));
  }
  return true;
}

}  // namespace

std::vector<Command> commands(const CommandFacts& facts) {
  std::vector<Command> all;
  for (const Listed& listed : kListed) {
    if (holds(listed.needs, facts)) {
      all.push_back(command_of(listed.id, listed.action, std::string(listed.label)));
    }
  }
  const char* const blur = facts.blurred ? "Show names and texts" : "Hide names and texts (blur)";
  all.push_back(command_of("app", "blur", blur));
  if (facts.open) {
    for (const std::string& field : facts.lane_fields) {
      all.push_back(
          command_of("timeline/lanes", "set", "Timeline lanes by " + field_title(field), field));
    }
  }
  return all;
}

std::vector<Command> matching_commands(const std::vector<Command>& all, std::string_view query) {
  const std::string words = lower(query);
  std::vector<Command> matching;
  for (const Command& command : all) {
    if (holds_every_word(lower(command.label), words)) matching.push_back(command);
  }
  std::stable_partition(matching.begin(), matching.end(), [&](const Command& command) {
    return lower(command.label).starts_with(words);
  });
  return matching;
}

}  // namespace throughline::ui
