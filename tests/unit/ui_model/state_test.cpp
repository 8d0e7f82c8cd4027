#include "ui/model/state.h"

#include <doctest/doctest.h>

#include <random>

namespace throughline::ui {
namespace {

std::string random_word(std::mt19937& random) {
  const std::string letters = "abcxyz0189 .,:\"*/-_ü";
  std::string word;
  for (std::size_t i = 1 + random() % 9; i > 0; --i) word += letters[random() % letters.size()];
  return word;
}

TEST_CASE("a usual state is its filter") {
  State state;
  CHECK(state_text(state).empty());
  state.filter = "channel:email late";
  CHECK(state_text(state) == "channel:email late");
  CHECK(state_of_text("channel:email late") == state);
}

TEST_CASE("view terms are taken from anywhere, the filter stays as written") {
  const State state = state_of_text(
      "channel:email  view.lanes:agent  \"two  words\" view.customer:17850 "
      "view.from:2024-01-01T00:00:00Z view.to:2024-02-01T00:00:00Z view.tab:customers "
      "zone:Europe/Berlin view.unknown:7");
  CHECK(state.filter == "channel:email   \"two  words\"");
  CHECK(state.lanes == "agent");
  CHECK(state.customer == "17850");
  REQUIRE(state.range);
  CHECK(state.range->from == 1'704'067'200'000'000);
  CHECK(state.range->to == 1'706'745'600'000'000);
  CHECK(state.tab == Tab::kCustomers);
  CHECK(state.zone == "Europe/Berlin");
}

TEST_CASE("unreadable view terms are dropped") {
  CHECK(state_of_text("view.from:yesterday view.to:2024") == State());
  CHECK(state_of_text("view.from:2025-01-01T00:00:00Z view.to:2024-01-01T00:00:00Z") == State());
  CHECK(state_of_text("view.sort:-") == State());
  // Excluding is no view.
  CHECK(state_of_text("-view.lanes:agent").filter == "-view.lanes:agent");
}

TEST_CASE("any state comes back from its text") {
  std::mt19937 random(42);
  for (int round = 0; round < 3000; ++round) {
    State state;
    for (std::size_t i = random() % 4; i > 0; --i) {
      if (!state.filter.empty()) state.filter += std::string(1 + random() % 2, ' ');
      switch (random() % 4) {
        case 0:
          state.filter += "channel:email";
          break;
        case 1:
          state.filter += "-x.\"Order Status\":\"a \"\"b\"\"\",null";
          break;
        case 2:
          state.filter += "time:2024-01-01T10:00:00Z..2024-01-02";
          break;
        default:
          state.filter += i == 1 ? "\"open quote" : "\"late delivery\"";
      }
    }
    if (random() % 2) state.lanes = random() % 5 ? random_word(random) : "";
    if (random() % 2) {
      state.range = TimeRange{static_cast<std::int64_t>(random()) * 1'000'003, 0};
      state.range->to = state.range->from + 1 + static_cast<std::int64_t>(random());
    }
    if (random() % 2) state.tab = Tab::kCustomers;
    if (random() % 2) state.customer = random_word(random);
    if (random() % 2) state.interaction = "0:" + std::to_string(random() % 1000) + ":0";
    if (random() % 2) state.sort = {"x." + random_word(random), random() % 2 == 0};
    if (random() % 2) state.customer_sort = {"last", random() % 2 == 0};
    for (std::size_t i = random() % 4; i > 0; --i) {
      state.columns.push_back(std::to_string(i) + random_word(random));
    }
    if (random() % 2) state.zone = "America/New_York";
    const std::string text = state_text(state);
    CAPTURE(text);
    CHECK(state_of_text(text) == state);
  }
}

TEST_CASE("reading never fails, whatever the text") {
  std::mt19937 random(3);
  const std::string letters = "view.zone:lanes\",- \"fromto:\x80\xff\n";
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t i = random() % 40; i > 0; --i) text += letters[random() % letters.size()];
    const State state = state_of_text(text);
    // What was read is a fixed point.
    CHECK(state_of_text(state_text(state)) == state);
  }
}

TEST_CASE("undo and redo walk the filters; a new one forgets the undone") {
  FilterHistory history;
  CHECK_FALSE(history.undo());
  history.push("a");
  history.push("a");
  history.push("a b");
  CHECK(history.undo() == "a");
  CHECK(history.undo() == "");
  CHECK_FALSE(history.undo());
  CHECK(history.redo() == "a");
  history.push("c");
  CHECK_FALSE(history.redo());
  CHECK(history.undo() == "a");
}

TEST_CASE("the history is bounded") {
  FilterHistory history;
  for (int i = 0; i < 1000; ++i) history.push("f" + std::to_string(i));
  int steps = 0;
  while (history.undo()) ++steps;
  CHECK(steps < 250);
  CHECK(steps > 100);
}

}  // namespace
}  // namespace throughline::ui
