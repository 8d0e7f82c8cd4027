#include "formats/parties.h"

#include <doctest/doctest.h>

#include "table_fixture.h"

using namespace throughline::formats;
using namespace throughline::test;

TEST_CASE("parties: an address with a name, alone, the first of several") {
  const auto named = read_address("\"Ruiz, Ana\" <ana@mail.example>");
  REQUIRE(named);
  CHECK(named->name == "Ruiz, Ana");
  CHECK(named->email == "ana@mail.example");
  CHECK(read_address("ana@mail.example")->name.empty());
  CHECK(read_address("ana@mail.example, tom@mail.example")->email == "ana@mail.example");
  CHECK_FALSE(read_address("Ana <ana at mail>"));
  CHECK_FALSE(read_address("Ana <ana@mail.example"));
  CHECK_FALSE(read_address("<>"));
  CHECK_FALSE(read_address(""));
}

TEST_CASE("parties: the domain that is in every mail is ours, whichever column it stands in") {
  Table table(
      "date,from,to,subject\n"
      "2024-01-01,Shop <hello@shop.example>,Ana Ruiz <Ana@mail.example>,News\n"
      "2024-01-02,tom@post.example,help@shop.example,Where is it\n"
      "2024-01-03,help@shop.example,tom@post.example,On its way\n"
      "2024-01-04,hello@shop.example,help@shop.example,Please look\n");
  CHECK(table.role("from") == "from");
  CHECK(table.role("to") == "to");
  CHECK(table.get("customer", 0) == "ana@mail.example");
  CHECK(table.get("customer_name", 0) == "Ana Ruiz");
  CHECK(table.get("direction", 0) == "outbound");
  CHECK(table.get("email", 1) == "tom@post.example");
  CHECK(table.get("direction", 1) == "inbound");
  CHECK(table.get("email", 2) == "tom@post.example");
  CHECK(table.get("direction", 3) == "internal");
  CHECK(table.get("email", 3).empty());
  CHECK(table.get("x.from", 0) == "Shop <hello@shop.example>");
}

TEST_CASE("parties: numbers: ours is in every call, or short") {
  Table calls(
      "start,A-number,B-number\n"
      "2024-01-01 10:00:00,447700900123,442079460000\n"
      "2024-01-01 11:00:00,00442079460000,4930901820\n"
      "2024-01-01 12:00:00,33170480011,+44 20 7946 0000\n");
  CHECK(calls.get("phone", 0) == "447700900123");
  CHECK(calls.get("direction", 0) == "inbound");
  CHECK(calls.get("phone", 1) == "4930901820");
  CHECK(calls.get("direction", 1) == "outbound");
  CHECK(calls.get("direction", 2) == "inbound");
  Table extensions(
      "start,caller,called\n"
      "2024-01-01 10:00:00,204,03014455667\n"
      "2024-01-01 11:00:00,08912340,311\n"
      "2024-01-01 12:00:00,204,311\n");
  CHECK(extensions.get("phone", 0) == "03014455667");
  CHECK(extensions.get("direction", 1) == "inbound");
  CHECK(extensions.get("direction", 2) == "internal");
}

TEST_CASE(
    "parties: a column that states the direction tells; where nothing does, none is guessed") {
  Table stated(
      "start,direction,from_number,to_number\n"
      "2024-01-01 10:00:00,inbound,+14155550101,+14155550900\n"
      "2024-01-01 11:00:00,outbound,+14155550901,+14155550102\n");
  CHECK(stated.get("phone", 0) == "+14155550101");
  CHECK(stated.get("phone", 1) == "+14155550102");
  Table unknown(
      "start,from_number,to_number\n"
      "2024-01-01 10:00:00,+14155550101,+14155550900\n"
      "2024-01-01 11:00:00,+14155550901,+14155550102\n");
  CHECK(unknown.get("direction", 0).empty());
  CHECK(unknown.role("to_number") == "x.to_number");
}

TEST_CASE("parties: from and to that are no addresses are left alone") {
  Table trips("date,from,to,fare\n2024-01-01,Bern,Basel,12.00\n2024-01-02,Basel,Bern,12.00\n");
  CHECK(trips.role("from") == "x.from");
  CHECK(trips.get("direction", 0).empty());
}

TEST_CASE("parties: a customer written as name and address is both") {
  Table table("date,Customer,subject\n2024-01-01,Ana Ruiz <ana@mail.example>,Late\n");
  CHECK(table.role("Customer") == "email");
  CHECK(table.get("customer", 0) == "ana@mail.example");
  CHECK(table.get("customer_name", 0) == "Ana Ruiz");
}

TEST_CASE("parties: who wrote tells the direction") {
  Table table(
      "sent_at,sender_role,text\n2024-01-01,Visitor,Hello\n2024-01-02,agent,Good day\n"
      "2024-01-03,end-user,Thanks\n");
  CHECK(table.role("sender_role") == "direction");
  CHECK(table.get("direction", 0) == "inbound");
  CHECK(table.get("direction", 1) == "outbound");
  CHECK(table.get("direction", 2) == "inbound");
  CHECK(table.get("x.sender_role", 0) == "Visitor");
  // People and what they are: no messages.
  Table people("created_at,author type,city\n2024-01-01,agent,Bern\n2024-01-02,customer,Basel\n");
  CHECK(people.get("direction", 0).empty());
}

TEST_CASE("parties: what an address is written of behind from and to") {
  Table table(
      "Date,Name,Gross,From Email Address,To Email Address\n"
      "2024-01-05,Ann,50.00,ann@mail.example,shop@mine.example\n"
      "2024-01-06,Ann,-20.00,shop@mine.example,ann@mail.example\n"
      "2024-01-07,Bob,10.00,bob@post.example,shop@mine.example\n");
  CHECK(table.get("email", 0) == "ann@mail.example");
  CHECK(table.get("email", 1) == "ann@mail.example");
  CHECK(table.get("direction", 1) == "outbound");
  CHECK(table.get("email", 2) == "bob@post.example");
}
