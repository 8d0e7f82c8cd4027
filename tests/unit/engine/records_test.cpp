#include <doctest/doctest.h>

#include <string>

#include "base/base64.h"
#include "unit/archive/zip_writer.h"
#include "unit/engine/test_host.h"

namespace {

using throughline::from_base64;
using throughline::engine::gzip_of;
using throughline::engine::TestHost;
using throughline::test::write_zip;
using Json = nlohmann::json;

const std::string kHeader = "started_at,customer,subject\n";

// `count` rows; row i says its number, so that no two are alike.
std::string row(int i) {
  return "2024-01-05T09:00:00Z,c" + std::to_string(i % 7) + ",subject of row " + std::to_string(i) +
         "\n";
}
std::string table(int count) {
  std::string text = kHeader;
  for (int i = 0; i < count; ++i) text += row(i);
  return text;
}

Json raw_record(TestHost& host, const std::string& id) {
  return host.ask(Json{{"op", "record"}, {"id", id}, {"raw", true}});
}

std::string bytes_of(const Json& answer) {
  REQUIRE_MESSAGE(answer.contains("base64"), answer.dump());
  return from_base64(answer["base64"].get<std::string>()).value_or("no base64");
}

}  // namespace

TEST_CASE("a record's bytes are read from the file again, wherever it is packed") {
  TestHost host;
  // Larger than what is unpacked at once, and than one read of the host.
  const int count = 60'000;
  const std::string large = table(count);
  const std::string inner = write_zip({{.name = "a.csv", .data = table(5)},
                                       {.name = "deep.csv", .data = large},
                                       {.name = "deep.csv.gz", .data = gzip_of(large)}});
  const std::string zip = write_zip({{.name = "packed.csv", .data = large},
                                     {.name = "stored.csv", .data = large, .method = 0},
                                     {.name = "twice.csv.gz", .data = gzip_of(large)},
                                     {.name = "inner.zip", .data = inner}});
  const Json opened = host.ask(host.open_request(
      {{"plain.csv", large}, {"packed.csv.gz", gzip_of(large)}, {"all.zip", zip}}));
  REQUIRE_MESSAGE(!opened.contains("error"), opened.dump());
  REQUIRE(opened["files"].size() == 8);
  for (std::size_t file = 0; file < 8; ++file) {
    const Json& listed = opened["files"][file];
    CAPTURE(listed["name"]);
    const bool small = listed["records"] == 5;
    REQUIRE((small || listed["records"] == count));
    for (const int record : {0, 4, small ? 2 : 31'234, small ? 3 : count - 1}) {
      const Json answer =
          raw_record(host, std::to_string(file) + ":" + std::to_string(record) + ":0");
      CHECK(bytes_of(answer) == row(record));
      CHECK(answer["text"] == row(record));
      CHECK(answer["file"] == listed["name"]);
      CHECK(large.substr(answer["offset"], answer["length"]) == row(record));
      CHECK(answer["packed"] == (file != 0));
    }
  }
}

TEST_CASE("a record's text is in the file's encoding, its bytes are the file's own") {
  TestHost host;
  const std::string latin = kHeader +
                            "2024-01-05,c1,Gr\xFC\xDF"
                            "e\n2024-01-06,c2,\x80 5\n";
  std::string wide = "\xFF\xFE";
  for (const char letter : kHeader + "2024-01-05,c1,x\n") wide += std::string{letter, '\0'};
  wide += std::string("\x3D\xD8\x00\xDE,\0,\0\n\0", 10);
  const std::string broken = kHeader + "2024-01-05,c1,caf\xC3\xA9 \xC3\xA9t\xC3\xA9\xFF\n";
  host.ask(host.open_request({{"latin.csv", latin}, {"wide.csv", wide}, {"broken.csv", broken}}));
  Json answer = raw_record(host, "0:0:0");
  CHECK(answer["encoding"] == "Windows-1252");
  CHECK(answer["text"] == "2024-01-05,c1,Grüße\n");
  CHECK(bytes_of(answer) ==
        "2024-01-05,c1,Gr\xFC\xDF"
        "e\n");
  CHECK(raw_record(host, "0:1:0")["text"] == "2024-01-06,c2,€ 5\n");
  answer = raw_record(host, "1:0:0");
  CHECK(answer["encoding"] == "UTF-16LE");
  CHECK(answer["text"] == "2024-01-05,c1,x\n");
  CHECK(raw_record(host, "1:1:0")["text"] == "😀,,\n");
  answer = raw_record(host, "2:0:0");
  CHECK(answer["encoding"] == "UTF-8");
  CHECK(answer["text"] == "2024-01-05,c1,café été\uFFFD\n");
  CHECK(bytes_of(answer) == "2024-01-05,c1,caf\xC3\xA9 \xC3\xA9t\xC3\xA9\xFF\n");
}

TEST_CASE("of a long record the beginning is answered") {
  TestHost host;
  const std::string long_row = "2024-01-05,c1," + std::string(200'000, 'x') + "\n";
  host.ask(host.open_request({{"a.csv", kHeader + long_row}}));
  Json answer = raw_record(host, "0:0:0");
  CHECK(answer["length"] == long_row.size());
  CHECK(bytes_of(answer) == long_row.substr(0, 65536));
  answer = host.ask(Json{{"op", "record"}, {"id", "0:0:0"}, {"raw", true}, {"bytes", 20}});
  CHECK(answer["text"] == "2024-01-05,c1,xxxxxx");
  answer = host.ask(Json{{"op", "record"}, {"id", "0:0:0"}, {"raw", true}, {"bytes", 0}});
  CHECK(answer["error"]["code"] == "bad_request");
}

TEST_CASE("records of the tables within a JSON file are read from it") {
  TestHost host;
  const std::string first = R"({"id":1,"created_at":"2024-01-05T09:00:00Z","subject":"One"})";
  const std::string second = R"({"id":9,"created_at":"2024-01-06T09:00:00Z","body":"Zwei"})";
  const std::string file = R"({"tickets":[)" + first + R"(],"comments":[)" + second + "]}";
  const Json opened = host.ask(host.open_request({{"a.json.gz", gzip_of(file)}}));
  REQUIRE_MESSAGE(!opened.contains("error"), opened.dump());
  std::vector<std::string> found;
  for (std::size_t at = 0; at < opened["files"].size(); ++at) {
    const Json answer = raw_record(host, std::to_string(at) + ":0:0");
    if (!answer.contains("error")) found.push_back(answer["text"]);
  }
  CHECK(found == std::vector<std::string>{first, second});
}

TEST_CASE("a record that cannot be read says so, and other questions are answered meanwhile") {
  TestHost host;
  host.ask(host.open_request({{"a.csv.gz", gzip_of(table(100))}}));
  const std::uint32_t lookup = host.submit(Json{{"op", "record"}, {"id", "0:50:0"}, {"raw", true}});
  while (host.engine.step(std::chrono::milliseconds(5))) {
  }
  CHECK(host.answers.count(lookup) == 0);  // it waits for the host
  const std::uint32_t question = host.submit(Json{{"op", "summary"}});
  while (host.engine.step(std::chrono::milliseconds(5))) {
  }
  REQUIRE(host.answers.count(question) == 1);
  CHECK(host.answers[question]["interactions"] == 100);
  host.fail_reads = true;
  const Json failed = host.finish(lookup);
  CHECK(failed["error"]["code"] == "unreadable");
  CHECK(failed["error"]["where"] == "a.csv.gz");
  host.fail_reads = false;
  CHECK(bytes_of(raw_record(host, "0:50:0")) == row(50));
  SUBCASE("cancelled") {
    const std::uint32_t other = host.submit(Json{{"op", "record"}, {"id", "0:1:0"}, {"raw", true}});
    host.engine.step(std::chrono::milliseconds(5));
    host.ask(Json{{"op", "cancel"}, {"id", other}});
    CHECK(host.answers[other]["error"]["code"] == "cancelled");
  }
  SUBCASE("closed") {
    const std::uint32_t other = host.submit(Json{{"op", "record"}, {"id", "0:1:0"}, {"raw", true}});
    host.engine.step(std::chrono::milliseconds(5));
    host.ask(Json{{"op", "close"}});
    CHECK(host.answers[other]["error"]["code"] == "cancelled");
  }
  CHECK(host.answered[question] == 1);
}

TEST_CASE("rejected records are counted by kind, and asked by file and kind") {
  TestHost host;
  const std::string good = R"({"started_at":"2024-01-05T09:00:00Z","subject":"x"})";
  const std::string lines =
      good + "\n1\n" + good + "\n\"a\xFF\"\n" + good + "\n2\n{\"a\":}\n" + good + "\n";
  const Json opened =
      host.ask(host.open_request({{"a.csv", table(3)}, {"b.ndjson", lines}, {"c.ndjson", lines}}));
  REQUIRE(opened["files"][1]["rejected"] == 4);
  Json answer = host.ask(Json{{"op", "rejected"}, {"file", 1}, {"kinds", true}});
  CHECK(answer["total"] == 4);
  REQUIRE(answer["kinds"].size() == 3);
  CHECK(answer["kinds"][0]["count"] == 2);
  const std::string values = answer["kinds"][0]["reason"];
  CHECK(values == "This is a single value, no object: it has no names for its values.");
  REQUIRE(answer["rows"].size() == 4);
  for (const Json& rejected : answer["rows"]) {
    const std::string bytes = from_base64(rejected["base64"].get<std::string>()).value_or("");
    CHECK(lines.substr(rejected["offset"], rejected["length"]) == bytes);
    CHECK(rejected["file"] == "b.ndjson");
  }
  answer = host.ask(Json{{"op", "rejected"}, {"file", 1}, {"reason", values}, {"offset", 1}});
  CHECK(answer["total"] == 2);
  REQUIRE(answer["rows"].size() == 1);
  CHECK(answer["rows"][0]["text"] == "2");
  CHECK(answer["rows"][0]["record"] == 5);
  CHECK(host.ask(Json{{"op", "rejected"}})["total"] == 8);
  CHECK(host.ask(Json{{"op", "rejected"}, {"file", 1}, {"bytes", 2}})["rows"][3]["text"] == "{\"");
  CHECK(host.ask(Json{{"op", "rejected"}, {"file", 3}})["error"]["code"] == "bad_request");
}

TEST_CASE("mapping can be asked of one file; what was decided without a sign is unsure") {
  TestHost host;
  host.ask(
      host.open_request({{"a.csv", "when,customer,subject\n03/04/2024,c1,x\n05/06/2024,c2,y\n"},
                         {"b.csv", "when,customer,subject\n03/04/2024,c1,x\n25/06/2024,c2,y\n"}}));
  const Json all = host.ask(Json{{"op", "mapping"}});
  REQUIRE(all["files"].size() == 2);
  CHECK(all["files"][0]["unsure"] == 1);
  CHECK(all["files"][1]["unsure"] == 0);
  CHECK(all["files"][0]["columns"][0]["unsure"] == true);
  CHECK(all["files"][1]["columns"][0]["unsure"] == false);
  const Json one = host.ask(Json{{"op", "mapping"}, {"file", 1}});
  REQUIRE(one["files"].size() == 1);
  CHECK(one["files"][0]["name"] == "b.csv");
  const Json brief = host.ask(Json{{"op", "mapping"}, {"brief", true}});
  CHECK(brief["files"][0]["size"] == 54);
  CHECK(!brief["files"][0].contains("columns"));
  CHECK(host.ask(Json{{"op", "mapping"}, {"file", 2}})["error"]["code"] == "bad_request");
}
