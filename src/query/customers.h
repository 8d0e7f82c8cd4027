#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "base/task.h"
#include "query/cache.h"
#include "query/conversation.h"
#include "query/exchanged.h"
#include "store/customers.h"

// Customers ranked, and one customer. Rows without a known customer are nobody's.
namespace throughline::query {

struct CustomerSummary {
  std::string_view id;
  std::string_view
      name;  // the most frequent customer_name, of equals the first by bytes; empty: none
  std::string_view organisation;  // likewise
  std::uint32_t interactions = 0;
  Instant first = kNoInstant;  // kNoInstant: no interaction has a time
  Instant last = kNoInstant;
  std::vector<CurrencyValue> value;
};

struct CustomersRequest {
  std::string filter;
  // interactions, id, name, organisation, first, last, received, given or net; `-` in front for
  // falling. Money is sorted by the plain sum of its numbers over all currencies. Ties by id,
  // rising; without a value last either way.
  std::string sort = "-interactions";
  std::uint64_t offset = 0;
  std::uint64_t limit = 50;
  // The page is the one with this customer in its middle, if it is ranked.
  std::optional<std::string> around = {};
};

struct CustomersAnswer {
  SnapshotPointer snapshot;
  std::uint64_t total =
      0;  // customers with any row under the filter; all figures are of those rows
  std::vector<CustomerSummary> rows;
  std::uint64_t offset = 0;           // of the first of rows
  std::optional<std::uint64_t> rank;  // of `around`, from 0
};

Task<Result<CustomersAnswer>> customers(SnapshotPointer snapshot, CustomersRequest request,
                                        Cache& cache, Budget& budget);

// Distinct customers of a set of rows.
Task<std::uint32_t> count_customers(const store::Snapshot& snapshot, const RowBits& rows,
                                    Budget& budget);

struct CustomerRequest {
  std::string id;
  std::string filter;  // what total, rows, value are of; identities and names are of all the
                       // customer's rows
  std::uint64_t offset = 0;
  std::uint64_t limit = 100;
  // Nothing: by time, and nothing is told of conversations.
  std::optional<ReadingOrder> order = {};
  std::optional<store::RowId> place_of = {};  // with an order: see ReadingRequest
  std::optional<Instant> place_at = {};
};

struct Identity {
  store::IdentityKind kind;
  std::string value;
  std::vector<std::string> files;  // where it occurs, in the order they were opened
};

struct CustomerAnswer {
  SnapshotPointer snapshot;
  CustomerSummary customer;          // interactions, first, last, value under the filter
  std::vector<Identity> identities;  // by kind, then value
  std::uint64_t total = 0;
  std::vector<RowIndex> rows;             // in order of time, without a time last
  std::vector<ConversationPlace> places;  // of the rows, if an order was asked for
  std::optional<std::uint64_t> place;
};

// All rows of the customer of this code.
Task<RowBits> rows_of_customer(const store::Snapshot& snapshot, std::uint32_t code, Budget& budget);

// What the given rows of one customer are known by.
Task<std::vector<Identity>> identities_of(const store::Snapshot& snapshot, const RowBits& rows,
                                          Budget& budget);

// kNotFound if nobody has this id.
Task<Result<CustomerAnswer>> customer(SnapshotPointer snapshot, CustomerRequest request,
                                      Cache& cache, Budget& budget);

}  // namespace throughline::query
