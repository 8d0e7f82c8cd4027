#include "query/ledger.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/sort_task.h"
#include "query/customers.h"
#include "query/ledger_parts.h"
#include "query/linked_rows.h"

namespace throughline::query {
namespace {

constexpr std::size_t kSlice = std::size_t{1} << 13;
// A chain is named by the first of these that one of its rows states.
constexpr std::array<Field, 5> kHeads = {Field::kInvoice, Field::kOrder, Field::kDispute,
                                         Field::kCase, Field::kPayment};

Error too_large() {
  return Error{ErrorCode::kLimit, "A sum of this customer's values has more than 38 digits.", {}};
}

// Sums of a few currencies, by the currency's code.
class Purse {
 public:
  struct Sum {
    std::uint32_t currency = 0;
    Decimal received;
    Decimal given;
  };
  // The net after it; nothing if it does not fit.
  std::optional<Decimal> put(std::uint32_t currency, const Decimal& value) {
    auto found = std::find_if(sums_.begin(), sums_.end(),
                              [&](const Sum& sum) { return sum.currency == currency; });
    if (found == sums_.end()) found = sums_.insert(sums_.end(), Sum{currency, {}, {}});
    Decimal& side = value.is_negative() ? found->given : found->received;
    const auto added = add(side, value.is_negative() ? negate(value) : value);
    if (!added) return std::nullopt;
    side = *added;
    return add(found->received, negate(found->given));
  }
  // By the currency's bytes, none stated last.
  std::vector<CurrencyValue> values(const store::Dictionary& names) const {
    std::vector<CurrencyValue> list;
    for (const Sum& sum : sums_) {
      const auto net = add(sum.received, negate(sum.given));
      list.push_back({names.text(sum.currency), sum.received, sum.given, net.value_or(Decimal{})});
    }
    std::sort(list.begin(), list.end(), [](const CurrencyValue& a, const CurrencyValue& b) {
      if (a.currency.empty() || b.currency.empty()) return !a.currency.empty();
      return a.currency < b.currency;
    });
    return list;
  }

 private:
  std::vector<Sum> sums_;
};

using Places = std::vector<std::uint32_t>;

class ChainBuilder {
 public:
  ChainBuilder(const CustomerRows& customer, const std::vector<std::optional<Decimal>>& balances)
      : customer_(customer), balances_(balances) {}

  Result<LedgerChain> build(const Places& places) {
    chain_ = LedgerChain();
    Purse purse;
    for (const std::uint32_t place : places) {
      add_links(place);
      const Status status = customer_.status(place);
      // A word of the source's own (a payment's "Captured") says nothing of the matter.
      if (status != Status::kNull && status != Status::kOther)
        chain_.outcome = customer_.row(place);
      const auto value = customer_.value(place);
      const bool counted = value && customer_.snapshot().counted(customer_.row(place));
      if (counted && !purse.put(customer_.code(Field::kCurrency, place), *value))
        return too_large();
      if (!add_step(place, value, counted)) return too_large();
      previous_ = place;
    }
    chain_.value = purse.values(customer_.snapshot().dictionary(Field::kCurrency));
    choose_head();
    if (chain_.steps.size() > LedgerAnswer::kMostSteps) {
      chain_.earlier_steps = chain_.steps.size() - LedgerAnswer::kMostSteps;
      chain_.steps.erase(chain_.steps.begin(),
                         chain_.steps.end() - std::ptrdiff_t{LedgerAnswer::kMostSteps});
    }
    return std::move(chain_);
  }

 private:
  void add_links(std::uint32_t place) {
    for (const Field field : kHeads) {
      const std::uint32_t code = customer_.code(field, place);
      if (code == store::Dictionary::kNullCode) continue;
      const std::string_view id = customer_.snapshot().dictionary(field).text(code);
      bool known = false;
      bool kind_known = false;
      for (const LedgerLink& link : chain_.links) {
        kind_known = kind_known || link.field == field;
        known = known || (link.field == field && link.id == id);
      }
      // One of each kind is always listed: it may head the chain.
      if (!known && (!kind_known || chain_.links.size() < LedgerAnswer::kMostLinks))
        chain_.links.push_back({field, id});
    }
  }

  // Items of one document stand at one time and say nothing of their own.
  bool same_document(std::uint32_t a, std::uint32_t b) const {
    const Type type = customer_.type(b);
    const bool item = type == Type::kPurchase || type == Type::kReturn || type == Type::kRefund ||
                      type == Type::kInvoice || type == Type::kNull;
    if (!item || type != customer_.type(a) || customer_.time(a) != customer_.time(b) ||
        customer_.time(a) == kNoInstant || customer_.status(a) != customer_.status(b)) {
      return false;
    }
    if (customer_.code(Field::kThread, b) != store::Dictionary::kNullCode) return false;
    const bool linked = customer_.code(Field::kOrder, b) != store::Dictionary::kNullCode ||
                        customer_.code(Field::kInvoice, b) != store::Dictionary::kNullCode;
    return linked && customer_.code(Field::kOrder, a) == customer_.code(Field::kOrder, b) &&
           customer_.code(Field::kInvoice, a) == customer_.code(Field::kInvoice, b);
  }

  bool add_step(std::uint32_t place, const std::optional<Decimal>& value, bool counted) {
    const std::string_view currency = customer_.snapshot()
                                          .dictionary(Field::kCurrency)
                                          .text(customer_.code(Field::kCurrency, place));
    if (!chain_.steps.empty() && same_document(previous_, place)) {
      LedgerStep& step = chain_.steps.back();
      const bool fits =
          !value || !step.amount || (step.currency == currency && step.counted == counted);
      if (fits) {
        ++step.rows;
        if (!value) return true;
        const auto sum = add(step.amount.value_or(Decimal{}), *value);
        if (!sum) return false;
        step.amount = *sum;
        step.currency = currency;
        step.counted = counted;
        if (counted) step.balance = balances_[place];
        return true;
      }
    }
    LedgerStep step;
    step.row = customer_.row(place);
    step.amount = value;
    if (value) step.currency = currency;
    step.counted = counted;
    if (counted) step.balance = balances_[place];
    chain_.steps.push_back(step);
    return true;
  }

  void choose_head() {
    for (const Field field : kHeads) {
      const auto found = std::find_if(chain_.links.begin(), chain_.links.end(),
                                      [&](const LedgerLink& link) { return link.field == field; });
      if (found == chain_.links.end()) continue;
      std::rotate(chain_.links.begin(), found, found + 1);
      break;
    }
    const auto states_head = [&](const LedgerStep& step) {
      if (chain_.links.empty()) return true;
      const LedgerLink& head = chain_.links.front();
      const std::uint32_t code = customer_.snapshot().codes(head.field).get(step.row);
      return customer_.snapshot().dictionary(head.field).text(code) == head.id;
    };
    const LedgerStep* about = nullptr;
    for (const LedgerStep& step : chain_.steps) {
      if (!step.amount) continue;
      if (about == nullptr) about = &step;
      if (!states_head(step)) continue;
      about = &step;
      break;
    }
    if (about == nullptr) return;
    chain_.amount = about->amount;
    chain_.currency = about->currency;
  }

  const CustomerRows& customer_;
  const std::vector<std::optional<Decimal>>& balances_;
  LedgerChain chain_;
  std::uint32_t previous_ = 0;
};

// When the chain's invoice was due and covered by payments; `paid` is set at its invoices' places.
void read_payments(const CustomerRows& customer, const Places& places, LedgerChain& chain,
                   std::vector<std::uint8_t>& paid) {
  std::vector<std::uint32_t> invoices;  // distinct codes
  bool disputed = false;
  std::optional<std::uint32_t> last;
  for (const std::uint32_t place : places) {
    disputed = disputed || customer.type(place) == Type::kDispute ||
               customer.code(Field::kDispute, place) != store::Dictionary::kNullCode;
    if (customer.type(place) != Type::kInvoice || !customer.value(place)) continue;
    const std::uint32_t code = customer.code(Field::kInvoice, place);
    if (std::find(invoices.begin(), invoices.end(), code) == invoices.end())
      invoices.push_back(code);
    last = place;
  }
  if (!last || (invoices.size() > 1 && !disputed)) return;
  chain.invoiced = true;
  chain.due = customer.due(*last);
  const std::uint32_t code = customer.code(Field::kInvoice, *last);
  const std::uint32_t currency = customer.code(Field::kCurrency, *last);
  // The invoice may have items.
  Decimal claimed;
  Decimal covered;
  for (const std::uint32_t place : places) {
    if (customer.type(place) != Type::kInvoice) continue;
    const auto value = customer.value(place);
    if (!value || customer.code(Field::kInvoice, place) != code) continue;
    claimed = add(claimed, *value).value_or(claimed);
  }
  for (const std::uint32_t place : places) {
    if (customer.type(place) != Type::kPayment) continue;
    const auto value = customer.value(place);
    if (!value || customer.code(Field::kCurrency, place) != currency) continue;
    covered = add(covered, *value).value_or(covered);
    if (covered < claimed) continue;
    chain.paid = customer.time(place);
    break;
  }
  if (chain.paid == kNoInstant) return;
  for (const std::uint32_t place : places) {
    if (customer.type(place) == Type::kInvoice) paid[place] = 1;
  }
}

std::int64_t days_between(Instant from, Instant to) {
  const std::int64_t micros = to.microseconds - from.microseconds;
  const std::int64_t days = micros / kMicrosPerDay;
  return micros % kMicrosPerDay < 0 ? days - 1 : days;
}

struct Paid {
  Instant due;
  Instant paid;
};

PaymentHabit habit_of(std::vector<Paid> invoices, Instant end) {
  std::sort(invoices.begin(), invoices.end(),
            [](const Paid& a, const Paid& b) { return a.due < b.due; });
  PaymentHabit habit;
  for (const Paid& invoice : invoices) {
    ++habit.invoices;
    if (invoice.paid == kNoInstant) {
      if (end != kNoInstant && invoice.due < end) ++habit.overdue;
      continue;
    }
    const std::int64_t days = days_between(invoice.due, invoice.paid);
    ++habit.paid;
    if (days > 0) ++habit.late;
    habit.days.push_back(days);
  }
  if (habit.days.size() > LedgerAnswer::kMostHabit) {
    habit.days.erase(habit.days.begin(),
                     habit.days.end() - std::ptrdiff_t{LedgerAnswer::kMostHabit});
  }
  return habit;
}

// The customer's chains as places, the one with the latest step first.
std::vector<Places> chains_of(const CustomerRows& customer,
                              const std::vector<std::uint32_t>& groups) {
  std::vector<Places> by_group(customer.size());
  for (std::uint32_t place = 0; place < customer.size(); ++place) {
    const bool linked = std::any_of(kLinkFields.begin(), kLinkFields.end(), [&](Field field) {
      return customer.code(field, place) != store::Dictionary::kNullCode;
    });
    if (linked || customer.value(place)) by_group[groups[place]].push_back(place);
  }
  std::erase_if(by_group, [](const Places& places) { return places.empty(); });
  std::sort(by_group.begin(), by_group.end(),
            [](const Places& a, const Places& b) { return a.back() > b.back(); });
  return by_group;
}

}  // namespace

Task<Result<LedgerAnswer>> ledger(SnapshotPointer snapshot, LedgerRequest request, Budget& budget) {
  const std::uint32_t code = snapshot->customers->find(request.id);
  if (code == store::Dictionary::kNullCode) {
    co_return Error{
        ErrorCode::kNotFound, "No customer has the id \"" + request.id.substr(0, 100) + "\".", {}};
  }
  const RowBits bits = co_await rows_of_customer(*snapshot, code, budget);
  std::vector<RowIndex> list = co_await list_rows(bits, budget);
  const CustomerRows customer(*snapshot, std::move(list));
  const std::vector<std::uint32_t> groups =
      co_await linked_groups(*snapshot, customer.rows(), kLinkFields, budget);

  LedgerAnswer answer;
  answer.snapshot = snapshot;
  if (snapshot->timed_rows() > 0)
    answer.end = Instant{snapshot->times().get(snapshot->timed_rows() - 1)};
  Purse purse;
  std::vector<std::optional<Decimal>> balances(customer.size());
  for (std::uint32_t place = 0; place < customer.size(); ++place) {
    if (place % kSlice == 0 && budget.spent()) co_await Pause{};
    const std::int64_t wait = snapshot->columns.numbers_of(Field::kWait).get(customer.row(place));
    if (wait >= 0) {
      ++answer.waits.count;
      answer.waits.sum_micro += wait;
      answer.waits.most_micro = std::max(answer.waits.most_micro, wait);
    }
    if (!snapshot->counted(customer.row(place))) continue;
    const auto value = customer.value(place);
    if (!value) continue;
    balances[place] = purse.put(customer.code(Field::kCurrency, place), *value);
    if (!balances[place]) co_return too_large();
  }
  answer.value = purse.values(snapshot->dictionary(Field::kCurrency));

  const std::vector<Places> chains = chains_of(customer, groups);
  answer.total = chains.size();
  std::vector<std::uint8_t> paid(customer.size(), 0);
  std::vector<Paid> invoices;
  ChainBuilder builder(customer, balances);
  for (std::size_t i = 0; i < chains.size(); ++i) {
    LedgerChain payments;
    read_payments(customer, chains[i], payments, paid);
    if (payments.due != kNoInstant) invoices.push_back({payments.due, payments.paid});
    if (i >= request.offset && i - request.offset < request.limit) {
      Result<LedgerChain> chain = builder.build(chains[i]);
      if (!chain.ok()) co_return std::move(chain).error();
      chain->invoiced = payments.invoiced;
      chain->due = payments.due;
      chain->paid = payments.paid;
      answer.chains.push_back(*std::move(chain));
    }
    if (budget.spent()) co_await Pause{};
  }
  answer.habit = habit_of(std::move(invoices), answer.end);
  answer.follow_ups = co_await open_follow_ups(customer, paid, answer.end, budget);
  answer.open = answer.follow_ups.size();
  if (answer.follow_ups.size() > LedgerAnswer::kMostFollowUps)
    answer.follow_ups.resize(LedgerAnswer::kMostFollowUps);
  co_return answer;
}

}  // namespace throughline::query
