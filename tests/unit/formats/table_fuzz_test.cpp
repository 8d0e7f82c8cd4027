#include <doctest/doctest.h>

#include <chrono>
#include <random>
#include <string>
#include <vector>

#include "unit/formats/table_fixture.h"

using throughline::test::Table;

namespace {

const std::vector<std::string>& seeds() {
  static const std::vector<std::string> texts = {
      "InvoiceNo,Description,Quantity,InvoiceDate,UnitPrice,CustomerID\r\n536365,\"A, "
      "B\",6,2010-12-01 08:26,2.55,1.0\r\n"
      "C536,,-1,01/02/2011,3,\r\n",
      "started_at,customer,channel,value,tags\n2024-01-05T09:00:00Z,7,email,-5.00,a;b\n2024-01-06,"
      "8,fax,x,\n",
      "\xEF\xBB\xBF"
      "date;name;amount\n13/02/2024;Anna;\"1.234,50\"\n\n02/03/2024;\"B\"\"en\nx\";7\n",
      "a\tb\tc\n\t\t\n1\t2\t3\t4\n",
      "time,sentiment,wait_s,type\n1700000000,0.5,00:01:02,refund\n1700000000000,-2,12,nothing\n",
      "x,y\n\"unclosed,1\n2,3\n",
  };
  return texts;
}

void mutate(std::string& text, std::mt19937& random) {
  static constexpr std::string_view kPieces[] = {",",          "\"",       "\n",
                                                 "\r",         ";",        "\t",
                                                 "\"\"",       "-",        "9999999999999999999",
                                                 "\xFF",       "\xC3\xA9", "1e400",
                                                 ".0",         "NULL",     "29/02/2023",
                                                 "12/13/2024", "€"};
  for (std::size_t count = 1 + random() % 6; count > 0; --count) {
    const std::size_t at = text.empty() ? 0 : random() % text.size();
    switch (random() % 5) {
      case 0:
        text.insert(at, kPieces[random() % std::size(kPieces)]);
        break;
      case 1:
        text.erase(at, 1 + random() % 8);
        break;
      case 2:
        if (!text.empty()) text[at] = static_cast<char>(random() % 256);
        break;
      case 3:
        text.insert(at, text.substr(random() % (text.size() + 1), random() % 40));
        break;
      default:
        text.resize(at);
        break;
    }
  }
}

}  // namespace

TEST_CASE("table: 10,000 mutated tables, none crashes, every record is accounted for") {
  std::mt19937 random(541909);
  const auto start = std::chrono::steady_clock::now();
  int read = 0;
  for (int round = 0; round < 10'000; ++round) {
    // A slow machine (sanitizers) does fewer: time is bounded, the first thousand are always done.
    if (round >= 1'000 && std::chrono::steady_clock::now() - start > std::chrono::seconds(20))
      break;
    std::string text = seeds()[random() % seeds().size()];
    mutate(text, random);
    CAPTURE(text);
    Table table(text, 1 + random() % 50);
    if (table.error) continue;
    ++read;
    const auto& file = table.file();
    REQUIRE(file.records == file.used + file.reference + file.merged + file.rejected.size());
    REQUIRE(file.interactions == table.rows());
    REQUIRE(file.extents.count() == file.records);
    // Records stand one behind the other and end where the file ends.
    std::uint64_t next = 0;
    for (std::uint32_t record = 0; record < file.records; ++record) {
      const auto extent = file.extents.find(record);
      REQUIRE(extent);
      if (record > 0) REQUIRE(extent->offset == next);
      REQUIRE(extent->length > 0);
      next = extent->offset + extent->length;
    }
    if (file.records > 0) REQUIRE(next == text.size());
  }
  CHECK(read > 500);
}
