#include "formats/canonical_table.h"

#include <doctest/doctest.h>

#include <string>

#include "table_fixture.h"

namespace throughline::formats {
namespace {

using test::Table;

TEST_CASE("canonical table: columns called x.NAME are of the table, however many") {
  CHECK(is_canonical_table({"started_at", "x.a", "x.b", "x.customer_id", "x.c"}));
  CHECK(is_canonical_table({"started_at", "customer", "customer_by", "counted", "handle"}));
  CHECK_FALSE(is_canonical_table({"started_at", "a", "b"}));
  CHECK_FALSE(is_canonical_table({"x.a", "subject"}));
  Table table("started_at,x.SKU,x.x.SKU\n2024-01-05T09:00:00Z,S1,S2\n");
  CHECK(table.file().format == "canonical");
  CHECK(table.get("x.SKU", 0) == "S1");
  CHECK(table.get("x.x.SKU", 0) == "S2");
  Table both("started_at,SKU,x.SKU\n2024-01-05T09:00:00Z,S1,S2\n");
  CHECK(both.get("x.SKU", 0) == "S1");
  CHECK(both.get("x.x.SKU", 0) == "S2");
}

TEST_CASE("canonical table: the apostrophe in front of formulas and null words is dropped") {
  Table csv(
      "started_at,subject,topic,x.Note,value\n"
      "2024-01-05T09:00:00Z,'=1+1,'?,'N/A,-5\n"
      "2024-01-05T09:00:00Z,'tis,''=1,None,'-5\n"
      "2024-01-05T09:00:00Z,?,N/A,NULL,\n");
  CHECK(csv.get("subject", 0) == "=1+1");
  CHECK(csv.get("topic", 0) == "?");
  CHECK(csv.get("x.Note", 0) == "N/A");
  CHECK(csv.get("value", 0) == "-5");
  CHECK(csv.get("subject", 1) == "'tis");
  CHECK(csv.get("topic", 1) == "'=1");
  CHECK(csv.get("x.Note", 1) == "None");
  CHECK(csv.get("x.value", 1) == "'-5");
  CHECK(csv.get("subject", 2).empty());
  CHECK(csv.get("topic", 2).empty());
  CHECK(csv.get("x.Note", 2).empty());
  Table lines(R"({"started_at":"2024-01-05T09:00:00Z","subject":"'?","body":"'=1"})"
              "\n",
              1 << 16, "table.ndjson");
  CHECK(lines.get("subject", 0) == "?");
  CHECK(lines.get("body", 0) == "'=1");
  Table ordinary("date,subject\n2024-01-05,'=1\n");
  CHECK(ordinary.get("subject", 0) == "'=1");
}

TEST_CASE("canonical table: a first row of texts is a row, no second header") {
  std::string text = "started_at,subject,csat,value\n,first,,\n";
  for (int i = 0; i < 9; ++i) text += ",more,5,1.00\n";
  Table table(text);
  REQUIRE(table.rows() == 10);
  CHECK(table.get("subject", 0) == "first");
}

TEST_CASE("canonical table: of NDJSON a column may be null for long, or for ever") {
  std::string text;
  for (int i = 0; i < 1500; ++i) {
    text += R"({"started_at":null,"subject":"s","value":)" +
            std::string(i < 1400 ? "null" : R"("-4.50")") + R"(,"x.late":)" +
            (i < 1400 ? "null" : "\"?\"") + "}\n";
  }
  Table table(text, 1 << 16, "table.ndjson");
  CHECK(table.file().format == "canonical");
  REQUIRE(table.rows() == 1500);
  CHECK(table.get("value", 1399).empty());
  CHECK(table.get("value", 1400) == "-4.5");
  CHECK(table.get("x.value", 1400).empty());
  CHECK(table.get("x.late", 1400).empty());
  CHECK(table.file().notes.empty());
}

TEST_CASE("canonical table: what is no word of customer_by or counted is kept") {
  Table table(
      "started_at,customer,customer_by,counted,value\n"
      "2024-01-05T09:00:00Z,c1,account,maybe,5\n"
      "2024-01-05T09:00:00Z,c1,id:17,no,5\n");
  CHECK(table.get("x.customer_by", 0) == "account");
  CHECK(table.get("x.counted", 0) == "maybe");
  CHECK(table.get("x.customer_by", 1).empty());
  CHECK(table.get("x.counted", 1).empty());
  CHECK(table.staging.columns.not_counted.get(0) == 0);
  CHECK(table.staging.columns.not_counted.get(1) == 1);
}

}  // namespace
}  // namespace throughline::formats
