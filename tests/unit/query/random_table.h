#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "base/decimal.h"
#include "query/cache.h"
#include "store/file_builder.h"
#include "store/snapshot_builder.h"

// A small random table, once as a snapshot and once as plain rows, and plain evaluation of filters
// over the latter.
namespace throughline::query::test {

// A row as maps from field names to what it has: a number stands in `numbers`, all else in `texts`.
struct PlainRow {
  store::RowId id;
  std::optional<std::int64_t> time;
  std::map<std::string, std::vector<std::string>> texts;
  std::map<std::string, Decimal> numbers;
  bool claim = false;
};

struct Table {
  std::shared_ptr<const store::Snapshot> snapshot;
  std::vector<PlainRow> rows;  // in the order of time, then id, without a time last
};

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}
  std::size_t below(std::size_t count) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(engine_);
  }
  bool chance(int percent) { return below(100) < static_cast<std::size_t>(percent); }
  template <class T>
  const T& pick(const std::vector<T>& from) {
    return from[below(from.size())];
  }

 private:
  std::mt19937 engine_;
};

inline const std::vector<std::string> kAgents = {"Ann",   "Bob",  "ann",  "7",
                                                 "12.50", "null", "a, b", "Zoë"};
inline const std::vector<std::string> kCustomers = {"17", "18", "0019", "20", "c-1"};
inline const std::vector<std::string> kSubjects = {"Late Delivery", "late",  "Straße",
                                                   "hello world",   "HELLO", "…"};
inline const std::vector<std::string> kTags = {"vip", "vip;late", "late; vip", "new", "new;10"};
inline const std::vector<std::string> kLinks = {"A1", "A2", "B1"};
inline const std::vector<std::string> kColours = {"red", "green", "5", "5.0", "-2", "1000000"};
inline const std::vector<std::string> kChannels = {"phone", "email", "chat", "other"};
inline const std::vector<std::string> kTypes = {"question", "complaint", "purchase", "invoice",
                                                "return"};
inline const std::vector<std::string> kNumbers = {
    "1", "2.5", "-3", "0", "1000", "0.0000001", "99999999999999999999"};
inline const std::vector<std::string> kCurrencies = {"EUR", "USD"};
inline constexpr std::int64_t kBaseTime = 1'704'067'200'000'000;  // 2024-01-01T00:00:00Z
inline constexpr std::int64_t kHour = 3'600'000'000;

inline void fill(Random& random, std::uint32_t colour, Interaction& interaction, PlainRow& row) {
  const auto text = [&](Field field, const std::vector<std::string>& from, int percent) {
    if (!random.chance(percent)) return;
    const std::string& value = random.pick(from);
    interaction.set_text(field, value);
    row.texts[std::string(field_info(field).name)] = {value};
  };
  const auto word = [&](Field field, const std::vector<std::string>& from, int percent) {
    if (!random.chance(percent)) return;
    const std::string& value = random.pick(from);
    interaction.set_code(field, canonical_code(vocabulary_of(field), value));
    row.texts[std::string(field_info(field).name)] = {value};
  };
  const auto number = [&](Field field, int percent) {
    if (!random.chance(percent)) return;
    const Decimal value = parse_decimal(random.pick(kNumbers))->value;
    interaction.set_number(field, value);
    row.numbers[std::string(field_info(field).name)] = value;
  };
  if (random.chance(85)) {
    row.time = kBaseTime + static_cast<std::int64_t>(random.below(60)) * kHour * 7;
    interaction.set_time(Field::kStartedAt, Instant{*row.time});
  }
  word(Field::kChannel, kChannels, 80);
  word(Field::kType, kTypes, 80);
  row.claim = row.texts.contains("type") && row.texts["type"][0] == "invoice";
  text(Field::kAgent, kAgents, 70);
  text(Field::kCustomer, kCustomers, 80);
  text(Field::kSubject, kSubjects, 70);
  text(Field::kBody, kSubjects, 40);
  text(Field::kOrder, kLinks, 40);
  text(Field::kCase, kLinks, 30);
  text(Field::kCurrency, kCurrencies, 60);
  text(Field::kCustomerName, kAgents, 50);
  number(Field::kCsat, 60);
  number(Field::kValue, 60);
  if (random.chance(60)) {
    const std::string& tags = random.pick(kTags);
    interaction.set_text(Field::kTags, tags);
    std::string part;
    for (const char byte : tags + ";") {
      if (byte == ';') {
        row.texts["tags"].push_back(part);
        part.clear();
      } else if (byte != ' ') {
        part += byte;
      }
    }
  }
  if (random.chance(70)) {
    const std::string& value = random.pick(kColours);
    interaction.add_extra(colour, value);
    row.texts["x.Colour"] = {value};
  }
  for (const char* link : {"order", "case"}) {
    if (!row.texts.contains(link)) continue;
    auto& links = row.texts["link"];
    if (std::find(links.begin(), links.end(), row.texts[link][0]) == links.end()) {
      links.push_back(row.texts[link][0]);
    }
  }
  if (row.texts.contains("link") && row.texts["link"].empty()) row.texts.erase("link");
  if (row.numbers.contains("value") && !row.claim) {
    const Decimal value = row.numbers["value"];
    row.numbers[value.is_negative() ? "given" : "received"] =
        value.is_negative() ? negate(value) : value;
  }
}

inline Table random_table(unsigned seed, std::size_t row_count) {
  Random random(seed);
  auto heaps = std::make_shared<store::Heaps>();
  store::Staging staging;
  std::vector<std::shared_ptr<const store::SourceFile>> files;
  Table table;
  for (std::uint32_t file = 0; file < 2; ++file) {
    const std::string name = file == 0 ? "one.csv" : "two.csv";
    store::FileBuilder builder(file, name, 0, *heaps, staging);
    const std::uint32_t colour = builder.extra_column("Colour");
    for (std::uint32_t record = 0; record < row_count / 2; ++record) {
      Interaction interaction;
      PlainRow row;
      row.id = {file, record, 0};
      row.texts["source"] = {name};
      fill(random, colour, interaction, row);
      builder.begin_record(record, 1);
      builder.use(interaction);
      table.rows.push_back(std::move(row));
    }
    files.push_back(builder.share());
  }
  Budget budget;
  auto task = store::build_snapshot(nullptr, staging, heaps, files, seed, true, budget);
  while (!task.done()) task.resume();
  table.snapshot = task.take();
  std::sort(table.rows.begin(), table.rows.end(), [](const PlainRow& a, const PlainRow& b) {
    const std::int64_t a_time = a.time.value_or(INT64_MAX);
    const std::int64_t b_time = b.time.value_or(INT64_MAX);
    return a_time != b_time ? a_time < b_time : a.id < b.id;
  });
  // Who is one customer is the store's to say, and tested there.
  for (RowIndex row = 0; row < table.rows.size(); ++row) {
    auto& texts = table.rows[row].texts;
    texts.erase("customer");
    const std::uint32_t code = table.snapshot->customer.get(row);
    if (code != 0) texts["customer"] = {std::string(table.snapshot->customers->text(code))};
  }
  return table;
}

}  // namespace throughline::query::test
