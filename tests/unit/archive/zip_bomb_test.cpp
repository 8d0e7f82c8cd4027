#include <doctest/doctest.h>

#include <optional>
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

void check_limit(const std::string& zip, std::string_view part, Limits limits = {}) {
  const test::Directory directory = read_directory(zip, limits);
  REQUIRE(directory.error.has_value());
  CHECK(directory.error->code == ErrorCode::kLimit);
  CHECK_MESSAGE(directory.error->message.find(part) != std::string::npos, directory.error->message);
}

// Every entry's data is one kernel, quoted by all local headers in front of it: each header but the
// last is followed by a stored block of deflate that holds the next header.
std::string quoted_overlap(int files) {
  const std::string data(100'000, '0');
  std::vector<std::string> headers;
  std::string body = test::deflated(data);  // from the last file's data back to the first header
  std::string content = data;
  std::vector<std::pair<std::uint64_t, std::uint64_t>>
      places;  // from the end of the body: header, stored size
  std::vector<Packed> entries;
  for (int i = files - 1; i >= 0; --i) {
    if (!headers.empty()) {
      std::string block(1, '\0');
      test::put(block, headers.back().size(), 2);
      test::put(block, ~headers.back().size(), 2);
      content = headers.back() + content;
      body = block + body;
    }
    const std::string name = "f" + std::to_string(i);
    std::string header;
    test::put(header, 0x04034B50, 4);
    test::put(header, 20, 2);
    test::put(header, 0, 2);
    test::put(header, 8, 2);
    test::put(header, 0, 4);
    test::put(header, test::check_sum(content), 4);
    test::put(header, body.size(), 4);
    test::put(header, content.size(), 4);
    test::put(header, name.size(), 2);
    test::put(header, 0, 2);
    header += name;
    entries.push_back({.name = name, .data = content, .stored_size = body.size()});
    body = header + body;
    places.emplace_back(body.size(), 0);
    headers.push_back(header);
  }
  // The directory alone is taken from the writer: its own bodies are cut away.
  for (std::size_t i = 0; i < entries.size(); ++i)
    entries[i].offset = body.size() - places[i].first;
  for (Packed& entry : entries) entry.stored = "";
  const std::string written = write_zip(entries);
  const std::size_t directory = written.find("PK\x01\x02");
  std::string end = written.substr(written.size() - 22);
  std::string start;
  test::put(start, body.size(), 4);
  end.replace(16, 4, start);
  return body + written.substr(directory, written.size() - 22 - directory) + end;
}

TEST_CASE("zip bomb: quoted overlap") {
  // One file is a plain zip: the construction itself is sound.
  const std::string one = quoted_overlap(1);
  const test::Directory directory = read_directory(one);
  REQUIRE_FALSE(directory.error.has_value());
  CHECK(unpack(one, directory.entries.at(0)).data.size() == 100'000);
  for (const int files : {2, 3, 100}) check_limit(quoted_overlap(files), "share the same bytes");
}

TEST_CASE("zip bomb: the same bytes for all entries") {
  std::vector<Packed> entries(50, {.name = "a", .data = std::string(50'000, '0'), .offset = 0});
  check_limit(write_zip(entries), "share the same bytes");
}

TEST_CASE("zip bomb: overlap through the local header's fields") {
  // By the directory the first entry ends before the second; its local header says otherwise.
  std::string zip = write_zip(
      {{.name = "a", .data = "12345", .method = 0}, {.name = "b", .data = "12345", .method = 0}});
  zip[28] = 60;  // length of the extra field
  const test::Directory directory = read_directory(zip);
  REQUIRE_FALSE(directory.error.has_value());
  CHECK(unpack(zip, directory.entries.at(0)).error->code == ErrorCode::kLimit);
  CHECK(unpack(zip, directory.entries.at(1)).data == "12345");
}

TEST_CASE("zip bomb: ratio") {
  Limits limits;
  limits.ratio_floor = 1 << 20;
  const std::string zip = write_zip({{.name = "zeros", .data = std::string(20 << 20, '0')}});
  check_limit(zip, "200 times", limits);
  // Refused by the decoder as well, before it unpacks.
  const test::Directory directory = read_directory(zip);
  const test::Unpacked unpacked = unpack(zip, directory.entries.at(0), 1 << 16, 1 << 16, limits);
  REQUIRE(unpacked.error.has_value());
  CHECK(unpacked.error->code == ErrorCode::kLimit);
  CHECK(unpacked.data.empty());
  // A declared size that lies low does not let more through.
  const std::string liar =
      write_zip({{.name = "zeros", .data = std::string(20 << 20, '0'), .size = 1000}});
  const test::Unpacked little =
      unpack(liar, read_directory(liar, limits).entries.at(0), 1 << 16, 1 << 16, limits);
  REQUIRE(little.error.has_value());
  CHECK(little.error->code == ErrorCode::kDamaged);
  CHECK(little.data.size() <= 1000);
}

TEST_CASE("zip bomb: huge declared sizes") {
  check_limit(write_zip({{.name = "a", .data = "x", .zip64 = true, .size = 1ull << 62}}), "MiB");
  check_limit(write_zip({{.name = "a", .data = "x", .zip64 = true, .size = ~0ull},
                         {.name = "b", .data = "x", .zip64 = true, .size = ~0ull}}),
              "MiB");
  check_limit(write_zip({{.name = "a", .data = "x", .size = 0xFFFFFFF0}}), "200 times");
  for (const std::uint64_t huge : {~0ull, ~0ull - 29, 1ull << 63, 1ull << 32, 1000ull}) {
    const test::Directory stored =
        read_directory(write_zip({{.name = "a", .data = "x", .zip64 = true, .stored_size = huge}}));
    REQUIRE(stored.error.has_value());
    CHECK(stored.error->code == ErrorCode::kDamaged);
    const test::Directory offset =
        read_directory(write_zip({{.name = "a", .data = "x", .zip64 = true, .offset = huge}}));
    REQUIRE(offset.error.has_value());
    CHECK(offset.error->code == ErrorCode::kDamaged);
  }
}

TEST_CASE("zip bomb: a directory that is all names") {
  Limits limits;
  limits.max_directory_bytes = 1 << 20;
  std::vector<Packed> entries(20, {.name = std::string(60'000, 'n'), .method = 0});
  CHECK_FALSE(read_directory(write_zip(entries)).error.has_value());
  check_limit(write_zip(entries), "directory is larger than 1 MiB", limits);
}

// Opens every zip within the zip and unpacks all else, as a caller does.
std::optional<Error> open_all(const std::string& zip, int depth, Limits limits,
                              Expansion& expansion) {
  const auto entries = read_zip_directory(as_bytes(zip), depth, limits);
  if (!entries.ok()) return entries.error();
  for (const ZipEntry& entry : *entries) {
    const test::Unpacked unpacked = unpack(zip, entry, 1 << 16, 1 << 16, limits);
    if (unpacked.error.has_value()) return unpacked.error;
    if (const auto added = expansion.add_expanded(unpacked.data.size()); !added.ok())
      return added.error();
    if (!entry.name.ends_with(".zip")) continue;
    if (const auto error = open_all(unpacked.data, depth + 1, limits, expansion)) return error;
  }
  return std::nullopt;
}

TEST_CASE("zip bomb: nested, each archive modest") {
  std::mt19937 random(11);
  std::string noise;
  while (noise.size() < 3000) noise.push_back(static_cast<char>(random()));
  std::string data;
  for (int i = 0; i < 15; ++i) data += noise;
  const std::string inner = write_zip({{.name = "data", .data = data}});
  std::vector<Packed> copies;
  for (int i = 0; i < 15; ++i)
    copies.push_back({.name = std::to_string(i) + ".zip", .data = inner, .method = 0});
  const std::string outer = write_zip({{.name = "middle.zip", .data = write_zip(copies)}});

  Limits limits;
  limits.ratio_floor = 16 << 10;
  limits.max_ratio = 50;
  const auto open = [&outer](Limits allowed) {
    Expansion expansion(allowed);
    expansion.add_stored(outer.size());
    return open_all(outer, 1, allowed, expansion);
  };
  const std::optional<Error> error = open(limits);
  REQUIRE(error.has_value());
  CHECK(error->code == ErrorCode::kLimit);
  CHECK(error->message.find("50 times") != std::string::npos);
  limits.max_ratio = 500;
  CHECK_FALSE(open(limits).has_value());
  limits.max_depth = 2;
  REQUIRE(open(limits).has_value());
  CHECK(open(limits)->message.find("nested") != std::string::npos);
}

}  // namespace
}  // namespace throughline
