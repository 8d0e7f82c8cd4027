#include "query/field_ref.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>
#include <vector>

namespace throughline::query {
namespace {

constexpr std::string_view kExtraPrefix = "x.";

constexpr std::array<std::pair<std::string_view, FieldRef::Kind>, 4> kDerived = {{
    {"received", FieldRef::Kind::kReceived},
    {"given", FieldRef::Kind::kGiven},
    {"link", FieldRef::Kind::kLink},
    {"source", FieldRef::Kind::kSource},
}};

// Names longer than this are no typing errors of a field's name, and their distance is not worth
// its cost.
constexpr std::size_t kLongestName = 64;

char lower(char byte) {
  return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

// Edits (insert, delete, replace) between two words, case ignored.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (lower(a[i - 1]) == lower(b[j - 1]) ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
    }
  }
  return row[b.size()];
}

Error unknown_field(std::string_view name, const NearestName& nearest) {
  std::string message = "There is no field \"" + std::string(name.substr(0, kLongestName)) + "\".";
  if (nearest.best()) {
    message += " Did you mean \"" + *nearest.best() + "\"?";
  } else {
    message += " Columns of the source are written x.NAME; text to search for is quoted.";
  }
  return Error{ErrorCode::kUnknownField, std::move(message), {}};
}

}  // namespace

void NearestName::offer(std::string_view candidate) {
  if (word_.size() > kLongestName || candidate.size() > kLongestName) return;
  const std::size_t distance = edit_distance(word_, candidate);
  const std::size_t most = word_.size() < 4 ? 1 : std::max<std::size_t>(2, word_.size() / 3);
  if (distance > most || distance >= distance_) return;
  distance_ = distance;
  best_ = std::string(candidate);
}

FieldKind FieldRef::value_kind() const {
  switch (kind) {
    case Kind::kCanonical:
      return field_info(field).kind;
    case Kind::kReceived:
    case Kind::kGiven:
      return FieldKind::kMoney;
    case Kind::kLink:
      return FieldKind::kTags;
    case Kind::kSource:
    case Kind::kExtra:
      break;
  }
  return FieldKind::kCategory;
}

std::string FieldRef::name() const {
  if (kind == Kind::kExtra) return std::string(kExtraPrefix) + extra;
  for (const auto& [name, derived] : kDerived) {
    if (derived == kind) return std::string(name);
  }
  return is_time() ? "time" : std::string(field_info(field).name);
}

Result<FieldRef> parse_field(std::string_view name) {
  if (name.starts_with(kExtraPrefix) && name.size() > kExtraPrefix.size()) {
    return FieldRef{FieldRef::Kind::kExtra, Field::kId,
                    std::string(name.substr(kExtraPrefix.size()))};
  }
  for (const auto& [derived_name, kind] : kDerived) {
    if (derived_name == name) return FieldRef{kind, Field::kId, {}};
  }
  if (const auto field = field_by_name(name)) return FieldRef::canonical(*field);
  NearestName nearest(name);
  nearest.offer("time");
  for (const FieldInfo& info : all_fields()) nearest.offer(info.name);
  for (const auto& derived : kDerived) nearest.offer(derived.first);
  return unknown_field(name, nearest);
}

Result<std::uint32_t> find_extra(const store::Snapshot& snapshot, std::string_view name) {
  if (const auto index = snapshot.extra_index(name)) return *index;
  NearestName nearest(name);
  const store::Dictionary& names = snapshot.heaps->extra_names;
  for (std::uint32_t code = 1; code < names.size(); ++code) nearest.offer(names.text(code));
  std::string message =
      "No open file has a column \"" + std::string(name.substr(0, kLongestName)) + "\".";
  if (nearest.best()) message += " Did you mean \"x." + *nearest.best() + "\"?";
  return Error{ErrorCode::kUnknownField, std::move(message), {}};
}

Result<FieldRef> parse_field(const store::Snapshot& snapshot, std::string_view name) {
  Result<FieldRef> field = parse_field(name);
  if (!field || field->kind != FieldRef::Kind::kExtra) return field;
  if (const auto index = find_extra(snapshot, field->extra); !index) return index.error();
  return field;
}

}  // namespace throughline::query
