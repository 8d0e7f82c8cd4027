#include "model/interaction.h"

#include <bit>

namespace throughline {

Interaction::Interaction() { numbers_.fill(kNullNumber); }

void Interaction::clear() {
  for (std::uint64_t left = present_; left != 0; left &= left - 1) {
    const auto index = static_cast<std::size_t>(std::countr_zero(left));
    text_[index] = {};
    numbers_[index] = kNullNumber;
    codes_[index] = 0;
  }
  present_ = 0;
  record = 0;
  part = 0;
  customer_by = {};
  not_counted = false;
  wide_.clear();
  extras_.clear();
}

void Interaction::set_number(Field field, const Decimal& number) {
  if (const std::optional<std::int64_t> micro = to_micro(number);
      micro && *micro != kNullNumber && *micro != kWideNumber) {
    set_number_micro(field, *micro);
    return;
  }
  std::erase_if(wide_, [&](const auto& wide) { return wide.first == field; });
  wide_.emplace_back(field, number);
  numbers_[index_of(field)] = kWideNumber;
  mark(field);
}

const Decimal* Interaction::wide_number(Field field) const {
  if (numbers_[index_of(field)] != kWideNumber) return nullptr;
  for (const auto& [wide_field, number] : wide_) {
    if (wide_field == field) return &number;
  }
  return nullptr;
}

}  // namespace throughline
