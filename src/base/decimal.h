// Exact decimal numbers, for money. Never floats.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace throughline {

__extension__ typedef __int128 Int128;
__extension__ typedef unsigned __int128 Uint128;

// mantissa / 10^scale, scale 0..kMaxScale, |mantissa| < 10^38.
struct Decimal {
  static constexpr int kMaxScale = 38;

  Int128 mantissa = 0;
  int scale = 0;

  bool is_negative() const { return mantissa < 0; }
  bool is_zero() const { return mantissa == 0; }
};

// By value: 2.50 equals 2.5.
std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);
bool operator==(const Decimal& a, const Decimal& b);

Decimal negate(Decimal value);
// Nothing if the result does not fit exactly.
std::optional<Decimal> add(Decimal a, Decimal b);
std::optional<Decimal> multiply(Decimal a, Decimal b);

struct ParsedDecimal {
  Decimal value;
  // Empty if none is written; the ISO 4217 code where the sign or code says which one; else the
  // sign itself ("$", "¥", "kr": several currencies). Points at static storage.
  std::string_view currency;
};

// "-1,234.50", "(5.00)", "5.00-", "€ 3,10" (decimal_mark ','), "USD 1e3", "1'000". The whole text
// must be one number. A thousands separator must stand before three digits (or two, as in India,
// before a last group of three), else this is nothing: "1,23" is no number with a decimal point.
std::optional<ParsedDecimal> parse_decimal(std::string_view text, char decimal_mark = '.');

// The form money has everywhere: at least two decimals, zeros beyond two dropped:
// "5.00", "0.001", "-3.10".
std::string to_string(Decimal value);
// No padding: "3.39", "6".
std::string to_plain_string(Decimal value);

// How columns hold decimals: millionths. Nothing if that would not be exact or not fit.
inline constexpr std::int64_t kMicro = 1'000'000;
std::optional<std::int64_t> to_micro(Decimal value);
Decimal from_micro(std::int64_t micro);
// For "123", "-123.45" and the like, up to six decimals (zeros beyond are fine): the quick way.
// Nothing for all else: ask parse_decimal then.
std::optional<std::int64_t> parse_plain_micro(std::string_view text);

}  // namespace throughline
