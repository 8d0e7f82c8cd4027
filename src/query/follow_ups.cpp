#include <algorithm>
#include <array>

#include "query/ledger_parts.h"
#include "query/linked_rows.h"

namespace throughline::query {
namespace {

constexpr std::size_t kSlice = std::size_t{1} << 13;
constexpr std::array<Field, 6> kAllLinks = {Field::kThread,  Field::kOrder,   Field::kInvoice,
                                            Field::kPayment, Field::kDispute, Field::kCase};

bool is_open(Status status) {
  return status == Status::kNew || status == Status::kOpen || status == Status::kPending ||
         status == Status::kOnHold || status == Status::kEscalated;
}

}  // namespace

Task<std::vector<FollowUp>> open_follow_ups(const CustomerRows& customer,
                                            const std::vector<std::uint8_t>& paid, Instant end,
                                            Budget& budget) {
  const std::vector<std::uint32_t> groups =
      co_await linked_groups(customer.snapshot(), customer.rows(), kAllLinks, budget);
  // From the last to the first: by group, whether something later settled it, and where its open
  // item stands in the list.
  std::vector<std::uint8_t> settled(customer.size(), 0);
  std::vector<std::uint32_t> item_of(customer.size(), 0);  // 1 + place in `open`
  std::vector<FollowUp> open;
  for (std::size_t place = customer.size(); place-- > 0;) {
    if (place % kSlice == 0 && budget.spent()) co_await Pause{};
    const std::uint32_t group = groups[place];
    const Status status = customer.status(place);
    const bool done_later = settled[group] != 0;
    if (is_settled(status)) settled[group] = 1;
    const Instant due = customer.due(place);
    const bool invoice = customer.type(place) == Type::kInvoice;
    bool waits = due != kNoInstant && !is_settled(status);
    if (waits) waits = invoice ? paid[place] == 0 : due > end || !done_later;
    const bool stated = is_open(status) && !done_later;
    if (!waits && !stated) continue;
    if (item_of[group] == 0) {
      open.push_back({customer.row(place), kNoInstant, 0, std::nullopt});
      item_of[group] = static_cast<std::uint32_t>(open.size());
    }
    FollowUp& item = open[item_of[group] - 1];
    if (waits && item.due == kNoInstant) {
      item.due = due;
      item.due_row = customer.row(place);
    }
    if (stated && !item.status) item.status = customer.row(place);
  }
  const auto before = [](const FollowUp& a, const FollowUp& b) {
    if (a.due == b.due) return a.row < b.row;
    if (a.due == kNoInstant || b.due == kNoInstant) return b.due == kNoInstant;
    return a.due < b.due;
  };
  std::sort(open.begin(), open.end(), before);
  co_return open;
}

}  // namespace throughline::query
