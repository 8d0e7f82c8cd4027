#pragma once

#include <array>
#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/decimal.h"
#include "model/field.h"
#include "store/column.h"
#include "store/dictionary.h"
#include "store/text_heap.h"

namespace throughline::store {

// Everything that rows refer to by code or reference. Append-only, shared by all snapshots.
struct Heaps {
  std::array<Dictionary, kFieldCount> fields;  // category and tags fields, but kCustomer
  Dictionary extra_names;  // `x.NAME` without the prefix; its code - 1 is the extra column's index
  std::deque<Dictionary> extras;  // a deque: they stay in place while more are added
  Dictionary identities;          // customer keys, see customers.h
  TextHeap texts;
};

// Rows as columns. Which member holds a field follows its FieldKind: enumeration → bytes; category,
// tags → codes; text → codes (references into Heaps::texts); time, number, money → numbers.
struct ColumnSet {
  RowIndex rows = 0;
  std::array<ByteColumn, kFieldCount> bytes;
  std::array<CodeColumn, kFieldCount> codes;
  std::array<NumberColumn, kFieldCount> numbers;
  // Numbers that do not fit micro-units: the column holds Interaction::kWideNumber.
  std::array<std::unordered_map<RowIndex, Decimal>, kFieldCount> wide;
  std::vector<CodeColumn> extras;  // codes into Heaps::extras, by extra column index
  CodeColumn identity;             // the row's customer key: code in Heaps::identities
  FileColumn file;                 // index of the source file
  CodeColumn record;               // position in that file
  ByteColumn part;
  ByteColumn not_counted;  // 1 where the source says that the value is not to be counted

  const CodeColumn& codes_of(Field field) const { return codes[index_of(field)]; }
  const NumberColumn& numbers_of(Field field) const { return numbers[index_of(field)]; }
  const ByteColumn& bytes_of(Field field) const { return bytes[index_of(field)]; }
  std::size_t byte_size() const;
  // Forgets the rows from `keep` on.
  void truncate(RowIndex keep);
};

}  // namespace throughline::store
