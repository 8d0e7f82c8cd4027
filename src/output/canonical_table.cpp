#include "output/canonical_table.h"

#include <array>

#include "store/customers.h"

namespace throughline::output {

std::span<const std::string_view> canonical_columns() {
  static constexpr auto kColumns = std::to_array<std::string_view>(
      {"id",       "thread",       "customer",     kCustomerByColumn, "customer_name", "email",
       "phone",    "handle",       "organisation", "started_at",      "ended_at",      "channel",
       "type",     "direction",    "function",     "topic",           "agent",         "team",
       "status",   "subject",      "body",         "sentiment",       "csat",          "nps",
       "wait_s",   "hold_s",       "talk_s",       "wrap_s",          "transfers",     "value",
       "currency", kCountedColumn, "follow_up_at", "order",           "invoice",       "payment",
       "dispute",  "case",         "attachment",   "recording",       "tags"});
  return kColumns;
}

bool customer_by_differs(const store::Snapshot& snapshot, store::RowIndex row) {
  const std::uint32_t identity = snapshot.columns.identity.get(row);
  if (identity == store::Dictionary::kNullCode) return false;
  const store::IdentityKey key =
      store::parse_identity_key(snapshot.heaps->identities.text(identity));
  return key.kind != store::IdentityKind::kId ||
         key.value != snapshot.customers->text(snapshot.customer.get(row));
}

}  // namespace throughline::output
