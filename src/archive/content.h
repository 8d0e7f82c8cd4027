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
  kOtherArchive,    // cabinet, lz4, compress
  kEncrypted,       // PGP, age, OpenSSL
  kOutlookStore,    // .pst, .ost
  kOutlookMessage,  // .msg
  kNotesStore,      // .nsf
  kOldSpreadsheet,  // .xls
  kOldDocument,     // .doc, .ppt and other OLE compound files
  kLockedDocument,  // an office document with a password
  kPicture,         // TIFF, WebP, HEIC
  kRecording,       // sound and film
  kProgram,
  kSqlite,
  kAccess,
  kParquet,
  kAvro,
  kArrow,
  kNothingButZeros,  // what a copy leaves that was broken off after its space was set aside
  kUnknownBinary,
};

struct Content {
  ContentKind kind;
  std::string_view name;    // for a person, to follow "a": "PDF document"
  std::string_view advice;  // a sentence: what to do instead; empty for kinds that are read
  // kEmpty, kText, kUtf16, kGzip, kZip.
  bool readable() const { return advice.empty(); }
};

// The more of the beginning the better; this many bytes are enough.
inline constexpr std::size_t kIdentifyBytes = 4096;
Content identify(ByteSpan first_bytes, std::string_view name);

}  // namespace throughline
