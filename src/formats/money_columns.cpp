#include "formats/money_columns.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/null_words.h"
#include "formats/name_words.h"

namespace throughline::formats {
namespace {

enum class Side { kIn, kOut };

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// All words of the name must speak of money: "Credit card" and "Debit account" do not.
std::optional<Side> side_of_name(std::string_view name) {
  static constexpr auto kIn = std::to_array<std::string_view>(
      {"in", "credit", "credits", "credito", "creditos", "deposit", "deposits", "haben", "haber",
       "abono", "abonos", "avere", "entrate", "entradas", "received"});
  static constexpr auto kOut = std::to_array<std::string_view>(
      {"out", "debit", "debits", "debito", "debitos", "withdrawal", "withdrawals", "soll",
       "belastung", "debe", "cargo", "cargos", "dare", "uscite", "saidas", "spent"});
  static constexpr auto kMoney = std::to_array<std::string_view>(
      {"amount", "money", "paid", "value", "sum", "total", "transaction", "eur", "usd", "gbp",
       "chf", "inr", "brl", "mxn"});
  std::optional<Side> side;
  std::size_t others = 0;
  bool bare = false;  // "in" and "out" need another word
  for (const std::string& word : concepts_of(name)) {
    const bool in = is_one_of(word, kIn);
    const bool out = is_one_of(word, kOut);
    if (in || out) {
      if (side) return std::nullopt;
      side = in ? Side::kIn : Side::kOut;
      bare = word == "in" || word == "out" || word == "received";
    } else if (is_one_of(word, kMoney)) {
      ++others;
    } else {
      return std::nullopt;
    }
  }
  if (bare && others == 0) return std::nullopt;
  return side;
}

bool holds_amount(std::string_view field) {
  const std::string_view value = trim_blanks(field);
  return !is_null_word(value) && value.find_first_of("123456789") != std::string_view::npos;
}

bool exclude_each_other(const SampleRows& rows, std::size_t first, std::size_t a, std::size_t b) {
  std::size_t both = 0;
  std::size_t filled = 0;
  for (std::size_t row = first; row < rows.size(); ++row) {
    const auto& fields = rows[row]->fields;
    const bool has_a = a < fields.size() && holds_amount(fields[a]);
    const bool has_b = b < fields.size() && holds_amount(fields[b]);
    filled += has_a || has_b ? 1 : 0;
    both += has_a && has_b ? 1 : 0;
  }
  return filled > 0 && both * 20 <= filled;
}

}  // namespace

void settle_money_columns(const std::vector<std::string>& names,
                          const std::vector<ColumnProfile>& profiles, const SampleRows& rows,
                          std::size_t first, std::vector<ColumnRole>& roles) {
  constexpr double kNearlyAll = 0.9;
  const std::size_t none = names.size();
  std::size_t in = none;
  std::size_t out = none;
  for (std::size_t column = 0; column < names.size(); ++column) {
    if (roles[column].role == Role{RoleKind::kField, Field::kValue} ||
        roles[column].role == Role{RoleKind::kUnitPrice, Field::kValue})
      return;
    const ColumnProfile& profile = profiles[column];
    if (roles[column].role ||
        (profile.filled > 0 &&
         profile.share(std::max(profile.numbers, profile.comma_numbers)) < kNearlyAll))
      continue;
    const auto side = side_of_name(names[column]);
    if (!side) continue;
    std::size_t& place = *side == Side::kIn ? in : out;
    if (place == none) place = column;
  }
  if (in == none || out == none || !exclude_each_other(rows, first, in, out)) return;
  roles[in].role = Role{RoleKind::kMoneyIn, Field::kValue};
  roles[in].reason = "money in, beside " + names[out] + ": received";
  roles[out].role = Role{RoleKind::kMoneyOut, Field::kValue};
  roles[out].reason = "money out, beside " + names[in] + ": given";
}

}  // namespace throughline::formats
