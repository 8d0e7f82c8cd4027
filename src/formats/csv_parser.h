#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"

// Separated text, in pieces as they come → records. RFC 4180, and what is found in the wild:
// - blank lines (nothing, or blanks only) are no records; they belong to the record before them;
// - blanks around a quoted field are dropped; text behind a closing quote makes the whole field
//   literal, quotes included: nothing is lost;
// - a quote inside an unquoted field is an ordinary character;
// - a quote that is never closed: all from that record's start on is one rejected record.
// Memory is bounded by kMaxRecordBytes: a longer record is rejected, its beginning is kept.
namespace throughline::formats {

struct CsvSyntax {
  char separator = ',';
  char quote = '"';          // 0: none
  char escape = '\0';        // within quotes, before a quote or itself; 0: quotes are doubled
  char line_end = '\n';      // '\n' (a '\r' before it belongs to it) or '\r'
  bool skip_blanks = false;  // blanks in front of a field are no part of it
};

struct CsvRecord {
  std::uint64_t offset;                      // of its first byte since the first fed byte
  std::uint64_t length;                      // to the next record's first byte
  std::string_view raw;                      // without the line end
  std::span<const std::string_view> fields;  // at least one
};

// Views live during the call.
class CsvSink {
 public:
  virtual ~CsvSink() = default;
  virtual void on_record(const CsvRecord& record) = 0;
  virtual void on_rejected(const CsvRecord& record, std::string reason) = 0;  // no fields
};

class CsvParser {
 public:
  static constexpr std::size_t kMaxRecordBytes = std::size_t{64} << 20;
  static constexpr std::size_t kMaxFields = 65'536;
  static constexpr std::size_t kKeptBytes = std::size_t{1} << 20;  // of a record that is too long

  // `offset`: where in the file the first fed byte stands. `max_record_bytes` is for tests.
  CsvParser(const CsvSyntax& syntax, CsvSink& sink, std::uint64_t offset = 0,
            std::size_t max_record_bytes = kMaxRecordBytes);

  void feed(ByteSpan bytes);
  void finish();
  // All in front of this offset was handed over.
  std::uint64_t done() const { return offset_ - std::min(offset_, shed_bytes_); }

 private:
  enum class State : std::uint8_t { kBetween, kUnquoted, kQuoted };
  struct FieldBounds {
    std::uint32_t begin;  // relative to the record
    std::uint32_t end;
    bool escaped;  // holds doubled or escaped quotes
  };

  void scan(bool final);
  // Each returns false when it needs more bytes.
  bool scan_between(bool final);
  bool scan_unquoted(bool final);
  bool scan_quoted(bool final);
  void begin_record();
  void end_field(std::size_t end, bool escaped);
  void end_record(std::size_t end, std::size_t next);
  void emit();
  void reject(std::string reason);
  void skip_blank_bytes();
  void shed_overlong();
  void compact();
  bool is_escaped(std::size_t quote) const;
  std::string_view unescaped(std::string_view field);
  bool only_blanks(std::size_t begin, std::size_t end) const;
  bool is_blank(char c) const {
    return c == ' ' || (c == '\t' && syntax_.separator != '\t') ||
           (c == '\r' && syntax_.line_end == '\n');
  }

  CsvSyntax syntax_;
  CsvSink& sink_;
  std::size_t max_record_bytes_;

  // [0, end_) holds what was fed and not yet handed over; kScanBytes more are readable.
  std::vector<char> buffer_;
  std::size_t end_ = 0;
  std::uint64_t offset_;  // of buffer_[0] in the file

  State state_ = State::kBetween;
  bool ended_ = false;          // kBetween: a record was read and not handed over yet
  std::size_t record_ = 0;      // where the record starts
  std::size_t record_end_ = 0;  // without its line end
  std::size_t position_ = 0;    // the next byte to look at
  std::size_t field_ = 0;       // where the field starts, without its opening quote
  bool field_literal_ = false;  // quotes in this field are ordinary characters
  bool field_escaped_ = false;
  std::uint64_t quote_offset_ = 0;  // of the opening quote in the file
  std::uint64_t blank_bytes_ = 0;   // blank lines taken out of the buffer behind the record
  bool too_many_fields_ = false;
  bool overlong_ = false;
  std::uint64_t shed_bytes_ = 0;  // of the overlong record, no longer in the buffer
  std::string kept_;              // its beginning

  std::vector<FieldBounds> bounds_;
  std::vector<std::string_view> fields_;
  std::string scratch_;
};

}  // namespace throughline::formats
