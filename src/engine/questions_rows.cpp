#include <string>
#include <string_view>
#include <utility>

#include "engine/money_json.h"
#include "engine/questions.h"
#include "engine/value_json.h"
#include "query/customers.h"
#include "query/rows.h"
#include "query/search.h"

namespace throughline::engine {
namespace {

const std::vector<std::string> kDefaultFields = {
    "time",         "channel", "type",   "direction", "customer", "customer_name",
    "organisation", "subject", "status", "value",     "currency", "agent"};

// Rows written between two looks at the clock.
constexpr std::size_t kSlice = 64;

Task<Json> rows_json(const RowWriter& writer, const std::vector<query::RowIndex>& rows,
                     Budget& budget) {
  Json list = Json::array();
  for (const query::RowIndex row : rows) {
    list.push_back(writer.row_json(row));
    if (list.size() % kSlice == 0 && budget.spent()) co_await Pause{};
  }
  co_return list;
}

Json text_or_null(std::string_view text) {
  return text.empty() ? Json(nullptr) : Json(std::string(text));
}

Json time_or_null(Instant instant) {
  return instant == kNoInstant ? Json(nullptr) : Json(format_rfc3339(instant));
}

// The rows of these ids, in their order; kNotFound names the first that is none.
Result<query::RowsAnswer> rows_of_ids(const QuestionContext& context,
                                      const std::vector<std::string>& ids) {
  query::RowsAnswer answer{context.snapshot, ids.size(), {}};
  for (const std::string& text : ids) {
    const std::optional<store::RowId> id = store::parse_row_id(text);
    const std::optional<query::RowIndex> row =
        id.has_value() ? context.snapshot->find(*id) : std::nullopt;
    if (!row.has_value()) {
      return Error{ErrorCode::kNotFound, "No interaction has the id \"" + text + "\".", "ids"};
    }
    answer.rows.push_back(*row);
  }
  return answer;
}

// "order", "place_of" and "place_at" of a `customer` request.
void read_order(const Json& request, RequestArguments& arguments,
                query::CustomerRequest& question) {
  const std::optional<std::string> order = arguments.optional_text("order");
  if (!order.has_value()) return;
  if (*order == "thread") {
    question.order = query::ReadingOrder::kThread;
  } else if (*order == "time") {
    question.order = query::ReadingOrder::kTime;
  } else {
    arguments.refuse("order", "\"thread\" or \"time\"");
  }
  if (const auto id = arguments.optional_text("place_of")) {
    question.place_of = store::parse_row_id(*id);
    if (!question.place_of.has_value()) arguments.refuse("place_of", "an interaction's id");
  }
  if (request.contains("place_at")) question.place_at = arguments.instant("place_at");
}

}  // namespace

Task<Result<Answer>> answer_interactions(const Json& request, QuestionContext context) {
  RequestArguments arguments(request);
  query::RowsRequest question;
  question.filter = arguments.text("filter");
  question.sort = arguments.text("sort", question.sort);
  question.offset = arguments.count("offset", 0, 0, UINT64_MAX);
  question.limit = arguments.count("limit", question.limit, 0, UINT64_MAX);
  const std::vector<std::string> fields = arguments.texts("fields").value_or(kDefaultFields);
  const std::optional<std::vector<std::string>> ids = arguments.texts("ids");
  if (!arguments.ok()) co_return arguments.error();
  const Result<RowWriter> writer = RowWriter::create(*context.snapshot, fields);
  if (!writer.ok()) co_return writer.error();

  Result<query::RowsAnswer> asked = query::RowsAnswer{};
  if (ids.has_value()) {
    asked = rows_of_ids(context, *ids);
  } else {
    asked = co_await query::interactions(context.snapshot, std::move(question), context.cache,
                                         context.budget);
  }
  if (!asked.ok()) co_return std::move(asked).error();
  // Apart: GCC 12 refuses co_await within a braced list.
  Json rows = co_await rows_json(*writer, asked->rows, context.budget);
  co_return Answer{Json{{"total", asked->total}, {"rows", std::move(rows)}}, {}};
}

Task<Result<Answer>> answer_search(const Json& request, QuestionContext context) {
  RequestArguments arguments(request);
  query::SearchRequest question;
  question.text = arguments.required_text("text");
  question.filter = arguments.text("filter");
  question.limit = arguments.count("limit", question.limit, 0, UINT64_MAX);
  if (!arguments.ok()) co_return arguments.error();
  Result<query::SearchAnswer> asked =
      co_await query::search(context.snapshot, std::move(question), context.cache, context.budget);
  if (!asked.ok()) co_return std::move(asked).error();
  Json ids = Json::array();
  for (const store::RowId& id : asked->ids) ids.push_back(store::to_string(id));
  co_return Answer{Json{{"total", asked->total}, {"ids", std::move(ids)}}, {}};
}

Task<Result<Answer>> answer_customers(const Json& request, QuestionContext context) {
  RequestArguments arguments(request);
  query::CustomersRequest question;
  question.filter = arguments.text("filter");
  question.sort = arguments.text("sort", question.sort);
  question.offset = arguments.count("offset", 0, 0, UINT64_MAX);
  question.limit = arguments.count("limit", question.limit, 0, UINT64_MAX);
  question.around = arguments.optional_text("around");
  const bool ranked = question.around.has_value();
  if (!arguments.ok()) co_return arguments.error();
  Result<query::CustomersAnswer> asked = co_await query::customers(
      context.snapshot, std::move(question), context.cache, context.budget);
  if (!asked.ok()) co_return std::move(asked).error();

  Json rows = Json::array();
  for (const query::CustomerSummary& customer : asked->rows) {
    rows.push_back({{"id", std::string(customer.id)},
                    {"name", text_or_null(customer.name)},
                    {"organisation", text_or_null(customer.organisation)},
                    {"interactions", customer.interactions},
                    {"first", time_or_null(customer.first)},
                    {"last", time_or_null(customer.last)},
                    {"value", money_json(customer.value)}});
    if (rows.size() % kSlice == 0 && context.budget.spent()) co_await Pause{};
  }
  Json json = {{"total", asked->total}, {"rows", std::move(rows)}};
  if (ranked) {
    json["rank"] = asked->rank ? Json(*asked->rank) : Json(nullptr);
    json["offset"] = asked->offset;
  }
  co_return Answer{std::move(json), {}};
}

Task<Result<Answer>> answer_customer(const Json& request, QuestionContext context) {
  RequestArguments arguments(request);
  query::CustomerRequest question;
  question.id = arguments.required_text("id");
  question.filter = arguments.text("filter");
  question.offset = arguments.count("offset", 0, 0, UINT64_MAX);
  question.limit = arguments.count("limit", question.limit, 0, UINT64_MAX);
  const std::vector<std::string> fields = arguments.texts("fields").value_or(kDefaultFields);
  read_order(request, arguments, question);
  if (!arguments.ok()) co_return arguments.error();
  const Result<RowWriter> writer = RowWriter::create(*context.snapshot, fields);
  if (!writer.ok()) co_return writer.error();
  const bool ordered = question.order.has_value();
  const bool placed = question.place_of.has_value() || question.place_at.has_value();
  Result<query::CustomerAnswer> asked = co_await query::customer(
      context.snapshot, std::move(question), context.cache, context.budget);
  if (!asked.ok()) co_return std::move(asked).error();

  Json rows = co_await rows_json(*writer, asked->rows, context.budget);
  for (std::size_t i = 0; ordered && i < rows.size() && i < asked->places.size(); ++i) {
    const query::ConversationPlace& place = asked->places[i];
    rows[i]["conversation"] = {{"first", store::to_string(context.snapshot->id(place.first))},
                               {"at", place.at},
                               {"of", place.of}};
  }
  const query::CustomerSummary& customer = asked->customer;
  Json identities = Json::array();
  for (const query::Identity& identity : asked->identities) {
    identities.push_back({{"kind", store::identity_kind_name(identity.kind)},
                          {"value", identity.value},
                          {"files", identity.files}});
  }
  Json json = {{"customer",
                {{"id", std::string(customer.id)},
                 {"name", text_or_null(customer.name)},
                 {"organisation", text_or_null(customer.organisation)},
                 {"first", time_or_null(customer.first)},
                 {"last", time_or_null(customer.last)},
                 {"identities", std::move(identities)}}},
               {"total", asked->total},
               {"rows", std::move(rows)},
               {"value", money_json(customer.value)}};
  if (placed) json["place"] = asked->place ? Json(*asked->place) : Json(nullptr);
  co_return Answer{std::move(json), {}};
}

}  // namespace throughline::engine
