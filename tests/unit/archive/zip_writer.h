// Writes zips for the tests from the format's description (APPNOTE.TXT), sharing nothing with the
// reader; every field can be set wrong on purpose.
#pragma once

#include <doctest/doctest.h>
#include <zlib.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace throughline::test {

inline void put(std::string& out, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out.push_back(static_cast<char>(value >> (8 * i) & 0xFF));
}

inline std::string deflated(const std::string& data) {
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(deflateBound(&stream, static_cast<uLong>(data.size())) + 16, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(data.data()));
  stream.avail_in = static_cast<uInt>(data.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

inline std::uint32_t check_sum(const std::string& data) {
  return static_cast<std::uint32_t>(
      crc32(0, reinterpret_cast<const Bytef*>(data.data()), static_cast<uInt>(data.size())));
}

struct Packed {
  std::string name = {};
  std::string data = {};
  std::uint16_t method = 8;
  std::uint16_t flags = 0;
  bool descriptor = false;  // sizes behind the data, zeros in the local header
  bool zip64 = false;       // all sizes and the offset in the extra field
  std::uint8_t packer = 3;  // Unix
  std::uint16_t disk = 0;
  std::string local_extra = {};
  std::string central_extra = {};
  std::string comment = {};
  // Instead of what is true.
  std::optional<std::string> stored = {};
  std::optional<std::uint32_t> crc = {};
  std::optional<std::uint64_t> size = {};
  std::optional<std::uint64_t> stored_size = {};
  std::optional<std::uint64_t> offset = {};
};

struct Archive {
  std::string prefix = {};
  bool prefix_in_offsets = false;  // offsets count it, as after `zip -A`
  std::string comment = {};
  bool zip64 = false;
  std::string zip64_extensible = {};  // between the zip64 record and its locator
  std::string before_end = {};        // between directory and end
  std::string surplus = {};           // behind everything
  std::optional<std::uint64_t> count = {};
};

inline std::string write_zip(const std::vector<Packed>& entries, const Archive& archive = {}) {
  std::string out = archive.prefix;
  const std::uint64_t base = archive.prefix_in_offsets ? 0 : archive.prefix.size();
  std::string directory;
  for (const Packed& entry : entries) {
    const std::string stored =
        entry.stored.value_or(entry.method == 8 ? deflated(entry.data) : entry.data);
    const std::uint32_t crc = entry.crc.value_or(check_sum(entry.data));
    const std::uint64_t size = entry.size.value_or(entry.data.size());
    const std::uint64_t stored_size = entry.stored_size.value_or(stored.size());
    const std::uint64_t offset = entry.offset.value_or(out.size() - base);
    const auto flags = static_cast<std::uint16_t>(entry.flags | (entry.descriptor ? 8 : 0));

    std::string local_extra = entry.local_extra;
    if (entry.zip64) {
      put(local_extra, 1, 2);
      put(local_extra, 16, 2);
      put(local_extra, entry.descriptor ? 0 : size, 8);
      put(local_extra, entry.descriptor ? 0 : stored_size, 8);
    }
    put(out, 0x04034B50, 4);
    put(out, entry.zip64 ? 45 : 20, 2);
    put(out, flags, 2);
    put(out, entry.method, 2);
    put(out, 0x58214A3C, 4);
    put(out, entry.descriptor ? 0 : crc, 4);
    put(out, entry.zip64 ? 0xFFFFFFFF : entry.descriptor ? 0 : stored_size, 4);
    put(out, entry.zip64 ? 0xFFFFFFFF : entry.descriptor ? 0 : size, 4);
    put(out, entry.name.size(), 2);
    put(out, local_extra.size(), 2);
    out += entry.name + local_extra + stored;
    if (entry.descriptor) {
      put(out, 0x08074B50, 4);
      put(out, crc, 4);
      put(out, stored_size, entry.zip64 ? 8 : 4);
      put(out, size, entry.zip64 ? 8 : 4);
    }

    std::string extra = entry.central_extra;
    if (entry.zip64) {
      put(extra, 1, 2);
      put(extra, 24, 2);
      put(extra, size, 8);
      put(extra, stored_size, 8);
      put(extra, offset, 8);
    }
    put(directory, 0x02014B50, 4);
    put(directory, 20 | entry.packer << 8, 2);
    put(directory, entry.zip64 ? 45 : 20, 2);
    put(directory, flags, 2);
    put(directory, entry.method, 2);
    put(directory, 0x58214A3C, 4);
    put(directory, crc, 4);
    put(directory, entry.zip64 ? 0xFFFFFFFF : stored_size, 4);
    put(directory, entry.zip64 ? 0xFFFFFFFF : size, 4);
    put(directory, entry.name.size(), 2);
    put(directory, extra.size(), 2);
    put(directory, entry.comment.size(), 2);
    put(directory, entry.disk, 2);
    put(directory, 0, 2);
    put(directory, 0, 4);
    put(directory, entry.zip64 ? 0xFFFFFFFF : offset, 4);
    directory += entry.name + extra + entry.comment;
  }
  const std::uint64_t start = out.size() - base;
  out += directory + archive.before_end;
  const std::uint64_t count = archive.count.value_or(entries.size());
  if (archive.zip64) {
    const std::uint64_t record = out.size() - base;
    put(out, 0x06064B50, 4);
    put(out, 44 + archive.zip64_extensible.size(), 8);
    put(out, 45, 2);
    put(out, 45, 2);
    put(out, 0, 8);  // disks
    put(out, count, 8);
    put(out, count, 8);
    put(out, directory.size(), 8);
    put(out, start, 8);
    out += archive.zip64_extensible;
    put(out, 0x07064B50, 4);
    put(out, 0, 4);
    put(out, record, 8);
    put(out, 1, 4);
  }
  put(out, 0x06054B50, 4);
  put(out, 0, 4);  // disks
  put(out, archive.zip64 ? 0xFFFF : count & 0xFFFF, 2);
  put(out, archive.zip64 ? 0xFFFF : count & 0xFFFF, 2);
  put(out, archive.zip64 ? 0xFFFFFFFF : directory.size(), 4);
  put(out, archive.zip64 ? 0xFFFFFFFF : start, 4);
  put(out, archive.comment.size(), 2);
  return out + archive.comment + archive.surplus;
}

}  // namespace throughline::test
