#include "ui/model/conversation.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/instant.h"
#include "fake_engine.h"

namespace throughline::ui {
namespace {

// Answers `customer` requests with rows given beforehand.
struct Talk {
  Json rows = Json::array();
  std::vector<Json> asked;
  std::vector<std::pair<std::uint32_t, Json>> waiting;
  Requests requests{[this](std::uint32_t id, const std::string& json) {
    asked.push_back(Json::parse(json));
    waiting.emplace_back(id, asked.back());
  }};
  State state;
  Archive archive;
  Formatter format;
  Conversation conversation;

  Context context() { return context_of(state, archive, format, requests); }
  void say(const char* time, const char* direction, int at, int of, const char* body = "words") {
    const std::string id = "0:" + std::to_string(rows.size()) + ":0";
    const std::string first =
        "0:" + std::to_string(rows.size() - static_cast<std::size_t>(at)) + ":0";
    rows.push_back({{"id", id},
                    {"time", time},
                    {"direction", direction == nullptr ? Json(nullptr) : Json(direction)},
                    {"channel", "email"},
                    {"type", "message"},
                    {"case", of > 1 ? Json("C-1") : Json(nullptr)},
                    {"body", body},
                    {"conversation", {{"first", first}, {"at", at}, {"of", of}}}});
  }
  void settle() {
    for (int i = 0; i < 20; ++i) {
      conversation.update(context(), "c1");
      if (waiting.empty()) return;
      const auto [id, request] = waiting.front();
      waiting.erase(waiting.begin());
      Json page = Json::array();
      const std::size_t offset = request.value("offset", std::size_t{0});
      const std::size_t limit = request.value("limit", std::size_t{0});
      for (std::size_t row = offset; row < rows.size() && row < offset + limit; ++row)
        page.push_back(rows[row]);
      Json answer = {{"total", rows.size()}, {"rows", page}, {"epoch", 0}, {"complete", true}};
      if (request.contains("place_of")) {
        answer["place"] = nullptr;
        for (std::size_t row = 0; row < rows.size(); ++row) {
          if (rows[row]["id"] == request["place_of"]) answer["place"] = row;
        }
      }
      if (request.contains("place_at")) {
        std::size_t place = 0;
        while (place + 1 < rows.size() &&
               rows[place]["time"].get<std::string>() < request["place_at"].get<std::string>())
          ++place;
        answer["place"] = place;
      }
      requests.receive(id, answer.dump(), {});
    }
  }
  std::vector<Conversation::Placed> lay_out(float height, float each) {
    return conversation.lay_out(context(), height, [each](const Entry&) { return each; });
  }
};

std::string hour(int n) {
  return format_rfc3339(Instant{test::at("2024-01-01T00:00:00Z") + n * kMicrosPerHour});
}

TEST_CASE("waiting is said as one says it") {
  CHECK(waiting_words(45 * 60 * kMicrosPerSecond) == "45 min");
  CHECK(waiting_words(3 * kMicrosPerHour + 20 * 60 * kMicrosPerSecond) == "3 h 20 min");
  CHECK(waiting_words(51 * kMicrosPerHour) == "2 d 3 h");
  CHECK(waiting_words(21 * kMicrosPerDay) == "3 weeks");
  CHECK(waiting_words(150 * kMicrosPerDay) == "5 months");
  CHECK(waiting_words(-5) == "0 min");
}

TEST_CASE("a conversation opens at its newest entry, which stands at the bottom") {
  Talk talk;
  for (int i = 0; i < 300; ++i) talk.say(hour(i).c_str(), "inbound", 0, 1);
  talk.settle();
  talk.lay_out(400, 100);
  talk.settle();
  const auto placed = talk.lay_out(400, 100);
  REQUIRE(placed.size() == 4);
  CHECK(placed.back().entry.id == "entry/0:299:0");
  CHECK(placed.back().y + placed.back().height == doctest::Approx(400));

  SUBCASE("wheel, and no further than either end") {
    talk.conversation.scroll_pixels(-150);
    auto up = talk.lay_out(400, 100);
    CHECK(up.front().entry.index == 294);
    CHECK(up.front().y == doctest::Approx(-50));
    talk.conversation.scroll_pixels(1e9);
    up = talk.lay_out(400, 100);
    CHECK(up.back().entry.index == 299);
    CHECK(up.back().y == doctest::Approx(300));
    talk.conversation.scroll_to(0);
    talk.conversation.scroll_pixels(-1000);
    up = talk.lay_out(400, 100);
    CHECK(up.front().entry.index == 0);
    CHECK(up.front().y == doctest::Approx(0));
  }
  SUBCASE("the selected entry is brought into sight, and one in sight does not move") {
    talk.state.interaction = "0:298:0";
    talk.settle();
    CHECK(talk.lay_out(400, 100).back().entry.index == 299);
    talk.state.interaction = "0:7:0";
    talk.settle();
    talk.lay_out(400, 100);
    talk.settle();
    const auto now = talk.lay_out(400, 100);
    bool seen = false;
    for (const auto& item : now) {
      if (!item.entry.selected) continue;
      seen = true;
      CHECK(item.entry.id == "entry/0:7:0");
      CHECK(item.y >= 0);
      CHECK(item.y + item.height <= 400);
    }
    CHECK(seen);
  }
  SUBCASE("one that is in sight at once stays where it was put") {
    Talk other;
    for (int i = 0; i < 43; ++i) other.say(hour(i).c_str(), "inbound", 0, 1);
    other.state.interaction = "0:23:0";
    for (int i = 0; i < 5; ++i) {
      other.settle();
      other.lay_out(300, 100);
    }
    bool seen = false;
    for (const auto& item : other.lay_out(300, 100)) seen = seen || item.entry.selected;
    CHECK(seen);
  }
  SUBCASE("a jump to a time, also twice to the same") {
    for (int i = 0; i < 2; ++i) {
      talk.conversation.scroll_to(200);
      talk.conversation.jump(test::at(hour(100)));
      talk.settle();
      CHECK(talk.lay_out(400, 100).front().entry.index == 100);
    }
  }
  SUBCASE("an entry taller than the screen can be read to its end") {
    talk.conversation.scroll_to(299);
    const auto tall = talk.lay_out(400, 1000);
    CHECK(tall.front().entry.index == 299);
    talk.conversation.scroll_pixels(1e6);
    const auto end = talk.lay_out(400, 1000);
    CHECK(end.back().entry.index == 299);
    CHECK(end.back().y + 1000 == doctest::Approx(400));
  }
}

TEST_CASE("who waited for whom, past notes; silence; where a conversation begins") {
  Talk talk;
  talk.say("2024-01-01T10:00:00Z", "inbound", 0, 5);
  talk.say("2024-01-02T10:00:00Z", "internal", 1, 5);
  talk.say("2024-01-03T13:00:00Z", "outbound", 2, 5);
  talk.say("2024-01-08T13:00:00Z", "inbound", 3, 5);
  talk.say("2024-02-05T13:00:00Z", "inbound", 4, 5);
  talk.say("2024-06-05T13:00:00Z", nullptr, 0, 1);
  talk.settle();
  const auto& entries = talk.conversation.entries();
  REQUIRE(entries.size() == 6);
  CHECK(entries[0].conversation == "Case C-1 · 5 entries");
  CHECK(entries[0].gap == "");
  CHECK(entries[1].side == Side::kInternal);
  CHECK(entries[1].gap == "");
  CHECK(entries[2].side == Side::kOut);
  CHECK(entries[2].gap == "customer waited 2 d 3 h");
  CHECK(entries[3].gap == "answered after 5 d");
  CHECK(entries[4].gap == "silence of 4 weeks");
  CHECK(entries[5].conversation == "");
  // Another conversation may have been going on.
  CHECK(entries[5].gap == "4 months later");
  CHECK(talk.asked[0]["order"] == "thread");

  talk.state.reading_by_time = true;
  talk.settle();
  CHECK(talk.asked.back()["order"] == "time");
  CHECK(talk.conversation.entries()[0].conversation == "");
  CHECK(talk.conversation.entries()[2].within == "3 of 5 in case C-1");
  CHECK(talk.conversation.entries()[2].gap == "customer waited 2 d 3 h");
  CHECK(talk.conversation.entries()[5].gap == "silence of 4 months");
}

TEST_CASE("long bodies fold, attachments are named") {
  Talk talk;
  talk.say("2024-01-01T10:00:00Z", "inbound", 0, 1, std::string(2000, 'a').c_str());
  talk.say("2024-01-01T11:00:00Z", "inbound", 0, 1, "short");
  talk.rows[1]["attachment"] = "a.pdf;b.pdf";
  talk.settle();
  CHECK(talk.conversation.entries()[0].long_body);
  CHECK(talk.conversation.entries()[0].folded);
  CHECK_FALSE(talk.conversation.entries()[1].long_body);
  CHECK(talk.conversation.entries()[1].attachments == "a.pdf, b.pdf");
  talk.conversation.toggle_body("0:0:0");
  talk.settle();
  CHECK_FALSE(talk.conversation.entries()[0].folded);
}

TEST_CASE("blur hides words and names") {
  Talk talk;
  talk.say("2024-01-01T10:00:00Z", "inbound", 0, 2, "secret words");
  talk.rows[0]["subject"] = "secret subject";
  talk.rows[0]["agent"] = "secret agent";
  talk.rows[0]["attachment"] = "secret.pdf";
  talk.rows[0]["case"] = "secret case";
  talk.format.hide_texts(true);
  talk.settle();
  const Entry& entry = talk.conversation.entries()[0];
  for (const std::string* text :
       {&entry.body, &entry.subject, &entry.heading, &entry.attachments, &entry.conversation})
    CHECK(text->find("secret") == std::string::npos);
  CHECK(entry.heading.find("email") != std::string::npos);
}

TEST_CASE("answers that make no sense are survived") {
  Talk talk;
  talk.rows.push_back(5);
  talk.rows.push_back({{"id", 7}, {"time", "soon"}, {"conversation", "x"}});
  talk.rows.push_back({{"id", "0:2:0"}, {"conversation", {{"at", -3}, {"of", 1e300}}}});
  talk.settle();
  CHECK(talk.lay_out(400, 100).size() == 3);
}

}  // namespace
}  // namespace throughline::ui
