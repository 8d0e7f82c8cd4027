#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/model/archive.h"

// Which columns the interactions table shows.
namespace throughline::ui {

// Those chosen, else the usual ones that hold anything.
std::vector<std::string> shown_columns(const Context& context);

// The columns after `field` was put in or taken away; empty: the usual ones. nullopt where that
// cannot be: an unknown field, the last column, too many.
std::optional<std::vector<std::string>> with_column_toggled(const Context& context,
                                                            std::string_view field);

struct ColumnChoice {
  std::string id;  // "column_choice/x.Country"
  std::string field;
  std::string title;
  std::string share;  // of the interactions that state it
  bool shown = false;
};

// The list to choose from: every field that holds anything, found by its words.
class ColumnChooser {
 public:
  void open();
  void update(const Context& context);

  const std::vector<ColumnChoice>& choices() const { return choices_; }  // that have the words
  std::string summary(const Formatter& format) const;                    // "9 of 64 shown"
  const std::string& query() const { return query_; }
  void set_query(std::string query);
  std::size_t chosen() const { return chosen_; }  // of choices()
  void step(int steps);                           // round the ends
  bool take_focus();                              // the box asks for the keyboard once

 private:
  std::vector<ColumnChoice> choices_;
  std::size_t shown_ = 0;
  std::size_t all_ = 0;
  std::string query_;
  std::size_t chosen_ = 0;
  bool wants_focus_ = false;
};

}  // namespace throughline::ui
