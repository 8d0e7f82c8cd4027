#pragma once

#include <optional>
#include <string>
#include <string_view>

// A command, from the canvas, the DOM twin, a key or a test: always the id of a thing on screen
// and the name of what is done to it.
namespace throughline::ui {

struct Action {
  std::string id;     // "facet/channel/email"
  std::string name;   // "toggle"
  std::string value;  // text or number, where the action takes one
  double x = 0;       // fractions of the width, where the action takes places on an axis
  double x2 = 0;
};

// "facet/channel/a/b" with head "facet" -> "channel/a/b"; empty if the head is another.
std::string_view after_head(std::string_view id, std::string_view head);

// The action's value where it has to be a finite number.
std::optional<double> number_of(const std::string& text);

}  // namespace throughline::ui
