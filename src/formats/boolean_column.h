#pragma once

#include <cstdint>
#include <string_view>

#include "formats/column_profile.h"
#include "model/field.h"

namespace throughline::formats {

// Which words yes and no of a column stand for: "inbound: true".
struct BooleanColumn {
  std::string_view names;  // reduced
  Field field;
  std::uint8_t yes, no;
};

// By the column's name, if all its values are yes or no; else null.
const BooleanColumn* boolean_of(std::string_view name, const ColumnProfile& profile);

}  // namespace throughline::formats
