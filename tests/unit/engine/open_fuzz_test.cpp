// Mutated files of every kind through the engine's open: it answers, every record is accounted for,
// and a file that is not opened leaves what was open as it was. The same rounds in every run;
// THROUGHLINE_FUZZ_SECONDS goes on for that long, THROUGHLINE_FUZZ_ROUND begins there (a failing
// test tells its round).
#include <doctest/doctest.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "unit/archive/zip_writer.h"
#include "unit/engine/test_host.h"

namespace {

using throughline::engine::gzip_of;
using throughline::engine::TestHost;
using Json = nlohmann::json;
using Random = std::mt19937;

constexpr int kRounds = 1'500;
constexpr int kMostSeconds = 20;  // a slow machine does fewer rounds

struct Seed {
  const char* name;
  std::string bytes;
};

std::string utf16(const std::string& text, bool mark) {
  std::string wide = mark ? "\xFF\xFE" : "";
  for (const char c : text) wide.append({c, '\0'});
  return wide;
}

const std::vector<Seed>& seeds() {
  static const std::string csv =
      "date,customer,email,amount,note\r\n2024-01-05 09:00,c1,a@x.org,\"1,234.50\",\"said "
      "\"\"no\"\"\"\r\n"
      "2024-01-06 10:30,c2,,-5.00,\"two\r\nlines\"\r\n2024-01-07,c3,b@x.org,0,\r\n";
  static const std::string json =
      R"([{"id":1,"created_at":"2024-01-05T09:00:00Z","via":{"channel":"email"},"tags":["a","b"],"amount":1e2},)"
      R"({"id":2,"created_at":"2024-01-06T09:00:00Z","via":{"channel":"web"},"items":[{"sku":"x","n":1},{"sku":"y"}]},)"
      R"({"id":3,"created_at":null,"note":"\u00e9\ud83d\ude00 \"q\" \\","open":true}])";
  static const std::vector<Seed> all = {
      {"a.csv", csv},
      {"b.csv",
       "started_at,customer,channel,value,currency,tags\n2024-01-05T09:00:00Z,7,email,-5.00,EUR,a;"
       "b\n"},
      {"c.csv",
       "\xEF\xBB\xBF"
       "datum;name;betrag\n13/02/2024;Anna M\xC3\xBCller;\"1.234,50\"\n\n02/03/2024;B;7\n"},
      {"d.csv",
       "date,note\n2024-01-05,Gr\xFC\xDF"
       "e\n2024-01-06,sch\xF6n\n"},
      {"e.txt",
       " 00001 19970101  1  11.77\n 00002 19970112  1  12.00\n 00002 19970112  5  77.00\n"
       " 00003 19970102  2  20.76\n 00003 19970330  2  20.76\n 00004 19970101  2  29.33\n"},
      {"f.json", json},
      {"g.json",
       R"({"version":2,"tickets":[{"id":1,"created_at":"2024-01-05","comments":[{"body":"x"}]},{"id":2}],)"
       R"("users":[{"id":7,"name":"Anna"}],"next":null})"},
      {"h.ndjson",
       "{\"id\":1,\"created_at\":\"2024-01-05\"}\n{\"id\":2,\"created_at\":\"2024-01-06\",\"x\":{"
       "\"y\":[1,2]}}\n"
       "{\"id\":3}\n"},
      {"i.csv", utf16(csv, true)},
      {"j.json", utf16(json, false)},
  };
  return all;
}

const std::array<std::string, 26>& pieces() {
  static const std::array<std::string, 26> all = {",",
                                                  "\"",
                                                  "\n",
                                                  "\r",
                                                  ";",
                                                  "\t",
                                                  "\"\"",
                                                  "{",
                                                  "}",
                                                  "[",
                                                  "]",
                                                  ":",
                                                  "\\",
                                                  "\\ud83d",
                                                  "\\u0000",
                                                  "1e400",
                                                  "-0",
                                                  "99999999999999999999",
                                                  "null",
                                                  "\xFF",
                                                  "\xC3\xA9",
                                                  std::string(1, '\0'),
                                                  std::string(4, '\xFF'),
                                                  std::string(2, '\0'),
                                                  "PK\x01\x02",
                                                  "2024-02-30"};
  return all;
}

void mutate(std::string& bytes, Random& random) {
  const auto below = [&random](std::size_t most) { return most == 0 ? 0 : random() % most; };
  for (std::size_t count = 1 + below(5); count > 0; --count) {
    const std::size_t at = below(bytes.size());
    const std::string& piece = pieces()[below(pieces().size())];
    switch (below(8)) {
      case 0:
      case 1:
        bytes.insert(at, piece);
        break;
      case 2:
        bytes.replace(at, piece.size(), piece);
        break;
      case 3:
        bytes.erase(at, 1 + below(9));
        break;
      case 4:
        if (!bytes.empty()) bytes[at] = static_cast<char>(random());
        break;
      case 5:
        bytes.insert(at, bytes.substr(below(bytes.size() + 1), below(60)));
        break;
      case 6: {
        const std::string& other = seeds()[below(seeds().size())].bytes;
        bytes.insert(at, other.substr(below(other.size()), below(40)));
        break;
      }
      default:
        if (below(4) == 0) bytes.resize(at);
        break;
    }
  }
}

// A seed, as it is or packed; damaged within the package, or the package itself.
Seed make_input(Random& random) {
  Seed seed = seeds()[random() % seeds().size()];
  const bool inside = random() % 2 == 0;
  const unsigned packing = random() % 4;
  if (inside || packing < 2) mutate(seed.bytes, random);
  if (packing < 2) return seed;
  std::string packed;
  if (packing == 2) {
    packed = gzip_of(seed.bytes);
  } else {
    const Seed& other = seeds()[random() % seeds().size()];
    const std::string inner =
        throughline::test::write_zip({{.name = seed.name, .data = seed.bytes}});
    packed = throughline::test::write_zip({{.name = other.name, .data = gzip_of(other.bytes)},
                                           {.name = seed.name, .data = seed.bytes, .method = 0},
                                           {.name = "inner.zip", .data = inner}});
  }
  if (!inside) mutate(packed, random);
  return {packing == 2 ? "packed.gz" : "packed.zip", packed};
}

Json without_epoch(Json answer) {
  answer.erase("epoch");
  return answer;
}

// As TestHost::ask, but gives up: work that does not end is a failure.
Json ask(TestHost& host, const Json& request) {
  const std::uint32_t id = host.submit(request);
  for (int step = 0; step < 20'000; ++step) {
    if (host.answers.contains(id)) return host.answers[id];
    if (!host.engine.step(std::chrono::milliseconds(5))) host.serve_read();
  }
  return {{"error", {{"code", "hangs"}, {"message", ""}}}};
}

void check_error(const Json& error) {
  const auto code = error["code"].get<std::string>();
  const auto message = error["message"].get<std::string>();
  CHECK_MESSAGE((code == "damaged" || code == "unsupported" || code == "limit"), code);
  CHECK_MESSAGE(message.ends_with('.'), message);
}

void check_opened(TestHost& host, const Seed& input, const Json& summary) {
  std::uint64_t rejected = 0;
  for (const Json& file : summary["files"]) {
    const auto count = [&file](const char* key) { return file[key].get<std::uint64_t>(); };
    CHECK(count("records") ==
          count("used") + count("reference") + count("merged") + count("rejected"));
    CHECK(file["format"].is_null() == file.contains("error"));
    if (file.contains("error")) check_error(file["error"]);
    rejected += count("rejected");
  }
  CHECK(summary["rejected"] == rejected);
  const bool plain = std::string(input.name).find("packed") == std::string::npos;
  const Json list = ask(host, {{"op", "rejected"}, {"limit", 10'000}});
  CHECK(list["rows"].size() == rejected);
  for (const Json& row : list["rows"]) {
    CHECK_FALSE(row["reason"].get<std::string>().empty());
    CHECK_FALSE(row["text"].get<std::string>().empty());
    if (plain)
      CHECK(row["offset"].get<std::uint64_t>() + row["length"].get<std::uint64_t>() <=
            input.bytes.size());
  }
  const Json answers = ask(host, {{"op", "batch"},
                                  {"requests",
                                   {{{"op", "interactions"}, {"limit", 10'000}},
                                    {{"op", "facets"}, {"fields", {"channel", "type", "agent"}}},
                                    {{"op", "customers"}, {"limit", 100}},
                                    {{"op", "timeline"},
                                     {"lanes", "channel"},
                                     {"from", "2024-01-01T00:00:00Z"},
                                     {"to", "2025-01-01T00:00:00Z"},
                                     {"bins", 7}},
                                    {{"op", "mapping"}},
                                    {{"op", "columns"}}}}});
  for (const Json& answer : answers["answers"])
    CHECK_MESSAGE(!answer.contains("error"), answer.dump());
  CHECK(answers["answers"][0]["total"] == summary["interactions"]);
}

void run_round(int round) {
  Random random(static_cast<std::uint32_t>(round));
  const Seed input = make_input(random);
  CAPTURE(round);
  CAPTURE(input.name);
  CAPTURE(input.bytes);
  TestHost host;
  ask(host, host.open_request({{"open.csv", "started_at,customer\n2024-01-05T09:00:00Z,c1\n"}}));
  const Json before = ask(host, {{"op", "summary"}});
  const Json opened = ask(host, host.open_request({{input.name, input.bytes}}));
  if (opened.contains("error")) {
    check_error(opened["error"]);
    CHECK(without_epoch(ask(host, {{"op", "summary"}})) == without_epoch(before));
  } else {
    check_opened(host, input, opened);
  }
}

int number_of(const char* variable) {
  const char* const value = std::getenv(variable);
  return value == nullptr ? 0 : std::atoi(value);
}

}  // namespace

TEST_CASE("fuzz: mutated files are opened or refused, and every record is accounted for") {
  const int seconds = number_of("THROUGHLINE_FUZZ_SECONDS");
  const int first = number_of("THROUGHLINE_FUZZ_ROUND");
  const auto start = std::chrono::steady_clock::now();
  const auto most = std::chrono::seconds(seconds > 0 ? seconds : kMostSeconds);
  int round = first;
  while (std::chrono::steady_clock::now() - start < most) {
    if (seconds == 0 && round - first == kRounds) break;
    run_round(round++);
  }
  MESSAGE("rounds " << first << " to " << round);
}
