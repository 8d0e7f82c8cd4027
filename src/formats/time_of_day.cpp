#include "formats/time_of_day.h"

#include <algorithm>
#include <array>

#include "base/time_parse.h"

namespace throughline::formats {
namespace {

constexpr double kNearlyAll = 0.9;

bool is_dummy_date(const CivilTime& civil) {
  const auto [year, month, day] = std::array{civil.date.year, civil.date.month, civil.date.day};
  return (year == 1899 && month == 12 && day >= 30) || (year == 1900 && month == 1 && day <= 1) ||
         (year == 1904 && month == 1 && day == 1);
}

bool names_duration(std::string_view name) {
  const auto roles = roles_of_name(name);
  return std::any_of(roles.begin(), roles.end(), [](const NamedRole& named) {
    return named.role.kind == RoleKind::kField &&
           field_info(named.role.field).kind == FieldKind::kNumber;
  });
}

bool names_field(std::string_view name, Field field) {
  const auto roles = roles_of_name(name);
  return std::any_of(roles.begin(), roles.end(), [&](const NamedRole& named) {
    return named.role == Role{RoleKind::kField, field};
  });
}

bool names_end(std::string_view name) { return names_field(name, Field::kEndedAt); }

bool names_time(std::string_view name) {
  const std::string reduced = reduced_name(name);
  for (const std::string_view word : {"time", "clock", "hour", "zeit", "heure", "hora", "horaire",
                                      "start", "beginn", "end", "ende"}) {
    if (reduced.find(word) != std::string::npos) return true;
  }
  return names_end(name) || names_field(name, Field::kStartedAt);
}

}  // namespace

std::optional<std::int64_t> read_time_of_day(std::string_view text) {
  if (const auto time = parse_time_of_day(text)) return time;
  const auto time = parse_time(text, {DayMonthOrder::kMonthDay, false});
  if (!time || time->date_only) return std::nullopt;
  const CivilTime civil = civil_from_instant(time->instant);
  if (!is_dummy_date(civil)) return std::nullopt;
  CivilTime midnight;
  midnight.date = civil.date;
  return time->instant.microseconds - instant_from_civil(midnight).microseconds;
}

void settle_times_of_day(const std::vector<std::string>& names,
                         const std::vector<ColumnProfile>& profiles,
                         std::vector<ColumnRole>& roles) {
  const auto date = static_cast<std::size_t>(
      std::find_if(roles.begin(), roles.end(),
                   [](const ColumnRole& other) {
                     return other.role == Role{RoleKind::kField, Field::kStartedAt};
                   }) -
      roles.begin());
  if (date == roles.size() || profiles[date].filled == 0) return;
  bool start_given = profiles[date].share(profiles[date].midnights) < kNearlyAll;
  bool end_given = std::any_of(roles.begin(), roles.end(), [](const ColumnRole& other) {
    return other.role && other.role->field == Field::kEndedAt;
  });
  for (std::size_t column = 0; column < names.size(); ++column) {
    const ColumnProfile& profile = profiles[column];
    if (roles[column].role || profile.filled == 0 ||
        profile.share(profile.times_of_day) < kNearlyAll || !names_time(names[column]) ||
        names_duration(names[column])) {
      continue;
    }
    const bool end = names_end(names[column]);
    if (end ? end_given : start_given) continue;
    (end ? end_given : start_given) = true;
    roles[column].role = Role{RoleKind::kTimeOfDay, end ? Field::kEndedAt : Field::kStartedAt};
    roles[column].reason = "times of day; their date stands in " + names[date];
  }
}

}  // namespace throughline::formats
