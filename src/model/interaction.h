#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/decimal.h"
#include "base/instant.h"
#include "model/field.h"

// One interaction as a format reader hands it to the store. Views must live until it was appended;
// a reader reuses one object for all its records (clear() is cheap: it costs the fields that were
// set).
namespace throughline {

struct ExtraValue {
  std::uint32_t column;  // from FileBuilder::extra_column
  std::string_view text;
};

class Interaction {
 public:
  std::uint32_t record = 0;  // position among the file's records, from 0
  std::uint8_t part = 0;     // a record can give several interactions
  // What a table that was exported says beside the fields (docs/canonical_table.md): by what its
  // source knew the row's customer, and that its value is not to be counted.
  std::string_view customer_by;
  bool not_counted = false;

  Interaction();
  void clear();

  // Category, text and tags fields. A blank text is null: it is not set.
  void set_text(Field field, std::string_view text) {
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) return;
    text_[index_of(field)] = text;
    mark(field);
  }
  void set_time(Field field, Instant instant) { set_number_micro(field, instant.microseconds); }
  void set_number(Field field, const Decimal& number);
  void set_number_micro(Field field, std::int64_t micro) {
    numbers_[index_of(field)] = micro;
    mark(field);
  }
  void set_channel(Channel code) { set_code(Field::kChannel, static_cast<std::uint8_t>(code)); }
  void set_type(Type code) { set_code(Field::kType, static_cast<std::uint8_t>(code)); }
  // Any enumeration field. Code 0 is null: it is not set.
  void set_code(Field field, std::uint8_t code) {
    if (code == 0) return;
    codes_[index_of(field)] = code;
    mark(field);
  }
  void add_extra(std::uint32_t column, std::string_view text) { extras_.push_back({column, text}); }

  bool has(Field field) const { return (present_ >> index_of(field)) & 1U; }
  std::uint64_t present() const { return present_; }
  std::string_view text(Field field) const { return text_[index_of(field)]; }
  std::int64_t number_micro(Field field) const {
    return numbers_[index_of(field)];
  }  // also times, in microseconds
  std::uint8_t code(Field field) const { return codes_[index_of(field)]; }
  // A number that does not fit micro-units; number_micro is then kWideNumber.
  const Decimal* wide_number(Field field) const;
  const std::vector<ExtraValue>& extras() const { return extras_; }

  static constexpr std::int64_t kNullNumber = INT64_MIN;
  static constexpr std::int64_t kWideNumber = INT64_MIN + 1;

 private:
  void mark(Field field) { present_ |= std::uint64_t{1} << index_of(field); }

  std::uint64_t present_ = 0;
  std::array<std::string_view, kFieldCount> text_{};
  std::array<std::int64_t, kFieldCount> numbers_{};
  std::array<std::uint8_t, kFieldCount> codes_{};
  std::vector<std::pair<Field, Decimal>> wide_;
  std::vector<ExtraValue> extras_;
};

}  // namespace throughline
