#include "archive/zip_entry.h"

#include <algorithm>

#include "archive/zip_fields.h"

namespace throughline {
namespace {

std::string method_name(std::uint16_t method) {
  switch (method) {
    case 1:
      return "Shrink";
    case 2:
    case 3:
    case 4:
    case 5:
      return "Reduce";
    case 6:
      return "Implode";
    case 9:
      return "Deflate64";
    case 10:
      return "PKWARE Implode";
    case 12:
      return "bzip2";
    case 14:
      return "LZMA";
    case 20:
    case 93:
      return "Zstandard";
    case 94:
      return "MP3";
    case 95:
      return "xz";
    case 96:
      return "JPEG";
    case 97:
      return "WavPack";
    case 98:
      return "PPMd";
    default:
      return "method " + std::to_string(method);
  }
}

}  // namespace

ByteRange ZipEntry::range() const {
  const std::uint64_t most = stored_size + zip::kLocalHeaderBytes + 2 * zip::kMostFieldBytes;
  return {offset, std::min(end - offset, most)};
}

Result<void> check_readable(const ZipEntry& entry) {
  if (entry.encrypted) {
    return Error{ErrorCode::kUnsupported,
                 "The entry is encrypted: unpack it with its password, then open the result.",
                 entry.name};
  }
  if (entry.flags & zip::kFlagPatch) {
    return Error{ErrorCode::kUnsupported,
                 "The entry is a patch to another file: apply it, then open the result.",
                 entry.name};
  }
  if (entry.method != kZipStored && entry.method != kZipDeflated) {
    return Error{ErrorCode::kUnsupported,
                 "The entry is packed with " + method_name(entry.method) +
                     ", which is not read here: unpack it and open the result, or pack it again as "
                     "an ordinary zip (Deflate).",
                 entry.name};
  }
  return {};
}

}  // namespace throughline
