#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"

// JSON text, in pieces as they come → where its records stand. Looks at structure only (brackets
// outside strings); what is inside a record is for the parser to judge. Sound text is cut exactly
// as RFC 8259 says. In damaged text a record that cannot end where it should gives way to the next
// one, which is told by one of:
// - the grammar: an object that begins where a name must stand;
// - the layout: in a file of one record a line, a line that begins with an object;
// - the first name of the records read so far.
namespace throughline::formats {

enum class JsonShape : std::uint8_t {
  kRecords,    // an array of records, or one record after another
  kContainer,  // objects whose arrays of objects are the tables
};

struct BrokenJson {
  std::uint64_t offset;
  std::uint64_t length;  // may exceed the text's: then its end was not kept
  std::string_view text;
  std::string_view reason;
  bool continues;
};

// Offsets are of the file. Views live during the call; kJsonPadding bytes behind them
// are readable.
class JsonSink {
 public:
  virtual ~JsonSink() = default;
  // A value whose brackets are closed.
  virtual void on_record(std::uint64_t offset, std::string_view text) = 0;
  // Bytes that are no value. `continues`: they follow the last record so that they may be the rest
  // of it, if it was unsound.
  virtual void on_broken(const BrokenJson& broken) = 0;
  // What follows belongs to the table; `path` is empty for records at the top.
  virtual void on_table(std::string_view path) = 0;
  virtual void on_table_end() = 0;
  // What a container holds beside its tables.
  virtual void on_member(std::string_view path, std::string_view text) = 0;
};

inline constexpr std::size_t kJsonPadding = 64;

class JsonScanner {
 public:
  static constexpr std::size_t kMaxRecordBytes = std::size_t{64} << 20;
  static constexpr std::size_t kKeptBytes = std::size_t{1} << 20;  // of a record that is too long

  // `offset`: where in the file the first fed byte stands. `max_record_bytes` is for tests.
  JsonScanner(JsonShape shape, JsonSink& sink, std::uint64_t offset = 0,
              std::size_t max_record_bytes = kMaxRecordBytes);

  void feed(ByteSpan bytes);
  void finish();
  // All in front of this offset was handed on.
  std::uint64_t done() const {
    return offset_of(state_ == State::kBetween ? position_ : start_) - shed_bytes_;
  }

 private:
  enum class State : std::uint8_t { kBetween, kValue, kScalar, kScalarEnded, kGarbage };
  enum class Expect : std::uint8_t { kName, kColon, kValue, kComma };  // in a container
  enum class Place : std::uint8_t { kTop, kContainer, kArray };
  enum class Step : std::uint8_t { kOn, kMore };
  enum class Begin : std::uint8_t { kNo, kYes, kMore };

  void scan(bool final);
  Step scan_between(bool final);
  Step scan_container(char c, bool final);
  Step scan_array_start(bool final);
  Step scan_value(bool final);
  Step scan_scalar(bool final);
  Step scan_scalar_end(bool final);
  Step scan_garbage(bool final);
  Step on_opener(char c, bool final);
  bool on_closer(char c);  // false: the value ends in front of it

  void begin_value();
  void end_value(std::size_t end);
  void break_value(std::size_t end, std::string_view reason, bool continues = false);
  void begin_garbage(std::size_t start);
  void end_garbage(std::size_t end);
  void push_container(std::string name);
  void pop();
  void emit(std::size_t end);
  void learn(std::size_t end);
  Begin begins_record(std::size_t at, bool final) const;
  bool recover();
  void shed();
  void compact();

  std::uint64_t offset_of(std::size_t at) const { return offset_ + at; }
  std::string_view text(std::size_t begin, std::size_t end) const {
    return {buffer_.data() + begin, end - begin};
  }
  Place place() const { return frames_.back().place; }
  char last_significant(std::size_t before) const;
  bool starts_line(std::size_t at, std::size_t& indent) const;
  std::string path_of(const std::string& name) const;

  struct Frame {
    Place place;
    std::string path;
  };

  JsonShape shape_;
  JsonSink& sink_;
  std::size_t max_record_bytes_;

  // [0, end_) holds what was fed and is not done with; kJsonPadding more are readable.
  std::vector<char> buffer_;
  std::size_t end_ = 0;
  std::uint64_t offset_;  // of buffer_[0]
  std::uint64_t first_offset_;
  std::size_t position_ = 0;  // the next byte to look at

  std::vector<Frame> frames_;
  Expect expect_ = Expect::kName;
  std::string name_;  // of the container's member that is being read

  State state_ = State::kBetween;
  std::size_t start_ = 0;  // of the value or garbage
  std::string stack_;      // open brackets of the value
  char last_ = 0;          // its last significant byte; 'v' for a scalar, '"' for a string
  bool newline_ = false;   // since that byte
  bool in_string_ = false;
  std::size_t scalar_end_ = 0;
  std::size_t garbage_depth_ = 0;
  bool garbage_continues_ = false;
  bool after_record_ = false;   // nothing but separators since the last record
  std::size_t record_end_ = 0;  // where it ended, if after_record_
  bool overlong_ = false;
  std::uint64_t shed_bytes_ = 0;  // of the overlong value, no longer in the buffer
  std::string kept_;

  // Of the records of the current table.
  bool learned_ = false;
  bool one_line_ = false;   // the first one stood on a line of its own
  bool own_line_ = false;   // it began a line
  std::size_t indent_ = 0;  // blanks in front of it
  std::string first_name_;  // with its quotes
  int recoveries_ = 0;
};

// Told by the beginning: see the shapes.
JsonShape detect_json_shape(std::string_view sample);

}  // namespace throughline::formats
