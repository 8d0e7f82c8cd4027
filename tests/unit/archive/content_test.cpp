#include "archive/content.h"

#include <doctest/doctest.h>

#include <string>

namespace throughline {
namespace {

using std::string_literals::operator""s;

ContentKind kind(const std::string& bytes, std::string_view name = "export.csv") {
  return identify(as_bytes(bytes), name).kind;
}

TEST_CASE("files are known by their first bytes") {
  CHECK(kind("") == ContentKind::kEmpty);
  CHECK(kind("a,b\n1,2\n") == ContentKind::kText);
  CHECK(kind("\xEF\xBB\xBFname;ort\n") == ContentKind::kText);
  CHECK(kind("caf\xE9;b\n") == ContentKind::kText);
  CHECK(kind("{\"tickets\": []}") == ContentKind::kText);
  CHECK(kind("\x1F\x8B\x08\0\0"s) == ContentKind::kGzip);
  CHECK(kind("PK\x03\x04\x14\0"s) == ContentKind::kZip);
  CHECK(kind("PK\x05\x06"s + std::string(18, '\0')) == ContentKind::kZip);
  // What kind of zip it is, its directory tells, not its name.
  CHECK(kind("PK\x03\x04\x14\0"s, "Book.XLSX") == ContentKind::kZip);
  CHECK(kind("PK\x03\x04"s + std::string(26, '\0') +
             "mimetypeapplication/vnd.oasis.opendocument.spreadsheet") ==
        ContentKind::kOpenSpreadsheet);
  CHECK(kind("PK\x03\x04"s + std::string(26, '\0') +
             "mimetypeapplication/vnd.oasis.opendocument.text") == ContentKind::kDocument);
  CHECK(kind("\x89PNG\r\n\x1A\n") == ContentKind::kPng);
  CHECK(kind("\xFF\xD8\xFF\xE0") == ContentKind::kJpeg);
  CHECK(kind("%PDF-1.7\n") == ContentKind::kPdf);
  CHECK(kind("7z\xBC\xAF\x27\x1C") == ContentKind::kSevenZip);
  CHECK(kind("Rar!\x1A\x07\x01") == ContentKind::kRar);
  CHECK(kind("!BDN") == ContentKind::kOutlookStore);
  CHECK(kind("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") == ContentKind::kOldDocument);
  CHECK(kind("\xFD"
             "7zXZ\0"s) == ContentKind::kXz);
  CHECK(kind("\x28\xB5\x2F\xFD") == ContentKind::kZstd);
  CHECK(kind("BZh91AY&SY") == ContentKind::kBzip2);
  CHECK(kind("BZhello,b\n") == ContentKind::kText);
  CHECK(kind("SQLite format 3\0"s) == ContentKind::kSqlite);
  CHECK(kind("\xFF\xFE"
             "a\0,\0"s) == ContentKind::kUtf16);
  CHECK(kind("a\0,\0b\0\n\0"s) == ContentKind::kUtf16);
  CHECK(kind("\0a\0,\0b\0\n"s) == ContentKind::kUtf16);
  CHECK(kind(std::string(257, 'a') + "ustar" + std::string(100, '\0')) == ContentKind::kTar);
  CHECK(kind(std::string(1, '\0')) == ContentKind::kNothingButZeros);
  CHECK(kind(std::string(5000, '\0'), "a.zip") == ContentKind::kNothingButZeros);
  CHECK(kind(std::string("\x01\x02\x03\x04\x00\x05", 6)) == ContentKind::kUnknownBinary);
}

std::string wide(std::string_view text) {
  std::string result;
  for (const char c : text) result.append({c, '\0'});
  return result;
}

TEST_CASE("compound files are told apart by what they hold, else by name") {
  const std::string compound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(504, '\0');
  CHECK(kind(compound, "a.MSG") == ContentKind::kOutlookMessage);
  CHECK(kind(compound, "a.xls") == ContentKind::kOldSpreadsheet);
  CHECK(kind(compound, "a.xlsx") == ContentKind::kLockedDocument);
  CHECK(kind(compound, "a.doc") == ContentKind::kOldDocument);
  CHECK(kind(compound + wide("__substg1.0_001A"), "a") == ContentKind::kOutlookMessage);
  CHECK(kind(compound + wide("Workbook"), "a") == ContentKind::kOldSpreadsheet);
  CHECK(kind(compound + wide("EncryptedPackage"), "a.xls") == ContentKind::kLockedDocument);
}

TEST_CASE("media, databases, programs, ciphers and rarer archives") {
  CHECK(kind("RIFF\x10\0\0\0WAVEfmt "s) == ContentKind::kRecording);
  CHECK(kind("RIFF\x10\0\0\0WEBPVP8 "s) == ContentKind::kPicture);
  CHECK(kind("\0\0\0\x18"
             "ftypM4A "s) == ContentKind::kRecording);
  CHECK(kind("\0\0\0\x18"
             "ftypheic"s) == ContentKind::kPicture);
  CHECK(kind("RIFF,amount,b\n1,2,3\n") == ContentKind::kText);
  CHECK(kind("ID3\x03\0"s) == ContentKind::kRecording);
  CHECK(kind("ID3,name\n") == ContentKind::kText);
  CHECK(kind("MZ\x90\0\x03\0\0\0\x04\0"s, "setup.exe") == ContentKind::kProgram);
  CHECK(kind("MZ\x90\0\x03\0\0\0\x04\0"s, "export.zip") == ContentKind::kZip);
  CHECK(kind("MZ,b\n1,2\n") == ContentKind::kText);
  CHECK(kind("\0\x01\0\0Standard Jet DB\0"s) == ContentKind::kAccess);
  CHECK(kind("-----BEGIN PGP MESSAGE-----\n") == ContentKind::kEncrypted);
  CHECK(kind("Obj\x01") == ContentKind::kAvro);
  CHECK(kind("ARROW1\0\0"s) == ContentKind::kArrow);
  CHECK(kind("MSCF\0\0\0\0"s) == ContentKind::kOtherArchive);
  CHECK(kind("\x1A\0\0\x04\0\0"s) == ContentKind::kNotesStore);
  CHECK(kind("{\\rtf1\\ansi") == ContentKind::kDocument);
}

TEST_CASE("stray control characters do not make text binary") {
  CHECK(kind("12:00 Ann: ok\x01 " + std::string(200, 'x')) == ContentKind::kText);
  CHECK(kind(std::string(300, 'x') + "\0"s + std::string(300, 'x')) == ContentKind::kText);
}

TEST_CASE("what is not read says what to do instead") {
  CHECK(identify(as_bytes("a,b"), "x").readable());
  CHECK(identify(as_bytes("\xFF\xFE"), "x").readable());
  const Content pdf = identify(as_bytes("%PDF-1.7"), "x.csv");
  CHECK_FALSE(pdf.readable());
  CHECK_FALSE(pdf.name.empty());
  CHECK(pdf.advice.find("CSV") != std::string_view::npos);
  // "This is a NAME. ADVICE": no vowel in front, whole sentences behind.
  for (const std::string& bytes :
       {"%PDF-1.7"s, "7z\xBC\xAF\x27\x1C"s, "Rar!\x1A\x07"s, "!BDN"s,
        "\xFD"
        "7zXZ\0"s,
        "\x28\xB5\x2F\xFD"s, "BZh91AY&SY"s, "SQLite format 3\0"s, "PAR1"s, "\x89PNG\r\n\x1A\n"s,
        "\x01\x02\x03\x04\x05\0"s, "Salted__"s, "Obj\x01"s, "\x1A\0\0\x04\0\0"s,
        "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s, "MSCF\0\0\0\0"s}) {
    const Content content = identify(as_bytes(bytes), "x");
    CHECK_FALSE(content.readable());
    CHECK(std::string_view("aeiouAEIO").find(content.name.front()) == std::string_view::npos);
    CHECK(content.advice.ends_with('.'));
    CHECK((content.advice.front() >= 'A' && content.advice.front() <= 'Z'));
  }
}

}  // namespace
}  // namespace throughline
