#include "formats/spreadsheet_value.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "base/instant.h"
#include "base/utf8.h"

namespace throughline::formats {
namespace {

constexpr std::int64_t kDayMs = 86'400'000;
constexpr double kSerialEnd = 2'958'466;  // 10000-01-01, counted from 1900
constexpr std::int64_t kFirstLeapDay = 60;
constexpr std::size_t kLongestNumber = 330;  // what a binary number may take in plain digits

bool is_digit(char c) { return c >= '0' && c <= '9'; }

void append_padded(std::int64_t number, int width, std::string& out) {
  const std::string digits = std::to_string(number);
  for (auto length = static_cast<int>(digits.size()); length < width; ++length) out.push_back('0');
  out += digits;
}

void append_clock(std::int64_t ms, std::string& out) {
  append_padded(ms / 3'600'000, 2, out);
  out.push_back(':');
  append_padded(ms / 60'000 % 60, 2, out);
  out.push_back(':');
  append_padded(ms / 1000 % 60, 2, out);
  if (ms % 1000 == 0) return;
  out.push_back('.');
  append_padded(ms % 1000, 3, out);
}

void append_day(std::int64_t day, bool since_1904, std::string& out) {
  if (!since_1904 && day == kFirstLeapDay) {
    out += "1900-02-29";
    return;
  }
  const CivilDate first = since_1904            ? CivilDate{1904, 1, 1}
                          : day < kFirstLeapDay ? CivilDate{1899, 12, 31}
                                                : CivilDate{1899, 12, 30};
  const CivilDate date = civil_from_days(days_from_civil(first) + day);
  append_padded(date.year, 4, out);
  out.push_back('-');
  append_padded(date.month, 2, out);
  out.push_back('-');
  append_padded(date.day, 2, out);
}

struct NumberParts {
  bool negative = false;
  std::string_view whole;
  std::string_view fraction;
  long exponent = 0;
  bool has_exponent = false;
};

bool split_number(std::string_view text, NumberParts& parts) {
  const auto take_digits = [&text] {
    std::size_t length = 0;
    while (length < text.size() && is_digit(text[length])) ++length;
    const std::string_view digits = text.substr(0, length);
    text.remove_prefix(length);
    return digits;
  };
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    parts.negative = text.front() == '-';
    text.remove_prefix(1);
  }
  parts.whole = take_digits();
  if (!text.empty() && text.front() == '.') {
    text.remove_prefix(1);
    parts.fraction = take_digits();
  }
  if (parts.whole.empty() && parts.fraction.empty()) return false;
  if (text.empty()) return true;
  if (text.front() != 'E' && text.front() != 'e') return false;
  text.remove_prefix(1);
  bool negative = false;
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    negative = text.front() == '-';
    text.remove_prefix(1);
  }
  const std::string_view digits = take_digits();
  if (digits.empty() || digits.size() > 3 || !text.empty()) return false;
  for (const char c : digits) parts.exponent = parts.exponent * 10 + (c - '0');
  if (negative) parts.exponent = -parts.exponent;
  parts.has_exponent = true;
  return true;
}

std::size_t significant_digits(const NumberParts& parts) {
  std::string digits = std::string(parts.whole) + std::string(parts.fraction);
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
  const std::size_t last = digits.find_last_not_of('0');
  return last == std::string::npos ? 0 : last + 1;
}

void append_plain(const NumberParts& parts, std::string& out) {
  std::string digits = std::string(parts.whole) + std::string(parts.fraction);
  long point = static_cast<long>(parts.whole.size()) + parts.exponent;
  const std::size_t zeros = std::min(digits.find_first_not_of('0'), digits.size());
  digits.erase(0, zeros);
  point -= static_cast<long>(zeros);
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.empty()) {
    out.push_back('0');
    return;
  }
  if (parts.negative) out.push_back('-');
  if (point <= 0) {
    out += "0.";
    out.append(static_cast<std::size_t>(-point), '0');
    out += digits;
    return;
  }
  const auto whole = static_cast<std::size_t>(point);
  if (digits.size() <= whole) {
    out += digits;
    out.append(whole - digits.size(), '0');
    return;
  }
  out += digits.substr(0, whole);
  out.push_back('.');
  out += digits.substr(whole);
}

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// The code unit that `_xHHHH_` at the beginning of the text stands for; -1 if it is none.
std::int32_t escaped_unit(std::string_view text) {
  constexpr std::size_t kLength = 7;
  if (text.size() < kLength || !text.starts_with("_x") || text[kLength - 1] != '_') return -1;
  std::int32_t unit = 0;
  for (const char c : text.substr(2, 4)) {
    const int value = hex_value(c);
    if (value < 0) return -1;
    unit = unit * 16 + value;
  }
  return unit;
}

}  // namespace

bool append_serial(double serial, CellKind kind, bool since_1904, std::string& out) {
  if (!std::isfinite(serial) || std::fabs(serial) >= kSerialEnd) return false;
  const std::int64_t ms = std::llround(serial * static_cast<double>(kDayMs));
  if (kind == CellKind::kDuration) {
    if (ms < 0) out.push_back('-');
    append_clock(ms < 0 ? -ms : ms, out);
    return true;
  }
  if (ms < 0) return false;
  const std::int64_t day = ms / kDayMs;
  const std::int64_t rest = ms % kDayMs;
  constexpr std::int64_t kDaysBetweenEpochs = 1462;
  if (since_1904 && day + kDaysBetweenEpochs >= static_cast<std::int64_t>(kSerialEnd)) return false;
  if (day == 0 && (!since_1904 || kind == CellKind::kTime)) {
    if (rest == 0 && kind == CellKind::kDate) return false;
    append_clock(rest, out);
    return true;
  }
  append_day(day, since_1904, out);
  if (rest == 0 && kind == CellKind::kDate) return true;
  out.push_back('T');
  append_clock(rest, out);
  return true;
}

bool parse_serial(std::string_view text, double& serial) {
  NumberParts parts;
  if (text.size() > kLongestNumber || !split_number(text, parts)) return false;
  serial = std::strtod(std::string(text).c_str(), nullptr);
  return std::isfinite(serial);
}

void append_number(std::string_view text, std::string& out) {
  NumberParts parts;
  if (text.size() > kLongestNumber || !split_number(text, parts)) {
    out += text;
    return;
  }
  constexpr std::size_t kSurelyExact = 15;
  const bool whole_number = parts.fraction.empty() && !parts.has_exponent;
  if (whole_number || parts.whole.size() + parts.fraction.size() <= kSurelyExact ||
      significant_digits(parts) <= kSurelyExact) {
    if (parts.has_exponent) {
      append_plain(parts, out);
    } else {
      out += text;
    }
    return;
  }
  const std::string copy(text);
  const double value = std::strtod(copy.c_str(), nullptr);
  if (!std::isfinite(value)) {
    out += text;
    return;
  }
  std::array<char, 40> shortest{};
  for (int precision = static_cast<int>(kSurelyExact); precision <= 17; ++precision) {
    std::snprintf(shortest.data(), shortest.size(), "%.*e", precision - 1, value);
    if (std::strtod(shortest.data(), nullptr) == value) break;
  }
  NumberParts short_parts;
  if (split_number(shortest.data(), short_parts)) append_plain(short_parts, out);
}

void append_unescaped(std::string_view text, std::string& out) {
  while (!text.empty()) {
    const std::size_t at = text.find("_x");
    out += text.substr(0, at);
    if (at == std::string_view::npos) return;
    text.remove_prefix(at);
    const std::int32_t unit = escaped_unit(text);
    if (unit < 0) {
      out.push_back('_');
      text.remove_prefix(1);
      continue;
    }
    constexpr std::size_t kLength = 7;
    text.remove_prefix(kLength);
    auto code_point = static_cast<char32_t>(unit);
    if (code_point >= 0xD800 && code_point < 0xDC00) {
      const std::int32_t low = escaped_unit(text);
      if (low >= 0xDC00 && low < 0xE000) {
        code_point = 0x10000 + ((code_point - 0xD800) << 10U) + static_cast<char32_t>(low - 0xDC00);
        text.remove_prefix(kLength);
      }
    }
    utf8::append_code_point(code_point == 0 ? utf8::kReplacement : code_point, out);
  }
}

std::uint32_t column_of_reference(std::string_view reference) {
  std::uint32_t column = 0;
  std::size_t letters = 0;
  while (letters < reference.size()) {
    const auto letter = static_cast<char>(reference[letters] & ~0x20);
    if (letter < 'A' || letter > 'Z') break;
    if (++letters > 3) return kSheetColumns;
    column = column * 26 + static_cast<std::uint32_t>(letter - 'A' + 1);
  }
  const std::string_view row = reference.substr(letters);
  if (letters == 0 || row.empty() || !std::all_of(row.begin(), row.end(), is_digit))
    return kSheetColumns;
  return std::min(column - 1, kSheetColumns);
}

std::string column_letters(std::uint32_t column) {
  std::string letters;
  for (std::uint32_t left = column + 1; left > 0; left = (left - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (left - 1) % 26));
  return letters;
}

}  // namespace throughline::formats
