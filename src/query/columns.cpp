#include "query/columns.h"

#include <algorithm>

#include "query/field_ref.h"
#include "query/row_bits.h"

namespace throughline::query {
namespace {

template <class Column>
Task<std::uint64_t> count_present(const Column& column, RowIndex rows, Budget& budget) {
  std::uint64_t present = 0;
  for (RowIndex begin = 0; begin < rows;) {
    const RowRange part = block_part({0, rows}, begin);
    if (const auto* block = column.block(begin / store::kBlockRows)) {
      present += part.size() -
                 static_cast<std::uint64_t>(std::count(block, block + part.size(), Column::kNull));
    }
    begin = part.end;
    if (budget.spent()) co_await Pause{};
  }
  co_return present;
}

}  // namespace

Task<std::vector<ColumnInfo>> columns(SnapshotPointer snapshot, Budget& budget) {
  std::vector<ColumnInfo> infos;
  const RowIndex rows = snapshot->rows();
  for (const FieldInfo& info : all_fields()) {
    ColumnInfo column{FieldRef::canonical(info.field).name(), info.kind, 0};
    switch (info.kind) {
      case FieldKind::kEnumeration:
        column.rows = co_await count_present(snapshot->columns.bytes_of(info.field), rows, budget);
        break;
      case FieldKind::kCategory:
      case FieldKind::kText:
      case FieldKind::kTags:
        column.rows = co_await count_present(snapshot->codes(info.field), rows, budget);
        break;
      case FieldKind::kTime:
      case FieldKind::kNumber:
      case FieldKind::kMoney:
        column.rows =
            co_await count_present(snapshot->columns.numbers_of(info.field), rows, budget);
        break;
    }
    if (column.rows != 0) infos.push_back(std::move(column));
  }
  for (std::uint32_t index = 0; index < snapshot->columns.extras.size(); ++index) {
    ColumnInfo column{"x." + std::string(snapshot->heaps->extra_names.text(index + 1)),
                      FieldKind::kCategory, 0};
    column.rows = co_await count_present(snapshot->columns.extras[index], rows, budget);
    infos.push_back(std::move(column));
  }
  co_return infos;
}

}  // namespace throughline::query
