#include "formats/extra_columns.h"

namespace throughline::formats {

void ExtraColumns::keep(std::uint32_t& column, std::string_view name, std::string_view text,
                        Interaction& interaction) {
  if (column == kNone) {
    column = made_ < kMost ? builder_.extra_column(name) : kTogether;
    made_ += made_ < kMost ? 1 : 0;
  }
  if (column != kTogether) {
    interaction.add_extra(column, text);
    return;
  }
  if (!further_.empty()) further_ += "; ";
  further_.append(name).append("=").append(text);
}

void ExtraColumns::finish_row(Interaction& interaction) {
  if (further_.empty()) return;
  if (further_column_ == kNone) further_column_ = builder_.extra_column(kFurther);
  interaction.add_extra(further_column_, further_);
}

}  // namespace throughline::formats
