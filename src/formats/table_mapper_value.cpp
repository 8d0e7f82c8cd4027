#include <utility>

#include "formats/table_mapper.h"

// What a row was worth, and the type that this tells.
namespace throughline::formats {
namespace {

constexpr std::uint64_t bit(Field field) { return std::uint64_t{1} << index_of(field); }

// What a survey's row may hold beside its score.
constexpr std::uint64_t kSurveyFields =
    bit(Field::kId) | bit(Field::kThread) | bit(Field::kCustomer) | bit(Field::kCustomerName) |
    bit(Field::kEmail) | bit(Field::kPhone) | bit(Field::kHandle) | bit(Field::kOrganisation) |
    bit(Field::kStartedAt) | bit(Field::kEndedAt) | bit(Field::kTopic) | bit(Field::kAgent) |
    bit(Field::kTeam) | bit(Field::kSubject) | bit(Field::kBody) | bit(Field::kSentiment) |
    bit(Field::kSentimentScore) | bit(Field::kCsat) | bit(Field::kNps);
// And what a table of responses to a survey may say of how each came about.
constexpr std::uint64_t kResponseFields =
    kSurveyFields | bit(Field::kChannel) | bit(Field::kStatus) | bit(Field::kTags);

}  // namespace

bool TableMapper::read_amount(const ColumnAction& action, std::string_view text, Amount& amount) {
  if (action.decimal_mark == '.' && action.minor_units == 1) {
    if (const auto micro = parse_plain_micro(text)) {
      amount.present = true;
      amount.wide.reset();
      amount.micro = *micro;
      return true;
    }
  }
  const auto parsed = parse_decimal(text, action.decimal_mark);
  if (!parsed) return false;
  amount.present = true;
  amount.wide = parsed->value;
  if (action.minor_units != 1) {
    constexpr Decimal kHundredth{1, 2};
    amount.wide = multiply(parsed->value, kHundredth);
    if (!amount.wide) {
      amount.present = false;
      return false;
    }
  }
  if (!parsed->currency.empty() && action.kind != ActionKind::kQuantity) symbol_ = parsed->currency;
  return true;
}

// A row fills one of them, or writes 0 into the other.
void TableMapper::add_money() {
  if (!money_in_.present && !money_out_.present) return;
  Decimal sum = money_in_.present ? money_in_.decimal() : Decimal{};
  if (money_out_.present) {
    const Decimal out = money_out_.decimal();
    const auto less = add(sum, out.is_negative() ? out : negate(out));
    if (!less) return;
    sum = *less;
  }
  amount_ = {true, sum, 0};
}

void TableMapper::set_value() {
  if (amount_.present) {
    const std::uint8_t type = interaction_.code(Field::kType);
    const bool given = type == static_cast<std::uint8_t>(Type::kRefund) ||
                       type == static_cast<std::uint8_t>(Type::kReturn);
    if (plan_.sign_by_type && given && !amount_.negative()) {
      if (amount_.wide) {
        amount_.wide = negate(*amount_.wide);
      } else {
        amount_.micro = -amount_.micro;
      }
    }
    set_amount(amount_);
  } else if (plan_.value_from_price && quantity_.present && price_.present) {
    if (!quantity_.wide && !price_.wide) {
      const Int128 product = Int128{quantity_.micro} * price_.micro;
      const Int128 micro = product / kMicro;
      if (micro * kMicro == product && micro <= INT64_MAX && micro >= INT64_MIN + 2) {
        amount_ = {true, std::nullopt, static_cast<std::int64_t>(micro)};
        set_amount(amount_);
        return;
      }
    }
    if (const auto product = multiply(quantity_.decimal(), price_.decimal())) {
      amount_ = {true, product, 0};
      set_amount(amount_);
    }
  }
}

void TableMapper::set_amount(const Amount& amount) {
  if (amount.wide) {
    interaction_.set_number(Field::kValue, *amount.wide);
  } else {
    interaction_.set_number_micro(Field::kValue, amount.micro);
  }
  if (interaction_.has(Field::kCurrency)) return;
  const std::string_view currency = symbol_.empty() ? plan_.stated_currency : symbol_;
  if (!currency.empty()) {
    interaction_.set_text(Field::kCurrency, currency);
  } else if (!plan_.default_currency.empty()) {
    interaction_.set_text(Field::kCurrency, plan_.default_currency);
  }
}

void TableMapper::derive_type() {
  if (quantity_.negative()) {
    interaction_.set_type(Type::kReturn);
  } else if (amount_.negative()) {
    interaction_.set_type(Type::kRefund);
  } else if (price_.present || amount_.present || interaction_.has(Field::kOrder)) {
    interaction_.set_type(Type::kPurchase);
  } else if ((interaction_.present() & (bit(Field::kCsat) | bit(Field::kNps))) != 0 &&
             (interaction_.present() & ~(plan_.responses ? kResponseFields : kSurveyFields)) == 0) {
    interaction_.set_type(Type::kSurvey);
  }
}

}  // namespace throughline::formats
