#include "store/snapshot.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "store/file_builder.h"
#include "store/snapshot_builder.h"

namespace {

using throughline::Budget;
using throughline::Decimal;
using throughline::Field;
using throughline::Instant;
using throughline::Interaction;
using throughline::Type;
using namespace throughline::store;

struct Archive {
  std::shared_ptr<Heaps> heaps = std::make_shared<Heaps>();
  Staging staging;
  std::vector<std::shared_ptr<const SourceFile>> files;
  std::shared_ptr<const Snapshot> snapshot;

  FileBuilder add_file(const std::string& name) {
    return FileBuilder(static_cast<std::uint32_t>(files.size()), name, 0, *heaps, staging);
  }
  void publish() {
    Budget budget;
    auto task = build_snapshot(snapshot, staging, heaps, files, 1, true, budget);
    while (!task.done()) task.resume();
    snapshot = task.take();
    staging.columns = ColumnSet();
  }
};

void add(FileBuilder& builder, std::optional<std::int64_t> time, std::string_view customer = {},
         std::string_view email = {}, std::string_view name = {}) {
  Interaction interaction;
  if (time.has_value()) interaction.set_time(Field::kStartedAt, Instant{*time});
  interaction.set_text(Field::kCustomer, customer);
  interaction.set_text(Field::kEmail, email);
  interaction.set_text(Field::kCustomerName, name);
  builder.begin_record(0, 1);
  builder.use(interaction);
}

std::string customer_id(const Snapshot& snapshot, RowIndex row) {
  return std::string(snapshot.customers->text(snapshot.customer.get(row)));
}

}  // namespace

TEST_CASE("rows come in time order, ties by id, no time last, whatever order files had") {
  std::mt19937 random(11);
  for (int round = 0; round < 5; ++round) {
    Archive archive;
    std::vector<std::tuple<std::int64_t, std::uint32_t, std::uint32_t>> expected;
    for (std::uint32_t file = 0; file < 3; ++file) {
      FileBuilder builder = archive.add_file("f");
      const std::uint32_t records = file == 1 ? 90'000 : 300;
      for (std::uint32_t record = 0; record < records; ++record) {
        const bool timed = random() % 10 != 0;
        const std::int64_t time = static_cast<std::int64_t>(random() % 5'000) - 100;
        add(builder, timed ? std::optional(time) : std::nullopt);
        expected.emplace_back(timed ? time : INT64_MAX, file, record);
      }
      archive.files.push_back(builder.share());
      if (file != 0 || round % 2 == 0) archive.publish();
    }
    std::sort(expected.begin(), expected.end());
    const Snapshot& snapshot = *archive.snapshot;
    REQUIRE(snapshot.rows() == expected.size());
    for (RowIndex row = 0; row < snapshot.rows(); ++row) {
      const auto [time, file, record] = expected[row];
      const RowId id = snapshot.id(row);
      REQUIRE(id.file == file);
      REQUIRE(id.record == record);
      REQUIRE(snapshot.times().get(row) == (time == INT64_MAX ? NumberColumn::kNull : time));
      REQUIRE((row < snapshot.timed_rows()) == (time != INT64_MAX));
    }
    CHECK(snapshot.lower_bound(Instant{0}) ==
          std::count_if(expected.begin(), expected.end(),
                        [](const auto& row) { return std::get<0>(row) < 0; }));
    CHECK(snapshot.find(snapshot.id(77)) == RowIndex{77});
    CHECK_FALSE(snapshot.find(RowId{9, 0, 0}).has_value());
  }
}

TEST_CASE(
    "one customer: equal ids of columns of one name, equal e-mails; a name only within its file") {
  Archive archive;
  {
    FileBuilder orders = archive.add_file("orders.csv");
    orders.set_customer_column("customer_id");
    add(orders, 1, "7", "Ann@Example.org ", "Ann");
    add(orders, 2, "8", "", "Bob");
    add(orders, 3, "", "", "Bob");
    archive.files.push_back(orders.share());
  }
  {
    FileBuilder calls = archive.add_file("calls.csv");
    calls.set_customer_column("user");
    add(calls, 4, "7");                    // another system's 7
    add(calls, 5, "", "ann@example.org");  // Ann of the orders, by her address
    add(calls, 6, "", "", "Bob");          // some other Bob
    add(calls, 7);                         // nobody
    archive.files.push_back(calls.share());
  }
  archive.publish();
  const Snapshot& snapshot = *archive.snapshot;
  CHECK(customer_id(snapshot, 0) == "customer_id=7");
  CHECK(customer_id(snapshot, 3) == "user=7");
  CHECK(customer_id(snapshot, 4) == "customer_id=7");
  CHECK(customer_id(snapshot, 1) == "8");
  CHECK(customer_id(snapshot, 2) == "orders.csv=Bob");
  CHECK(customer_id(snapshot, 5) == "calls.csv=Bob");
  CHECK(snapshot.customer.get(6) == 0);
  CHECK(snapshot.customers->size() - 1 == 5);
}

TEST_CASE("claims are never counted; a payment that settles a counted purchase is not counted") {
  Archive archive;
  FileBuilder builder = archive.add_file("money.csv");
  const auto row = [&](Type type, std::int64_t units, std::string_view order,
                       std::string_view invoice) {
    Interaction interaction;
    interaction.set_time(Field::kStartedAt, Instant{static_cast<std::int64_t>(builder.records())});
    interaction.set_type(type);
    interaction.set_number_micro(Field::kValue, units * 1'000'000);
    interaction.set_text(Field::kOrder, order);
    interaction.set_text(Field::kInvoice, invoice);
    builder.begin_record(0, 1);
    builder.use(interaction);
  };
  row(Type::kPurchase, 10, "o1", "");
  row(Type::kPayment, 10, "o1", "");  // settles o1
  row(Type::kPayment, 5, "o2", "");   // nothing sold under o2: counts
  row(Type::kInvoice, 99, "", "i1");
  row(Type::kPayment, 99, "", "i1");  // an invoice is a claim, not a purchase: counts
  row(Type::kDispute, 99, "", "i1");
  row(Type::kPurchase, 7, "", "i2");
  row(Type::kPayment, 7, "o9", "i2");  // settles i2
  row(Type::kRefund, -3, "o1", "");
  archive.files.push_back(builder.share());
  archive.publish();
  const std::vector<bool> expected = {true, false, true, false, true, false, true, false, true};
  for (RowIndex i = 0; i < expected.size(); ++i) CHECK(archive.snapshot->counted(i) == expected[i]);
}

TEST_CASE("numbers beyond micro-units follow their rows and stay exact") {
  Archive archive;
  FileBuilder builder = archive.add_file("wide.csv");
  const Decimal fine{123'456'789, 12};  // 0.000123456789
  for (const std::int64_t time : {3, 1, 2}) {
    Interaction interaction;
    interaction.set_time(Field::kStartedAt, Instant{time});
    interaction.set_number(Field::kValue, time == 1 ? fine : Decimal{time, 0});
    builder.begin_record(0, 1);
    builder.use(interaction);
  }
  archive.files.push_back(builder.share());
  archive.publish();
  CHECK(*archive.snapshot->number(Field::kValue, 0) == fine);
  CHECK(*archive.snapshot->number(Field::kValue, 1) == Decimal{2, 0});
  CHECK(*archive.snapshot->number(Field::kValue, 2) == Decimal{3, 0});
}

TEST_CASE("staged rows can be forgotten from any row on") {
  Archive archive;
  FileBuilder builder = archive.add_file("a.csv");
  for (int i = 0; i < 70'000; ++i) add(builder, i, "c" + std::to_string(i % 5));
  archive.staging.columns.truncate(65'540);
  add(builder, 1, "later");
  ColumnSet& columns = archive.staging.columns;
  CHECK(columns.rows == 65'541);
  CHECK(columns.identity.get(65'539) != 0);
  CHECK(columns.identity.get(65'541) == 0);
  CHECK(columns.numbers_of(Field::kStartedAt).get(65'541) == NumberColumn::kNull);
}

TEST_CASE("where a record stands is known for every record") {
  RecordExtents extents;
  std::vector<Extent> expected;
  std::mt19937 random(3);
  std::uint64_t offset = 12;
  for (int i = 0; i < 1'000; ++i) {
    const std::uint64_t length = i == 500 ? std::uint64_t{5} << 32U : random() % 400 + 1;
    extents.append(offset, length);
    expected.push_back({offset, length});
    offset += length;
  }
  for (std::uint32_t i = 0; i < expected.size(); ++i) {
    REQUIRE(extents.find(i).has_value());
    CHECK(extents.find(i)->offset == expected[i].offset);
    CHECK(extents.find(i)->length == expected[i].length);
  }
  CHECK_FALSE(extents.find(1'000).has_value());
}
