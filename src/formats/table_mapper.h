#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "formats/column_action.h"
#include "formats/extra_columns.h"
#include "model/interaction.h"
#include "store/file_builder.h"

// Rows of a table → interactions, by a plan. Type and value follow CONTRACT.md, Meanings:
// - value: the amount column; money in less money out; else quantity × unit price, exactly. Without
// a type column the type is return where the
//   quantity is below 0, refund where the amount is, purchase where there is a price, an amount or
//   an order id, survey where there is only a score and a remark, else null.
// - a positive amount of a row whose type column says refund or return was given to the customer,
// unless the table's
//   own refunds are negative.
// A row that only sums up others is a reference.
// A value that its column's kind refuses is kept as x.COLUMN; a field more than there are columns
// as x.column N.
namespace throughline::formats {

class TableMapper {
 public:
  TableMapper(TablePlan plan, store::FileBuilder& builder);

  // A column that came up after the plan was made: kept as x.NAME, or what its name says of a
  // canonical table.
  store::ColumnDecision add_column(std::string name);
  std::size_t columns() const { return plan_.actions.size(); }
  // One record, with one interaction unless the table is a reference. Fields are UTF-8 and live
  // until the call returns. `currency`: stated with this row's money, but not in its text; static.
  void use(std::uint64_t offset, std::uint64_t length, std::span<const std::string_view> fields,
           std::string_view currency = {});
  // Writes what became of the columns to the file's notes.
  void finish();

 private:
  struct Amount {
    bool present = false;
    std::optional<Decimal> wide;  // where micro-units do not do
    std::int64_t micro = 0;
    bool negative() const { return present && (wide ? wide->is_negative() : micro < 0); }
    Decimal decimal() const { return wide ? *wide : from_micro(micro); }
  };

  void apply(ColumnAction& action, std::string_view text);
  bool apply_time(ColumnAction& action, std::string_view text);
  bool apply_number(const ColumnAction& action, std::string_view text);
  bool apply_duration(const ColumnAction& action, std::string_view text);
  bool apply_word(ColumnAction& action, std::string_view text);
  bool apply_customer_by(std::string_view text);
  bool apply_counted(std::string_view text);
  bool apply_sentiment(ColumnAction& action, std::string_view text);
  bool read_amount(const ColumnAction& action, std::string_view text, Amount& amount);
  void keep(ColumnAction& action, std::string_view text);
  void refuse(ColumnAction& action, std::string_view text);
  void keep_surplus(std::span<const std::string_view> fields);
  void add_money();
  void set_value();
  void derive_type();
  void set_amount(const Amount& amount);
  void note_times();
  void add_times_of_day();
  void add_defaults();

  TablePlan plan_;
  store::FileBuilder& builder_;
  ExtraColumns extras_;
  std::vector<WordCache> caches_;
  std::vector<std::uint32_t> surplus_;  // extra columns of fields behind the last column
  Interaction interaction_;
  Amount amount_, quantity_, price_;
  std::string_view from_, to_;
  Amount money_in_, money_out_;
  // Of this row; the text where it stands, should there be no date.
  struct TimeOfDay {
    ColumnAction* action = nullptr;
    std::int64_t microseconds = 0;
    std::string_view text;
  };
  TimeOfDay start_of_day_, end_of_day_;
  std::size_t date_column_ = SIZE_MAX;  // of plan_.times: the start's
  std::size_t dated_ = SIZE_MAX;        // of the fields: the start's, where total rows are told
  std::uint64_t totals_ = 0;            // rows that sum up others
  bool ends_of_day_ = false;            // ends are times of day on that date
  std::array<char, 3> currency_{};      // of this row, in capitals
  std::string list_;                    // tags of this row
  std::string_view symbol_;             // currency stated with a number of this row
  std::uint32_t row_ = 0;
};

}  // namespace throughline::formats
