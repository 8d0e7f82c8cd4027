#pragma once

#include <cstdint>
#include <exception>
#include <optional>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"
#include "formats/reader.h"

struct XML_ParserStruct;

// XML in pieces as they come → elements and text, as UTF-8. A document type is refused (what uses
// this, office packages, forbids it): there are no entities but the five that XML has, and nothing
// outside is ever named.
namespace throughline::formats {

// Names without their prefix: `x:row` is `row`.
std::string_view local_name(std::string_view name);

// Of one element; views live during the call.
class XmlAttributes {
 public:
  explicit XmlAttributes(const char** pairs) : pairs_(pairs) {}
  // Empty if there is none. `name` as it is written, without a prefix.
  std::string_view find(std::string_view name) const;
  // Whatever its prefix.
  std::string_view find_local(std::string_view name) const;

 private:
  const char** pairs_;
};

class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  // `name` without its prefix.
  virtual void on_start(std::string_view name, const XmlAttributes& attributes) = 0;
  virtual void on_end(std::string_view name) = 0;
  // A part of the text; the next call may go on with it.
  virtual void on_text(std::string_view text) = 0;
};

class XmlParser {
 public:
  static constexpr std::uint32_t kMaxDepth = 256;
  static constexpr std::uint64_t kMaxTagBytes = std::uint64_t{16} << 20;

  explicit XmlParser(XmlHandler& handler);
  ~XmlParser();
  XmlParser(const XmlParser&) = delete;
  XmlParser& operator=(const XmlParser&) = delete;

  // After an error only destroy it; the error is kDamaged or what fail() was given.
  Result<void> feed(ByteSpan bytes) { return parse(bytes, false); }
  Result<void> finish() { return parse({}, true); }

  // In a handler: ends the parsing with this error.
  void fail(Error error);
  // In a handler: the element's depth, 1 for the outermost.
  std::uint32_t depth() const { return depth_; }
  // In a handler: where what is being told stands, and where it ends. After feed(): where what was
  // not told yet begins; after an error where it is.
  std::uint64_t offset() const;
  std::uint64_t end_offset() const;

 private:
  struct Callbacks;
  Result<void> parse(ByteSpan bytes, bool last);
  template <class Call>
  void guarded(Call call);

  XmlHandler& handler_;
  XML_ParserStruct* parser_;
  std::uint32_t depth_ = 0;
  std::uint64_t fed_ = 0;
  std::uint64_t told_ = 0;  // fed_ when a handler was called last
  std::optional<Error> error_;
  std::exception_ptr out_of_memory_;
};

// A part of an office package that is read as XML.
class XmlPart : public Reader, protected XmlHandler {
 public:
  Result<void> feed(ByteSpan bytes) override { return xml_.feed(bytes); }
  Result<void> finish() override { return xml_.finish(); }

 protected:
  XmlParser xml_{*this};
};

}  // namespace throughline::formats
