#include "query/customers.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/sort_task.h"
#include "query/customer_figures.h"
#include "query/rows.h"

namespace throughline::query {
namespace {

enum class Key { kInteractions, kId, kName, kOrganisation, kFirst, kLast, kReceived, kGiven, kNet };

constexpr std::array<std::pair<std::string_view, Key>, 9> kKeys = {{
    {"interactions", Key::kInteractions},
    {"id", Key::kId},
    {"name", Key::kName},
    {"organisation", Key::kOrganisation},
    {"first", Key::kFirst},
    {"last", Key::kLast},
    {"received", Key::kReceived},
    {"given", Key::kGiven},
    {"net", Key::kNet},
}};

std::optional<Key> key_of(std::string_view name) {
  for (const auto& [known, key] : kKeys) {
    if (known == name) return key;
  }
  return std::nullopt;
}

bool is_money(Key key) { return key == Key::kReceived || key == Key::kGiven || key == Key::kNet; }
bool is_name(Key key) { return key == Key::kName || key == Key::kOrganisation; }

int sign_of(std::strong_ordering order) { return order < 0 ? -1 : (order > 0 ? 1 : 0); }

// What customers are sorted by, by code.
struct SortValues {
  const CustomerCounts& counts;
  const store::Snapshot& snapshot;
  std::vector<std::string_view> names;        // for names
  std::vector<std::optional<Decimal>> money;  // for money
};

int compare_presence(bool a, bool b) { return static_cast<int>(b) - static_cast<int>(a); }

int compare_customers(Key key, const SortValues& values, std::uint32_t a, std::uint32_t b,
                      bool falling) {
  int order = 0;
  switch (key) {
    case Key::kInteractions:
      order = sign_of(values.counts.interactions[a] <=> values.counts.interactions[b]);
      break;
    case Key::kId:
      order = values.snapshot.customers->text(a).compare(values.snapshot.customers->text(b));
      break;
    case Key::kName:
    case Key::kOrganisation:
      if (values.names[a].empty() || values.names[b].empty()) {
        return compare_presence(!values.names[a].empty(), !values.names[b].empty());
      }
      order = values.names[a].compare(values.names[b]);
      break;
    case Key::kFirst:
    case Key::kLast: {
      const auto& rows = key == Key::kFirst ? values.counts.first : values.counts.last;
      if (rows[a] == CustomerCounts::kNoRow || rows[b] == CustomerCounts::kNoRow) {
        return compare_presence(rows[a] != CustomerCounts::kNoRow,
                                rows[b] != CustomerCounts::kNoRow);
      }
      order =
          sign_of(values.snapshot.times().get(rows[a]) <=> values.snapshot.times().get(rows[b]));
      break;
    }
    case Key::kReceived:
    case Key::kGiven:
    case Key::kNet:
      if (!values.money[a] || !values.money[b]) {
        return compare_presence(values.money[a].has_value(), values.money[b].has_value());
      }
      order = sign_of(*values.money[a] <=> *values.money[b]);
      break;
  }
  return falling ? -order : order;
}

// Over all currencies; nothing if there is none.
Result<std::optional<Decimal>> plain_sum(std::span<const CurrencyValue> values, Key key) {
  std::optional<Decimal> sum;
  for (const CurrencyValue& value : values) {
    const Decimal& part =
        key == Key::kReceived ? value.received : (key == Key::kGiven ? value.given : value.net);
    const auto added = add(sum.value_or(Decimal{}), part);
    if (!added) return Error{ErrorCode::kLimit, "A sum of values has more than 38 digits.", {}};
    sum = *added;
  }
  return sum;
}

Task<Result<void>> fill_money(const RowBits& rows, Key key, SortValues& values, Budget& budget) {
  const std::size_t codes = values.counts.interactions.size();
  std::vector<std::uint32_t> own_group(codes);
  for (std::uint32_t code = 0; code < codes; ++code) own_group[code] = code;
  Result<ExchangedSums> sums = co_await sum_exchanged(values.snapshot, rows, &own_group, budget);
  if (!sums) co_return std::move(sums).error();
  values.money.resize(codes);
  for (std::uint32_t code = 1; code < codes; ++code) {
    Result<std::optional<Decimal>> sum = plain_sum(sums->of(code), key);
    if (!sum) co_return std::move(sum).error();
    values.money[code] = *sum;
    if (code % kSortSlice == 0 && budget.spent()) co_await Pause{};
  }
  co_return Result<void>();
}

Task<void> fill_names(const RowBits& rows, Key key, SortValues& values, Budget& budget) {
  const auto codes = static_cast<std::uint32_t>(values.counts.interactions.size());
  std::vector<std::uint32_t> own_group(codes);
  for (std::uint32_t code = 0; code < codes; ++code) own_group[code] = code;
  const Field field = key == Key::kName ? Field::kCustomerName : Field::kOrganisation;
  values.names = co_await most_frequent(values.snapshot, rows, field, own_group, codes - 1, budget);
}

// The figures of a page of customers.
Task<Result<std::vector<CustomerSummary>>> summarize(const store::Snapshot& snapshot,
                                                     const RowBits& rows, const RowBits& named_rows,
                                                     const CustomerCounts& counts,
                                                     const std::vector<std::uint32_t>& page,
                                                     Budget& budget) {
  std::vector<std::uint32_t> group_of_customer(counts.interactions.size(), 0);
  const auto groups = static_cast<std::uint32_t>(page.size());
  for (std::uint32_t i = 0; i < groups; ++i) group_of_customer[page[i]] = i + 1;
  Result<ExchangedSums> sums = co_await sum_exchanged(snapshot, rows, &group_of_customer, budget);
  if (!sums) co_return std::move(sums).error();
  const std::vector<std::string_view> names = co_await most_frequent(
      snapshot, named_rows, Field::kCustomerName, group_of_customer, groups, budget);
  const std::vector<std::string_view> organisations = co_await most_frequent(
      snapshot, named_rows, Field::kOrganisation, group_of_customer, groups, budget);
  std::vector<CustomerSummary> summaries;
  for (std::uint32_t i = 0; i < groups; ++i) {
    const std::uint32_t code = page[i];
    CustomerSummary summary;
    summary.id = snapshot.customers->text(code);
    summary.name = names[i + 1];
    summary.organisation = organisations[i + 1];
    summary.interactions = counts.interactions[code];
    if (counts.first[code] != CustomerCounts::kNoRow) {
      summary.first = Instant{snapshot.times().get(counts.first[code])};
      summary.last = Instant{snapshot.times().get(counts.last[code])};
    }
    const auto value = sums->of(i + 1);
    summary.value.assign(value.begin(), value.end());
    summaries.push_back(std::move(summary));
  }
  co_return summaries;
}

}  // namespace

Task<std::uint32_t> count_customers(const store::Snapshot& snapshot, const RowBits& rows,
                                    Budget& budget) {
  const CustomerCounts counts = co_await count_by_customer(snapshot, rows, budget);
  co_return static_cast<std::uint32_t>(
      std::count_if(counts.interactions.begin(), counts.interactions.end(),
                    [](std::uint32_t count) { return count != 0; }));
}

Task<Result<CustomersAnswer>> customers(SnapshotPointer snapshot, CustomersRequest request,
                                        Cache& cache, Budget& budget) {
  const SortName sort = parse_sort(request.sort);
  const std::optional<Key> key = key_of(sort.field);
  if (!key) {
    std::string message = "Customers are sorted by";
    for (const auto& known : kKeys)
      message += (known.second == Key::kInteractions ? " " : ", ") + std::string(known.first);
    co_return Error{
        ErrorCode::kBadRequest, message + ", not \"" + request.sort.substr(0, 60) + "\".", {}};
  }
  Result<std::shared_ptr<const Selection>> selection =
      co_await select_rows(snapshot, request.filter, SelectOptions{}, cache.selections, budget);
  if (!selection) co_return std::move(selection).error();
  const RowBits& rows = (*selection)->rows();
  const CustomerCounts counts = co_await count_by_customer(*snapshot, rows, budget);

  std::vector<std::uint32_t> codes;
  for (std::uint32_t code = 1; code < counts.interactions.size(); ++code) {
    if (counts.interactions[code] != 0) codes.push_back(code);
  }
  CustomersAnswer answer;
  answer.snapshot = snapshot;
  answer.total = codes.size();
  if (request.offset >= codes.size()) co_return answer;

  SortValues values{counts, *snapshot, {}, {}};
  if (is_name(*key)) co_await fill_names(rows, *key, values, budget);
  if (is_money(*key)) {
    Result<void> filled = co_await fill_money(rows, *key, values, budget);
    if (!filled) co_return std::move(filled).error();
  }
  const auto before = [&](std::uint32_t a, std::uint32_t b) {
    const int order = compare_customers(*key, values, a, b, sort.falling);
    if (order != 0) return order < 0;
    return snapshot->customers->text(a) < snapshot->customers->text(b);
  };
  if (request.around) {
    const std::uint32_t code = snapshot->customers->find(*request.around);
    if (code != store::Dictionary::kNullCode && counts.interactions[code] != 0) {
      std::uint64_t rank = 0;
      std::size_t seen = 0;
      for (const std::uint32_t other : codes) {
        if (before(other, code)) ++rank;
        if (++seen % kSortSlice == 0 && budget.spent()) co_await Pause{};
      }
      answer.rank = rank;
      request.offset = rank - std::min(rank, request.limit / 2);
    }
  }
  answer.offset = request.offset;
  const std::uint64_t limit = std::min<std::uint64_t>(request.limit, codes.size() - request.offset);
  co_await keep_first(codes, static_cast<std::size_t>(request.offset + limit), before, budget);
  codes.erase(codes.begin(), codes.begin() + static_cast<std::ptrdiff_t>(std::min<std::uint64_t>(
                                                 request.offset, codes.size())));
  Result<std::vector<CustomerSummary>> page =
      co_await summarize(*snapshot, rows, rows, counts, codes, budget);
  if (!page) co_return std::move(page).error();
  answer.rows = *std::move(page);
  co_return answer;
}

namespace {

constexpr RowIndex kScanSlice = RowIndex{1} << 16;

}  // namespace

Task<RowBits> rows_of_customer(const store::Snapshot& snapshot, std::uint32_t code,
                               Budget& budget) {
  RowBits rows(snapshot.rows(), false);
  std::vector<std::uint8_t> bytes(kScanSlice);
  for (RowIndex begin = 0; begin < snapshot.rows();) {
    const RowRange part = block_part({0, snapshot.rows()}, begin);
    if (const std::uint32_t* codes = snapshot.customer.block(begin / store::kBlockRows)) {
      for (RowIndex i = 0; i < part.size(); ++i)
        bytes[i] = static_cast<std::uint8_t>(codes[i] == code);
      rows.assign(begin, bytes.data(), part.size());
    }
    begin = part.end;
    if (budget.spent()) co_await Pause{};
  }
  co_return rows;
}

Task<Result<CustomerAnswer>> customer(SnapshotPointer snapshot, CustomerRequest request,
                                      Cache& cache, Budget& budget) {
  const std::uint32_t code = snapshot->customers->find(request.id);
  if (code == store::Dictionary::kNullCode) {
    co_return Error{
        ErrorCode::kNotFound, "No customer has the id \"" + request.id.substr(0, 100) + "\".", {}};
  }
  Result<std::shared_ptr<const Selection>> selection =
      co_await select_rows(snapshot, request.filter, SelectOptions{}, cache.selections, budget);
  if (!selection) co_return std::move(selection).error();
  const RowBits whole = co_await rows_of_customer(*snapshot, code, budget);
  RowBits rows = whole;
  rows.intersect((*selection)->rows());

  const CustomerCounts counts = co_await count_by_customer(*snapshot, rows, budget);
  const std::vector<std::uint32_t> page = {code};
  Result<std::vector<CustomerSummary>> summary =
      co_await summarize(*snapshot, rows, whole, counts, page, budget);
  if (!summary) co_return std::move(summary).error();
  CustomerAnswer answer;
  answer.snapshot = snapshot;
  answer.customer = std::move(summary->front());
  answer.identities = co_await identities_of(*snapshot, whole, budget);
  answer.total = rows.count();
  if (request.order) {
    const ReadingRequest reading_request{*request.order, request.offset, request.limit,
                                         request.place_of, request.place_at};
    Reading reading = co_await read_in_order(*snapshot, rows, reading_request, budget);
    answer.rows = std::move(reading.rows);
    answer.places = std::move(reading.places);
    answer.place = reading.place;
    co_return answer;
  }
  const FieldRef by_time = FieldRef::canonical(Field::kStartedAt);
  answer.rows =
      co_await ordered_rows(*snapshot, rows, by_time, false, request.offset, request.limit, budget);
  co_return answer;
}

}  // namespace throughline::query
