#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/model/archive.h"
#include "ui/model/filter_terms.h"

// Title, open files, filter box, chips.
namespace throughline::ui {

struct Chip {
  std::string id;  // "chip/channel:email"
  std::string label;
  std::string text;    // the term as written
  bool wrong = false;  // the engine's error points at it
};

// What the menu below the archive's name offers.
struct ArchiveCommand {
  std::string_view id;
  std::string_view label;
};
std::span<const ArchiveCommand> archive_commands();

class Toolbar {
 public:
  void update(const Context& context, const std::optional<EngineError>& filter_error);

  const std::string& title() const { return title_; }  // "Throughline"
  const std::string& files() const { return files_; }  // "orders.csv + 2", empty if none
  const std::vector<Chip>& chips() const { return chips_; }

  // The box holds the whole filter text. It is a draft until submitted.
  const std::string& draft() const { return draft_; }
  bool draft_differs() const { return draft_ != applied_; }
  void set_draft(std::string text) { draft_ = std::move(text); }
  void revert() { draft_ = applied_; }
  static std::string_view hint() { return "search words, or field:value"; }

  // Of the applied filter. `pointer` is bytes in its text; only drawn while the draft is it.
  const std::string& error() const { return error_; }
  const std::optional<Pointer>& pointer() const { return pointer_; }
  const std::string& error_term() const { return error_term_; }

 private:
  static std::string message_of_filter(const EngineError& error);

  std::string title_ = "Throughline";
  std::string files_;
  std::string draft_;
  std::string applied_;
  std::string error_;
  std::string error_term_;
  std::optional<Pointer> pointer_;
  std::vector<Chip> chips_;
};

}  // namespace throughline::ui
