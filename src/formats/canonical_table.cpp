#include "formats/canonical_table.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "formats/role_names.h"

namespace throughline::formats {
namespace {

constexpr std::string_view kExtraPrefix = "x.";
constexpr std::string_view kCustomerBy = "customer_by";
constexpr std::string_view kCounted = "counted";

// `sentiment` holds the score too, and `time` is only another name.
std::optional<Field> canonical_field(std::string_view name) {
  if (name == "time" || name == "sentiment_score") return std::nullopt;
  return field_by_name(name);
}

bool has(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

bool is_canonical_table(const std::vector<std::string>& names) {
  constexpr int kSureRank = 8;
  if (!has(names, field_info(Field::kStartedAt).name)) return false;
  std::size_t known = 0;
  for (const std::string& name : names) {
    const bool ours = name == kCustomerBy || name == kCounted || name.starts_with(kExtraPrefix);
    if (ours || canonical_field(name)) {
      ++known;
      continue;
    }
    for (const NamedRole& named : roles_of_name(name)) {
      if (named.role.kind == RoleKind::kField && named.rank >= kSureRank &&
          named.role.field != Field::kHandle && !has(names, field_info(named.role.field).name)) {
        return false;
      }
    }
  }
  return known * 2 >= names.size();
}

store::ColumnDecision add_canonical_column(const std::string& name, const ColumnProfile& profile,
                                           TablePlan& plan) {
  store::ColumnDecision decision{name, name, "a column of the canonical table, taken verbatim",
                                 profile.sample};
  ColumnAction& action = plan.actions.emplace_back();
  action.name = name;
  if (name == kCustomerBy) {
    action.kind = ActionKind::kCustomerBy;
    return decision;
  }
  if (name == kCounted) {
    action.kind = ActionKind::kCounted;
    return decision;
  }
  const std::optional<Field> field = canonical_field(name);
  if (!field) {
    // An export writes x. in front of what is no column of the table.
    const bool prefixed = name.size() > kExtraPrefix.size() && name.starts_with(kExtraPrefix);
    if (prefixed) action.name.erase(0, kExtraPrefix.size());
    decision.role = std::string(kExtraPrefix) + action.name;
    decision.reason = "not a column of the canonical table: kept as it stands";
    return decision;
  }
  action.kind = kind_of(*field);
  action.field = *field;
  action.canonical_words = true;
  if (action.kind == ActionKind::kWord || action.kind == ActionKind::kSentiment) {
    action.vocabulary = vocabulary_of(*field);
    action.word_cache = plan.word_caches++;
  } else if (action.kind != ActionKind::kCategory && action.kind != ActionKind::kText) {
    action.null_numbers = true;
  }
  if (action.kind == ActionKind::kTime) {
    const OrderGuess guess = guess_order(profile);
    action.time_column = plan.times.size();
    plan.times.emplace_back(guess.order, guess.shown, profile.compact_times * 2 >= profile.filled,
                            nullptr);
    if (!guess.reason.empty()) {
      decision.reason += "; " + guess.reason;
      decision.unsure = guess.unsure;
    }
  }
  if (*field == Field::kCustomer) plan.customer_column = name;
  return decision;
}

PlannedTable plan_canonical_table(const std::vector<std::string>& names,
                                  const std::vector<ColumnProfile>& profiles, TextMarks marks) {
  PlannedTable table;
  table.plan.canonical = true;
  table.plan.text_marks = marks;
  for (std::size_t column = 0; column < names.size(); ++column)
    table.decisions.push_back(add_canonical_column(names[column], profiles[column], table.plan));
  // "x.SKU" beside "SKU": each keeps what it is called.
  for (std::size_t column = 0; column < names.size(); ++column) {
    ColumnAction& action = table.plan.actions[column];
    if (action.kind != ActionKind::kExtra || action.name == names[column]) continue;
    const bool taken = std::any_of(
        table.plan.actions.begin(), table.plan.actions.end(), [&](const ColumnAction& other) {
          return &other != &action && other.kind == ActionKind::kExtra && other.name == action.name;
        });
    if (!taken) continue;
    action.name = names[column];
    table.decisions[column].role = std::string(kExtraPrefix) + action.name;
  }
  return table;
}

}  // namespace throughline::formats
