#include <algorithm>
#include <cstring>
#include <utility>

#include "formats/json_blanks.h"
#include "formats/json_scanner.h"

// Where values end, and what is done where they do not: the scanner's part that looks back.
namespace throughline::formats {
namespace {

constexpr int kMaxRecoveries = 64;

}  // namespace

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
  while (last > start_ && (is_json_blank(buffer_[last - 1]) || buffer_[last - 1] == ',')) --last;
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
  while (last > start_ && (is_json_blank(buffer_[last - 1]) || buffer_[last - 1] == ',')) --last;
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
                            " MiB, the most that one may have; its beginning is kept.";
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
  while (before > 0 && is_json_blank(buffer_[before - 1])) --before;
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
  while (quote < end_ && is_json_blank(buffer_[quote])) ++quote;
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
  while (done > least && is_json_blank(buffer_[done - 1])) --done;
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

}  // namespace throughline::formats
