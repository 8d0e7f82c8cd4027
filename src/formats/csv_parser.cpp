#include "formats/csv_parser.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "formats/csv_scan.h"

namespace throughline::formats {
namespace {

// How far blanks are looked through for a line end or a separator; more of them are text.
constexpr std::size_t kMaxBlanks = 1024;

}  // namespace

CsvParser::CsvParser(const CsvSyntax& syntax, CsvSink& sink, std::uint64_t offset,
                     std::size_t max_record_bytes)
    : syntax_(syntax), sink_(sink), max_record_bytes_(max_record_bytes), offset_(offset) {
  // The separator is looked at first: no byte is ever taken for a quote then.
  if (syntax_.quote == 0) syntax_.quote = syntax_.separator;
}

void CsvParser::feed(ByteSpan bytes) {
  const std::size_t needed = end_ + bytes.size() + kScanBytes;
  if (buffer_.size() < needed) buffer_.resize(std::max(needed, buffer_.size() * 2));
  if (!bytes.empty()) std::memcpy(buffer_.data() + end_, bytes.data(), bytes.size());
  end_ += bytes.size();
  scan(false);
  compact();
}

void CsvParser::finish() {
  if (buffer_.size() < end_ + kScanBytes) buffer_.resize(end_ + kScanBytes);
  scan(true);
  if (ended_) emit();
  compact();
}

void CsvParser::scan(bool final) {
  bool more = true;
  while (more) {
    switch (state_) {
      case State::kBetween:
        more = scan_between(final);
        break;
      case State::kUnquoted:
        more = scan_unquoted(final);
        break;
      case State::kQuoted:
        more = scan_quoted(final);
        break;
    }
  }
}

// position_ is at the start of a line: blank lines are passed over, then the finished record is
// handed over.
bool CsvParser::scan_between(bool final) {
  while (true) {
    std::size_t at = position_;
    const std::size_t limit = std::min(end_, position_ + kMaxBlanks);
    while (at < limit && is_blank(buffer_[at])) ++at;
    if (at < end_ && buffer_[at] == syntax_.line_end) {
      position_ = at + 1;
      continue;
    }
    if (at == end_ && at - position_ < kMaxBlanks) {
      if (!final) return false;
      position_ = end_;
      return false;
    }
    break;
  }
  if (ended_) emit();
  begin_record();
  return true;
}

void CsvParser::begin_record() {
  record_ = field_ = position_;
  bounds_.clear();
  field_literal_ = field_escaped_ = too_many_fields_ = false;
  state_ = State::kUnquoted;
}

bool CsvParser::scan_unquoted(bool final) {
  const char* const base = buffer_.data();
  while (position_ < end_) {
    const std::size_t block = position_ & ~(kScanBytes - 1);
    std::uint64_t mask =
        structural_mask(base + block, syntax_.separator, syntax_.quote, syntax_.line_end);
    mask &= ~std::uint64_t{0} << (position_ - block);
    if (end_ - block < kScanBytes) mask &= (std::uint64_t{1} << (end_ - block)) - 1;
    for (; mask != 0; mask &= mask - 1) {
      const std::size_t at = block + static_cast<std::size_t>(std::countr_zero(mask));
      const char c = base[at];
      if (c == syntax_.separator) {
        end_field(at, false);
        field_ = at + 1;
        field_literal_ = false;
      } else if (c == syntax_.line_end) {
        std::size_t end = at;
        if (c == '\n' && end > field_ && base[end - 1] == '\r') --end;
        end_field(end, false);
        end_record(end, at + 1);
        return true;
      } else if (c == syntax_.quote && !field_literal_ && only_blanks(field_, at)) {
        quote_offset_ = offset_ + at;
        field_ = position_ = at + 1;
        field_escaped_ = false;
        state_ = State::kQuoted;
        return true;
      }
    }
    position_ = std::min(block + kScanBytes, end_);
  }
  if (!final) return false;
  end_field(end_, false);
  end_record(end_, end_);
  return false;
}

// Inside quotes; field_ is behind the opening one.
bool CsvParser::scan_quoted(bool final) {
  const char* const base = buffer_.data();
  while (true) {
    const auto* const found = position_ < end_
                                  ? static_cast<const char*>(std::memchr(
                                        base + position_, syntax_.quote, end_ - position_))
                                  : nullptr;
    if (found == nullptr) {
      position_ = end_;
      if (!final) return false;
      record_end_ = end_;
      reject("A quote opened at byte " + std::to_string(quote_offset_) +
             " is never closed: all from this record's start on is kept as one rejected record.");
      return false;
    }
    const auto quote = static_cast<std::size_t>(found - base);
    if (is_escaped(quote)) {
      position_ = quote + 1;
      continue;
    }
    if (quote + 1 < end_ && base[quote + 1] == syntax_.quote) {
      field_escaped_ = true;
      position_ = quote + 2;
      continue;
    }
    std::size_t next = quote + 1;
    const std::size_t limit = std::min(end_, next + kMaxBlanks);
    while (next < limit && is_blank(base[next])) ++next;
    if (next == end_ && !final && next - quote <= kMaxBlanks) {
      position_ = quote;
      return false;
    }
    if (next == end_ || base[next] == syntax_.separator || base[next] == syntax_.line_end) {
      const bool escapes = syntax_.escape != '\0' &&
                           std::memchr(base + field_, syntax_.escape, quote - field_) != nullptr;
      end_field(quote, field_escaped_ || escapes);
      state_ = State::kUnquoted;
      if (next < end_ && base[next] == syntax_.separator) {
        field_ = position_ = next + 1;
        field_literal_ = false;
        return true;
      }
      end_record(std::min(quote + 1, end_), next < end_ ? next + 1 : end_);
      return true;
    }
    // Text behind the closing quote: the field is literal, from its opening quote on.
    if (field_ > record_) --field_;
    field_literal_ = true;
    position_ = quote + 1;
    state_ = State::kUnquoted;
    return true;
  }
}

bool CsvParser::only_blanks(std::size_t begin, std::size_t end) const {
  if (end - begin > kMaxBlanks) return false;
  for (std::size_t at = begin; at < end; ++at) {
    if (buffer_[at] != ' ' && (buffer_[at] != '\t' || syntax_.separator == '\t')) return false;
  }
  return true;
}

void CsvParser::end_field(std::size_t end, bool escaped) {
  if (overlong_) return;
  if (bounds_.size() >= kMaxFields) {
    too_many_fields_ = true;
    return;
  }
  bounds_.push_back({static_cast<std::uint32_t>(field_ - record_),
                     static_cast<std::uint32_t>(end - record_), escaped});
}

void CsvParser::end_record(std::size_t end, std::size_t next) {
  record_end_ = end;
  position_ = next;
  ended_ = true;
  blank_bytes_ = 0;
  state_ = State::kBetween;
}

// The record [record_, record_end_) is complete, and what follows begins at position_.
void CsvParser::emit() {
  ended_ = false;
  const std::uint64_t record_bytes = record_end_ - record_ + shed_bytes_;
  if (overlong_ || record_bytes > max_record_bytes_) {
    reject("The record has " + std::to_string(record_bytes) + " bytes, more than the " +
           std::to_string(max_record_bytes_) +
           " that one record may have: line ends are missing. Its beginning is kept.");
    return;
  }
  if (too_many_fields_) {
    reject("The record has more than " + std::to_string(kMaxFields) + " fields.");
    return;
  }
  const std::string_view raw(buffer_.data() + record_, record_end_ - record_);
  fields_.clear();
  scratch_.clear();
  bool reserved = false;
  for (const FieldBounds& bounds : bounds_) {
    std::string_view field(buffer_.data() + record_ + bounds.begin, bounds.end - bounds.begin);
    if (bounds.escaped) {
      // Views into scratch_ must stay: it never grows while a record is put together.
      if (!reserved) scratch_.reserve(raw.size());
      reserved = true;
      field = unescaped(field);
    } else if (syntax_.skip_blanks) {
      while (!field.empty() && field.front() == ' ') field.remove_prefix(1);
    }
    fields_.push_back(field);
  }
  sink_.on_record({offset_ + record_, position_ - record_ + blank_bytes_, raw, fields_});
  skip_blank_bytes();
}

// The buffer does not hold the blank lines behind the record that was handed over: offsets do.
void CsvParser::skip_blank_bytes() {
  offset_ += blank_bytes_;
  blank_bytes_ = 0;
}

// An odd number of escapes stands in front.
bool CsvParser::is_escaped(std::size_t quote) const {
  if (syntax_.escape == '\0') return false;
  std::size_t first = quote;
  while (first > field_ && buffer_[first - 1] == syntax_.escape) --first;
  return (quote - first) % 2 == 1;
}

std::string_view CsvParser::unescaped(std::string_view field) {
  const std::size_t begin = scratch_.size();
  const char escape = syntax_.escape == '\0' ? syntax_.quote : syntax_.escape;
  while (!field.empty()) {
    const std::size_t at = std::min(field.find(syntax_.quote), field.find(escape));
    if (at == std::string_view::npos) {
      scratch_.append(field);
      break;
    }
    // One of the two stands for both; an escape before anything else is an ordinary character.
    const char next = at + 1 < field.size() ? field[at + 1] : '\0';
    const bool pair = next == syntax_.quote || (field[at] == escape && next == escape);
    scratch_.append(field.substr(0, at));
    scratch_.push_back(pair ? next : field[at]);
    field.remove_prefix(at + (pair ? 2 : 1));
  }
  return std::string_view(scratch_).substr(begin);
}

void CsvParser::reject(std::string reason) {
  if (overlong_) {
    const std::size_t room = kKeptBytes - std::min(kKeptBytes, kept_.size());
    kept_.append(buffer_.data() + record_, std::min(room, record_end_ - record_));
  } else {
    kept_.assign(buffer_.data() + record_,
                 std::min(record_end_ - record_,
                          record_end_ - record_ > max_record_bytes_ ? kKeptBytes : SIZE_MAX));
  }
  const std::uint64_t length = position_ - record_ + shed_bytes_ + blank_bytes_;
  sink_.on_rejected({offset_ + record_ - shed_bytes_, length, kept_, {}}, std::move(reason));
  skip_blank_bytes();
  ended_ = overlong_ = false;
  shed_bytes_ = 0;
  kept_.clear();
  state_ = State::kBetween;
}

// The record under way is too long already: only its first bytes and its length are remembered.
void CsvParser::shed_overlong() {
  if (!overlong_) kept_.clear();
  overlong_ = true;
  bounds_.clear();
  const std::size_t room = kKeptBytes - std::min(kKeptBytes, kept_.size());
  kept_.append(buffer_.data() + record_, std::min(room, position_ - record_));
  shed_bytes_ += position_ - record_;
  // What the field already holds is gone: a quote coming now does not open it.
  if (state_ == State::kUnquoted && field_ < position_) field_literal_ = true;
  field_ = std::max(field_, position_);
  record_ = position_;
}

// Takes what was handed over out of the buffer.
void CsvParser::compact() {
  if (state_ == State::kBetween) {
    if (!ended_) {
      record_ = position_;
    } else if (position_ > record_end_) {
      // Blank lines may go on for ever: they are counted, not kept.
      const std::size_t tail = end_ - position_;
      blank_bytes_ += position_ - record_end_;
      std::memmove(buffer_.data() + record_end_, buffer_.data() + position_, tail);
      end_ = record_end_ + tail;
      position_ = record_end_;
    }
  } else if (position_ - record_ > max_record_bytes_ || (overlong_ && position_ > record_)) {
    shed_overlong();
  }
  if (record_ == 0) return;
  const std::size_t gone = record_;
  std::memmove(buffer_.data(), buffer_.data() + gone, end_ - gone);
  end_ -= gone;
  offset_ += gone;
  record_ = 0;
  record_end_ -= std::min(record_end_, gone);
  position_ -= gone;
  field_ -= std::min(field_, gone);
}

}  // namespace throughline::formats
