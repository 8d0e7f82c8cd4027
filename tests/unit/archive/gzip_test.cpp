#include "archive/gzip.h"

#include <doctest/doctest.h>
#include <zlib.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace throughline {
namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes compress(const Bytes& data, bool with_header_fields = false) {
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  gz_header header{};
  Bytes name = {'n', 'a', 'm', 'e', 0};
  header.name = name.data();
  header.hcrc = 1;
  if (with_header_fields) REQUIRE(deflateSetHeader(&stream, &header) == Z_OK);
  Bytes out(deflateBound(&stream, static_cast<uLong>(data.size())) + 64);
  stream.next_in = const_cast<Bytef*>(data.data());
  stream.avail_in = static_cast<uInt>(data.size());
  stream.next_out = out.data();
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

struct Outcome {
  Bytes data;
  std::optional<Error> error;
};

// Feeds chunks of `chunk` bytes, takes at most `room` bytes a call.
Outcome unpack(const Bytes& packed, std::size_t chunk, std::size_t room, Limits limits = {}) {
  GzipDecoder decoder(limits);
  Outcome outcome;
  Bytes buffer(room);
  for (std::size_t start = 0; start < packed.size(); start += chunk) {
    ByteSpan in(packed.data() + start, std::min(chunk, packed.size() - start));
    while (true) {
      const std::size_t before = in.size();
      const Result<std::size_t> got = decoder.decode(in, buffer);
      if (!got.ok()) {
        outcome.error = got.error();
        return outcome;
      }
      REQUIRE(*got <= room);
      outcome.data.insert(outcome.data.end(), buffer.begin(),
                          buffer.begin() + static_cast<std::ptrdiff_t>(*got));
      if (*got == 0 && in.size() == before) break;
    }
    REQUIRE(in.empty());
  }
  CHECK(decoder.bytes_out() == outcome.data.size());
  const Result<void> finished = decoder.finish();
  if (!finished.ok()) outcome.error = finished.error();
  return outcome;
}

Bytes sample(std::size_t size) {
  std::mt19937 random(4);
  Bytes data;
  while (data.size() < size) data.push_back(static_cast<std::uint8_t>('a' + random() % 7));
  return data;
}

Bytes operator+(Bytes a, const Bytes& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

TEST_CASE("what zlib packs is unpacked, in any portions") {
  for (const std::size_t size : {0, 1, 1000, 100'000}) {
    const Bytes data = sample(size);
    const Bytes packed = compress(data, size == 1000);
    for (const std::size_t chunk : {std::size_t{1}, std::size_t{7}, packed.size()}) {
      for (const std::size_t room : {std::size_t{64}, std::size_t{65'536}}) {
        const Outcome outcome = unpack(packed, chunk, room);
        CHECK_FALSE(outcome.error.has_value());
        CHECK(outcome.data == data);
      }
    }
  }
}

TEST_CASE("several members and zeros behind them") {
  const Bytes data = sample(500);
  const Bytes packed = compress(data);
  for (const std::size_t chunk : {1, 3, 100'000}) {
    const Outcome two = unpack(packed + compress({}) + packed + Bytes(700, 0), chunk, 100);
    CHECK_FALSE(two.error.has_value());
    CHECK(two.data == data + data);
  }
}

TEST_CASE("anything else behind is an error that says where") {
  const Bytes packed = compress(sample(500));
  for (const Bytes& garbage : {Bytes{'x'}, Bytes{'h', 'e', 'l', 'l', 'o'}, Bytes{0x1F, 'x'}}) {
    for (const std::size_t chunk : {1, 100'000}) {
      const Outcome outcome = unpack(packed + garbage, chunk, 1000);
      REQUIRE(outcome.error.has_value());
      CHECK(outcome.error->code == ErrorCode::kDamaged);
      const bool cut = garbage.size() == 1;  // may still become a header: told at the end
      if (!cut) CHECK(outcome.error->where == "byte " + std::to_string(packed.size()));
    }
  }
  const Outcome late = unpack(packed + Bytes{0, 0, 1}, 100'000, 1000);
  REQUIRE(late.error.has_value());
  CHECK(late.error->where == "byte " + std::to_string(packed.size() + 2));
}

TEST_CASE("cut anywhere it is cut short") {
  const Bytes packed = compress(sample(300), true);
  for (std::size_t length = 0; length < packed.size(); ++length) {
    const Outcome outcome =
        unpack(Bytes(packed.begin(), packed.begin() + static_cast<std::ptrdiff_t>(length)), 50, 64);
    REQUIRE(outcome.error.has_value());
    CHECK(outcome.error->code == ErrorCode::kDamaged);
  }
}

TEST_CASE("no flipped bit changes the data unseen") {
  const Bytes data = sample(400);
  const Bytes packed = compress(data);
  std::size_t refused = 0;
  for (std::size_t i = 0; i < packed.size(); ++i) {
    for (int bit = 0; bit < 8; ++bit) {
      Bytes flipped = packed;
      flipped[i] = static_cast<std::uint8_t>(flipped[i] ^ (1 << bit));
      const Outcome outcome = unpack(flipped, 64, 128);
      // Time, compression level, system, the flag "text" and the bits that fill deflate's last
      // byte mean nothing for the data.
      if (!outcome.error.has_value() && outcome.data != data) FAIL("byte " << i << " bit " << bit);
      const bool in_sum_or_length = i + 8 >= packed.size();
      if (in_sum_or_length) CHECK(outcome.error.has_value());
      refused += outcome.error.has_value();
    }
  }
  CHECK(refused > packed.size() * 7);
  Bytes wrong_sum = packed;
  wrong_sum[packed.size() - 8] ^= 1;
  const Outcome outcome = unpack(wrong_sum, 1000, 1000);
  REQUIRE(outcome.error.has_value());
  CHECK(outcome.error->code == ErrorCode::kDamaged);
  // With a check sum of the header not even those.
  const Bytes guarded = compress(data, true);
  Bytes other_time = guarded;
  other_time[4] ^= 1;
  CHECK(unpack(other_time, 1000, 1000).error.has_value());
}

TEST_CASE("limits stop bombs") {
  const Bytes bomb = compress(Bytes(10 << 20, 0));
  Limits limits;
  limits.ratio_floor = 1 << 20;
  Outcome outcome = unpack(bomb, 4096, 65'536, limits);
  REQUIRE(outcome.error.has_value());
  CHECK(outcome.error->code == ErrorCode::kLimit);
  CHECK(outcome.data.size() < (2u << 20));

  limits = {};
  limits.max_total_bytes = 1 << 20;
  outcome = unpack(bomb, 4096, 65'536, limits);
  REQUIRE(outcome.error.has_value());
  CHECK(outcome.error->code == ErrorCode::kLimit);

  CHECK_FALSE(unpack(bomb, 4096, 65'536).error.has_value());  // small enough to be let through
}

TEST_CASE("the limits themselves") {
  const Limits limits;
  CHECK(limits.check_expansion(1, limits.ratio_floor).ok());
  CHECK_FALSE(limits.check_expansion(1, limits.ratio_floor + 1).ok());
  CHECK_FALSE(limits.check_expansion(~0ull, limits.max_total_bytes + 1).ok());
  CHECK(limits.check_entries(limits.max_entries).ok());
  CHECK(limits.check_entries(limits.max_entries + 1).error().code == ErrorCode::kLimit);
  CHECK(limits.check_depth(limits.max_depth).ok());
  CHECK(limits.check_depth(limits.max_depth + 1).error().code == ErrorCode::kLimit);
}

TEST_CASE("a decoder that failed stays failed, and can be moved") {
  GzipDecoder first;
  GzipDecoder decoder = std::move(first);
  const Bytes junk = {'P', 'K', 3, 4};
  ByteSpan in(junk);
  Bytes buffer(10);
  CHECK_FALSE(decoder.decode(in, buffer).ok());
  CHECK_FALSE(decoder.decode(in, buffer).ok());
  CHECK_FALSE(decoder.finish().ok());
  CHECK_FALSE(GzipDecoder().finish().ok());
}

}  // namespace
}  // namespace throughline
