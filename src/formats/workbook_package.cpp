#include "formats/workbook_package.h"

#include <algorithm>
#include <charconv>

namespace throughline::formats {
namespace {

constexpr std::size_t kMaxNamed = 100'000;  // parts, relationships, styles

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

std::string lowered(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), lower);
  return result;
}

Error too_many(std::string_view what, std::size_t most) {
  return {ErrorCode::kUnsupported,
          "The workbook names more than " + std::to_string(most) + " " + std::string(what) +
              ", as no export does. Save each sheet that matters as CSV (UTF-8) and open those.",
          {}};
}

bool is_true(std::string_view value) { return value == "1" || value == "true" || value == "on"; }

std::uint32_t number_of(std::string_view text, std::uint32_t fallback) {
  std::uint32_t number = fallback;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  return failure == std::errc() && end == text.data() + text.size() ? number : fallback;
}

}  // namespace

std::string part_key(std::string_view name) {
  while (name.starts_with('/')) name.remove_prefix(1);
  return lowered(name);
}

std::string resolve_part(std::string_view source, std::string_view target) {
  std::string path;
  if (!target.starts_with('/') && source.find('/') != std::string_view::npos)
    path = source.substr(0, source.rfind('/'));
  while (!target.empty()) {
    const std::size_t slash = std::min(target.find('/'), target.size());
    const std::string_view step = target.substr(0, slash);
    target.remove_prefix(std::min(slash + 1, target.size()));
    if (step.empty() || step == ".") continue;
    if (step == "..") {
      path.erase(path.find('/') == std::string::npos ? 0 : path.rfind('/'));
      continue;
    }
    if (!path.empty()) path.push_back('/');
    path += step;
  }
  return path;
}

std::string relationships_part(std::string_view source) {
  const std::size_t name = source.rfind('/') == std::string_view::npos ? 0 : source.rfind('/') + 1;
  return std::string(source.substr(0, name)) + "_rels/" + std::string(source.substr(name)) +
         ".rels";
}

void ContentTypes::on_start(std::string_view name, const XmlAttributes& attributes) {
  if (parts_.size() + extensions_.size() > kMaxNamed) {
    xml_.fail(too_many("parts", kMaxNamed));
  } else if (name == "Override") {
    parts_[part_key(attributes.find("PartName"))] = attributes.find("ContentType");
  } else if (name == "Default") {
    extensions_[lowered(attributes.find("Extension"))] = attributes.find("ContentType");
  }
}

std::string_view ContentTypes::of(std::string_view part) const {
  if (const auto found = parts_.find(part_key(part)); found != parts_.end()) return found->second;
  const std::size_t dot = part.rfind('.');
  if (dot == std::string_view::npos) return {};
  const auto found = extensions_.find(lowered(part.substr(dot + 1)));
  return found == extensions_.end() ? std::string_view() : found->second;
}

PackageKind kind_of_main_part(std::string_view content_type) {
  const std::string type = lowered(content_type);
  const auto has = [&type](std::string_view part) { return type.find(part) != std::string::npos; };
  if (has("ms-excel.sheet.binary")) return PackageKind::kBinaryWorkbook;
  if ((has("spreadsheetml") || has("ms-excel")) && has("main+xml")) return PackageKind::kWorkbook;
  if (has("wordprocessingml") || has("presentationml") || has("ms-word") || has("ms-powerpoint") ||
      has("visio"))
    return PackageKind::kDocument;
  return PackageKind::kNone;
}

void Relationships::on_start(std::string_view name, const XmlAttributes& attributes) {
  if (name != "Relationship" || attributes.find("TargetMode") == "External") return;
  if (all_.size() >= kMaxNamed) {
    xml_.fail(too_many("relationships", kMaxNamed));
    return;
  }
  const std::string_view type = attributes.find("Type");
  by_id_.emplace(attributes.find("Id"), all_.size());
  all_.push_back({std::string(attributes.find("Id")), std::string(type.substr(type.rfind('/') + 1)),
                  std::string(attributes.find("Target"))});
}

const Relationship* Relationships::by_id(std::string_view id) const {
  const auto found = by_id_.find(std::string(id));
  return found == by_id_.end() ? nullptr : &all_[found->second];
}

const Relationship* Relationships::by_kind(std::string_view kind) const {
  const auto found = std::find_if(all_.begin(), all_.end(),
                                  [kind](const Relationship& one) { return one.kind == kind; });
  return found == all_.end() ? nullptr : &*found;
}

void WorkbookPart::on_start(std::string_view name, const XmlAttributes& attributes) {
  if (name == "workbookPr") {
    since_1904_ = is_true(attributes.find("date1904"));
  } else if (name == "sheet" && xml_.depth() == 3) {
    if (sheets_.size() >= kMaxSheets) {
      xml_.fail(too_many("sheets", kMaxSheets));
      return;
    }
    const std::string_view state = attributes.find("state");
    sheets_.push_back({std::string(attributes.find("name")),
                       std::string(attributes.find_local("id")),
                       state == "hidden" || state == "veryHidden"});
  }
}

void SharedStrings::on_start(std::string_view name, const XmlAttributes& /*attributes*/) {
  if (name == "si" && xml_.depth() == 2) {
    text_.clear();
  } else if (name == "rPh" && phonetic_ == 0) {
    phonetic_ = xml_.depth();
  } else if (name == "t" && phonetic_ == 0) {
    in_text_ = true;
  }
}

void SharedStrings::on_text(std::string_view text) {
  if (!in_text_) return;
  bytes_ += text.size();
  if (bytes_ > max_bytes_) {
    xml_.fail({ErrorCode::kLimit,
               "The workbook's shared strings take more than " + std::to_string(max_bytes_ >> 20) +
                   " MiB, and they must be held in memory; save each sheet as CSV (UTF-8) and open "
                   "those.",
               {}});
    return;
  }
  text_ += text;
}

void SharedStrings::on_end(std::string_view name) {
  if (name == "t") in_text_ = false;
  if (phonetic_ == xml_.depth()) phonetic_ = 0;
  if (name != "si" || xml_.depth() != 2) return;
  constexpr std::uint64_t kItemBytes = 8;
  bytes_ += kItemBytes;
  unescaped_.clear();
  append_unescaped(text_, unescaped_);
  texts_.push_back(heap_.append(unescaped_));
  text_.clear();
}

void WorkbookStyles::on_start(std::string_view name, const XmlAttributes& attributes) {
  if (xml_.depth() == 2) section_ = name;
  if (xml_.depth() != 3) return;
  if (codes_.size() + format_ids_.size() > kMaxNamed) {
    xml_.fail(too_many("styles", kMaxNamed));
  } else if (section_ == "numFmts" && name == "numFmt") {
    codes_[number_of(attributes.find("numFmtId"), 0)] =
        classify_format(attributes.find("formatCode"));
  } else if (section_ == "cellXfs" && name == "xf") {
    format_ids_.push_back(number_of(attributes.find("numFmtId"), 0));
  }
}

void WorkbookStyles::on_end(std::string_view /*name*/) {
  if (xml_.depth() == 2) section_.clear();
}

Result<void> WorkbookStyles::finish() {
  const Result<void> finished = XmlPart::finish();
  formats_.reserve(format_ids_.size());
  for (const std::uint32_t id : format_ids_) {
    const auto code = codes_.find(id);
    formats_.push_back(code != codes_.end() ? code->second : built_in_format(id));
  }
  return finished;
}

}  // namespace throughline::formats
