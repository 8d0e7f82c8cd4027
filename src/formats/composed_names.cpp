#include "formats/composed_names.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "formats/name_words.h"

namespace throughline::formats {
namespace {

using Words = std::vector<std::string>;

constexpr std::int8_t kSurest = 7;
constexpr std::size_t kMostWords = 8;

constexpr Role field(Field target) { return {RoleKind::kField, target}; }

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

template <std::size_t N>
bool holds_any(const Words& words, const std::array<std::string_view, N>& list) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return is_one_of(word, list); });
}

std::string joined(const Words& words) {
  std::string all;
  for (const std::string& word : words) all += word;
  return all;
}

// What others are called who are dealt with; whom the word alone does not tell stand behind.
constexpr auto kCustomers =
    std::to_array<std::string_view>({"customer", "buyer", "guest", "payer", "shopper", "member",
                                     "patient", "passenger", "subscriber", "visitor", "requester",
                                     "respondent", "consumer", "donor", "tenant", "cardholder"});
constexpr auto kOthers = std::to_array<std::string_view>(
    {"contact", "caller", "recipient", "user", "person", "lead", "author"});
constexpr auto kOwnPeople = std::to_array<std::string_view>(
    {"agent", "rep", "employee", "staff", "owner", "assignee", "advisor", "adviser", "seller",
     "salesperson", "salesrep", "clerk", "cashier", "technician", "handler", "personnel"});

std::vector<NamedRole> ranked(std::vector<NamedRole> roles, int lowered) {
  for (NamedRole& named : roles) {
    const int rank = std::min<int>(named.rank, kSurest) - lowered;
    named.rank = static_cast<std::int8_t>(std::max(rank, 1));
  }
  return roles;
}

// The words in every order: other languages put the noun first.
std::vector<NamedRole> in_any_order(Words words) {
  constexpr std::size_t kMostOrders = 3;
  if (auto found = listed_roles(joined(words)); !found.empty()) return ranked(found, 0);
  if (words.size() > kMostOrders) return {};
  std::sort(words.begin(), words.end());
  do {
    if (auto found = listed_roles(joined(words)); !found.empty()) return ranked(found, 0);
  } while (std::next_permutation(words.begin(), words.end()));
  return {};
}

// What is said of a person: "guest.phone", "Nombre del cliente", "CSR_EMAIL".
std::optional<NamedRole> of_person(const Words& words) {
  const bool own = holds_any(words, kOwnPeople);
  const bool customer = holds_any(words, kCustomers);
  if (!own && !customer && !holds_any(words, kOthers)) return std::nullopt;
  Words rest;
  for (const std::string& word : words) {
    if (!is_one_of(word, kOwnPeople) && !is_one_of(word, kCustomers) && !is_one_of(word, kOthers))
      rest.push_back(word);
  }
  static constexpr auto kNames =
      std::to_array<std::string_view>({"name", "fullname", "displayname"});
  static constexpr auto kIds = std::to_array<std::string_view>(
      {"id", "number", "code", "ref", "reference", "uuid", "key", "cardnumber", "accountnumber"});
  static constexpr auto kEmails = std::to_array<std::string_view>({"email", "emailaddress"});
  static constexpr auto kPhones = std::to_array<std::string_view>(
      {"phone", "phonenumber", "mobile", "mobilephone", "mobilenumber", "cell", "cellphone"});
  static constexpr auto kCompanies = std::to_array<std::string_view>(
      {"company", "companyname", "organisation", "organization", "employer"});
  const std::string said = joined(rest);
  const bool identifies = is_one_of(said, kIds);
  if (own) {
    const bool known = identifies || is_one_of(said, kNames) || is_one_of(said, kEmails);
    if (!known || customer) return std::nullopt;
    return NamedRole{{}, field(Field::kAgent), 6};
  }
  // Of an author column the author only when inbound: surer names go first.
  const bool author = std::find(words.begin(), words.end(), "author") != words.end();
  const std::int8_t rank = customer ? kSurest : author ? 3 : 4;
  static constexpr auto kHandles =
      std::to_array<std::string_view>({"handle", "screenname", "nickname"});
  if (is_one_of(said, kHandles)) return NamedRole{{}, field(Field::kHandle), rank};
  if (identifies) return NamedRole{{}, field(Field::kCustomer), rank};
  if (is_one_of(said, kNames)) return NamedRole{{}, field(Field::kCustomerName), rank};
  if (is_one_of(said, kEmails)) return NamedRole{{}, field(Field::kEmail), rank};
  if (is_one_of(said, kPhones)) return NamedRole{{}, field(Field::kPhone), rank};
  if (is_one_of(said, kCompanies)) return NamedRole{{}, field(Field::kOrganisation), rank};
  return std::nullopt;
}

bool is_money(Role role) {
  return role == field(Field::kValue) || role.kind == RoleKind::kUnitPrice;
}

// "message.subject", "rate.total": what an object within the record says. Its own id, name, kind
// and times are those of another thing.
std::vector<NamedRole> of_member(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || dot + 1 == name.size()) return {};
  const Words within = concepts_of(name.substr(0, dot));
  if (within.empty() || holds_any(within, kCustomers) || holds_any(within, kOthers) ||
      holds_any(within, kOwnPeople))
    return {};
  static constexpr auto kWrappers =
      std::to_array<std::string_view>({"attributes", "properties", "fields", "payload", "record",
                                       "values", "metadata", "meta", "custom", "details"});
  static constexpr auto kOtherMoney =
      std::to_array<std::string_view>({"tax", "vat", "shipping", "discount", "fee", "fees", "tip",
                                       "balance", "deposit", "limit", "budget", "freight"});
  static constexpr auto kSaid = std::to_array<std::string_view>(
      {"message", "comment", "review", "note", "post", "tweet", "feedback", "answer", "reply",
       "email", "ticket", "case", "conversation", "complaint", "contact", "interaction"});
  const bool wrapped = is_one_of(within.back(), kWrappers);
  std::vector<NamedRole> roles = ranked(roles_of_name(name.substr(dot + 1)), wrapped ? 1 : 2);
  std::erase_if(roles, [&](const NamedRole& named) {
    if (is_money(named.role)) return holds_any(within, kOtherMoney);
    if (wrapped || named.role.kind != RoleKind::kField) return false;
    switch (named.role.field) {
      case Field::kSubject:
      case Field::kBody:
        return !holds_any(within, kSaid);
      case Field::kChannel:
      case Field::kDirection:
      case Field::kSentiment:
      case Field::kCsat:
      case Field::kNps:
      case Field::kCurrency:
      case Field::kOrder:
      case Field::kInvoice:
      case Field::kCase:
      case Field::kTags:
        return false;
      default:
        return true;
    }
  });
  return roles;
}

// A word that says what kind of values these are, with others that say more about them. The values
// must agree (roles.cpp): as known words, or as text.
std::vector<NamedRole> by_head(const Words& words) {
  if (words.size() < 2) return {};
  const auto holds = [&](std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  constexpr std::int8_t kByValues = 3;
  constexpr std::int8_t kByText = 4;
  // Where each row has its own it is the row's.
  constexpr std::int8_t kByBeingUnique = 2;
  // "amazon-order-id": what an id is of, behind whose it is.
  if (words.size() > 2) {
    auto links = listed_roles(words[words.size() - 2] + words.back());
    std::erase_if(links, [](const NamedRole& named) {
      return named.role != field(Field::kOrder) && named.role != field(Field::kInvoice) &&
             named.role != field(Field::kCase);
    });
    if (!links.empty()) return {{{}, links.front().role, kByText}};
  }
  if (words.back() == "id" || words.back() == "uuid" || words.back() == "guid")
    return {{{}, field(Field::kId), kByBeingUnique}};
  if (holds("channel")) return {{{}, field(Field::kChannel), kByValues}};
  if (holds("direction")) return {{{}, field(Field::kDirection), kByValues}};
  if (holds("sentiment")) return {{{}, field(Field::kSentiment), kByValues}};
  if (holds("status")) return {{{}, field(Field::kStatus), kByValues}};
  if (holds("type")) return {{{}, field(Field::kType), kByValues}};
  if (holds_any(words, kOwnPeople) || holds_any(words, kCustomers)) return {};
  for (const std::string_view word :
       {"description", "comment", "remark", "remarks", "notes", "feedback"}) {
    if (holds(word)) return {{{}, field(Field::kBody), kByText}};
  }
  return {};
}

constexpr auto kMinorUnits =
    std::to_array<std::string_view>({"cents", "cent", "pence", "centimes", "centimos", "centavos",
                                     "centesimi", "minor", "minorunits"});

// The words without the unit that the last ones say, "in" with it; the same if there is none.
Words without_unit(Words words) {
  if (words.size() < 2) return words;
  if (words.back() == "units" && words[words.size() - 2] == "minor") words.pop_back();
  if (!is_one_of(words.back(), kMinorUnits)) return words;
  words.pop_back();
  if (words.size() > 1 && words.back() == "in") words.pop_back();
  return words;
}

std::vector<NamedRole> of_amount(const Words& words) {
  Words bare = without_unit(words);
  if (bare.size() == words.size()) return {};
  std::vector<NamedRole> roles = in_any_order(bare);
  std::erase_if(roles, [](const NamedRole& named) { return !is_money(named.role); });
  return roles;
}

}  // namespace

std::vector<NamedRole> roles_of_composed_name(std::string_view name) {
  const Words words = concepts_of(name);
  if (words.empty() || words.size() > kMostWords) return {};
  if (const auto person = of_person(words)) return {*person};
  if (auto roles = in_any_order(words); !roles.empty()) return roles;
  if (auto roles = of_amount(words); !roles.empty()) return roles;
  if (auto roles = of_member(name); !roles.empty()) return roles;
  if (name.find('.') != std::string_view::npos) return {};
  return by_head(words);
}

int minor_units_of_name(std::string_view name) {
  const Words words = concepts_of(name);
  return without_unit(words).size() < words.size() ? 100 : 1;
}

}  // namespace throughline::formats
