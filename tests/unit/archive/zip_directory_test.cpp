#include "archive/zip_directory.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "unit/archive/zip_unpacking.h"
#include "unit/archive/zip_writer.h"

namespace throughline {
namespace {

using std::string_literals::operator""s;
using test::Archive;
using test::Packed;
using test::read_directory;
using test::unpack;
using test::write_zip;

std::vector<std::string> names(const std::string& zip) {
  const test::Directory directory = read_directory(zip);
  CHECK_FALSE(directory.error.has_value());
  std::vector<std::string> result;
  for (const ZipEntry& entry : directory.entries) result.push_back(entry.name);
  return result;
}

// The same entries with the same data, however they are wrapped.
void check_unpacks(const std::string& zip, const std::vector<Packed>& packed) {
  const test::Directory directory = read_directory(zip);
  if (directory.error.has_value()) FAIL(directory.error->message);
  REQUIRE(directory.entries.size() == packed.size());
  for (std::size_t i = 0; i < packed.size(); ++i) {
    const ZipEntry& entry = directory.entries[i];
    CHECK(entry.name == packed[i].name);
    CHECK(entry.size == packed[i].data.size());
    const test::Unpacked unpacked = unpack(zip, entry);
    if (unpacked.error.has_value()) FAIL(unpacked.error->message);
    CHECK(unpacked.data == packed[i].data);
  }
}

std::vector<Packed> some_entries() {
  return {{.name = "orders.csv", .data = "id,total\n1,2.50\n2,3.00\n"},
          {.name = "notes/empty.txt", .data = "", .method = 0},
          {.name = "notes/plain.txt", .data = std::string(3000, 'x') + "end", .method = 0},
          {.name = "big.ndjson", .data = std::string(200'000, 'a')}};
}

void check_refused(const std::string& zip, ErrorCode code, std::string_view part) {
  const test::Directory directory = read_directory(zip);
  REQUIRE(directory.error.has_value());
  CHECK(directory.error->code == code);
  CHECK_MESSAGE(directory.error->message.find(part) != std::string::npos, directory.error->message);
}

TEST_CASE("zip: entries, stored and deflated") {
  check_unpacks(write_zip(some_entries()), some_entries());
}

TEST_CASE("zip: what the directory says about an entry") {
  const std::string zip =
      write_zip({{.name = "a.csv", .data = "1,2\n", .method = 0, .comment = "c"}});
  const test::Directory directory = read_directory(zip);
  REQUIRE(directory.entries.size() == 1);
  const ZipEntry& entry = directory.entries[0];
  CHECK(entry.method == 0);
  CHECK(entry.crc32 == test::check_sum("1,2\n"));
  CHECK(entry.stored_size == 4);
  CHECK(entry.offset == 0);
  CHECK(entry.end == 30 + 5 + 4);
  CHECK(entry.dos_time == 0x58214A3C);
  CHECK_FALSE(entry.is_folder);
  CHECK_FALSE(entry.encrypted);
}

TEST_CASE("zip: data descriptors, zip64, and both") {
  for (const bool descriptor : {false, true}) {
    for (const bool zip64 : {false, true}) {
      std::vector<Packed> entries = some_entries();
      for (Packed& entry : entries) {
        entry.descriptor = descriptor;
        entry.zip64 = zip64;
      }
      check_unpacks(write_zip(entries, {.zip64 = zip64}), entries);
      check_unpacks(write_zip(entries, {.zip64 = !zip64}), entries);
    }
  }
}

TEST_CASE("zip: only some numbers in the zip64 field, other fields around it") {
  std::string extra = "\x55\x54\x05\x00\x03zzzz"s;  // a time stamp in front
  test::put(extra, 1, 2);
  test::put(extra, 8, 2);
  test::put(extra, 5, 8);
  extra += "\0\0\0"s;  // padding
  const std::vector<Packed> entries = {{.name = "a", .data = "12345", .method = 0}};
  std::vector<Packed> written = entries;
  written[0].central_extra = extra;
  written[0].size = 0xFFFFFFFF;
  check_unpacks(write_zip(written), entries);
  // The field is there, but too short for all that should be in it.
  written[0].offset = 0xFFFFFFFF;
  check_refused(write_zip(written), ErrorCode::kDamaged, "zip64");
}

TEST_CASE("zip: a zip64 record that stands where only its locator tells") {
  Archive archive{.zip64 = true, .zip64_extensible = std::string(100'000, 'e')};
  const std::string zip = write_zip(some_entries(), archive);
  check_unpacks(zip, some_entries());
  const test::Directory directory = read_directory(zip);
  REQUIRE(directory.asked.size() == 3);
  CHECK(directory.asked[1].length == 56);
}

TEST_CASE("zip: comments, up to the longest") {
  for (const std::size_t length : {1, 300, 65'535}) {
    check_unpacks(write_zip(some_entries(), {.comment = std::string(length, 'c')}), some_entries());
  }
  // A comment that looks like an end: the real one is the one that fits.
  const std::string fake = "PK\x05\x06"s + std::string(18, '\0');
  check_unpacks(write_zip(some_entries(), {.comment = fake + "x"}), some_entries());
}

TEST_CASE("zip: bytes in front, behind and between") {
  const std::string program = "MZ" + std::string(5000, 'p') + "PK\x03\x04 no entry ";
  check_unpacks(write_zip(some_entries(), {.prefix = program}), some_entries());
  check_unpacks(write_zip(some_entries(), {.prefix = program, .zip64 = true}), some_entries());
  check_unpacks(write_zip(some_entries(), {.prefix = program, .prefix_in_offsets = true}),
                some_entries());
  check_unpacks(write_zip(some_entries(), {.before_end = std::string(77, 'b')}), some_entries());
  check_unpacks(write_zip(some_entries(), {.surplus = "\r\n"}), some_entries());
  std::string signature;
  test::put(signature, 0x05054B50, 4);
  check_unpacks(write_zip(some_entries(), {.before_end = signature + "\x03\0sig"s}),
                some_entries());
}

TEST_CASE("zip: no entries") {
  CHECK(names(write_zip({})).empty());
  CHECK(names(write_zip({}, {.zip64 = true})).empty());
}

TEST_CASE("zip: folders") {
  const test::Directory directory =
      read_directory(write_zip({{.name = "a/", .method = 0},
                                {.name = "a/b/", .method = 0},
                                {.name = "a/b/c.csv", .data = "x"},
                                {.name = "odd/", .data = "not empty"}}));
  REQUIRE(directory.entries.size() == 4);
  CHECK(directory.entries[0].is_folder);
  CHECK(directory.entries[1].is_folder);
  CHECK_FALSE(directory.entries[2].is_folder);
  CHECK_FALSE(directory.entries[3].is_folder);
}

std::string unicode_path(std::string_view raw, std::string_view name) {
  std::string extra;
  test::put(extra, 0x7075, 2);
  test::put(extra, 5 + name.size(), 2);
  test::put(extra, 1, 1);
  test::put(extra, test::check_sum(std::string(raw)), 4);
  return extra.append(name);
}

TEST_CASE("zip: names in their encodings") {
  constexpr std::uint16_t kUtf8 = 0x800;
  const auto name_of = [](Packed entry) { return names(write_zip({std::move(entry)})).at(0); };
  CHECK(name_of({.name = "Größe.csv", .flags = kUtf8}) == "Größe.csv");
  CHECK(name_of({.name = "Größe.csv"}) == "Größe.csv");  // as macOS writes it
  CHECK(name_of({.name = "Gr\x94\xE1"
                         "e.csv"}) == "Größe.csv");
  CHECK(name_of({.name = "\x80\xFF\xE3.csv"}) == "Ç\u00A0π.csv");
  CHECK(name_of({.name = "bad\xFF.csv", .flags = kUtf8}) == "bad\uFFFD.csv");
  CHECK(name_of({.name = "Gr\x94\xE1"
                         "e.csv",
                 .central_extra = unicode_path("Gr\x94\xE1"
                                               "e.csv",
                                               "Größe 日本.csv")}) == "Größe 日本.csv");
  // Left over from before the entry was renamed.
  CHECK(name_of({.name = "new.csv", .central_extra = unicode_path("old.csv", "old.csv")}) ==
        "new.csv");
  CHECK(name_of({.name = "x.csv", .central_extra = unicode_path("x.csv", "\xFF\xFF")}) == "x.csv");
}

TEST_CASE("zip: names are only text") {
  CHECK(names(write_zip(
            {{.name = "../../etc/passwd"}, {.name = "/abs.csv"}, {.name = "C:\\x\\y.csv"}})) ==
        std::vector<std::string>{"../../etc/passwd", "/abs.csv", "C:\\x\\y.csv"});
  CHECK(names(write_zip({{.name = "a\0b\n.csv"s}})) ==
        std::vector<std::string>{"a\uFFFDb\uFFFD.csv"});
  // Packed on Windows by a program that knows no slash.
  CHECK(names(write_zip({{.name = "dir\\a.csv", .packer = 0}, {.name = "d/e\\f", .packer = 0}})) ==
        std::vector<std::string>{"dir/a.csv", "d/e\\f"});
}

TEST_CASE("zip: equal names are told apart") {
  CHECK(names(write_zip({{.name = "a.csv"},
                         {.name = "a (2).csv"},
                         {.name = "a.csv"},
                         {.name = "a.csv"},
                         {.name = "d.x/n"},
                         {.name = "d.x/n"},
                         {.name = ".hidden"},
                         {.name = ".hidden"},
                         {.name = ""},
                         {.name = ""}})) ==
        std::vector<std::string>{"a.csv", "a (2).csv", "a (3).csv", "a (4).csv", "d.x/n",
                                 "d.x/n (2)", ".hidden", ".hidden (2)", "", " (2)"});
  const std::vector<Packed> many(20'000, Packed{.name = "same.csv", .method = 0});
  const std::vector<std::string> all = names(write_zip(many, {.zip64 = true}));
  CHECK(std::set<std::string>(all.begin(), all.end()).size() == many.size());
}

TEST_CASE("zip: more entries than 16 bits count, in pieces") {
  std::vector<Packed> many;
  for (int i = 0; i < 70'000; ++i) {
    many.push_back(
        {.name = "folder/file-" + std::to_string(i) + ".json", .data = "{}", .method = 0});
  }
  for (const bool zip64 : {false, true}) {
    const test::Directory directory = read_directory(write_zip(many, {.zip64 = zip64}));
    CHECK_FALSE(directory.error.has_value());
    REQUIRE(directory.entries.size() == many.size());
    CHECK(directory.asked.size() > 4);
    bool same = true;
    for (std::size_t i = 0; i < many.size(); ++i)
      same = same && directory.entries[i].name == many[i].name;
    CHECK(same);
  }
  many.resize(100'001, {.name = "z", .method = 0});
  check_refused(write_zip(many, {.zip64 = true}), ErrorCode::kLimit, "100000 entries");
  check_refused(write_zip(many), ErrorCode::kLimit, "100000 entries");
}

TEST_CASE("zip: a wrong count") {
  check_refused(write_zip(some_entries(), {.count = 3}), ErrorCode::kDamaged, "declares 3");
  check_refused(write_zip(some_entries(), {.zip64 = true, .count = 5}), ErrorCode::kDamaged,
                "declares 5");
  check_refused(write_zip(some_entries(), {.zip64 = true, .count = ~0ull}), ErrorCode::kLimit,
                "entries");
}

TEST_CASE("zip: parts of a split archive") {
  check_refused(write_zip({{.name = "a", .disk = 2}}), ErrorCode::kUnsupported, "join");
  std::string zip = write_zip(some_entries());
  zip[zip.size() - 22 + 4] = 1;
  check_refused(zip, ErrorCode::kUnsupported, "join");
}

TEST_CASE("zip: cut at every byte") {
  for (const bool zip64 : {false, true}) {
    const std::string zip = write_zip(
        {{.name = "a.csv", .data = "1,2\n3,4\n"}, {.name = "b.csv", .data = "x", .method = 0}},
        {.comment = "made by the test", .zip64 = zip64});
    const std::size_t end = zip.size() - 16;
    for (std::size_t length = 0; length < zip.size(); ++length) {
      const test::Directory directory = read_directory(zip.substr(0, length));
      REQUIRE(directory.error.has_value());
      CHECK(directory.error->code == ErrorCode::kDamaged);
      CHECK(directory.error->message.find("cut short") != std::string::npos);
      CHECK(directory.error->where == "byte " + std::to_string(length));
      // Without its beginning, but with its end.
      const test::Directory tail = read_directory(zip.substr(length));
      if (length > 0) REQUIRE(tail.error.has_value());
      if (length > 0 && length < end) CHECK(tail.error->code == ErrorCode::kDamaged);
    }
  }
}

TEST_CASE("zip: bytes missing in the middle") {
  const std::string zip = write_zip(some_entries());
  check_refused(zip.substr(0, 1000) + zip.substr(2000), ErrorCode::kDamaged, "missing");
}

TEST_CASE("zip: every bit flipped") {
  const std::vector<Packed> entries = {
      {.name = "a.csv", .data = "id,total\n1,2.50\n2,3.00\n1,2.50\n2,3.00\n"},
      {.name = "b/c.txt", .data = "plain", .method = 0, .descriptor = true},
      {.name = "d", .data = "wide wide wide wide wide", .zip64 = true}};
  for (const bool zip64 : {false, true}) {
    const std::string zip = write_zip(entries, {.comment = "note", .zip64 = zip64});
    std::size_t refused = 0;
    for (std::size_t at = 0; at < zip.size(); ++at) {
      for (int bit = 0; bit < 8; ++bit) {
        std::string flipped = zip;
        flipped[at] = static_cast<char>(flipped[at] ^ (1 << bit));
        const test::Directory directory = read_directory(flipped);
        if (directory.error.has_value()) {
          ++refused;
          continue;
        }
        // Every entry there, each whole or an error; a name is guarded by no check sum.
        REQUIRE(directory.entries.size() == entries.size());
        bool any_error = false;
        for (std::size_t i = 0; i < entries.size(); ++i) {
          CHECK_FALSE(directory.entries[i].is_folder);
          const test::Unpacked unpacked = unpack(flipped, directory.entries[i], 7, 5);
          any_error = any_error || unpacked.error.has_value();
          if (!unpacked.error.has_value() && unpacked.data != entries[i].data)
            FAIL("byte " << at << " bit " << bit);
        }
        refused += any_error;
      }
    }
    CHECK(refused > zip.size() * 3);
  }
}

TEST_CASE("zip: bytes of no zip") {
  check_refused("", ErrorCode::kDamaged, "cut short");
  check_refused("PK\x03\x04", ErrorCode::kDamaged, "cut short");
  check_refused(std::string(1 << 20, 'P'), ErrorCode::kDamaged, "cut short");
  check_refused("<html>not found</html>" + std::string(100'000, ' '), ErrorCode::kDamaged,
                "cut short");
}

TEST_CASE("zip: bytes that were not asked for") {
  ZipDirectoryReader reader(1000);
  REQUIRE(reader.wanted().has_value());
  CHECK(reader.wanted()->offset == 0);
  CHECK(reader.wanted()->length == 1000);
  const std::vector<std::uint8_t> bytes(999);
  CHECK(reader.supply(bytes).error().code == ErrorCode::kBadArguments);
}

TEST_CASE("zip: read from memory, depth judged") {
  const std::string inner = write_zip(some_entries());
  const std::string outer = write_zip({{.name = "inner.zip", .data = inner}});
  const auto outside = read_zip_directory(as_bytes(outer), 1);
  REQUIRE(outside.ok());
  const test::Unpacked unpacked = unpack(outer, outside->at(0));
  CHECK(unpacked.data == inner);
  const auto inside = read_zip_directory(as_bytes(unpacked.data), 2);
  REQUIRE(inside.ok());
  REQUIRE(inside->size() == 4);
  ZipEntryDecoder decoder(inside->at(0));
  ByteSpan in = bytes_of(as_bytes(unpacked.data), inside->at(0));
  std::vector<std::uint8_t> out(1000);
  const auto written = decoder.decode(in, out);
  REQUIRE(written.ok());
  CHECK(decoder.done());
  CHECK(as_text(ByteSpan(out).first(*written)) == some_entries()[0].data);
  Limits limits;
  CHECK(read_zip_directory(as_bytes(inner), limits.max_depth, limits).ok());
  CHECK(read_zip_directory(as_bytes(inner), limits.max_depth + 1, limits).error().code ==
        ErrorCode::kLimit);
  CHECK(limits.check_nested(limits.max_nested_bytes).ok());
  CHECK(limits.check_nested(limits.max_nested_bytes + 1).error().code == ErrorCode::kLimit);
}

// The counts are those of `unzip -l`.
TEST_CASE("zip: a real export, where it is at hand") {
  std::ifstream file("../shared/data/slack/export.zip", std::ios::binary);
  if (!file) {
    MESSAGE("skipped: ../shared/data/slack/export.zip is not here");
    return;
  }
  const std::string zip{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  const test::Directory directory = read_directory(zip);
  CHECK_FALSE(directory.error.has_value());
  CHECK(directory.entries.size() == 22);
  std::size_t bytes = 0;
  for (const ZipEntry& entry : directory.entries) {
    const test::Unpacked unpacked = unpack(zip, entry, 1000, 1000);
    CHECK_FALSE(unpacked.error.has_value());
    CHECK(unpacked.data.size() == entry.size);
    bytes += unpacked.data.size();
  }
  CHECK(bytes == 144'184);
}

}  // namespace
}  // namespace throughline
