#pragma once

#include <string_view>
#include <vector>

#include "formats/role_names.h"

namespace throughline::formats {

// Roles of a name that is in no list, by the words it is made of: "CUST_NM", "Número do Pedido",
// "guest.phone", "amount_cents". Never as sure as a name that is listed: ranks up to 7.
std::vector<NamedRole> roles_of_composed_name(std::string_view name);

// Minor units that an amount's name ends in ("amount_cents"): how many make one. 1 if none.
int minor_units_of_name(std::string_view name);

}  // namespace throughline::formats
