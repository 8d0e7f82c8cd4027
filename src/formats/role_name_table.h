#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "formats/role_names.h"

namespace throughline::formats {

struct NameRow {
  Role role;
  std::int8_t rank;
  std::string_view names;  // reduced, separated by a space
};

// Names in English, German, French, Spanish and Portuguese. A name may stand in several rows.
std::span<const NameRow> role_name_rows();

}  // namespace throughline::formats
