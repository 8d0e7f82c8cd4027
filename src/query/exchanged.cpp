#include "query/exchanged.h"

#include <algorithm>
#include <map>
#include <optional>

#include "base/sort_task.h"
#include "model/interaction.h"
#include "query/flat_map.h"

namespace throughline::query {
namespace {

constexpr RowIndex kSumSlice = RowIndex{1} << 15;
constexpr std::size_t kTotalSlice = std::size_t{1} << 11;

// Micro-units: 2^32 rows of 2^63 fit easily.
struct MicroSum {
  std::uint32_t group = 0;
  std::uint32_t currency = 0;
  Int128 received = 0;
  Int128 given = 0;
};

struct WideSum {
  Decimal received;
  Decimal given;
};

class Sums {
 public:
  void add(std::uint32_t group, std::uint32_t currency, std::int64_t micro) {
    MicroSum& sum = sum_of(group, currency);
    (micro >= 0 ? sum.received : sum.given) += micro >= 0 ? Int128{micro} : -Int128{micro};
  }
  // False if the sum does not fit.
  bool add(std::uint32_t group, std::uint32_t currency, const Decimal& number) {
    MicroSum& sum = sum_of(group, currency);
    WideSum& wide = wide_[static_cast<std::size_t>(&sum - sums_.data())];
    Decimal& side = number.is_negative() ? wide.given : wide.received;
    const auto added = throughline::add(side, number.is_negative() ? negate(number) : number);
    if (added) side = *added;
    return added.has_value();
  }

  std::vector<MicroSum>& sums() { return sums_; }
  // Before sums() is sorted.
  std::vector<WideSum> wide_sums() const {
    std::vector<WideSum> wide(wide_.empty() ? 0 : sums_.size());
    for (const auto& [index, sum] : wide_) wide[index] = sum;
    return wide;
  }

 private:
  MicroSum& sum_of(std::uint32_t group, std::uint32_t currency) {
    // Neighbours are often alike, always so where there is one group.
    if (!sums_.empty() && sums_[last_].group == group && sums_[last_].currency == currency) {
      return sums_[last_];
    }
    std::uint32_t& place = places_[std::uint64_t{group} << 32U | currency];
    if (place == 0) {
      sums_.push_back({group, currency, 0, 0});
      place = static_cast<std::uint32_t>(sums_.size());
    }
    last_ = place - 1;
    return sums_[last_];
  }

  FlatMap<std::uint32_t> places_;  // 1 + index in sums_
  std::vector<MicroSum> sums_;
  std::size_t last_ = 0;  // in sums_
  std::map<std::size_t, WideSum> wide_;
};

std::optional<CurrencyValue> total_of(std::string_view currency, const MicroSum& micro,
                                      const WideSum& wide) {
  const auto received = add(Decimal{micro.received, 6}, wide.received);
  const auto given = add(Decimal{micro.given, 6}, wide.given);
  if (!received || !given) return std::nullopt;
  const auto net = add(*received, negate(*given));
  if (!net) return std::nullopt;
  return CurrencyValue{currency, *received, *given, *net};
}

Error too_large() {
  return Error{ErrorCode::kLimit,
               "A sum of values has more than 38 digits: filter out the extreme values.",
               {}};
}

}  // namespace

std::span<const CurrencyValue> ExchangedSums::of(std::uint32_t group) const {
  const auto [begin, end] = std::equal_range(groups_.begin(), groups_.end(), group);
  return {values_.data() + (begin - groups_.begin()), static_cast<std::size_t>(end - begin)};
}

Task<Result<ExchangedSums>> sum_exchanged(const store::Snapshot& snapshot, const RowBits& rows,
                                          const std::vector<std::uint32_t>* group_of_customer,
                                          Budget& budget) {
  const store::NumberColumn& values = snapshot.columns.numbers_of(Field::kValue);
  const store::CodeColumn& currencies = snapshot.codes(Field::kCurrency);
  Sums sums;
  bool fits = true;
  for (RowIndex begin = 0; begin < snapshot.rows() && fits;) {
    const RowIndex end = begin + std::min(kSumSlice, snapshot.rows() - begin);
    rows.for_each({begin, end}, [&](RowIndex row) {
      if (!snapshot.counted(row)) return;
      const std::uint32_t group =
          group_of_customer == nullptr ? 0 : (*group_of_customer)[snapshot.customer.get(row)];
      if (group_of_customer != nullptr && group == 0) return;
      const std::int64_t micro = values.get(row);
      if (micro == Interaction::kNullNumber) return;
      if (micro != Interaction::kWideNumber) {
        sums.add(group, currencies.get(row), micro);
      } else if (const auto number = snapshot.number(Field::kValue, row)) {
        fits = sums.add(group, currencies.get(row), *number) && fits;
      }
    });
    begin = end;
    if (budget.spent()) co_await Pause{};
  }
  if (!fits) co_return too_large();

  const std::vector<WideSum> wide = sums.wide_sums();
  const store::Dictionary& names = snapshot.dictionary(Field::kCurrency);
  std::vector<std::uint32_t> order(sums.sums().size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto before = [&](std::uint32_t a, std::uint32_t b) {
    const MicroSum& left = sums.sums()[a];
    const MicroSum& right = sums.sums()[b];
    if (left.group != right.group) return left.group < right.group;
    if (left.currency == 0 || right.currency == 0) return left.currency != 0 && right.currency == 0;
    return names.text(left.currency) < names.text(right.currency);
  };
  co_await sort_all(order, before, budget);

  ExchangedSums answer;
  for (const std::uint32_t index : order) {
    const MicroSum& sum = sums.sums()[index];
    const auto total =
        total_of(names.text(sum.currency), sum, wide.empty() ? WideSum{} : wide[index]);
    if (!total) co_return too_large();
    answer.groups_.push_back(sum.group);
    answer.values_.push_back(*total);
    if (answer.values_.size() % kTotalSlice == 0 && budget.spent()) co_await Pause{};
  }
  co_return answer;
}

}  // namespace throughline::query
