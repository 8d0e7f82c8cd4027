#include "formats/total_rows.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/decimal.h"
#include "base/null_words.h"
#include "formats/role_names.h"

namespace throughline::formats {
namespace {

// Reduced names. English, German, French, Spanish, Portuguese, Italian, Dutch.
constexpr auto kTotals = std::to_array<std::string_view>(
    {"total",    "totals",         "grandtotal",  "subtotal",       "overalltotal", "totalsum",
     "sum",      "gesamt",         "gesamtsumme", "gesamtergebnis", "insgesamt",    "summe",
     "endsumme", "zwischensumme",  "soustotal",   "totalgeneral",   "totaux",       "somme",
     "suma",     "sumatotal",      "totales",     "totalgeral",     "soma",         "totais",
     "totale",   "totalegenerale", "somma",       "totaal",         "eindtotaal"});

bool says_total(std::string_view cell) {
  constexpr std::size_t kLongest = 32;
  if (cell.size() > kLongest) return false;
  return std::find(kTotals.begin(), kTotals.end(), reduced_name(cell)) != kTotals.end();
}

bool holds_money(ActionKind kind) {
  return kind == ActionKind::kAmount || kind == ActionKind::kQuantity ||
         kind == ActionKind::kMoneyIn || kind == ActionKind::kMoneyOut;
}

}  // namespace

std::size_t dated_column(const TablePlan& plan) {
  if (plan.canonical || plan.reference || plan.keep_totals) return SIZE_MAX;
  const auto found =
      std::find_if(plan.actions.begin(), plan.actions.end(), [](const ColumnAction& action) {
        return action.kind == ActionKind::kTime && action.field == Field::kStartedAt;
      });
  return found == plan.actions.end() ? SIZE_MAX
                                     : static_cast<std::size_t>(found - plan.actions.begin());
}

bool is_total_row(const TablePlan& plan, std::size_t dated,
                  std::span<const std::string_view> fields) {
  if (dated < fields.size()) {
    // Nearly every row is done with here.
    const std::string_view date = trim_blanks(fields[dated]);
    if (!is_null_number_word(date) && !says_total(date)) return false;
  }
  bool said = false;
  bool summed = false;
  for (std::size_t column = 0; column < fields.size(); ++column) {
    const std::string_view cell = trim_blanks(fields[column]);
    if (is_null_number_word(cell)) continue;
    if (parse_decimal(cell, '.') || parse_decimal(cell, ',')) {
      summed = summed || (column < plan.actions.size() && holds_money(plan.actions[column].kind));
      continue;
    }
    if (said || !says_total(cell)) return false;
    said = true;
  }
  return said && summed;
}

}  // namespace throughline::formats
