#include "formats/json_scanner.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "formats/csv_scan.h"

namespace throughline::formats {
namespace {

constexpr std::size_t kMaxContainers = 16;
constexpr int kMaxRecoveries = 64;
constexpr std::size_t kMostName = std::size_t{64} << 10;
static_assert(kJsonPadding >= kScanBytes);

// The record separator of RFC 7464 counts as a blank.
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\x1E'; }
bool is_delimiter(char c) {
  return is_blank(c) || c == ',' || c == ':' || c == '{' || c == '}' || c == '[' || c == ']' ||
         c == '"';
}

}  // namespace

JsonScanner::JsonScanner(JsonShape shape, JsonSink& sink, std::uint64_t offset,
                         std::size_t max_record_bytes)
    : shape_(shape),
      sink_(sink),
      max_record_bytes_(max_record_bytes),
      buffer_(kJsonPadding),
      offset_(offset),
      first_offset_(offset) {
  frames_.push_back({Place::kTop, {}});
  if (shape_ == JsonShape::kRecords) sink_.on_table({});
}

void JsonScanner::feed(ByteSpan bytes) {
  const std::size_t needed = end_ + bytes.size() + kJsonPadding;
  if (buffer_.size() < needed) buffer_.resize(std::max(needed, buffer_.size() * 2));
  if (!bytes.empty()) std::memcpy(buffer_.data() + end_, bytes.data(), bytes.size());
  end_ += bytes.size();
  scan(false);
  shed();
  compact();
}

void JsonScanner::finish() {
  scan(true);
  while (state_ == State::kValue && recover()) scan(true);
  if (state_ == State::kValue) {
    break_value(end_, in_string_ ? "The file ends within a string."
                                 : "The file ends before the record's brackets are closed.");
  } else if (state_ == State::kGarbage) {
    end_garbage(end_);
  }
  while (frames_.size() > 1) pop();
  if (shape_ == JsonShape::kRecords) sink_.on_table_end();
}

void JsonScanner::scan(bool final) {
  while (true) {
    Step step = Step::kMore;
    switch (state_) {
      case State::kBetween:
        step = scan_between(final);
        break;
      case State::kValue:
        step = scan_value(final);
        break;
      case State::kScalar:
        step = scan_scalar(final);
        break;
      case State::kScalarEnded:
        step = scan_scalar_end(final);
        break;
      case State::kGarbage:
        step = scan_garbage(final);
        break;
    }
    if (step == Step::kMore) return;
  }
}

JsonScanner::Step JsonScanner::scan_between(bool final) {
  while (position_ < end_ && is_blank(buffer_[position_])) ++position_;
  if (position_ == end_) return Step::kMore;
  const char c = buffer_[position_];
  if (place() == Place::kContainer) return scan_container(c, final);
  if (c == ',') {
    ++position_;
    return Step::kOn;
  }
  if (place() == Place::kArray) {
    if (c == ']') {
      ++position_;
      pop();
      return Step::kOn;
    }
  } else if (c == '[') {
    ++position_;
    frames_.push_back({Place::kArray, {}});
    if (shape_ == JsonShape::kContainer) sink_.on_table({});
    return Step::kOn;
  } else if (c == '{' && shape_ == JsonShape::kContainer) {
    ++position_;
    frames_.push_back({Place::kContainer, {}});
    expect_ = Expect::kName;
    return Step::kOn;
  }
  if (c == '{' || c == '[') {
    begin_value();
  } else if (c == '}' || c == ']' || c == ':') {
    begin_garbage(position_);
  } else {
    start_ = position_;
    state_ = State::kScalar;
    in_string_ = c == '"';
    ++position_;
  }
  return Step::kOn;
}

JsonScanner::Step JsonScanner::scan_container(char c, bool final) {
  switch (expect_) {
    case Expect::kName: {
      if (c == ',' || c == '}') {
        ++position_;
        if (c == '}') pop();
        return Step::kOn;
      }
      if (c != '"') break;
      std::size_t at = position_ + 1;
      while (at < end_ && buffer_[at] != '"') at += buffer_[at] == '\\' ? 2 : 1;
      if (at >= end_ && !final && end_ - position_ < kMostName) return Step::kMore;
      if (at >= end_) break;
      name_.assign(text(position_ + 1, at));
      position_ = at + 1;
      expect_ = Expect::kColon;
      return Step::kOn;
    }
    case Expect::kColon:
      if (c != ':') break;
      ++position_;
      expect_ = Expect::kValue;
      return Step::kOn;
    case Expect::kValue:
      if (c == '[') return scan_array_start(final);
      if (c == '{' && frames_.size() < kMaxContainers) {
        push_container(name_);
        return Step::kOn;
      }
      if (c == '{') {
        begin_value();
        return Step::kOn;
      }
      if (is_delimiter(c) && c != '"') break;
      start_ = position_;
      state_ = State::kScalar;
      in_string_ = c == '"';
      ++position_;
      return Step::kOn;
    case Expect::kComma:
      if (c != ',' && c != '}') break;
      ++position_;
      expect_ = Expect::kName;
      if (c == '}') pop();
      return Step::kOn;
  }
  // No member can be read any more: what follows is looked through for records.
  while (frames_.size() > 1) pop();
  shape_ = JsonShape::kRecords;
  sink_.on_table({});
  begin_garbage(position_);
  return Step::kOn;
}

// `[` within a container: a table if an object is its first element.
JsonScanner::Step JsonScanner::scan_array_start(bool final) {
  std::size_t at = position_ + 1;
  while (at < end_ && is_blank(buffer_[at])) ++at;
  if (at == end_ && !final) return Step::kMore;
  if (at == end_ || buffer_[at] != '{') {
    begin_value();
    return Step::kOn;
  }
  position_ = at;
  frames_.push_back({Place::kArray, path_of(name_)});
  learned_ = one_line_ = own_line_ = false;
  first_name_.clear();
  sink_.on_table(frames_.back().path);
  return Step::kOn;
}

void JsonScanner::push_container(std::string name) {
  ++position_;
  frames_.push_back({Place::kContainer, path_of(name)});
  expect_ = Expect::kName;
}

void JsonScanner::pop() {
  const bool array = place() == Place::kArray;
  frames_.pop_back();
  after_record_ = false;
  if (array && (shape_ == JsonShape::kContainer)) sink_.on_table_end();
  if (place() == Place::kContainer) expect_ = Expect::kComma;
}

std::string JsonScanner::path_of(const std::string& name) const {
  const std::string& path = frames_.back().path;
  return path.empty() ? name : path + "." + name;
}

void JsonScanner::begin_value() {
  start_ = position_;
  state_ = State::kValue;
  stack_.assign(1, buffer_[position_]);
  last_ = buffer_[position_];
  newline_ = in_string_ = false;
  ++position_;
}

JsonScanner::Step JsonScanner::scan_value(bool final) {
  while (position_ < end_) {
    if (in_string_) {
      // The next quote, escape or line end.
      const std::uint64_t mask = structural_mask(buffer_.data() + position_, '\\', '"', '\n');
      if (mask == 0) {
        position_ = std::min(position_ + kScanBytes, end_);
        continue;
      }
      const std::size_t at = position_ + static_cast<std::size_t>(std::countr_zero(mask));
      if (at >= end_) {
        position_ = end_;
        continue;
      }
      if (buffer_[at] == '\\') {
        if (at + 1 >= end_) {
          if (!final) {
            position_ = at;
            return Step::kMore;
          }
          position_ = end_;
        } else {
          position_ = at + 2;
        }
        continue;
      }
      // A line cannot end within a string: it is not closed, and ends here.
      in_string_ = false;
      last_ = '"';
      newline_ = buffer_[at] == '\n';
      position_ = at + 1;
      continue;
    }
    const char c = buffer_[position_];
    if (is_blank(c)) {
      newline_ = newline_ || c == '\n';
      ++position_;
      continue;
    }
    if (c == '{' || c == '[') {
      if (on_opener(c, final) == Step::kMore) return Step::kMore;
      if (state_ != State::kValue) return Step::kOn;
      continue;
    }
    if (c == '}' || c == ']') {
      if (!on_closer(c)) return Step::kOn;
      if (stack_.empty()) {
        end_value(position_);
        return Step::kOn;
      }
      continue;
    }
    in_string_ = c == '"';
    last_ = c == '"' || c == ',' || c == ':' ? c : 'v';
    newline_ = false;
    ++position_;
  }
  return Step::kMore;
}

JsonScanner::Step JsonScanner::on_opener(char c, bool final) {
  if (c == '{') {
    // Behind a comma or on a new line an object's name must stand: an object here is the next
    // record, if it looks like one.
    const bool misplaced =
        stack_.back() == '{' && last_ != ':' && (last_ == ',' || newline_) && last_ != '{';
    const bool new_line = newline_ && one_line_;
    if (misplaced || new_line) {
      const Begin begins = begins_record(position_, final);
      if (begins == Begin::kMore) return Step::kMore;
      const bool lines = new_line && place() == Place::kTop;
      if (begins == Begin::kYes || lines) {
        break_value(position_,
                    "A bracket is missing: the next record begins before this one is closed.");
        return Step::kOn;
      }
    }
  }
  stack_.push_back(c);
  last_ = c;
  newline_ = false;
  ++position_;
  return Step::kOn;
}

bool JsonScanner::on_closer(char c) {
  const char opener = c == '}' ? '{' : '[';
  const std::size_t at = stack_.rfind(opener);
  if (at == std::string::npos) {
    const bool closes_table = c == ']' && place() == Place::kArray;
    if (!closes_table) ++position_;
    break_value(position_, closes_table
                               ? "A bracket is missing: the list ends before the record is closed."
                               : "A closing bracket has no opening one.");
    return false;
  }
  stack_.resize(at);  // what stood above it lacks its end: the parser will say so
  last_ = c;
  newline_ = false;
  ++position_;
  return true;
}

JsonScanner::Step JsonScanner::scan_scalar(bool final) {
  while (position_ < end_) {
    const char c = buffer_[position_];
    if (in_string_) {
      if (c == '\\') {
        if (position_ + 1 >= end_ && !final) return Step::kMore;
        position_ = std::min(position_ + 2, end_);
        continue;
      }
      if (c == '"' || c == '\n') {
        position_ += c == '"' ? 1 : 0;
        state_ = State::kScalarEnded;
        scalar_end_ = position_;
        return Step::kOn;
      }
    } else if (is_delimiter(c)) {
      state_ = State::kScalarEnded;
      scalar_end_ = position_;
      return Step::kOn;
    }
    ++position_;
  }
  if (!final) return Step::kMore;
  scalar_end_ = end_;
  state_ = State::kScalarEnded;
  return Step::kOn;
}

// A scalar is a value only if what may follow one follows; else it is part of something broken.
JsonScanner::Step JsonScanner::scan_scalar_end(bool final) {
  bool line_ended = false;
  while (position_ < end_ && is_blank(buffer_[position_])) {
    line_ended = line_ended || buffer_[position_] == '\n';
    ++position_;
  }
  if (position_ == end_ && !final) return Step::kMore;
  const char c = position_ < end_ ? buffer_[position_] : '\0';
  const bool fits = c == ',' || position_ == end_ || (c == ']' && place() == Place::kArray) ||
                    (c == '}' && place() == Place::kContainer) ||
                    (place() == Place::kTop && line_ended);
  if (fits) {
    end_value(scalar_end_);
  } else if (place() == Place::kContainer) {
    state_ = State::kBetween;
    expect_ = Expect::kComma;
  } else {
    begin_garbage(start_);
    position_ = scalar_end_;
  }
  return Step::kOn;
}

void JsonScanner::begin_garbage(std::size_t start) {
  start_ = start;
  position_ = std::max(position_, start);
  state_ = State::kGarbage;
  garbage_depth_ = 0;
  in_string_ = false;
  newline_ = false;
  std::size_t indent = 0;
  garbage_continues_ = after_record_ && !(one_line_ && starts_line(start_, indent));
  if (garbage_continues_) start_ = record_end_;
}

JsonScanner::Step JsonScanner::scan_garbage(bool final) {
  while (position_ < end_) {
    const char c = buffer_[position_];
    if (c == '\n') {
      in_string_ = false;
      newline_ = true;
      if (place() == Place::kTop && one_line_) {
        end_garbage(position_);
        return Step::kOn;
      }
    } else if (in_string_) {
      if (c == '\\' && position_ + 1 < end_) ++position_;
      in_string_ = c != '"';
    } else if (c == '"') {
      in_string_ = true;
    } else if (c == '{' && position_ > start_ && last_significant(position_) != ':') {
      const Begin begins = begins_record(position_, final);
      if (begins == Begin::kMore) return Step::kMore;
      if (begins == Begin::kYes) {
        end_garbage(position_);
        return Step::kOn;
      }
    } else if (c == '[') {
      ++garbage_depth_;
    } else if (c == ']' && garbage_depth_ > 0) {
      --garbage_depth_;
    } else if (c == ']' && place() == Place::kArray) {
      end_garbage(position_);
      return Step::kOn;
    }
    ++position_;
  }
  return Step::kMore;
}

void JsonScanner::end_garbage(std::size_t end) {
  std::size_t last = end;
  while (last > start_ && (is_blank(buffer_[last - 1]) || buffer_[last - 1] == ',')) --last;
  // A closing bracket of the list that was given up earlier is no record.
  const std::string_view bytes = text(start_, last);
  const bool closers =
      shed_bytes_ == 0 && bytes.find_first_not_of(",]} \t\r\n") == std::string_view::npos;
  if (!closers) break_value(end, "These bytes are no JSON value.", garbage_continues_);
  state_ = State::kBetween;
}

// At `end` the value is over: it is handed on, whole.
void JsonScanner::end_value(std::size_t end) {
  state_ = State::kBetween;
  emit(end);
}

void JsonScanner::emit(std::size_t end) {
  if (overlong_) {
    break_value(end, {});
    return;
  }
  const std::string_view value = text(start_, end);
  if (place() == Place::kContainer) {
    sink_.on_member(path_of(name_), value);
    expect_ = Expect::kComma;
    return;
  }
  if (!learned_ && value.front() == '{') learn(end);
  after_record_ = true;
  record_end_ = end;
  sink_.on_record(offset_of(start_), value);
}

void JsonScanner::break_value(std::size_t end, std::string_view reason, bool continues) {
  std::size_t last = end;
  while (last > start_ && (is_blank(buffer_[last - 1]) || buffer_[last - 1] == ',')) --last;
  const std::string_view rest = text(start_, last);
  state_ = State::kBetween;
  in_string_ = false;
  if (overlong_) {
    overlong_ = false;
    const std::uint64_t length = std::exchange(shed_bytes_, 0) + rest.size();
    const std::uint64_t start = offset_of(last) - length;
    const std::string kept = std::exchange(kept_, {});
    const std::string why = "The record is longer than " +
                            std::to_string(max_record_bytes_ >> 20U) +
                            " MiB; its beginning is kept.";
    sink_.on_broken({start, length, kept, why, false});
  } else {
    sink_.on_broken({offset_of(start_), rest.size(), rest, reason, continues});
  }
  after_record_ = continues;
  record_end_ = last;
  if (place() == Place::kContainer) expect_ = Expect::kComma;
}

void JsonScanner::learn(std::size_t end) {
  const std::string_view value = text(start_, end);
  const std::size_t quote = value.find_first_not_of(" \t\r\n", 1);
  if (quote == std::string_view::npos || value[quote] != '"') return;
  std::size_t at = quote + 1;
  while (at < value.size() && value[at] != '"') at += value[at] == '\\' ? 2 : 1;
  if (at >= value.size() || at - quote > 256) return;
  learned_ = true;
  first_name_.assign(value.substr(quote, at + 1 - quote));
  own_line_ = starts_line(start_, indent_);
  one_line_ = own_line_ && value.find('\n') == std::string_view::npos;
}

char JsonScanner::last_significant(std::size_t before) const {
  while (before > 0 && is_blank(buffer_[before - 1])) --before;
  return before == 0 ? '\0' : buffer_[before - 1];
}

bool JsonScanner::starts_line(std::size_t at, std::size_t& indent) const {
  std::size_t begin = at;
  while (begin > 0 && (buffer_[begin - 1] == ' ' || buffer_[begin - 1] == '\t')) --begin;
  indent = at - begin;
  return begin == 0 ? offset_ == first_offset_ : buffer_[begin - 1] == '\n';
}

// Whether the object that begins at `at` looks like the table's records.
JsonScanner::Begin JsonScanner::begins_record(std::size_t at, bool final) const {
  if (!learned_) return Begin::kYes;
  std::size_t indent = 0;
  if (own_line_ && starts_line(at, indent) && indent == indent_ && !one_line_) return Begin::kYes;
  std::size_t quote = at + 1;
  while (quote < end_ && is_blank(buffer_[quote])) ++quote;
  if (quote + first_name_.size() > end_ && !final) return Begin::kMore;
  const std::size_t length = std::min(first_name_.size(), end_ - quote);
  return text(quote, quote + length) == first_name_ ? Begin::kYes : Begin::kNo;
}

// The value is not closed before the end: the next record is looked for in its text.
bool JsonScanner::recover() {
  if (!learned_ || overlong_ || ++recoveries_ > kMaxRecoveries) return false;
  for (std::size_t at = start_ + 1; at < end_; ++at) {
    const void* found = std::memchr(buffer_.data() + at, '{', end_ - at);
    if (found == nullptr) return false;
    at = static_cast<std::size_t>(static_cast<const char*>(found) - buffer_.data());
    const char before = last_significant(at);
    if ((before != ',' && before != '}') || begins_record(at, true) != Begin::kYes) continue;
    break_value(at, "A bracket or quote is missing: the record is not closed.");
    position_ = at;
    return true;
  }
  return false;
}

// Takes an overlong value out of the buffer as far as it was looked at.
void JsonScanner::shed() {
  if (state_ != State::kValue && state_ != State::kGarbage && state_ != State::kScalar) return;
  if (!overlong_) {
    if (position_ - start_ <= max_record_bytes_) return;
    overlong_ = true;
    kept_.assign(text(start_, std::min(position_, start_ + kKeptBytes)));
  }
  shed_bytes_ += position_ - start_;
  start_ = position_;
}

void JsonScanner::compact() {
  constexpr std::size_t kMostBetween = 4096;
  std::size_t done = state_ == State::kBetween ? position_ : start_;
  after_record_ = after_record_ && record_end_ <= done && done - record_end_ <= kMostBetween;
  if (after_record_) done = record_end_;
  // The blanks in front of a record and the byte before them are looked at again.
  constexpr std::size_t kLookBack = 256;
  const std::size_t least = done - std::min(done, kLookBack);
  while (done > least && is_blank(buffer_[done - 1])) --done;
  if (done > 0) --done;
  if (done < end_ / 2) return;
  std::memmove(buffer_.data(), buffer_.data() + done, end_ - done);
  end_ -= done;
  offset_ += done;
  position_ -= done;
  start_ -= std::min(start_, done);
  scalar_end_ -= std::min(scalar_end_, done);
  record_end_ -= std::min(record_end_, done);
}

namespace {

// What stands at the beginning: how far its first value goes, and whether tables begin in it.
class ShapeSink final : public JsonSink {
 public:
  void on_record(std::uint64_t, std::string_view) override {}
  void on_broken(const BrokenJson&) override {}
  void on_table(std::string_view path) override { tables += path.empty() ? 0 : 1; }
  void on_table_end() override {}
  void on_member(std::string_view path, std::string_view) override {
    static constexpr std::string_view kPaging =
        " next_page previous_page next previous prev count total total_count totalCount end_time "
        "start_time after_url before_url after_cursor before_cursor end_of_stream has_more hasMore "
        "page per_page pages page_size limit offset success status code object url self cursor "
        "next_cursor size ";
    const std::string_view last = path.substr(path.rfind('.') + 1);
    const std::string padded = " " + std::string(last) + " ";
    others += kPaging.find(padded) == std::string_view::npos ? 1 : 0;
  }
  std::size_t tables = 0;
  std::size_t others = 0;
};

// Behind the bracket that closes the object at `begin`; npos if it is not closed.
std::size_t end_of_object(std::string_view text, std::size_t begin) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t at = begin; at < text.size(); ++at) {
    const char c = text[at];
    if (in_string) {
      if (c == '\\') {
        ++at;
      } else if (c == '"' || c == '\n') {
        in_string = false;
      }
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if ((c == '}' || c == ']') && --depth == 0) {
      return at + 1;
    }
  }
  return std::string_view::npos;
}

}  // namespace

JsonShape detect_json_shape(std::string_view sample) {
  std::size_t begin = 0;
  while (begin < sample.size() && is_blank(sample[begin])) ++begin;
  if (begin == sample.size() || sample[begin] != '{') return JsonShape::kRecords;
  const std::size_t end = end_of_object(sample, begin);
  ShapeSink sink;
  JsonScanner scanner(JsonShape::kContainer, sink);
  scanner.feed(as_bytes(sample.substr(begin, end == std::string_view::npos ? end : end - begin)));
  if (sink.tables == 0) return JsonShape::kRecords;
  if (end == std::string_view::npos) {
    // One object a line: one whose brackets do not balance ends with its line all the same.
    const std::size_t line = sample.find('\n', begin);
    if (line == std::string_view::npos || !sample.substr(line + 1).starts_with('{'))
      return JsonShape::kContainer;
    const std::size_t last = sample.find_last_not_of(" \t\r\n", line);
    return std::string_view("[{,:").find(sample[last]) == std::string_view::npos
               ? JsonShape::kRecords
               : JsonShape::kContainer;
  }
  std::size_t next = end;
  while (next < sample.size() && (is_blank(sample[next]) || sample[next] == ',')) ++next;
  if (next == sample.size()) return JsonShape::kContainer;
  return sink.others == 0 ? JsonShape::kContainer : JsonShape::kRecords;
}

}  // namespace throughline::formats
