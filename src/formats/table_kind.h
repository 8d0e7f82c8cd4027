#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/table_plan.h"

// What the rows of a table are: dealings with customers, or descriptions of what those refer to.
namespace throughline::formats {

struct TableFacts {
  bool has_time = false;
  bool has_value = false;
};
TableFacts facts_of(const TablePlan& plan);

// A table is a reference if
// - its rows hold a key, tags and nothing else that is known; or
// - its name is that of a list (users, organizations, products...) and none of its columns tells of
//   a dealing (score, order, direction, duration, text with a channel); its times tell when its
//   rows were made; or
// - none of its columns tells of a dealing or is a time or an amount, and it names what it lists:
//   an id or customer with a name, an e-mail address or a phone number (only if `by_columns`).
// The reason why it is one, in plain words; empty if it is none.
std::string reference_reason(const PlannedTable& table, std::string_view name, bool by_columns);

// Rows that stand within the records of another table. Without a time of their own they describe
// that record, unless they hold text, or prices where the record itself has no value.
std::string nested_reference_reason(const PlannedTable& table, const TableFacts& parent);
// What the record's own value already counts is not counted again.
void drop_value(PlannedTable& table, std::string_view why);

// Gives all columns the reason why no interaction comes from them.
void make_reference(PlannedTable& table, const std::string& reason);

}  // namespace throughline::formats
