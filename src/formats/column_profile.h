#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time_parse.h"
#include "formats/csv_dialect.h"

// What the values of a column look like, in a sample of the table's rows.
namespace throughline::formats {

enum class ValueShape : std::uint8_t { kText, kNumber, kTime, kEmail };

// Of a value that is not blank. A bare number is a number, also where it could be a date.
ValueShape shape_of(std::string_view value);
bool is_email(std::string_view value);
// "+44 20 7946 0958", "(020) 7946-0958": 7 to 15 digits, with a plus sign or groups.
bool is_phone(std::string_view value);
// An identifier that a spreadsheet or data frame wrote as a fraction: "17850.0".
bool is_whole_float(std::string_view value);

// "true", "no", "ja", "0"... Nothing if it is none of the usual words.
std::optional<bool> read_boolean(std::string_view value);

struct ColumnProfile {
  std::size_t rows = 0;    // sampled
  std::size_t filled = 0;  // of those, not null; what follows counts among the filled
  std::size_t marks = 0;   // "-", "NA", "None" in a column that holds numbers: not among the filled
  std::size_t distinct = 0;
  std::vector<std::string> sample;  // first distinct values

  std::size_t times = 0;          // bare numbers are none
  std::size_t midnights = 0;      // of times and compact dates: no time of day is stated
  std::size_t times_of_day = 0;   // alone, or with a spreadsheet's dummy date; these are no times
  std::size_t compact_times = 0;  // bare numbers that can be a date or an epoch
  std::size_t numbers = 0;        // decimal point
  std::size_t comma_numbers = 0;  // decimal comma
  std::size_t unlike_comma = 0;   // no number with a decimal comma, but one with a point
  std::size_t unlike_point = 0;   // the other way round
  std::size_t booleans = 0;
  std::size_t durations = 0;
  std::size_t whole_floats = 0;
  std::size_t emails = 0;
  std::size_t phones = 0;
  std::size_t spaced = 0;          // hold a blank inside
  std::size_t lettered = 0;        // hold a letter and no digit
  std::size_t coded = 0;           // hold a digit and no blank inside
  std::size_t currency_codes = 0;  // three capitals
  // Hold this sign; what separates the values of a list.
  std::size_t semicolons = 0, commas = 0, bars = 0;
  std::array<std::size_t, 6> words{};  // known to the vocabulary, by VocabularyKind
  std::size_t characters = 0;
  std::size_t longest = 0;
  bool counts_rows = false;  // 0, 1, 2, ... or 1, 2, 3, ...

  // Of dates that depend on the order of day and month.
  std::size_t day_first = 0;    // can only be read day first
  std::size_t month_first = 0;  // can only be read month first
  std::size_t ambiguous = 0;
  bool dotted_dates = false;
  // Times the column changes its direction when read in this order: sorted columns change little.
  std::size_t turns_day_first = 0;
  std::size_t turns_month_first = 0;

  double share(std::size_t count) const {
    return filled == 0 ? 0 : static_cast<double>(count) / static_cast<double>(filled);
  }
  double average_length() const { return share(characters); }
  // Nearly all values are numbers, times, times of day or durations.
  bool holds_numbers() const {
    constexpr double kNearlyAll = 0.9;
    return share(std::max({numbers, comma_numbers, times, times_of_day, durations})) >= kNearlyAll;
  }
};

// Column `column` of rows [first, rows.size()).
ColumnProfile profile_column(const SampleRows& rows, std::size_t first, std::size_t column);

}  // namespace throughline::formats
