#include <doctest/doctest.h>

#include <string>

#include "unit/formats/table_fixture.h"

using throughline::ErrorCode;
using throughline::test::Table;

TEST_CASE("table: quantity times unit price, types by sign, ids without .0") {
  Table table(
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\r\n"
      "536365,85123A,HOLDER,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom\r\n"
      "C536379,D,Discount,-1,2010-12-01 09:41:00,27.5,14527.0,United Kingdom\r\n"
      "A563186,B,Adjust bad debt,1,2011-08-12 14:51:00,-11062.06,,United Kingdom\r\n"
      "536414,22139,?,56,2010-12-01 11:52:00,0.001,,France\r\n");
  REQUIRE_FALSE(table.error);
  REQUIRE(table.rows() == 4);
  CHECK(table.file().format == "csv");
  CHECK(table.get("value", 0) == "15.3");
  CHECK(table.get("type", 0) == "purchase");
  CHECK(table.get("customer", 0) == "17850");
  CHECK(table.get("invoice", 0) == "536365");
  CHECK(table.get("subject", 0) == "HOLDER");
  CHECK(table.get("started_at", 0) == "2010-12-01T08:26:00Z");
  CHECK(table.get("x.Quantity", 0) == "6");
  CHECK(table.get("x.UnitPrice", 0) == "2.55");
  CHECK(table.get("x.StockCode", 0) == "85123A");
  CHECK(table.get("x.Country", 3) == "France");
  CHECK(table.get("type", 1) == "return");
  CHECK(table.get("value", 1) == "-27.5");
  CHECK(table.get("type", 2) == "refund");
  CHECK(table.get("value", 2) == "-11062.06");
  CHECK(table.get("customer", 2).empty());
  CHECK(table.get("subject", 3).empty());
  CHECK(table.get("value", 3) == "0.056");
  CHECK(table.get("x.CustomerID", 0).empty());
  CHECK(table.role("Quantity") == "value, x.Quantity");
}

TEST_CASE("table: products finer than a millionth stay exact") {
  Table table("date,quantity,unit_price\n2024-01-01,0.0001,0.0003\n2024-01-02,3,1.10\n");
  REQUIRE(table.rows() == 2);
  CHECK(table.get("value", 0) == "0.00000003");
  CHECK(table.get("value", 1) == "3.3");
}

TEST_CASE("table: a total beats quantity times price") {
  Table table("date,quantity,price,total\n2024-01-01,2,5.00,9.50\n2024-01-02,-1,5.00,\n");
  REQUIRE(table.rows() == 2);
  CHECK(table.get("value", 0) == "9.5");
  CHECK(table.get("value", 1).empty());
  CHECK(table.get("type", 1) == "return");
  CHECK(table.get("x.quantity", 0) == "2");
}

TEST_CASE("table: the order of day and month is the column's, what contradicts it is no time") {
  Table table(
      "date,what\n"
      "03/04/2024,a\n2024-05-06,b\n05/06/2024,c\n25/12/2024,d\n12/26/2024,e\n07/08/2024,f\n",
      5);
  REQUIRE(table.rows() == 6);
  // The whole table is in the sample; as many dates show one order as the other: month before day
  // it is.
  CHECK(table.get("started_at", 0) == "2024-03-04T00:00:00Z");
  CHECK(table.get("started_at", 1) == "2024-05-06T00:00:00Z");
  CHECK(table.get("started_at", 2) == "2024-05-06T00:00:00Z");
  CHECK(table.get("started_at", 3).empty());
  CHECK(table.get("x.date", 3) == "25/12/2024");
  CHECK(table.get("started_at", 4) == "2024-12-26T00:00:00Z");
  CHECK(table.get("started_at", 5) == "2024-07-08T00:00:00Z");
  CHECK(table.has_note("1 values are no times"));
}

TEST_CASE("table: a date behind the sample overturns the hypothesis for the rows before") {
  std::string text = "date,what\n";
  const std::size_t before = 40'000;
  for (std::size_t row = 0; row < before; ++row)
    text += row == 7 ? "2024-01-02,iso\n" : "01/02/2024,x\n";
  text += "13/02/2024,shows\n02/14/2024,contradicts\n01/02/2024,after\n";
  Table table(text);
  REQUIRE(table.rows() == before + 3);
  CHECK(table.get("started_at", 0) == "2024-02-01T00:00:00Z");
  CHECK(table.get("started_at", 7) == "2024-01-02T00:00:00Z");
  CHECK(table.get("started_at", before - 1) == "2024-02-01T00:00:00Z");
  CHECK(table.get("started_at", before) == "2024-02-13T00:00:00Z");
  CHECK(table.get("started_at", before + 1).empty());
  CHECK(table.get("x.date", before + 1) == "02/14/2024");
  CHECK(table.get("started_at", before + 2) == "2024-02-01T00:00:00Z");
  CHECK(table.has_note("day before month"));
}

TEST_CASE("table: dates that read both ways all along are said to") {
  Table table("date,what\n01/02/2024,a\n03/04/2024,b\n");
  CHECK(table.get("started_at", 0) == "2024-01-02T00:00:00Z");
  CHECK(table.has_note("nothing in the column decides"));
  // The other column's dates show the order for both.
  Table siblings("start date,end date\n01/02/2024,13/02/2024\n03/04/2024,04/04/2024\n");
  CHECK(siblings.get("started_at", 0) == "2024-02-01T00:00:00Z");
  CHECK(siblings.get("ended_at", 1) == "2024-04-04T00:00:00Z");
}

TEST_CASE("table: nulls by column") {
  Table table(
      "date,amount,country\n"
      "2024-01-01,NA,NA\nNone,5,None\n-,-,-\nNULL,N/"
      "A,?\n\\N,NaN,\\N\n2024-01-02,7,ok\n2024-01-03,8,ok\n"
      "2024-01-04,9,ok\n");
  REQUIRE(table.rows() == 8);
  CHECK(table.get("value", 0).empty());
  CHECK(table.get("x.amount", 0).empty());
  CHECK(table.get("x.country", 0) == "NA");
  CHECK(table.get("started_at", 1).empty());
  CHECK(table.get("x.date", 1).empty());
  CHECK(table.get("x.country", 1) == "None");
  CHECK(table.get("x.country", 2) == "-");
  CHECK(table.get("x.country", 3).empty());
  CHECK(table.get("x.country", 4).empty());
  CHECK(table.get("value", 5) == "7");
}

TEST_CASE("table: a value that is not what the column is stays under its own name") {
  Table table(
      "date,amount,channel\n2024-01-01,5,phone\nsoon,free,Carrier Pigeon\n2024-01-03,7,e-mail\n");
  REQUIRE(table.rows() == 3);
  CHECK(table.get("started_at", 1).empty());
  CHECK(table.get("x.date", 1) == "soon");
  CHECK(table.get("value", 1).empty());
  CHECK(table.get("x.amount", 1) == "free");
  CHECK(table.get("channel", 1) == "other");
  CHECK(table.get("x.channel", 1) == "Carrier Pigeon");
  CHECK(table.get("channel", 2) == "email");
  CHECK(table.get("x.channel", 2).empty());
  CHECK(table.has_note("first is \"soon\" in record 1"));
}

TEST_CASE("table: ids keep leading zeros; .0 goes only where all have it") {
  Table floats("customer_id,date\n17850.0,2024-01-01\n12.0,2024-01-02\n");
  CHECK(floats.get("customer", 0) == "17850");
  Table zeros("customer_id,date\n007,2024-01-01\n07.0,2024-01-02\n");
  CHECK(zeros.get("customer", 0) == "007");
  CHECK(zeros.get("customer", 1) == "07.0");
  std::string text = "customer_id,date\n";
  for (int row = 0; row < 2000; ++row) text += "5.0,2024-01-01\n";
  text += "5.5,2024-01-01\n7,2024-01-01\n1e3.0,2024-01-01\n";
  Table late(text);
  CHECK(late.get("customer", 0) == "5");
  CHECK(late.get("customer", 2000) == "5.5");
  CHECK(late.get("customer", 2001) == "7");
  CHECK(late.get("customer", 2002) == "1e3.0");
}

TEST_CASE("table: types without a type column") {
  Table orders("date,order id,note\n2024-01-01,A1,x\n2024-01-02,,y\n");
  CHECK(orders.get("type", 0) == "purchase");
  CHECK(orders.get("type", 1).empty());
  Table survey(
      "date,email,rating,comment\n2024-01-01,a@b.example,4,Good\n2024-01-02,c@d.example,,Fine\n");
  CHECK(survey.get("csat", 0) == "4");
  CHECK(survey.get("type", 0) == "survey");
  CHECK(survey.get("type", 1).empty());
  Table calls("date,csat,channel\n2024-01-01,4,phone\n");
  CHECK(calls.get("type", 0).empty());
}

TEST_CASE("table: a refund's positive amount was given, unless the table has its own signs") {
  Table positive(
      "date,type,amount\n2024-01-01,purchase,10\n2024-01-02,refund,4\n2024-01-03,return,3\n");
  CHECK(positive.get("value", 0) == "10");
  CHECK(positive.get("value", 1) == "-4");
  CHECK(positive.get("value", 2) == "-3");
  Table with_signs(
      "date,type,amount\n2024-01-01,purchase,10\n2024-01-02,refund,-4\n2024-01-03,refund,3\n");
  CHECK(with_signs.get("value", 1) == "-4");
  CHECK(with_signs.get("value", 2) == "3");
}

TEST_CASE("table: currency from a column, a symbol, or the amount's name") {
  Table column("date,amount,currency\n2024-01-01,5,EUR\n");
  CHECK(column.get("currency", 0) == "EUR");
  Table symbol("date,amount\n2024-01-01,€5.00\n2024-01-02,6\n");
  CHECK(symbol.get("value", 0) == "5");
  CHECK(symbol.get("currency", 0) == "EUR");
  CHECK(symbol.get("currency", 1).empty());
  Table name("date,amount_usd\n2024-01-01,5\n");
  CHECK(name.get("currency", 0) == "USD");
}

TEST_CASE("table: the canonical table is taken verbatim") {
  Table table(
      "started_at,customer,channel,type,value,currency,tags,SKU\n"
      "2024-01-05T09:00:00Z,007.0,email,refund,-4.50,EUR,a;b,S1\n"
      "2024-01-06T09:00:00Z,8,Phone Call,,12,EUR,,\n");
  REQUIRE(table.rows() == 2);
  CHECK(table.file().format == "canonical");
  CHECK(table.get("customer", 0) == "007.0");
  CHECK(table.get("value", 0) == "-4.5");
  CHECK(table.get("tags", 0) == "a;b");
  CHECK(table.get("x.SKU", 0) == "S1");
  CHECK(table.get("channel", 1) == "other");
  CHECK(table.get("x.channel", 1) == "Phone Call");
  CHECK(table.get("type", 1).empty());
}

TEST_CASE("table: names that stand for a missing canonical column make it an ordinary table") {
  Table table(
      "started_at,customer_id,channel,type,subject\n2024-01-05T09:00:00Z,C1,Phone Call,,x\n");
  CHECK(table.file().format == "csv");
  CHECK(table.get("customer", 0) == "C1");
  CHECK(table.get("channel", 0) == "phone");
}

TEST_CASE("table: ragged rows, equal and missing names") {
  Table table("date,Name,Name,,note\n2024-01-01,a,b,c,d,surplus,more\n2024-01-02,e\n");
  REQUIRE(table.rows() == 2);
  CHECK(table.get("x.Name (2)", 0) == "b");
  CHECK(table.get("x.column 4", 0) == "c");
  CHECK(table.get("x.column 6", 0) == "surplus");
  CHECK(table.get("x.column 7", 0) == "more");
  CHECK(table.get("customer_name", 1) == "e");
  CHECK(table.get("body", 1).empty());
  CHECK(table.file().used == 2);
}

TEST_CASE("table: unnamed index columns") {
  Table unnamed(",date,amount\n0,2024-01-01,5\n1,2024-01-02,6\n2,2024-01-03,7\n");
  CHECK(unnamed.role("column 1") == "x.column 1");
  CHECK(unnamed.get("x.column 1", 2) == "2");
  Table missing("date,amount\n1,2024-01-01,5\n2,2024-01-02,6\n3,2024-01-03,7\n");
  CHECK(missing.get("started_at", 1) == "2024-01-02T00:00:00Z");
  CHECK(missing.get("value", 2) == "7");
}

TEST_CASE("table: dialects") {
  Table semicolon(
      "\xEF\xBB\xBF"
      "Date;Customer ID;Amount;Comment\r\n01.02.2024;7;1.234,50;\"a;b\"\r\n");
  REQUIRE_FALSE(semicolon.error);
  CHECK(semicolon.get("started_at", 0) == "2024-02-01T00:00:00Z");
  CHECK(semicolon.get("value", 0) == "1234.5");
  CHECK(semicolon.get("body", 0) == "a;b");
  Table tabs("date\tamount\n2024-01-01\t5\n");
  CHECK(tabs.file().format == "tsv");
  CHECK(tabs.get("value", 0) == "5");
  Table hint("sep=;\ndate;amount\n2024-01-01;5\n");
  CHECK(hint.get("value", 0) == "5");
  Table windows("date,note\n2024-01-01,caf\xE9\n");
  CHECK(windows.get("body", 0) == "café");
  Table damaged("date,note\n2024-01-01,caf\xC3\xA9 \xC3\xBC\n2024-01-02,b\xFF\n");
  CHECK(damaged.get("body", 0) == "café ü");
  CHECK(damaged.get("body", 1) == "b\xEF\xBF\xBD");
  CHECK(damaged.has_note("U+FFFD"));
  Table headless("2024-01-01,anna@example.com,5\n2024-01-02,ben@example.com,6\n");
  CHECK(headless.rows() == 2);
  CHECK(headless.get("email", 1) == "ben@example.com");
  CHECK(headless.get("started_at", 0) == "2024-01-01T00:00:00Z");
}

TEST_CASE("table: lines about the table in front of its header are no records") {
  Table table(
      "Account;12345\nPeriod;01.01.2024 - 31.01.2024\n\n"
      "Datum;Kunde;Betrag;Text\n03.01.2024;Ana;5,00;a\n14.01.2024;Tom;7,00;b\n");
  CHECK(table.rows() == 2);
  CHECK(table.role("Datum") == "started_at");
  CHECK(table.get("value", 0) == "5");
  CHECK(table.has_note("Account 12345"));
  CHECK(table.file().rejected.empty());
  // Ragged rows are rows.
  Table ragged("1\n2\na;b;c\nd;e;f\ng;h;i\n");
  CHECK(ragged.rows() + 1 >= 5);
  Table titled("Orders 2024\norder,customer,amount\n1,A,5\n2,B,6\n");
  CHECK(titled.rows() == 2);
  CHECK(titled.role("amount") == "value");
}

TEST_CASE("table: the customer is never the agent") {
  Table table(
      "created_at,assignee_id,agent_email,requester_id,updated_at\n"
      "2024-01-01,900,agent@example.com,55,2024-02-01\n");
  CHECK(table.get("customer", 0) == "55");
  CHECK(table.get("agent", 0) == "900");
  CHECK(table.get("email", 0).empty());
  CHECK(table.get("x.updated_at", 0) == "2024-02-01");
  CHECK(table.get("started_at", 0) == "2024-01-01T00:00:00Z");
}

TEST_CASE("table: durations in seconds, sentiment from scores") {
  Table table(
      "date,channel,wait_s,hold time,talk_ms,sentiment\n"
      "2024-01-01,phone,12,00:01:05,2500,-0.5\n2024-01-02,phone,,,,0.01\n");
  CHECK(table.get("wait_s", 0) == "12");
  CHECK(table.get("hold_s", 0) == "65");
  CHECK(table.get("talk_s", 0) == "2.5");
  CHECK(table.get("sentiment", 0) == "negative");
  CHECK(table.get("sentiment_score", 0) == "-0.5");
  CHECK(table.get("sentiment", 1) == "neutral");
}

TEST_CASE("table: an unclosed quote keeps the rows before") {
  Table table("date,note\n2024-01-01,a\n2024-01-02,b\n2024-01-03,\"c\n2024-01-04,d\n");
  REQUIRE_FALSE(table.error);
  CHECK(table.file().records == 3);
  CHECK(table.file().used == 2);
  REQUIRE(table.file().rejected.size() == 1);
  CHECK(table.file().rejected[0].record == 2);
  CHECK(table.file().rejected[0].offset == 36);
  CHECK(table.file().rejected[0].bytes == "2024-01-03,\"c\n2024-01-04,d\n");
}

TEST_CASE("table: what is no table is refused with a reason") {
  const auto code = [](std::string_view text, std::string_view name = "file.txt") {
    Table table(text, 1 << 16, name);
    REQUIRE(table.error);
    CHECK_FALSE(table.error->message.empty());
    return table.error->code;
  };
  CHECK(code("") == ErrorCode::kUnsupported);
  CHECK(code(" \n\n") == ErrorCode::kUnsupported);
  CHECK(code("<html><body>a,b</body></html>") == ErrorCode::kUnsupported);
  CHECK(code("From a@b Mon\nSubject: x\n\nhello\n") == ErrorCode::kUnsupported);
  CHECK(code("Just some words.\nAnd more of them\n") == ErrorCode::kUnsupported);
}

TEST_CASE("table: JSON is read as such, whatever the file is called") {
  CHECK(Table("{\"a\": 1}", 1 << 16, "file.txt").file().format == "json");
  CHECK(Table("[{\"a\": 1}]", 1 << 16, "x.csv").file().format == "json");
}

TEST_CASE("table: a header alone is a table without records") {
  Table table("date,amount\n");
  REQUIRE_FALSE(table.error);
  CHECK(table.file().records == 0);
  CHECK(table.role("amount") == "value");
}

TEST_CASE("table: cut anywhere, the same comes out") {
  const std::string text =
      "date,customer,amount,note\r\n01/02/2024,7.0,5,\"two\r\nlines\"\r\n\r\n13/02/"
      "2024,8.0,x,\xE9\r\n1,2,3,4,5\r\n";
  Table whole(text);
  for (const std::size_t piece : {std::size_t{1}, std::size_t{2}, std::size_t{11}}) {
    Table cut(text, piece);
    REQUIRE(cut.rows() == whole.rows());
    CHECK(cut.file().notes == whole.file().notes);
    for (throughline::store::RowIndex row = 0; row < whole.rows(); ++row) {
      for (const char* name : {"started_at", "customer", "value", "body", "x.amount", "x.date",
                               "x.column 5", "type"}) {
        CHECK(cut.get(name, row) == whole.get(name, row));
      }
    }
  }
}

TEST_CASE("table: what a thousand columns are not enough for is kept together") {
  std::string header = "date";
  std::string row = "2024-01-01";
  for (int column = 0; column < 1500; ++column) {
    header += ",c" + std::to_string(column);
    row += "," + std::to_string(column);
  }
  Table table(header + "\n" + row + "\n" + row + "\n");
  REQUIRE_FALSE(table.error);
  REQUIRE(table.rows() == 2);
  CHECK(table.get("x.c0", 1) == "0");
  CHECK(table.get("x.c999", 1) == "999");
  CHECK(table.get("x.further columns", 1).starts_with("c1000=1000; c1001=1001; "));
  CHECK(table.get("x.further columns", 1).ends_with("; c1499=1499"));
  CHECK(table.has_note("kept together"));
}
