#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "ui/model/archive.h"

// Orders, invoices, payments and disputes of one customer as linked chains with their course.
namespace throughline::ui {

struct LedgerStep {
  std::string id;   // "step/0:1:0"
  std::string row;  // the interaction's id
  bool selected = false;
  std::string time;     // "2024-11-12"
  std::string gap;      // "8 d" since the step before; empty: the same day
  std::string channel;  // canonical words; empty: null
  std::string type;
  std::string what;     // "dispute · open"
  std::string subject;  // what it says of itself
  std::string amount;   // "18,500.00 EUR"; empty: none
  std::string meaning;  // "claimed", "settles", "received", "given"; empty without an amount
  std::string balance;  // of what was exchanged up to here; empty if this was not
};

struct LedgerChain {
  std::string id;          // "chain/invoice/INV-204"
  std::string title;       // "Invoice INV-204"
  std::string amount;      // "18,500.00 EUR"; empty: about no money
  std::string outcome;     // "resolved"; "paid 15 d early"; empty: none stated
  std::string about;       // "8 steps · dispute DSP-0022"
  std::string date;        // of the last step
  bool attention = false;  // unpaid past its due date, paid late, or still open
  bool open = false;       // its steps are shown
  std::string earlier;     // "12 earlier steps"; empty: all are there
  std::vector<LedgerStep> steps;
};

struct FollowUp {
  std::string id;     // "follow_up/0:1:0"
  std::string what;   // "Second reminder INV-2025-0123"
  std::string state;  // "open · due 2025-07-04"
  bool overdue = false;
};

class Ledger {
 public:
  static constexpr int kFirstChains = 100;

  Json request(const std::string& customer) const;
  void take(const Json& answer);  // a `ledger` answer
  void rebuild(const Context& context);
  void clear();

  bool known() const { return known_; }
  const std::vector<LedgerChain>& chains() const { return chains_; }
  std::int64_t total() const { return total_; }
  const std::string& more() const { return more_; }  // "50 more chains"; empty: all are there
  // "18 invoices due · 16 paid, 13 late · 1 overdue"; empty: none.
  const std::string& habit() const { return habit_; }
  const std::vector<std::int64_t>& days_late() const { return days_late_; }  // of those paid
  const std::vector<FollowUp>& follow_ups() const { return follow_ups_; }
  std::int64_t open() const { return open_; }  // follow-ups, listed or not
  const Json& waits() const;

  void toggle(const std::string& chain_id);
  void show_more() { limit_ += kFirstChains; }

 private:
  LedgerChain chain_of(const Json& chain, const Context& context) const;
  std::string paid_words(const Json& chain, const Context& context, bool& attention) const;

  Json answer_;
  bool known_ = false;
  int limit_ = kFirstChains;
  std::int64_t end_ = INT64_MIN;  // of the archive
  std::map<std::string, bool, std::less<>> toggled_;
  std::vector<LedgerChain> chains_;
  std::int64_t total_ = 0;
  std::string more_;
  std::string habit_;
  std::vector<std::int64_t> days_late_;
  std::vector<FollowUp> follow_ups_;
  std::int64_t open_ = 0;
};

}  // namespace throughline::ui
