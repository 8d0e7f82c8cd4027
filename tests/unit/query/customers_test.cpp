#include "query/customers.h"

#include <doctest/doctest.h>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "query/summary.h"
#include "unit/query/plain_answers.h"

namespace {

using namespace throughline;
using namespace throughline::query;
using namespace throughline::query::test;

struct PlainSums {
  std::map<std::string, std::pair<Decimal, Decimal>> by_currency;
  void add_row(const PlainRow& row) {
    for (const char* side : {"received", "given"}) {
      if (!row.numbers.contains(side)) continue;
      auto& sums = by_currency[row.texts.contains("currency") ? row.texts.at("currency")[0] : ""];
      Decimal& sum = side[0] == 'r' ? sums.first : sums.second;
      sum = *add(sum, row.numbers.at(side));
    }
  }
  void check(const std::vector<CurrencyValue>& values) const {
    REQUIRE(values.size() == by_currency.size());
    for (const CurrencyValue& value : values) {
      REQUIRE(by_currency.contains(std::string(value.currency)));
      const auto& [received, given] = by_currency.at(std::string(value.currency));
      CHECK(value.received == received);
      CHECK(value.given == given);
      CHECK(value.net == *add(received, negate(given)));
    }
  }
};

struct PlainCustomer {
  std::uint32_t interactions = 0;
  std::optional<std::int64_t> first, last;
  std::map<std::string, int> names;
  PlainSums sums;
};

TEST_CASE("Customers, one customer and the summary agree with plain loops") {
  const Table table = random_table(10, 500);
  Cache cache;
  Random random(110);
  const std::vector<std::string> sorts = {"-interactions", "id",   "-first",   "last",
                                          "name",          "-net", "received", "-given"};
  for (int round = 0; round < 100; ++round) {
    const PlainFilter filter = random_filter(random);
    CAPTURE(filter.text);
    std::map<std::string, PlainCustomer> expected;
    PlainSums sums;
    std::uint32_t rows = 0;
    std::optional<std::int64_t> first, last;
    for (const PlainRow& row : table.rows) {
      if (!filter.takes(row)) continue;
      ++rows;
      sums.add_row(row);
      if (row.time && !first) first = row.time;
      if (row.time) last = row.time;
      if (!row.texts.contains("customer")) continue;
      PlainCustomer& customer = expected[row.texts.at("customer")[0]];
      ++customer.interactions;
      if (row.time && !customer.first) customer.first = row.time;
      if (row.time) customer.last = row.time;
      if (row.texts.contains("customer_name")) ++customer.names[row.texts.at("customer_name")[0]];
      customer.sums.add_row(row);
    }
    auto total =
        answer([&](Budget& b) { return summary(table.snapshot, {filter.text, 200}, cache, b); });
    REQUIRE(total.ok());
    CHECK(total->interactions == rows);
    CHECK(total->customers == expected.size());
    CHECK(total->span.has_value() == first.has_value());
    if (total->span) CHECK(total->span->from.microseconds == *first);
    if (total->span) CHECK(total->span->to.microseconds == *last);
    sums.check(total->value);
    for (const Facet& facet : total->facets) {
      auto counts = plain_facet(table, filter, facet.field, false);
      std::erase_if(counts, [](const auto& entry) { return entry.second.count == 0; });
      for (auto& [value, count] : counts) count.all = count.count;
      check_facet(facet, counts, 200);
    }

    CustomersRequest request{filter.text, random.pick(sorts), 0, 1000};
    CAPTURE(request.sort);
    auto ranked = answer([&](Budget& b) { return customers(table.snapshot, request, cache, b); });
    REQUIRE(ranked.ok());
    CHECK(ranked->total == expected.size());
    REQUIRE(ranked->rows.size() == expected.size());
    for (const CustomerSummary& customer : ranked->rows) {
      REQUIRE(expected.contains(std::string(customer.id)));
      const PlainCustomer& plain = expected.at(std::string(customer.id));
      CHECK(customer.interactions == plain.interactions);
      CHECK(customer.first.microseconds == plain.first.value_or(INT64_MIN));
      CHECK(customer.last.microseconds == plain.last.value_or(INT64_MIN));
      std::string name;
      int most = 0;
      for (const auto& [known, count] : plain.names) {
        if (count > most) std::tie(name, most) = std::tie(known, count);
      }
      CHECK(customer.name == name);
      plain.sums.check(customer.value);
    }
    // A page is a cut of the whole.
    request.offset = 2;
    request.limit = 2;
    auto page = answer([&](Budget& b) { return customers(table.snapshot, request, cache, b); });
    REQUIRE(page.ok());
    for (std::size_t i = 0; i < page->rows.size(); ++i)
      CHECK(page->rows[i].id == ranked->rows[i + 2].id);
    if (expected.empty()) continue;

    const std::string id = random.pick(kCustomers);
    auto one = answer(
        [&](Budget& b) { return customer(table.snapshot, {id, filter.text, 0, 1000}, cache, b); });
    REQUIRE(one.ok());
    CHECK(one->total == (expected.contains(id) ? expected.at(id).interactions : 0));
    CHECK(one->rows.size() == one->total);
    for (const RowIndex row : one->rows) CHECK(plain_values(table.rows[row], "customer")[0] == id);
    CHECK(std::is_sorted(one->rows.begin(), one->rows.end()));
    REQUIRE_FALSE(one->identities.empty());
    CHECK(one->identities[0].kind == store::IdentityKind::kId);
    CHECK(one->identities[0].value == id);
  }
}

TEST_CASE("Customers are ranked as asked, those without a value last") {
  const Table table = random_table(11, 500);
  Cache cache;
  for (const std::string sort :
       {"net", "-net", "received", "-given", "first", "-last", "name", "-organisation"}) {
    CAPTURE(sort);
    auto ranked =
        answer([&](Budget& b) { return customers(table.snapshot, {"", sort, 0, 1000}, cache, b); });
    REQUIRE(ranked.ok());
    const bool falling = sort[0] == '-';
    const std::string key = sort.substr(falling ? 1 : 0);
    const auto value = [&](const CustomerSummary& customer) -> std::optional<Decimal> {
      if (key == "first")
        return customer.first == kNoInstant
                   ? std::nullopt
                   : std::optional(Decimal{customer.first.microseconds, 0});
      if (key == "last")
        return customer.last == kNoInstant ? std::nullopt
                                           : std::optional(Decimal{customer.last.microseconds, 0});
      std::optional<Decimal> sum;
      for (const CurrencyValue& part : customer.value) {
        sum = add(sum.value_or(Decimal{}),
                  key == "net" ? part.net : (key == "given" ? part.given : part.received));
      }
      return sum;
    };
    for (std::size_t i = 1; i < ranked->rows.size(); ++i) {
      const CustomerSummary& before = ranked->rows[i - 1];
      const CustomerSummary& after = ranked->rows[i];
      if (key == "name") {
        CHECK((after.name.empty() || (!before.name.empty() && before.name <= after.name)));
        continue;
      }
      if (key == "organisation") {
        CHECK(before.id < after.id);  // nobody has one: all tie
        continue;
      }
      const auto left = value(before);
      const auto right = value(after);
      CHECK((!right || (left && (falling ? *left >= *right : *left <= *right))));
      if (left == right) CHECK(before.id < after.id);
    }
  }
  CHECK_FALSE(answer([&](Budget& b) {
                return customers(table.snapshot, {"", "age", 0, 10}, cache, b);
              }).ok());
}

}  // namespace
