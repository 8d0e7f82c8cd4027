// Reads whole zips for the tests, as a caller does: the ranges asked for, then each entry.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "archive/zip_directory.h"
#include "archive/zip_entry_decoder.h"

namespace throughline::test {

struct Directory {
  std::vector<ZipEntry> entries;
  std::optional<Error> error;
  std::vector<ByteRange> asked;
};

inline Directory read_directory(const std::string& zip, Limits limits = {}) {
  Directory result;
  ZipDirectoryReader reader(zip.size(), limits);
  while (const auto range = reader.wanted()) {
    result.asked.push_back(*range);
    REQUIRE(result.asked.size() < 1000);
    REQUIRE(range->offset <= zip.size());
    REQUIRE(range->length <= zip.size() - range->offset);
    REQUIRE(range->length <= 256 << 10);
    // A copy of its own, so that the address sanitizer sees every step beyond it.
    const std::vector<std::uint8_t> bytes(
        zip.begin() + static_cast<std::ptrdiff_t>(range->offset),
        zip.begin() + static_cast<std::ptrdiff_t>(range->offset + range->length));
    const Result<void> supplied = reader.supply(bytes);
    if (!supplied.ok()) {
      result.error = supplied.error();
      CHECK_FALSE(reader.wanted().has_value());
      CHECK_FALSE(result.error->message.empty());
      return result;
    }
  }
  result.entries = reader.take_entries();
  return result;
}

struct Unpacked {
  std::string data;
  std::optional<Error> error;
};

// Feeds chunks of `chunk` bytes, takes at most `room` bytes a call.
inline Unpacked unpack(const std::string& zip, const ZipEntry& entry, std::size_t chunk = 1 << 16,
                       std::size_t room = 1 << 16, Limits limits = {}) {
  Unpacked result;
  const ByteRange range = entry.range();
  REQUIRE(range.offset <= zip.size());
  REQUIRE(range.length <= zip.size() - range.offset);
  ZipEntryDecoder decoder(entry, limits);
  std::vector<std::uint8_t> buffer(room);
  for (std::uint64_t at = 0; at < range.length && !decoder.done(); at += chunk) {
    const auto start = zip.begin() + static_cast<std::ptrdiff_t>(range.offset + at);
    const auto length = std::min<std::uint64_t>(chunk, range.length - at);
    const std::vector<std::uint8_t> bytes(start, start + static_cast<std::ptrdiff_t>(length));
    ByteSpan in(bytes);
    while (true) {
      const std::size_t before = in.size();
      const Result<std::size_t> written = decoder.decode(in, buffer);
      if (!written.ok()) {
        result.error = written.error();
        CHECK_FALSE(decoder.finish().ok());
        return result;
      }
      REQUIRE(*written <= room);
      result.data.append(reinterpret_cast<const char*>(buffer.data()), *written);
      if (*written == 0 && in.size() == before) break;
    }
    REQUIRE(in.empty());
  }
  const Result<void> finished = decoder.finish();
  CHECK(finished.ok() == decoder.done());
  if (!finished.ok()) result.error = finished.error();
  if (finished.ok()) CHECK(decoder.bytes_out() == result.data.size());
  return result;
}

}  // namespace throughline::test
