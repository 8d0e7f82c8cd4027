// One entry of a zip, unpacked as its bytes come.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

#include "archive/limits.h"
#include "archive/zip_entry.h"
#include "base/bytes.h"
#include "base/result.h"

namespace throughline {

// Fed like GzipDecoder, with the bytes of entry.range(), local header first: decode() until it
// gives 0 and `in` is empty, then the next chunk; until done(); then finish(). The data is only
// known to be whole once done(): check sum and size are verified there. Errors: kUnsupported,
// kDamaged, kLimit, `where` being the entry's name and the offset in the zip; after one only
// destroy it.
class ZipEntryDecoder {
 public:
  explicit ZipEntryDecoder(ZipEntry entry, Limits limits = {});
  ZipEntryDecoder(ZipEntryDecoder&&) noexcept;
  ZipEntryDecoder& operator=(ZipEntryDecoder&&) noexcept;
  ~ZipEntryDecoder();

  // Takes bytes off the front of `in`, writes at most out.size() (> 0), returns how many. A call
  // that neither takes nor writes anything needs more input. Once done(), takes whatever comes.
  Result<std::size_t> decode(ByteSpan& in, std::span<std::uint8_t> out);

  // All of the data was given and is what was packed: nothing more needs to be fed.
  bool done() const;
  // After the last byte: kDamaged if the entry stops short.
  Result<void> finish() const;

  std::uint64_t bytes_in() const;  // local header included, bytes behind the entry not
  std::uint64_t bytes_out() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace throughline
