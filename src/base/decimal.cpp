#include "base/decimal.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <utility>

namespace throughline {
namespace {

constexpr std::array<Int128, 39> make_powers() {
  std::array<Int128, 39> powers{};
  powers[0] = 1;
  for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
  return powers;
}

constexpr std::array<Int128, 39> kPowers = make_powers();  // 10^38 < 2^127
constexpr Int128 kBound = kPowers[38];                     // mantissas stay below it

Int128 power(int exponent) { return kPowers[static_cast<std::size_t>(exponent)]; }

Int128 magnitude(Int128 value) { return value < 0 ? -value : value; }

// Nothing if the product reaches 10^38.
std::optional<Int128> multiply_bounded(Int128 a, Int128 b) {
  if (a == 0 || b == 0) return Int128{0};
  if (magnitude(a) > (kBound - 1) / magnitude(b)) return std::nullopt;
  return a * b;
}

Decimal without_trailing_zeros(Decimal value) {
  if (value.mantissa == 0) return {};
  while (value.scale > 0 && value.mantissa % 10 == 0) {
    value.mantissa /= 10;
    --value.scale;
  }
  return value;
}

void append_decimal(Decimal value, int least_decimals, std::string& out) {
  value = without_trailing_zeros(value);
  std::array<char, 40> digits{};  // backwards
  std::size_t count = 0;
  for (Int128 rest = magnitude(value.mantissa); rest > 0; rest /= 10) {
    digits[count++] = static_cast<char>('0' + static_cast<int>(rest % 10));
  }
  const auto scale = static_cast<std::size_t>(value.scale);
  while (count <= scale) digits[count++] = '0';  // count <= 39: scale is at most 38
  if (value.mantissa < 0) out.push_back('-');
  for (std::size_t i = count; i > scale; --i) out.push_back(digits[i - 1]);
  const auto decimals = std::max(scale, static_cast<std::size_t>(least_decimals));
  if (decimals == 0) return;
  out.push_back('.');
  for (std::size_t i = scale; i > 0; --i) out.push_back(digits[i - 1]);
  out.append(decimals - scale, '0');
}

}  // namespace

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  // Whole parts first, then fractions widened to 38 places: nothing can overflow.
  const Int128 whole_a = a.mantissa / power(a.scale);
  const Int128 whole_b = b.mantissa / power(b.scale);
  if (whole_a != whole_b) {
    return whole_a < whole_b ? std::strong_ordering::less : std::strong_ordering::greater;
  }
  const Int128 part_a = a.mantissa % power(a.scale) * power(Decimal::kMaxScale - a.scale);
  const Int128 part_b = b.mantissa % power(b.scale) * power(Decimal::kMaxScale - b.scale);
  if (part_a == part_b) return std::strong_ordering::equal;
  return part_a < part_b ? std::strong_ordering::less : std::strong_ordering::greater;
}

bool operator==(const Decimal& a, const Decimal& b) { return (a <=> b) == 0; }

Decimal negate(Decimal value) {
  value.mantissa = -value.mantissa;
  return value;
}

std::optional<Decimal> add(Decimal a, Decimal b) {
  a = without_trailing_zeros(a);
  b = without_trailing_zeros(b);
  if (a.scale < b.scale) std::swap(a, b);
  const auto widened = multiply_bounded(b.mantissa, power(a.scale - b.scale));
  if (!widened) return std::nullopt;
  // Before adding: 2 * 10^38 exceeds 2^127.
  if (a.mantissa > 0 && *widened > kBound - 1 - a.mantissa) return std::nullopt;
  if (a.mantissa < 0 && *widened < -(kBound - 1) - a.mantissa) return std::nullopt;
  return without_trailing_zeros({a.mantissa + *widened, a.scale});
}

std::optional<Decimal> multiply(Decimal a, Decimal b) {
  a = without_trailing_zeros(a);
  b = without_trailing_zeros(b);
  const auto product = multiply_bounded(a.mantissa, b.mantissa);
  if (!product) return std::nullopt;
  Decimal result{*product, a.scale + b.scale};
  result = without_trailing_zeros(result);
  if (result.scale > Decimal::kMaxScale) return std::nullopt;
  return result;
}

std::string to_string(Decimal value) {
  std::string out;
  append_decimal(value, 2, out);
  return out;
}

std::string to_plain_string(Decimal value) {
  std::string out;
  append_decimal(value, 0, out);
  return out;
}

std::optional<std::int64_t> to_micro(Decimal value) {
  value = without_trailing_zeros(value);
  if (value.scale > 6) return std::nullopt;
  const auto micro = multiply_bounded(value.mantissa, power(6 - value.scale));
  if (!micro || *micro > std::numeric_limits<std::int64_t>::max() ||
      *micro < std::numeric_limits<std::int64_t>::min()) {
    return std::nullopt;
  }
  return static_cast<std::int64_t>(*micro);
}

Decimal from_micro(std::int64_t micro) { return without_trailing_zeros({micro, 6}); }

std::optional<std::int64_t> parse_plain_micro(std::string_view text) {
  std::size_t at = 0;
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) ++at;
  const auto digit_here = [&] { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
  std::int64_t value = 0;
  const std::size_t whole_start = at;
  for (; digit_here(); ++at) {
    if (at - whole_start >= 12) return std::nullopt;  // 10^12 millionfold still fits
    value = value * 10 + (text[at] - '0');
  }
  if (at == whole_start) return std::nullopt;
  value *= kMicro;
  if (at < text.size() && text[at] == '.') {
    ++at;
    if (!digit_here()) return std::nullopt;
    for (std::int64_t place = kMicro / 10; digit_here(); ++at, place /= 10) {
      if (place == 0 && text[at] != '0') return std::nullopt;
      value += (text[at] - '0') * place;
    }
  }
  if (at != text.size()) return std::nullopt;
  return negative ? -value : value;
}

}  // namespace throughline
