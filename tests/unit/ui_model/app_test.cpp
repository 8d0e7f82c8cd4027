#include "ui/model/app.h"

#include <doctest/doctest.h>

#include <functional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "fake_engine.h"

namespace throughline::ui {
namespace {

using test::Bench;
using test::find_id;

TEST_CASE("the empty page says what it is and offers to open files") {
  test::FakeEngine engine;
  std::vector<Json> calls;
  App app(engine.send(), [&](const std::string& json) { calls.push_back(Json::parse(json)); });
  app.update();
  CHECK(engine.sent.empty());
  CHECK(app.settled());
  const Json view = find_id(app.to_json(), "opening");
  CHECK(view["visible"] == true);
  CHECK(view["phase"] == "empty");
  CHECK(view["promise"].get<std::string>().find("Nothing leaves this tab") == 0);
  CHECK(app.act("opening/open", "press"));
  CHECK(calls.front()["call"] == "pick_files");
  CHECK_FALSE(app.act("opening/cancel", "press"));
  CHECK_FALSE(app.act("no/such", "thing"));
  CHECK_FALSE(app.act(std::string_view("{not json")));
}

TEST_CASE("a viewer that a page may question says so instead of its promise") {
  Bench bench(0);
  bench.app.notify(R"({"event":"closed"})");
  bench.app.notify(R"({"event":"embedded","origins":["https://a.example","https://b.example",7]})");
  CHECK(
      find_id(bench.app.to_json(), "opening")["promise"] ==
      "The page around this viewer may read what is opened here, if it is of https://a.example or "
      "https://b.example. The viewer itself sends nothing.");
  bench.app.notify(R"({"event":"embedded","origins":null})");
  CHECK(find_id(bench.app.to_json(), "opening")["promise"].get<std::string>().find("Nothing") == 0);
}

TEST_CASE("loading: progress, a part that can be looked at, cancel, result") {
  Bench bench(0);
  App& app = bench.app;
  app.notify(R"({"event":"closed"})");
  app.notify(R"({"event":"opening","files":[{"name":"orders.csv","size":2000000}]})");
  app.notify(R"({"event":"progress","file":"orders.csv","bytes":1000000,"total":2000000,
                 "records":1200,"interactions":0,"rejected":1,"rate":500000,"left_s":2,"epoch":1})");
  app.update();
  Json view = find_id(app.to_json(), "opening");
  CHECK(view["phase"] == "loading");
  CHECK(view["progress"]["fraction"] == 0.5);
  CHECK(view["progress"]["text"] ==
        "orders.csv · 1.00 MB of 2.00 MB · 1,200 records · 1 rejected · 500 KB/s · 2 s left");
  CHECK(app.act("opening/cancel", "press"));
  CHECK(bench.called("cancel_open"));

  bench.engine.make_rows(100);
  bench.engine.epoch = 2;
  app.notify(R"({"event":"progress","file":"orders.csv","bytes":1500000,"total":2000000,
                 "records":1500,"interactions":100,"rejected":1,"rate":500000,"left_s":null,"epoch":2})");
  bench.engine.settle(app);
  CHECK(app.table().pages().total() == 100);
  CHECK(find_id(app.to_json(), "opening")["phase"] == "loading");

  bench.engine.make_rows(541);
  bench.engine.epoch = 3;
  bench.open();
  view = find_id(app.to_json(), "opening");
  CHECK(view["phase"] == "open");
  CHECK(view["result"] == "541 records: 541 interactions, 0 rejected");
  CHECK(app.table().pages().total() == 541);
  CHECK(app.act("opening/dismiss", "press"));
  CHECK(find_id(app.to_json(), "opening")["visible"] == false);
}

TEST_CASE("the result names what could not be read") {
  Bench bench(100);
  App& app = bench.app;
  std::vector<std::uint8_t> binary;
  Json summary = bench.engine.answer_to({{"op", "summary"}}, binary);
  const auto result = [&](int unread) {
    Json more = summary;
    for (int i = 0; i < unread; ++i) {
      more["files"].push_back({{"name", "b" + std::to_string(i) + ".png"},
                               {"format", nullptr},
                               {"records", 0},
                               {"error", {{"code", "unsupported"}, {"message", "A picture."}}}});
    }
    app.notify(Json({{"event", "opened"}, {"summary", more}}).dump());
    return find_id(app.to_json(), "opening")["result"].get<std::string>();
  };
  const std::string read = "100 records: 100 interactions, 0 rejected";
  CHECK(result(0) == read);
  CHECK(result(1) == read + ". Not read: b0.png. A picture.");
  CHECK(result(3) == read + ". 3 files not read, the first: b0.png. A picture.");
}

TEST_CASE("the result tells where the first rejected record stands, and why") {
  Bench bench(100);
  App& app = bench.app;
  std::vector<std::uint8_t> binary;
  Json summary = bench.engine.answer_to({{"op", "summary"}}, binary);
  const auto result = [&](int rejected) {
    Json more = summary;
    more["rejected"] = rejected;
    more["files"].push_back(
        {{"name", "b.csv"},
         {"format", "csv"},
         {"records", rejected},
         {"rejected", rejected},
         {"first_rejected",
          {{"record", 4320}, {"offset", 99}, {"reason", "A quote is never closed."}}}});
    app.notify(Json({{"event", "opened"}, {"summary", more}}).dump());
    return find_id(app.to_json(), "opening")["result"].get<std::string>();
  };
  CHECK(result(1) ==
        "101 records: 100 interactions, 1 rejected: b.csv, record 4,321. A quote is never closed");
  CHECK(result(7) ==
        "107 records: 100 interactions, 7 rejected, the first: b.csv, record 4,321. A quote is "
        "never closed");
}

TEST_CASE("an error of an open says that what was open is unchanged, unless nothing was") {
  Bench bench(100);
  App& app = bench.app;
  const auto advice = [&app](const char* code) {
    app.notify(Json({{"event", "opening"}, {"files", Json::array()}}).dump());
    app.notify(Json({{"event", "error"},
                     {"error", {{"code", code}, {"message", "No."}, {"where", "a.zip"}}}})
                   .dump());
    return find_id(app.to_json(), "opening")["error"]["advice"].get<std::string>();
  };
  CHECK(advice("limit") == "What was open before is unchanged.");
  CHECK(advice("unreadable").ends_with(" What was open before is unchanged."));
  app.notify(R"({"event":"closed"})");
  CHECK(advice("damaged").empty());
}

TEST_CASE("archives and files of several tables are one name; the result adds up") {
  Bench bench(100);
  App& app = bench.app;
  std::vector<std::uint8_t> binary;
  Json summary = bench.engine.answer_to({{"op", "summary"}}, binary);
  const auto table = [](const char* name, int reference) {
    return Json{
        {"name", name}, {"format", "json"}, {"records", reference}, {"reference", reference}};
  };
  summary["files"] = {table("all.zip/b.csv", 0),         table("all.zip/c.json", 0),
                      table("all.zip/c.json#users", 20), table("d.json", 0),
                      table("d.json#users", 3),          table("e#f.csv", 0)};
  app.notify(Json({{"event", "opened"}, {"summary", summary}}).dump());
  app.update();
  CHECK(find_id(app.to_json(), "toolbar")["files"] == "all.zip + 2");
  CHECK(find_id(app.to_json(), "opening")["result"] ==
        "23 records: 100 interactions, 23 of reference, 0 rejected");
}

TEST_CASE("the last second there is can be asked for and looked at") {
  Bench bench(0);
  App& app = bench.app;
  bench.engine.epoch = 2;
  bench.engine.make_rows(2, "9999-12-31T22:59:59Z");
  bench.open();
  REQUIRE(app.archive().span);
  CHECK(app.archive().span->to < kInstantEnd.microseconds);
  for (const auto& sent : bench.engine.sent) {
    for (const char* const end : {"from", "to"}) {
      if (sent.request.contains(end)) CHECK(parse_rfc3339(sent.request[end].get<std::string>()));
    }
    for (const Json& part : sent.request.value("requests", Json::array())) {
      if (part.contains("to")) CHECK(parse_rfc3339(part["to"].get<std::string>()));
    }
  }
  std::uint32_t counted = 0;
  for (const std::uint32_t count : app.overview().counts()) counted += count;
  CHECK(counted == 2);
  for (int i = 0; i < 20; ++i) app.act("timeline/zoom_out", "press");
  bench.engine.settle(app);
  CHECK(app.timeline().visible().to < kInstantEnd.microseconds);
}

TEST_CASE("files without rows say so") {
  Bench bench(0);
  CHECK(bench.app.status().text() == "The open files hold no interactions.");
}

TEST_CASE("a range of time without anything in it is known as such") {
  Bench bench(48);
  App& app = bench.app;
  CHECK_FALSE(app.timeline().nothing_in_sight());
  CHECK(app.act("timeline", "set_range", "2024-01-01T05:10:00Z..2024-01-01T05:50:00Z"));
  bench.engine.settle(app);
  CHECK(app.timeline().nothing_in_sight());
  CHECK(app.act("timeline", "set_range", "2024-01-01T05:10:00Z..2024-01-01T06:50:00Z"));
  bench.engine.settle(app);
  CHECK_FALSE(app.timeline().nothing_in_sight());
}

TEST_CASE("a failed open says why and leaves what was open") {
  Bench bench(100);
  App& app = bench.app;
  app.notify(R"({"event":"opening","files":[{"name":"b.gz","size":5}]})");
  bench.engine.epoch = 5;
  app.notify(R"({"event":"progress","file":"b.gz","bytes":1,"total":5,"records":1,
                 "interactions":101,"rejected":0,"rate":1,"left_s":1,"epoch":9})");
  bench.engine.settle(app);
  app.notify(R"({"event":"error","error":{"code":"damaged","message":"The check sum is wrong.",
                 "where":"b.gz"}})");
  bench.engine.settle(app);
  const Json view = find_id(app.to_json(), "opening");
  CHECK(view["error"]["what"] == "The check sum is wrong.");
  CHECK(view["error"]["where"] == "b.gz");
  CHECK(view["phase"] == "open");
  CHECK(app.settled());
  CHECK(app.table().pages().total() == 100);
  CHECK_FALSE(app.table().pages().stale());
}

TEST_CASE("a failed first open ends on the empty page") {
  test::FakeEngine engine;
  App app(engine.send(), [](const std::string&) {});
  app.notify(R"({"event":"opening","files":[]})");
  app.notify(R"({"event":"error","error":{"code":"cancelled","message":"","where":""}})");
  app.update();
  const Json view = find_id(app.to_json(), "opening");
  CHECK(view["phase"] == "empty");
  CHECK(view["error"]["what"] == "Opening was cancelled.");
  CHECK(engine.sent.empty());
}

TEST_CASE(
    "an export's own columns are broken down too, unless nearly every value is one of a kind") {
  Bench bench(500);
  std::vector<std::string> fields;
  for (const FacetBlock& block : bench.app.breakdown().blocks()) fields.push_back(block.field);
  CHECK(fields == std::vector<std::string>{"channel", "x.Country"});
  const Json block = find_id(bench.app.to_json(), "facet/x.Country");
  CHECK(block["label"] == "Country");
  CHECK(block["more"] == "27 more");
  CHECK(block["can_find"] == true);
  // Three quarters are listed; shares are of everything that matches.
  CHECK(find_id(block, "facet/x.Country/DE")["share_text"] == "25.0%");
  bench.engine.sent.clear();
  bench.app.act("facet/x.Country", "more");
  bench.app.act("facet/x.Country", "find", "g");
  bench.engine.settle(bench.app);
  bool asked = false;
  for (const auto& sent : bench.engine.sent) {
    for (const Json& part : sent.request.value("requests", Json::array())) {
      if (part["op"] != "facets" || part["fields"] != Json::array({"x.Country"})) continue;
      asked = true;
      CHECK(part["limit"] == Breakdown::kFirstRows + Breakdown::kMoreRows);
      CHECK(part["find"] == "g");
    }
  }
  CHECK(asked);
}

TEST_CASE("new data is asked for at once, by every view") {
  Bench bench(500);
  App& app = bench.app;
  bench.engine.make_rows(700);
  bench.engine.epoch = 2;
  bench.open();
  CHECK(app.table().pages().total() == 700);
  CHECK(app.status().text() == "700 interactions");
  CHECK(app.timeline().visible().to == test::at("2024-01-30T03:00:01Z"));
  CHECK(app.settled());
}

TEST_CASE("closing forgets everything, late answers included") {
  Bench bench(500);
  App& app = bench.app;
  app.act("facet/channel/email", "select");
  app.act("customer/c2", "open");
  app.act("search", "input", "somebody");
  app.update();
  app.notify(R"({"event":"closed"})");
  while (bench.engine.answer_one(app)) {
  }
  app.update();
  CHECK(app.breakdown().blocks().empty());
  CHECK(app.timeline().pieces().empty());
  CHECK(app.state_text().empty());
  CHECK(app.toolbar().draft().empty());
  app.act("app", "undo");
  app.update();
  CHECK(app.state_text().empty());
  CHECK(find_id(app.to_json(), "breakdown")["visible"] == false);
  CHECK(app.settled());
}

TEST_CASE("the host hears of changes once, until it reads them") {
  Bench bench(50);
  App& app = bench.app;
  app.to_json();
  bench.calls.clear();
  app.act("facet/channel/email", "select");
  bench.engine.settle(app);
  const auto times = std::count_if(bench.calls.begin(), bench.calls.end(), [](const Json& call) {
    return call["call"] == "models_changed";
  });
  CHECK(times == 1);
}

TEST_CASE("every id is unique, and rectangles are those of the last frame") {
  Bench bench(500);
  App& app = bench.app;
  app.act("app", "set_filter", "channel:email channel:email");
  app.act("row/0:5:0", "select");
  bench.engine.settle(app);
  app.rects().set("facet/channel/email", 10, 20, 100, 16);
  std::set<std::string> ids;
  const std::function<void(const Json&)> walk = [&](const Json& node) {
    if (node.contains("id")) {
      CAPTURE(node["id"].get<std::string>());
      CHECK(ids.insert(node["id"].get<std::string>()).second);
      CHECK(node.contains("role"));
      CHECK(node.contains("rect"));
    }
    for (const char* const list : {"views", "items"}) {
      if (!node.contains(list)) continue;
      for (const Json& child : node[list]) walk(child);
    }
  };
  walk(app.to_json());
  CHECK(ids.size() > 60);
  CHECK(find_id(app.to_json(), "facet/channel/email")["rect"] == Json::array({10, 20, 100, 16}));
  app.rects().begin_frame();
  CHECK(find_id(app.to_json(), "facet/channel/email")["rect"].is_null());
}

TEST_CASE("every key does something that is there") {
  Bench bench(500);
  App& app = bench.app;
  app.act("row/0:5:0", "select");
  bench.engine.settle(app);
  for (const KeyBinding& binding : key_bindings()) {
    CAPTURE(binding.key);
    CHECK(app.act(binding.id, binding.action));
    app.act("row/0:5:0", "select");
    bench.engine.settle(app);
    CHECK(binding_of(binding.key, binding.control, binding.shift) == &binding);
  }
  CHECK(app.take_search_focus());
  CHECK_FALSE(app.take_search_focus());
  CHECK(binding_of("q", false, false) == nullptr);
  CHECK(binding_of("f", true, false) == nullptr);
}

TEST_CASE("hostile answers leave the page standing") {
  std::mt19937 random(13);
  const std::vector<std::string> junk = {
      "",
      "null",
      "[]",
      "{}",
      "7",
      R"({"answers":7})",
      R"({"answers":[null,[],{"facets":[1]},7]})",
      R"({"answers":[{"files":[null,7],"span":{"from":7}},{"columns":[{"field":3}]}]})",
      R"({"total":-5,"rows":[null,7,{"id":3}]})",
      R"({"total":1e300,"rows":{}})",
      R"({"lanes":[{}, [1]],"rest_lanes":-3,"tiles":[{"index":"a","counts":{"$array":7}},7]})",
      R"({"lanes":["a"],"tiles":[{"index":1,"counts":[1,2]}]})",
      R"({"answers":[{"interactions":"many","value":{"a":1}},{"counts":[7,[1,"b"]]},{"facets":{"channel":{"values":[7,{"value":[1]}]}}}]})",
      R"({"epoch":-9,"error":{"code":7}})",
      R"({"epoch":99999999999999999999,"complete":3})",
  };
  for (int round = 0; round < 60; ++round) {
    Bench bench(300);
    App& app = bench.app;
    app.act("facet/channel/email", "select");
    app.act("customer/c1", "open");
    app.act("mark/0:9:0", "select");
    for (int i = 0; i < 30; ++i) {
      app.update();
      if (bench.engine.waiting.empty()) break;
      const auto next = bench.engine.waiting.front();
      bench.engine.waiting.pop_front();
      app.receive(next.id, junk[random() % junk.size()]);
      CHECK_FALSE(app.view_models().empty());
    }
    for (const std::string& text : junk) app.notify(text);
  }
}

}  // namespace
}  // namespace throughline::ui
