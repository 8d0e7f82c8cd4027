#include "ui/model/breakdown.h"

#include <algorithm>
#include <utility>

#include "ui/model/action.h"

namespace throughline::ui {
namespace {

constexpr std::int64_t kWorthFinding = 20;  // distinct values from which a block has a find box

// Beyond the fields that every export may have: those that this one has.
constexpr const char* kFurtherFields[] = {"topic", "team", "tags", "currency", "customer"};
constexpr std::size_t kMostExtras = 6;

FieldValue value_of(const Json& value) { return scalar_text(value); }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view take_number(std::string_view& text) {
  std::size_t end = 0;
  while (end < text.size() && is_digit(text[end])) ++end;
  std::string_view number = text.substr(0, end);
  text.remove_prefix(end);
  while (number.size() > 1 && number[0] == '0') number.remove_prefix(1);
  return number;
}

// As a person looks for a name: "item 9" before "Item 10".
bool comes_before(std::string_view a, std::string_view b) {
  const auto lower = [](char c) {
    return static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  };
  const std::string_view whole_a = a;
  const std::string_view whole_b = b;
  while (!a.empty() && !b.empty()) {
    if (is_digit(a[0]) && is_digit(b[0])) {
      const std::string_view left = take_number(a);
      const std::string_view right = take_number(b);
      if (left.size() != right.size()) return left.size() < right.size();
      if (left != right) return left < right;
      continue;
    }
    if (lower(a[0]) != lower(b[0])) return lower(a[0]) < lower(b[0]);
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  if (a.empty() != b.empty()) return a.empty();
  return whole_a < whole_b;
}

// What states nothing comes last, however often: it is rarely what one looks for.
void put_in_order(std::vector<FacetRow>& rows, bool by_name) {
  std::stable_sort(rows.begin(), rows.end(), [by_name](const FacetRow& a, const FacetRow& b) {
    if (a.is_null() || b.is_null()) return !a.is_null() && b.is_null();
    return by_name && comes_before(*a.value, *b.value);
  });
}

}  // namespace

std::string_view after_head(std::string_view id, std::string_view head) {
  if (id.size() <= head.size() + 1 || !id.starts_with(head) || id[head.size()] != '/') return {};
  return id.substr(head.size() + 1);
}

std::string facet_id(std::string_view field) { return "facet/" + field_in_id(field); }

std::string facet_id(std::string_view field, const FieldValue& value) {
  const std::string head = facet_id(field) + "/";
  if (!value) return head + "null";
  if (*value == "null") return head + "\"null\"";
  return head + *value;
}

std::optional<FacetAddress> facet_of_id(std::string_view id) {
  const std::string_view tail = after_head(id, "facet");
  if (tail.empty()) return std::nullopt;
  const auto slash = tail.find('/');
  FacetAddress address;
  address.field = field_from_id(tail.substr(0, slash));
  if (slash == std::string_view::npos) return address;
  const std::string_view value = tail.substr(slash + 1);
  if (value == "null") {
    address.value = FieldValue();
  } else if (value == "\"null\"") {
    address.value = FieldValue("null");
  } else {
    address.value = FieldValue(std::string(value));
  }
  return address;
}

std::vector<std::string> Breakdown::fields(const Context& context) const {
  const Archive& archive = context.archive;
  if (archive.columns.empty()) return breakdown_fields();
  const std::vector<Term> terms = terms_of(context.state.filter);
  std::vector<std::string> found;
  const auto offer = [&](const std::string& field) {
    const ColumnInfo* const column = archive.column(field);
    const bool worth = column != nullptr && column->rows > 0 && nearly_unique_.count(field) == 0;
    if (!worth && !has_field(terms, field)) return false;
    found.push_back(field);
    return true;
  };
  for (const std::string& field : breakdown_fields()) offer(field);
  const auto usual = static_cast<std::ptrdiff_t>(found.size());
  for (const char* const field : kFurtherFields) offer(field);
  if (archive.files.size() > 1) found.emplace_back("source");
  std::size_t extras = 0;
  for (const ColumnInfo& column : archive.columns) {
    if (extras == kMostExtras) break;
    if (column.field.starts_with("x.") && offer(column.field)) ++extras;
  }
  // The fewer values, the more a block tells at a glance.
  const auto distinct = [this](const std::string& field) {
    const auto known = distinct_.find(field);
    return known == distinct_.end() ? INT64_MAX : known->second;
  };
  std::stable_sort(
      found.begin() + usual, found.end(),
      [&](const std::string& a, const std::string& b) { return distinct(a) < distinct(b); });
  return found;
}

std::vector<Json> Breakdown::requests(const Context& context) const {
  std::map<std::pair<int, std::string>, std::vector<std::string>> groups;
  for (const std::string& field : fields(context)) {
    const auto found = settings_.find(field);
    const Setting setting = found == settings_.end() ? Setting() : found->second;
    groups[{setting.asked(), setting.find}].push_back(field);
  }
  // The order of the blocks is no part of the question.
  for (auto& [setting, fields] : groups) std::sort(fields.begin(), fields.end());
  std::vector<Json> requests;
  for (const auto& [setting, fields] : groups) {
    Json request = {
        {"op", "facets"}, {"fields", fields}, {"filter", context.filter}, {"limit", setting.first}};
    if (!setting.second.empty()) request["find"] = setting.second;
    requests.push_back(std::move(request));
  }
  return requests;
}

void Breakdown::take(const Json& facets, const Archive& archive) {
  if (!facets.is_object()) return;
  for (const auto& [field, answer] : facets.items()) {
    answers_[field] = answer;
    const auto setting = settings_.find(field);
    const bool whole = setting == settings_.end() || setting->second.find.empty();
    const std::int64_t distinct = integer_at(answer, "distinct");
    const bool usual = std::find(breakdown_fields().begin(), breakdown_fields().end(), field) !=
                       breakdown_fields().end();
    // A little while into loading everything looks unique.
    if (archive.complete && whole) distinct_.emplace(field, distinct);
    if (archive.complete && whole && !usual && distinct > kWorthFinding &&
        distinct > archive.interactions / 2) {
      nearly_unique_.insert(field);
    }
  }
}

void Breakdown::take_summary(const Json& summary) {
  value_answer_ = member(summary, "value");
  matching_ = integer_at(summary, "interactions");
}

void Breakdown::clear() {
  answers_.clear();
  settings_.clear();
  nearly_unique_.clear();
  distinct_.clear();
  matching_ = 0;
  value_answer_ = Json();
  blocks_.clear();
  value_.clear();
}

void Breakdown::more(std::string_view field) {
  const auto found = settings_.find(field);
  Setting& setting = found == settings_.end() ? settings_[std::string(field)] : found->second;
  setting.limit = std::min(setting.limit + kMoreRows, kMostRows);
}

void Breakdown::fewer(std::string_view field) {
  const auto found = settings_.find(field);
  if (found != settings_.end()) found->second.limit = kFirstRows;
}

void Breakdown::set_find(std::string_view field, std::string text) {
  settings_[std::string(field)].find = std::move(text);
}

bool Breakdown::set_order(std::string_view field, std::string_view order) {
  if (order != "name" && order != "count") return false;
  settings_[std::string(field)].by_name = order == "name";
  return true;
}

void Breakdown::rebuild(const Context& context) {
  const std::vector<Term> terms = terms_of(context.state.filter);
  blocks_.clear();
  for (const std::string& field : fields(context)) {
    if (answers_.find(field) == answers_.end()) continue;
    FacetBlock block = block_of(field, terms, context.format);
    const bool only_null = block.rows.size() == 1 && block.rows[0].is_null() && block.distinct <= 1;
    // A field that nothing states says nothing, unless the filter speaks of it.
    if ((only_null || block.rows.empty()) && !block.filtered && block.find.empty()) continue;
    blocks_.push_back(std::move(block));
  }
  value_ = value_lines(value_answer_, context.format);
}

FacetBlock Breakdown::block_of(const std::string& field, const std::vector<Term>& terms,
                               const Formatter& format) const {
  const Json& answer = answers_.find(field)->second;
  const auto setting = settings_.find(field);
  FacetBlock block;
  block.id = facet_id(field);
  block.field = field;
  block.title = field_title(field);
  block.distinct = integer_at(answer, "distinct");
  block.filtered = has_field(terms, field);
  if (setting != settings_.end()) {
    block.find = setting->second.find;
    block.can_fewer = setting->second.limit > kFirstRows;
    block.by_name = setting->second.by_name;
  }
  block.can_order = block.by_name || (block.distinct > 2 && block.distinct <= kMostRows);
  block.can_find = block.distinct >= kWorthFinding || !block.find.empty();

  std::int64_t sum = std::max<std::int64_t>(integer_at(answer, "rest_count"), 0);
  std::int64_t greatest = 1;
  const Json& values = member(answer, "values");
  std::vector<FieldValue> named = named_values(terms, field);
  if (values.is_array()) {
    for (const Json& entry : values) {
      FacetRow row;
      row.value = value_of(member(entry, "value"));
      row.count = std::max<std::int64_t>(integer_at(entry, "count"), 0);
      row.all = std::max(integer_at(entry, "all", *row.count), *row.count);
      sum += *row.count;
      greatest = std::max(greatest, row.all);
      std::erase(named, row.value);
      block.rows.push_back(std::move(row));
    }
  }
  // What the values that are not listed sum up to need not be told; without a term on this field
  // it is all that matches.
  if (integer_at(answer, "rest") > 0 && member(answer, "rest_count").is_null()) {
    sum = block.filtered ? 0 : std::max(sum, matching_);
  }
  put_in_order(block.rows, block.by_name);
  const auto limit =
      static_cast<std::size_t>(setting == settings_.end() ? kFirstRows : setting->second.limit);
  if (block.by_name && block.rows.size() > limit) {
    const auto beyond = block.rows.begin() + static_cast<std::ptrdiff_t>(limit);
    block.rows.erase(std::remove_if(beyond, block.rows.end(),
                                    [&](const FacetRow& row) {
                                      return standing(terms, field, row.value) == Standing::kNone;
                                    }),
                     block.rows.end());
  }
  const auto listed = static_cast<std::int64_t>(block.rows.size());
  // What the filter names stays in reach, listed or not.
  for (const FieldValue& value : named) {
    FacetRow row;
    row.value = value;
    block.rows.push_back(std::move(row));
  }
  for (FacetRow& row : block.rows) {
    row.id = facet_id(field, row.value);
    row.label = value_label(field, row.value ? &*row.value : nullptr);
    if (row.value && is_personal(field)) row.label = format.personal(std::move(row.label));
    row.standing = standing(terms, field, row.value);
    if (row.standing == Standing::kSelected) ++block.selected;
    if (!row.count) continue;
    row.count_text = format.count(*row.count);
    row.share_text =
        sum > 0 ? format.percent(static_cast<double>(*row.count) / static_cast<double>(sum)) : "";
    row.bar = static_cast<float>(static_cast<double>(*row.count) / static_cast<double>(greatest));
    row.ghost = static_cast<float>(static_cast<double>(row.all) / static_cast<double>(greatest));
  }
  if (block.distinct > listed) block.more = format.count(block.distinct - listed) + " more";
  return block;
}

std::vector<ValueLine> value_lines(const Json& value, const Formatter& format) {
  std::vector<ValueLine> lines;
  if (!value.is_array()) return lines;
  for (const Json& entry : value) {
    const auto currency = scalar_text(member(entry, "currency"));
    ValueLine line;
    line.id = "value/" + currency.value_or("null");
    line.currency = currency.value_or(std::string(kNullLabel));
    line.received = format.decimal(text_at(entry, "received", "0.00"));
    line.given = format.decimal(text_at(entry, "given", "0.00"));
    line.net = format.decimal(text_at(entry, "net", "0.00"));
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace throughline::ui
