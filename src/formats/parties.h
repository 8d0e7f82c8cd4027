#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/csv_dialect.h"
#include "formats/roles.h"
#include "model/interaction.h"

// From and to: which of the two is us, which the customer.
namespace throughline::formats {

// "Ana Ruiz <ana@mail.example>", "ana@mail.example"; of several the first.
struct Address {
  std::string_view name;  // empty if none is written
  std::string_view email;
};
std::optional<Address> read_address(std::string_view text);

// How from and to columns of a table are told apart.
struct PartyPlan {
  bool present = false;
  Field field = Field::kEmail;  // or kPhone
  // Ours: a whole address or number, or the domain of addresses. Both empty where a column states
  // the direction, or `extensions` tells.
  std::string own;
  std::string own_domain;
  bool extensions = false;  // ours are the numbers of up to five digits
};

// Finds a from and a to column by name, whose values are both e-mail addresses or both phone
// numbers. Ours is what nearly every row of the sample has on one side. Where neither that nor a
// direction column tells, the columns are left as they are.
PartyPlan settle_parties(const std::vector<std::string>& names, const SampleRows& rows,
                         std::size_t first, std::vector<ColumnRole>& roles);

// Who wrote a row of messages, as a kind of person: "visitor" is inbound, "agent" outbound. Nothing
// for other words.
std::optional<Direction> direction_of_author(std::string_view word);
// Finds a column of such words ("sender_role", "author type") where none states the direction and
// gives it that role; the number of columns if there is none.
std::size_t settle_author(const std::vector<std::string>& names, const SampleRows& rows,
                          std::size_t first, std::vector<ColumnRole>& roles);

// Gives the interaction its customer and, where no column did, its direction.
void add_parties(const PartyPlan& plan, std::string_view from, std::string_view to,
                 Interaction& interaction);

}  // namespace throughline::formats
