#include "ui/model/conversation.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/instant.h"
#include "ui/model/table.h"

namespace throughline::ui {
namespace {

constexpr std::int64_t kLeastWait = 60 * kMicrosPerSecond;  // worth a word
constexpr std::int64_t kLongGap = 2 * kMicrosPerDay;
constexpr std::int64_t kSilence = 14 * kMicrosPerDay;
constexpr std::int64_t kMostWalk = 2000;  // entries passed in one frame
constexpr std::int64_t kMostBack = 60;    // entries looked back for whom a message answers
constexpr std::size_t kFoldBytes = 360;
constexpr std::ptrdiff_t kFoldLines = 6;
constexpr std::int64_t kFetchedRows = 40;

std::string beginning(std::string text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  std::size_t end = bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  text.resize(end);
  return text + "…";
}

Side side_of(const Json& row) {
  const std::string direction = text_at(row, "direction");
  if (direction == "inbound") return Side::kIn;
  if (direction == "outbound") return Side::kOut;
  if (direction == "internal" || text_at(row, "type") == "note") return Side::kInternal;
  return Side::kUnknown;
}

std::string heading_of(const Json& row, const Formatter& format) {
  std::string heading;
  for (const char* const field : {"direction", "channel", "type", "status", "agent"}) {
    const auto value = scalar_text(member(row, field));
    if (!value) continue;
    if (!heading.empty()) heading += " · ";
    const std::string label = value_label(field, &*value);
    heading += is_personal(field) ? format.personal(label) : label;
  }
  return heading;
}

// What a conversation is called: its case or dispute; the first words of a thread.
std::string name_of(const Json& row, const Formatter& format) {
  for (const char* const field : {"dispute", "case"}) {
    if (const auto id = scalar_text(member(row, field))) {
      return field_title(field) + " " + format.personal(*id);
    }
  }
  if (const auto subject = scalar_text(member(row, "subject"))) {
    return format.personal(beginning(*subject, 120));
  }
  if (const auto id = scalar_text(member(row, "thread"))) {
    return "Thread " + format.personal(*id);
  }
  return "Conversation";
}

std::string in_conversation(const Json& row, const Formatter& format) {
  for (const char* const field : {"dispute", "case", "thread"}) {
    if (const auto id = scalar_text(member(row, field))) {
      return std::string(field) + " " + format.personal(*id);
    }
  }
  return "one conversation";
}

std::string attachments_of(const Json& row) {
  std::string names = scalar_text(member(row, "attachment")).value_or("");
  std::string text;
  for (const char c : names) {
    if (c == ';') {
      text += ", ";
    } else {
      text += c;
    }
  }
  return beginning(std::move(text), 1000);
}

std::int64_t time_of(const Json& row) {
  const auto time = parse_rfc3339(text_at(row, "time"));
  return time ? time->microseconds : INT64_MIN;
}

const Json& conversation_of(const Json& row) { return member(row, "conversation"); }

}  // namespace

std::string waiting_words(std::int64_t micros) {
  const std::int64_t minutes = std::max<std::int64_t>(micros, 0) / (60 * kMicrosPerSecond);
  const std::int64_t hours = minutes / 60;
  const std::int64_t days = hours / 24;
  const auto number = [](std::int64_t n) { return std::to_string(n); };
  if (hours == 0) return number(minutes) + " min";
  if (days == 0) {
    return number(hours) + " h" + (minutes % 60 == 0 ? "" : " " + number(minutes % 60) + " min");
  }
  if (days < 14)
    return number(days) + " d" + (hours % 24 == 0 ? "" : " " + number(hours % 24) + " h");
  if (days < 60) return number((days + 3) / 7) + " weeks";
  if (days < 730) return number((days + 15) / 30) + " months";
  return number(days / 365) + " years";
}

void Conversation::clear() {
  pages_.clear();
  first_ = 0;
  offset_ = 0;
  to_end_ = true;
  reveal_.reset();
  jump_time_.reset();
  sought_.clear();
  seeking_ = unasked_ = false;
  unfolded_.clear();
  entries_.clear();
}

void Conversation::update(const Context& context, const std::string& key) {
  if (by_time_ != context.state.reading_by_time) {
    by_time_ = context.state.reading_by_time;
    // What was in sight stands elsewhere now.
    to_end_ = true;
    sought_.clear();
  }
  const Json request = {{"op", "customer"},
                        {"id", key},
                        {"order", by_time_ ? "time" : "thread"},
                        {"fields",
                         {"time", "channel", "type", "direction", "status", "agent", "subject",
                          "body", "value", "currency", "attachment", "thread", "case", "dispute"}}};
  pages_.set_viewport_rows(static_cast<double>(kFetchedRows));
  pages_.scroll_to(std::max<std::int64_t>(0, first_ - kFetchedRows / 2));
  pages_.update(context.requests, request);
  if (pages_.known()) {
    if (to_end_) first_ = std::max<std::int64_t>(0, total() - shown_);
    first_ = std::clamp<std::int64_t>(first_, 0, std::max<std::int64_t>(0, total() - 1));
  }
  ask_place(context, key);
  entries_.clear();
  if (!pages_.known()) return;
  const std::int64_t end = std::min(first_ + shown_, total());
  for (std::int64_t index = first_; index < end; ++index) {
    entries_.push_back(entry_at(context, index));
  }
}

// Where the selected interaction stands, or the time that was pointed at.
void Conversation::ask_place(const Context& context, const std::string& key) {
  if (context.state.interaction && *context.state.interaction != sought_) {
    sought_ = *context.state.interaction;
    jump_time_.reset();
    seeking_ = unasked_ = true;
  } else if (!context.state.interaction) {
    sought_.clear();
  }
  if (!seeking_) return;
  if (unasked_) {
    // The same question may have been answered before, and must be again.
    context.requests.forget("conversation_place");
    unasked_ = false;
  }
  Json request = {{"op", "customer"},
                  {"id", key},
                  {"order", by_time_ ? "time" : "thread"},
                  {"offset", 0},
                  {"limit", 0}};
  if (jump_time_) {
    request["place_at"] = format_rfc3339(Instant{*jump_time_});
  } else {
    request["place_of"] = sought_;
  }
  const bool to_top = jump_time_.has_value();
  context.requests.ask("conversation_place", dump_json(request), request,
                       [this, to_top](const Answer& answer) {
                         seeking_ = false;
                         const std::int64_t place = integer_at(answer.body, "place", -1);
                         if (answer.error || place < 0) return;
                         const bool elsewhere = place < first_ || place >= first_ + shown_;
                         if (to_top || elsewhere) scroll_to(place);
                         to_end_ = false;
                         if (!to_top) reveal_ = place;
                       });
}

void Conversation::scroll_pixels(double by) {
  if (!std::isfinite(by)) return;
  offset_ += static_cast<float>(std::clamp(by, -1e5, 1e5));
  to_end_ = false;
  reveal_.reset();
}

void Conversation::scroll_by(std::int64_t rows) { scroll_to(first_ + rows); }

void Conversation::scroll_to(std::int64_t row) {
  first_ = std::max<std::int64_t>(row, 0);
  if (known()) first_ = std::min(first_, std::max<std::int64_t>(0, total() - 1));
  offset_ = 0;
  to_end_ = false;
  reveal_.reset();
}

void Conversation::jump(std::int64_t micros) {
  jump_time_ = micros;
  seeking_ = unasked_ = true;
}

void Conversation::toggle_body(const std::string& row_id) {
  if (unfolded_.erase(row_id) == 0) unfolded_.insert(row_id);
}

Entry Conversation::entry_at(const Context& context, std::int64_t index) {
  Entry entry;
  entry.index = index;
  const Json* const found = pages_.row(index);
  if (found == nullptr) return entry;
  const Json& row = *found;
  const Formatter& format = context.format;
  const std::string id = text_at(row, "id");
  entry.loaded = true;
  entry.id = "entry/" + id;
  entry.selected = context.state.interaction == id;
  entry.at = time_of(row);
  entry.time = cell_of(member(row, "time"), "time", FieldKind::kTime, format).text;
  entry.channel = text_at(row, "channel");
  entry.type = text_at(row, "type");
  entry.direction = text_at(row, "direction");
  entry.side = side_of(row);
  entry.heading = heading_of(row, format);
  entry.subject = format.personal(beginning(scalar_text(member(row, "subject")).value_or(""), 600));
  entry.body =
      format.personal(beginning(scalar_text(member(row, "body")).value_or(""), kBodyBytes));
  entry.long_body = entry.body.size() > kFoldBytes ||
                    std::count(entry.body.begin(), entry.body.end(), '\n') > kFoldLines;
  entry.folded = entry.long_body && unfolded_.count(id) == 0;
  entry.attachments = format.personal(attachments_of(row));
  if (const auto value = scalar_text(member(row, "value"))) {
    entry.value = format.decimal(*value);
    const auto currency = scalar_text(member(row, "currency"));
    if (currency) entry.value += " " + *currency;
  }
  const std::int64_t of = integer_at(conversation_of(row), "of", 1);
  const std::int64_t at = integer_at(conversation_of(row), "at", 0);
  if (of > 1 && by_time_) {
    entry.within =
        format.count(at + 1) + " of " + format.count(of) + " in " + in_conversation(row, format);
  } else if (of > 1 && at == 0) {
    entry.conversation = name_of(row, format) + " · " + format.count(of) + " entries";
  }
  entry.joined = of > 1 && at > 0 && !by_time_;
  entry.gap = gap_before(index, row);
  return entry;
}

// The time that passed before an entry, in the words of who waited for whom.
std::string Conversation::gap_before(std::int64_t index, const Json& row) {
  const std::int64_t now = time_of(row);
  if (now == INT64_MIN) return "";
  const Side side = side_of(row);
  const std::int64_t of = integer_at(conversation_of(row), "of", 1);
  const std::string first = text_at(conversation_of(row), "first");
  if (of > 1 && (side == Side::kIn || side == Side::kOut)) {
    const std::int64_t stop = std::max<std::int64_t>(0, index - kMostBack);
    for (std::int64_t i = index - 1; i >= stop; --i) {
      const Json* const before = pages_.row(i);
      if (before == nullptr) break;
      if (text_at(conversation_of(*before), "first") != first) {
        if (!by_time_) break;
        continue;
      }
      const Side earlier = side_of(*before);
      if (earlier != Side::kIn && earlier != Side::kOut) continue;
      const std::int64_t then = time_of(*before);
      if (earlier == side || then == INT64_MIN || now - then < kLeastWait) break;
      return (side == Side::kOut ? "customer waited " : "answered after ") +
             waiting_words(now - then);
    }
  }
  const Json* const before = pages_.row(index - 1);
  if (before == nullptr) return "";
  const std::int64_t then = time_of(*before);
  if (then == INT64_MIN || now - then < kLongGap) return "";
  const std::string words = waiting_words(now - then);
  // Beside a conversation that begins, another may be going on.
  const bool begins = !by_time_ && integer_at(conversation_of(row), "at", 0) == 0;
  return now - then >= kSilence && !begins ? "silence of " + words : words + " later";
}

float Conversation::height_at(const Context& context, std::int64_t index,
                              const HeightOf& height_of) {
  return std::max(1.0F, height_of(entry_at(context, index)));
}

// Brings the pixels scrolled away into the height of the first entry.
void Conversation::normalise(const Context& context, const HeightOf& height_of) {
  for (std::int64_t i = 0; i < kMostWalk && offset_ < 0 && first_ > 0; ++i) {
    --first_;
    offset_ += height_at(context, first_, height_of);
  }
  offset_ = std::max(offset_, 0.0F);
  first_height_ = height_at(context, first_, height_of);
  for (std::int64_t i = 0; i < kMostWalk && offset_ >= first_height_ && first_ + 1 < total(); ++i) {
    offset_ -= first_height_;
    ++first_;
    first_height_ = height_at(context, first_, height_of);
  }
  offset_ = std::min(offset_, first_height_);
}

std::vector<Conversation::Placed> Conversation::place(const Context& context, float height,
                                                      const HeightOf& height_of) {
  std::vector<Placed> placed;
  float y = -offset_;
  for (std::int64_t index = first_; index < total() && y < height; ++index) {
    Placed next{entry_at(context, index), y, 0};
    next.height = std::max(1.0F, height_of(next.entry));
    y += next.height;
    placed.push_back(std::move(next));
  }
  return placed;
}

std::vector<Conversation::Placed> Conversation::lay_out(const Context& context, float height,
                                                        const HeightOf& height_of) {
  if (!known() || total() == 0 || height <= 0) return {};
  if (to_end_) {
    first_ = total() - 1;
    offset_ = height_at(context, first_, height_of) - height;
  }
  normalise(context, height_of);
  std::vector<Placed> placed = place(context, height, height_of);
  const auto again = [&](float by) {
    offset_ += by;
    normalise(context, height_of);
    placed = place(context, height, height_of);
  };
  const auto bottom = [&] {
    return placed.empty() ? 0.0F : placed.back().y + placed.back().height;
  };
  if (bottom() < height && (first_ > 0 || offset_ > 0)) again(bottom() - height);
  if (reveal_) {
    const auto found = std::find_if(placed.begin(), placed.end(), [&](const Placed& item) {
      return item.entry.index == *reveal_;
    });
    if (found == placed.end()) {
      first_ = std::clamp<std::int64_t>(*reveal_, 0, total() - 1);
      offset_ = 0;
      again(0);
      if (bottom() < height) again(bottom() - height);
    } else if (found->y < 0 || found->height >= height) {
      again(found->y);
    } else if (found->y + found->height > height) {
      again(found->y + found->height - height);
    }
    const bool there = pages_.row(*reveal_) != nullptr;
    if (there) reveal_.reset();
  }
  shown_ = std::max<std::int64_t>(1, static_cast<std::int64_t>(placed.size()));
  entries_.clear();
  for (const Placed& item : placed) entries_.push_back(item.entry);
  return placed;
}

double Conversation::position() const {
  return static_cast<double>(first_) + static_cast<double>(offset_ / std::max(1.0F, first_height_));
}

}  // namespace throughline::ui
