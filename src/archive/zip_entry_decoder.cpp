#include "archive/zip_entry_decoder.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <string>
#include <utility>

#include "archive/zip_fields.h"

namespace throughline {
namespace {

constexpr std::size_t kMostAtOnce = std::numeric_limits<uInt>::max();  // zlib counts in uInt

}  // namespace

struct ZipEntryDecoder::State {
  enum class Phase : std::uint8_t { kStart, kHeader, kFields, kData, kDone, kFailed };

  ZipEntry entry;
  Limits limits;
  Phase phase = Phase::kStart;
  std::array<std::uint8_t, zip::kLocalHeaderBytes> header{};
  std::size_t header_bytes = 0;
  std::size_t fields_left = 0;  // of the local header's name and extra field
  std::uint64_t stored_left = 0;
  std::uint64_t bytes_in = 0;
  std::uint64_t bytes_out = 0;
  uLong check_sum = 0;
  bool initialised = false;
  z_stream stream{};

  ~State() {
    if (initialised) inflateEnd(&stream);
  }

  std::string where() const {
    return entry.name + ", byte " + std::to_string(entry.offset + bytes_in);
  }

  Error fail(ErrorCode code, std::string message) {
    phase = Phase::kFailed;
    return {code, std::move(message), where()};
  }
  Error damaged(const std::string& reason) {
    return fail(ErrorCode::kDamaged,
                "The entry is damaged (" + reason + "): download or copy the zip again.");
  }

  ByteSpan take(ByteSpan& in, std::uint64_t most) {
    const auto length = static_cast<std::size_t>(std::min<std::uint64_t>(in.size(), most));
    const ByteSpan taken = in.first(length);
    in = in.subspan(length);
    bytes_in += length;
    return taken;
  }

  void give(std::span<const std::uint8_t> data) {
    for (; !data.empty(); data = data.subspan(std::min(data.size(), kMostAtOnce))) {
      check_sum =
          ::crc32(check_sum, data.data(), static_cast<uInt>(std::min(data.size(), kMostAtOnce)));
    }
  }

  Result<void> start() {
    if (Result<void> readable = check_readable(entry); !readable.ok()) {
      phase = Phase::kFailed;
      return readable;
    }
    Result<void> allowed = limits.check_expansion(entry.stored_size, entry.size);
    if (!allowed.ok()) return fail(ErrorCode::kLimit, "The entry " + allowed.error().message + ".");
    if (entry.method == kZipStored && entry.stored_size != entry.size) {
      return damaged("two sizes of unpacked data");
    }
    phase = Phase::kHeader;
    return {};
  }

  Result<void> read_header(ByteSpan& in) {
    const ByteSpan taken = take(in, header.size() - header_bytes);
    std::copy(taken.begin(), taken.end(), header.data() + header_bytes);
    header_bytes += taken.size();
    if (header_bytes < header.size()) return {};
    if (zip::u32(header, 0) != zip::kLocalHeader) {
      return damaged("the directory points to something else");
    }
    if (zip::u16(header, 8) != entry.method) return damaged("two methods of packing");
    fields_left = std::size_t{zip::u16(header, 26)} + zip::u16(header, 28);
    // The directory's check for shared bytes did not know these fields' length.
    if (entry.end - entry.offset < header.size() + fields_left + entry.stored_size) {
      return fail(ErrorCode::kLimit,
                  "The entry shares bytes with the next, as in archives made to exhaust a machine: "
                  "ask for a genuine export.");
    }
    phase = Phase::kFields;
    return {};
  }

  Result<void> begin_data() {
    stored_left = entry.stored_size;
    phase = Phase::kData;
    if (entry.method == kZipStored) return {};
    constexpr int kRawDeflate = -15;  // the largest window, without a wrapper
    const int status = inflateInit2(&stream, kRawDeflate);
    initialised = status == Z_OK;
    if (status == Z_OK) return {};
    return fail(ErrorCode::kOutOfMemory, "No memory is left to unpack the entry.");
  }

  Result<void> conclude() {
    if (bytes_out != entry.size) {
      return damaged("it unpacks to " + std::to_string(bytes_out) + " bytes instead of " +
                     std::to_string(entry.size));
    }
    if (check_sum != entry.crc32) return damaged("wrong check sum");
    phase = Phase::kDone;
    return {};
  }

  Result<std::size_t> copy(ByteSpan& in, std::span<std::uint8_t> out) {
    const ByteSpan taken = take(in, std::min<std::uint64_t>(out.size(), stored_left));
    if (!taken.empty()) std::memcpy(out.data(), taken.data(), taken.size());
    give(taken);
    stored_left -= taken.size();
    bytes_out += taken.size();
    if (stored_left == 0) {
      if (Result<void> whole = conclude(); !whole.ok()) return whole.error();
    }
    return taken.size();
  }

  Result<std::size_t> expand(ByteSpan& in, std::span<std::uint8_t> out) {
    std::size_t written = 0;
    // An entry of no data may lack even deflate's end mark.
    if (entry.size == 0 && entry.stored_size == 0) {
      if (Result<void> whole = conclude(); !whole.ok()) return whole.error();
      return written;
    }
    while (true) {
      const std::uint64_t data_left = entry.size - bytes_out;
      std::uint8_t surplus;  // with all data out only deflate's end may follow
      std::span<std::uint8_t> room =
          data_left == 0
              ? std::span(&surplus, 1)
              : out.subspan(written, static_cast<std::size_t>(std::min<std::uint64_t>(
                                         {out.size() - written, data_left, kMostAtOnce})));
      if (room.empty()) return written;
      const auto offered =
          static_cast<std::size_t>(std::min<std::uint64_t>({in.size(), stored_left, kMostAtOnce}));
      stream.next_in = const_cast<Bytef*>(in.data());  // zlib does not write there
      stream.avail_in = static_cast<uInt>(offered);
      stream.next_out = room.data();
      stream.avail_out = static_cast<uInt>(room.size());
      const int status = inflate(&stream, Z_NO_FLUSH);
      const std::size_t taken = offered - stream.avail_in;
      const std::size_t given = room.size() - stream.avail_out;
      stream.next_in = nullptr;
      stream.next_out = nullptr;
      take(in, taken);
      stored_left -= taken;
      if (data_left == 0 && given > 0) {
        return damaged("it unpacks to more than its " + std::to_string(entry.size) + " bytes");
      }
      give(room.first(given));
      written += given;
      bytes_out += given;
      if (status == Z_STREAM_END) {
        if (stored_left > 0) return damaged("surplus bytes behind its data");
        if (Result<void> whole = conclude(); !whole.ok()) return whole.error();
        return written;
      }
      if (status == Z_MEM_ERROR) {
        return fail(ErrorCode::kOutOfMemory, "No memory is left to unpack the entry.");
      }
      if (status != Z_OK && status != Z_BUF_ERROR) {
        return damaged(stream.msg != nullptr ? stream.msg : "unexpected data");
      }
      if (taken == 0 && given == 0) {
        if (stored_left == 0) return damaged("its data ends too early");
        return written;
      }
    }
  }
};

ZipEntryDecoder::ZipEntryDecoder(ZipEntry entry, Limits limits)
    : state_(std::make_unique<State>()) {
  state_->entry = std::move(entry);
  state_->limits = limits;
}
ZipEntryDecoder::ZipEntryDecoder(ZipEntryDecoder&&) noexcept = default;
ZipEntryDecoder& ZipEntryDecoder::operator=(ZipEntryDecoder&&) noexcept = default;
ZipEntryDecoder::~ZipEntryDecoder() = default;

bool ZipEntryDecoder::done() const { return state_->phase == State::Phase::kDone; }
std::uint64_t ZipEntryDecoder::bytes_in() const { return state_->bytes_in; }
std::uint64_t ZipEntryDecoder::bytes_out() const { return state_->bytes_out; }

Result<std::size_t> ZipEntryDecoder::decode(ByteSpan& in, std::span<std::uint8_t> out) {
  State& state = *state_;
  using Phase = State::Phase;
  if (state.phase == Phase::kFailed) {
    return Error{ErrorCode::kBadArguments, "The entry failed before.", state.where()};
  }
  if (state.phase == Phase::kStart) {
    if (Result<void> started = state.start(); !started.ok()) return started.error();
  }
  if (state.phase == Phase::kHeader) {
    if (Result<void> read = state.read_header(in); !read.ok()) return read.error();
  }
  if (state.phase == Phase::kFields) {
    state.fields_left -= state.take(in, state.fields_left).size();
    if (state.fields_left == 0) {
      if (Result<void> begun = state.begin_data(); !begun.ok()) return begun.error();
    }
  }
  if (state.phase == Phase::kData) {
    Result<std::size_t> written =
        state.entry.method == kZipStored ? state.copy(in, out) : state.expand(in, out);
    if (!written.ok()) return written;
    if (state.phase == Phase::kDone) in = {};
    return written;
  }
  if (state.phase == Phase::kDone) in = {};
  return std::size_t{0};
}

Result<void> ZipEntryDecoder::finish() const {
  if (state_->phase == State::Phase::kDone) return {};
  if (state_->phase == State::Phase::kFailed) {
    return Error{ErrorCode::kBadArguments, "The entry failed before.", state_->where()};
  }
  if (Result<void> readable = check_readable(state_->entry); !readable.ok()) return readable;
  return Error{ErrorCode::kDamaged, "The entry is cut short: download or copy the zip again.",
               state_->where()};
}

}  // namespace throughline
