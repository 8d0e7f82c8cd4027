#include "store/snapshot_builder.h"

#include <algorithm>
#include <string>
#include <utility>

#include "model/interaction.h"
#include "store/time_order.h"

namespace throughline::store {
namespace {

using Order = std::vector<RowIndex>;

// Rows of the merged order, read from one of two columns.
template <class C>
Task<void> gather(const C& base, RowIndex base_rows, const C& added, const Order& order, C& out,
                  Budget& budget) {
  if (base.empty() && added.empty()) co_return;
  for (std::size_t begin = 0; begin < order.size(); begin += kBlockRows) {
    const std::size_t end = std::min(order.size(), begin + kBlockRows);
    auto block = std::make_unique<typename C::Block>();
    bool any = false;
    for (std::size_t row = begin; row < end; ++row) {
      const RowIndex source = order[row];
      const auto value = source < base_rows ? base.get(source) : added.get(source - base_rows);
      (*block)[row - begin] = value;
      any = any || value != C::kNull;
    }
    std::fill(block->begin() + static_cast<std::ptrdiff_t>(end - begin), block->end(), C::kNull);
    if (any) out.adopt_block(begin / kBlockRows, std::move(block));
    if (budget.spent()) co_await Pause{};
  }
}

// Numbers beyond micro-units follow their rows.
void gather_wide(const ColumnSet& base, const ColumnSet& added, const Order& order,
                 std::size_t field, ColumnSet& out) {
  if (base.wide[field].empty() && added.wide[field].empty()) return;
  for (RowIndex row = 0; row < order.size(); ++row) {
    if (out.numbers[field].get(row) != Interaction::kWideNumber) continue;
    const RowIndex source = order[row];
    const auto& from = source < base.rows ? base.wide[field] : added.wide[field];
    const auto found = from.find(source < base.rows ? source : source - base.rows);
    if (found != from.end()) out.wide[field].emplace(row, found->second);
  }
}

Task<void> gather_all(const ColumnSet& base, const ColumnSet& added, const Order& order,
                      ColumnSet& out, Budget& budget) {
  out.rows = static_cast<RowIndex>(order.size());
  for (std::size_t field = 0; field < kFieldCount; ++field) {
    co_await gather(base.bytes[field], base.rows, added.bytes[field], order, out.bytes[field],
                    budget);
    co_await gather(base.codes[field], base.rows, added.codes[field], order, out.codes[field],
                    budget);
    co_await gather(base.numbers[field], base.rows, added.numbers[field], order, out.numbers[field],
                    budget);
    gather_wide(base, added, order, field, out);
  }
  const CodeColumn none;
  out.extras.resize(std::max(base.extras.size(), added.extras.size()));
  for (std::size_t extra = 0; extra < out.extras.size(); ++extra) {
    const CodeColumn& from_base = extra < base.extras.size() ? base.extras[extra] : none;
    const CodeColumn& from_added = extra < added.extras.size() ? added.extras[extra] : none;
    co_await gather(from_base, base.rows, from_added, order, out.extras[extra], budget);
  }
  co_await gather(base.identity, base.rows, added.identity, order, out.identity, budget);
  co_await gather(base.file, base.rows, added.file, order, out.file, budget);
  co_await gather(base.record, base.rows, added.record, order, out.record, budget);
  co_await gather(base.part, base.rows, added.part, order, out.part, budget);
  co_await gather(base.not_counted, base.rows, added.not_counted, order, out.not_counted, budget);
}

// The identity by which a customer is named: the strongest kind, then the first seen.
std::vector<std::uint32_t> naming_identities(const Dictionary& identities,
                                             const IdentityJoins& joins) {
  std::vector<std::uint32_t> naming(identities.size(), 0);
  for (std::uint32_t code = 1; code < identities.size(); ++code) {
    std::uint32_t& best = naming[joins.find(code)];
    if (best == 0 || parse_identity_key(identities.text(code)).kind <
                         parse_identity_key(identities.text(best)).kind) {
      best = code;
    }
  }
  return naming;
}

// A customer's id must be his alone: were it taken, it gets a number.
std::uint32_t intern_unique(Dictionary& customers, std::string_view id) {
  if (customers.find(id) == Dictionary::kNullCode) return customers.intern(id);
  for (int number = 2;; ++number) {
    const std::string numbered = std::string(id) + " (" + std::to_string(number) + ")";
    if (customers.find(numbered) == Dictionary::kNullCode) return customers.intern(numbered);
  }
}

// Customer codes of the rows' identities, and the customers' ids. An id that two customers share
// (numbers of two systems) is told apart by the column it came from: `user_id=17`.
Task<void> assign_customers(const IdentityJoins& joins, Snapshot& snapshot, Budget& budget) {
  const Dictionary& identities = snapshot.heaps->identities;
  const std::vector<std::uint32_t> naming = naming_identities(identities, joins);
  if (budget.spent()) co_await Pause{};

  std::vector<std::uint8_t> seen_root(identities.size(), 0);
  for (RowIndex row = 0; row < snapshot.rows(); ++row) {
    const std::uint32_t identity = snapshot.columns.identity.get(row);
    if (identity != 0) seen_root[joins.find(identity)] = 1;
    if (row % kBlockRows == kBlockRows - 1 && budget.spent()) co_await Pause{};
  }

  Dictionary values;
  std::vector<std::uint8_t> shared_by = {0};
  for (std::uint32_t root = 1; root < identities.size(); ++root) {
    if (seen_root[root] == 0) continue;
    const std::uint32_t code =
        values.intern(parse_identity_key(identities.text(naming[root])).value);
    if (shared_by.size() <= code) shared_by.resize(code + 1, 0);
    shared_by[code] = static_cast<std::uint8_t>(std::min(2, shared_by[code] + 1));
    if (root % kBlockRows == 0 && budget.spent()) co_await Pause{};
  }

  auto customers = std::make_shared<Dictionary>();
  std::vector<std::uint32_t> customer_of(identities.size(), 0);
  std::string qualified;
  for (std::uint32_t root = 1; root < identities.size(); ++root) {
    if (seen_root[root] == 0) continue;
    const IdentityKey key = parse_identity_key(identities.text(naming[root]));
    if (shared_by[values.find(key.value)] < 2) {
      customer_of[root] = intern_unique(*customers, key.value);
      continue;
    }
    const bool by_file = key.kind == IdentityKind::kName;
    const std::string_view scope =
        by_file ? std::string_view(snapshot.files[std::stoul(std::string(key.scope))]->name)
                : key.scope;
    qualified.assign(scope.empty() ? std::string_view("contact") : scope)
        .append("=")
        .append(key.value);
    customer_of[root] = intern_unique(*customers, qualified);
    if (root % kBlockRows == 0 && budget.spent()) co_await Pause{};
  }

  for (RowIndex row = 0; row < snapshot.rows(); ++row) {
    const std::uint32_t identity = snapshot.columns.identity.get(row);
    if (identity != 0) snapshot.customer.set(row, customer_of[joins.find(identity)]);
    if (row % kBlockRows == kBlockRows - 1 && budget.spent()) co_await Pause{};
  }
  snapshot.customers = std::move(customers);
}

// Which values count as exchanged (CONTRACT.md, Money): no claims; a payment only if no counted
// purchase shares its order or invoice, else it settles that; none of which its source says so.
Task<void> mark_counted(Snapshot& snapshot, Budget& budget) {
  const NumberColumn& values = snapshot.columns.numbers_of(Field::kValue);
  if (values.empty()) co_return;
  const ByteColumn& types = snapshot.columns.bytes_of(Field::kType);
  const CodeColumn& orders = snapshot.columns.codes_of(Field::kOrder);
  const CodeColumn& invoices = snapshot.columns.codes_of(Field::kInvoice);
  std::vector<std::uint8_t> order_sold(snapshot.dictionary(Field::kOrder).size(), 0);
  std::vector<std::uint8_t> invoice_sold(snapshot.dictionary(Field::kInvoice).size(), 0);
  bool any_payment = false;
  for (RowIndex row = 0; row < snapshot.rows(); ++row) {
    if (row % kBlockRows == kBlockRows - 1 && budget.spent()) co_await Pause{};
    if (values.get(row) == NumberColumn::kNull) continue;
    const auto type = static_cast<Type>(types.get(row));
    if (is_claim(type) || snapshot.columns.not_counted.get(row) != 0) continue;
    any_payment = any_payment || type == Type::kPayment;
    snapshot.counts.set(row, 1);
    if (type != Type::kPurchase) continue;
    order_sold[orders.get(row)] = 1;
    invoice_sold[invoices.get(row)] = 1;
  }
  if (!any_payment) co_return;
  order_sold[Dictionary::kNullCode] = 0;
  invoice_sold[Dictionary::kNullCode] = 0;
  for (RowIndex row = 0; row < snapshot.rows(); ++row) {
    if (row % kBlockRows == kBlockRows - 1 && budget.spent()) co_await Pause{};
    if (static_cast<Type>(types.get(row)) != Type::kPayment) continue;
    if (order_sold[orders.get(row)] != 0 || invoice_sold[invoices.get(row)] != 0)
      snapshot.counts.set(row, 0);
  }
}

}  // namespace

Task<std::shared_ptr<const Snapshot>> build_snapshot(
    std::shared_ptr<const Snapshot> base, const Staging& staging,
    std::shared_ptr<const Heaps> heaps, std::vector<std::shared_ptr<const SourceFile>> files,
    std::uint64_t epoch, bool complete, Budget& budget) {
  auto snapshot = std::make_shared<Snapshot>();
  snapshot->epoch = epoch;
  snapshot->complete = complete;
  snapshot->heaps = std::move(heaps);
  snapshot->files = std::move(files);
  const ColumnSet nothing;
  const ColumnSet& base_columns = base != nullptr ? base->columns : nothing;
  const Order order = co_await merge_by_time(base_columns, staging.columns, budget);
  co_await gather_all(base_columns, staging.columns, order, snapshot->columns, budget);
  while (snapshot->timed < snapshot->rows() &&
         snapshot->times().get(snapshot->timed) != NumberColumn::kNull) {
    ++snapshot->timed;
    if (snapshot->timed % kBlockRows == 0 && budget.spent()) co_await Pause{};
  }
  co_await assign_customers(staging.joins, *snapshot, budget);
  co_await mark_counted(*snapshot, budget);
  co_return snapshot;
}

}  // namespace throughline::store
