#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/interaction.h"
#include "store/file_builder.h"

// Columns that no common field took: each is kept as x.NAME, up to kMost of a table. A column costs
// memory by the row, whether it holds anything or not; what further ones hold is kept together, as
// `NAME=value; NAME=value`.
namespace throughline::formats {

class ExtraColumns {
 public:
  static constexpr std::size_t kMost = 1000;
  static constexpr std::uint32_t kNone = UINT32_MAX;
  static constexpr std::string_view kFurther = "further columns";

  explicit ExtraColumns(store::FileBuilder& builder) : builder_(builder) {}

  void begin_row() { further_.clear(); }
  // `column`: kNone before a column's first value; what stands there then is ours. The text must
  // live until the row is used.
  void keep(std::uint32_t& column, std::string_view name, std::string_view text,
            Interaction& interaction);
  // After a row's last value.
  void finish_row(Interaction& interaction);
  bool has_further() const { return further_column_ != kNone; }

 private:
  static constexpr std::uint32_t kTogether = UINT32_MAX - 1;

  store::FileBuilder& builder_;
  std::size_t made_ = 0;
  std::uint32_t further_column_ = kNone;
  std::string further_;  // of this row
};

}  // namespace throughline::formats
