#include "formats/role_names.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/instant.h"
#include "base/latin_accents.h"
#include "formats/composed_names.h"
#include "formats/name_words.h"
#include "formats/role_name_table.h"

namespace throughline::formats {
namespace {

constexpr std::size_t kLongestName = 128;

std::vector<NamedRole> make_table() {
  std::vector<NamedRole> table;
  const auto add = [&](std::string_view name, Role role, std::int8_t rank) {
    const auto same = [&](const NamedRole& row) { return row.name == name && row.role == role; };
    if (std::none_of(table.begin(), table.end(), same)) table.push_back({name, role, rank});
  };
  for (const NameRow& row : role_name_rows()) {
    std::string_view rest = row.names;
    while (!rest.empty()) {
      const std::size_t length = std::min(rest.find(' '), rest.size());
      add(rest.substr(0, length), row.role, row.rank);
      rest.remove_prefix(std::min(length + 1, rest.size()));
    }
  }
  std::stable_sort(table.begin(), table.end(),
                   [](const NamedRole& a, const NamedRole& b) { return a.name < b.name; });
  return table;
}

bool is_duration(Role role) {
  return role.kind == RoleKind::kField &&
         (role.field == Field::kWait || role.field == Field::kHold || role.field == Field::kTalk ||
          role.field == Field::kWrap);
}

// A survey's question as a column's name.
std::span<const NamedRole> roles_of_question(std::string_view reduced) {
  static constexpr std::array<NamedRole, 1> kNps = {{{"", {RoleKind::kField, Field::kNps}, 8}}};
  static constexpr std::array<NamedRole, 1> kCsat = {{{"", {RoleKind::kField, Field::kCsat}, 7}}};
  static constexpr std::array<NamedRole, 1> kRemark = {{{"", {RoleKind::kField, Field::kBody}, 5}}};
  constexpr std::size_t kShortest = 16;
  if (reduced.size() < kShortest) return {};
  const auto holds = [&](std::string_view part) {
    return reduced.find(part) != std::string_view::npos;
  };
  if (holds("recommend") || holds("weiterempfehl") || holds("recomendar") || holds("recommand"))
    return kNps;
  if (holds("howsatisfied") || holds("satisfiedareyou") || holds("wiezufrieden") ||
      holds("satisfecho") || holds("satisfait") || holds("satisfeito"))
    return kCsat;
  if (holds("dobetter") || holds("improve") || holds("tellusmore") || holds("tellusabout") ||
      holds("reasonforyour") || holds("mainreason") || holds("whydidyou") ||
      holds("pleaseexplain") || holds("besser") || holds("mejorar") || holds("melhorar") ||
      holds("ameliorer"))
    return kRemark;
  return {};
}

std::span<const NamedRole> roles_of_reduced(std::string_view reduced) {
  static const std::vector<NamedRole> table = make_table();
  const auto before = [](const NamedRole& row, std::string_view key) { return row.name < key; };
  const auto begin = std::lower_bound(table.begin(), table.end(), reduced, before);
  auto end = begin;
  while (end != table.end() && end->name == reduced) ++end;
  if (begin == end) return roles_of_question(reduced);
  return {begin, end};
}

// "created_ms", "date_created_gmt", "timestamp_epoch": how an instant is written.
bool counts_instants(std::string_view name) {
  static constexpr auto kWritings =
      std::to_array<std::string_view>({"ms", "millis", "us", "micros", "s", "sec", "secs",
                                       "seconds", "utc", "gmt", "epoch", "unix", "iso", "iso8601"});
  const std::vector<std::string> words = words_of(name);
  return words.size() > 1 &&
         std::find(kWritings.begin(), kWritings.end(), words.back()) != kWritings.end();
}

// "Wait time ms", "Amount EUR": without the unit or currency behind it, if the rest is such a
// value.
std::vector<NamedRole> roles_without_unit(std::string_view name) {
  const bool unit = unit_of_name(name) != 0;
  const bool instant = counts_instants(name);
  if (!unit && !instant && currency_of_name(name).empty()) return {};
  const std::size_t end = name.find_last_of(" _-.");
  if (end == std::string_view::npos || end == 0) return {};
  std::vector<NamedRole> found = roles_of_name(name.substr(0, end));
  std::erase_if(found, [&](const NamedRole& named) {
    const bool time =
        named.role.kind == RoleKind::kField &&
        (named.role.field == Field::kStartedAt || named.role.field == Field::kEndedAt);
    if (unit || instant) return !(unit && is_duration(named.role)) && !(instant && time);
    return named.role.field != Field::kValue;
  });
  // A column that says the same without it is the better one.
  if (instant) {
    for (NamedRole& named : found)
      named.rank = static_cast<std::int8_t>(std::max(named.rank - 1, 1));
  }
  return found;
}

}  // namespace

std::string reduced_name(std::string_view name) {
  std::string reduced;
  for (std::size_t at = 0; at < name.size(); ++at) {
    const char c = name[at];
    if (c == '\xC3' && at + 1 < name.size()) {
      reduced.append(without_accent(name[++at]));
      continue;
    }
    if (c >= 'A' && c <= 'Z') {
      reduced.push_back(static_cast<char>(c - 'A' + 'a'));
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
               static_cast<unsigned char>(c) >= 0x80) {
      reduced.push_back(c);
    }
  }
  return reduced;
}

std::vector<NamedRole> listed_roles(std::string_view reduced) {
  const auto found = roles_of_reduced(reduced);
  return {found.begin(), found.end()};
}

bool is_listed_name(std::string_view name) {
  if (name.size() > kLongestName) return false;
  if (!roles_of_reduced(reduced_name(name)).empty()) return true;
  // "order_id (metadata)", "Created (UTC)".
  const std::size_t bracket = name.find_first_of("([");
  return bracket != std::string_view::npos && bracket > 0 &&
         is_listed_name(name.substr(0, bracket));
}

std::vector<NamedRole> roles_of_explanation(std::string_view text) {
  return roles_of_name(text.substr(0, kLongestName));
}

std::vector<NamedRole> roles_of_name(std::string_view name) {
  if (name.size() > kLongestName) return {};
  if (auto found = listed_roles(reduced_name(name)); !found.empty()) return found;
  const std::size_t bracket = name.find_first_of("([");
  if (bracket != std::string_view::npos && bracket > 0) {
    if (auto found = roles_of_name(name.substr(0, bracket)); !found.empty()) return found;
  }
  // What a nested row takes from the record it stands in means there what it means here.
  constexpr std::string_view kParent = "parent.";
  if (name.starts_with(kParent)) return roles_of_name(name.substr(kParent.size()));
  if (auto found = roles_without_unit(name); !found.empty()) return found;
  return roles_of_composed_name(name);
}

bool names_other_time(std::string_view name) {
  static constexpr auto kOther = std::to_array<std::string_view>(
      {"birth",    "birthday",  "birthdate", "dob",      "synced",  "sync",   "imported",
       "exported", "extracted", "loaded",    "inserted", "expires", "expiry", "expiration",
       "deleted",  "login",     "due",       "deadline", "until",   "batched"});
  const std::vector<std::string> words = words_of(name);
  return std::any_of(words.begin(), words.end(), [](const std::string& word) {
    return std::find(kOther.begin(), kOther.end(), word) != kOther.end();
  });
}

std::int64_t unit_of_name(std::string_view name) {
  const std::vector<std::string> words = words_of(name);
  if (words.empty()) return 0;
  const std::string& last = words.back();
  if (last == "ms" || last == "millis" || last == "milliseconds" || last == "msec") return 1'000;
  if (last == "min" || last == "mins" || last == "minutes") return kMicrosPerMinute;
  if (last == "h" || last == "hours" || last == "hrs") return kMicrosPerHour;
  if (last == "s" || last == "sec" || last == "secs" || last == "seconds") return kMicrosPerSecond;
  return 0;
}

std::string_view currency_of_name(std::string_view name) {
  static constexpr auto kCodes = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"eur", "EUR"}, {"usd", "USD"}, {"gbp", "GBP"}, {"chf", "CHF"}, {"jpy", "JPY"},
       {"cny", "CNY"}, {"inr", "INR"}, {"aud", "AUD"}, {"cad", "CAD"}, {"sek", "SEK"},
       {"nok", "NOK"}, {"dkk", "DKK"}, {"pln", "PLN"}, {"brl", "BRL"}, {"mxn", "MXN"},
       {"czk", "CZK"}, {"zar", "ZAR"}, {"sgd", "SGD"}, {"hkd", "HKD"}, {"nzd", "NZD"}});
  const std::vector<std::string> words = words_of(name);
  if (words.size() < 2) return {};
  for (const auto& [word, code] : kCodes) {
    if (words.back() == word) return code;
  }
  return {};
}

}  // namespace throughline::formats
