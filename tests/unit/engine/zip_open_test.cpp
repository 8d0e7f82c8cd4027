#include <doctest/doctest.h>

#include <string>

#include "unit/archive/zip_writer.h"
#include "unit/engine/test_host.h"

namespace {

using throughline::engine::gzip_of;
using throughline::engine::TestHost;
using Json = nlohmann::json;

const std::string kOne = "started_at,customer,email\n2024-01-05T09:00:00Z,c1,a@x.org\n";
const std::string kTwo =
    "started_at,customer,email\n2024-01-04T09:00:00Z,c2,a@x.org\n2024-01-06,c3,\n";

}  // namespace

TEST_CASE("every file of a zip is opened: plain, gzipped, in a folder, in a zip within") {
  TestHost host;
  const std::string inner = throughline::test::write_zip({{.name = "deep.csv", .data = kTwo}});
  const std::string zip =
      throughline::test::write_zip({{.name = "one.csv", .data = kOne},
                                    {.name = "folder/"},
                                    {.name = "folder/two.csv.gz", .data = gzip_of(kTwo)},
                                    {.name = "inner.zip", .data = inner},
                                    {.name = "picture.png", .data = "\x89PNG\r\n\x1a\n12345678"}});
  const Json answer = host.ask(host.open_request({{"all.zip", zip}}));
  REQUIRE_MESSAGE(!answer.contains("error"), answer.dump());
  CHECK(answer["interactions"] == 5);
  CHECK(answer["customers"] == 2);  // c1 and c2 share an address
  CHECK(answer["files"][0]["name"] == "all.zip/one.csv");
  CHECK(answer["files"][1]["name"] == "all.zip/folder/two.csv.gz");
  CHECK(answer["files"][2]["name"] == "all.zip/inner.zip/deep.csv");
  CHECK(answer["files"][3]["format"] == nullptr);
  CHECK(answer["files"][3]["error"]["code"] == "unsupported");
  CHECK(host.progresses.back()["bytes"] == zip.size());
}

TEST_CASE("a damaged entry is listed; nothing of it is kept, neither rows nor who is whom") {
  TestHost host;
  const std::string zip =
      throughline::test::write_zip({{.name = "bad.csv", .data = kTwo, .crc = 1},
                                    {.name = "good.csv", .data = kOne + "2024-02-01,c2,\n"}});
  const Json answer = host.ask(host.open_request({{"all.zip", zip}}));
  REQUIRE_MESSAGE(!answer.contains("error"), answer.dump());
  CHECK(answer["interactions"] == 2);
  CHECK(answer["customers"] == 2);  // the bad file's row would have joined c1 and c2
  CHECK(answer["files"][0]["error"]["code"] == "damaged");
  CHECK(answer["files"][1]["records"] == 2);
}

TEST_CASE("a zip cut in half opens nothing and leaves what was open") {
  TestHost host;
  host.ask(host.open_request({{"a.csv", kOne}}));
  const std::string zip = throughline::test::write_zip({{.name = "two.csv", .data = kTwo}});
  const Json answer = host.ask(host.open_request({{"half.zip", zip.substr(0, zip.size() / 2)}}));
  CHECK(answer["error"]["code"] == "damaged");
  CHECK(host.ask(Json{{"op", "summary"}})["interactions"] == 1);
}

TEST_CASE("limits guard an open as a whole, and can be set") {
  TestHost host;
  host.ask(host.open_request({{"a.csv", kOne}}));
  const std::string zip = throughline::test::write_zip(
      {{.name = "1.csv", .data = kOne}, {.name = "2.csv", .data = kTwo}});
  Json request = host.open_request({{"all.zip", zip}});
  request["limits"] = {{"entries", 1}};
  CHECK(host.ask(request)["error"]["code"] == "limit");
  request = host.open_request(
      {{"all.zip", throughline::test::write_zip({{.name = "in.zip", .data = zip}})}});
  request["limits"] = {{"depth", 1}};
  CHECK(host.ask(request).contains("error"));
  CHECK(host.ask(Json{{"op", "summary"}})["interactions"] == 1);
  request["limits"] = {{"depth", 2}};
  CHECK(host.ask(request)["interactions"] == 4);
  request["limits"] = {{"heat", 1}};
  CHECK(host.ask(request)["error"]["code"] == "bad_request");
}
