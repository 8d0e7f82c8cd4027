// The pieces times are made of; shared by the parsers of this folder, not for others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/instant.h"

namespace throughline {

// Reads a text from the front; a take_ that fails takes nothing.
class TimeCursor {
 public:
  explicit TimeCursor(std::string_view text) : rest_(text) {}

  bool at_end() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }
  char peek(std::size_t ahead = 0) const { return ahead < rest_.size() ? rest_[ahead] : '\0'; }
  bool at_digit() const { return is_digit(peek()); }
  void skip(std::size_t bytes) { rest_.remove_prefix(bytes); }

  static bool is_digit(char c) { return c >= '0' && c <= '9'; }
  static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

  std::size_t digit_run() const;
  bool take(char wanted);
  bool take_any(std::string_view wanted);  // one of these characters
  bool take_blanks();  // ASCII blanks, U+00A0 and U+202F; whether there were any
  // Exactly or between so many digits, no more following.
  std::optional<std::int32_t> take_number(std::size_t least, std::size_t most);
  // ASCII letters and bytes of longer UTF-8 sequences.
  std::string_view take_word();

 private:
  std::string_view rest_;
};

// Digits of a fraction as microseconds, what is finer cut off; takes them all.
std::int32_t take_fraction(TimeCursor& cursor);

// "+02:00", "-0730", "+2", "Z": seconds east of Greenwich.
std::optional<std::int32_t> take_offset(TimeCursor& cursor);

// Two digits at `offset`, or -1; there must be two characters.
inline int two_digits(std::string_view text, std::size_t offset) {
  const unsigned tens = static_cast<unsigned char>(text[offset]) - unsigned{'0'};
  const unsigned ones = static_cast<unsigned char>(text[offset + 1]) - unsigned{'0'};
  return tens > 9 || ones > 9 ? -1 : static_cast<int>(tens * 10 + ones);
}

// "8:26", "08:26:05.5", "8.26 pm", "8 PM" into the clock fields of `civil`. A leap second is
// counted to the second before it.
bool take_clock(TimeCursor& cursor, CivilTime& civil);
// "101530", "1015": the clock of compact forms.
bool take_compact_clock(TimeCursor& cursor, CivilTime& civil);

// A zone behind a time: an offset, an abbreviation, both ("GMT+0200"), and a remark in brackets
// ("+0200 (CEST)", "+01:00[Europe/Berlin]").
std::optional<std::int32_t> take_zone(TimeCursor& cursor);

struct ScannedUnit {
  Instant begin_local;  // civil time written as if it were UTC
  Instant end_local;    // exclusive
  std::optional<std::int32_t> offset_seconds;
};

// "2024" ... "2024-03-05T10:00:05.250+02:00"; a blank may stand for the T.
std::optional<ScannedUnit> scan_time_unit(std::string_view text);

}  // namespace throughline
