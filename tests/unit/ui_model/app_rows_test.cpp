#include <doctest/doctest.h>

#include <string>

#include "fake_engine.h"
#include "ui/model/app.h"

namespace throughline::ui {
namespace {

using test::Bench;
using test::find_id;

TEST_CASE("the table: sort, rows, selection leads to customer and source") {
  Bench bench(500);
  App& app = bench.app;
  bench.engine.settle(app);
  REQUIRE_FALSE(app.table().rows().empty());
  CHECK(app.table().rows()[0].id == "row/0:499:0");
  CHECK(app.table().columns()[0].title == "Time");
  CHECK(app.table().columns()[0].sorted == -1);
  CHECK(app.act("column/time", "sort"));
  bench.engine.settle(app);
  CHECK(app.table().rows()[0].id == "row/0:0:0");
  CHECK(app.table().rows()[0].cells[0].text == "2024-01-01 00:00");
  CHECK(app.table().rows()[4].cells[1].is_null);
  CHECK(app.table().rows()[4].cells[1].text == "–");

  CHECK(app.act("row/0:3:0", "select"));
  bench.engine.settle(app);
  CHECK(app.state().interaction == "0:3:0");
  CHECK(app.state().customer == "c3");
  CHECK(app.table().rows()[3].selected);
  CHECK(app.interaction().provenance() == "a.csv, record 4, 45 bytes at byte 1,200");
  CHECK(app.customer().name() == "Ann Lee");
  CHECK(app.customer().value()[0].received == "1,234.50");
  CHECK(app.customer().conversation().total() == 71);
  CHECK(app.customer().sparkline().bins == Customer::kSparkBins);
  // The conversation opens at its newest entry, but where one is selected, there.
  REQUIRE_FALSE(app.customer().conversation().entries().empty());
  CHECK(app.customer().conversation().entries()[0].id == "entry/0:3:0");
  CHECK(app.customer().conversation().entries()[0].selected);

  CHECK(app.act("table", "next"));
  CHECK(app.state().interaction == "0:4:0");
  CHECK(app.state().customer == "c4");
  CHECK(app.act("table", "previous"));
  CHECK(app.act("table", "previous"));
  CHECK(app.state().interaction == "0:2:0");
  for (int i = 0; i < 10; ++i) app.act("table", "previous");
  CHECK(app.state().interaction == "0:0:0");
  CHECK(app.act("app", "back"));
  CHECK_FALSE(app.state().interaction);
  CHECK(app.act("app", "back"));
  CHECK_FALSE(app.state().customer);
}

TEST_CASE("pages of rows by key, and the last row is named where it is in sight") {
  Bench bench(500);
  App& app = bench.app;
  app.table().pages().set_viewport_rows(13.5);
  bench.engine.settle(app);
  const auto position = [&] { return app.table().position_text(app.format()); };
  CHECK(position() == "1–13 of 500");
  CHECK(app.act("table", "page_down"));
  CHECK(position() == "13–25 of 500");
  CHECK(app.act("table", "last_page"));
  CHECK(position() == "487–500 of 500");
  CHECK(app.act("table", "page_up"));
  CHECK(position() == "475–488 of 500");
  CHECK(app.act("table", "first_page"));
  CHECK(position() == "1–13 of 500");
  app.act("tab/customers", "select");
  bench.engine.settle(app);
  CHECK(app.act("table", "last_page"));
  CHECK(app.customers().position_text(app.format()) == "1–7 of 7");
  CHECK(position() == "1–13 of 500");
}

TEST_CASE("customers without any name have no column of names") {
  Bench bench(20);
  App& app = bench.app;
  app.act("tab/customers", "select");
  bench.engine.settle(app);
  REQUIRE(app.customers().columns().size() == 7);
  CHECK(app.customers().columns()[0].title == "Customer");
  CHECK(app.customers().columns()[1].title == "Interactions");
  CHECK(app.customers().rows()[0].cells[1].text == "10");
}

TEST_CASE("an interaction from elsewhere brings its customer when it is known") {
  Bench bench(500);
  App& app = bench.app;
  CHECK(app.act("mark/0:10:0", "select"));
  bench.engine.settle(app);
  CHECK(app.state().interaction == "0:10:0");
  CHECK(app.state().customer == "c3");
  CHECK(app.customer().loaded());
}

TEST_CASE("customers are ranked, and open") {
  Bench bench(500);
  App& app = bench.app;
  app.act("tab/customers", "select");
  bench.engine.settle(app);
  CHECK(app.state_text() == "view.tab:customers");
  const Json view = find_id(app.to_json(), "customers");
  CHECK(view["visible"] == true);
  CHECK(view["total"] == 7);
  CHECK(find_id(app.to_json(), "table")["visible"] == false);
  CHECK(app.act("customer/c2", "open"));
  bench.engine.settle(app);
  CHECK(app.customer().key() == "c2");
  CHECK(app.act("panel/filter", "press"));
  CHECK(app.state().filter == "customer:c2");
  CHECK(app.act("panel/close", "press"));
  bench.engine.settle(app);
  CHECK_FALSE(app.customer().open());
}

TEST_CASE("next and previous customer of the ranking, by button and key") {
  Bench bench(500);
  App& app = bench.app;
  const KeyBinding* const next = binding_of(".", false, false);
  const KeyBinding* const previous = binding_of(",", false, false);
  REQUIRE(next != nullptr);
  REQUIRE(previous != nullptr);
  CHECK_FALSE(app.act(next->id, next->action));
  app.act("customer/c5", "open");
  bench.engine.settle(app);
  CHECK(app.customer().ranking().text == "6 of 7");
  const std::string interaction = "0:5:0";
  app.act("entry/" + interaction, "select");
  CHECK(app.act(next->id, next->action));
  bench.engine.settle(app);
  CHECK(app.state().customer == "c6");
  CHECK_FALSE(app.state().interaction);
  CHECK(find_id(app.to_json(), "panel/next").is_null());
  CHECK(app.act(next->id, next->action));
  CHECK(app.state().customer == "c6");
  CHECK(app.act(previous->id, previous->action));
  bench.engine.settle(app);
  CHECK(app.state().customer == "c5");
  CHECK_FALSE(find_id(app.to_json(), "panel/next").is_null());
}

TEST_CASE("the parts of a customer's panel are chosen, and stand in the state") {
  Bench bench(500);
  App& app = bench.app;
  CHECK_FALSE(app.act("panel/ledger", "select"));
  app.act("customer/c2", "open");
  bench.engine.settle(app);
  CHECK(app.act("panel/ledger", "select"));
  CHECK(app.act("conversation/by_time", "select"));
  const std::string state = app.state_text();
  CHECK(state == "view.customer:c2 view.customer_part:ledger view.conversation:time");
  CHECK(find_id(app.to_json(), "customer")["part"] == "ledger");
  app.act("panel/about", "select");
  app.act("conversation/by_thread", "select");
  CHECK(app.state_text() == "view.customer:c2 view.customer_part:about");
  app.set_state_text(state);
  CHECK(app.state_text() == state);
  // Pointing at the small timeline leads to the conversation of that time.
  bench.engine.settle(app);
  CHECK(app.act(Action{"customer_timeline", "jump", "", 0.5, 0}));
  CHECK(app.state().customer_part == CustomerPart::kConversation);
}

TEST_CASE("one customer's late answers never show under another's name") {
  Bench bench(500);
  App& app = bench.app;
  app.act("customer/c1", "open");
  app.update();
  app.act("customer/c2", "open");
  bench.engine.settle(app);
  CHECK(app.customer().key() == "c2");
  for (const Entry& entry : app.customer().conversation().entries()) {
    const std::size_t number = std::stoul(entry.id.substr(8));
    CHECK(number % 7 == 2);
  }
}

}  // namespace
}  // namespace throughline::ui
