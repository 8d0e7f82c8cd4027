// What a file is by its first bytes, whatever it is called.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/bytes.h"

namespace throughline {

enum class ContentKind : std::uint8_t {
  kEmpty,
  kText,  // UTF-8 or a one-byte code page; CSV, JSON, mbox... are told apart by src/formats
  kGzip,
  kZip,
  kSpreadsheet,  // a zip that is an office document: .xlsx, .ods
  kDocument,     // likewise: .docx, .pptx, .odt
  kUtf16,        // text in two-byte units, with or without byte order mark
  kPng,
  kJpeg,
  kGif,
  kPdf,
  kSevenZip,
  kRar,
  kTar,
  kXz,
  kZstd,
  kBzip2,
  kOutlookStore,  // .pst, .ost
  kOutlookFile,   // .msg, .xls, .doc: OLE compound files
  kSqlite,
  kParquet,
  kUnknownBinary,
};

struct Content {
  ContentKind kind;
  std::string_view name;    // for a person: "PDF document"
  std::string_view advice;  // what to do instead; empty for kinds that are read
  // kEmpty, kText, kGzip, kZip.
  bool readable() const { return advice.empty(); }
};

// The more of the beginning the better; this many bytes are enough.
inline constexpr std::size_t kIdentifyBytes = 4096;
Content identify(ByteSpan first_bytes, std::string_view name);

}  // namespace throughline
