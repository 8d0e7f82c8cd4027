// Words that stand in dates; for the parsers of this folder.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace throughline {

// "Mar", "märz", "SEPTEMBER" of English, German, French, Spanish, Italian, Portuguese and Dutch.
std::optional<std::int32_t> month_by_name(std::string_view word);
bool is_weekday_name(std::string_view word);

// Seconds east of "UTC", "GMT", "EST"... Only abbreviations that mean one offset in practice.
std::optional<std::int32_t> offset_by_abbreviation(std::string_view word);

}  // namespace throughline
