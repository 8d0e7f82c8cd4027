#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/model/commands.h"
#include "ui/model/customer.h"
#include "ui/model/json.h"

// What stands over everything else, one at a time: the command palette, the list of keys, privacy.
namespace throughline::ui {

enum class Sheet { kNone, kPalette, kKeys, kPrivacy, kColumns };

class Sheets {
 public:
  Sheet open() const { return open_; }
  void show(Sheet sheet);
  void close() { open_ = Sheet::kNone; }

  // The palette. A query that is no command may be a filter: the last line offers it.
  const std::string& query() const { return query_; }
  void set_query(std::string query);
  void update(const CommandFacts& facts, const Formatter& format);
  const std::vector<Command>& commands() const { return commands_; }
  std::size_t chosen() const { return chosen_; }  // of commands()
  void step(int steps);                           // round the ends
  // The box asks for the keyboard once.
  bool take_focus();

  // The list of keys: every key that does something, in groups.
  struct KeyLine {
    std::string keys;  // "J", "Ctrl+Z, Ctrl+Y"
    std::string label;
  };
  static std::vector<KeyLine> keys();

  // {"event":"privacy","policy":"…","requests":0,"refused":0,"memory":123,"files":1}: what the page
  // may do and did, told by the host when the sheet is opened.
  void take_privacy(const Json& event);
  const std::vector<LabelledText>& privacy() const { return privacy_; }

 private:
  void describe_privacy(const Formatter& format);

  Sheet open_ = Sheet::kNone;
  std::string query_;
  std::vector<Command> commands_;
  std::size_t chosen_ = 0;
  bool wants_focus_ = false;
  std::optional<Json> told_;
  std::vector<LabelledText> privacy_;
};

}  // namespace throughline::ui
