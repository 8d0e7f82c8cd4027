// Names of zip entries as text. Private to src/archive.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "archive/zip_entry.h"
#include "base/bytes.h"

namespace throughline::zip {

// UTF-8 where the flag, Info-ZIP's Unicode path or the bytes themselves say so (macOS and old Java
// write UTF-8 without the flag), else IBM code page 437. Control characters become U+FFFD; the
// backslashes of a Windows packer that knows no slash become slashes.
std::string decode_name(ByteSpan raw, std::uint16_t flags, ByteSpan extra, bool windows);

// Gives the second and later files of a name one that no other has: "a.csv", "a (2).csv".
void tell_apart(std::vector<ZipEntry>& entries);

}  // namespace throughline::zip
