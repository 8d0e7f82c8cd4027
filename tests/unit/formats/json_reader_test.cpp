#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "formats/json_record.h"
#include "formats/json_scanner.h"
#include "unit/formats/table_fixture.h"

using throughline::test::Table;
using namespace throughline::formats;

namespace {

// One object's columns and texts, or the fault's reason.
std::string parsed(std::string text) {
  JsonRecords records;
  const std::size_t length = text.size();
  text.append(kJsonPadding, '\0');
  const auto fault = records.parse(records.table(""), std::string_view(text).substr(0, length));
  if (fault) return "fault at " + std::to_string(fault->position);
  std::string shown;
  for (const JsonRow& row : records.rows()) {
    const JsonSchema& schema = records.schema(row.table);
    if (&row != records.rows().data()) shown += " | " + schema.path + ":";
    bool first = true;
    for (const auto& [column, cell] : row.cells) {
      shown += (first ? "" : ",") + schema.columns[column] + "=" + std::string(cell);
      first = false;
    }
  }
  return shown;
}

bool rejected(const std::string& text) { return parsed(text).starts_with("fault"); }

class Events final : public JsonSink {
 public:
  void on_record(std::uint64_t offset, std::string_view text) override {
    log.push_back(std::to_string(offset) + ":" + std::string(text));
  }
  void on_broken(const BrokenJson& broken) override {
    log.push_back("broken " + std::to_string(broken.offset) + "+" + std::to_string(broken.length));
  }
  void on_table(std::string_view path) override { log.push_back("table " + std::string(path)); }
  void on_table_end() override { log.emplace_back("end"); }
  void on_member(std::string_view path, std::string_view text) override {
    log.push_back(std::string(path) + "=" + std::string(text));
  }
  std::vector<std::string> log;
};

std::vector<std::string> scanned(std::string_view text, JsonShape shape, std::size_t piece,
                                 std::size_t limit = JsonScanner::kMaxRecordBytes) {
  Events events;
  JsonScanner scanner(shape, events, 0, limit);
  for (std::size_t at = 0; at < text.size(); at += piece)
    scanner.feed(throughline::as_bytes(text.substr(at, piece)));
  scanner.finish();
  return events.log;
}

using Log = std::vector<std::string>;

}  // namespace

TEST_CASE("json record: every kind of value") {
  CHECK(parsed(R"({})") == "");
  CHECK(parsed(R"( { "a" : 1 , "b" : -0 , "c":1.50, "d":1e5, "e":1E-2, "f":0.1e+3 } )") ==
        "a=1,b=-0,c=1.50,d=1e5,e=1E-2,f=0.1e+3");
  CHECK(parsed(R"({"a":true,"b":false,"c":null,"d":""})") == "a=true,b=false,d=");
  CHECK(parsed(R"({"n":123456789012345678901234567890.000000000000000000001})") ==
        "n=123456789012345678901234567890.000000000000000000001");
  CHECK(parsed(R"({"a":{"b":{"c":1},"d":2},"e":{}})") == "a.b.c=1,a.d=2");
  CHECK(parsed(R"({"a":[],"b":[1],"c":["x","y"],"d":[1,null,true],"e":[[1,2],[3]]})") ==
        "b=1,c=x;y,d=1;true,e=1;2;3");
  CHECK(parsed(R"({"a":1,"l":[{"x":1},{"x":2,"m":[{"y":3}]}],"z":9})") ==
        "a=1,z=9 | l:x=1 | l:x=2 | l.m:y=3");
  CHECK(parsed(R"({"l":[{"x":1},"s",2]})") == "l=s;2 | l:x=1");
}

TEST_CASE("json record: strings") {
  CHECK(parsed(R"({"a":"\" \\ \/ \b \f \n \r \t"})") == "a=\" \\ / \b \f \n \r \t");
  CHECK(parsed(R"({"a":"\u0041\u00e9\u20AC\uD83D\uDE00"})") == "a=A\u00e9\u20ac\U0001F600");
  CHECK(parsed(R"({"a":"x\uD800y","b":"\uDC00"})") == "a=x\uFFFDy,b=\uFFFD");
  CHECK(parsed(R"({"\u0061b":1,"":2})") == "ab=1,column 2=2");
  CHECK(parsed("{\"a\":\"\x7f\u2028\"}") == "a=\x7f\u2028");
  for (const char* text : {R"({"a":"\x"})", R"({"a":"\u12"})", R"({"a":"\u12G4"})",
                           "{\"a\":\"\n\"}", "{\"a\":\"\t\"}", "{\"a\":'b'}", "{a:1}"}) {
    CAPTURE(text);
    CHECK(rejected(text));
  }
}

TEST_CASE("json record: what RFC 8259 does not allow") {
  for (const char* text :
       {R"({"a":01})",   R"({"a":1.})",    R"({"a":.5})",       R"({"a":+1})",
        R"({"a":-})",    R"({"a":1e})",    R"({"a":1e+})",      R"({"a":0x1})",
        R"({"a":1x})",   R"({"a":NaN})",   R"({"a":Infinity})", R"({"a":tru})",
        R"({"a":True})", R"({"a":nul})",   R"({"a":truex})",    R"({"a":undefined})",
        R"({"a":1,})",   R"({,"a":1})",    R"({"a" 1})",        R"({"a"::1})",
        R"({"a":})",     R"({"a"})",       R"({"a":1 "b":2})",  R"({"a":[1,]})",
        R"({"a":[,1]})", R"({"a":[1 2]})", R"({"a":[1,,2]})",   R"({"a":1}})",
        R"({"a":[1}})",  R"({1:2})",       R"({"a":1;"b":2})",  R"({"a":1/*c*/})"}) {
    CAPTURE(text);
    CHECK(rejected(text));
  }
  CHECK(parsed(R"({"id":1,"b":tru,"c":2})") == "fault at 12");
}

TEST_CASE("json record: the last of equal names counts") {
  CHECK(parsed(R"({"a":1,"b":2,"a":3})") == "b=2,a=3");
  CHECK(parsed(R"({"a":{"x":1,"y":2},"a":{"y":3}})") == "a.y=3");
  CHECK(parsed(R"({"a":1,"a":null})") == "");
  CHECK(parsed(R"({"l":[{"x":1,"m":[{"y":2}]}],"k":[{"z":5}],"l":[{"x":3}]})") ==
        " | k:z=5 | l:x=3");
}

TEST_CASE("json record: depth is limited") {
  const auto nested = [](std::size_t depth) {
    return "{\"a\":" + std::string(depth, '[') + std::string(depth, ']') + "}";
  };
  CHECK(parsed(nested(kMaxJsonDepth - 2)) == "");
  CHECK(rejected(nested(kMaxJsonDepth + 1)));
  CHECK(rejected(nested(100'000)));
  std::string objects;
  for (int i = 0; i < 50'000; ++i) objects += "{\"a\":";
  CHECK(rejected(objects + "1" + std::string(50'000, '}')));
}

TEST_CASE("json scanner: records of sound text, in pieces of any size") {
  for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, std::size_t{1000}}) {
    CAPTURE(piece);
    CHECK(scanned(R"([{"a":"}]\""},{"b":[1,{"c":2}]} , 3 ])", JsonShape::kRecords, piece) ==
          Log{"table ", R"(1:{"a":"}]\""})", R"(14:{"b":[1,{"c":2}]})", "34:3", "end"});
    CHECK(scanned("{\"a\":1}\n\n{\"a\":2}{\"a\":3}\x1E{\"a\":4}", JsonShape::kRecords, piece) ==
          Log{"table ", "0:{\"a\":1}", "9:{\"a\":2}", "16:{\"a\":3}", "24:{\"a\":4}", "end"});
    CHECK(scanned(R"({"n":1,"t":[{"a":1},{"a":2}],"o":{"u":[{"b":1}],"e":[]},"s":"x"})",
                  JsonShape::kContainer,
                  piece) == Log{"n=1", "table t", R"(12:{"a":1})", R"(20:{"a":2})", "end",
                                "table o.u", R"(39:{"b":1})", "end", "o.e=[]", "s=\"x\""});
  }
}

TEST_CASE("json scanner: damage costs the record it is in") {
  for (const std::size_t piece : {std::size_t{1}, std::size_t{5}, std::size_t{1000}}) {
    CAPTURE(piece);
    // A closing bracket is missing at the end, inside, and that of a list.
    CHECK(scanned("[{\"a\":1},{\"a\":2,{\"a\":3}]", JsonShape::kRecords, piece) ==
          Log{"table ", "1:{\"a\":1}", "broken 9+6", "16:{\"a\":3}", "end"});
    CHECK(scanned("{\"a\":1}\n{\"a\":{\"b\":2}\n{\"a\":3}\n", JsonShape::kRecords, piece) ==
          Log{"table ", "0:{\"a\":1}", "broken 8+12", "21:{\"a\":3}", "end"});
    CHECK(scanned("[\n{\"a\":1},\n{\"a\":[2},\n{\"a\":3}\n]", JsonShape::kRecords, piece) ==
          Log{"table ", "2:{\"a\":1}", "11:{\"a\":[2}", "21:{\"a\":3}", "end"});
    // The last record's bracket; a line cut in the middle of a list; a quote.
    CHECK(scanned("[{\"a\":1},{\"a\":{}]", JsonShape::kRecords, piece) ==
          Log{"table ", "1:{\"a\":1}", "broken 9+7", "end"});
    CHECK(scanned("{\"a\":1}\n{\"a\":[1,\n{\"a\":3}\n", JsonShape::kRecords, piece) ==
          Log{"table ", "0:{\"a\":1}", "broken 8+7", "17:{\"a\":3}", "end"});
    CHECK(scanned("{\"a\":1}\n{\"a\":\"x}\n{\"a\":3}\n", JsonShape::kRecords, piece) ==
          Log{"table ", "0:{\"a\":1}", "broken 8+8", "17:{\"a\":3}", "end"});
    CHECK(scanned("[{\"a\":\"1\"},{\"a\":\"2},{\"a\":\"3\"},{\"a\":\"4\"}]", JsonShape::kRecords,
                  piece)
              .size() >= 4);
  }
}

TEST_CASE("json scanner: a record that is too long is passed over") {
  const std::string text = "[{\"a\":1},{\"a\":\"" + std::string(5000, 'x') + "\"},{\"a\":3}]";
  const Log log = scanned(text, JsonShape::kRecords, 100, 1000);
  CHECK(log == Log{"table ", "1:{\"a\":1}", "broken 9+5008", "5018:{\"a\":3}", "end"});
}

TEST_CASE("json: shapes") {
  CHECK(detect_json_shape(R"([{"a":1}])") == JsonShape::kRecords);
  CHECK(detect_json_shape(R"({"a":1})") == JsonShape::kRecords);
  CHECK(detect_json_shape(R"({"a":[{"b":1}]})") == JsonShape::kContainer);
  CHECK(detect_json_shape(R"({"m":{"a":[{"b":1}]},"c":1})") == JsonShape::kContainer);
  CHECK(detect_json_shape("{\"id\":1,\"a\":[{\"b\":1}]}\n{\"id\":2,\"a\":[]}") ==
        JsonShape::kRecords);
  CHECK(detect_json_shape("{\"count\":1,\"a\":[{\"b\":1}]}\n{\"count\":2,\"a\":[{}]}") ==
        JsonShape::kContainer);
}

TEST_CASE("json: one bad token in 10,000 records") {
  std::string text = "[";
  for (int i = 0; i < 10'000; ++i) {
    if (i > 0) text += ",\n";
    text += "{\"id\":" + std::to_string(i) +
            ",\"created_at\":\"2024-01-01T00:00:00Z\",\"ok\":" + (i == 6789 ? "yes" : "true") + "}";
  }
  text += "]";
  const std::size_t bad = text.find("yes");
  Table table(text, 4096, "r.json");
  REQUIRE_FALSE(table.error);
  CHECK(table.file().records == 10'000);
  CHECK(table.file().used == 9'999);
  REQUIRE(table.file().rejected.size() == 1);
  CHECK(table.file().rejected[0].record == 6789);
  CHECK(table.file().rejected[0].offset == text.rfind('{', bad));
  CHECK(table.file().rejected[0].reason.starts_with("Byte " + std::to_string(bad) + ":"));
  CHECK(table.file().extents.find(6790)->offset == text.find('{', bad));
}

TEST_CASE("json: random bytes and cuts are all accounted for") {
  std::uint32_t seed = 7;
  const auto next = [&](std::uint32_t bound) {
    seed = seed * 1664525U + 1013904223U;
    return (seed >> 8U) % bound;
  };
  const std::string sound =
      "{\"t\":[\n{\"id\":1,\"c\":[{\"b\":\"x\\\"y\"}],\"d\":\"2024-01-01\"},\n"
      "{\"id\":2,\"c\":[],\"d\":\"2024-01-02\"}],\"u\":[{\"id\":3}]}\n";
  constexpr std::string_view kBytes = "{}[]\",:\\\n x1\xff";
  for (int round = 0; round < 3000; ++round) {
    std::string text = sound.substr(round % 3 == 0 ? 6 : 0) + (round % 2 == 0 ? sound : "");
    for (std::uint32_t damage = next(4); damage > 0; --damage) {
      const std::size_t at = next(static_cast<std::uint32_t>(text.size()));
      if (next(2) == 0) {
        text.erase(at, 1);
      } else {
        text[at] = kBytes[next(static_cast<std::uint32_t>(kBytes.size()))];
      }
    }
    Table table(text, 1 + next(40), "r.json");
    if (table.error) continue;
    const auto check = [&](const throughline::store::SourceFile& file) {
      CHECK(file.records == file.used + file.reference + file.merged + file.rejected.size());
      for (const auto& record : file.rejected)
        CHECK(text.substr(record.offset, record.bytes.size()).substr(0, 8) ==
              record.bytes.substr(0, 8));
    };
    check(table.file());
    for (auto& further : table.further) check(further.file());
  }
}
