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
#include "query/exchanged.h"

// One customer's business documents: interactions that share an order, invoice, payment, dispute or
// case, directly or by way of others, are one chain with its course.
namespace throughline::query {

struct LedgerLink {
  Field field = Field::kInvoice;
  std::string_view id;
};

// One interaction; or the items of one document, alike in all but what they are of.
struct LedgerStep {
  RowIndex row = 0;  // the first of them
  std::uint32_t rows = 1;
  std::optional<Decimal> amount;  // signed: + received, - given
  std::string_view currency;      // of the amount; empty: none stated
  // The amount was exchanged; else it is claimed, or settles what is counted already.
  bool counted = false;
  // Of a counted step: net exchanged in its currency up to here, over all chains.
  std::optional<Decimal> balance;
};

struct LedgerChain {
  std::vector<LedgerLink> links;  // by which it is known first; at most kMostLinks
  std::optional<Decimal> amount;  // what it is about
  std::string_view currency;
  std::vector<LedgerStep> steps;    // in order of time, the last kMostSteps
  std::uint64_t earlier_steps = 0;  // not listed
  std::optional<RowIndex> outcome;  // the last row that states a status other than `other`
  std::vector<CurrencyValue> value;
  // Of a chain with an invoice, or with several of which a dispute lets the last replace the
  // others: when it was due, and when payments covered it.
  bool invoiced = false;
  Instant due = kNoInstant;
  Instant paid = kNoInstant;
};

// How invoices were paid, in the order of their due dates.
struct PaymentHabit {
  std::uint32_t invoices = 0;  // with a due date
  std::uint32_t paid = 0;
  std::uint32_t late = 0;          // paid on a day after the due date
  std::uint32_t overdue = 0;       // not paid, and due before the archive ends
  std::vector<std::int64_t> days;  // after the due date, of the last kMostHabit that were paid
};

// How long the customer waited before being served, where that was measured.
struct Waits {
  std::uint32_t count = 0;
  Int128 sum_micro = 0;  // millionths of a second
  std::int64_t most_micro = 0;
};

struct FollowUp {
  RowIndex row = 0;  // the latest that is open
  Instant due = kNoInstant;
  RowIndex due_row = 0;            // who states it
  std::optional<RowIndex> status;  // who states an open status
};

struct LedgerRequest {
  std::string id;
  std::uint64_t offset = 0;
  std::uint64_t limit = 100;
};

struct LedgerAnswer {
  static constexpr std::size_t kMostSteps = 200;
  static constexpr std::size_t kMostLinks = 20;
  static constexpr std::size_t kMostHabit = 40;
  static constexpr std::size_t kMostFollowUps = 100;

  SnapshotPointer snapshot;
  std::uint64_t total = 0;          // chains
  std::vector<LedgerChain> chains;  // the one with the latest step first
  std::vector<CurrencyValue> value;
  PaymentHabit habit;
  Waits waits;
  std::uint64_t open = 0;            // follow-ups
  std::vector<FollowUp> follow_ups;  // by due time, without one last
  Instant end = kNoInstant;          // time of the archive's last interaction
};

// kNotFound if nobody has this id; kLimit where a sum does not fit 38 digits.
Task<Result<LedgerAnswer>> ledger(SnapshotPointer snapshot, LedgerRequest request, Budget& budget);

}  // namespace throughline::query
