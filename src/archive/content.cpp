#include "archive/content.h"

#include <algorithm>

namespace throughline {
namespace {

Content content_of(ContentKind kind) {
  switch (kind) {
    case ContentKind::kEmpty:
      return {kind, "empty file", ""};
    case ContentKind::kText:
      return {kind, "text", ""};
    case ContentKind::kGzip:
      return {kind, "gzip archive", ""};
    case ContentKind::kZip:
      return {kind, "zip archive", ""};
    case ContentKind::kSpreadsheet:
      return {kind, "spreadsheet", "save each sheet as CSV (UTF-8) and open those"};
    case ContentKind::kDocument:
      return {kind, "office document", "export the data behind it as CSV or JSON"};
    case ContentKind::kUtf16:
      return {kind, "UTF-16 text", "save it again with the encoding UTF-8"};
    case ContentKind::kPng:
      return {kind, "PNG picture", "export the records as CSV or JSON, not as a picture"};
    case ContentKind::kJpeg:
      return {kind, "JPEG picture", "export the records as CSV or JSON, not as a picture"};
    case ContentKind::kGif:
      return {kind, "GIF picture", "export the records as CSV or JSON, not as a picture"};
    case ContentKind::kPdf:
      return {kind, "PDF document", "export the records as CSV or JSON, not as a report"};
    case ContentKind::kSevenZip:
      return {kind, "7-Zip archive", "unpack it, or pack it as zip"};
    case ContentKind::kRar:
      return {kind, "RAR archive", "unpack it, or pack it as zip"};
    case ContentKind::kTar:
      return {kind, "tar archive", "unpack it, or pack it as zip"};
    case ContentKind::kXz:
      return {kind, "xz archive", "unpack it, or pack it with gzip"};
    case ContentKind::kZstd:
      return {kind, "Zstandard archive", "unpack it, or pack it with gzip"};
    case ContentKind::kBzip2:
      return {kind, "bzip2 archive", "unpack it, or pack it with gzip"};
    case ContentKind::kOutlookStore:
      return {kind, "Outlook data file", "export the mailbox as .mbox or the messages as .eml"};
    case ContentKind::kOutlookFile:
      return {kind, "old Office or Outlook file",
              "a message (.msg): save it as .eml; a table (.xls): save it as CSV"};
    case ContentKind::kSqlite:
      return {kind, "SQLite database", "export its tables as CSV"};
    case ContentKind::kParquet:
      return {kind, "Parquet file", "export it as CSV or as JSON lines"};
    case ContentKind::kUnknownBinary:
      break;
  }
  return {ContentKind::kUnknownBinary, "binary data of an unknown kind",
          "export the records as CSV or JSON"};
}

struct Signature {
  std::string_view bytes;
  ContentKind kind;
};

using std::string_view_literals::operator""sv;

constexpr Signature kSignatures[] = {
    {"\x1F\x8B"sv, ContentKind::kGzip},
    {"PK\x03\x04"sv, ContentKind::kZip},
    {"PK\x05\x06"sv, ContentKind::kZip},            // without entries
    {"PK\x07\x08PK\x03\x04"sv, ContentKind::kZip},  // once split
    {"\x89PNG\r\n\x1A\n"sv, ContentKind::kPng},
    {"\xFF\xD8\xFF"sv, ContentKind::kJpeg},
    {"GIF87a"sv, ContentKind::kGif},
    {"GIF89a"sv, ContentKind::kGif},
    {"%PDF-"sv, ContentKind::kPdf},
    {"7z\xBC\xAF\x27\x1C"sv, ContentKind::kSevenZip},
    {"Rar!\x1A\x07"sv, ContentKind::kRar},
    {"\xFD"
     "7zXZ\0"sv,
     ContentKind::kXz},
    {"\x28\xB5\x2F\xFD"sv, ContentKind::kZstd},
    {"!BDN"sv, ContentKind::kOutlookStore},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, ContentKind::kOutlookFile},
    {"SQLite format 3\0"sv, ContentKind::kSqlite},
    {"PAR1"sv, ContentKind::kParquet},
    {"\xFF\xFE"sv, ContentKind::kUtf16},
    {"\xFE\xFF"sv, ContentKind::kUtf16},
};

bool has_extension(std::string_view name, std::string_view extension) {
  if (name.size() < extension.size()) return false;
  const std::string_view end = name.substr(name.size() - extension.size());
  return std::equal(end.begin(), end.end(), extension.begin(), [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b;
  });
}

// Office documents are zips whose first entry says so; the name alone is enough as well.
ContentKind kind_of_zip(std::string_view text, std::string_view name) {
  constexpr std::size_t kFirstEntryName = 30;
  const std::string_view entry =
      text.size() > kFirstEntryName ? text.substr(kFirstEntryName) : std::string_view();
  for (const std::string_view extension : {".xlsx", ".xlsm", ".xlsb", ".ods"}) {
    if (has_extension(name, extension)) return ContentKind::kSpreadsheet;
  }
  for (const std::string_view extension : {".docx", ".pptx", ".odt", ".odp", ".epub"}) {
    if (has_extension(name, extension)) return ContentKind::kDocument;
  }
  if (entry.starts_with("mimetypeapplication/vnd.oasis.opendocument.spreadsheet")) {
    return ContentKind::kSpreadsheet;
  }
  if (entry.starts_with("mimetypeapplication/")) return ContentKind::kDocument;
  if (entry.starts_with("[Content_Types].xml") || entry.starts_with("_rels/.rels")) {
    return text.find("word/") != std::string_view::npos ||
                   text.find("ppt/") != std::string_view::npos
               ? ContentKind::kDocument
               : ContentKind::kSpreadsheet;
  }
  return ContentKind::kZip;
}

// Text has no NUL; UTF-16 has one in every other byte wherever it is Latin.
ContentKind kind_of_bytes(std::string_view text) {
  std::size_t zeros[2] = {0, 0};
  std::size_t controls = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<std::uint8_t>(text[i]);
    if (byte == 0) ++zeros[i % 2];
    const bool blank = byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f' || byte == 0x1B;
    if (byte < 0x20 && !blank) ++controls;
  }
  const std::size_t half = text.size() / 2;
  const bool even_only = zeros[1] == 0 && zeros[0] > 0;
  const bool odd_only = zeros[0] == 0 && zeros[1] > 0;
  if ((even_only && zeros[0] * 2 > half) || (odd_only && zeros[1] * 2 > half)) {
    return ContentKind::kUtf16;
  }
  // Stray control characters occur in chat exports, and a lone NUL in damaged ones: those are
  // still better read than refused.
  return controls * 20 > text.size() ? ContentKind::kUnknownBinary : ContentKind::kText;
}

}  // namespace

Content identify(ByteSpan first_bytes, std::string_view name) {
  const std::string_view text =
      as_text(first_bytes.first(std::min(first_bytes.size(), kIdentifyBytes)));
  if (text.empty()) return content_of(ContentKind::kEmpty);
  for (const Signature& signature : kSignatures) {
    if (!text.starts_with(signature.bytes)) continue;
    if (signature.kind == ContentKind::kZip) return content_of(kind_of_zip(text, name));
    return content_of(signature.kind);
  }
  constexpr std::string_view kBzipBlock = "1AY&SY";
  if (text.starts_with("BZh") && text.size() >= 10 && text.substr(4, 6) == kBzipBlock) {
    return content_of(ContentKind::kBzip2);
  }
  constexpr std::size_t kTarMagic = 257;
  if (text.size() > kTarMagic + 5 && text.substr(kTarMagic, 5) == "ustar") {
    return content_of(ContentKind::kTar);
  }
  return content_of(kind_of_bytes(text));
}

}  // namespace throughline
