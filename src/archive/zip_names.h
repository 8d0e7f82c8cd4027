// Names of zip entries as text. Private to src/archive.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>

#include "base/bytes.h"

namespace throughline::zip {

// UTF-8 where the flag, Info-ZIP's Unicode path or the bytes themselves say so (macOS and old Java
// write UTF-8 without the flag), else IBM code page 437. Control characters become U+FFFD; the
// backslashes of a Windows packer that knows no slash become slashes.
std::string decode_name(ByteSpan raw, std::uint16_t flags, ByteSpan extra, bool windows);

// Names given so far in one archive.
class UniqueNames {
 public:
  // The name itself, or one that no other has: "a.csv", "a (2).csv".
  std::string add(std::string name);

  void reserve(std::size_t count) { last_number_.reserve(count); }

 private:
  std::unordered_map<std::string, std::size_t> last_number_;
};

}  // namespace throughline::zip
