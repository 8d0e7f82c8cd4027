#include "formats/mapping.h"

#include <doctest/doctest.h>

#include <string>

#include "unit/formats/table_fixture.h"

using throughline::test::Table;
using namespace throughline;
using namespace throughline::formats;

namespace {

Table read(std::string_view text, std::string_view mapping, std::string_view name = "t.csv") {
  return Table(text, 1 << 16, name, mapping);
}

std::string where_wrong(std::string_view text) {
  const auto mapping = Mapping::parse(text);
  return mapping ? "right" : mapping.error().where;
}

}  // namespace

TEST_CASE("mapping: patterns") {
  CHECK(matches_pattern("*", ""));
  CHECK(matches_pattern("*.csv", "a.zip/b.CSV"));
  CHECK(matches_pattern("b.csv", "a.zip/b.csv"));
  CHECK_FALSE(matches_pattern("b.csv", "a.zip/bb.csv"));
  CHECK(matches_pattern("?.csv", "b.csv"));
  CHECK_FALSE(matches_pattern("?.csv", "bb.csv"));
  CHECK(matches_pattern("a*b*c", "aXbbYc"));
  CHECK_FALSE(matches_pattern("a*b*c", "aXbbY"));
  CHECK(matches_pattern("*#users", "x/t.json#users"));
  CHECK_FALSE(matches_pattern("z.zip/b.csv", "a.zip/b.csv"));
}

TEST_CASE("mapping: errors name their place") {
  CHECK(where_wrong("") == "right");
  CHECK(where_wrong(R"({"files":[]})") == "right");
  CHECK_FALSE(Mapping::parse("{").ok());
  CHECK_FALSE(Mapping::parse("[]").ok());
  CHECK(where_wrong(R"({"files":[{},{"colour":1}]})") == "files[1].colour");
  CHECK(where_wrong(R"({"files":[{"columns":{"A":"nonsense"}}]})") == "files[0].columns.A.role");
  CHECK(where_wrong(R"({"files":[{"zone":"Mars/Base"}]})") == "files[0].zone");
  CHECK(where_wrong(R"({"files":[{"order":"ymd"}]})") == "files[0].order");
  CHECK(where_wrong(R"({"files":[{"decimal":";"}]})") == "files[0].decimal");
  CHECK(where_wrong(R"({"files":[{"defaults":{"channel":"Telefon"}}]})") ==
        "files[0].defaults.channel");
  const Table table = read("a,b\n1,2\n", "{");
  REQUIRE(table.error);
  CHECK(table.error->code == ErrorCode::kBadArguments);
}

TEST_CASE("mapping: roles, order, decimal mark, zone and defaults override") {
  Table table =
      read("when,col a,col b,amount\n3/4/2024 10:00,K1,\"1,500\",9\n4/4/2024 10:00,K2,\"2,25\",9\n",
           R"({"files":[{"match":"t.csv","zone":"Europe/Berlin",
          "defaults":{"channel":"phone","type":"payment","currency":"EUR"},
          "columns":{"when":{"role":"started_at","order":"day-month"},
                     "COL_A":"customer","col b":{"role":"value","decimal":","}}}]})");
  REQUIRE_FALSE(table.error);
  CHECK(table.get("time", 0) == "2024-04-03T08:00:00Z");
  CHECK(table.get("customer", 1) == "K2");
  CHECK(table.get("value", 0) == "1.5");
  CHECK(table.get("value", 1) == "2.25");
  CHECK(table.get("x.amount", 0) == "9");
  CHECK(table.get("channel", 0) == "phone");
  CHECK(table.get("currency", 0) == "EUR");
  CHECK(table.role("amount") == "x.amount");
}

TEST_CASE("mapping: another file is not touched, later entries win") {
  const std::string_view mapping =
      R"({"files":[{"match":"other.csv","columns":{"id":"order"}},
                   {"columns":{"note":"subject"}},{"columns":{"note":"body"}}]})";
  Table table = read("id,date,note\n1,2024-01-01,x\n", mapping);
  REQUIRE_FALSE(table.error);
  CHECK(table.role("id") == "id");
  CHECK(table.role("note") == "body");
}

TEST_CASE("mapping: what is a reference") {
  Table users = read("id,name,email\n1,Ann,a@example.com\n", {}, "users.csv");
  CHECK(users.file().reference == 1);
  Table used = read("id,name,email\n1,Ann,a@example.com\n",
                    R"({"files":[{"match":"users.*","reference":false}]})", "users.csv");
  CHECK(used.file().used == 1);
  Table json = read(R"([{"id":1,"created_at":"2024-01-01"}])",
                    R"({"files":[{"match":"*.json","reference":true}]})", "a.json");
  CHECK(json.file().reference == 1);
}

TEST_CASE("mapping: lists by their file's name, tags of keys") {
  const std::string_view people = "id,created_at,name,email\n1,2024-01-01,Ann,a@example.com\n";
  for (const std::string_view name :
       {"users.csv", "user_data.csv", "user_data_snowflake.csv", "Customer Export 2024-05-01.csv",
        "backup/userlist.csv", "brand-data-postgres.csv"}) {
    CAPTURE(name);
    CHECK(read(people, {}, name).file().reference == 1);
  }
  for (const std::string_view name : {"user_events.csv", "data_users_said.csv", "table.csv"}) {
    CAPTURE(name);
    CHECK(read(people, {}, name).file().used == 1);
  }
  const std::string_view tags = "ticket_id,tag,_synced\n7,vip,2024-01-01\n7,late,2024-01-01\n";
  CHECK(read(tags, {}, "t.csv").file().reference == 2);
  CHECK(read("ticket_id,tag,body\n7,vip,Hello\n", {}, "t.csv").file().used == 1);
  CHECK(read("ticket_id,tag,created_at\n7,vip,2024-01-01\n", {}, "t.csv").file().used == 1);
}

TEST_CASE("mapping: a date and a time of day of a place with summer time") {
  Table table = read("day,at,customer_id\n2024-03-30,12:00,1\n2024-03-31,12:00,2\n",
                     R"({"files":[{"zone":"Europe/Berlin",
                         "columns":{"day":"started_at","at":"time_of_day"}}]})");
  REQUIRE_FALSE(table.error);
  CHECK(table.get("time", 0) == "2024-03-30T11:00:00Z");
  CHECK(table.get("time", 1) == "2024-03-31T10:00:00Z");
}
