#pragma once

#include <optional>
#include <string>
#include <vector>

#include "formats/column_profile.h"
#include "formats/role_names.h"

// Which column plays which role, by its name and by what its values look like.
namespace throughline::formats {

struct ColumnRole {
  std::optional<Role> role;  // nothing: kept under its own name
  bool by_name = false;
  std::string reason;  // in plain words
};

// One entry a column. Each role is given once, to the column it fits best; what fits second stays
// without.
// `explanations`: what a further header row says of a column, for names that say nothing; may be
// empty.
std::vector<ColumnRole> decide_roles(const std::vector<std::string>& names,
                                     const std::vector<ColumnProfile>& profiles,
                                     const std::vector<std::string>& explanations = {});

// The role's word for a person: "started_at", "quantity".
std::string_view role_name(Role role);

}  // namespace throughline::formats
