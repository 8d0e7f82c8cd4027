#include "ui/model/export.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "fake_engine.h"

namespace throughline::ui {
namespace {

using test::Bench;
using test::find_id;

std::vector<std::string> ids_of(const Json& view) {
  std::vector<std::string> ids;
  for (const Json& item : view["items"]) ids.push_back(item["id"].get<std::string>());
  return ids;
}

TEST_CASE("export: offered, under way, done, and what it says") {
  Bench bench(1200);
  App& app = bench.app;
  app.act("app", "set_filter", "channel:email");
  bench.engine.settle(app);
  const auto view = [&] { return find_id(app.to_json(), "export"); };
  CHECK(view()["visible"] == false);

  CHECK(app.act("status/export", "press"));
  CHECK(view()["visible"] == true);
  CHECK(ids_of(view()) == std::vector<std::string>{"export/csv", "export/ndjson", "export/close"});
  CHECK(view()["text"].get<std::string>().find("apostrophe") != std::string::npos);
  CHECK(app.act("status/export", "press"));
  CHECK(view()["visible"] == false);

  app.act("status/export", "press");
  CHECK(app.act("export/ndjson", "press"));
  const Json asked = {{"call", "export"}, {"format", "ndjson"}, {"filter", "channel:email"}};
  CHECK(std::count(bench.calls.begin(), bench.calls.end(), asked) == 1);
  CHECK(ids_of(view()) == std::vector<std::string>{"export/cancel"});
  CHECK_FALSE(app.act("export/csv", "press"));
  app.notify(R"({"event":"export","phase":"running","name":"a-240-interactions.ndjson",)"
             R"("rows":60,"total":240,"bytes":1500000,"defused":0})");
  CHECK(view()["fraction"] == 0.25);
  CHECK(view()["text"] == "Exporting a-240-interactions.ndjson: 60 of 240 interactions, 1.50 MB");
  app.notify(R"({"event":"export","phase":"done","name":"a-240-interactions.ndjson",)"
             R"("rows":240,"total":240,"bytes":6000000,"defused":1})");
  CHECK(view()["text"] ==
        "Exported a-240-interactions.ndjson: 240 interactions, 6.00 MB. 1 cell that a spreadsheet "
        "would run as a formula has an apostrophe in front.");
  CHECK(view()["fraction"].is_null());
  CHECK(app.act("export/close", "press"));
  CHECK(view()["visible"] == false);
}

TEST_CASE("export: nothing is open, nothing is offered") {
  test::FakeEngine engine;
  App app(engine.send(), [](const std::string&) {});
  CHECK_FALSE(app.act("status/export", "press"));
}

TEST_CASE("export: cancelled is gone, failed says why, closing forgets it") {
  Bench bench(100);
  App& app = bench.app;
  const auto view = [&] { return find_id(app.to_json(), "export"); };
  const auto begin = [&] {
    app.act("status/export", "press");
    app.act("export/csv", "press");
  };
  begin();
  CHECK(app.act("export/cancel", "press"));
  app.notify(
      R"({"event":"export","phase":"failed","error":{"code":"cancelled","message":"Cancelled."}})");
  CHECK(view()["visible"] == false);
  CHECK_FALSE(app.act("export/cancel", "press"));
  begin();
  app.notify(
      R"({"event":"export","phase":"failed","error":{"code":"not_found","message":"It changed."}})");
  CHECK(view()["text"] == "Not exported: It changed.");
  app.act("export/close", "press");
  begin();
  app.notify(R"({"event":"closed"})");
  CHECK(view()["visible"] == false);
  app.notify(R"({"event":"export","phase":"done","name":"late.csv","rows":1,"total":1})");
  CHECK(view()["visible"] == false);
}

}  // namespace
}  // namespace throughline::ui
