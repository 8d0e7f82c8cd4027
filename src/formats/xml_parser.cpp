#include "formats/xml_parser.h"

#include <expat.h>
#include <unistd.h>
#if defined(__APPLE__)
#include <sys/random.h>
#endif

#include <algorithm>
#include <array>
#include <new>
#include <string>
#include <utility>

namespace throughline::formats {
namespace {

constexpr std::size_t kPieceBytes = std::size_t{1} << 20;

std::string at_byte(std::uint64_t offset) { return "byte " + std::to_string(offset); }

}  // namespace

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view XmlAttributes::find(std::string_view name) const {
  for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
    if (name == pair[0]) return pair[1];
  }
  return {};
}

std::string_view XmlAttributes::find_local(std::string_view name) const {
  for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
    if (local_name(pair[0]) == name) return pair[1];
  }
  return {};
}

// The library is C: no exception may pass through it. The only one there is waits until it has
// returned.
template <class Call>
void XmlParser::guarded(Call call) {
  if (error_ || out_of_memory_ != nullptr) return;
  told_ = fed_;
  try {
    call();
  } catch (const std::bad_alloc&) {
    out_of_memory_ = std::current_exception();
    XML_StopParser(parser_, XML_FALSE);
  }
}

struct XmlParser::Callbacks {
  static void start(void* self, const char* name, const char** attributes) {
    auto& parser = *static_cast<XmlParser*>(self);
    parser.guarded([&] {
      if (++parser.depth_ > kMaxDepth) {
        parser.fail({ErrorCode::kDamaged,
                     "The XML has elements nested more than " + std::to_string(kMaxDepth) +
                         " deep, as no export has.",
                     at_byte(parser.offset())});
        return;
      }
      parser.handler_.on_start(local_name(name), XmlAttributes(attributes));
    });
  }
  static void end(void* self, const char* name) {
    auto& parser = *static_cast<XmlParser*>(self);
    parser.guarded([&] {
      parser.handler_.on_end(local_name(name));
      --parser.depth_;
    });
  }
  static void text(void* self, const char* text, int length) {
    auto& parser = *static_cast<XmlParser*>(self);
    parser.guarded(
        [&] { parser.handler_.on_text(std::string_view(text, static_cast<std::size_t>(length))); });
  }
  static void document_type(void* self, const char* /*name*/, const char* /*system*/,
                            const char* /*public_id*/, int /*internal*/) {
    auto& parser = *static_cast<XmlParser*>(self);
    parser.guarded([&] {
      parser.fail({ErrorCode::kDamaged,
                   "The XML declares a document type, which an office document must not: it could "
                   "name other files or make the text grow without end.",
                   at_byte(parser.offset())});
    });
  }
};

XmlParser::XmlParser(XmlHandler& handler) : handler_(handler), parser_(XML_ParserCreate(nullptr)) {
  if (parser_ == nullptr) throw std::bad_alloc();
  std::array<std::uint8_t, 16> salt{};
  if (getentropy(salt.data(), salt.size()) == 0) XML_SetHashSalt16Bytes(parser_, salt.data());
  XML_SetUserData(parser_, this);
  XML_SetElementHandler(parser_, Callbacks::start, Callbacks::end);
  XML_SetCharacterDataHandler(parser_, Callbacks::text);
  XML_SetStartDoctypeDeclHandler(parser_, Callbacks::document_type);
}

XmlParser::~XmlParser() { XML_ParserFree(parser_); }

void XmlParser::fail(Error error) {
  if (error_) return;
  error_ = std::move(error);
  XML_StopParser(parser_, XML_FALSE);
}

std::uint64_t XmlParser::offset() const {
  const XML_Index index = XML_GetCurrentByteIndex(parser_);
  return index < 0 ? 0 : static_cast<std::uint64_t>(index);
}

std::uint64_t XmlParser::end_offset() const {
  return offset() + static_cast<std::uint64_t>(XML_GetCurrentByteCount(parser_));
}

Result<void> XmlParser::parse(ByteSpan bytes, bool last) {
  do {
    const ByteSpan piece = bytes.first(std::min(bytes.size(), kPieceBytes));
    bytes = bytes.subspan(piece.size());
    fed_ += piece.size();
    const XML_Status status =
        XML_Parse(parser_, as_text(piece).data(), static_cast<int>(piece.size()),
                  last ? XML_TRUE : XML_FALSE);
    if (out_of_memory_ != nullptr) std::rethrow_exception(std::exchange(out_of_memory_, nullptr));
    if (error_) return *error_;
    if (status == XML_STATUS_ERROR) {
      const XML_Error code = XML_GetErrorCode(parser_);
      if (code == XML_ERROR_NO_MEMORY) throw std::bad_alloc();
      // At the end there is no event to stand at.
      const std::uint64_t where = last && offset() == 0 ? fed_ : offset();
      return Error{ErrorCode::kDamaged,
                   "The XML is damaged: " + std::string(XML_ErrorString(code)) + ".",
                   at_byte(where)};
    }
    if (fed_ - told_ > kMaxTagBytes) {
      return Error{ErrorCode::kDamaged,
                   "The XML has a tag of more than " + std::to_string(kMaxTagBytes >> 20) +
                       " MiB, as no export has.",
                   at_byte(offset())};
    }
  } while (!bytes.empty());
  return {};
}

}  // namespace throughline::formats
