#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/field.h"

// What columns are called.
namespace throughline::formats {

enum class RoleKind : std::uint8_t {
  kField,     // a common field
  kQuantity,  // how many: with a unit price it gives the value
  kUnitPrice,
  kTimeOfDay,  // of the date in another column: the start's or the end's
  kMoneyIn,    // an amount that was received or given, by the column it stands in
  kMoneyOut,
  kFrom,  // who wrote or called, and to whom: the field is kEmail or kPhone
  kTo,
};

struct Role {
  RoleKind kind;
  Field field;  // of kField and kTimeOfDay; else kValue
  friend bool operator==(const Role&, const Role&) = default;
};

// A column's name stands for a role: the higher the rank, the surer.
struct NamedRole {
  std::string_view name;  // reduced, see reduced_name
  Role role;
  std::int8_t rank;  // 1..9
};

// Letters and digits only, in lower case and without accents: "Customer ID", "customer_id" and
// "CustomerID" are one.
std::string reduced_name(std::string_view name);

// All roles a name stands for, none if it is unknown: as it is listed, else by its words.
std::vector<NamedRole> roles_of_name(std::string_view name);
// Of a text that may be long, a survey's question.
std::vector<NamedRole> roles_of_explanation(std::string_view text);
// Of the lists (and of questions in a survey) only; the second takes a reduced name.
bool is_listed_name(std::string_view name);
std::vector<NamedRole> listed_roles(std::string_view reduced);

// Whether a column of times is no time of an interaction: a birthday, when the row was copied.
bool names_other_time(std::string_view name);

// A unit that a duration column's name ends in ("wait_ms", "Talk time (min)"): microseconds of one.
// 0 if none.
std::int64_t unit_of_name(std::string_view name);

// An ISO 4217 code that an amount column's name ends in ("amount_eur", "Total (USD)"); empty if
// none.
std::string_view currency_of_name(std::string_view name);

}  // namespace throughline::formats
