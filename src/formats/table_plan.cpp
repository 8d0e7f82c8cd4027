#include "formats/table_plan.h"

#include <algorithm>
#include <unordered_set>

#include "formats/boolean_column.h"
#include "formats/composed_names.h"
#include "formats/money_columns.h"
#include "formats/roles.h"
#include "formats/time_of_day.h"

namespace throughline::formats {
namespace {

bool is_identifier(Field field) {
  switch (field) {
    case Field::kId:
    case Field::kThread:
    case Field::kCustomer:
    case Field::kPhone:
    case Field::kAgent:
    case Field::kOrganisation:
    case Field::kTeam:
    case Field::kOrder:
    case Field::kInvoice:
    case Field::kPayment:
    case Field::kDispute:
    case Field::kCase:
      return true;
    default:
      return false;
  }
}

bool is_duration(Field field) {
  return field == Field::kWait || field == Field::kHold || field == Field::kTalk ||
         field == Field::kWrap;
}

char decimal_mark_of(const ColumnProfile& profile, bool comma_decimals) {
  if (profile.unlike_comma != profile.unlike_point)
    return profile.unlike_point > profile.unlike_comma ? ',' : '.';
  return comma_decimals ? ',' : '.';
}

// Of a column of tags: a semicolon, as ours, unless no value has one.
char list_separator_of(const ColumnProfile& profile) {
  if (profile.semicolons > 0 || profile.commas + profile.bars == 0) return ';';
  return profile.commas >= profile.bars ? ',' : '|';
}

// Builds up a plan, column by column.
class Planner {
 public:
  explicit Planner(PlannedTable& table) : table_(table) {}

  ColumnAction& add(const std::string& name, const ColumnProfile& profile) {
    ColumnAction action;
    action.name = name;
    action.null_numbers = profile.holds_numbers();
    table_.plan.actions.push_back(std::move(action));
    table_.decisions.push_back({name, "x." + name, {}, profile.sample});
    return table_.plan.actions.back();
  }

  void read_as(ColumnAction& action, const ColumnProfile& profile, Field field) {
    action.kind = kind_of(field);
    action.field = field;
    table_.decisions.back().role = field_info(field).name;
    if (action.kind == ActionKind::kWord || action.kind == ActionKind::kSentiment) {
      action.vocabulary = vocabulary_of(field);
      action.word_cache = table_.plan.word_caches++;
    } else if (action.kind != ActionKind::kCategory && action.kind != ActionKind::kText) {
      action.null_numbers = true;
    }
    // An identifier may be called "NA", unless nearly all of them are numbers.
    if (action.kind == ActionKind::kCategory && profile.marks * 10 > profile.filled + profile.marks)
      action.null_numbers = false;
  }

  void read_times(ColumnAction& action, const ColumnProfile& profile, OrderGuess guess,
                  const TimeSettings& settings = {}) {
    if (settings.order) {
      guess.order = *settings.order;
      guess.shown = true;
      guess.unsure = false;
      guess.reason = guess.order == DayMonthOrder::kDayMonth
                         ? "day before month, as the mapping file says"
                         : "month before day, as the mapping file says";
    }
    action.time_column = table_.plan.times.size();
    table_.plan.times.emplace_back(guess.order, guess.shown,
                                   profile.compact_times * 2 >= profile.filled, settings.zone);
    if (!guess.reason.empty()) {
      say(guess.reason);
      decision().unsure = guess.unsure;
    }
    if (settings.zone != nullptr)
      say("times without a zone are of " + settings.zone->name() + ", as the mapping file says");
  }

  void say(const std::string& reason) {
    std::string& all = table_.decisions.back().reason;
    if (!all.empty()) all += "; ";
    all += reason;
  }

  store::ColumnDecision& decision() { return table_.decisions.back(); }

 private:
  PlannedTable& table_;
};

// A table's columns are written by one program: where one column's dates do not show their order,
// another's may.
OrderGuess guess_with_siblings(const ColumnProfile& profile,
                               const std::vector<ColumnProfile>& profiles) {
  OrderGuess guess = guess_order(profile);
  if (guess.shown || profile.ambiguous == 0) return guess;
  for (const ColumnProfile& sibling : profiles) {
    const OrderGuess other = guess_order(sibling);
    if (!other.shown) continue;
    guess.order = other.order;
    guess.unsure = false;
    guess.reason = guess.order == DayMonthOrder::kDayMonth
                       ? "day before month, as another column's dates show"
                       : "month before day, as another column's dates show";
    break;
  }
  return guess;
}

std::size_t find_role(const std::vector<ColumnRole>& roles, Role role) {
  const auto found = std::find_if(roles.begin(), roles.end(),
                                  [&](const ColumnRole& other) { return other.role == role; });
  return static_cast<std::size_t>(found - roles.begin());
}

// A role that the mapping file gives is taken from the column that had it.
void override_roles(const std::vector<std::string>& names, const FileMapping& mapping,
                    std::vector<ColumnRole>& roles) {
  for (std::size_t column = 0; column < names.size(); ++column) {
    const ColumnMapping* said = mapping.find(names[column]);
    if (said == nullptr || !said->has_role) continue;
    for (ColumnRole& other : roles) {
      if (!said->role || other.role != said->role) continue;
      other.role.reset();
      other.reason = "the mapping file gives its role to " + names[column];
    }
    roles[column].role = said->role;
    roles[column].by_name = false;
    roles[column].reason = "the mapping file says so";
  }
}

void give_booleans(const std::vector<std::string>& names,
                   const std::vector<ColumnProfile>& profiles, std::vector<ColumnRole>& roles) {
  for (std::size_t column = 0; column < names.size(); ++column) {
    const BooleanColumn* row = boolean_of(names[column], profiles[column]);
    if (row == nullptr || roles[column].role ||
        find_role(roles, {RoleKind::kField, row->field}) < roles.size()) {
      continue;
    }
    roles[column].role = Role{RoleKind::kField, row->field};
    roles[column].reason = "its name is a word of " + std::string(field_info(row->field).name) +
                           ", its values are yes and no";
  }
}

TimeSettings time_settings(const FileMapping& mapping, const std::string& name) {
  TimeSettings settings = mapping.time;
  if (const ColumnMapping* said = mapping.find(name)) {
    if (said->time.order) settings.order = said->time.order;
    if (said->time.zone) settings.zone = said->time.zone;
  }
  return settings;
}

bool holds_responses(const std::vector<std::string>& names) {
  return std::any_of(names.begin(), names.end(), [](const std::string& name) {
    const std::string reduced = reduced_name(name);
    return reduced == "responseid" || reduced == "respondentid" || reduced == "submissionid";
  });
}

// How long a form took to fill in is no talk.
void settle_answering_time(const std::vector<std::string>& names, std::vector<ColumnRole>& roles) {
  constexpr int kSureRank = 9;
  const Role talk{RoleKind::kField, Field::kTalk};
  const std::size_t column = find_role(roles, talk);
  if (column == roles.size()) return;
  const auto named = roles_of_name(names[column]);
  const bool sure = std::any_of(named.begin(), named.end(), [&](const NamedRole& other) {
    return other.role == talk && other.rank >= kSureRank;
  });
  const bool scored = find_role(roles, {RoleKind::kField, Field::kNps}) < roles.size() ||
                      find_role(roles, {RoleKind::kField, Field::kCsat}) < roles.size();
  if (sure || !scored || !holds_responses(names)) return;
  for (const Field field : {Field::kAgent, Field::kDirection, Field::kWait, Field::kHold,
                            Field::kWrap, Field::kTransfers, Field::kRecording}) {
    if (find_role(roles, {RoleKind::kField, field}) < roles.size()) return;
  }
  roles[column].role.reset();
  roles[column].reason = "how long the answers took, no talk";
}

// Quantity, unit price and amount: which of them give the value.
void settle_value(std::vector<ColumnRole>& roles, TablePlan& plan) {
  const Role amount{RoleKind::kField, Field::kValue};
  const std::size_t value = find_role(roles, amount);
  const std::size_t price = find_role(roles, {RoleKind::kUnitPrice, Field::kValue});
  const std::size_t quantity = find_role(roles, {RoleKind::kQuantity, Field::kValue});
  if (value < roles.size()) return;
  if (price < roles.size() && quantity < roles.size()) {
    plan.value_from_price = true;
  } else if (price < roles.size()) {
    roles[price].role = amount;
    roles[price].reason += "; with no quantity and no total it is the amount";
  }
}

// A refund or return with a negative amount in the sample: the column has its own signs.
bool has_signed_refunds(const SampleRows& rows, std::size_t first, std::size_t type,
                        std::size_t value) {
  for (std::size_t row = first; row < rows.size(); ++row) {
    const auto& fields = rows[row]->fields;
    if (type >= fields.size() || value >= fields.size()) continue;
    const std::uint8_t code = vocabulary_code(VocabularyKind::kType, fields[type]);
    if (code != static_cast<std::uint8_t>(Type::kRefund) &&
        code != static_cast<std::uint8_t>(Type::kReturn))
      continue;
    if (fields[value].find('-') != std::string_view::npos || fields[value].starts_with("("))
      return true;
  }
  return false;
}

}  // namespace

ActionKind kind_of(Field field) {
  if (field == Field::kSentiment) return ActionKind::kSentiment;
  if (is_duration(field)) return ActionKind::kDuration;
  switch (field_info(field).kind) {
    case FieldKind::kEnumeration:
      return ActionKind::kWord;
    case FieldKind::kText:
      return field == Field::kSubject || field == Field::kBody ? ActionKind::kText
                                                               : ActionKind::kCategory;
    case FieldKind::kTime:
      return ActionKind::kTime;
    case FieldKind::kNumber:
      return ActionKind::kNumber;
    case FieldKind::kMoney:
      return ActionKind::kAmount;
    case FieldKind::kCategory:
    case FieldKind::kTags:
      break;
  }
  return ActionKind::kCategory;
}

std::vector<std::string> column_names(const std::vector<std::string_view>& header,
                                      std::size_t columns) {
  std::vector<std::string> names;
  std::unordered_set<std::string> used;
  for (std::size_t column = 0; column < columns; ++column) {
    std::string_view stated = column < header.size() ? header[column] : std::string_view{};
    const std::size_t begin = stated.find_first_not_of(" \t\r\n");
    stated = begin == std::string_view::npos ? std::string_view{} : stated.substr(begin);
    stated = stated.substr(0, stated.find_last_not_of(" \t\r\n") + 1);
    std::string name =
        stated.empty() ? "column " + std::to_string(column + 1) : std::string(stated);
    const std::string plain = name;
    for (int number = 2; !used.insert(name).second; ++number)
      name = plain + " (" + std::to_string(number) + ")";
    names.push_back(std::move(name));
  }
  return names;
}

OrderGuess guess_order(const ColumnProfile& profile) {
  if (profile.day_first + profile.month_first > 0) {
    const bool day = profile.day_first > profile.month_first;
    return {day ? DayMonthOrder::kDayMonth : DayMonthOrder::kMonthDay, true,
            day ? "day before month, as its dates show" : "month before day, as its dates show"};
  }
  if (profile.ambiguous == 0) return {};
  if (profile.dotted_dates)
    return {DayMonthOrder::kDayMonth, false, "day before month, as usual with dots", true};
  if (profile.turns_day_first < profile.turns_month_first) {
    return {DayMonthOrder::kDayMonth, false, "day before month: so the rows are in order of time",
            true};
  }
  if (profile.turns_month_first < profile.turns_day_first) {
    return {DayMonthOrder::kMonthDay, false, "month before day: so the rows are in order of time",
            true};
  }
  return {DayMonthOrder::kMonthDay, false,
          "month before day: assumed, no sampled date shows the order", true};
}

PlannedTable plan_table(const std::vector<std::string>& names,
                        const std::vector<ColumnProfile>& profiles, const SampleRows& rows,
                        std::size_t first, bool comma_decimals, const FileMapping& mapping,
                        const std::vector<std::string>& explanations) {
  PlannedTable table;
  Planner planner(table);
  std::vector<ColumnRole> roles = decide_roles(names, profiles, explanations);
  override_roles(names, mapping, roles);
  settle_times_of_day(names, profiles, roles);
  give_booleans(names, profiles, roles);
  const std::size_t author =
      mapping.empty() ? settle_author(names, rows, first, roles) : names.size();
  settle_money_columns(names, profiles, rows, first, roles);
  settle_answering_time(names, roles);
  if (std::none_of(names.begin(), names.end(), [&](const std::string& name) {
        const ColumnMapping* said = mapping.find(name);
        return said != nullptr && said->has_role;
      })) {
    table.plan.parties = settle_parties(names, rows, first, roles);
  }
  table.plan.responses = holds_responses(names);
  table.plan.keep_totals = mapping.reference.has_value() && !*mapping.reference;
  const auto mark_of = [&](std::size_t column) {
    const ColumnMapping* said = mapping.find(names[column]);
    if (said != nullptr && said->decimal_mark) return *said->decimal_mark;
    if (mapping.decimal_mark) return *mapping.decimal_mark;
    return decimal_mark_of(profiles[column], comma_decimals);
  };
  settle_value(roles, table.plan);
  const std::size_t type = find_role(roles, {RoleKind::kField, Field::kType});
  const std::size_t value = find_role(roles, {RoleKind::kField, Field::kValue});
  table.plan.derive_type = type == roles.size();
  table.plan.sign_by_type =
      type < roles.size() && value < roles.size() && !has_signed_refunds(rows, first, type, value);
  for (std::size_t column = 0; column < names.size(); ++column) {
    const ColumnProfile& profile = profiles[column];
    ColumnAction& action = planner.add(names[column], profile);
    planner.decision().reason = roles[column].reason;
    if (!roles[column].role) continue;
    const Role role = *roles[column].role;
    if (role.kind == RoleKind::kTimeOfDay) {
      action.kind = ActionKind::kTimeOfDay;
      action.field = role.field;
      action.null_numbers = true;
      planner.decision().role = role.field == Field::kEndedAt ? "end_time_of_day" : "time_of_day";
      continue;
    }
    if (role.kind == RoleKind::kFrom || role.kind == RoleKind::kTo) {
      action.kind = role.kind == RoleKind::kFrom ? ActionKind::kFrom : ActionKind::kTo;
      planner.decision().role = role_name(role);
      continue;
    }
    if (role.kind == RoleKind::kMoneyIn || role.kind == RoleKind::kMoneyOut) {
      const bool in = role.kind == RoleKind::kMoneyIn;
      action.kind = in ? ActionKind::kMoneyIn : ActionKind::kMoneyOut;
      action.field = Field::kValue;
      action.decimal_mark = mark_of(column);
      action.null_numbers = true;
      action.minor_units = minor_units_of_name(names[column]);
      planner.decision().role = in ? "money_in" : "money_out";
      if (const auto currency = currency_of_name(names[column]); !currency.empty())
        table.plan.stated_currency = currency;
      continue;
    }
    if (role.kind != RoleKind::kField) {
      const bool price = role.kind == RoleKind::kUnitPrice;
      action.kind = price ? ActionKind::kUnitPrice : ActionKind::kQuantity;
      if (price) action.minor_units = minor_units_of_name(names[column]);
      action.decimal_mark = mark_of(column);
      action.null_numbers = true;
      if (table.plan.value_from_price) {
        planner.decision().role = "value, x." + names[column];
        planner.say("quantity × unit price is the value, no column is a total");
      } else {
        planner.say("kept as it stands");
      }
      if (price && table.plan.value_from_price)
        table.plan.stated_currency = currency_of_name(names[column]);
      continue;
    }
    planner.read_as(action, profile, role.field);
    action.author_words = column == author;
    const BooleanColumn* boolean = boolean_of(names[column], profile);
    if (boolean != nullptr && boolean->field == role.field) {
      action.boolean = true;
      action.yes = boolean->yes;
      action.no = boolean->no;
    }
    if (is_identifier(role.field) && profile.filled > 0 && profile.whole_floats == profile.filled) {
      action.drop_point_zero = true;
      planner.say("whole numbers written with .0, which is dropped");
    }
    if (action.kind == ActionKind::kTime) {
      planner.read_times(action, profile, guess_with_siblings(profile, profiles),
                         time_settings(mapping, names[column]));
    } else if (action.kind == ActionKind::kAmount || action.kind == ActionKind::kNumber) {
      action.decimal_mark = mark_of(column);
      if (action.decimal_mark == ',') planner.say("decimal comma");
      if (action.kind == ActionKind::kAmount) {
        action.minor_units = minor_units_of_name(names[column]);
        if (action.minor_units != 1)
          planner.say("in minor units: " + std::to_string(action.minor_units) + " make one");
      }
      if (action.kind == ActionKind::kAmount)
        table.plan.stated_currency = currency_of_name(names[column]);
    } else if (action.kind == ActionKind::kDuration) {
      if (const std::int64_t unit = unit_of_name(names[column])) action.unit = unit;
    }
    if (role.field == Field::kCustomer) table.plan.customer_column = names[column];
    action.currency_code = role.field == Field::kCurrency;
    if (role.field == Field::kTags) {
      action.list_separator = list_separator_of(profile);
      if (action.list_separator == ',') planner.say("separated by commas");
      if (action.list_separator == '|') planner.say("separated by bars");
    }
  }
  table.plan.defaults = mapping.defaults;
  table.plan.default_currency = mapping.currency;
  return table;
}

}  // namespace throughline::formats
