#include "formats/boolean_column.h"

#include <array>
#include <string>

#include "formats/role_names.h"

namespace throughline::formats {
namespace {

constexpr auto kBooleans = std::to_array<BooleanColumn>({
    {" inbound isinbound incoming isincoming eingehend entrant entrante ", Field::kDirection,
     static_cast<std::uint8_t>(Direction::kInbound),
     static_cast<std::uint8_t>(Direction::kOutbound)},
    {" outbound isoutbound outgoing isoutgoing ausgehend sortant saliente ", Field::kDirection,
     static_cast<std::uint8_t>(Direction::kOutbound),
     static_cast<std::uint8_t>(Direction::kInbound)},
    {" closed isclosed geschlossen cerrado fechado clos ", Field::kStatus,
     static_cast<std::uint8_t>(Status::kClosed), static_cast<std::uint8_t>(Status::kOpen)},
    {" resolved isresolved solved issolved gelost resuelto resolvido resolu ", Field::kStatus,
     static_cast<std::uint8_t>(Status::kResolved), static_cast<std::uint8_t>(Status::kOpen)},
    {" escalated isescalated ", Field::kStatus, static_cast<std::uint8_t>(Status::kEscalated), 0},
});

}  // namespace

const BooleanColumn* boolean_of(std::string_view name, const ColumnProfile& profile) {
  if (profile.filled == 0 || profile.booleans < profile.filled) return nullptr;
  const std::string reduced = " " + reduced_name(name) + " ";
  for (const BooleanColumn& row : kBooleans) {
    if (row.names.find(reduced) != std::string_view::npos) return &row;
  }
  return nullptr;
}

}  // namespace throughline::formats
