#include <algorithm>
#include <string>

#include "output/canonical_table.h"
#include "output/canonical_writer.h"

namespace throughline::output {
namespace {

using query::RowBits;
using query::RowIndex;
using query::RowRange;

// Whether stated(row) holds for any of the rows.
template <class Stated>
bool any_row(const RowBits& rows, RowRange range, Stated&& stated) {
  for (RowIndex row = rows.next(range.begin); row < range.end; row = rows.next(row + 1)) {
    if (stated(row)) return true;
  }
  return false;
}

template <class C>
Task<bool> any_stated(const C& column, const RowBits& rows, Budget& budget) {
  for (RowIndex begin = 0; begin < rows.rows();) {
    const RowRange part = query::block_part({0, rows.rows()}, begin);
    begin = part.end;
    const auto* const block = column.block(part.begin / store::kBlockRows);
    if (block == nullptr) continue;
    if (any_row(rows, part,
                [&](RowIndex row) { return block[row % store::kBlockRows] != C::kNull; }))
      co_return true;
    if (budget.spent()) co_await Pause{};
  }
  co_return false;
}

template <class Stated>
Task<bool> any_stated_row(const RowBits& rows, Stated stated, Budget& budget) {
  for (RowIndex begin = 0; begin < rows.rows();) {
    const RowRange part = query::block_part({0, rows.rows()}, begin);
    begin = part.end;
    if (any_row(rows, part, stated)) co_return true;
    if (budget.spent()) co_await Pause{};
  }
  co_return false;
}

Task<bool> any_of_field(const store::Snapshot& snapshot, Field field, const RowBits& rows,
                        Budget& budget) {
  switch (field_info(field).kind) {
    case FieldKind::kEnumeration:
      co_return co_await any_stated(snapshot.columns.bytes_of(field), rows, budget);
    case FieldKind::kTime:
    case FieldKind::kNumber:
    case FieldKind::kMoney:
      co_return co_await any_stated(snapshot.columns.numbers_of(field), rows, budget);
    case FieldKind::kCategory:
    case FieldKind::kText:
    case FieldKind::kTags:
      break;
  }
  co_return co_await any_stated(snapshot.codes(field), rows, budget);
}

}  // namespace

Task<std::vector<std::string>> stated_columns(const store::Snapshot& snapshot, const RowBits& rows,
                                              Budget& budget) {
  std::vector<std::string> names;
  for (const std::string_view name : canonical_columns()) {
    bool stated = name == field_info(Field::kStartedAt).name;
    if (name == kCustomerByColumn) {
      const auto differs = [&](RowIndex row) { return customer_by_differs(snapshot, row); };
      stated = co_await any_stated_row(rows, differs, budget);
    } else if (name == kCountedColumn) {
      const auto left_out = [&](RowIndex row) { return value_left_out(snapshot, row); };
      stated = co_await any_stated_row(rows, left_out, budget);
    } else if (!stated) {
      const Field field = *field_by_name(name);
      stated = co_await any_of_field(snapshot, field, rows, budget);
      if (field == Field::kSentiment && !stated)
        stated = co_await any_of_field(snapshot, Field::kSentimentScore, rows, budget);
    }
    if (stated) names.emplace_back(name);
  }
  const std::size_t first_extra = names.size();
  for (std::size_t extra = 0; extra < snapshot.columns.extras.size(); ++extra) {
    const bool stated = co_await any_stated(snapshot.columns.extras[extra], rows, budget);
    if (!stated) continue;
    const auto code = static_cast<std::uint32_t>(extra + 1);
    names.push_back("x." + std::string(snapshot.heaps->extra_names.text(code)));
  }
  // Whichever file's column came first.
  std::sort(names.begin() + static_cast<std::ptrdiff_t>(first_extra), names.end());
  co_return names;
}

}  // namespace throughline::output
