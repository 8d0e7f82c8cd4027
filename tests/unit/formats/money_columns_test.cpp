#include <doctest/doctest.h>

#include "table_fixture.h"

using namespace throughline::test;

TEST_CASE("money: in and out as two columns, what is given below 0") {
  Table table(
      "date,description,Debit,Credit,Balance\n"
      "2024-01-01,rent,,500.00,500.00\n"
      "2024-01-02,paper,12.30,0.00,487.70\n"
      "2024-01-03,rent,-20.00,,467.70\n");
  CHECK(table.role("Debit") == "money_out");
  CHECK(table.role("Credit") == "money_in");
  CHECK(table.role("Balance") == "x.Balance");
  CHECK(table.get("value", 0) == "500");
  CHECK(table.get("value", 1) == "-12.3");
  CHECK(table.get("value", 2) == "-20");
  CHECK(table.get("type", 0) == "purchase");
  CHECK(table.get("type", 1) == "refund");
}

TEST_CASE("money: in and out in other words, with a currency in the name or the cell") {
  Table paid("Date;Paid out (GBP);Paid in (GBP)\n2024-01-01;;5.00\n2024-01-02;2.00;\n");
  CHECK(paid.get("value", 0) == "5");
  CHECK(paid.get("currency", 1) == "GBP");
  Table german("Datum;Soll;Haben\n01.02.2024;1.234,50 \u20AC;\n13.02.2024;;7,00 \u20AC\n");
  CHECK(german.get("value", 0) == "-1234.5");
  CHECK(german.get("currency", 1) == "EUR");
}

TEST_CASE("money: two columns that do not exclude each other, or beside an amount, are none") {
  Table both("date,debit,credit\n2024-01-01,5,6\n2024-01-02,7,8\n");
  CHECK(both.role("debit") == "x.debit");
  CHECK(both.get("value", 0).empty());
  Table amount("date,amount,debit,credit\n2024-01-01,-5,5,\n2024-01-02,7,,7\n");
  CHECK(amount.role("credit") == "x.credit");
  CHECK(amount.get("value", 0) == "-5");
  Table card("date,credit card,debit card\n2024-01-01,5,\n2024-01-02,,7\n");
  CHECK(card.role("credit card") == "x.credit card");
}

TEST_CASE("money: minor units, exactly") {
  Table table("date,amount_cents,currency\n2024-01-01,1250,eur\n2024-01-02,-7,eur\n");
  CHECK(table.role("amount_cents") == "value");
  CHECK(table.get("value", 0) == "12.5");
  CHECK(table.get("value", 1) == "-0.07");
  Table prices("date,qty,unit price (cents)\n2024-01-01,3,199\n");
  CHECK(prices.get("value", 0) == "5.97");
}

TEST_CASE("survey: a further header row explains names that say nothing") {
  Table table(
      "RecordedDate,ResponseId,Duration (in seconds),DistributionChannel,Q1,Q2\n"
      "Recorded Date,Response ID,Duration (in seconds),Distribution Channel,"
      "How likely are you to recommend us?,What is the main reason for your score?\n"
      "2024-01-01 10:00:00,R_1,60,email,9,Fast\n"
      "2024-01-02 10:00:00,R_2,70,email,3,Slow\n"
      "2024-01-03 10:00:00,R_3,80,email,7,\n");
  CHECK(table.rows() == 3);
  CHECK(table.role("Q1") == "nps");
  CHECK(table.role("Q2") == "body");
  CHECK(table.role("Duration (in seconds)") == "x.Duration (in seconds)");
  CHECK(table.get("type", 0) == "survey");
}
