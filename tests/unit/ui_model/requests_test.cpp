#include "ui/model/requests.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace throughline::ui {
namespace {

struct Wire {
  std::vector<std::pair<std::uint32_t, std::string>> sent;
  Requests requests{[this](std::uint32_t id, const std::string& json) {
    sent.emplace_back(id, Json::parse(json)["q"].get<std::string>());
  }};
  std::vector<std::string> answered;

  void ask(const std::string& view, const std::string& question) {
    requests.ask(view, question, {{"q", question}}, [this](const Answer& answer) {
      answered.push_back(answer.question + (answer.error ? "!" : ""));
    });
  }
  void answer(std::size_t which, const char* json = "{}") {
    requests.receive(sent[which].first, json, {});
  }
};

TEST_CASE("one request of a view is in flight, the newest waiting one wins") {
  Wire wire;
  wire.ask("table", "a");
  wire.ask("table", "b");
  wire.ask("table", "c");
  wire.ask("other", "x");
  REQUIRE(wire.sent.size() == 2);
  CHECK(wire.sent[0].second == "a");
  CHECK(wire.sent[1].second == "x");
  wire.answer(0);
  REQUIRE(wire.sent.size() == 3);
  CHECK(wire.sent[2].second == "c");
  wire.answer(1);
  wire.answer(2);
  CHECK(wire.answered == std::vector<std::string>{"a", "x", "c"});
  CHECK(wire.requests.idle());
}

TEST_CASE("the same question is asked once, until the data changes") {
  Wire wire;
  wire.ask("v", "a");
  wire.ask("v", "a");
  wire.answer(0);
  wire.ask("v", "a");
  CHECK(wire.sent.size() == 1);
  CHECK_FALSE(wire.requests.stale("v", "a"));
  wire.requests.set_epoch(2);
  CHECK(wire.requests.stale("v", "a"));
  wire.ask("v", "a");
  CHECK(wire.sent.size() == 2);
}

TEST_CASE("going back to what is in flight drops what waited") {
  Wire wire;
  wire.ask("v", "a");
  wire.ask("v", "b");
  wire.ask("v", "a");
  wire.answer(0);
  CHECK(wire.sent.size() == 1);
  CHECK(wire.requests.idle());
}

TEST_CASE("an answer is stale while another question waits for its own") {
  Wire wire;
  CHECK(wire.requests.stale("v", "a"));
  wire.ask("v", "a");
  wire.answer(0);
  wire.ask("v", "b");
  CHECK(wire.requests.stale("v", "b"));
  CHECK(wire.requests.busy("v"));
  wire.answer(1);
  CHECK_FALSE(wire.requests.stale("v", "b"));
}

TEST_CASE("an answer that names newer data moves the epoch on") {
  Wire wire;
  wire.ask("v", "a");
  wire.ask("w", "b");
  wire.answer(0, R"({"epoch":7})");
  CHECK(wire.requests.epoch() == 7);
  wire.answer(1, R"({"epoch":6})");
  CHECK(wire.requests.epoch() == 7);
  CHECK(wire.requests.stale("w", "b"));
  wire.ask("w", "b");
  CHECK(wire.sent.size() == 3);
}

TEST_CASE("an engine that went back to older data is believed") {
  Wire wire;
  wire.requests.set_epoch(9);
  wire.ask("v", "a");
  wire.answer(0, R"({"epoch":4})");
  CHECK(wire.requests.epoch() == 4);
  wire.ask("v", "a");
  CHECK(wire.sent.size() == 1);
}

TEST_CASE("an error counts as an answer, is told once and not asked again") {
  Wire wire;
  wire.ask("v", "a");
  wire.answer(0, R"({"error":{"code":"bad_filter","message":"m","where":"0:1"}})");
  wire.ask("v", "a");
  CHECK(wire.sent.size() == 1);
  CHECK(wire.answered == std::vector<std::string>{"a!"});
  wire.ask("v", "b");
  wire.answer(1, "not json");
  CHECK(wire.answered.back() == "b!");
}

TEST_CASE("late answers to what was forgotten, and unknown ids, are ignored") {
  Wire wire;
  wire.ask("v", "a");
  wire.requests.forget("v");
  wire.answer(0);
  CHECK(wire.answered.empty());
  CHECK_FALSE(wire.requests.receive(999, "{}", {}));
  wire.ask("v", "a");
  CHECK(wire.sent.size() == 2);
  wire.answer(1);
  wire.answer(1);
  CHECK(wire.answered.size() == 1);
}

TEST_CASE("a handler may forget its own view or ask anew") {
  std::vector<std::uint32_t> ids;
  Requests requests([&](std::uint32_t id, const std::string&) { ids.push_back(id); });
  int calls = 0;
  requests.ask("v", "a", Json::object(), [&](const Answer&) {
    ++calls;
    requests.forget_all();
    requests.ask("v", "b", Json::object(), [&](const Answer&) { ++calls; });
  });
  requests.ask("v", "c", Json::object(), [](const Answer&) {});
  requests.receive(ids[0], "{}", {});
  REQUIRE(ids.size() == 2);
  requests.receive(ids[1], "{}", {});
  CHECK(calls == 2);
  CHECK(requests.idle());
}

TEST_CASE("an engine that answers at once is no trouble") {
  Requests* self = nullptr;
  std::vector<std::string> order;
  Requests requests(
      [&](std::uint32_t id, const std::string& json) { self->receive(id, json, {}); });
  self = &requests;
  for (const char* const question : {"a", "b", "b"}) {
    requests.ask("v", question, {{"q", question}},
                 [&](const Answer& answer) { order.push_back(answer.question); });
  }
  CHECK(order == std::vector<std::string>{"a", "b"});
}

TEST_CASE("counts are read from JSON and from binary, never beyond it") {
  const std::vector<std::uint8_t> binary = {1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0};
  const auto array = [](std::int64_t offset, std::int64_t length, const char* type = "u32") {
    return Json{{"$array", {{"type", type}, {"offset", offset}, {"length", length}}}};
  };
  using Counts = std::vector<std::uint32_t>;
  CHECK(*counts_of(Json::array({5, 6}), {}) == Counts{5, 6});
  CHECK(*counts_of(array(4, 2), binary) == Counts{2, 3});
  CHECK(counts_of(array(12, 0), binary)->empty());
  CHECK_FALSE(counts_of(array(4, 3), binary));
  CHECK_FALSE(counts_of(array(-4, 1), binary));
  CHECK_FALSE(counts_of(array(0, -1), binary));
  CHECK_FALSE(counts_of(array(0, INT64_MAX), binary));
  CHECK_FALSE(counts_of(array(0, 1, "f64"), binary));
  CHECK_FALSE(counts_of(Json::array({-1}), {}));
  CHECK_FALSE(counts_of(Json::array({"1"}), {}));
  CHECK_FALSE(counts_of(Json(), {}));
}

}  // namespace
}  // namespace throughline::ui
