#include "ui/model/pages.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace throughline::ui {
namespace {

struct Source {
  std::int64_t total = 1'000'000'000'000;
  std::vector<std::pair<std::uint32_t, Json>> sent;
  Requests requests{[this](std::uint32_t id, const std::string& json) {
    sent.emplace_back(id, Json::parse(json));
  }};
  Pages pages{"table"};
  Json request = {{"op", "interactions"}, {"filter", ""}};

  Source() { pages.set_viewport_rows(30); }

  void answer() {
    const auto [id, asked] = sent.back();
    Json rows = Json::array();
    const std::int64_t offset = asked["offset"];
    for (std::int64_t i = offset;
         i < std::min<std::int64_t>(offset + asked["limit"].get<int>(), total); ++i) {
      rows.push_back({{"id", asked["filter"].get<std::string>() + std::to_string(i)}});
    }
    requests.receive(id, Json({{"total", total}, {"rows", rows}, {"epoch", 1}}).dump(), {});
  }
  // Frames until nothing more is asked; the offsets that were asked.
  std::vector<std::int64_t> settle() {
    std::vector<std::int64_t> offsets;
    for (int i = 0; i < 20; ++i) {
      const std::size_t before = sent.size();
      pages.update(requests, request);
      if (sent.size() == before) break;
      offsets.push_back(sent.back().second["offset"]);
      answer();
    }
    return offsets;
  }
  std::string id_of(std::int64_t row) {
    const Json* const found = pages.row(row);
    return found ? (*found)["id"].get<std::string>() : "";
  }
};

using Offsets = std::vector<std::int64_t>;

TEST_CASE("the visible page is asked first, then its neighbours, and nothing twice") {
  Source source;
  CHECK(source.settle() == Offsets{0, 200});
  CHECK(source.id_of(5) == "5");
  CHECK(source.id_of(399) == "399");
  CHECK(source.id_of(400).empty());
  CHECK(source.settle().empty());
  source.pages.scroll_to(190);
  CHECK(source.settle() == Offsets{400});
  source.pages.scroll_to(0);
  CHECK(source.settle().empty());
}

TEST_CASE("rows beyond any 32-bit or float pixel position are exact") {
  Source source;
  source.settle();
  source.pages.scroll_to(987'654'321'001);
  source.settle();
  CHECK(source.pages.first_row() == 987'654'321'001);
  CHECK(source.id_of(987'654'321'001) == "987654321001");
  for (int i = 0; i < 1000; ++i) source.pages.scroll_by(0.25);
  CHECK(source.pages.first_row() == 987'654'321'251);
  CHECK(source.pages.row_fraction() == 0);
  source.pages.scroll_by(-0.5);
  CHECK(source.pages.first_row() == 987'654'321'250);
  CHECK(source.pages.row_fraction() == 0.5);
  source.pages.scroll_by(1e300);
  CHECK(source.pages.first_row() == source.total - 30);
  source.pages.scroll_by(-1e300);
  CHECK(source.pages.first_row() == 0);
}

TEST_CASE("old rows stay, flagged stale, until the new answer is there") {
  Source source;
  source.settle();
  source.request["filter"] = "x";
  source.pages.update(source.requests, source.request);
  CHECK(source.pages.stale());
  CHECK(source.id_of(3) == "3");
  source.answer();
  source.pages.update(source.requests, source.request);
  CHECK_FALSE(source.pages.stale());
  CHECK(source.id_of(3) == "x3");
}

TEST_CASE("a shorter answer pulls the position back") {
  Source source;
  source.settle();
  source.pages.scroll_to(5000);
  source.settle();
  source.total = 1234;
  source.requests.set_epoch(1);
  source.request["filter"] = "y";
  source.settle();
  CHECK(source.pages.total() == 1234);
  CHECK(source.pages.first_row() == 1204);
  CHECK(source.id_of(1233) == "y1233");
}

TEST_CASE("few rows, and none") {
  Source source;
  source.total = 3;
  CHECK(source.settle() == Offsets{0});
  source.pages.scroll_to(2);
  CHECK(source.pages.first_row() == 0);
  source.total = 0;
  source.request["filter"] = "none";
  CHECK(source.settle() == Offsets{0});
  CHECK(source.pages.known());
  CHECK(source.pages.row(0) == nullptr);
}

TEST_CASE("kept pages are bounded") {
  Source source;
  for (std::int64_t page = 0; page < 200; ++page) {
    source.pages.scroll_to(page * Pages::kPageRows);
    source.settle();
  }
  int kept = 0;
  for (std::int64_t page = 0; page < 201; ++page) {
    if (source.pages.row(page * Pages::kPageRows) != nullptr) ++kept;
  }
  CHECK(kept <= static_cast<int>(Pages::kKeptPages));
  CHECK(source.pages.row(199 * Pages::kPageRows) != nullptr);
  CHECK(source.pages.find(std::to_string(199 * Pages::kPageRows + 7)) ==
        199 * Pages::kPageRows + 7);
  CHECK(source.pages.find("0") == -1);
}

TEST_CASE("an error is kept, not asked again, and leaves the old rows") {
  Source source;
  source.settle();
  source.request["filter"] = "bad";
  source.pages.update(source.requests, source.request);
  source.requests.receive(source.sent.back().first,
                          R"({"error":{"code":"bad_filter","message":"m","where":"0:3"}})", {});
  const std::size_t sent = source.sent.size();
  for (int i = 0; i < 5; ++i) source.pages.update(source.requests, source.request);
  CHECK(source.sent.size() == sent);
  REQUIRE(source.pages.error());
  CHECK(source.pages.error()->message == "m");
  CHECK(source.id_of(3) == "3");
  source.request["filter"] = "good";
  source.settle();
  CHECK_FALSE(source.pages.error());
}

TEST_CASE("reveal scrolls as little as needed") {
  Source source;
  source.settle();
  source.pages.scroll_to(100);
  source.pages.reveal(110);
  CHECK(source.pages.first_row() == 100);
  source.pages.reveal(130);
  CHECK(source.pages.first_row() == 101);
  source.pages.reveal(50);
  CHECK(source.pages.first_row() == 50);
}

}  // namespace
}  // namespace throughline::ui
