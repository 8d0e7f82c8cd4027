#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

#include "fake_engine.h"
#include "ui/model/app.h"

namespace throughline::ui {
namespace {

using test::Bench;
using test::find_id;

TEST_CASE("answers that must agree come in one batch") {
  Bench bench(500);
  bench.engine.sent.clear();
  bench.app.act("facet/channel/email", "toggle");
  bench.app.update();
  int batches = 0;
  for (const auto& sent : bench.engine.sent) {
    if (sent.request.value("op", "") != "batch") continue;
    ++batches;
    std::set<std::string> ops;
    for (const Json& part : sent.request["requests"]) ops.insert(part["op"].get<std::string>());
    CHECK(ops == std::set<std::string>{"summary", "timeline", "facets"});
  }
  CHECK(batches == 1);
}

TEST_CASE("clicks in the breakdown become filter text, and everything follows") {
  Bench bench(500);
  App& app = bench.app;
  CHECK(app.act("facet/channel/email", "select"));
  CHECK(app.state_text() == "channel:email");
  app.update();
  CHECK(app.breakdown_stale());
  CHECK(app.table().pages().stale());
  CHECK_FALSE(app.settled());
  bench.engine.settle(app);
  CHECK(app.settled());
  CHECK_FALSE(app.breakdown_stale());
  CHECK(app.table().pages().total() == 100);
  CHECK(app.status().text() == "100 of 500 interactions");
  const Json row = find_id(app.to_json(), "facet/channel/email");
  CHECK(row["standing"] == "selected");
  CHECK(row["count"] == 100);
  CHECK(row["share_text"] == "20.0%");
  CHECK(row["value"] == "email");
  CHECK(bench.called("state_changed"));

  CHECK(app.act("facet/channel/null", "toggle"));
  CHECK(app.state_text() == "channel:email,null");
  CHECK(app.act("facet/channel/in_person", "exclude"));
  CHECK(app.act("app", "undo"));
  CHECK(app.state_text() == "channel:email,null");
  CHECK(app.act("facet/channel", "clear"));
  CHECK(app.state_text().empty());
  CHECK(app.act("app", "undo"));
  CHECK(app.act("app", "redo"));
  CHECK(app.state_text().empty());
}

TEST_CASE("null has a label, an id of its own, and is no word") {
  Bench bench(500);
  const Json row = find_id(bench.app.to_json(), "facet/channel/null");
  CHECK(row["label"] == "–");
  CHECK(row["value"].is_null());
  CHECK(facet_id("channel", FieldValue("null")) == "facet/channel/\"null\"");
  for (const FieldValue& value :
       {FieldValue(), FieldValue("null"), FieldValue("a/b"), FieldValue("")}) {
    const auto address = facet_of_id(facet_id("x.A/B", value));
    if (value == FieldValue("")) continue;
    REQUIRE(address);
    CHECK(address->field == "x.A/B");
    REQUIRE(address->value);
    CHECK(*address->value == value);
  }
}

TEST_CASE("values that the filter names stay in reach though they are not listed") {
  Bench bench(500);
  bench.app.act("app", "set_filter", "channel:carrier_pigeon");
  bench.engine.settle(bench.app);
  const Json row = find_id(bench.app.to_json(), "facet/channel/carrier_pigeon");
  CHECK(row["standing"] == "selected");
  CHECK(row["count"].is_null());
  CHECK(row["label"] == "carrier pigeon");
}

TEST_CASE("the box is a draft until it is submitted; chips take terms away") {
  Bench bench(500);
  App& app = bench.app;
  app.act("search", "input", "channel:email late");
  app.update();
  CHECK(app.state_text().empty());
  CHECK(app.toolbar().draft() == "channel:email late");
  app.act("search", "submit");
  bench.engine.settle(app);
  CHECK(app.state_text() == "channel:email late");
  REQUIRE(app.toolbar().chips().size() == 2);
  CHECK(app.toolbar().chips()[0].id == "chip/channel:email");
  CHECK(app.act("chip/channel:email", "remove"));
  CHECK(app.state_text() == "late");
  app.update();
  CHECK(app.toolbar().draft() == "late");
  // The same term twice has two ids.
  app.act("app", "set_filter", "a a");
  app.update();
  CHECK(app.toolbar().chips()[0].id != app.toolbar().chips()[1].id);
  CHECK(app.act(app.toolbar().chips()[1].id, "remove"));
  CHECK(app.state_text() == "a");
  // Clearing the box clears the filter; view terms typed into it are a view.
  app.act("search", "input", "");
  app.act("search", "submit");
  CHECK(app.state_text().empty());
  app.act("app", "set_filter", "b view.lanes:customer");
  CHECK(app.state().lanes == "customer");
  CHECK(app.state().filter == "b");
}

TEST_CASE("a filter error points at its term and leaves the old answers, dimmed") {
  Bench bench(500);
  App& app = bench.app;
  app.act("app", "set_filter", "channel:email nonsense:1");
  bench.engine.settle(app);
  CHECK(app.settled());
  const Json search = find_id(app.to_json(), "search");
  CHECK(search["error"] == "There is no field nonsense.");
  CHECK(search["error_range"] == Json::array({14, 8}));
  CHECK(find_id(app.to_json(), "chip/nonsense:1")["wrong"] == true);
  CHECK(find_id(app.to_json(), "chip/channel:email")["wrong"] == false);
  CHECK(app.breakdown_stale());
  CHECK_FALSE(app.breakdown().blocks().empty());
  CHECK(app.act("chip/nonsense:1", "remove"));
  bench.engine.settle(app);
  CHECK(app.toolbar().error().empty());
  CHECK_FALSE(app.breakdown_stale());
}

TEST_CASE("where nothing matches, clearing the newest term is offered") {
  Bench bench(500);
  App& app = bench.app;
  app.act("app", "set_filter", "channel:email channel:phone");
  bench.engine.settle(app);
  CHECK(app.status().text() == "No interactions match.");
  const Json offer = find_id(app.to_json(), "status/clear_term");
  CHECK(offer["label"] == "Clear channel: phone");
  CHECK(app.act("status/clear_term", "press"));
  CHECK(app.state_text() == "channel:email");
}

TEST_CASE("a chip tells a brushed range in words, other times as they are written") {
  Bench bench(500);
  App& app = bench.app;
  const auto label = [&](std::string_view filter) {
    app.act("app", "set_filter", filter);
    bench.engine.settle(app);
    return app.toolbar().chips().at(0).label;
  };
  CHECK(label("time:2024-01-02T03:04:05Z..2024-01-09T01:02:03Z") ==
        "time: 2024-01-02 – 2024-01-09 (UTC)");
  CHECK(label("time:2024-01-02..2024-01-09") == "time: 2024-01-02..2024-01-09");
  CHECK(label("time:2024-01") == "time: 2024-01");
}

TEST_CASE("the brush is a term, and clears") {
  Bench bench(500);
  App& app = bench.app;
  CHECK(app.act(Action{"overview", "set_brush", "", 0.75, 0.25}));
  bench.engine.settle(app);
  REQUIRE(app.overview().brush());
  CHECK(app.overview().x_of(app.overview().brush()->from) == doctest::Approx(0.25).epsilon(0.01));
  CHECK(app.overview().x_of(app.overview().brush()->to) == doctest::Approx(0.75).epsilon(0.01));
  // The overview itself is not filtered by it.
  std::uint64_t sum = 0;
  for (const std::uint32_t count : app.overview().counts()) sum += count;
  CHECK(sum == 500);
  CHECK(app.table().pages().total() == doctest::Approx(250).epsilon(0.02));
  CHECK(app.act("overview", "clear"));
  CHECK(app.state_text().empty());
}

TEST_CASE("the zone of the state changes filters, the host's zone only what is shown") {
  Bench bench(500);
  App& app = bench.app;
  app.set_display_zone("Asia/Kolkata");
  bench.engine.sent.clear();
  bench.engine.settle(app);
  CHECK(bench.engine.sent.empty());
  CHECK(app.status().zone() == "Times in Asia/Kolkata");
  CHECK_FALSE(app.act("app", "set_zone", "Mars/Olympus"));
  CHECK(app.act("app", "set_zone", "Europe/Berlin"));
  app.update();
  CHECK(app.state_text() == "zone:Europe/Berlin");
  REQUIRE_FALSE(bench.engine.sent.empty());
  for (const auto& sent : bench.engine.sent) {
    if (sent.request.value("op", "") == "interactions") {
      CHECK(sent.request["filter"] == "zone:Europe/Berlin");
    }
  }
}

}  // namespace
}  // namespace throughline::ui
