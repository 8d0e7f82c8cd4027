#include <doctest/doctest.h>

#include <string>

#include "unit/formats/table_fixture.h"

using throughline::test::Table;

// What tables that other programs wrote have shown: tests/round_trip.

TEST_CASE("dialect: quotes escaped by a backslash, cut anywhere") {
  const std::string text =
      "id,date,subject,body\n"
      "1,2024-01-01,\"say \\\"no\\\", now\",\"a \\\"\"\n"
      "2,2024-01-02,\"C:\\\\temp\\\\new\",\"\\\"\"\n"
      "3,2024-01-03,\"tab \\t stays\",\"end \\\\\"\n";
  for (std::size_t piece = 1; piece < text.size(); piece += 7) {
    CAPTURE(piece);
    Table table(text, piece);
    REQUIRE(table.rows() == 3);
    CHECK(table.get("subject", 0) == "say \"no\", now");
    CHECK(table.get("body", 0) == "a \"");
    CHECK(table.get("subject", 1) == "C:\\temp\\new");
    CHECK(table.get("body", 1) == "\"");
    CHECK(table.get("subject", 2) == "tab \\t stays");
    CHECK(table.get("body", 2) == "end \\");
  }
}

TEST_CASE("dialect: backslashes in front of doubled or closing quotes are text") {
  Table doubled(
      "id,date,subject,body\n"
      "1,2024-01-01,\"C:\\temp\\\",\"x\"\n"
      "2,2024-01-02,\"D:\\\"\"new\"\"\\\",\"he said \"\"no\"\", then\"\n");
  REQUIRE(doubled.rows() == 2);
  CHECK(doubled.get("subject", 0) == "C:\\temp\\");
  CHECK(doubled.get("subject", 1) == "D:\\\"new\"\\");
  CHECK(doubled.get("body", 1) == "he said \"no\", then");
  // Only ends of fields: the reading that keeps the rows apart.
  Table ends(
      "id,date,subject,body\n1,2024-01-01,\"C:\\a\\\",\"x\"\n2,2024-01-02,\"D:\\b\\\",\"y\"\n");
  REQUIRE(ends.rows() == 2);
  CHECK(ends.get("subject", 1) == "D:\\b\\");
  CHECK(ends.get("body", 1) == "y");
}

TEST_CASE("dialect: a separator line in front leaves the rest to be found out") {
  Table table(
      "sep=;\r\nid; date; subject\r\n1; 2024-01-01; \"say \\\"no\\\"; now\"\r\n2; 2024-01-02; "
      "\"x\"\r\n");
  REQUIRE(table.rows() == 2);
  CHECK(table.get("subject", 0) == "say \"no\"; now");
  CHECK(table.get("subject", 1) == "x");
}

TEST_CASE("dialect: blanks behind separators, also where most values are quoted") {
  Table table(
      "Code, Date, Subject, Body, Plan\n"
      "a, 2024-01-01, \"One\", \"Two, three\", Gold\n"
      "b, 2024-01-02, \"Four\", \"Five\", Blue\n");
  REQUIRE(table.rows() == 2);
  CHECK(table.get("x.Plan", 0) == "Gold");
  CHECK(table.get("subject", 1) == "Four");
  CHECK(table.get("body", 0) == "Two, three");
}

TEST_CASE("dialect: an index without a name does not hide the separator") {
  Table table(
      "ID|Date|Amount|Weight, kg|Note, short\n"
      "0|A1|2024-01-01|3,50|1,5|x\n1|A2|2024-01-02|4,25|2,5|y\n2|A3|2024-01-03|9,75|3,5|z\n");
  REQUIRE(table.rows() == 3);
  CHECK(table.get("value", 1) == "4.25");
  CHECK(table.get("x.Weight, kg", 2) == "3,5");
}

TEST_CASE("dialect: a second header row over times of day, durations and amounts") {
  Table table(
      "Time,Subject,Wait\n,Open-Ended Response,\n"
      "1:07 PM,a,1 min 5 sec\n2:30 PM,b,51 sec\n3:45 PM,c,2 min\n4:00 PM,d,3 min\n");
  CHECK(table.rows() == 4);
  CHECK(table.has_note("2 rows"));
}

TEST_CASE("fixed columns: a blank at the same place of all values is within them") {
  std::string text = "Unit price  Created at           Full name\n";
  for (int row = 0; row < 25; ++row) {
    text += "      " + std::to_string(1000 + row) +
            ".5  2024-03-05 10:00:" + std::to_string(10 + row) + "  Anna Lee\n";
  }
  Table table(text);
  REQUIRE(table.rows() == 25);
  CHECK(table.get("value", 0) == "1000.5");
  CHECK(table.get("started_at", 1) == "2024-03-05T10:00:11Z");
  CHECK(table.get("customer_name", 24) == "Anna Lee");
}

TEST_CASE("fixed columns: one comma a line does not make a separated table of them") {
  std::string text = "Order   Date          Amount  City\n";
  for (int row = 0; row < 6; ++row)
    text += "A" + std::to_string(row) + "      2024-01-0" + std::to_string(row + 1) +
            "     12,50  Bonn\n";
  Table table(text);
  REQUIRE(table.rows() == 6);
  CHECK(table.get("value", 0) == "12.5");
  CHECK(table.get("order", 5) == "A5");
}

TEST_CASE("table: marks of missing numbers, however many, in amounts and columns of their own") {
  Table table(
      "Date,Amount,Height,Note\n2024-01-01,NA,-,-\n2024-01-02,NA,1.5,a\n2024-01-03,7.25,-,b\n"
      "2024-01-04,-,2.5,None\n");
  REQUIRE(table.rows() == 4);
  CHECK(table.get("value", 0) == "");
  CHECK(table.get("value", 2) == "7.25");
  CHECK(table.get("x.Amount", 0) == "");
  CHECK(table.get("x.Height", 0) == "");
  CHECK(table.get("x.Height", 1) == "1.5");
  // In text they are text.
  CHECK(table.get("body", 0) == "-");
  CHECK(table.get("body", 3) == "None");
}

TEST_CASE("table: tags are separated by what their column separates them by") {
  Table commas(
      "date,email,tags\n2024-01-01,a@b.example,\"vip, late\"\n2024-01-02,c@d.example,late\n");
  CHECK(commas.get("tags", 0) == "vip; late");
  Table semicolons("date,email,tags\n2024-01-01,a@b.example,\"x, y;z\"\n");
  CHECK(semicolons.get("tags", 0) == "x, y;z");
}

TEST_CASE("table: a unit or currency behind a column's name") {
  Table table(
      "Date,Customer ID,Wait time ms,Amount EUR,duration_min\n2024-01-01,C1,1500,2.50,1.5\n");
  CHECK(table.get("wait_s", 0) == "1.5");
  CHECK(table.get("value", 0) == "2.5");
  CHECK(table.get("currency", 0) == "EUR");
  CHECK(table.get("talk_s", 0) == "90");
}

TEST_CASE("table: a date that overturns the order moves ends of day with their date") {
  std::string text = "Date,Start time,End time,Customer ID\n";
  for (int row = 0; row < 1200; ++row) text += "03/04/2024,23:30:00,00:15:00,C1\n";
  text += "13/04/2024,10:00:00,10:30:00,C1\n";
  Table table(text);
  REQUIRE(table.rows() == 1201);
  CHECK(table.get("started_at", 0) == "2024-04-03T23:30:00Z");
  CHECK(table.get("ended_at", 0) == "2024-04-04T00:15:00Z");
  CHECK(table.get("ended_at", 1200) == "2024-04-13T10:30:00Z");
}
