#include "ui/model/ledger.h"

#include <algorithm>
#include <utility>

#include "base/instant.h"

namespace throughline::ui {
namespace {

std::int64_t micros_at(const Json& object, const char* name) {
  const auto time = parse_rfc3339(text_at(object, name));
  return time ? time->microseconds : INT64_MIN;
}

std::int64_t days_between(std::int64_t from, std::int64_t to) {
  const std::int64_t micros = to - from;
  const std::int64_t days = micros / kMicrosPerDay;
  return micros % kMicrosPerDay < 0 ? days - 1 : days;
}

std::string money(const Json& object, const Formatter& format) {
  const std::string amount = text_at(object, "amount");
  if (amount.empty()) return "";
  const std::string currency = text_at(object, "currency");
  return format.decimal(amount) + (currency.empty() ? "" : " " + currency);
}

std::string joined(std::string text, std::string_view more) {
  if (more.empty()) return text;
  if (!text.empty()) text += " · ";
  return text.append(more);
}

std::string label_at(const Json& row, const char* field) {
  const auto value = scalar_text(member(row, field));
  return value ? value_label(field, &*value) : std::string();
}

std::string counted(std::int64_t n, const char* one, const char* many, const Formatter& format) {
  return format.count(n) + " " + (n == 1 ? one : many);
}

// "Second reminder INV-204"; without a subject "invoice INV-204".
std::string what_of(const Json& item, const Formatter& format) {
  if (const auto subject = scalar_text(member(item, "subject"))) return format.personal(*subject);
  std::string what = label_at(item, "type");
  if (what.empty()) what = label_at(item, "channel");
  if (what.empty()) what = "interaction";
  for (const char* const link : {"invoice", "order", "dispute", "case", "payment"}) {
    if (const auto id = scalar_text(member(item, link))) return what + " " + format.personal(*id);
  }
  return what;
}

const Json& list_at(const Json& object, const char* name) {
  static const Json kNone = Json::array();
  const Json& list = member(object, name);
  return list.is_array() ? list : kNone;
}

std::string chain_id(const Json& chain) {
  const Json& links = list_at(chain, "links");
  if (!links.empty()) return "chain/" + text_at(links[0], "kind") + "/" + text_at(links[0], "id");
  const Json& steps = list_at(chain, "steps");
  return "chain/row/" + (steps.empty() ? std::string() : text_at(steps[0], "id"));
}

LedgerStep step_of(const Json& row, std::int64_t before, const Context& context) {
  const Formatter& format = context.format;
  LedgerStep step;
  step.row = text_at(row, "id");
  step.id = "step/" + step.row;
  step.selected = context.state.interaction == step.row;
  const std::int64_t at = micros_at(row, "time");
  step.time = at == INT64_MIN ? std::string(kNullLabel) : format.date(at);
  if (before != INT64_MIN && at != INT64_MIN) {
    const std::int64_t days = days_between(before, at);
    if (days > 0) step.gap = format.count(days) + " d";
  }
  step.channel = text_at(row, "channel");
  step.type = text_at(row, "type");
  step.what = label_at(row, "type");
  if (step.what.empty()) step.what = label_at(row, "channel");
  const std::int64_t rows = integer_at(row, "rows", 1);
  if (rows > 1) step.what += " of " + format.count(rows) + " items";
  if (text_at(row, "status") != "other") step.what = joined(step.what, label_at(row, "status"));
  if (step.what.empty()) step.what = "interaction";
  step.subject = format.personal(scalar_text(member(row, "subject")).value_or(""));
  if (rows > 1) step.subject.clear();
  step.amount = money(row, format);
  if (step.amount.empty()) return step;
  if (!flag_at(row, "counted")) {
    step.meaning = step.type == "invoice" || step.type == "dispute" ? "claimed" : "settles";
  } else {
    step.meaning = text_at(row, "amount").starts_with('-') ? "given" : "received";
    const std::string balance = text_at(row, "balance");
    if (!balance.empty()) step.balance = format.decimal(balance);
  }
  return step;
}

}  // namespace

Json Ledger::request(const std::string& customer) const {
  return {{"op", "ledger"}, {"id", customer}, {"offset", 0}, {"limit", limit_}};
}

void Ledger::take(const Json& answer) {
  answer_ = answer;
  known_ = true;
}

void Ledger::clear() { *this = Ledger(); }

const Json& Ledger::waits() const { return member(answer_, "waits"); }

void Ledger::toggle(const std::string& id) {
  const auto chain = std::find_if(chains_.begin(), chains_.end(),
                                  [&](const LedgerChain& each) { return each.id == id; });
  if (chain != chains_.end()) toggled_[id] = !chain->open;
}

// "paid 15 d early", "unpaid, 29 d overdue"; empty where there is no invoice.
std::string Ledger::paid_words(const Json& chain, const Context& context, bool& attention) const {
  if (!flag_at(chain, "invoiced")) return "";
  const std::int64_t due = micros_at(chain, "due");
  const std::int64_t paid = micros_at(chain, "paid");
  if (paid == INT64_MIN) {
    if (due == INT64_MIN || end_ == INT64_MIN) return "unpaid";
    const std::int64_t days = days_between(due, end_);
    attention = attention || days > 0;
    return days > 0 ? "unpaid, " + context.format.count(days) + " d overdue"
                    : "unpaid, due " + context.format.date(due);
  }
  if (due == INT64_MIN) return "paid";
  const std::int64_t days = days_between(due, paid);
  if (days == 0) return "paid on time";
  attention = attention || days > 0;
  return "paid " + context.format.count(days > 0 ? days : -days) +
         (days > 0 ? " d late" : " d early");
}

LedgerChain Ledger::chain_of(const Json& json, const Context& context) const {
  const Formatter& format = context.format;
  LedgerChain chain;
  chain.id = chain_id(json);
  const Json& links = list_at(json, "links");
  const Json& steps = list_at(json, "steps");
  bool disputed = false;
  std::string others;
  for (std::size_t i = 0; i < links.size(); ++i) {
    const std::string kind = text_at(links[i], "kind");
    disputed = disputed || kind == "dispute" || kind == "case";
    if (i > 0) others = joined(others, kind + " " + format.personal(text_at(links[i], "id")));
  }
  std::int64_t before = INT64_MIN;
  bool selected = false;
  for (const Json& row : steps) {
    LedgerStep step = step_of(row, before, context);
    before = micros_at(row, "time");
    disputed = disputed || step.type == "dispute";
    selected = selected || step.selected;
    chain.steps.push_back(std::move(step));
  }
  if (!links.empty()) {
    chain.title =
        field_title(text_at(links[0], "kind")) + " " + format.personal(text_at(links[0], "id"));
  } else if (!steps.empty()) {
    chain.title = label_at(steps[0], "type");
    if (chain.title.empty()) chain.title = label_at(steps[0], "channel");
    if (!chain.title.empty() && chain.title[0] >= 'a' && chain.title[0] <= 'z') {
      chain.title[0] = static_cast<char>(chain.title[0] - 'a' + 'A');
    }
    const std::string subject = scalar_text(member(steps[0], "subject")).value_or("");
    chain.title = joined(chain.title, format.personal(subject));
  }
  chain.amount = money(json, format);
  const std::string outcome = label_at(json, "outcome");
  chain.attention = outcome == "open" || outcome == "pending" || outcome == "escalated" ||
                    outcome == "on_hold" || outcome == "new";
  // What became of a matter is told by its status; an invoice's own course by its payment.
  chain.outcome = joined(outcome.empty() && disputed ? "" : outcome,
                         paid_words(json, context, chain.attention));
  if (const auto status = scalar_text(member(json, "outcome"))) {
    if (flag_at(json, "invoiced") && !disputed && (*status == "closed" || *status == "open")) {
      // The status of a reminder says nothing of the invoice.
      bool attention = false;
      chain.outcome = paid_words(json, context, attention);
      chain.attention = attention;
    }
  }
  const std::int64_t count =
      static_cast<std::int64_t>(steps.size()) + integer_at(json, "earlier_steps");
  chain.about = counted(count, "step", "steps", format);
  if (!chain.steps.empty()) {
    chain.date = chain.steps.back().time;
  }
  chain.about = joined(chain.about, others);
  const std::int64_t earlier = integer_at(json, "earlier_steps");
  if (earlier > 0) chain.earlier = counted(earlier, "earlier step", "earlier steps", format);
  const auto toggled = toggled_.find(chain.id);
  chain.open = toggled != toggled_.end() ? toggled->second : disputed || selected;
  return chain;
}

void Ledger::rebuild(const Context& context) {
  const Formatter& format = context.format;
  chains_.clear();
  follow_ups_.clear();
  days_late_.clear();
  more_.clear();
  habit_.clear();
  if (!known_) return;
  end_ = micros_at(answer_, "end");
  total_ = integer_at(answer_, "total");
  open_ = integer_at(answer_, "open");
  for (const Json& chain : list_at(answer_, "chains")) chains_.push_back(chain_of(chain, context));
  const std::int64_t left = total_ - static_cast<std::int64_t>(chains_.size());
  if (left > 0) more_ = counted(std::min<std::int64_t>(left, kFirstChains), "more", "more", format);
  const Json& invoices = member(answer_, "invoices");
  const std::int64_t due = integer_at(invoices, "due");
  if (due > 0) {
    const std::int64_t late = integer_at(invoices, "late");
    const std::int64_t overdue = integer_at(invoices, "overdue");
    habit_ = counted(due, "invoice", "invoices", format);
    habit_ = joined(habit_, format.count(integer_at(invoices, "paid")) + " paid" +
                                (late > 0 ? ", " + format.count(late) + " late" : ""));
    if (overdue > 0) habit_ = joined(habit_, format.count(overdue) + " overdue");
    for (const Json& days : list_at(invoices, "days")) {
      if (days.is_number_integer()) days_late_.push_back(days.get<std::int64_t>());
    }
  }
  for (const Json& item : list_at(answer_, "follow_ups")) {
    FollowUp follow_up;
    follow_up.id = "follow_up/" + text_at(item, "id");
    follow_up.what = what_of(item, format);
    const std::string status = label_at(item, "open");
    const std::int64_t at = micros_at(item, "due");
    follow_up.state = status;
    if (at != INT64_MIN) {
      follow_up.overdue = end_ != INT64_MIN && at < end_;
      follow_up.state =
          joined(follow_up.state, (follow_up.overdue ? "was due " : "due ") + format.date(at));
    }
    const std::int64_t since = micros_at(item, "time");
    if (at == INT64_MIN && since != INT64_MIN) {
      follow_up.state = joined(follow_up.state, "since " + format.date(since));
    }
    follow_ups_.push_back(std::move(follow_up));
  }
}

}  // namespace throughline::ui
