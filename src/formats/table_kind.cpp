#include "formats/table_kind.h"

#include <algorithm>
#include <array>

#include "formats/role_names.h"

namespace throughline::formats {
namespace {

bool has_field(const TablePlan& plan, Field field) {
  return std::any_of(plan.actions.begin(), plan.actions.end(), [&](const ColumnAction& action) {
    return action.field == field && action.kind != ActionKind::kExtra &&
           action.kind != ActionKind::kQuantity && action.kind != ActionKind::kUnitPrice;
  });
}

bool has_kind(const TablePlan& plan, ActionKind kind) {
  return std::any_of(plan.actions.begin(), plan.actions.end(),
                     [&](const ColumnAction& action) { return action.kind == kind; });
}

bool has_amount(const TablePlan& plan) {
  return has_kind(plan, ActionKind::kAmount) || has_kind(plan, ActionKind::kMoneyIn) ||
         has_kind(plan, ActionKind::kMoneyOut);
}

bool has_any(const TablePlan& plan, std::initializer_list<Field> fields) {
  return std::any_of(fields.begin(), fields.end(),
                     [&](Field field) { return has_field(plan, field); });
}

bool has_column(const PlannedTable& table, std::initializer_list<std::string_view> names) {
  return std::any_of(table.decisions.begin(), table.decisions.end(), [&](const auto& decision) {
    const std::string reduced = reduced_name(decision.column);
    return std::find(names.begin(), names.end(), reduced) != names.end();
  });
}

bool tells_of_dealing(const TablePlan& plan) {
  return has_any(plan, {Field::kDirection, Field::kThread, Field::kOrder, Field::kInvoice,
                        Field::kPayment, Field::kDispute, Field::kCase, Field::kCsat, Field::kNps,
                        Field::kSentiment, Field::kWait, Field::kHold, Field::kTalk, Field::kWrap,
                        Field::kTransfers, Field::kFollowUpAt, Field::kRecording}) ||
         has_kind(plan, ActionKind::kQuantity) || has_kind(plan, ActionKind::kSentiment);
}

// "a.zip/tickets.json#users" → "users"; "user_data.csv", "user_data_2024.csv" → "user".
std::string list_name(std::string_view name) {
  name = name.substr(name.find_last_of("/#\\") + 1);
  name = name.substr(0, name.find('.') == std::string_view::npos ||
                                name.find(".csv") != std::string_view::npos ||
                                name.find(".json") != std::string_view::npos
                            ? name.find('.')
                            : std::string_view::npos);
  name = name.substr(name.rfind('.') == std::string_view::npos ? 0 : name.rfind('.') + 1);
  // What programs that write tables add, and what follows it, tells nothing.
  static constexpr auto kAdded =
      std::to_array<std::string_view>({"data", "export", "list", "table", "dump"});
  std::string joined;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find_first_of("_- ", at), name.size());
    const std::string word = reduced_name(name.substr(at, end - at));
    at = end + 1;
    if (!joined.empty() && std::find(kAdded.begin(), kAdded.end(), word) != kAdded.end()) break;
    joined += word;
  }
  for (const std::string_view added : kAdded) {
    if (joined.size() > added.size() && joined.ends_with(added))
      joined.resize(joined.size() - added.size());
  }
  return joined;
}

bool names_list(std::string_view name) {
  static constexpr auto kLists = std::to_array<std::string_view>(
      {"user",         "users",         "customer", "customers", "contact",      "contacts",
       "client",       "clients",       "person",   "people",    "participant",  "participants",
       "party",        "parties",       "member",   "members",   "agent",        "agents",
       "employee",     "employees",     "staff",    "admins",    "organization", "organizations",
       "organisation", "organisations", "company",  "companies", "account",      "accounts",
       "group",        "groups",        "team",     "teams",     "queue",        "queues",
       "product",      "products",      "item",     "brand",     "brands",       "category",
       "categories",   "channels",      "inboxes",  "macros",    "requesters",   "authors",
       "assignees",    "kunden",        "clientes", "produkte",  "productos",    "produits",
       "tags",         "labels"});
  const std::string reduced = list_name(name);
  return std::find(kLists.begin(), kLists.end(), reduced) != kLists.end();
}

// Rows of a key and a tag ("ticket_tags", "user_tag_data") describe what the key stands for.
bool only_tags_keys(const TablePlan& plan) {
  static constexpr auto kKeys =
      std::to_array<Field>({Field::kTags, Field::kId, Field::kCustomer, Field::kOrganisation,
                            Field::kCase, Field::kThread, Field::kOrder});
  return has_field(plan, Field::kTags) &&
         has_any(plan, {Field::kId, Field::kCustomer, Field::kOrganisation, Field::kCase,
                        Field::kThread, Field::kOrder}) &&
         std::all_of(plan.actions.begin(), plan.actions.end(), [](const ColumnAction& action) {
           return action.kind == ActionKind::kExtra ||
                  std::find(kKeys.begin(), kKeys.end(), action.field) != kKeys.end();
         });
}

}  // namespace

TableFacts facts_of(const TablePlan& plan) {
  TableFacts facts;
  facts.has_time = has_field(plan, Field::kStartedAt);
  facts.has_value = has_amount(plan) || plan.value_from_price;
  return facts;
}

std::string reference_reason(const PlannedTable& table, std::string_view name, bool by_columns) {
  const TablePlan& plan = table.plan;
  if (only_tags_keys(plan)) return "its rows only give tags to what a key stands for";
  if (tells_of_dealing(plan)) return {};
  if (names_list(name)) {
    // "contacts" are people, or dealings with them: the text tells.
    const bool ambiguous = list_name(name).starts_with("contact") || list_name(name) == "item";
    if (has_field(plan, Field::kBody) && (ambiguous || has_field(plan, Field::kChannel))) return {};
    return "its name is that of a list of what others refer to, and no column tells of a dealing";
  }
  if (!by_columns || has_field(plan, Field::kStartedAt) || has_field(plan, Field::kBody) ||
      has_field(plan, Field::kSubject) || has_field(plan, Field::kType) || has_amount(plan) ||
      has_kind(plan, ActionKind::kUnitPrice)) {
    return {};
  }
  const bool keyed = has_any(plan, {Field::kId, Field::kCustomer});
  const bool named =
      has_any(plan, {Field::kCustomerName, Field::kEmail, Field::kPhone, Field::kHandle}) ||
      has_column(table, {"name", "title", "display", "label"});
  if (!keyed || !named) return {};
  return "it has an id and a name, but no time and nothing that tells of a dealing";
}

std::string nested_reference_reason(const PlannedTable& table, const TableFacts& parent) {
  const TablePlan& plan = table.plan;
  if (has_field(plan, Field::kStartedAt)) return {};
  if (has_field(plan, Field::kBody)) return {};
  const bool priced = plan.value_from_price;
  if (priced && !parent.has_value && parent.has_time) return {};
  return "its rows have no time of their own: they describe the record they stand in";
}

void drop_value(PlannedTable& table, std::string_view why) {
  table.plan.value_from_price = false;
  for (std::size_t column = 0; column < table.plan.actions.size(); ++column) {
    ColumnAction& action = table.plan.actions[column];
    const bool money = action.kind == ActionKind::kAmount || action.kind == ActionKind::kQuantity ||
                       action.kind == ActionKind::kMoneyIn ||
                       action.kind == ActionKind::kMoneyOut ||
                       action.kind == ActionKind::kUnitPrice;
    if (!money) continue;
    action.kind = ActionKind::kExtra;
    table.decisions[column].role = "x." + action.name;
    table.decisions[column].reason += "; " + std::string(why);
  }
}

void make_reference(PlannedTable& table, const std::string& reason) {
  table.plan.reference = true;
  for (store::ColumnDecision& decision : table.decisions) {
    decision.role = "reference";
    decision.reason = "the table is a reference: " + reason;
  }
}

}  // namespace throughline::formats
