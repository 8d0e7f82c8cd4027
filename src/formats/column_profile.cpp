#include "formats/column_profile.h"

#include <algorithm>
#include <optional>
#include <unordered_set>

#include "base/decimal.h"
#include "base/null_words.h"
#include "formats/parties.h"
#include "formats/time_of_day.h"
#include "model/vocabulary.h"

namespace throughline::formats {
namespace {

constexpr std::size_t kSampleValues = 3;
constexpr std::size_t kSampleValueBytes = 80;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

bool has_digit(std::string_view value) { return std::any_of(value.begin(), value.end(), is_digit); }

bool is_digits(std::string_view value) {
  return !value.empty() && std::all_of(value.begin(), value.end(), is_digit);
}

// Cuts at a character's boundary.
std::string shortened(std::string_view value) {
  if (value.size() <= kSampleValueBytes) return std::string(value);
  std::size_t end = kSampleValueBytes;
  while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xC0U) == 0x80U) --end;
  return std::string(value.substr(0, end)) + "\u2026";
}

// Counts how often a sequence turns from rising to falling or back.
class Turns {
 public:
  void add(Instant instant) {
    if (has_last_ && instant != last_) {
      const bool rising = instant > last_;
      if (has_direction_ && rising != rising_) ++count;
      rising_ = rising;
      has_direction_ = true;
    }
    last_ = instant;
    has_last_ = true;
  }
  std::size_t count = 0;

 private:
  Instant last_;
  bool has_last_ = false, has_direction_ = false, rising_ = false;
};

void profile_time(std::string_view value, ColumnProfile& profile, Turns& day_first,
                  Turns& month_first) {
  if (!has_digit(value) || value.size() > 64) return;
  const bool bare = value.find_first_not_of("0123456789.-+") == std::string_view::npos &&
                    value.find('-', 1) == std::string_view::npos &&
                    std::count(value.begin(), value.end(), '.') < 2;
  if (!bare && read_time_of_day(value)) {
    ++profile.times_of_day;
    return;
  }
  const auto time = parse_time(value, {DayMonthOrder::kMonthDay, bare});
  if (!time) return;
  profile.midnights += time->instant.microseconds % kMicrosPerDay == 0 ? 1 : 0;
  if (bare) {
    ++profile.compact_times;
    return;
  }
  ++profile.times;
  if (time->ambiguous_day_month) {
    ++profile.ambiguous;
    if (value.find('.') != std::string_view::npos && value.find('/') == std::string_view::npos) {
      profile.dotted_dates = profile.dotted_dates || value.find('.') < 3;
    }
    month_first.add(time->instant);
    if (const auto swapped = parse_time(value, {DayMonthOrder::kDayMonth, false}))
      day_first.add(swapped->instant);
    return;
  }
  profile.day_first += time->form == TimeForm::kDayFirst ? 1 : 0;
  profile.month_first += time->form == TimeForm::kMonthFirst ? 1 : 0;
}

void profile_number(std::string_view value, ColumnProfile& profile) {
  if (!has_digit(value) || value.size() > 64) return;
  const bool point = parse_decimal(value, '.').has_value();
  const bool comma = parse_decimal(value, ',').has_value();
  profile.numbers += point ? 1 : 0;
  profile.comma_numbers += comma ? 1 : 0;
  profile.unlike_comma += point && !comma ? 1 : 0;
  profile.unlike_point += comma && !point ? 1 : 0;
}

bool knows(VocabularyKind kind, std::string_view value) {
  const std::uint8_t code = vocabulary_code(kind, value);
  const auto other = static_cast<std::uint8_t>(vocabulary_words(kind).size() - 1);
  return code != 0 && (code != other || value == "other");
}

}  // namespace

std::optional<bool> read_boolean(std::string_view value) {
  constexpr std::size_t kLongest = 8;
  if (value.empty() || value.size() > kLongest) return std::nullopt;
  std::string word = " ";
  for (const char c : value) word.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
  word.push_back(' ');
  constexpr std::string_view kYes =
      " true yes y t 1 ja j wahr oui vrai si s\u00ed sim verdadero on ";
  constexpr std::string_view kNo = " false no n f 0 nein falsch non faux n\u00e3o nao falso off ";
  if (kYes.find(word) != std::string_view::npos) return true;
  if (kNo.find(word) != std::string_view::npos) return false;
  return std::nullopt;
}

bool is_email(std::string_view value) {
  const std::size_t at = value.find('@');
  if (at == 0 || at == std::string_view::npos || value.size() > 254) return false;
  const std::string_view domain = value.substr(at + 1);
  return domain.find('@') == std::string_view::npos && domain.find('.') != std::string_view::npos &&
         domain.front() != '.' && domain.back() != '.' &&
         value.find_first_of(" \t\r\n,;<>\"") == std::string_view::npos;
}

bool is_phone(std::string_view value) {
  if (value.find_first_not_of("0123456789+-() ./") != std::string_view::npos) return false;
  const auto digits = std::count_if(value.begin(), value.end(), is_digit);
  const bool grouped = value.find_first_of("-() /") != std::string_view::npos;
  return digits >= 7 && digits <= 15 && (value.front() == '+' || (grouped && digits >= 9));
}

bool is_whole_float(std::string_view value) {
  return value.size() > 2 && value.ends_with(".0") &&
         is_digits(value.substr(value.front() == '-' ? 1 : 0,
                                value.size() - (value.front() == '-' ? 3 : 2)));
}

ValueShape shape_of(std::string_view value) {
  if (is_email(value)) return ValueShape::kEmail;
  if (!has_digit(value) || value.size() > 64) return ValueShape::kText;
  if (parse_decimal(value, '.') || parse_decimal(value, ',') || parse_duration(value))
    return ValueShape::kNumber;
  return read_time_of_day(value) || parse_time(value, {DayMonthOrder::kMonthDay, false})
             ? ValueShape::kTime
             : ValueShape::kText;
}

ColumnProfile profile_column(const SampleRows& rows, std::size_t first, std::size_t column) {
  ColumnProfile profile;
  std::unordered_set<std::string_view> seen;
  std::vector<std::string_view> marks;
  Turns day_first;
  Turns month_first;
  bool counts_rows = true;
  std::optional<std::size_t> base;
  const auto add = [&](std::string_view value) {
    ++profile.filled;
    profile.characters += value.size();
    profile.longest = std::max(profile.longest, value.size());
    profile.spaced += value.find(' ') != std::string_view::npos ? 1 : 0;
    profile.semicolons += value.find(';') != std::string_view::npos ? 1 : 0;
    profile.commas += value.find(',') != std::string_view::npos ? 1 : 0;
    profile.bars += value.find('|') != std::string_view::npos ? 1 : 0;
    const bool digits = has_digit(value);
    const bool letters = std::any_of(value.begin(), value.end(), is_letter);
    profile.lettered += letters && !digits ? 1 : 0;
    profile.coded += digits && value.find(' ') == std::string_view::npos ? 1 : 0;
    profile.whole_floats += is_whole_float(value) ? 1 : 0;
    profile_number(value, profile);
    profile_time(value, profile, day_first, month_first);
    profile.emails += is_email(value) || (value.ends_with('>') && read_address(value)) ? 1 : 0;
    profile.phones += is_phone(value) ? 1 : 0;
    if (value.size() <= 64) {
      profile.booleans += read_boolean(value) ? 1 : 0;
      profile.durations += digits && parse_duration(value) ? 1 : 0;
      profile.currency_codes +=
          value.size() == 3 && std::all_of(value.begin(), value.end(),
                                           [](char c) { return c >= 'A' && c <= 'Z'; })
              ? 1
              : 0;
      for (std::size_t kind = 0; kind < profile.words.size(); ++kind) {
        profile.words[kind] += knows(static_cast<VocabularyKind>(kind), value) ? 1 : 0;
      }
    }
    if (seen.insert(value).second && profile.sample.size() < kSampleValues) {
      profile.sample.push_back(shortened(value));
    }
  };
  for (std::size_t row = first; row < rows.size(); ++row) {
    ++profile.rows;
    if (column >= rows[row]->fields.size()) continue;
    const std::string_view value = trim_blanks(rows[row]->fields[column]);
    if (is_null_word(value)) continue;
    if (is_null_number_word(value)) {
      marks.push_back(value);
      continue;
    }
    if (!base && (value == "0" || value == "1")) base = value == "0" ? 0 : 1;
    counts_rows = counts_rows && base && value == std::to_string(*base + row - first);
    add(value);
  }
  // "-", "NA", "None" say that a number or time is missing; elsewhere they are text.
  if (profile.holds_numbers()) {
    profile.marks = marks.size();
  } else {
    std::for_each(marks.begin(), marks.end(), add);
  }
  profile.distinct = seen.size();
  profile.counts_rows = counts_rows && profile.filled == profile.rows && profile.rows >= 2;
  profile.turns_day_first = day_first.count;
  profile.turns_month_first = month_first.count;
  return profile;
}

}  // namespace throughline::formats
