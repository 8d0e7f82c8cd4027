#include "archive/zip_entry_decoder.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <utility>
#include <vector>

#include "unit/archive/zip_unpacking.h"
#include "unit/archive/zip_writer.h"

namespace throughline {
namespace {

using test::Packed;
using test::read_directory;
using test::unpack;
using test::write_zip;

std::string sample(std::size_t size) {
  std::mt19937 random(7);
  std::string data;
  while (data.size() < size) data.push_back(static_cast<char>('a' + random() % 9));
  return data;
}

ZipEntry entry_of(const std::string& zip, std::size_t index = 0) {
  test::Directory directory = read_directory(zip);
  if (directory.error.has_value()) FAIL(directory.error->message);
  REQUIRE(index < directory.entries.size());
  return directory.entries[index];
}

void check_refused(const Packed& packed, ErrorCode code, std::string_view part) {
  const std::string zip = write_zip({packed, {.name = "next", .data = "next"}});
  for (const std::size_t portion : {std::size_t{1}, std::size_t{100'000}}) {
    const test::Unpacked unpacked = unpack(zip, entry_of(zip), portion, portion);
    REQUIRE(unpacked.error.has_value());
    CHECK(unpacked.error->code == code);
    CHECK_MESSAGE(unpacked.error->message.find(part) != std::string::npos, unpacked.error->message);
    CHECK(unpacked.error->where.starts_with(packed.name));
  }
}

TEST_CASE("zip entry: any portions give the same data") {
  for (const std::size_t size : {0, 1, 1000, 70'000}) {
    for (const std::uint16_t method : {std::uint16_t{0}, std::uint16_t{8}}) {
      const Packed packed{
          .name = "a", .data = sample(size), .method = method, .local_extra = std::string(40, 'e')};
      const std::string zip = write_zip({packed, {.name = "b", .data = "next"}});
      const ZipEntry entry = entry_of(zip);
      for (const std::size_t chunk : {1, 31, 1'000'000}) {
        for (const std::size_t room : {1, 64, 65'536}) {
          if (size > 1000 && chunk == 1 && room == 1) continue;
          const test::Unpacked unpacked = unpack(zip, entry, chunk, room);
          CHECK_FALSE(unpacked.error.has_value());
          CHECK(unpacked.data == packed.data);
        }
      }
    }
  }
}

TEST_CASE("zip entry: an empty one without deflate's end mark") {
  const std::string zip = write_zip({{.name = "a", .data = "", .stored = ""}});
  const test::Unpacked unpacked = unpack(zip, entry_of(zip));
  CHECK_FALSE(unpacked.error.has_value());
  CHECK(unpacked.data.empty());
}

TEST_CASE("zip entry: what contradicts its directory") {
  const std::string data = sample(500);
  const std::string packed = test::deflated(data);
  check_refused({.name = "e", .data = data, .crc = 1}, ErrorCode::kDamaged, "check sum");
  check_refused({.name = "e", .data = data, .method = 0, .crc = 1}, ErrorCode::kDamaged,
                "check sum");
  check_refused({.name = "e", .data = data, .size = 499}, ErrorCode::kDamaged, "more than its 499");
  check_refused({.name = "e", .data = data, .size = 501}, ErrorCode::kDamaged,
                "500 bytes instead of 501");
  check_refused({.name = "e", .data = data, .method = 0, .size = 499}, ErrorCode::kDamaged,
                "two sizes");
  check_refused({.name = "e", .data = data, .stored = packed + "x"}, ErrorCode::kDamaged,
                "surplus");
  check_refused({.name = "e", .data = data, .stored = packed, .stored_size = packed.size() - 3},
                ErrorCode::kDamaged, "ends too early");
  check_refused({.name = "e", .data = data, .stored = "\xFF\xFF\xFF\xFF\xFF"}, ErrorCode::kDamaged,
                "damaged");
  check_refused({.name = "e", .data = "", .size = 5}, ErrorCode::kDamaged, "0 bytes instead of 5");
}

TEST_CASE("zip entry: a local header that is none, or another's") {
  std::string zip = write_zip({{.name = "a", .data = "12345"}});
  zip[0] = 'Q';
  CHECK(unpack(zip, entry_of(zip)).error->code == ErrorCode::kDamaged);
  zip = write_zip({{.name = "a", .data = "12345"}});
  zip[8] = 0;
  CHECK(unpack(zip, entry_of(zip)).error->message.find("two methods") != std::string::npos);
}

TEST_CASE("zip entry: methods and ciphers that are not read are named") {
  const auto refused = [](Packed packed) {
    packed.name = "e";
    packed.data = "packed otherwise";
    packed.stored = packed.data;
    const std::string zip = write_zip({packed});
    const ZipEntry entry = entry_of(zip);
    CHECK(entry.encrypted == ((packed.flags & 0x2041) != 0 || packed.method == 99));
    const Error error = check_readable(entry).error();
    CHECK(error.code == ErrorCode::kUnsupported);
    CHECK(error.where == "e");
    CHECK(unpack(zip, entry).error->message == error.message);
    CHECK(ZipEntryDecoder(entry).finish().error().message == error.message);
    return error.message;
  };
  const std::pair<std::uint16_t, const char*> methods[] = {
      {1, "Shrink"},     {6, "Implode"}, {9, "Deflate64"}, {12, "bzip2"},    {14, "LZMA"},
      {93, "Zstandard"}, {95, "xz"},     {98, "PPMd"},     {77, "method 77"}};
  for (const auto& [method, name] : methods) {
    CHECK(refused({.method = method}).find(name) != std::string::npos);
  }
  for (const std::uint16_t flags : std::vector<std::uint16_t>{0x1, 0x40, 0x2000}) {
    CHECK(refused({.flags = flags}).find("password") != std::string::npos);
  }
  CHECK(refused({.method = 99, .flags = 1}).find("password") != std::string::npos);
  CHECK(refused({.flags = 0x20}).find("patch") != std::string::npos);
}

TEST_CASE("zip entry: fed too little") {
  const std::string zip = write_zip({{.name = "a", .data = sample(200)}});
  const ZipEntry entry = entry_of(zip);
  for (std::size_t length = 0; length < entry.end; ++length) {
    ZipEntryDecoder decoder(entry);
    const std::string part = zip.substr(0, length);
    ByteSpan in = as_bytes(part);
    std::vector<std::uint8_t> out(1000);
    while (true) {
      const std::size_t before = in.size();
      const auto written = decoder.decode(in, out);
      REQUIRE(written.ok());
      if (*written == 0 && in.size() == before) break;
    }
    CHECK_FALSE(decoder.done());
    CHECK(decoder.finish().error().code == ErrorCode::kDamaged);
    CHECK(decoder.finish().error().message.find("cut short") != std::string::npos);
    CHECK(decoder.bytes_in() == length);
  }
}

TEST_CASE("zip entry: moved, and failed for good") {
  const std::string zip = write_zip({{.name = "a", .data = "data", .crc = 5}});
  ZipEntryDecoder first(entry_of(zip));
  ZipEntryDecoder decoder = std::move(first);
  std::vector<std::uint8_t> out(10);
  ByteSpan in = as_bytes(zip);
  CHECK(decoder.decode(in, out).error().code == ErrorCode::kDamaged);
  CHECK_FALSE(decoder.decode(in, out).ok());
  CHECK_FALSE(decoder.done());
}

}  // namespace
}  // namespace throughline
