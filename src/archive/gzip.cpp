#include "archive/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <string>

namespace throughline {

struct GzipDecoder::State {
  enum class Phase {
    kStart,    // before the first member
    kMember,   // within one
    kBetween,  // behind one: another, zeros or the end may follow
    kPadding,  // zeros only
    kFailed,
  };

  Limits limits;
  Phase phase = Phase::kStart;
  bool initialised = false;
  std::uint64_t bytes_in = 0;
  std::uint64_t bytes_out = 0;
  std::uint64_t member_start = 0;
  std::uint64_t member_out = 0;
  z_stream stream{};

  ~State() {
    if (initialised) inflateEnd(&stream);
  }

  Error fail(ErrorCode code, std::string message, std::uint64_t offset) {
    phase = Phase::kFailed;
    return {code, std::move(message), "byte " + std::to_string(offset)};
  }

  Error fail_inflate(int status) {
    if (status == Z_MEM_ERROR) {
      return fail(ErrorCode::kOutOfMemory, "No memory is left to unpack the gzip data.", bytes_in);
    }
    if (member_start > 0 && member_out == 0 && bytes_in <= member_start + 10) {
      return fail(ErrorCode::kDamaged,
                  "The gzip data ends, but something that is not gzip data follows.", member_start);
    }
    std::string reason = stream.msg != nullptr ? stream.msg : "unexpected data";
    if (reason == "incorrect data check") reason = "wrong check sum";
    if (reason == "incorrect length check") reason = "wrong length";
    return fail(ErrorCode::kDamaged,
                "The gzip data is damaged (" + reason + "): download or copy the file again.",
                bytes_in);
  }

  // Z_OK, or why inflate cannot begin.
  int begin_member() {
    member_start = bytes_in;
    member_out = 0;
    phase = Phase::kMember;
    if (initialised) return inflateReset(&stream);
    constexpr int kGzipOnly = 15 + 16;  // the largest window; zlib checks the gzip wrapper itself
    const int status = inflateInit2(&stream, kGzipOnly);
    initialised = status == Z_OK;
    return status;
  }

  Result<void> skip_padding(ByteSpan& in) {
    while (!in.empty()) {
      if (in.front() != 0) {
        return fail(ErrorCode::kDamaged,
                    "The gzip data ends, but something that is not gzip data follows.", bytes_in);
      }
      in = in.subspan(1);
      ++bytes_in;
    }
    return {};
  }
};

GzipDecoder::GzipDecoder(Limits limits) : state_(std::make_unique<State>()) {
  state_->limits = limits;
}
GzipDecoder::GzipDecoder(GzipDecoder&&) noexcept = default;
GzipDecoder& GzipDecoder::operator=(GzipDecoder&&) noexcept = default;
GzipDecoder::~GzipDecoder() = default;

std::uint64_t GzipDecoder::bytes_in() const { return state_->bytes_in; }
std::uint64_t GzipDecoder::bytes_out() const { return state_->bytes_out; }

Result<std::size_t> GzipDecoder::decode(ByteSpan& in, std::span<std::uint8_t> out) {
  State& state = *state_;
  using Phase = State::Phase;
  if (state.phase == Phase::kFailed) {
    return Error{ErrorCode::kBadArguments, "The gzip data failed before.", {}};
  }
  constexpr std::size_t kMost = std::numeric_limits<uInt>::max();
  std::size_t written = 0;
  while (written < out.size()) {
    if (state.phase == Phase::kBetween && !in.empty() && in.front() == 0) {
      state.phase = Phase::kPadding;
    }
    if (state.phase == Phase::kPadding) {
      const Result<void> padding = state.skip_padding(in);
      if (!padding.ok()) return padding.error();
      break;
    }
    if (state.phase != Phase::kMember) {
      if (in.empty()) break;
      const int begun = state.begin_member();
      if (begun != Z_OK) return state.fail_inflate(begun);
    }

    z_stream& stream = state.stream;
    const std::size_t offered = std::min(in.size(), kMost);
    const std::size_t room = std::min(out.size() - written, kMost);
    stream.next_in = const_cast<Bytef*>(in.data());  // zlib does not write there
    stream.avail_in = static_cast<uInt>(offered);
    stream.next_out = out.data() + written;
    stream.avail_out = static_cast<uInt>(room);
    const int status = inflate(&stream, Z_NO_FLUSH);
    const std::size_t taken = offered - stream.avail_in;
    const std::size_t given = room - stream.avail_out;
    stream.next_in = nullptr;
    stream.next_out = nullptr;
    in = in.subspan(taken);
    written += given;
    state.bytes_in += taken;
    state.bytes_out += given;
    state.member_out += given;

    const Result<void> allowed = state.limits.check_expansion(state.bytes_in, state.bytes_out);
    if (!allowed.ok()) {
      return state.fail(allowed.error().code, "The gzip data " + allowed.error().message + ".",
                        state.bytes_in);
    }
    if (status == Z_STREAM_END) {
      state.phase = Phase::kBetween;
      continue;
    }
    if (status != Z_OK && status != Z_BUF_ERROR) return state.fail_inflate(status);
    if (taken == 0 && given == 0) break;
  }
  return written;
}

Result<void> GzipDecoder::finish() const {
  switch (state_->phase) {
    case State::Phase::kBetween:
    case State::Phase::kPadding:
      return {};
    case State::Phase::kFailed:
      return Error{ErrorCode::kBadArguments, "The gzip data failed before.", {}};
    case State::Phase::kStart:
    case State::Phase::kMember:
      break;
  }
  return Error{ErrorCode::kDamaged, "The gzip data is cut short: download or copy the file again.",
               "byte " + std::to_string(state_->bytes_in)};
}

}  // namespace throughline
