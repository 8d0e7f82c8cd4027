#include "formats/json_scanner.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "formats/csv_scan.h"
#include "formats/json_blanks.h"

namespace throughline::formats {
namespace {

constexpr std::size_t kMaxContainers = 16;
constexpr std::size_t kMostName = std::size_t{64} << 10;
static_assert(kJsonPadding >= kScanBytes);

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
  while (position_ < end_ && is_json_blank(buffer_[position_])) ++position_;
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
      if (is_json_delimiter(c) && c != '"') break;
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
  while (at < end_ && is_json_blank(buffer_[at])) ++at;
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
    if (is_json_blank(c)) {
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
    } else if (is_json_delimiter(c)) {
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
  while (position_ < end_ && is_json_blank(buffer_[position_])) {
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

}  // namespace throughline::formats
