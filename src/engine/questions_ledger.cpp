#include <string>
#include <string_view>
#include <utility>

#include "engine/money_json.h"
#include "engine/questions.h"
#include "engine/value_json.h"
#include "query/ledger.h"

// {"op": "ledger", "id": "17850", "offset": 0, "limit": 100}; the shape is told in
// docs/customer_record.md.
namespace throughline::engine {
namespace {

const std::vector<std::string> kStepFields = {"time",   "channel", "type",   "direction",
                                              "status", "agent",   "subject"};
const std::vector<std::string> kFollowUpFields = {"time",    "channel", "type",    "direction",
                                                  "status",  "agent",   "subject", "order",
                                                  "invoice", "payment", "dispute", "case"};

Json text_or_null(std::string_view text) {
  return text.empty() ? Json(nullptr) : Json(std::string(text));
}

Json time_or_null(Instant instant) {
  return instant == kNoInstant ? Json(nullptr) : Json(format_rfc3339(instant));
}

Json amount_or_null(const std::optional<Decimal>& amount) {
  return amount ? Json(to_string(*amount)) : Json(nullptr);
}

Json step_json(const query::LedgerStep& step, const RowWriter& writer) {
  Json json = writer.row_json(step.row);
  json["rows"] = step.rows;
  json["amount"] = amount_or_null(step.amount);
  json["currency"] = text_or_null(step.currency);
  json["counted"] = step.counted;
  json["balance"] = amount_or_null(step.balance);
  return json;
}

Json chain_json(const query::LedgerChain& chain, const RowWriter& writer,
                const store::Snapshot& snapshot) {
  Json links = Json::array();
  for (const query::LedgerLink& link : chain.links) {
    links.push_back(
        {{"kind", std::string(field_info(link.field).name)}, {"id", std::string(link.id)}});
  }
  Json steps = Json::array();
  for (const query::LedgerStep& step : chain.steps) steps.push_back(step_json(step, writer));
  Json outcome = nullptr;
  if (chain.outcome) {
    const auto words = vocabulary_words(VocabularyKind::kStatus);
    const std::uint8_t code = snapshot.columns.bytes_of(Field::kStatus).get(*chain.outcome);
    if (code < words.size()) outcome = std::string(words[code]);
  }
  return {{"links", std::move(links)},
          {"amount", amount_or_null(chain.amount)},
          {"currency", text_or_null(chain.currency)},
          {"outcome", std::move(outcome)},
          {"invoiced", chain.invoiced},
          {"due", time_or_null(chain.due)},
          {"paid", time_or_null(chain.paid)},
          {"value", money_json(chain.value)},
          {"earlier_steps", chain.earlier_steps},
          {"steps", std::move(steps)}};
}

Json follow_up_json(const query::FollowUp& item, const RowWriter& writer,
                    const store::Snapshot& snapshot) {
  Json json = writer.row_json(item.row);
  json["due"] = time_or_null(item.due);
  json["due_by"] =
      item.due == kNoInstant ? Json(nullptr) : Json(store::to_string(snapshot.id(item.due_row)));
  Json open = nullptr;
  if (item.status) {
    const auto words = vocabulary_words(VocabularyKind::kStatus);
    const std::uint8_t code = snapshot.columns.bytes_of(Field::kStatus).get(*item.status);
    if (code < words.size()) open = std::string(words[code]);
  }
  json["open"] = std::move(open);
  return json;
}

}  // namespace

Task<Result<Answer>> answer_ledger(const Json& request, QuestionContext context) {
  RequestArguments arguments(request);
  query::LedgerRequest question;
  question.id = arguments.required_text("id");
  question.offset = arguments.count("offset", 0, 0, UINT64_MAX);
  question.limit = arguments.count("limit", question.limit, 0, UINT64_MAX);
  if (!arguments.ok()) co_return arguments.error();
  const store::Snapshot& snapshot = *context.snapshot;
  const Result<RowWriter> writer = RowWriter::create(snapshot, kStepFields);
  if (!writer.ok()) co_return writer.error();
  const Result<RowWriter> follow_up_writer = RowWriter::create(snapshot, kFollowUpFields);
  if (!follow_up_writer.ok()) co_return follow_up_writer.error();
  Result<query::LedgerAnswer> asked =
      co_await query::ledger(context.snapshot, std::move(question), context.budget);
  if (!asked.ok()) co_return std::move(asked).error();

  Json chains = Json::array();
  for (const query::LedgerChain& chain : asked->chains) {
    chains.push_back(chain_json(chain, *writer, snapshot));
    if (context.budget.spent()) co_await Pause{};
  }
  Json follow_ups = Json::array();
  for (const query::FollowUp& item : asked->follow_ups) {
    follow_ups.push_back(follow_up_json(item, *follow_up_writer, snapshot));
  }
  const query::PaymentHabit& habit = asked->habit;
  Json waits = nullptr;
  if (asked->waits.count > 0) {
    // Whole milliseconds are enough.
    const auto mean = static_cast<std::int64_t>(asked->waits.sum_micro / asked->waits.count) / 1000;
    const std::int64_t most = asked->waits.most_micro / 1000;
    waits = {{"count", asked->waits.count},
             {"mean_s", static_cast<double>(mean) / 1000.0},
             {"most_s", static_cast<double>(most) / 1000.0}};
  }
  Json json = {{"total", asked->total},
               {"chains", std::move(chains)},
               {"value", money_json(asked->value)},
               {"invoices",
                {{"due", habit.invoices},
                 {"paid", habit.paid},
                 {"late", habit.late},
                 {"overdue", habit.overdue},
                 {"days", habit.days}}},
               {"waits", std::move(waits)},
               {"open", asked->open},
               {"follow_ups", std::move(follow_ups)},
               {"end", time_or_null(asked->end)}};
  co_return Answer{std::move(json), {}};
}

}  // namespace throughline::engine
