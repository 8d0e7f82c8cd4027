#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "formats/spreadsheet_value.h"
#include "formats/xml_parser.h"
#include "store/text_heap.h"

// An office package (ECMA-376 part 2): parts in a zip, what each is, and how they refer to one
// another; and the parts of a workbook beside its sheets.
namespace throughline::formats {

// What two spellings of a part's name have in common: no slash in front, letters in one case.
std::string part_key(std::string_view name);
// The part that a relationship of `source` names: "/xl/a.xml", "a.xml", "../a.xml".
std::string resolve_part(std::string_view source, std::string_view target);
// "xl/workbook.xml" → "xl/_rels/workbook.xml.rels".
std::string relationships_part(std::string_view source);

// [Content_Types].xml
class ContentTypes final : public XmlPart {
 public:
  // Empty if nothing is said of the part.
  std::string_view of(std::string_view part) const;

 private:
  void on_start(std::string_view name, const XmlAttributes& attributes) override;
  void on_end(std::string_view) override {}
  void on_text(std::string_view) override {}

  std::unordered_map<std::string, std::string> parts_;
  std::unordered_map<std::string, std::string> extensions_;
};

enum class PackageKind : std::uint8_t {
  kNone,  // not known: a zip of files
  kWorkbook,
  kBinaryWorkbook,  // .xlsb
  kDocument,        // .docx, .pptx, .vsdx
};
PackageKind kind_of_main_part(std::string_view content_type);

struct Relationship {
  std::string id;
  std::string kind;  // the last word of its type: "officeDocument", "worksheet"
  std::string target;
};

class Relationships final : public XmlPart {
 public:
  const std::vector<Relationship>& all() const { return all_; }
  const Relationship* by_id(std::string_view id) const;
  const Relationship* by_kind(std::string_view kind) const;

 private:
  void on_start(std::string_view name, const XmlAttributes& attributes) override;
  void on_end(std::string_view) override {}
  void on_text(std::string_view) override {}

  std::vector<Relationship> all_;  // what lies outside of the package is not among them
  std::unordered_map<std::string, std::size_t> by_id_;
};

// xl/workbook.xml
class WorkbookPart final : public XmlPart {
 public:
  static constexpr std::size_t kMaxSheets = 10'000;

  struct Sheet {
    std::string name;
    std::string relationship;
    bool hidden = false;
  };
  const std::vector<Sheet>& sheets() const { return sheets_; }
  bool since_1904() const { return since_1904_; }

 private:
  void on_start(std::string_view name, const XmlAttributes& attributes) override;
  void on_end(std::string_view) override {}
  void on_text(std::string_view) override {}

  std::vector<Sheet> sheets_;
  bool since_1904_ = false;
};

// xl/sharedStrings.xml: held whole, as cells refer to it from anywhere.
class SharedStrings final : public XmlPart {
 public:
  explicit SharedStrings(std::uint64_t max_bytes) : max_bytes_(max_bytes) {}

  std::size_t size() const { return texts_.size(); }
  std::string_view get(std::size_t index) const { return heap_.get(texts_[index]); }

 private:
  void on_start(std::string_view name, const XmlAttributes& attributes) override;
  void on_end(std::string_view name) override;
  void on_text(std::string_view text) override;

  std::uint64_t max_bytes_;
  std::uint64_t bytes_ = 0;
  store::TextHeap heap_;
  std::vector<store::TextReference> texts_;
  std::string text_;  // of the item under way
  std::string unescaped_;
  std::uint32_t phonetic_ = 0;  // depth of the reading aid under way; 0: none
  bool in_text_ = false;
};

// xl/styles.xml
class WorkbookStyles final : public XmlPart {
 public:
  // Of a cell's attribute `s`; null if there is no such style.
  const CellFormat* find(std::size_t style) const {
    return style < formats_.size() ? &formats_[style] : nullptr;
  }
  Result<void> finish() override;

 private:
  void on_start(std::string_view name, const XmlAttributes& attributes) override;
  void on_end(std::string_view name) override;
  void on_text(std::string_view) override {}

  std::string section_;  // the element of depth 2
  std::unordered_map<std::uint32_t, CellFormat> codes_;
  std::vector<std::uint32_t> format_ids_;  // by style
  std::vector<CellFormat> formats_;
};

}  // namespace throughline::formats
