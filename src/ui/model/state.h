#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What the person has chosen: filter, selection and view. The same files and the same state text
// give the same screen.
namespace throughline::ui {

// Half-open [from, to) in microseconds since 1970, UTC.
struct TimeRange {
  std::int64_t from = 0;
  std::int64_t to = 0;
  std::int64_t length() const { return to - from; }
  bool operator==(const TimeRange&) const = default;
};

enum class Tab { kInteractions, kCustomers };
enum class CustomerPart { kConversation, kLedger, kAbout };

struct Sort {
  std::string field;
  bool falling = false;
  bool operator==(const Sort&) const = default;
};
std::string sort_text(const Sort& sort);  // "-time"
Sort sort_of_text(std::string_view text);

struct State {
  std::string filter;              // filter text without view terms and zone
  std::string lanes = "channel";   // field of the timeline's lanes; empty: one lane
  std::optional<TimeRange> range;  // of the timeline; nullopt: the brush, else everything
  Tab tab = Tab::kInteractions;
  std::optional<std::string> customer;  // whose panel is open
  CustomerPart customer_part = CustomerPart::kConversation;
  bool reading_by_time = false;            // the conversation; else by thread
  std::optional<std::string> interaction;  // selected row's id
  Sort sort{"time", true};                 // of the interactions
  Sort customer_sort{"interactions", true};
  std::vector<std::string> columns;     // of the interactions; empty: the usual ones
  std::optional<std::int64_t> sources;  // what was read is shown: that file's; -1: no one's
  bool blur = false;                    // names and texts are hidden on screen
  bool raw = false;                     // the selected interaction's record, as in its file
  std::string zone;                     // IANA name; empty: the host's for display, UTC for filters
  bool operator==(const State&) const = default;
};

inline constexpr std::size_t kMostColumns = 64;

// Filter terms first, then `view.NAME:VALUE` terms of what is not the default, then `zone:NAME`.
std::string state_text(const State& state);
// Never fails: an unknown or unreadable view term is dropped, everything else is filter.
State state_of_text(std::string_view text);
// The same onto a state there is: what the text does not name stays, the filter becomes its own.
void apply_state_text(State& state, std::string_view text);

// Past and future filters. Pushing after an undo forgets what was undone.
class FilterHistory {
 public:
  void push(std::string_view filter);  // the filter now in force; equal to the newest: no step
  std::optional<std::string> undo();
  std::optional<std::string> redo();
  bool can_undo() const { return at_ > 0; }
  bool can_redo() const { return at_ + 1 < steps_.size(); }

 private:
  std::vector<std::string> steps_{std::string()};
  std::size_t at_ = 0;
};

}  // namespace throughline::ui
