#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/task.h"
#include "model/field.h"
#include "query/row_bits.h"

// Rows that state the same thread, order, invoice, … belong together.
namespace throughline::query {

// Fields whose equal values make one conversation.
inline constexpr std::array<Field, 3> kConversationFields = {Field::kThread, Field::kCase,
                                                             Field::kDispute};

// The group of each row, by the place in `rows` of the group's first: rows with an equal value in
// one of `fields` are of one group, directly or by way of others. `fields` are category fields.
// What is referred to must outlive the task.
Task<std::vector<std::uint32_t>> linked_groups(const store::Snapshot& snapshot,
                                               const std::vector<RowIndex>& rows,
                                               std::span<const Field> fields, Budget& budget);

}  // namespace throughline::query
