#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "unit/engine/test_host.h"

namespace {

using throughline::engine::TestHost;
using Json = nlohmann::json;

std::string table_of(int rows) {
  std::string text = "started_at,customer,subject,SKU\n";
  for (int i = 0; i < rows; ++i) {
    text += "2024-01-01T00:00:" + std::string(i % 60 < 10 ? "0" : "") + std::to_string(i % 60) +
            "Z,c" + std::to_string(i % 7) + ",subject " + std::to_string(i) + ",S\n";
  }
  return text;
}

struct Exported {
  std::vector<std::string> pieces;
  std::string text;
  std::uint64_t rows = 0;
  Json last;
};

Exported export_all(TestHost& host, Json request) {
  Exported all;
  do {
    all.last = host.ask(request);
    if (all.last.contains("error")) return all;
    all.pieces.push_back(all.last["text"].get<std::string>());
    all.text += all.pieces.back();
    all.rows += all.last["rows"].get<std::uint64_t>();
    request["from"] = all.last["next"];
  } while (!request["from"].is_null());
  return all;
}

}  // namespace

TEST_CASE("export: pieces of whole rows make up what one piece holds") {
  TestHost host;
  host.ask(host.open_request({{"a.csv", table_of(500)}}));
  for (const char* format : {"csv", "ndjson"}) {
    const Exported whole = export_all(host, {{"op", "export"}, {"format", format}});
    CHECK(whole.pieces.size() == 1);
    CHECK(whole.rows == 500);
    const Exported parts =
        export_all(host, {{"op", "export"}, {"format", format}, {"bytes", 1000}});
    CHECK(parts.pieces.size() > 10);
    CHECK(parts.text == whole.text);
    for (const std::string& piece : parts.pieces) {
      CHECK(piece.ends_with('\n'));
      CHECK(piece.size() < 1300);  // a row more than was asked for, at most
    }
    CHECK(parts.last["total"] == 500);
  }
}

TEST_CASE("export: only what the filter leaves, in order of time, and only columns that hold it") {
  TestHost host;
  host.ask(host.open_request({{"a.csv",
                               "started_at,customer,subject,value,SKU\n"
                               "2024-01-02T00:00:00Z,b,later,,S2\n"
                               "2024-01-01T00:00:00Z,b,sooner,,\n"
                               "2024-01-03T00:00:00Z,c,other,5,S3\n"}}));
  const Exported all =
      export_all(host, {{"op", "export"}, {"format", "csv"}, {"filter", "customer:b"}});
  CHECK(all.text ==
        "customer,started_at,subject,x.SKU\n"
        "b,2024-01-01T00:00:00Z,sooner,\n"
        "b,2024-01-02T00:00:00Z,later,S2\n");
}

TEST_CASE("export: bytes instead of a text") {
  TestHost host;
  host.ask(host.open_request({{"a.csv", table_of(3)}}));
  const std::uint32_t id = host.submit(Json{{"op", "export"}, {"format", "csv"}, {"binary", true}});
  const Json answer = host.finish(id);
  const Json plain = host.ask(Json{{"op", "export"}, {"format", "csv"}});
  const std::string bytes(host.binaries[id].begin(), host.binaries[id].end());
  CHECK(answer["text"]["$array"]["type"] == "u8");
  CHECK(answer["text"]["$array"]["offset"] == 0);
  CHECK(answer["text"]["$array"]["length"] == bytes.size());
  CHECK(bytes == plain["text"].get<std::string>());
}

TEST_CASE("export: the rest cannot be had once something else is open") {
  TestHost host;
  host.ask(host.open_request({{"a.csv", table_of(100)}}));
  Json request = {{"op", "export"}, {"format", "csv"}, {"bytes", 100}};
  request["from"] = host.ask(request)["next"];
  REQUIRE(request["from"].is_object());
  CHECK_FALSE(host.ask(request).contains("error"));
  host.ask(host.open_request({{"b.csv", table_of(5)}}));
  const Json answer = host.ask(request);
  REQUIRE(answer.contains("error"));
  CHECK(answer["error"]["where"] == "from");
  CHECK(answer["error"]["message"].get<std::string>().find("changed") != std::string::npos);
}

TEST_CASE("export: one that is cancelled is answered, and what is open stays") {
  TestHost host;
  host.ask(host.open_request({{"a.csv", table_of(2000)}}));
  const std::uint32_t id = host.submit(Json{{"op", "export"}, {"format", "csv"}});
  host.ask(Json{{"op", "cancel"}, {"id", id}});
  CHECK(host.answers[id]["error"]["code"] == "cancelled");
  CHECK(host.answered[id] == 1);
  CHECK(host.ask(Json{{"op", "export"}, {"format", "csv"}})["rows"] == 2000);
}

TEST_CASE("export: requests that make no sense") {
  TestHost host;
  host.ask(host.open_request({{"a.csv", table_of(5)}}));
  const auto code = [&](const Json& request) { return host.ask(request)["error"]["code"]; };
  const std::uint64_t epoch = host.ask(Json{{"op", "summary"}})["epoch"].get<std::uint64_t>();
  const auto from = [&](const Json& columns, const Json& row) {
    return Json{{"op", "export"},
                {"format", "csv"},
                {"from", {{"epoch", epoch}, {"row", row}, {"columns", columns}}}};
  };
  CHECK(code(Json{{"op", "export"}}) == "bad_request");
  CHECK(code(Json{{"op", "export"}, {"format", "xlsx"}}) == "bad_request");
  CHECK(code(Json{{"op", "export"}, {"format", "csv"}, {"bytes", 0}}) == "bad_request");
  CHECK(code(Json{{"op", "export"}, {"format", "csv"}, {"from", 7}}) == "bad_request");
  CHECK(code(Json{{"op", "export"}, {"format", "csv"}, {"filter", "a:b"}}) == "unknown_field");
  CHECK(code(from({"time"}, 0)) == "unknown_field");
  CHECK(code(from({"x.none"}, 0)) == "unknown_field");
  CHECK(code(from({"subject"}, -1)) == "bad_request");
  CHECK(host.ask(from({"subject"}, 4'000'000'000U))["rows"] == 0);
  CHECK(host.ask(from(Json::array(), 0))["rows"] == 5);
}
