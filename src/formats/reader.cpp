#include "formats/reader.h"

#include "archive/content.h"
#include "formats/json_reader.h"
#include "formats/table_reader.h"
#include "formats/utf16_reader.h"

namespace throughline::formats {
namespace {

Error unsupported(std::string message, std::string_view name) {
  return {ErrorCode::kUnsupported, std::move(message), std::string(name)};
}

bool has_line_starting(std::string_view text, std::string_view begin) {
  return text.starts_with(begin) || text.find("\n" + std::string(begin)) != std::string_view::npos;
}

// Formats of text that are no table, by their first characters; empty if none is known.
std::string_view known_text_format(std::string_view text) {
  const std::size_t start = text.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos) return {};
  const std::string_view body = text.substr(start);
  if (body.starts_with("<?xml") || body.starts_with("<!DOCTYPE") || body.starts_with("<html"))
    return "XML or HTML";
  if (body.starts_with("From ") && has_line_starting(body.substr(0, 4096), "Subject:"))
    return "a mailbox (mbox)";
  for (const std::string_view header :
       {"Received:", "Return-Path:", "MIME-Version:", "Message-ID:", "Delivered-To:"}) {
    if (body.starts_with(header)) return "an e-mail message";
  }
  if (body.starts_with("BEGIN:V")) return "a calendar or address card";
  return {};
}

// Of text in a one-byte code page or UTF-8.
Result<std::unique_ptr<Reader>> open_text(const Sample& sample, Mapping mapping,
                                          store::FileBuilder& builder, TableSink& tables,
                                          const SourcePositions* positions) {
  const std::string_view text = as_text(sample.bytes);
  const std::string_view plain = text.substr(text.starts_with("\xEF\xBB\xBF") ? 3 : 0);
  if (plain.find_first_not_of(" \t\r\n") == std::string_view::npos && sample.whole) {
    return unsupported("The file holds blanks only: it has no header and no rows. Export it again.",
                       sample.name);
  }
  if (looks_like_json(text))
    return std::unique_ptr<Reader>(
        std::make_unique<JsonReader>(text, builder, tables, std::move(mapping), positions));
  if (const std::string_view format = known_text_format(plain); !format.empty()) {
    return unsupported("This is " + std::string(format) +
                           ", which this version does not read. Export the data as CSV.",
                       sample.name);
  }
  if (!looks_like_table(text, sample.whole, sample.name)) {
    return unsupported(
        "This is text without columns: no comma, semicolon, tab or bar separates values in its "
        "lines. Export the data "
        "as CSV.",
        sample.name);
  }
  return std::unique_ptr<Reader>(
      std::make_unique<TableReader>(builder, mapping.of(sample.name), positions));
}

}  // namespace

Result<std::unique_ptr<Reader>> open_reader(const Sample& sample, std::string_view mapping,
                                            store::FileBuilder& builder, TableSink& tables) {
  const Content content = identify(sample.bytes, sample.name);
  if (content.kind == ContentKind::kEmpty) {
    return Error{ErrorCode::kUnsupported,
                 "The file is empty: it has no header and no rows. Export it again, or copy it "
                 "again from where it came.",
                 std::string(sample.name)};
  }
  if (content.kind != ContentKind::kText && content.kind != ContentKind::kUtf16) {
    std::string message = "This is a " + std::string(content.name) + ", no table of interactions.";
    if (!content.advice.empty()) message += " " + std::string(content.advice);
    return unsupported(std::move(message), sample.name);
  }
  Result<Mapping> said = Mapping::parse(mapping);
  if (!said) return std::move(said).error();
  if (content.kind != ContentKind::kUtf16)
    return open_text(sample, std::move(said).value(), builder, tables, nullptr);
  const ByteOrder order = byte_order_of(sample.bytes);
  const std::string text = Utf16Decoder(order).decode(sample.bytes);
  auto converted = std::make_unique<Utf16Reader>(order, builder);
  auto reader = open_text({as_bytes(text), sample.whole, sample.name}, std::move(said).value(),
                          builder, tables, &converted->positions());
  if (!reader) return std::move(reader).error();
  converted->read_with(std::move(reader).value());
  return std::unique_ptr<Reader>(std::move(converted));
}

}  // namespace throughline::formats
