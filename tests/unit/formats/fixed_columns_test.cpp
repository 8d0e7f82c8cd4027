#include <doctest/doctest.h>

#include <string>

#include "unit/formats/table_fixture.h"

using throughline::test::Table;

TEST_CASE("fixed columns: runs of blanks, a blank in front of the header") {
  Table table(
      " customer_id  date number_of_cds  dollar_value\r\n"
      " 00001 19970101  1   11.77\r\n"
      " 00002 19970112  1   12.00\r\n"
      " 00002 19970112  5   77.00\r\n");
  REQUIRE_FALSE(table.error);
  CHECK(table.file().format == "fixed columns");
  REQUIRE(table.rows() == 3);
  CHECK(table.get("customer", 0) == "00001");
  CHECK(table.get("time", 1) == "1997-01-12T00:00:00Z");
  CHECK(table.get("value", 2) == "77");
  CHECK(table.get("x.number_of_cds", 2) == "5");
  CHECK(table.file().extents.find(1)->offset == 76);
}

TEST_CASE("fixed columns: each column at its place, values with blanks, empty values") {
  Table table(
      "id    customer name    date        amount\n"
      "1     Ann Lee          2024-01-01    5.00\n"
      "2     Bo               2024-01-02\n"
      "3     Zo\u00eb de la Cruz   2024-01-03   12.50\n");
  REQUIRE_FALSE(table.error);
  REQUIRE(table.rows() == 3);
  CHECK(table.get("customer_name", 0) == "Ann Lee");
  CHECK(table.get("customer_name", 2) == "Zo\u00eb de la Cruz");
  CHECK(table.get("value", 1) == "");
  CHECK(table.get("value", 2) == "12.5");
  CHECK(table.get("time", 2) == "2024-01-03T00:00:00Z");
}

TEST_CASE("fixed columns: prose is no table") {
  Table table("This is a letter\nof four words each\nin all its lines\nand has no numbers\n",
              1 << 16, "letter.txt");
  CHECK(table.error);
}
