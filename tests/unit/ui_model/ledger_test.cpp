#include "ui/model/ledger.h"

#include <doctest/doctest.h>

#include "fake_engine.h"

namespace throughline::ui {
namespace {

Json step(const char* id, const char* time, const char* type, const char* status,
          const char* amount, bool counted, const char* balance) {
  const auto text = [](const char* word) { return word == nullptr ? Json(nullptr) : Json(word); };
  return {{"id", id},
          {"time", time},
          {"type", type},
          {"status", text(status)},
          {"amount", text(amount)},
          {"currency", amount ? "EUR" : ""},
          {"counted", counted},
          {"balance", text(balance)},
          {"rows", 1},
          {"subject", nullptr},
          {"channel", nullptr}};
}

Json answer() {
  Json disputed = {
      {"links", {{{"kind", "invoice"}, {"id", "INV-204"}}, {{"kind", "dispute"}, {"id", "D-1"}}}},
      {"amount", "18500.00"},
      {"currency", "EUR"},
      {"outcome", "resolved"},
      {"invoiced", true},
      {"due", "2024-12-21T00:00:00Z"},
      {"paid", "2024-12-06T14:54:00Z"},
      {"earlier_steps", 2},
      {"steps",
       {step("0:1:0", "2024-11-04T00:00:00Z", "invoice", nullptr, "18500.00", false, nullptr),
        step("0:2:0", "2024-11-12T08:41:00Z", "dispute", "open", "18500.00", false, nullptr),
        step("0:3:0", "2024-12-06T14:54:00Z", "payment", nullptr, "14500.00", true, "72000.00")}}};
  Json unpaid = {
      {"links", {{{"kind", "invoice"}, {"id", "INV-300"}}}},
      {"amount", "10.00"},
      {"currency", nullptr},
      {"outcome", "closed"},
      {"invoiced", true},
      {"due", "2025-06-01T00:00:00Z"},
      {"paid", nullptr},
      {"earlier_steps", 0},
      {"steps",
       {step("0:9:0", "2025-05-02T00:00:00Z", "invoice", nullptr, "10.00", false, nullptr)}}};
  return {{"total", 250},
          {"chains", {unpaid, disputed}},
          {"invoices",
           {{"due", 18}, {"paid", 16}, {"late", 13}, {"overdue", 1}, {"days", {-3, 0, 41}}}},
          {"open", 2},
          {"follow_ups",
           {{{"id", "0:9:0"},
             {"type", "invoice"},
             {"invoice", "INV-300"},
             {"time", "2025-05-02T00:00:00Z"},
             {"due", "2025-06-01T00:00:00Z"},
             {"open", nullptr}},
            {{"id", "0:12:0"},
             {"subject", "Second reminder"},
             {"time", "2025-06-25T00:00:00Z"},
             {"due", "2025-07-04T00:00:00Z"},
             {"open", "open"}}}},
          {"end", "2025-06-30T19:13:51Z"}};
}

TEST_CASE("chains tell head, outcome and course") {
  Requests requests([](std::uint32_t, const std::string&) {});
  State state;
  const Archive archive;
  const Formatter format;
  Ledger ledger;
  ledger.take(answer());
  ledger.rebuild(context_of(state, archive, format, requests));
  REQUIRE(ledger.chains().size() == 2);
  const LedgerChain& unpaid = ledger.chains()[0];
  CHECK(unpaid.title == "Invoice INV-300");
  // The status of what was closed about it does not pay it.
  CHECK(unpaid.outcome == "unpaid, 29 d overdue");
  CHECK(unpaid.attention);
  CHECK_FALSE(unpaid.open);

  const LedgerChain& chain = ledger.chains()[1];
  CHECK(chain.id == "chain/invoice/INV-204");
  CHECK(chain.title == "Invoice INV-204");
  CHECK(chain.amount == "18,500.00 EUR");
  CHECK(chain.outcome == "resolved · paid 15 d early");
  CHECK(chain.about == "5 steps · dispute D-1");
  CHECK(chain.earlier == "2 earlier steps");
  CHECK(chain.open);
  CHECK(chain.date == "2024-12-06");
  REQUIRE(chain.steps.size() == 3);
  CHECK(chain.steps[0].meaning == "claimed");
  CHECK(chain.steps[0].balance == "");
  CHECK(chain.steps[1].what == "dispute · open");
  CHECK(chain.steps[1].gap == "8 d");
  CHECK(chain.steps[2].amount == "14,500.00 EUR");
  CHECK(chain.steps[2].meaning == "received");
  CHECK(chain.steps[2].balance == "72,000.00");
  CHECK(ledger.habit() == "18 invoices · 16 paid, 13 late · 1 overdue");
  CHECK(ledger.more() == "100 more");

  REQUIRE(ledger.follow_ups().size() == 2);
  CHECK(ledger.follow_ups()[0].what == "invoice INV-300");
  CHECK(ledger.follow_ups()[0].state == "was due 2025-06-01");
  CHECK(ledger.follow_ups()[0].overdue);
  CHECK(ledger.follow_ups()[1].what == "Second reminder");
  CHECK(ledger.follow_ups()[1].state == "open · due 2025-07-04");
  CHECK_FALSE(ledger.follow_ups()[1].overdue);

  ledger.toggle("chain/invoice/INV-204");
  ledger.toggle("chain/nothing");
  state.interaction = "0:9:0";
  ledger.rebuild(context_of(state, archive, format, requests));
  CHECK_FALSE(ledger.chains()[1].open);
  // A selected step is never hidden by default.
  CHECK(ledger.chains()[0].open);
  CHECK(ledger.chains()[0].steps[0].selected);
  ledger.show_more();
  CHECK(ledger.request("c")["limit"] == 200);
}

TEST_CASE("blur hides what documents are called and what was said") {
  Requests requests([](std::uint32_t, const std::string&) {});
  const State state;
  const Archive archive;
  Formatter format;
  format.hide_texts(true);
  Ledger ledger;
  Json json = answer();
  json["chains"][1]["steps"][1]["subject"] = "Query on INV-204";
  ledger.take(json);
  ledger.rebuild(context_of(state, archive, format, requests));
  for (const LedgerChain& chain : ledger.chains()) {
    CHECK(chain.title.find("INV") == std::string::npos);
    CHECK(chain.about.find("D-1") == std::string::npos);
    for (const LedgerStep& each : chain.steps) CHECK(each.subject.find("INV") == std::string::npos);
  }
  for (const FollowUp& item : ledger.follow_ups()) {
    CHECK(item.what.find("INV") == std::string::npos);
    CHECK(item.what.find("reminder") == std::string::npos);
  }
}

TEST_CASE("a ledger that makes no sense is survived") {
  Requests requests([](std::uint32_t, const std::string&) {});
  const State state;
  const Archive archive;
  const Formatter format;
  Ledger ledger;
  for (const char* const text :
       {"{}", "[]", "null", R"({"chains":[1,{"links":[2],"steps":[3,{}]}],"follow_ups":[7]})",
        R"({"chains":{"a":1},"invoices":{"due":3,"days":["x",1e300]},"total":-5})"}) {
    ledger.take(Json::parse(text));
    ledger.rebuild(context_of(state, archive, format, requests));
  }
  CHECK(ledger.chains().empty());
}

}  // namespace
}  // namespace throughline::ui
