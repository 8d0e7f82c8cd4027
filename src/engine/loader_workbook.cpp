#include <algorithm>
#include <memory>
#include <set>
#include <unordered_map>
#include <utility>

#include "archive/content.h"
#include "archive/zip_entry_decoder.h"
#include "engine/file_tables.h"
#include "engine/loader.h"
#include "formats/mapping.h"
#include "formats/sheet_reader.h"
#include "formats/workbook_package.h"

// Workbooks (.xlsx, .xlsm): the loader's part that finds the sheets in their zip. Each is a table
// of its own, `book.xlsx#Sheet1`; what the sheets share is read first, wherever it stands in the
// zip.
namespace throughline::engine {

using formats::Relationship;
using formats::Relationships;

// The entries of a package by the names of its parts.
class PackageParts {
 public:
  explicit PackageParts(const std::vector<ZipEntry>& entries) {
    for (const ZipEntry& entry : entries) {
      if (!entry.is_folder) by_key_.emplace(formats::part_key(entry.name), &entry);
    }
  }
  // Null if there is none.
  const ZipEntry* find(std::string_view part) const {
    const auto found = by_key_.find(formats::part_key(part));
    return found == by_key_.end() ? nullptr : found->second;
  }

 private:
  std::unordered_map<std::string, const ZipEntry*> by_key_;
};

struct SheetToLoad {
  std::string name;  // `book.xlsx#Sheet1`
  const ZipEntry& part;
  const formats::WorkbookParts& workbook;
  const formats::FileMapping& mapping;
  bool hidden;
  bool among_several;
  const store::FileBuilder& own;  // the workbook's: a name is one customer in all sheets
};

namespace {

constexpr std::size_t kPieceBytes = std::size_t{64} * 1024;

Error damaged(std::string message) { return {ErrorCode::kDamaged, std::move(message), {}}; }

// As a part of a file's name: without control characters, and of a length that can be shown.
std::string sheet_label(std::string_view name, std::set<std::string>& used) {
  constexpr std::size_t kLongest = 200;
  std::size_t end = std::min(name.size(), kLongest);
  while (end < name.size() && end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U)
    --end;
  std::string label(name.substr(0, end));
  std::replace_if(
      label.begin(), label.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  const std::string plain = label;
  for (int number = 2; !used.insert(label).second; ++number)
    label = plain + " (" + std::to_string(number) + ")";
  return label;
}

}  // namespace

Task<Result<void>> Loader::feed_part(const ZipEntry& part, const OpenPacked& open_packed,
                                     formats::Reader& reader) {
  if (Result<void> readable = check_readable(part); !readable.ok()) co_return readable;
  const std::unique_ptr<ByteSource> packed = open_packed(part);
  DecodedSource<ZipEntryDecoder> source(*packed, ZipEntryDecoder(part, options_.limits),
                                        expansion_);
  while (true) {
    Result<std::optional<ByteSource::Chunk>> next = co_await source.next();
    if (!next.ok()) co_return std::move(next).error();
    if (!next->has_value()) break;
    const ByteSource::Chunk chunk = std::move(**next);
    for (ByteSpan left = chunk; !left.empty();) {
      const ByteSpan piece = left.first(std::min(left.size(), kPieceBytes));
      left = left.subspan(piece.size());
      if (Result<void> fed = reader.feed(piece); !fed.ok()) co_return fed;
      report(false);
      if (budget_.spent()) co_await Pause{};
    }
    if (current_ != nullptr && part_is_due()) co_await publish(false);
  }
  co_return reader.finish();
}

Task<Result<bool>> Loader::load_package(const std::string& name,
                                        const std::vector<ZipEntry>& entries,
                                        const OpenPacked& open_packed) {
  const PackageParts parts(entries);
  const ZipEntry* list = parts.find(kContentTypesPart);
  if (list == nullptr) co_return false;
  // Where either of them is damaged, the usual names may still do.
  formats::ContentTypes types;
  Result<void> read = co_await feed_part(*list, open_packed, types);
  if (!read.ok() && read.error().code == ErrorCode::kLimit) co_return std::move(read).error();
  Relationships root;
  if (const ZipEntry* part = parts.find(formats::relationships_part("")); part != nullptr) {
    read = co_await feed_part(*part, open_packed, root);
    if (!read.ok() && read.error().code == ErrorCode::kLimit) co_return std::move(read).error();
  }
  const Relationship* stated = root.by_kind("officeDocument");
  const std::string main_part =
      stated == nullptr ? "xl/workbook.xml" : formats::resolve_part("", stated->target);
  formats::PackageKind kind = formats::kind_of_main_part(types.of(main_part));
  if (kind == formats::PackageKind::kNone && parts.find("xl/workbook.xml") != nullptr)
    kind = formats::PackageKind::kWorkbook;
  if (kind == formats::PackageKind::kNone) co_return false;
  if (kind == formats::PackageKind::kWorkbook) {
    Result<void> loaded = co_await load_workbook(name, parts, main_part, open_packed);
    if (!loaded.ok()) co_return std::move(loaded).error();
    co_return true;
  }
  const Content content =
      content_of(kind == formats::PackageKind::kBinaryWorkbook ? ContentKind::kBinaryWorkbook
                                                               : ContentKind::kDocument);
  Error error{ErrorCode::kUnsupported,
              "This is a " + std::string(content.name) + ". " + std::string(content.advice),
              {}};
  Result<void> listed = list_unreadable(name, 0, std::move(error));
  if (!listed.ok()) co_return std::move(listed).error();
  co_return true;
}

Task<Result<void>> Loader::load_workbook(const std::string& name, const PackageParts& parts,
                                         const std::string& main_part,
                                         const OpenPacked& open_packed) {
  const ZipEntry* main = parts.find(main_part);
  if (main == nullptr)
    co_return list_unreadable(name, 0,
                              damaged("The workbook's part " + main_part + " is missing."));
  const std::string relations_part = formats::relationships_part(main_part);
  const ZipEntry* relations_entry = parts.find(relations_part);
  if (relations_entry == nullptr) {
    co_return list_unreadable(name, 0,
                              damaged("The workbook's part " + relations_part +
                                      " is missing: it says where the "
                                      "sheets are."));
  }
  formats::WorkbookPart workbook;
  Result<void> read = co_await feed_part(*main, open_packed, workbook);
  if (!read.ok()) co_return list_unreadable(name, 0, std::move(read).error());
  Relationships relations;
  read = co_await feed_part(*relations_entry, open_packed, relations);
  if (!read.ok()) co_return list_unreadable(name, 0, std::move(read).error());
  Result<formats::Mapping> mapping = formats::Mapping::parse(options_.mapping);
  if (!mapping.ok()) co_return list_unreadable(name, 0, std::move(mapping).error());

  std::vector<std::string> notes;
  const auto find_shared = [&](std::string_view kind) -> const ZipEntry* {
    const Relationship* relation = relations.by_kind(kind);
    return relation == nullptr ? nullptr
                               : parts.find(formats::resolve_part(main_part, relation->target));
  };
  formats::SharedStrings strings(options_.limits.max_nested_bytes);
  if (const ZipEntry* part = find_shared("sharedStrings"); part != nullptr) {
    read = co_await feed_part(*part, open_packed, strings);
    if (!read.ok() && read.error().code == ErrorCode::kLimit)
      co_return list_unreadable(name, 0, std::move(read).error());
    if (!read.ok()) {
      notes.push_back(
          "The workbook's shared strings are damaged; the first " + std::to_string(strings.size()) +
          " could be read, and rows that need others are rejected. " + read.error().message);
    }
  } else if (relations.by_kind("sharedStrings") != nullptr) {
    notes.emplace_back(
        "The workbook's shared strings are missing: rows that need them are rejected.");
  }
  formats::WorkbookStyles styles;
  if (const ZipEntry* part = find_shared("styles"); part != nullptr) {
    read = co_await feed_part(*part, open_packed, styles);
    if (!read.ok() && read.error().code == ErrorCode::kLimit)
      co_return list_unreadable(name, 0, std::move(read).error());
    if (!read.ok())
      notes.push_back("The workbook's styles are damaged: dates may be read as numbers. " +
                      read.error().message);
  } else {
    notes.emplace_back("The workbook has no styles: dates cannot be told from numbers.");
  }

  const formats::WorkbookParts shared{strings, styles, workbook.since_1904()};
  const std::size_t place = sources_.size();
  store::FileBuilder own(static_cast<std::uint32_t>(place), name, 0, *data_.heaps, staging_);
  own.file().format = "xlsx";
  own.file().notes = std::move(notes);
  if (shared.since_1904) own.file().notes.emplace_back("The workbook counts its days from 1904.");
  sources_.push_back(own.share());
  std::string passed;
  std::set<std::string> labels;
  std::set<const ZipEntry*> loaded;
  for (const formats::WorkbookPart::Sheet& sheet : workbook.sheets()) {
    const std::string label = name + "#" + sheet_label(sheet.name, labels);
    const Relationship* relation = relations.by_id(sheet.relationship);
    if (relation != nullptr && relation->kind != "worksheet") {
      passed += (passed.empty() ? "" : ", ") + label.substr(name.size() + 1);
      continue;
    }
    const ZipEntry* part = relation == nullptr
                               ? nullptr
                               : parts.find(formats::resolve_part(main_part, relation->target));
    if (part == nullptr || !loaded.insert(part).second) {
      Error error =
          damaged(part == nullptr ? "The sheet's part is missing from the workbook."
                                  : "The sheet's part was read as another sheet already.");
      Result<void> listed = list_unreadable(label, 0, std::move(error));
      if (!listed.ok()) co_return listed;
      continue;
    }
    const formats::FileMapping said = mapping->of(label);
    const SheetToLoad load{label, *part, shared, said, sheet.hidden, workbook.sheets().size() > 1,
                           own};
    Result<void> read_sheet = co_await load_sheet(load, open_packed);
    if (!read_sheet.ok()) co_return read_sheet;
  }
  if (sources_.size() > place + 1) {
    if (!passed.empty()) {
      // A copy: parts that were shown hold the first one.
      auto noted = std::make_shared<store::SourceFile>(own.file());
      noted->notes.push_back("Sheets without cells, such as charts, are passed over: " + passed +
                             ".");
      sources_[place] = std::move(noted);
    }
    co_return Result<void>{};
  }
  sources_.pop_back();
  Error error{ErrorCode::kUnsupported, "No sheet of this workbook has a cell with a value.", {}};
  co_return list_unreadable(name, 0, std::move(error));
}

Task<Result<void>> Loader::load_sheet(const SheetToLoad& sheet, const OpenPacked& open_packed) {
  const store::RowIndex rows_before = staging_.columns.rows;
  const std::size_t joins_before = staging_.joins.mark();
  FileTables tables(static_cast<std::uint32_t>(sources_.size()), sheet.name, sheet.part.size,
                    *data_.heaps, staging_);
  tables.own().share_names_with(sheet.own);
  path_.unpacked.emplace_back(sheet.part);
  tables.own().file().path = std::make_shared<const store::SourcePath>(path_);
  formats::SheetTable table(tables.own(), sheet.mapping, sheet.among_several);
  formats::SheetReader reader(sheet.workbook, table);
  current_ = &tables;
  Result<void> fed = co_await feed_part(sheet.part, open_packed, reader);
  current_ = nullptr;
  path_.unpacked.pop_back();
  if (!fed.ok()) {
    staging_.columns.truncate(rows_before);
    staging_.joins.undo_to(joins_before);
    co_return list_unreadable(sheet.name, sheet.part.size, std::move(fed).error());
  }
  if (table.empty()) co_return fed;
  if (sheet.hidden) tables.own().file().notes.emplace_back("The sheet is hidden in the workbook.");
  any_read_ = true;
  add_counts(tables, progress_);
  sources_.push_back(tables.own().share());
  co_return fed;
}

}  // namespace throughline::engine
