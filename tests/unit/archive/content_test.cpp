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
  CHECK(kind("PK\x03\x04\x14\0"s, "Book.XLSX") == ContentKind::kSpreadsheet);
  CHECK(kind("PK\x03\x04"s + std::string(26, '\0') + "[Content_Types].xml") ==
        ContentKind::kSpreadsheet);
  CHECK(kind("PK\x03\x04"s + std::string(26, '\0') + "[Content_Types].xml word/document.xml") ==
        ContentKind::kDocument);
  CHECK(kind("\x89PNG\r\n\x1A\n") == ContentKind::kPng);
  CHECK(kind("\xFF\xD8\xFF\xE0") == ContentKind::kJpeg);
  CHECK(kind("%PDF-1.7\n") == ContentKind::kPdf);
  CHECK(kind("7z\xBC\xAF\x27\x1C") == ContentKind::kSevenZip);
  CHECK(kind("Rar!\x1A\x07\x01") == ContentKind::kRar);
  CHECK(kind("!BDN") == ContentKind::kOutlookStore);
  CHECK(kind("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") == ContentKind::kOutlookFile);
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
  CHECK(kind(std::string("\x01\x02\x03\x04\x00\x05", 6)) == ContentKind::kUnknownBinary);
}

TEST_CASE("stray control characters do not make text binary") {
  CHECK(kind("12:00 Ann: ok\x01 " + std::string(200, 'x')) == ContentKind::kText);
  CHECK(kind(std::string(300, 'x') + "\0"s + std::string(300, 'x')) == ContentKind::kText);
}

TEST_CASE("what is not read says what to do instead") {
  CHECK(identify(as_bytes("a,b"), "x").readable());
  const Content pdf = identify(as_bytes("%PDF-1.7"), "x.csv");
  CHECK_FALSE(pdf.readable());
  CHECK_FALSE(pdf.name.empty());
  CHECK(pdf.advice.find("CSV") != std::string_view::npos);
}

}  // namespace
}  // namespace throughline
