#include "archive/zip_directory.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>

#include "archive/zip_fields.h"

namespace throughline {
namespace {

using zip::u16;
using zip::u32;
using zip::u64;

// A few thousand entries: about a millisecond's work.
constexpr std::uint64_t kPieceBytes = std::uint64_t{256} << 10;
// The end record, its comment, and what zip64 puts in front.
constexpr std::uint64_t kTailBytes =
    zip::kEndBytes + zip::kMostFieldBytes + zip::kEnd64LocatorBytes + zip::kEnd64Bytes;

Error damaged(std::string message, std::uint64_t offset) {
  return {ErrorCode::kDamaged, std::move(message), "byte " + std::to_string(offset)};
}

Error cut_short(std::uint64_t file_size) {
  return damaged(
      "The zip is cut short: its directory, which stands at the end, is missing. Download or copy "
      "it again, or ask for the export once more.",
      file_size);
}

Error split() {
  return {ErrorCode::kUnsupported,
          "The zip is one part of several: join them into one zip, or unpack it, then open that.",
          {}};
}

Error in_zip(Error error) {
  error.message = "The zip " + error.message + ".";
  return error;
}

// The last end record whose comment fills the file to its end; failing that, the last whose comment
// fits, as mail gateways and careless servers append bytes.
std::optional<std::size_t> find_end(ByteSpan tail) {
  if (tail.size() < zip::kEndBytes) return std::nullopt;
  std::optional<std::size_t> with_surplus;
  for (std::size_t at = tail.size() - zip::kEndBytes + 1; at-- > 0;) {
    if (tail[at] != 'P' || u32(tail, at) != zip::kEnd) continue;
    const std::size_t end = at + zip::kEndBytes + u16(tail, at + 20);
    if (end == tail.size()) return at;
    if (end < tail.size() && !with_surplus.has_value()) with_surplus = at;
  }
  return with_surplus;
}

// Moves sizes and offset that did not fit 32 bits out of the extra field; false if they are
// missing.
bool widen(ZipEntry& entry, std::uint32_t& disk, ByteSpan extra) {
  const ByteSpan wide = zip::find_extra(extra, zip::kExtraZip64);
  if (wide.empty()) return true;  // the numbers are what they are
  std::size_t at = 0;
  for (std::uint64_t* field : {&entry.size, &entry.stored_size, &entry.offset}) {
    if (*field != zip::kElsewhere32) continue;
    if (wide.size() - at < 8) return false;
    *field = u64(wide, at);
    at += 8;
  }
  if (disk == zip::kElsewhere16) {
    if (wide.size() - at < 4) return false;
    disk = u32(wide, at);
  }
  return true;
}

}  // namespace

ZipDirectoryReader::ZipDirectoryReader(std::uint64_t file_size, Limits limits)
    : file_size_(file_size), limits_(limits) {
  const std::uint64_t length = std::min(file_size, kTailBytes);
  want(file_size - length, length);
}

void ZipDirectoryReader::want(std::uint64_t offset, std::uint64_t length) {
  wanted_ = ByteRange{offset, length};
}

Result<void> ZipDirectoryReader::supply(ByteSpan bytes) {
  if (!wanted_.has_value() || bytes.size() != wanted_->length) {
    return Error{ErrorCode::kBadArguments, "These are not the bytes of the zip asked for.", {}};
  }
  const ByteRange range = *wanted_;
  wanted_.reset();
  Result<void> done;
  switch (phase_) {
    case Phase::kTail:
      done = read_tail(bytes);
      break;
    case Phase::kEnd64:
      done = read_end64(bytes, range.offset);
      break;
    case Phase::kEntries:
      done = read_entries(bytes);
      break;
    case Phase::kDone:
    case Phase::kFailed:
      break;
  }
  if (!done.ok()) {
    phase_ = Phase::kFailed;
    wanted_.reset();
    entries_.clear();
  }
  return done;
}

Result<void> ZipDirectoryReader::read_tail(ByteSpan tail) {
  const std::optional<std::size_t> found = find_end(tail);
  if (!found.has_value()) return cut_short(file_size_);
  const std::size_t end = *found;
  const std::uint64_t tail_start = file_size_ - tail.size();
  const std::uint16_t disk = u16(tail, end + 4);
  const std::uint16_t directory_disk = u16(tail, end + 6);
  declared_count_ = u16(tail, end + 10);
  declared_size_ = u32(tail, end + 12);
  declared_offset_ = u32(tail, end + 16);

  const bool has_locator = end >= zip::kEnd64LocatorBytes &&
                           u32(tail, end - zip::kEnd64LocatorBytes) == zip::kEnd64Locator;
  if (has_locator) {
    is_zip64_ = true;
    const std::size_t locator = end - zip::kEnd64LocatorBytes;
    if (u32(tail, locator + 16) > 1) return split();
    // The record nearly always stands right before its locator; looking there first finds it
    // whatever bytes stand in front of the archive.
    if (locator >= zip::kEnd64Bytes) {
      const std::size_t record = locator - zip::kEnd64Bytes;
      const bool whole = u64(tail, record + 4) == zip::kEnd64Bytes - 12;
      if (u32(tail, record) == zip::kEnd64 && whole) {
        return read_end64(tail.subspan(record, zip::kEnd64Bytes), tail_start + record);
      }
    }
    const std::uint64_t record = u64(tail, locator + 8);
    const std::uint64_t locator_position = tail_start + locator;
    if (locator_position < zip::kEnd64Bytes || record > locator_position - zip::kEnd64Bytes) {
      return damaged("The zip's end is damaged: download or copy it again.", locator_position);
    }
    phase_ = Phase::kEnd64;
    want(record, zip::kEnd64Bytes);
    return {};
  }
  if (declared_size_ == zip::kElsewhere32 || declared_offset_ == zip::kElsewhere32) {
    return damaged("The zip's end is damaged (no zip64 record): download or copy it again.",
                   tail_start + end);
  }
  if (disk != 0 || directory_disk != 0) return split();
  return locate_entries(tail_start + end);
}

Result<void> ZipDirectoryReader::read_end64(ByteSpan record, std::uint64_t position) {
  if (u32(record, 0) != zip::kEnd64) {
    return damaged("The zip's end is damaged (no zip64 record): download or copy it again.",
                   position);
  }
  if (u32(record, 16) != 0 || u32(record, 20) != 0) return split();
  declared_count_ = u64(record, 32);
  declared_size_ = u64(record, 40);
  declared_offset_ = u64(record, 48);
  return locate_entries(position);
}

Result<void> ZipDirectoryReader::locate_entries(std::uint64_t directory_end) {
  if (declared_size_ > directory_end || declared_offset_ > directory_end - declared_size_) {
    return damaged("Bytes are missing within the zip: download or copy it again.", directory_end);
  }
  Result<void> counted = limits_.check_entries(declared_count_);
  if (!counted.ok()) return in_zip(std::move(counted).error());
  if (declared_size_ > limits_.max_directory_bytes) {
    return Error{ErrorCode::kLimit,
                 "The zip's directory is larger than " +
                     std::to_string(limits_.max_directory_bytes >> 20) +
                     " MiB, as no export's is: unpack it and open the files that are needed.",
                 {}};
  }
  // The directory is taken to stand right before its end; where the declared offset differs, that
  // many bytes stand in front of the archive.
  start_ = directory_end - declared_size_;
  bytes_in_front_ = start_ - declared_offset_;
  phase_ = Phase::kEntries;
  if (declared_size_ == 0) return conclude();
  // What the bytes can hold, whatever is declared; growing later would take long in one step.
  const auto likely = static_cast<std::size_t>(
      std::min(declared_count_, declared_size_ / zip::kCentralHeaderBytes));
  entries_.reserve(likely);
  names_.reserve(likely);
  want(start_, std::min(declared_size_, kPieceBytes));
  return {};
}

Result<void> ZipDirectoryReader::read_entries(ByteSpan bytes) {
  const bool at_start = supplied_ == 0;
  if (at_start && bytes_in_front_ > 0 &&
      (bytes.size() < 4 || u32(bytes, 0) != zip::kCentralHeader)) {
    // Not there, so something stands between directory and end instead: the offsets are true.
    start_ = declared_offset_;
    bytes_in_front_ = 0;
    want(start_, std::min(declared_size_, kPieceBytes));
    return {};
  }
  supplied_ += bytes.size();
  pending_.insert(pending_.end(), bytes.begin(), bytes.end());
  const std::uint64_t pending_start = start_ + supplied_ - pending_.size();
  ByteSpan rest(pending_);
  while (!signed_ && rest.size() >= 4) {
    const std::uint64_t position = pending_start + (pending_.size() - rest.size());
    const std::uint32_t signature = u32(rest, 0);
    if (signature == zip::kDirectorySignature) {
      signed_ = true;
      break;
    }
    if (signature != zip::kCentralHeader) {
      return damaged("The zip's directory is damaged: download or copy it again.", position);
    }
    if (rest.size() < zip::kCentralHeaderBytes) break;
    const std::size_t length =
        zip::kCentralHeaderBytes + u16(rest, 28) + u16(rest, 30) + u16(rest, 32);
    if (rest.size() < length) break;
    if (Result<void> read = read_entry(rest.first(length)); !read.ok()) return read;
    rest = rest.subspan(length);
  }
  if (signed_) rest = {};
  pending_.erase(pending_.begin(), pending_.end() - static_cast<std::ptrdiff_t>(rest.size()));
  if (supplied_ < declared_size_) {
    want(start_ + supplied_, std::min(declared_size_ - supplied_, kPieceBytes));
    return {};
  }
  if (!pending_.empty()) {
    return damaged("The zip's directory is cut short: download or copy it again.",
                   start_ + supplied_);
  }
  return conclude();
}

Result<void> ZipDirectoryReader::read_entry(ByteSpan header) {
  Result<void> counted = limits_.check_entries(entries_.size() + 1);
  if (!counted.ok()) return in_zip(std::move(counted).error());
  const ByteSpan raw_name = header.subspan(zip::kCentralHeaderBytes, u16(header, 28));
  const ByteSpan extra =
      header.subspan(zip::kCentralHeaderBytes + raw_name.size(), u16(header, 30));
  constexpr std::uint8_t kFat = 0, kNtfs = 10;
  const std::uint8_t packer = header[5];

  ZipEntry entry;
  entry.flags = u16(header, 8);
  entry.method = u16(header, 10);
  entry.dos_time = u32(header, 12);
  entry.crc32 = u32(header, 16);
  entry.stored_size = u32(header, 20);
  entry.size = u32(header, 24);
  entry.offset = u32(header, 42);
  entry.name = zip::decode_name(raw_name, entry.flags, extra, packer == kFat || packer == kNtfs);
  std::uint32_t disk = u16(header, 34);
  if (!widen(entry, disk, extra)) {
    return Error{ErrorCode::kDamaged,
                 "The zip's directory is damaged (zip64 sizes): download or copy it again.",
                 entry.name};
  }
  if (disk != 0) return split();
  constexpr std::uint16_t kAnyEncryption =
      zip::kFlagEncrypted | zip::kFlagStrongEncryption | zip::kFlagMasked;
  entry.encrypted = (entry.flags & kAnyEncryption) != 0 || entry.method == zip::kMethodAes;
  entry.is_folder = entry.name.ends_with('/') && entry.size == 0;

  // Subtracted, not added: no overflow.
  const std::uint64_t room = start_ - bytes_in_front_;
  if (entry.offset > room || room - entry.offset < zip::kLocalHeaderBytes ||
      room - entry.offset - zip::kLocalHeaderBytes < entry.stored_size) {
    return Error{ErrorCode::kDamaged,
                 "The zip is damaged: the entry would reach beyond its end. Download or copy it "
                 "again.",
                 entry.name};
  }
  entry.offset += bytes_in_front_;
  if (!entry.is_folder) entry.name = names_.add(std::move(entry.name));
  entries_.push_back(std::move(entry));
  return {};
}

Result<void> ZipDirectoryReader::conclude() {
  // Packers without zip64 count modulo 65536.
  const bool counts_agree =
      declared_count_ == entries_.size() ||
      (!is_zip64_ && declared_count_ == (entries_.size() & zip::kElsewhere16));
  if (!counts_agree) {
    return damaged("The zip's directory is damaged: it declares " +
                       std::to_string(declared_count_) + " entries and holds " +
                       std::to_string(entries_.size()) + ". Download or copy it again.",
                   start_);
  }
  std::vector<std::uint32_t> by_offset(entries_.size());
  std::iota(by_offset.begin(), by_offset.end(), 0u);
  const auto earlier = [this](std::uint32_t a, std::uint32_t b) {
    return entries_[a].offset < entries_[b].offset;
  };
  // Nearly always they are in order.
  if (!std::is_sorted(by_offset.begin(), by_offset.end(), earlier)) {
    std::sort(by_offset.begin(), by_offset.end(), earlier);
  }
  std::uint64_t end = start_;
  std::uint64_t total = 0;
  for (std::size_t i = by_offset.size(); i-- > 0;) {
    ZipEntry& entry = entries_[by_offset[i]];
    entry.end = end;
    if (end - entry.offset < zip::kLocalHeaderBytes + entry.stored_size) {
      return Error{ErrorCode::kLimit,
                   "Entries of the zip share the same bytes, as in archives made to exhaust a "
                   "machine: ask for a genuine export.",
                   entry.name};
    }
    end = entry.offset;
    total = entry.size > ~std::uint64_t{0} - total ? ~std::uint64_t{0} : total + entry.size;
  }
  Result<void> allowed = limits_.check_expansion(file_size_, total);
  if (!allowed.ok()) return in_zip(std::move(allowed).error());
  phase_ = Phase::kDone;
  return {};
}

Result<std::vector<ZipEntry>> read_zip_directory(ByteSpan file, int depth, Limits limits) {
  if (Result<void> allowed = limits.check_depth(depth); !allowed.ok()) return allowed.error();
  ZipDirectoryReader directory(file.size(), limits);
  while (const std::optional<ByteRange> range = directory.wanted()) {
    const ByteSpan bytes = file.subspan(static_cast<std::size_t>(range->offset),
                                        static_cast<std::size_t>(range->length));
    if (Result<void> supplied = directory.supply(bytes); !supplied.ok()) return supplied.error();
  }
  return directory.take_entries();
}

}  // namespace throughline
