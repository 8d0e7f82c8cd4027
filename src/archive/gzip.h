// Streaming gzip (RFC 1952), several members behind one another included.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

#include "archive/limits.h"
#include "base/bytes.h"
#include "base/result.h"

namespace throughline {

// while there is input: decode() until it gives 0 and `in` is empty, then the next chunk; at the
// end finish(). Check sums and lengths are verified at each member's end. After an error only
// destroy it.
class GzipDecoder {
 public:
  explicit GzipDecoder(Limits limits = {});
  GzipDecoder(GzipDecoder&&) noexcept;
  GzipDecoder& operator=(GzipDecoder&&) noexcept;
  ~GzipDecoder();

  // Takes bytes off the front of `in`, writes at most out.size() (> 0), returns how many. A call
  // that neither takes nor writes anything needs more input. `where` of an error is the offset
  // in the compressed stream.
  Result<std::size_t> decode(ByteSpan& in, std::span<std::uint8_t> out);

  // After the last byte: kDamaged if the stream stops short.
  Result<void> finish() const;

  std::uint64_t bytes_in() const;
  std::uint64_t bytes_out() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace throughline
