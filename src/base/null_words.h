// What exports write where there is nothing.
#pragma once

#include <string_view>

namespace throughline {

// Without the ASCII blanks (space, tab, line ends) around it.
std::string_view trim_blanks(std::string_view text);

// Blank, NULL, N/A, ?, \N, NaN; also null, n/a, nan. In any column.
bool is_null_word(std::string_view text);

// Those, and NA, None, -; also na, none. Only in numeric or time columns: elsewhere they are words
// (a country, an answer).
bool is_null_number_word(std::string_view text);

}  // namespace throughline
