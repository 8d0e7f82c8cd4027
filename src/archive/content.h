// What a file is by its first bytes, whatever it is called.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "archive/zip_entry.h"
#include "base/bytes.h"

namespace throughline {

enum class ContentKind : std::uint8_t {
  kEmpty,
  kText,  // UTF-8 or a one-byte code page; CSV, JSON, mbox... are told apart by src/formats
  kGzip,
  kZip,
  kOpenSpreadsheet,  // a zip that is an office document: .ods
  kBinaryWorkbook,   // likewise: .xlsb
  kWorkDocument,     // likewise: .numbers, .pages, .key
  kDocument,         // likewise: .docx, .pptx, .odt
  kUtf16,            // text in two-byte units, with or without byte order mark
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
  // kEmpty, kText, kUtf16, kGzip, kZip (which may be a workbook, .xlsx: see identify_zip).
  bool readable() const { return advice.empty(); }
};

// The more of the beginning the better; this many bytes are enough.
inline constexpr std::size_t kIdentifyBytes = 4096;
Content identify(ByteSpan first_bytes, std::string_view name);

// What a zip is by the names of what it holds: kZip, or an office document that is not read.
Content identify_zip(std::span<const ZipEntry> entries);
// A zip of parts that say what they are (ECMA-376 part 2): workbooks (.xlsx, .xlsm), but other
// things too.
inline constexpr std::string_view kContentTypesPart = "[Content_Types].xml";
// For the message about one whose main part says that it is a document, or a binary workbook.
Content content_of(ContentKind kind);

}  // namespace throughline
