#include "formats/csv_parser.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

using namespace throughline;
using namespace throughline::formats;

namespace {

using Row = std::vector<std::string>;

struct Collector final : CsvSink {
  std::vector<Row> rows;
  std::vector<std::uint64_t> offsets;
  std::vector<std::uint64_t> ends;
  std::vector<std::string> raws;
  std::vector<std::pair<std::size_t, std::string>> rejected;  // rows before it, raw
  std::string reason;

  void on_record(const CsvRecord& record) override {
    rows.emplace_back(record.fields.begin(), record.fields.end());
    place(record);
    raws.emplace_back(record.raw);
  }
  void on_rejected(const CsvRecord& record, std::string why) override {
    rejected.emplace_back(rows.size(), std::string(record.raw));
    place(record);
    reason = std::move(why);
  }
  void place(const CsvRecord& record) {
    if (!ends.empty()) CHECK(record.offset == ends.back());
    offsets.push_back(record.offset);
    ends.push_back(record.offset + record.length);
  }
};

Collector parse(const std::string& text, std::size_t piece, CsvSyntax syntax = {},
                std::size_t most = CsvParser::kMaxRecordBytes) {
  Collector collector;
  CsvParser parser(syntax, collector, 0, most);
  for (std::size_t at = 0; at < text.size(); at += piece) {
    parser.feed(as_bytes(std::string_view(text).substr(at, piece)));
  }
  parser.finish();
  return collector;
}

// The same records however the text is cut.
void check_rows(const std::string& text, const std::vector<Row>& expected, CsvSyntax syntax = {}) {
  for (const std::size_t piece : {std::size_t{1}, std::size_t{2}, std::size_t{3}, std::size_t{7},
                                  std::size_t{64}, std::size_t{65}, text.size() + 1}) {
    CAPTURE(text);
    CAPTURE(piece);
    const Collector collector = parse(text, piece, syntax);
    CHECK(collector.rows == expected);
    CHECK(collector.rejected.empty());
    if (!collector.ends.empty()) CHECK(collector.ends.back() == text.size());
  }
}

}  // namespace

TEST_CASE("csv: plain rows and line ends") {
  check_rows("", {});
  check_rows("a,b\n1,2\n", {{"a", "b"}, {"1", "2"}});
  check_rows("a,b\r\n1,2\r\n", {{"a", "b"}, {"1", "2"}});
  check_rows("a,b\n1,2", {{"a", "b"}, {"1", "2"}});
  check_rows("a,b\r1,2\r", {{"a", "b"}, {"1", "2"}}, {.line_end = '\r'});
  check_rows("a,,\n,,\n", {{"a", "", ""}, {"", "", ""}});
  check_rows("a;b\n", {{"a", "b"}}, {.separator = ';'});
  check_rows("a\tb\n\t\n", {{"a", "b"}, {"", ""}}, {.separator = '\t'});
  check_rows("stray\rreturn,b\r\n", {{"stray\rreturn", "b"}});
}

TEST_CASE("csv: quotes") {
  check_rows("\"a,b\",\"c\"\"d\",\"\"\n", {{"a,b", "c\"d", ""}});
  check_rows("\"two\nlines\",x\r\n\"two\r\nlines\",y\n",
             {{"two\nlines", "x"}, {"two\r\nlines", "y"}});
  check_rows("\"\"\"\"\n", {{"\""}});
  check_rows("a, \"b\" ,c\n", {{"a", "b", "c"}});
  check_rows("\"a\"\r\n\"b\"", {{"a"}, {"b"}});
  check_rows("5\" pipe,x\n", {{"5\" pipe", "x"}});
  check_rows("\"5\" pipe,x\n", {{"\"5\" pipe", "x"}});
  check_rows("\"a\"b\",c\n", {{"\"a\"b\"", "c"}});
  check_rows("'a,b',c\n", {{"a,b", "c"}}, {.quote = '\''});
  check_rows("\"a,b\"\n", {{"\"a", "b\""}}, {.quote = 0});
}

TEST_CASE("csv: blank lines are no records and belong to the record before") {
  check_rows("\n\n  \na,b\n\n \t \n\r\n1,2\n\n", {{"a", "b"}, {"1", "2"}});
  const Collector collector = parse("a\n\n\nb\n", 1);
  CHECK(collector.offsets == std::vector<std::uint64_t>{0, 4});
  CHECK(collector.ends == std::vector<std::uint64_t>{4, 6});
  CHECK(collector.raws == std::vector<std::string>{"a", "b"});
}

TEST_CASE("csv: blanks in front of fields can be dropped") {
  check_rows("a, b,  c\n", {{"a", "b", "c"}}, {.skip_blanks = true});
  check_rows("a, b,  c\n", {{"a", " b", "  c"}});
}

TEST_CASE("csv: a quote that is never closed rejects the rest as one record") {
  const std::string text = "a,b\n1,2\n3,\"4\n5,6\n7,8\n";
  for (std::size_t piece = 1; piece <= text.size(); ++piece) {
    const Collector collector = parse(text, piece);
    CHECK(collector.rows == std::vector<Row>{{"a", "b"}, {"1", "2"}});
    REQUIRE(collector.rejected.size() == 1);
    CHECK(collector.rejected[0].second == "3,\"4\n5,6\n7,8\n");
    CHECK(collector.offsets.back() == 8);
    CHECK(collector.ends.back() == text.size());
    CHECK(collector.reason.find("byte 10") != std::string::npos);
  }
}

TEST_CASE("csv: a record that is too long is rejected, the next ones are read") {
  const std::string longest(500, 'x');
  const std::string text = "a,b\n" + longest + ",\"" + longest + "\"\n1,2\n";
  for (const std::size_t piece : {std::size_t{1}, std::size_t{30}, std::size_t{5000}}) {
    CAPTURE(piece);
    const Collector collector = parse(text, piece, {}, 200);
    CHECK(collector.rows == std::vector<Row>{{"a", "b"}, {"1", "2"}});
    REQUIRE(collector.rejected.size() == 1);
    CHECK(collector.rejected[0].second == longest + ",\"" + longest + "\"");
    CHECK(collector.reason.find("1003 bytes") != std::string::npos);
    CHECK(collector.offsets == std::vector<std::uint64_t>{0, 4, 1008});
    CHECK(collector.ends.back() == text.size());
  }
}

TEST_CASE("csv: too many fields reject the record") {
  const Collector collector =
      parse("a\n" + std::string(CsvParser::kMaxFields, ',') + "\nb\n", 4096);
  CHECK(collector.rows == std::vector<Row>{{"a"}, {"b"}});
  CHECK(collector.rejected.size() == 1);
  const Collector fits = parse(std::string(CsvParser::kMaxFields - 1, ',') + "\n", 4096);
  REQUIRE(fits.rows.size() == 1);
  CHECK(fits.rows[0].size() == CsvParser::kMaxFields);
}

TEST_CASE("csv: what an independent writer writes is read back, however it is cut") {
  std::mt19937 random(20240105);
  const auto below = [&](std::size_t limit) { return static_cast<std::size_t>(random() % limit); };
  const std::vector<std::string> parts = {"a",    "bc", ",", ";", "\"",          "\n",
                                          "\r\n", " ",  "é", "0", "longer text", "\t"};
  for (int round = 0; round < 200; ++round) {
    std::vector<Row> rows;
    std::string text;
    const std::size_t columns = 2 + below(5);
    const bool windows = below(2) == 0;
    for (std::size_t row = 0; row < 1 + below(8); ++row) {
      rows.emplace_back();
      for (std::size_t column = 0; column < columns; ++column) {
        std::string value;
        for (std::size_t part = below(5); part > 0; --part) value += parts[below(parts.size())];
        rows.back().push_back(value);
        if (column > 0) text += ',';
        const bool must = value.find_first_of(",\"\r\n") != std::string::npos ||
                          value.starts_with(" ") || value.starts_with("\t") || below(3) == 0;
        if (!must) {
          text += value;
          continue;
        }
        text += '"';
        for (const char c : value) text += c == '"' ? std::string("\"\"") : std::string(1, c);
        text += '"';
      }
      text += windows ? "\r\n" : "\n";
    }
    CAPTURE(text);
    for (const std::size_t piece : {std::size_t{1}, 1 + below(20), text.size()}) {
      const Collector collector = parse(text, piece);
      CHECK(collector.rows == rows);
      CHECK(collector.rejected.empty());
    }
  }
}
