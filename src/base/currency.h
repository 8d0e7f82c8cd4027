// Names and signs of currencies.
#pragma once

#include <cstddef>
#include <string_view>

namespace throughline {

struct FoundCurrency {
  std::string_view currency;  // static storage; empty if none was found
  std::size_t length = 0;     // bytes taken
};

// A currency at the beginning of `text`: an ISO 4217 code in capitals, or a sign.
// `currency` is the code where only one is meant (€ EUR, R$ BRL), else the sign ("$", "¥", "kr").
FoundCurrency currency_prefix(std::string_view text);

// For a column of currencies: the whole text, codes in any case ("usd", "€"); empty if none.
std::string_view find_currency(std::string_view text);

}  // namespace throughline
