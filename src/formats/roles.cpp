#include "formats/roles.h"

#include <algorithm>
#include <cmath>

namespace throughline::formats {
namespace {

// Of names that say text by one of their words only.
constexpr int kGeneralTextRank = 4;
// Of ids that nothing says are the row's own, but that differ in each.
constexpr int kUniqueIdRank = 2;
constexpr std::size_t kManyRows = 5;
constexpr int kSureTextRank = 9;

struct Candidate {
  std::size_t column;
  Role role;
  double score;
  double fit;
  bool by_name;
};

std::size_t words_of_kind(const ColumnProfile& profile, Field field) {
  return profile.words[static_cast<std::size_t>(vocabulary_of(field))];
}

// How well the values suit the role, 0..1; below `least` the column does not get it.
struct Fit {
  double share;
  double least;
};

Fit fit_of_words(Field field, const ColumnProfile& profile, int rank) {
  const double known = profile.share(words_of_kind(profile, field));
  // A name as general as `category` or `source` needs values that say the same.
  if (rank <= 3) return {known, 0.8};
  if (field == Field::kSentiment) return {std::max(known, profile.share(profile.numbers)), 0.5};
  if (field == Field::kChannel) return {std::max(known, 0.3), profile.distinct > 100 ? 0.5 : 0.0};
  // A column called status is one, also where its words are all its own.
  constexpr int kSurestRank = 9;
  constexpr std::size_t kMostStates = 50;
  if (field == Field::kStatus && rank == kSurestRank && profile.distinct <= kMostStates)
    return {known, 0};
  return {known, 0.1};
}

bool is_duration(Field field) {
  return field == Field::kWait || field == Field::kHold || field == Field::kTalk ||
         field == Field::kWrap;
}

Fit fit_of_field(Field field, const ColumnProfile& profile, int rank) {
  const double numbers = profile.share(std::max(profile.numbers, profile.comma_numbers));
  switch (field_info(field).kind) {
    case FieldKind::kTime:
      return {profile.share(profile.times + profile.compact_times), 0.5};
    case FieldKind::kMoney:
      return {numbers, 0.5};
    case FieldKind::kNumber:
      if (is_duration(field)) return {profile.share(profile.durations), 0.5};
      return {numbers, 0.5};
    case FieldKind::kEnumeration:
      return fit_of_words(field, profile, rank);
    default:
      break;
  }
  switch (field) {
    case Field::kEmail:
      return {profile.share(profile.emails), 0.5};
    case Field::kPhone:
      return {std::max(profile.share(profile.phones), profile.share(profile.coded) * 0.7), 0.3};
    case Field::kCustomer:
      return {profile.share(profile.emails) > 0.5 ? 0 : 0.5 + 0.5 * profile.share(profile.coded),
              0.1};
    case Field::kCustomerName:
      return {profile.share(profile.emails) > 0.5 ? 0 : profile.share(profile.lettered), 0.3};
    case Field::kSubject:
      return {profile.average_length() <= 80 ? 1 : 0.3, 0};
    case Field::kBody:
      // "text body" may be an index, "status text" one word.
      if (rank < kSureTextRank && profile.share(profile.numbers) > 0.9) return {0, 0.5};
      if (rank <= kGeneralTextRank) return {profile.average_length() >= 30 ? 0.6 : 0, 0.5};
      return {profile.average_length() > 80 ? 1 : 0.6, 0};
    case Field::kId:
      if (rank <= kUniqueIdRank)
        return {profile.filled >= kManyRows && profile.filled == profile.rows
                    ? profile.share(profile.distinct)
                    : 0,
                1};
      return {profile.share(profile.distinct), 0};
    default:
      return {0.7, 0};
  }
}

Fit fit_of(Role role, const ColumnProfile& profile, int rank) {
  if (profile.filled == 0) return {0.5, rank >= 4 ? 0.0 : 1.0};
  if (role.kind != RoleKind::kField)
    return {profile.share(std::max(profile.numbers, profile.comma_numbers)), 0.5};
  return fit_of_field(role.field, profile, rank);
}

double score_of(int rank, double fit, const ColumnProfile& profile) {
  const double filled =
      profile.rows == 0 ? 0
                        : static_cast<double>(profile.filled) / static_cast<double>(profile.rows);
  return (profile.filled > 0 ? 1000 : 0) + rank * 100 + fit * 50 + filled * 20;
}

bool names_agent(std::string_view name) {
  const std::string reduced = reduced_name(name);
  for (const std::string_view word :
       {"agent", "assign", "owner", "employee", "staff", "recipient", "operator"}) {
    if (reduced.find(word) != std::string::npos) return true;
  }
  return false;
}

// A table of things (`id`, `name`) and not of dealings with people: its names are no customers'.
bool names_own_rows(const std::vector<std::string>& names) {
  bool own_id = false;
  for (const std::string& name : names) {
    own_id = own_id || reduced_name(name) == "id";
    for (const NamedRole& named : roles_of_name(name)) {
      if (named.role.kind != RoleKind::kField) return false;
      const Field field = named.role.field;
      if (field == Field::kEmail || field == Field::kPhone || field == Field::kCustomer ||
          field == Field::kHandle)
        return false;
    }
  }
  return own_id;
}

// By the values alone, where the name says nothing.
void add_by_shape(std::size_t column, const std::string& name, const ColumnProfile& profile,
                  std::vector<Candidate>& candidates) {
  const auto add = [&](Field field, std::size_t count) {
    const double share = profile.share(count);
    if (share < 0.9) return;
    candidates.push_back(
        {column, {RoleKind::kField, field}, score_of(0, share, profile), share, false});
  };
  if (profile.filled == 0 || profile.counts_rows) return;
  if (!names_other_time(name)) add(Field::kStartedAt, profile.times);
  if (!names_agent(name)) add(Field::kEmail, profile.emails);
  if (profile.distinct >= 2 && profile.share(profile.numbers) < 0.1) {
    for (const Field field :
         {Field::kType, Field::kChannel, Field::kStatus, Field::kDirection, Field::kSentiment}) {
      add(field, words_of_kind(profile, field));
    }
  }
  if (profile.average_length() >= 40 && profile.distinct * 2 >= profile.filled)
    add(Field::kBody, profile.spaced);
}

std::string percent(double share) {
  return std::to_string(static_cast<int>(std::floor(share * 100))) + " %";
}

std::string values_in_words(Role role, const ColumnProfile& profile, double fit) {
  if (profile.filled == 0) return "no value in the sample";
  const std::string of = percent(fit) + " of the sampled values are ";
  if (role.kind != RoleKind::kField) return of + "numbers";
  switch (field_info(role.field).kind) {
    case FieldKind::kTime:
      return of + "times";
    case FieldKind::kMoney:
      return of + "numbers";
    case FieldKind::kNumber:
      return of + (is_duration(role.field) ? "durations" : "numbers");
    case FieldKind::kEnumeration:
      if (profile.share(profile.numbers) > 0.5)
        return percent(profile.share(profile.numbers)) + " of the sampled values are scores";
      return percent(profile.share(words_of_kind(profile, role.field))) +
             " of the sampled values are known words";
    default:
      break;
  }
  if (role.field == Field::kEmail) return of + "e-mail addresses";
  if (role.field == Field::kBody && profile.average_length() >= 40) return "the values are text";
  return std::to_string(profile.distinct) + " different values in the sample";
}

}  // namespace

std::string_view role_name(Role role) {
  if (role.kind == RoleKind::kQuantity) return "quantity";
  if (role.kind == RoleKind::kUnitPrice) return "unit price";
  if (role.kind == RoleKind::kTimeOfDay) return "time of day";
  if (role.kind == RoleKind::kFrom) return "from";
  if (role.kind == RoleKind::kTo) return "to";
  if (role.kind == RoleKind::kMoneyIn) return "money in";
  if (role.kind == RoleKind::kMoneyOut) return "money out";
  return field_info(role.field).name;
}

std::vector<ColumnRole> decide_roles(const std::vector<std::string>& names,
                                     const std::vector<ColumnProfile>& profiles,
                                     const std::vector<std::string>& explanations) {
  std::vector<ColumnRole> roles(names.size());
  std::vector<Candidate> candidates;
  const bool own_names = names_own_rows(names);
  for (std::size_t column = 0; column < names.size(); ++column) {
    const ColumnProfile& profile = profiles[column];
    const std::size_t before = candidates.size();
    std::vector<NamedRole> named_roles = roles_of_name(names[column]);
    if (named_roles.empty() && column < explanations.size())
      named_roles = roles_of_explanation(explanations[column]);
    for (const NamedRole& named : named_roles) {
      if (own_names && named.role == Role{RoleKind::kField, Field::kCustomerName} &&
          named.rank <= 2) {
        roles[column].reason = "names what the row's own id stands for, no customer";
        continue;
      }
      const Fit fit = fit_of(named.role, profile, named.rank);
      if (fit.share < fit.least) {
        roles[column].reason = "its name means " + std::string(role_name(named.role)) +
                               ", but only " + values_in_words(named.role, profile, fit.share);
        continue;
      }
      const bool said_by_words = named.rank <= 3 && named.role.kind == RoleKind::kField &&
                                 field_info(named.role.field).kind == FieldKind::kEnumeration;
      candidates.push_back({column, named.role,
                            score_of(named.rank + (said_by_words ? 5 : 0), fit.share, profile),
                            fit.share, true});
    }
    if (candidates.size() == before) add_by_shape(column, names[column], profile, candidates);
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.score > b.score; });

  std::vector<const Candidate*> given;
  for (const Candidate& candidate : candidates) {
    ColumnRole& role = roles[candidate.column];
    if (role.role) continue;
    const auto taken = std::find_if(given.begin(), given.end(), [&](const Candidate* other) {
      return other->role == candidate.role;
    });
    if (taken != given.end()) {
      if (role.reason.empty()) {
        role.reason = "could be " + std::string(role_name(candidate.role)) + ", but " +
                      names[(*taken)->column] + " is the better one";
      }
      continue;
    }
    given.push_back(&candidate);
    role.role = candidate.role;
    role.by_name = candidate.by_name;
    const std::string values =
        values_in_words(candidate.role, profiles[candidate.column], candidate.fit);
    role.reason = candidate.by_name
                      ? "its name means " + std::string(role_name(candidate.role)) + "; " + values
                      : values + ", which its name does not tell";
  }
  for (std::size_t column = 0; column < roles.size(); ++column) {
    if (roles[column].role || !roles[column].reason.empty()) continue;
    roles[column].reason = profiles[column].counts_rows ? "counts the rows: an index"
                                                        : "no common field by name or values";
  }
  return roles;
}

}  // namespace throughline::formats
