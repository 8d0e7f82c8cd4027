#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text_mark.h"
#include "formats/extra_columns.h"
#include "formats/parties.h"
#include "formats/role_names.h"
#include "formats/time_column.h"
#include "model/vocabulary.h"

// What is done with the values of one column: decided once for a table, carried out for every row.
namespace throughline::formats {

enum class ActionKind : std::uint8_t {
  kExtra,     // kept as x.NAME
  kCategory,  // text without the blanks around it
  kText,      // text as it stands
  kTime,
  kTimeOfDay,  // added to the date of the start
  kNumber,
  kDuration,   // seconds
  kAmount,     // money, signed
  kQuantity,   // kept as x.NAME too
  kUnitPrice,  // kept as x.NAME too
  kFrom,       // kept as x.NAME too, see parties.h
  kTo,         // likewise
  kMoneyIn,    // an amount that was received
  kMoneyOut,   // an amount that was given, whatever its sign
  kWord,       // of a vocabulary
  kSentiment,  // a word or a score in -1..1
  // Of the canonical table only.
  kCustomerBy,
  kCounted,
};

// Codes of the words a column has shown: few, and the same again and again.
class WordCache {
 public:
  // Nothing if the word is not remembered.
  std::optional<std::uint8_t> find(std::string_view word) const;
  void remember(std::string_view word, std::uint8_t code);

 private:
  static constexpr std::size_t kSlots = 64;
  static constexpr std::size_t kLongest = 30;
  struct Slot {
    std::uint8_t length = 0;
    std::uint8_t code = 0;
    std::array<char, kLongest> word;
  };
  static std::size_t slot_of(std::string_view word);
  std::array<Slot, kSlots> slots_{};
};

struct ColumnAction {
  ActionKind kind = ActionKind::kExtra;
  Field field = Field::kBody;
  VocabularyKind vocabulary = VocabularyKind::kChannel;
  bool boolean = false;  // kWord: yes and no stand for these two words
  std::uint8_t yes = 0, no = 0;
  bool author_words = false;     // kWord: who wrote tells the direction; kept as x.NAME too
  bool canonical_words = false;  // no synonyms
  bool drop_point_zero = false;  // 17850.0 is the identifier 17850
  bool currency_code = false;    // "eur" is EUR
  bool thread_too = false;       // an id that rows of nested tables refer to
  bool null_numbers = false;     // NA, None and - are null too
  char decimal_mark = '.';
  char list_separator = ';';                  // of tags
  std::int64_t unit = 1'000'000;              // of a bare duration, in microseconds
  int minor_units = 1;                        // of an amount: how many make one
  std::string name;                           // the column's, without x.
  std::uint32_t extra = ExtraColumns::kNone;  // made when the first value needs it
  std::size_t time_column = 0;                // index, of kTime
  std::size_t word_cache = 0;                 // index, of kWord and kSentiment

  // Values that could not be read as what the column is; they stay as x.NAME.
  std::uint64_t refused = 0;
  std::string first_refused;
  std::uint64_t first_refused_record = 0;
};

// How a table is read: one action a column, in the columns' order.
struct TablePlan {
  std::vector<ColumnAction> actions;
  std::vector<TimeColumn> times;
  std::size_t word_caches = 0;
  bool derive_type = false;       // no column states it
  bool value_from_price = false;  // quantity times unit price
  bool sign_by_type = false;      // a positive amount of a refund or return was given
  bool responses = false;         // to a survey: the table has ids of them
  bool canonical = false;         // a column that comes up later is of the canonical table, too
  TextMarks text_marks = TextMarks::kNone;  // in front of its texts
  bool reference = false;                   // its records describe others and give no interactions
  bool keep_totals = false;                 // rows that sum up others are records, too
  PartyPlan parties;
  std::string customer_column;                           // empty: none
  std::vector<std::pair<Field, std::uint8_t>> defaults;  // where a row states none
  std::string default_currency;
  std::string_view stated_currency;  // by an amount column's name; empty: none
};

}  // namespace throughline::formats
