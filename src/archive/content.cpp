#include "archive/content.h"

#include <algorithm>
#include <string>

namespace throughline {
namespace {

constexpr std::string_view kNoPicture =
    "Export the records themselves as CSV or JSON, not as a picture.";
constexpr std::string_view kRepack = "Unpack it and open the files in it, or pack them as a zip.";
constexpr std::string_view kSaveWorkbook =
    "Save it as .xlsx, or each sheet as CSV (UTF-8), and open that.";
constexpr std::string_view kUnpack = "Unpack it and open the result, or pack it with gzip.";

struct Signature {
  std::string_view bytes;
  ContentKind kind;
};

using std::string_view_literals::operator""sv;

constexpr std::string_view kCompoundFile = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv;

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
    {"\x04\x22\x4D\x18"sv, ContentKind::kOtherArchive},  // lz4
    {"MSCF\0\0\0\0"sv, ContentKind::kOtherArchive},      // cabinet
    {"\x1F\x9D"sv, ContentKind::kOtherArchive},          // compress
    {"-----BEGIN PGP MESSAGE-----"sv, ContentKind::kEncrypted},
    {"-----BEGIN AGE ENCRYPTED FILE-----"sv, ContentKind::kEncrypted},
    {"age-encryption.org/"sv, ContentKind::kEncrypted},
    {"Salted__"sv, ContentKind::kEncrypted},
    {"!BDN"sv, ContentKind::kOutlookStore},
    {"\x1A\0\0\x04\0\0"sv, ContentKind::kNotesStore},
    {kCompoundFile, ContentKind::kOldDocument},
    {"{\\rtf"sv, ContentKind::kDocument},
    {"II*\0"sv, ContentKind::kPicture},
    {"MM\0*"sv, ContentKind::kPicture},
    {"ID3\x02"sv, ContentKind::kRecording},
    {"ID3\x03"sv, ContentKind::kRecording},
    {"ID3\x04"sv, ContentKind::kRecording},
    {"\xFF\xFB"sv, ContentKind::kRecording},  // MP3 without a title
    {"\xFF\xF3"sv, ContentKind::kRecording},
    {"OggS\0"sv, ContentKind::kRecording},
    {"fLaC\0"sv, ContentKind::kRecording},
    {"#!AMR"sv, ContentKind::kRecording},
    {"\x1A\x45\xDF\xA3"sv, ContentKind::kRecording},  // Matroska, WebM
    {"\x7F"
     "ELF"sv,
     ContentKind::kProgram},
    {"SQLite format 3\0"sv, ContentKind::kSqlite},
    {"\0\x01\0\0Standard "sv, ContentKind::kAccess},
    {"PAR1"sv, ContentKind::kParquet},
    {"Obj\x01"sv, ContentKind::kAvro},
    {"ARROW1\0\0"sv, ContentKind::kArrow},
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

// An OpenDocument says what it is in its first entry. What else a zip is, its directory tells.
ContentKind kind_of_zip(std::string_view text) {
  constexpr std::size_t kFirstEntryName = 30;
  const std::string_view entry =
      text.size() > kFirstEntryName ? text.substr(kFirstEntryName) : std::string_view();
  if (entry.starts_with("mimetypeapplication/vnd.oasis.opendocument.spreadsheet"))
    return ContentKind::kOpenSpreadsheet;
  return entry.starts_with("mimetypeapplication/") ? ContentKind::kDocument : ContentKind::kZip;
}

// OLE: what is in it stands in a directory of UTF-16 names that may lie beyond the first bytes;
// then the file's name must do. A zip-based document with a password is wrapped in one as well.
ContentKind kind_of_compound_file(std::string_view text, std::string_view name) {
  const auto holds = [text](std::string_view stream) {
    std::string wide;
    for (const char c : stream) wide.append({c, '\0'});
    return text.find(wide) != std::string_view::npos;
  };
  if (holds("EncryptedPackage")) return ContentKind::kLockedDocument;
  if (holds("__substg1.0_") || has_extension(name, ".msg")) return ContentKind::kOutlookMessage;
  if (holds("Workbook") || has_extension(name, ".xls")) return ContentKind::kOldSpreadsheet;
  for (const std::string_view extension : {".xlsx", ".xlsm", ".docx", ".pptx"}) {
    if (has_extension(name, extension)) return ContentKind::kLockedDocument;
  }
  return ContentKind::kOldDocument;
}

// RIFF and ISO media files tell their content behind their length.
ContentKind kind_of_media(std::string_view text) {
  if (text.size() < 12) return ContentKind::kText;
  const std::string_view brand = text.substr(8, 4);
  if (text.starts_with("RIFF")) {
    if (brand == "WEBP") return ContentKind::kPicture;
    if (brand == "WAVE" || brand == "AVI ") return ContentKind::kRecording;
  }
  if (text.front() == '\0' && text.substr(4, 4) == "ftyp") {
    const bool picture = brand == "heic" || brand == "mif1" || brand == "avif";
    return picture ? ContentKind::kPicture : ContentKind::kRecording;
  }
  return ContentKind::kText;
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
  if (zeros[0] + zeros[1] == text.size()) return ContentKind::kNothingButZeros;
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

Content content_of(ContentKind kind) {
  switch (kind) {
    case ContentKind::kEmpty:
      return {kind, "file without content", ""};
    case ContentKind::kText:
      return {kind, "text", ""};
    case ContentKind::kGzip:
      return {kind, "gzip archive", ""};
    case ContentKind::kZip:
      return {kind, "zip archive", ""};
    case ContentKind::kOpenSpreadsheet:
      return {kind, "spreadsheet in OpenDocument (.ods)", kSaveWorkbook};
    case ContentKind::kBinaryWorkbook:
      return {kind, "binary workbook (.xlsb)", kSaveWorkbook};
    case ContentKind::kWorkDocument:
      return {kind, "document of iWork (.numbers, .pages or .key)",
              "In Numbers: File, Export To, Excel (.xlsx) or CSV, then open that."};
    case ContentKind::kDocument:
      return {kind, "written document", "Export the data behind it as CSV or JSON."};
    case ContentKind::kUtf16:
      return {kind, "text in UTF-16", ""};
    case ContentKind::kPng:
      return {kind, "PNG picture", kNoPicture};
    case ContentKind::kJpeg:
      return {kind, "JPEG picture", kNoPicture};
    case ContentKind::kGif:
      return {kind, "GIF picture", kNoPicture};
    case ContentKind::kPicture:
      return {kind, "picture", kNoPicture};
    case ContentKind::kPdf:
      return {kind, "PDF document",
              "Ask the system it came from for the records as CSV or JSON instead of a report."};
    case ContentKind::kSevenZip:
      return {kind, "7-Zip archive", kRepack};
    case ContentKind::kRar:
      return {kind, "RAR archive", kRepack};
    case ContentKind::kTar:
      return {kind, "tar archive", kRepack};
    case ContentKind::kOtherArchive:
      return {kind, "packed archive of a rarer kind", kRepack};
    case ContentKind::kXz:
      return {kind, "file packed with xz", kUnpack};
    case ContentKind::kZstd:
      return {kind, "file packed with Zstandard", kUnpack};
    case ContentKind::kBzip2:
      return {kind, "file packed with bzip2", kUnpack};
    case ContentKind::kEncrypted:
      return {kind, "file under encryption", "Decrypt it with its key, then open the result."};
    case ContentKind::kOutlookStore:
      return {kind, "mailbox of Outlook (.pst or .ost)",
              "Export the mailbox as .mbox or its messages as .eml, or in Outlook: File, Open & "
              "Export, Import/Export, Export to a file, Comma Separated Values."};
    case ContentKind::kOutlookMessage:
      return {kind, "message of Outlook (.msg)",
              "Save it as .eml, or export its folder from Outlook as CSV."};
    case ContentKind::kNotesStore:
      return {kind, "Notes database (.nsf)",
              "Export the messages as .eml, or a view of them as CSV."};
    case ContentKind::kOldSpreadsheet:
      return {kind, "spreadsheet of the old kind (.xls)", kSaveWorkbook};
    case ContentKind::kOldDocument:
      return {kind, "document of an old office program",
              "A message (.msg): save it as .eml. A table (.xls): save it as CSV."};
    case ContentKind::kLockedDocument:
      return {kind, "document locked by a password",
              "Open it with its password, save it without one or as CSV, then open that."};
    case ContentKind::kRecording:
      return {kind, "recording (sound or film)",
              "Export the list of calls or meetings, and transcripts where there are any, as CSV "
              "or JSON."};
    case ContentKind::kProgram:
      return {kind, "program",
              "If it is an archive that unpacks itself: run it where that is allowed, or rename it "
              "to end with .zip, then open the result."};
    case ContentKind::kSqlite:
      return {kind, "SQLite database", "Export its tables as CSV."};
    case ContentKind::kAccess:
      return {kind, "database of Access", "Export its tables as CSV (text, UTF-8)."};
    case ContentKind::kParquet:
      return {kind, "Parquet file", "Export it as CSV or as JSON lines."};
    case ContentKind::kAvro:
      return {kind, "file in Avro", "Export it as CSV or as JSON lines."};
    case ContentKind::kArrow:
      return {kind, "file in Arrow (Feather)", "Export it as CSV or as JSON lines."};
    case ContentKind::kNothingButZeros:
      return {kind, "file that begins with NUL bytes only, as broken copies do",
              "Download or copy it again from where it came."};
    case ContentKind::kUnknownBinary:
      break;
  }
  return {ContentKind::kUnknownBinary, "binary file of an unknown kind",
          "Export the records as CSV or JSON."};
}

Content identify(ByteSpan first_bytes, std::string_view name) {
  const std::string_view text =
      as_text(first_bytes.first(std::min(first_bytes.size(), kIdentifyBytes)));
  if (text.empty()) return content_of(ContentKind::kEmpty);
  for (const Signature& signature : kSignatures) {
    if (!text.starts_with(signature.bytes)) continue;
    if (signature.kind == ContentKind::kZip) return content_of(kind_of_zip(text));
    if (signature.bytes == kCompoundFile) return content_of(kind_of_compound_file(text, name));
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
  if (const ContentKind media = kind_of_media(text); media != ContentKind::kText) {
    return content_of(media);
  }
  const ContentKind kind = kind_of_bytes(text);
  if (kind == ContentKind::kUnknownBinary) {
    // Bytes in front, such as a program that unpacks itself, do not make it less of a zip.
    if (has_extension(name, ".zip")) return content_of(ContentKind::kZip);
    if (text.starts_with("MZ")) return content_of(ContentKind::kProgram);
  }
  return content_of(kind);
}

Content identify_zip(std::span<const ZipEntry> entries) {
  const auto has = [entries](std::string_view name) {
    return std::any_of(entries.begin(), entries.end(),
                       [name](const ZipEntry& entry) { return entry.name == name; });
  };
  if (has("Index/Document.iwa") || has("Index.zip")) return content_of(ContentKind::kWorkDocument);
  if (has("META-INF/manifest.xml") && has("content.xml") && has("mimetype"))
    return content_of(ContentKind::kOpenSpreadsheet);
  return content_of(ContentKind::kZip);
}

}  // namespace throughline
