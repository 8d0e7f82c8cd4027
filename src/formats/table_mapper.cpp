#include "formats/table_mapper.h"

#include <algorithm>
#include <utility>

#include "base/null_words.h"
#include "formats/canonical_table.h"
#include "formats/column_profile.h"
#include "formats/time_of_day.h"
#include "formats/total_rows.h"

namespace throughline::formats {
namespace {

// Every null word has at most four bytes and no control character or blank in front.
bool is_null(std::string_view text, bool numbers) {
  if (text.size() > 4 && static_cast<unsigned char>(text.front()) > ' ') return false;
  return numbers ? is_null_number_word(text) : is_null_word(text);
}

std::string_view trimmed(std::string_view text) {
  if (static_cast<unsigned char>(text.front()) > ' ' &&
      static_cast<unsigned char>(text.back()) > ' ')
    return text;
  return trim_blanks(text);
}

std::string quoted(std::string_view text) {
  constexpr std::size_t kLimit = 60;
  if (text.size() <= kLimit) return "\"" + std::string(text) + "\"";
  std::size_t end = kLimit;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return "\"" + std::string(text.substr(0, end)) + "\u2026\"";
}

std::string_view kind_name(ActionKind kind) {
  switch (kind) {
    case ActionKind::kTime:
    case ActionKind::kTimeOfDay:
      return "times";
    case ActionKind::kDuration:
      return "durations";
    case ActionKind::kWord:
      return "known words";
    case ActionKind::kSentiment:
      return "sentiments";
    default:
      return "numbers";
  }
}

}  // namespace

TableMapper::TableMapper(TablePlan plan, store::FileBuilder& builder)
    : plan_(std::move(plan)), builder_(builder), extras_(builder), caches_(plan_.word_caches) {
  for (const ColumnAction& action : plan_.actions) {
    if (action.kind == ActionKind::kTime && action.field == Field::kStartedAt)
      date_column_ = action.time_column;
    ends_of_day_ =
        ends_of_day_ || (action.kind == ActionKind::kTimeOfDay && action.field == Field::kEndedAt);
  }
  dated_ = dated_column(plan_);
  if (!plan_.customer_column.empty()) builder_.set_customer_column(plan_.customer_column);
}

store::ColumnDecision TableMapper::add_column(std::string name) {
  if (plan_.canonical) {
    store::ColumnDecision decision = add_canonical_column(name, ColumnProfile{}, plan_);
    caches_.resize(plan_.word_caches);
    if (!plan_.customer_column.empty()) builder_.set_customer_column(plan_.customer_column);
    return decision;
  }
  store::ColumnDecision decision{
      name, "x." + name, "came up behind the first records: kept as it stands", {}};
  ColumnAction action;
  action.name = std::move(name);
  plan_.actions.push_back(std::move(action));
  return decision;
}

void TableMapper::use(std::uint64_t offset, std::uint64_t length,
                      std::span<const std::string_view> fields, std::string_view currency) {
  builder_.begin_record(offset, length);
  if (plan_.reference) {
    builder_.reference();
    return;
  }
  if (dated_ != SIZE_MAX && is_total_row(plan_, dated_, fields)) {
    ++totals_;
    builder_.reference();
    return;
  }
  interaction_.clear();
  money_in_.present = money_out_.present = false;
  amount_.present = quantity_.present = price_.present = false;
  from_ = to_ = {};
  start_of_day_.action = end_of_day_.action = nullptr;
  symbol_ = currency;
  extras_.begin_row();
  const std::size_t columns = std::min(fields.size(), plan_.actions.size());
  for (std::size_t column = 0; column < columns; ++column) {
    if (!fields[column].empty()) apply(plan_.actions[column], fields[column]);
  }
  if (fields.size() > columns) keep_surplus(fields);
  if (plan_.parties.present) add_parties(plan_.parties, from_, to_, interaction_);
  add_times_of_day();
  add_money();
  set_value();
  if (plan_.derive_type) derive_type();
  add_defaults();
  extras_.finish_row(interaction_);
  builder_.use(interaction_);
  ++row_;
}

void TableMapper::apply(ColumnAction& action, std::string_view text) {
  if (is_null(text, action.null_numbers)) return;
  bool read = true;
  switch (action.kind) {
    case ActionKind::kExtra:
      keep(action, without_text_mark(text, plan_.text_marks));
      return;
    case ActionKind::kText:
      interaction_.set_text(action.field, without_text_mark(text, plan_.text_marks));
      return;
    case ActionKind::kCategory: {
      std::string_view value = trimmed(without_text_mark(text, plan_.text_marks));
      if (action.drop_point_zero && is_whole_float(value)) value.remove_suffix(2);
      if (action.currency_code && value.size() == currency_.size()) {
        std::transform(value.begin(), value.end(), currency_.begin(), [](char c) {
          return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        });
        value = {currency_.data(), currency_.size()};
      }
      if (action.list_separator != ';') {
        list_.assign(value);
        std::replace(list_.begin(), list_.end(), action.list_separator, ';');
        value = list_;
      }
      if (action.field == Field::kEmail && value.ends_with('>')) {
        if (const auto address = read_address(value)) {
          if (!interaction_.has(Field::kCustomerName))
            interaction_.set_text(Field::kCustomerName, address->name);
          value = address->email;
        }
      }
      interaction_.set_text(action.field, value);
      if (action.thread_too) interaction_.set_text(Field::kThread, value);
      return;
    }
    case ActionKind::kTime:
      read = apply_time(action, text);
      break;
    case ActionKind::kTimeOfDay: {
      const auto time = read_time_of_day(trimmed(text));
      if (time)
        (action.field == Field::kEndedAt ? end_of_day_ : start_of_day_) = {&action, *time, text};
      read = time.has_value();
      break;
    }
    case ActionKind::kNumber:
      read = apply_number(action, trimmed(text));
      break;
    case ActionKind::kDuration:
      read = apply_duration(action, trimmed(text));
      break;
    case ActionKind::kAmount:
      read = read_amount(action, trimmed(text), amount_);
      break;
    case ActionKind::kQuantity:
      keep(action, text);
      if (!read_amount(action, trimmed(text), quantity_)) ++action.refused;
      return;
    case ActionKind::kUnitPrice:
      keep(action, text);
      if (!read_amount(action, trimmed(text), price_)) ++action.refused;
      return;
    case ActionKind::kFrom:
    case ActionKind::kTo:
      keep(action, text);
      (action.kind == ActionKind::kFrom ? from_ : to_) = text;
      return;
    case ActionKind::kMoneyIn:
      read = read_amount(action, trimmed(text), money_in_);
      break;
    case ActionKind::kMoneyOut:
      read = read_amount(action, trimmed(text), money_out_);
      break;
    case ActionKind::kWord:
      read = apply_word(action, trimmed(text));
      break;
    case ActionKind::kSentiment:
      read = apply_sentiment(action, trimmed(text));
      break;
    case ActionKind::kCustomerBy:
      read = apply_customer_by(trimmed(text));
      break;
    case ActionKind::kCounted:
      read = apply_counted(trimmed(text));
      break;
  }
  if (!read) refuse(action, text);
}

// The end is on the start's date, or on the next day where it is earlier than the start.
void TableMapper::add_times_of_day() {
  if (start_of_day_.action == nullptr && end_of_day_.action == nullptr) return;
  if (date_column_ == SIZE_MAX || !interaction_.has(Field::kStartedAt)) {
    for (const TimeOfDay* time : {&start_of_day_, &end_of_day_}) {
      if (time->action != nullptr) keep(*time->action, time->text);
    }
    return;
  }
  const TimeColumn& dates = plan_.times[date_column_];
  Instant start{interaction_.number_micro(Field::kStartedAt)};
  const Instant date = start;
  if (start_of_day_.action != nullptr) {
    start = dates.with_time_of_day(date, start_of_day_.microseconds);
    interaction_.set_time(Field::kStartedAt, start);
  }
  if (end_of_day_.action == nullptr) return;
  Instant end = dates.with_time_of_day(date, end_of_day_.microseconds);
  if (end < start) end = dates.with_time_of_day(date, end_of_day_.microseconds + kMicrosPerDay);
  interaction_.set_time(Field::kEndedAt, end);
}

void TableMapper::add_defaults() {
  for (const auto& [field, code] : plan_.defaults) {
    if (!interaction_.has(field)) interaction_.set_code(field, code);
  }
}

bool TableMapper::apply_time(ColumnAction& action, std::string_view text) {
  TimeColumn& column = plan_.times[action.time_column];
  const TimeColumn::Reading reading = column.read(text, row_);
  if (!reading.instant) return false;
  if (reading.overturned) {
    const bool carries_end = ends_of_day_ && action.time_column == date_column_;
    builder_.swap_day_month(action.field, column.swap_from(), column.fixed_rows(),
                            carries_end ? std::optional(Field::kEndedAt) : std::nullopt);
  }
  interaction_.set_time(action.field, *reading.instant);
  return true;
}

bool TableMapper::apply_number(const ColumnAction& action, std::string_view text) {
  if (action.decimal_mark == '.') {
    if (const auto micro = parse_plain_micro(text)) {
      interaction_.set_number_micro(action.field, *micro);
      return true;
    }
  }
  const auto parsed = parse_decimal(text, action.decimal_mark);
  if (!parsed || !parsed->currency.empty()) return false;
  interaction_.set_number(action.field, parsed->value);
  return true;
}

bool TableMapper::apply_duration(const ColumnAction& action, std::string_view text) {
  if (const auto micro = parse_plain_micro(text)) {
    const Int128 seconds_micro = Int128{*micro} * action.unit / kMicrosPerSecond;
    if (seconds_micro > INT64_MAX || seconds_micro < INT64_MIN + 2) return false;
    interaction_.set_number_micro(action.field, static_cast<std::int64_t>(seconds_micro));
    return true;
  }
  const auto microseconds = parse_duration(text);
  if (!microseconds) return false;
  interaction_.set_number_micro(action.field, *microseconds);
  return true;
}

// The word of a vocabulary; false: unknown, the field says `other`.
bool TableMapper::apply_word(ColumnAction& action, std::string_view text) {
  if (action.author_words) {
    keep(action, text);
    if (const auto direction = direction_of_author(text))
      interaction_.set_code(action.field, static_cast<std::uint8_t>(*direction));
    return true;
  }
  WordCache& cache = caches_[action.word_cache];
  const auto other = static_cast<std::uint8_t>(vocabulary_words(action.vocabulary).size() - 1);
  std::uint8_t code = 0;
  if (const auto known = cache.find(text)) {
    code = *known;
  } else {
    code = action.canonical_words ? canonical_code(action.vocabulary, text)
                                  : vocabulary_code(action.vocabulary, text);
    if (code == 0) code = other;
    cache.remember(text, code);
  }
  if (action.boolean) {
    const auto truth = read_boolean(text);
    if (!truth) return false;
    code = *truth ? action.yes : action.no;
  }
  interaction_.set_code(action.field, code);
  return code != other || text == "other";
}

bool TableMapper::apply_customer_by(std::string_view text) {
  if (!store::parse_customer_by(text)) return false;
  interaction_.customer_by = text;
  return true;
}

bool TableMapper::apply_counted(std::string_view text) {
  interaction_.not_counted = text == "no";
  return text == "no" || text == "yes";
}

bool TableMapper::apply_sentiment(ColumnAction& action, std::string_view text) {
  const char c = text.front();
  if ((c < '0' || c > '9') && c != '-' && c != '+' && c != '.') return apply_word(action, text);
  const auto parsed = parse_decimal(text, action.decimal_mark);
  if (!parsed) return apply_word(action, text);
  const auto micro = to_micro(parsed->value);
  if (!micro || *micro < -kMicro || *micro > kMicro) return false;
  interaction_.set_number_micro(Field::kSentimentScore, *micro);
  interaction_.set_code(Field::kSentiment, static_cast<std::uint8_t>(sentiment_of_score(*micro)));
  return true;
}

void TableMapper::keep(ColumnAction& action, std::string_view text) {
  extras_.keep(action.extra, action.name, text, interaction_);
}

void TableMapper::refuse(ColumnAction& action, std::string_view text) {
  if (action.refused++ == 0) {
    action.first_refused = quoted(text);
    action.first_refused_record = builder_.records() - 1;
  }
  keep(action, text);
}

void TableMapper::keep_surplus(std::span<const std::string_view> fields) {
  for (std::size_t column = plan_.actions.size(); column < fields.size(); ++column) {
    if (fields[column].empty() || is_null(fields[column], false)) continue;
    const std::size_t index = column - plan_.actions.size();
    if (surplus_.size() <= index) surplus_.resize(index + 1, ExtraColumns::kNone);
    extras_.keep(surplus_[index], "column " + std::to_string(column + 1), fields[column],
                 interaction_);
  }
}

void TableMapper::finish() {
  std::vector<std::string>& notes = builder_.file().notes;
  for (const ColumnAction& action : plan_.actions) {
    if (action.refused == 0) continue;
    if (action.kind == ActionKind::kQuantity || action.kind == ActionKind::kUnitPrice) {
      notes.push_back("Column " + action.name + ": " + std::to_string(action.refused) +
                      " values are no numbers; these rows have no value.");
      continue;
    }
    notes.push_back("Column " + action.name + ": " + std::to_string(action.refused) +
                    " values are no " + std::string(kind_name(action.kind)) +
                    " and are kept as x." + action.name + "; the first is " + action.first_refused +
                    " in record " + std::to_string(action.first_refused_record) + ".");
  }
  if (totals_ > 0)
    notes.push_back(std::to_string(totals_) + (totals_ == 1 ? " row sums" : " rows sum") +
                    " up others: a reference, no interaction.");
  if (!surplus_.empty()) {
    notes.push_back(
        "Some rows have more fields than there are columns; the surplus is kept as x.column " +
        std::to_string(plan_.actions.size() + 1) + " and following.");
  }
  if (extras_.has_further()) {
    notes.push_back("The table has more than " + std::to_string(ExtraColumns::kMost) +
                    " columns of its own; what the further ones hold is kept together as x." +
                    std::string(ExtraColumns::kFurther) + ".");
  }
  note_times();
}

void TableMapper::note_times() {
  std::vector<std::string>& notes = builder_.file().notes;
  for (const ColumnAction& action : plan_.actions) {
    if (action.kind != ActionKind::kTime) continue;
    const TimeColumn& column = plan_.times[action.time_column];
    if (column.shown()) {
      for (store::ColumnDecision& decision : builder_.file().columns)
        if (decision.column == action.name) decision.unsure = false;
    }
    const bool day_first = column.order() == DayMonthOrder::kDayMonth;
    if (column.had_ambiguous() || column.shown()) {
      const std::string order = day_first ? "day before month" : "month before day";
      notes.push_back("Column " + action.name + ": dates are read " + order +
                      (column.shown()
                           ? ", as its own dates show."
                           : "; every date reads both ways, nothing in the column decides it."));
    }
    if (column.had_zoneless()) {
      notes.push_back("Column " + action.name + ": times without a zone are read as " +
                      (column.zone() == nullptr ? "UTC" : column.zone()->name()) + ".");
    }
  }
}

}  // namespace throughline::formats
