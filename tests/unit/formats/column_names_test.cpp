#include <doctest/doctest.h>

#include <string>

#include "formats/composed_names.h"
#include "formats/name_words.h"
#include "formats/role_names.h"
#include "formats/roles.h"
#include "table_fixture.h"

using namespace throughline;
using namespace throughline::formats;

namespace {

std::string first_role(std::string_view name) {
  const auto roles = roles_of_name(name);
  return roles.empty() ? "" : std::string(role_name(roles.front().role));
}

bool may_be(std::string_view name, std::string_view role) {
  for (const NamedRole& named : roles_of_name(name)) {
    if (role_name(named.role) == role) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("names: abbreviations and words of other languages, in any order") {
  CHECK(concepts_of("CUST_NM") == std::vector<std::string>{"customer", "name"});
  CHECK(concepts_of("N\u00BA do pedido") == std::vector<std::string>{"number", "order"});
  CHECK(first_role("ACCT_NO") == "customer");
  CHECK(first_role("N\u00B0 de commande") == "order");
  CHECK(first_role("N\u00FAmero de la factura") == "invoice");
  CHECK(first_role("Status do pedido") == "status");
  CHECK(first_role("Data da fatura") == "started_at");
  CHECK(first_role("QUEUE_SECS") == "wait_s");
  CHECK(first_role("Codice cliente") == "customer");
  CHECK(first_role("Prossimo contatto") == "follow_up_at");
}

TEST_CASE("names: whose e-mail address, number and name it is") {
  CHECK(first_role("guest.phone") == "phone");
  CHECK(first_role("buyer_email") == "email");
  CHECK(first_role("Payer ID") == "customer");
  CHECK(first_role("subscriberName") == "customer_name");
  CHECK(first_role("CSR_EMAIL") == "agent");
  CHECK(first_role("cashier code") == "agent");
  // Neither the one nor the other.
  CHECK(first_role("guest.country") == "");
  CHECK(first_role("agent.customer.email") == "");
}

TEST_CASE(
    "names: of an object within the record its text and money, not its own id, name or kind") {
  CHECK(first_role("message.subject") == "subject");
  CHECK(first_role("rate.total") == "value");
  CHECK(first_role("attributes.status") == "status");
  CHECK(first_role("room.id") == "");
  CHECK(first_role("campaign.name") == "");
  CHECK(first_role("device.created_at") == "");
  CHECK(first_role("tax.amount") == "");
  CHECK_FALSE(may_be("agent.notes", "body"));
}

TEST_CASE("names: an unlisted name is never as sure as a listed one") {
  for (const std::string_view name : {"CUST_NM", "guest.phone", "message.subject", "room type"}) {
    for (const NamedRole& named : roles_of_composed_name(name)) CHECK(named.rank <= 7);
  }
}

TEST_CASE("names: words that the values must agree with") {
  test::Table kinds("when,room type\n2024-01-01,Double\n2024-01-02,Suite\n");
  CHECK(kinds.role("room type") == "x.room type");
  test::Table words("when,entry channel\n2024-01-01,Letter\n2024-01-02,Web form\n");
  CHECK(words.role("entry channel") == "channel");
  CHECK(words.get("channel", 0) == "post");
}

TEST_CASE("names: a column called status is one, whatever its words") {
  test::Table table("date,status\n2024-01-01,picked\n2024-01-02,packed\n");
  CHECK(table.role("status") == "status");
  CHECK(table.get("status", 0) == "other");
  CHECK(table.get("x.status", 0) == "picked");
}

TEST_CASE("names: abbreviations that were written together") {
  CHECK(first_role("CUSTNO") == "customer");
  CHECK(first_role("ORDNO") == "order");
  CHECK(first_role("RTNDATE") == "started_at");
  CHECK(first_role("STATEMENT") == "");
}

TEST_CASE("names: an id that each row has its own of is the row's") {
  const std::string rows = "2024-01-01,m1,p\n2024-01-02,m2,p\n2024-01-03,m3,q\n2024-01-04,m4,q\n";
  test::Table table("date,mention id,place id\n" + rows + "2024-01-05,m5,q\n");
  CHECK(table.role("mention id") == "id");
  CHECK(table.role("place id") == "x.place id");
}

TEST_CASE("names: how an instant is written, behind its name") {
  CHECK(first_role("created_ms") == "started_at");
  CHECK(first_role("date_created_gmt") == "started_at");
  CHECK(first_role("created_utc") == "started_at");
  CHECK(first_role("Timestamp epoch") == "started_at");
  CHECK(first_role("end_time_ms") == "ended_at");
  // Units of durations stay theirs.
  CHECK(first_role("wait_ms") == "wait_s");
  CHECK(first_role("amount_ms") == "");
  CHECK(first_role("customer_utc") == "");
}

TEST_CASE("names: seen in exports of payment services, marketplaces, help desks and ledgers") {
  CHECK(first_role("Gross") == "value");
  CHECK(first_role("Betrag brutto") == "value");
  CHECK(first_role("Betrag netto") == "value");
  CHECK(first_role("amazon-order-id") == "order");
  CHECK(first_role("merchant_order_number") == "order");
  CHECK(first_role("Case Owner") == "agent");
  CHECK(first_role("Deal owner") == "agent");
  CHECK(first_role("Visitor") == "customer_name");
  CHECK(first_role("Party Name") == "customer_name");
  CHECK(first_role("Ended") == "ended_at");
}
