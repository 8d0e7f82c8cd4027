#include "formats/sheet_reader.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "store/file_builder.h"

namespace throughline::formats {
namespace {

Result<void> read(Reader& reader, std::string_view text, std::size_t piece) {
  for (std::size_t at = 0; at < text.size(); at += piece) {
    if (Result<void> fed = reader.feed(as_bytes(text.substr(at, piece))); !fed.ok()) return fed;
  }
  return reader.finish();
}

// A sheet read into an empty store.
struct Sheet {
  explicit Sheet(std::string_view xml, std::size_t piece = 1 << 16)
      : builder(0, "book.xlsx#S", xml.size(), heaps, staging), table(builder, {}, false) {
    SharedStrings strings(1 << 20);
    REQUIRE(read(strings, "<sst><si><t>Date</t></si><si><t>Customer</t></si></sst>", piece).ok());
    WorkbookStyles styles;
    REQUIRE(read(styles, "<styleSheet><cellXfs><xf numFmtId='14'/></cellXfs></styleSheet>", piece)
                .ok());
    const WorkbookParts parts{strings, styles, false};
    SheetReader reader(parts, table);
    if (const Result<void> done = read(reader, xml, piece); !done.ok()) error = done.error();
  }

  store::Heaps heaps;
  store::Staging staging;
  store::FileBuilder builder;
  SheetTable table;
  std::optional<Error> error;
};

std::string sheet(std::string_view rows) {
  return "<worksheet><sheetData>"
         "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c></row>" +
         std::string(rows) + "</sheetData></worksheet>";
}

std::string row(std::string_view customer, std::string_view reference = "B") {
  return "<row><c s='0'><v>43831</v></c><c r='" + std::string(reference) + "2' t='str'><v>" +
         std::string(customer) + "</v></c></row>";
}

TEST_CASE("a sheet is the same in whatever pieces it comes") {
  std::string rows;
  for (int i = 0; i < 60; ++i) {
    rows += row("customer \u00E9 &amp; " + std::to_string(i));
    if (i % 9 == 0) rows += row("lost", "ZZZZ");
  }
  const std::string whole_text = sheet(rows);
  for (const std::string& text : {whole_text, whole_text.substr(0, whole_text.size() / 2)}) {
    Sheet whole(text);
    REQUIRE_FALSE(whole.error);
    const store::SourceFile& expected = whole.builder.file();
    CHECK(expected.records == expected.used + expected.rejected.size());
    for (const std::size_t piece : {1, 2, 13, 100}) {
      Sheet cut(text, piece);
      const store::SourceFile& file = cut.builder.file();
      CHECK(file.records == expected.records);
      REQUIRE(file.rejected.size() == expected.rejected.size());
      for (std::size_t at = 0; at < file.rejected.size(); ++at) {
        const store::RejectedRecord& rejected = file.rejected[at];
        CHECK(rejected.record == expected.rejected[at].record);
        CHECK(rejected.reason == expected.rejected[at].reason);
        CHECK(rejected.bytes == expected.rejected[at].bytes);
        CHECK(text.substr(rejected.offset, rejected.bytes.size()) == rejected.bytes);
      }
      for (std::uint32_t record = 0; record < file.records; ++record) {
        CHECK(file.extents.find(record)->offset == expected.extents.find(record)->offset);
        CHECK(text.substr(file.extents.find(record)->offset, 4) == "<row");
      }
    }
  }
}

TEST_CASE("of a rejected row that is very long the beginning is kept") {
  const std::string filler(3 << 20, 'x');
  const std::string text = sheet(row("Ann") + row(filler, "ZZZZ") + row("Bob"));
  for (const std::size_t piece : {std::size_t{1000}, std::size_t{1} << 16, text.size()}) {
    Sheet read(text, piece);
    const store::SourceFile& file = read.builder.file();
    CHECK(file.used == 2);
    REQUIRE(file.rejected.size() == 1);
    const store::RejectedRecord& rejected = file.rejected[0];
    CHECK(rejected.bytes.size() == std::size_t{1} << 20);
    CHECK(text.substr(rejected.offset, rejected.bytes.size()) == rejected.bytes);
  }
}

TEST_CASE("a tag without end is refused, and so are entities") {
  const std::string endless = sheet("<row r='" + std::string(40 << 20, '1'));
  Sheet read(endless);
  CHECK(read.builder.file().rejected.size() == 1);
  Sheet entity("<!DOCTYPE a [<!ENTITY b 'c'>]>" + sheet(row("&b;")));
  REQUIRE(entity.error);
  CHECK(entity.error->message.find("document type") != std::string::npos);
  Sheet unknown(sheet(row("Ann") + row("&b;")));
  CHECK(unknown.builder.file().used == 1);
  CHECK(unknown.builder.file().rejected.size() == 1);
}

TEST_CASE("shared strings that do not fit are an error that says so") {
  SharedStrings strings(100);
  const Result<void> done =
      read(strings, "<sst><si><t>" + std::string(101, 'a') + "</t></si></sst>", 64);
  REQUIRE_FALSE(done.ok());
  CHECK(done.error().code == ErrorCode::kLimit);
}

TEST_CASE("targets of relationships") {
  CHECK(resolve_part("xl/workbook.xml", "worksheets/sheet1.xml") == "xl/worksheets/sheet1.xml");
  CHECK(resolve_part("xl/workbook.xml", "/xl/styles.xml") == "xl/styles.xml");
  CHECK(resolve_part("a/b/c.xml", "../d.xml") == "a/d.xml");
  CHECK(resolve_part("a/c.xml", "../../../d.xml") == "d.xml");
  CHECK(resolve_part("", "./xl//workbook.xml") == "xl/workbook.xml");
  CHECK(relationships_part("") == "_rels/.rels");
  CHECK(relationships_part("xl/workbook.xml") == "xl/_rels/workbook.xml.rels");
}

}  // namespace
}  // namespace throughline::formats
