#include <array>
#include <cstddef>

#include "base/currency.h"
#include "base/decimal.h"

namespace throughline {
namespace {

constexpr std::string_view kMinusSign = "\xE2\x88\x92";  // U+2212
// Blanks that stand in or around numbers: U+00A0, U+202F, U+2009.
constexpr std::array<std::string_view, 4> kBlanks = {" ", "\xC2\xA0", "\xE2\x80\xAF",
                                                     "\xE2\x80\x89"};
constexpr std::array<std::string_view, 2> kApostrophes = {"'", "\xE2\x80\x99"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t blank_length(std::string_view text) {
  if (!text.empty() && (text.front() == '\t' || text.front() == '\r' || text.front() == '\n')) {
    return 1;
  }
  for (const std::string_view blank : kBlanks) {
    if (text.starts_with(blank)) return blank.size();
  }
  return 0;
}

// Collects digits exactly. Zeros behind the point wait until a digit shows that they count.
class Digits {
 public:
  bool add(char digit, bool behind_point) {
    seen_ = true;
    if (behind_point && digit == '0') {
      ++waiting_;
      return true;
    }
    for (; waiting_ > 0; --waiting_) {
      if (!shift(0, true)) return false;
    }
    return shift(digit - '0', behind_point);
  }
  bool seen() const { return seen_; }

  std::optional<Decimal> scaled(int exponent) const {
    if (mantissa_ == 0) return Decimal{};
    Int128 mantissa = mantissa_;
    int scale = scale_ - exponent;
    for (; scale < 0; ++scale) {
      if (mantissa >= kTop) return std::nullopt;
      mantissa *= 10;
    }
    for (; scale > Decimal::kMaxScale; --scale) {
      if (mantissa % 10 != 0) return std::nullopt;
      mantissa /= 10;
    }
    return Decimal{mantissa, scale};
  }

 private:
  // Below 10^37 there is room for one digit more.
  static constexpr Int128 kTop = Int128{1'000'000'000'000'000'000} * 1'000'000'000'000'000'000 * 10;

  bool shift(int digit, bool behind_point) {
    if (mantissa_ >= kTop) return false;
    mantissa_ = mantissa_ * 10 + digit;
    // A number of zeros alone behind the point stays bounded too.
    if (behind_point && ++scale_ > 2 * Decimal::kMaxScale) return false;
    return true;
  }

  Int128 mantissa_ = 0;
  int scale_ = 0;
  int waiting_ = 0;
  bool seen_ = false;
};

class Parser {
 public:
  Parser(std::string_view text, char decimal_mark) : rest_(text), mark_(decimal_mark) {}

  std::optional<ParsedDecimal> parse() {
    if (!take_prefix()) return std::nullopt;
    const std::optional<Decimal> number = take_number();
    if (!number || !take_suffix()) return std::nullopt;
    if (open_ != closed_ || (open_ && signed_)) return std::nullopt;
    return ParsedDecimal{negative_ || open_ ? negate(*number) : *number, currency_};
  }

 private:
  bool take_sign() {
    const bool minus = rest_.starts_with('-') || rest_.starts_with(kMinusSign);
    if (!minus && !rest_.starts_with('+')) return false;
    if (signed_) return false;
    signed_ = true;
    negative_ = minus;
    rest_.remove_prefix(rest_.starts_with(kMinusSign) ? kMinusSign.size() : 1);
    return true;
  }

  bool take_currency() {
    const FoundCurrency found = currency_prefix(rest_);
    if (found.length == 0 || !currency_.empty()) return false;
    currency_ = found.currency;
    rest_.remove_prefix(found.length);
    return true;
  }

  bool take_prefix() {
    while (!rest_.empty() && !is_digit(rest_.front()) && rest_.front() != mark_) {
      if (const std::size_t blank = blank_length(rest_)) {
        rest_.remove_prefix(blank);
      } else if (rest_.front() == '(' && !open_) {
        open_ = true;
        rest_.remove_prefix(1);
      } else if (!take_sign() && !take_currency()) {
        return false;
      }
    }
    return true;
  }

  bool take_suffix() {
    while (!rest_.empty()) {
      if (const std::size_t blank = blank_length(rest_)) {
        rest_.remove_prefix(blank);
      } else if (rest_.front() == ')' && open_ && !closed_) {
        closed_ = true;
        rest_.remove_prefix(1);
      } else if (!take_sign() && !take_currency()) {
        return false;
      }
    }
    return true;
  }

  // Length of a thousands separator before a digit; the first one decides which it is.
  std::size_t separator_length() const {
    const auto fits = [this](std::string_view candidate) {
      return rest_.starts_with(candidate) && rest_.size() > candidate.size() &&
             is_digit(rest_[candidate.size()]) && (separator_.empty() || separator_ == candidate);
    };
    const std::string_view other = mark_ == ',' ? "." : ",";
    if (fits(other)) return other.size();
    for (const std::string_view blank : kBlanks) {
      if (fits(blank)) return blank.size();
    }
    for (const std::string_view apostrophe : kApostrophes) {
      if (fits(apostrophe)) return apostrophe.size();
    }
    return 0;
  }

  std::optional<Decimal> take_number() {
    Digits digits;
    if (!take_whole(digits)) return std::nullopt;
    if (!rest_.empty() && rest_.front() == mark_) {
      rest_.remove_prefix(1);
      for (; !rest_.empty() && is_digit(rest_.front()); rest_.remove_prefix(1)) {
        if (!digits.add(rest_.front(), true)) return std::nullopt;
      }
    }
    if (!digits.seen()) return std::nullopt;
    return digits.scaled(take_exponent());
  }

  bool take_whole(Digits& digits) {
    std::size_t group = 0;
    const std::size_t least = mark_ == '.' ? 2 : 3;  // 12,34,567 in India
    const bool starts_with_zero = rest_.starts_with('0');
    while (!rest_.empty()) {
      if (is_digit(rest_.front())) {
        if (!digits.add(rest_.front(), false)) return false;
        rest_.remove_prefix(1);
        ++group;
        continue;
      }
      const std::size_t length = separator_length();
      if (length == 0) break;
      const bool first = separator_.empty();
      if (group > 3 || group == 0 || (!first && group < least)) return false;
      if (first && starts_with_zero) return false;  // "0,123" has a decimal comma
      separator_ = rest_.substr(0, length);
      rest_.remove_prefix(length);
      group = 0;
    }
    return separator_.empty() || group == 3;
  }

  int take_exponent() {
    if (rest_.size() < 2 || (rest_.front() != 'e' && rest_.front() != 'E')) return 0;
    std::size_t at = 1;
    const bool negative = rest_[at] == '-';
    if (negative || rest_[at] == '+') ++at;
    if (at >= rest_.size() || !is_digit(rest_[at])) return 0;
    int exponent = 0;
    for (; at < rest_.size() && is_digit(rest_[at]); ++at) {
      if (exponent < 1000) exponent = exponent * 10 + (rest_[at] - '0');
    }
    rest_.remove_prefix(at);
    return negative ? -exponent : exponent;
  }

  std::string_view rest_;
  char mark_;
  std::string_view separator_;
  std::string_view currency_;
  bool signed_ = false, negative_ = false;
  bool open_ = false, closed_ = false;  // parentheses
};

}  // namespace

std::optional<ParsedDecimal> parse_decimal(std::string_view text, char decimal_mark) {
  constexpr std::size_t kLongest = 120;  // 38 digits, their separators and a currency
  if (text.size() > kLongest) return std::nullopt;
  return Parser(text, decimal_mark).parse();
}

}  // namespace throughline
