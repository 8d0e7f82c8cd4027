#include "engine/engine.h"

#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <thread>

#include "unit/engine/test_host.h"

namespace {

using throughline::engine::gzip_of;
using throughline::engine::TestHost;
using Json = nlohmann::json;

const std::string kCanonical =
    "started_at,customer,channel,type,value,currency,subject\n"
    "2024-01-05T09:00:00Z,c1,email,complaint,,,Late\n"
    "2024-03-01T10:30:00Z,c2,phone,purchase,120.50,EUR,Order\n"
    "2024-02-01T10:30:00Z,c1,email,refund,-20,EUR,Money back\n";

// Rows enough to take a while: `count` purchases, one a minute.
std::string long_table(int count) {
  std::string text = "started_at,customer,channel,type,value,currency\n";
  for (int i = 0; i < count; ++i) {
    const int day = 1 + i / 1440 % 28;
    const int month = 1 + i / (1440 * 28) % 12;
    const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    text += "2023-" + two(month) + "-" + two(day) + "T" + two(i / 60 % 24) + ":" + two(i % 60) +
            ":00Z,c" + std::to_string(i % 97) + ",email,purchase,1.25,EUR\n";
  }
  return text;
}

// Everything that an open may have changed.
Json fingerprint(TestHost& host) {
  return host.ask(Json{{"op", "batch"},
                       {"requests",
                        {{{"op", "summary"}, {"filter", ""}},
                         {{"op", "interactions"}, {"filter", ""}},
                         {{"op", "customers"}, {"filter", ""}},
                         {{"op", "columns"}}}}});
}

}  // namespace

TEST_CASE("open answers the summary") {
  TestHost host;
  const Json answer = host.ask(host.open_request({{"a.csv", kCanonical}}));
  REQUIRE_MESSAGE(!answer.contains("error"), answer.dump());
  CHECK(answer["interactions"] == 3);
  CHECK(answer["customers"] == 2);
  CHECK(answer["files"][0]["records"] == 3);
  CHECK(answer["files"][0]["used"] == 3);
  CHECK(answer["span"]["from"] == "2024-01-05T09:00:00Z");
  CHECK(answer["span"]["to"] == "2024-03-01T10:30:00Z");
  CHECK(
      answer["value"] ==
      Json::array(
          {{{"currency", "EUR"}, {"received", "120.50"}, {"given", "20.00"}, {"net", "100.50"}}}));
  CHECK(answer["complete"] == true);
  REQUIRE(!host.progresses.empty());
  CHECK(host.progresses.back()["bytes"] == kCanonical.size());
  CHECK(host.progresses.back()["records"] == 3);
}

TEST_CASE("a gzip gives what its content gives") {
  const std::string table = long_table(30'000);
  TestHost plain, zipped;
  const Json expected = plain.ask(plain.open_request({{"a.csv", table}}));
  const Json answer = zipped.ask(zipped.open_request({{"a.csv", gzip_of(table)}}));
  CHECK(expected["interactions"] == 30'000);
  CHECK(answer == expected);
}

TEST_CASE("a failed open leaves what was open unchanged") {
  TestHost host;
  host.ask(host.open_request({{"a.csv", kCanonical}}));
  const Json before = fingerprint(host);
  const std::string good = gzip_of(long_table(60'000));

  SUBCASE("damaged at the end") {
    std::string damaged = good;
    damaged[damaged.size() - 6] = static_cast<char>(damaged[damaged.size() - 6] ^ 1);
    CHECK(host.ask(host.open_request({{"b.gz", damaged}}))["error"]["code"] == "damaged");
  }
  SUBCASE("cut short") {
    const Json answer = host.ask(host.open_request({{"b.gz", good.substr(0, good.size() / 2)}}));
    CHECK(answer["error"]["code"] == "damaged");
    CHECK(answer["error"]["where"].get<std::string>().find("b.gz") != std::string::npos);
  }
  SUBCASE("no table at all") {
    CHECK(host.ask(host.open_request(
              {{"b.csv", std::string("\x89PNG\r\n\x1a\n\0\0", 10)}}))["error"]["code"] ==
          "unsupported");
  }
  SUBCASE("empty") { CHECK(host.ask(host.open_request({{"b.csv", ""}})).contains("error")); }
  SUBCASE("unreadable") {
    host.fail_reads = true;
    CHECK(host.ask(host.open_request({{"b.csv", kCanonical}}))["error"]["code"] == "unreadable");
  }
  SUBCASE("cancelled") {
    const std::uint32_t opening = host.submit(host.open_request({{"b.csv", long_table(60'000)}}));
    for (int i = 0; i < 3; ++i) {
      host.engine.step(std::chrono::milliseconds(1));
      host.serve_read();
    }
    REQUIRE(!host.answers.contains(opening));
    host.ask(Json{{"op", "cancel"}, {"id", opening}});
    CHECK(host.answers[opening]["error"]["code"] == "cancelled");
    CHECK(host.answered[opening] == 1);
    while (host.serve_read()) {
    }
  }
  CHECK(fingerprint(host) == before);
  host.fail_reads = false;
  const Json after = host.ask(host.open_request({{"c.csv", kCanonical}}));
  CHECK(after["interactions"] == 6);
  CHECK(after["customers"] == 2);
}

TEST_CASE("one bad file among good ones is listed with its error") {
  TestHost host;
  const Json answer =
      host.ask(host.open_request({{"a.csv", kCanonical}, {"b.csv", "%PDF-1.7\n\x01\x02"}}));
  REQUIRE(!answer.contains("error"));
  CHECK(answer["interactions"] == 3);
  CHECK(answer["files"][1]["format"] == nullptr);
  CHECK(answer["files"][1]["error"]["code"] == "unsupported");
}

TEST_CASE("what was read so far can be asked while a load goes on") {
  TestHost host;
  const std::string table = long_table(120'000);
  const std::uint32_t opening = host.submit(host.open_request({{"a.csv", table}}));
  bool saw_part = false;
  bool slept = false;
  while (!host.answers.contains(opening)) {
    const bool more = host.engine.step(std::chrono::milliseconds(2));
    if (!slept)
      std::this_thread::sleep_for(
          std::chrono::milliseconds(500));  // a part is shown only of a slow load
    slept = true;
    if (!more) host.serve_read();
    if (!saw_part) {
      const Json part = host.ask(Json{{"op", "summary"}, {"filter", ""}});
      if (part["complete"] == false) {
        saw_part = true;
        CHECK(part["interactions"].get<int>() > 0);
        CHECK(part["interactions"].get<int>() < 120'000);
      }
    }
  }
  CHECK(saw_part);
  CHECK(host.answers[opening]["complete"] == true);
  CHECK(host.answers[opening]["interactions"] == 120'000);
}

TEST_CASE("close forgets everything") {
  TestHost host;
  host.ask(host.open_request({{"a.csv", kCanonical}}));
  CHECK(host.ask(Json{{"op", "close"}}) == Json::object());
  const Json answer = host.ask(Json{{"op", "summary"}});
  CHECK(answer["interactions"] == 0);
  CHECK(answer["files"].empty());
  CHECK(answer["span"] == nullptr);
}

TEST_CASE("requests that make no sense are answered by errors that say so") {
  TestHost host;
  host.ask(host.open_request({{"a.csv", kCanonical}}));
  const auto code = [&](const std::string& request) {
    return host.ask(request)["error"]["code"].get<std::string>();
  };
  CHECK(code("") == "bad_request");
  CHECK(code("[1]") == "bad_request");
  CHECK(code("{\"op\":") == "bad_request");
  CHECK(code(R"({"op":"fly"})") == "bad_request");
  CHECK(code(R"({"op":1})") == "bad_request");
  CHECK(code(R"({"op":"facets","fields":"channel"})") == "bad_request");
  CHECK(code(R"({"op":"facets","fields":["chanel"]})") == "unknown_field");
  CHECK(code(R"({"op":"facets","limit":-1})") == "bad_request");
  CHECK(code(R"({"op":"summary","filter":7})") == "bad_request");
  CHECK(code(R"({"op":"summary","filter":"channel:"})") == "bad_filter");
  CHECK(code(R"({"op":"timeline","lanes":"channel","from":"2024","to":"2023","bins":4})") ==
        "bad_request");
  CHECK(code(R"({"op":"timeline","lanes":"channel","from":"2023","to":"2024","bins":0})") ==
        "bad_request");
  CHECK(
      code(R"({"op":"timeline","lanes":"channel","from":"2023","to":"2024","bins":99999999999})") ==
      "bad_request");
  CHECK(code(R"({"op":"interactions","sort":"-nothing"})") == "unknown_field");
  CHECK(code(R"({"op":"customer","id":"nobody"})") == "not_found");
  CHECK(code(R"({"op":"customer"})") == "bad_request");
  CHECK(code(R"({"op":"search"})") == "bad_request");
  CHECK(code(R"({"op":"record","id":"0:99:0"})") == "not_found");
  CHECK(code(R"({"op":"open"})") == "bad_request");
  CHECK(code(R"({"op":"cancel"})") == "bad_request");
  const Json batch =
      host.ask(std::string(R"({"op":"batch","requests":[{"op":"summary"},{"op":"fly"}]})"));
  CHECK(batch["answers"][0]["interactions"] == 3);
  CHECK(batch["answers"][1]["error"]["code"] == "bad_request");
}
