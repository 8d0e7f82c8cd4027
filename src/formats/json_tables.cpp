#include <algorithm>
#include <memory>
#include <utility>

#include "formats/canonical_table.h"
#include "formats/json_reader.h"
#include "formats/table_kind.h"

// What the tables of a JSON file are: the reader's part that decides, once enough records are held.
namespace throughline::formats {
namespace {

const ColumnAction* find_action(const TablePlan& plan, Field field) {
  const auto found =
      std::find_if(plan.actions.begin(), plan.actions.end(), [&](const ColumnAction& action) {
        return action.field == field &&
               (action.kind == ActionKind::kCategory || action.kind == ActionKind::kTime ||
                action.kind == ActionKind::kWord);
      });
  return found == plan.actions.end() ? nullptr : &*found;
}

// And what was null in all records so far: it is no column, but it tells what the table is.
std::vector<std::string> with_empty_members(std::vector<std::string> names, const JsonNode& root) {
  for (const auto& member : root.members) {
    const bool seen = member->column != JsonNode::kNone || member->table != JsonNode::kNone;
    if (!seen && member->members.empty()) names.push_back(member->path);
  }
  return names;
}

}  // namespace

void JsonReader::decide_held() {
  enough_held_ = false;
  held_bytes_ = 0;
  // Parents come before what their records hold.
  std::vector<std::uint32_t> decided;
  decided.swap(held_of_);
  std::sort(decided.begin(), decided.end());
  for (const std::uint32_t index : decided) decide(index);
  for (const std::uint32_t index : decided) flush(index);
  for (const std::uint32_t index : decided) std::vector<HeldRow>().swap(tables_[index].held);
}

// The fields of a row that was held, in the order of the columns that were decided.
void JsonReader::fields_of(const Table& of, std::uint32_t parent_index, const HeldRow& held,
                           std::span<const std::size_t> taken) {
  fields_.assign(of.planned + taken.size(), {});
  std::size_t begin = 0;
  for (const auto& [column, length] : held.cells) {
    fields_[column] = std::string_view(held.text).substr(begin, length);
    begin += length;
  }
  for (std::size_t at = 0; at < taken.size(); ++at) {
    std::string_view& field = fields_[of.planned + at];
    if (held.parent == JsonNode::kNone) {
      if (taken[at] < held.inherited.size()) field = held.inherited[taken[at]];
      continue;
    }
    const Table& parent = tables_[parent_index];
    const std::uint32_t column = parent.handed_down[taken[at]].first;
    if (column == kRecordNumber) {
      number_ = std::to_string(held.parent);
      field = number_;
      continue;
    }
    std::size_t from = 0;
    for (const auto& [other, length] : parent.held[held.parent].cells) {
      if (other == column)
        field = std::string_view(parent.held[held.parent].text).substr(from, length);
      from += length;
    }
  }
}

PlannedTable JsonReader::plan(std::uint32_t index, std::span<const std::size_t> taken,
                              bool& canonical) {
  const Table& of = tables_[index];
  const JsonSchema& schema = records_.schema(index);
  std::vector<std::string_view> header(schema.columns.begin(), schema.columns.end());
  for (const std::size_t which : taken)
    header.push_back(tables_[schema.parent].handed_down[which].second);
  const std::vector<std::string> names = column_names(header, header.size());
  SampleRows rows;
  for (const HeldRow& held : of.held) {
    if (!held.reason.empty() || rows.size() >= kEnoughRows) continue;
    fields_of(of, schema.parent, held, taken);
    auto row = std::make_unique<SampleRow>();
    std::size_t bytes = 0;
    for (const std::string_view field : fields_) bytes += field.size();
    row->text.reserve(bytes);
    for (const std::string_view field : fields_) {
      row->fields.emplace_back(row->text.data() + row->text.size(), field.size());
      row->text.append(field);
    }
    rows.push_back(std::move(row));
  }
  std::vector<ColumnProfile> profiles;
  profiles.reserve(names.size());
  for (std::size_t column = 0; column < names.size(); ++column)
    profiles.push_back(profile_column(rows, 0, column));
  const FileMapping mapping = mapping_.of(of.builder->file().name);
  canonical = schema.parent == JsonNode::kNone && mapping.empty() &&
              is_canonical_table(with_empty_members(names, schema.root));
  return canonical ? plan_canonical_table(names, profiles, TextMarks::kNulls)
                   : plan_table(names, profiles, rows, 0, false, mapping);
}

void JsonReader::decide(std::uint32_t index) {
  Table& made = tables_[index];
  const JsonSchema& schema = records_.schema(index);
  const bool nested = schema.parent != JsonNode::kNone;
  made.planned = static_cast<std::uint32_t>(schema.columns.size());
  const auto take = [&](auto wanted) {
    const auto& offered = tables_[schema.parent].handed_down;
    for (std::size_t which = 0; which < offered.size(); ++which) {
      if (wanted(tables_[schema.parent].handed_fields[which])) made.taken.push_back(which);
    }
  };
  if (nested) {
    take([](Field field) { return field != Field::kStartedAt && field != Field::kChannel; });
  }
  bool canonical = false;
  PlannedTable planned = plan(index, made.taken, canonical);
  std::string reason;
  if (nested) {
    const Table& parent = tables_[schema.parent];
    const bool own_time = facts_of(planned.plan).has_time;
    reason = reference_reason(planned, made.builder->file().name, true);
    if (reason.empty()) reason = nested_reference_reason(planned, parent.facts);
    if (reason.empty()) {
      const bool own_channel = find_action(planned.plan, Field::kChannel) != nullptr;
      const std::size_t before = made.taken.size();
      take([&](Field field) {
        return (field == Field::kStartedAt && !own_time) ||
               (field == Field::kChannel && !own_channel);
      });
      if (made.taken.size() > before) planned = plan(index, made.taken, canonical);
      if (parent.facts.has_value) drop_value(planned, "the record it stands in has the value");
    }
    // An id is the same in both tables.
    constexpr std::string_view kParent = "parent.";
    if (planned.plan.customer_column.starts_with(kParent))
      planned.plan.customer_column.erase(0, kParent.size());
  } else if (!canonical) {
    reason = reference_reason(planned, made.builder->file().name, true);
  }
  if (const auto said = mapping_.of(made.builder->file().name).reference)
    reason = *said ? "the mapping file says so" : "";
  if (!reason.empty()) make_reference(planned, reason);
  hand_down(index, planned.plan);
  made.facts = facts_of(planned.plan);
  made.reference = planned.plan.reference;

  store::SourceFile& file = made.builder->file();
  file.format = canonical ? std::string("canonical") : builder_.file().format;
  file.columns = planned.decisions;
  if (made.reference) file.notes.push_back("The records are a reference: " + reason + ".");
  if (nested && !made.taken.empty()) {
    file.notes.emplace_back(
        "Each row stands within a record of another table; parent.id is that record's id" +
        std::string(made.taken.size() > 1 ? ", and what else begins with parent. is its too."
                                          : "."));
  }
  made.mapper = std::make_unique<TableMapper>(std::move(planned.plan), *made.builder);
}

// What rows within this table's records may take from them.
void JsonReader::hand_down(std::uint32_t index, TablePlan& plan) {
  Table& made = tables_[index];
  const ColumnAction* id = find_action(plan, Field::kId);
  const auto add = [&](const ColumnAction* action, std::string name, Field field) {
    const auto column = action == nullptr
                            ? kRecordNumber
                            : static_cast<std::uint32_t>(action - plan.actions.data());
    if (column != kRecordNumber && column >= made.planned) return;  // was taken itself
    made.handed_down.emplace_back(column, std::move(name));
    made.handed_fields.push_back(field);
  };
  add(id, id == nullptr ? "parent.record" : "parent.id", Field::kId);
  for (const Field field :
       {Field::kCustomer, Field::kCustomerName, Field::kEmail, Field::kPhone, Field::kHandle,
        Field::kOrganisation, Field::kStartedAt, Field::kChannel}) {
    if (const ColumnAction* action = find_action(plan, field))
      add(action, "parent." + action->name, field);
  }
  // The record and what stands in it are one thread.
  if (records_.schema(index).has_nested && id != nullptr &&
      find_action(plan, Field::kThread) == nullptr && !plan.reference)
    plan.actions[static_cast<std::size_t>(id - plan.actions.data())].thread_too = true;
}

void JsonReader::flush(std::uint32_t index) {
  Table& made = tables_[index];
  const std::uint32_t parent = records_.schema(index).parent;
  for (HeldRow& held : made.held) {
    if (!held.reason.empty()) {
      made.builder->begin_record(held.offset, held.length);
      made.builder->reject(std::move(held.reason), held.text);
      continue;
    }
    fields_of(made, parent, held, made.taken);
    made.mapper->use(held.offset, held.length, fields_);
  }
}

}  // namespace throughline::formats
