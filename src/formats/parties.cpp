#include "formats/parties.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/null_words.h"
#include "formats/column_profile.h"

namespace throughline::formats {
namespace {

constexpr double kNearlyAll = 0.9;

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::string last_part(std::string_view name) {
  return reduced_name(name.substr(name.find_last_of('.') + 1));
}

bool names_from(std::string_view name) {
  static constexpr auto kNames = std::to_array<std::string_view>({"from",
                                                                  "sender",
                                                                  "fromaddress",
                                                                  "fromemail",
                                                                  "fromemailaddress",
                                                                  "fromphonenumber",
                                                                  "senderemail",
                                                                  "fromnumber",
                                                                  "fromphone",
                                                                  "anumber",
                                                                  "aparty",
                                                                  "apartynumber",
                                                                  "callingnumber",
                                                                  "callingparty",
                                                                  "callingpartynumber",
                                                                  "caller",
                                                                  "callernumber",
                                                                  "callerid",
                                                                  "source",
                                                                  "src",
                                                                  "ani",
                                                                  "originator",
                                                                  "clid",
                                                                  "von",
                                                                  "absender",
                                                                  "remitente",
                                                                  "remetente",
                                                                  "expediteur",
                                                                  "mittente",
                                                                  "de"});
  return is_one_of(last_part(name), kNames);
}

bool names_to(std::string_view name) {
  static constexpr auto kNames = std::to_array<std::string_view>({"to",
                                                                  "recipient",
                                                                  "toaddress",
                                                                  "toemail",
                                                                  "toemailaddress",
                                                                  "tophonenumber",
                                                                  "recipientemail",
                                                                  "tonumber",
                                                                  "tophone",
                                                                  "bnumber",
                                                                  "bparty",
                                                                  "bpartynumber",
                                                                  "callednumber",
                                                                  "calledparty",
                                                                  "calledpartynumber",
                                                                  "called",
                                                                  "callee",
                                                                  "calleenumber",
                                                                  "dialednumber",
                                                                  "dialednum",
                                                                  "diallednumber",
                                                                  "destination",
                                                                  "dst",
                                                                  "dnis",
                                                                  "an",
                                                                  "empfanger",
                                                                  "destinatario",
                                                                  "destinataire",
                                                                  "para",
                                                                  "a"});
  return is_one_of(last_part(name), kNames);
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// As it is compared; empty if it is neither an address nor a number.
std::string normalised(Field field, std::string_view text) {
  std::string value;
  if (field == Field::kEmail) {
    const auto address = read_address(text);
    if (!address) return value;
    for (const char c : address->email) value.push_back(lower(c));
    return value;
  }
  constexpr std::size_t kMostDigits = 18;
  if (text.find_first_not_of("0123456789+-() ./") != std::string_view::npos) return value;
  for (const char c : text) {
    if (c >= '0' && c <= '9') value.push_back(c);
  }
  if (value.starts_with("00")) value.erase(0, 2);
  if (value.size() < 2 || value.size() > kMostDigits) value.clear();
  return value;
}

std::string domain_of(const std::string& address) { return address.substr(address.find('@') + 1); }

bool is_extension(const std::string& number) {
  constexpr std::size_t kMostDigits = 5;
  return !number.empty() && number.size() <= kMostDigits;
}

bool is_own(const PartyPlan& plan, const std::string& party) {
  if (party.empty()) return false;
  if (plan.extensions) return is_extension(party);
  if (!plan.own.empty()) return party == plan.own;
  return !plan.own_domain.empty() && domain_of(party) == plan.own_domain;
}

using Pairs = std::vector<std::pair<std::string, std::string>>;

// The only value that nearly every row has on one side.
template <typename Part>
std::string in_nearly_all(const Pairs& pairs, Part part) {
  std::map<std::string, std::size_t> counts;
  for (const auto& [from, to] : pairs) {
    const std::string a = part(from);
    const std::string b = part(to);
    ++counts[a];
    if (b != a) ++counts[b];
  }
  std::string found;
  for (const auto& [value, count] : counts) {
    if (static_cast<double>(count) < kNearlyAll * static_cast<double>(pairs.size())) continue;
    if (!found.empty()) return {};
    found = value;
  }
  return found;
}

bool find_own(const Pairs& pairs, PartyPlan& plan) {
  plan.own = in_nearly_all(pairs, [](const std::string& party) { return party; });
  if (!plan.own.empty()) return true;
  if (plan.field == Field::kEmail) {
    plan.own_domain = in_nearly_all(pairs, domain_of);
    return !plan.own_domain.empty();
  }
  const auto one_short = std::count_if(pairs.begin(), pairs.end(), [](const auto& pair) {
    return is_extension(pair.first) || is_extension(pair.second);
  });
  plan.extensions =
      static_cast<double>(one_short) >= kNearlyAll * static_cast<double>(pairs.size());
  return plan.extensions;
}

// Both sides of the rows that have them; nothing where other values stand in the columns.
Pairs pairs_of(Field field, const SampleRows& rows, std::size_t first, std::size_t from,
               std::size_t to) {
  Pairs pairs;
  std::size_t filled = 0;
  for (std::size_t row = first; row < rows.size(); ++row) {
    const auto& fields = rows[row]->fields;
    if (from >= fields.size() || to >= fields.size()) continue;
    if (is_null_word(trim_blanks(fields[from])) || is_null_word(trim_blanks(fields[to]))) continue;
    ++filled;
    auto pair = std::make_pair(normalised(field, trim_blanks(fields[from])),
                               normalised(field, trim_blanks(fields[to])));
    if (!pair.first.empty() && !pair.second.empty()) pairs.push_back(std::move(pair));
  }
  const bool most = static_cast<double>(pairs.size()) >= kNearlyAll * static_cast<double>(filled);
  return most && pairs.size() >= 2 ? pairs : Pairs{};
}

}  // namespace

std::optional<Address> read_address(std::string_view text) {
  const std::size_t open = text.find('<');
  if (open == std::string_view::npos) {
    text = trim_blanks(text.substr(0, text.find_first_of(",;")));
    if (!is_email(text)) return std::nullopt;
    return Address{{}, text};
  }
  const std::size_t close = text.find('>', open);
  if (close == std::string_view::npos) return std::nullopt;
  const std::string_view email = trim_blanks(text.substr(open + 1, close - open - 1));
  if (!is_email(email)) return std::nullopt;
  std::string_view name = trim_blanks(text.substr(0, open));
  if (name.size() >= 2 && name.front() == '"' && name.back() == '"')
    name = trim_blanks(name.substr(1, name.size() - 2));
  return Address{name, email};
}

PartyPlan settle_parties(const std::vector<std::string>& names, const SampleRows& rows,
                         std::size_t first, std::vector<ColumnRole>& roles) {
  const auto column_of = [&](auto fits) {
    return static_cast<std::size_t>(std::find_if(names.begin(), names.end(), fits) - names.begin());
  };
  const std::size_t from = column_of(names_from);
  const std::size_t to = column_of(names_to);
  if (from == names.size() || to == names.size()) return {};
  const bool stated = std::any_of(roles.begin(), roles.end(), [](const ColumnRole& role) {
    return role.role == Role{RoleKind::kField, Field::kDirection};
  });
  for (const Field field : {Field::kEmail, Field::kPhone}) {
    const Pairs pairs = pairs_of(field, rows, first, from, to);
    if (pairs.empty()) continue;
    PartyPlan plan;
    plan.field = field;
    plan.present = find_own(pairs, plan) || stated;
    if (!plan.present) return {};
    const std::string ours = plan.extensions           ? "numbers of up to five digits"
                             : !plan.own.empty()       ? plan.own
                             : plan.own_domain.empty() ? ""
                                                       : "@" + plan.own_domain;
    const std::string why =
        ours.empty() ? "the direction tells which side is the customer"
                     : ours +
                           " takes part in nearly every row: that side is ours, the other is "
                           "the customer";
    roles[from] = {Role{RoleKind::kFrom, field}, true, why};
    roles[to] = {Role{RoleKind::kTo, field}, true, why};
    return plan;
  }
  return {};
}

std::optional<Direction> direction_of_author(std::string_view word) {
  static constexpr auto kCustomers = std::to_array<std::string_view>(
      {"visitor", "customer", "client", "enduser", "user", "guest", "consumer", "contact", "lead",
       "kunde", "besucher", "cliente", "visiteur", "requester"});
  static constexpr auto kOurs = std::to_array<std::string_view>(
      {"agent", "operator", "bot", "chatbot", "admin", "staff", "assistant", "employee",
       "representative", "mitarbeiter", "agente", "conseiller", "support"});
  const std::string reduced = reduced_name(word);
  if (is_one_of(reduced, kCustomers)) return Direction::kInbound;
  if (is_one_of(reduced, kOurs)) return Direction::kOutbound;
  return std::nullopt;
}

std::size_t settle_author(const std::vector<std::string>& names, const SampleRows& rows,
                          std::size_t first, std::vector<ColumnRole>& roles) {
  static constexpr auto kNames = std::to_array<std::string_view>(
      {"senderrole", "sendertype", "authorrole", "authortype", "participantrole", "fromtype",
       "fromrole", "writtenby", "sentby", "speakerrole", "messageauthor", "sender", "author"});
  const auto has = [&](Field field) {
    return std::any_of(roles.begin(), roles.end(), [&](const ColumnRole& role) {
      return role.role == Role{RoleKind::kField, field};
    });
  };
  if (has(Field::kDirection) || !has(Field::kBody)) return names.size();
  for (std::size_t column = 0; column < names.size(); ++column) {
    const std::string name = reduced_name(names[column]);
    if (!is_one_of(name, kNames)) continue;
    std::size_t filled = 0;
    std::size_t known = 0;
    for (std::size_t row = first; row < rows.size(); ++row) {
      if (column >= rows[row]->fields.size()) continue;
      const std::string_view value = trim_blanks(rows[row]->fields[column]);
      if (is_null_word(value)) continue;
      ++filled;
      known += direction_of_author(value) ? 1 : 0;
    }
    if (filled == 0 || static_cast<double>(known) < kNearlyAll * static_cast<double>(filled))
      continue;
    roles[column] = {Role{RoleKind::kField, Field::kDirection}, true,
                     "says who wrote: customers inbound, our own people outbound"};
    return column;
  }
  return names.size();
}

void add_parties(const PartyPlan& plan, std::string_view from, std::string_view to,
                 Interaction& interaction) {
  const bool own_from = is_own(plan, normalised(plan.field, trim_blanks(from)));
  const bool own_to = is_own(plan, normalised(plan.field, trim_blanks(to)));
  auto direction = static_cast<Direction>(interaction.code(Field::kDirection));
  if (!interaction.has(Field::kDirection) && own_from != own_to) {
    direction = own_from ? Direction::kOutbound : Direction::kInbound;
  } else if (!interaction.has(Field::kDirection) && own_from) {
    direction = Direction::kInternal;
  }
  interaction.set_code(Field::kDirection, static_cast<std::uint8_t>(direction));
  if (direction == Direction::kInternal) return;
  // The author only when inbound.
  const bool outbound = direction == Direction::kOutbound;
  if (!outbound && own_from) return;
  const std::string_view other = trim_blanks(outbound ? to : from);
  if (is_null_word(other)) return;
  if (plan.field == Field::kPhone) {
    if (!interaction.has(Field::kPhone)) interaction.set_text(Field::kPhone, other);
    return;
  }
  const auto address = read_address(other);
  if (!address) return;
  if (!interaction.has(Field::kEmail)) interaction.set_text(Field::kEmail, address->email);
  if (!interaction.has(Field::kCustomerName))
    interaction.set_text(Field::kCustomerName, address->name);
}

}  // namespace throughline::formats
