#pragma once

#include <string>
#include <vector>

#include "ui/model/action.h"

// Everything that can be done now, as the command palette lists it.
namespace throughline::ui {

struct Command {
  Action action;
  std::string label;
  std::string keys;  // "Ctrl+K"; empty: none
};

// What is on screen: a command that would do nothing is left out.
struct CommandFacts {
  bool open = false;     // an archive is
  bool loading = false;  // one is being opened
  bool filtered = false;
  bool can_undo = false;
  bool can_redo = false;
  bool rejected = false;     // some records were
  bool customer = false;     // a customer's panel is open
  bool interaction = false;  // an interaction is selected
  bool blurred = false;
  std::vector<std::string> lane_fields;
};
std::vector<Command> commands(const CommandFacts& facts);

// Those whose label holds every word of `query`, case aside; labels that begin with it come first.
std::vector<Command> matching_commands(const std::vector<Command>& all, std::string_view query);

}  // namespace throughline::ui
