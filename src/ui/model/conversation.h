#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "ui/model/archive.h"
#include "ui/model/pages.h"

// What was said, in the order in which a person reads it. Entries are as tall as their text: the
// place on screen is an entry and pixels of it, and whoever draws tells how tall entries are.
namespace throughline::ui {

enum class Side { kUnknown, kIn, kOut, kInternal };

// One interaction, as read by a person.
struct Entry {
  std::int64_t index = 0;
  std::string id;  // "entry/0:1:0"; "" while on its way
  bool loaded = false;
  bool selected = false;
  std::int64_t at = INT64_MIN;  // microseconds; INT64_MIN: none
  std::string time;
  std::string channel;  // canonical words, for colour and icon; empty: null
  std::string type;
  std::string direction;
  Side side = Side::kUnknown;
  std::string heading;  // "email · complaint · open · J. Ray"
  std::string subject;
  std::string body;
  bool long_body = false;   // worth folding
  bool folded = false;      // so much of it is not shown
  std::string value;        // "12.50 EUR" signed; empty: none
  std::string attachments;  // "a.pdf, b.pdf"
  // Above the entry: the conversation it begins, and the time that passed since the one before.
  std::string conversation;  // "Case KYC-2024-017 · 10 entries"
  std::string within;        // by time: "3 of 10 in case KYC-2024-017"
  bool joined = false;       // follows on an entry of the same conversation
  std::string gap;           // "customer waited 2 d 3 h", "silence of 3 weeks"
};

class Conversation {
 public:
  static constexpr std::size_t kBodyBytes = 20'000;

  Conversation() : pages_("conversation") {}

  // Asks for what is missing; `key` is the customer's.
  void update(const Context& context, const std::string& key);
  void clear();

  bool known() const { return pages_.known(); }
  bool stale() const { return pages_.stale(); }
  std::int64_t total() const { return pages_.total(); }
  const std::optional<EngineError>& error() const { return pages_.error(); }
  std::int64_t first_row() const { return first_; }
  const std::vector<Entry>& entries() const { return entries_; }  // those on screen

  void scroll_pixels(double by);
  void scroll_by(std::int64_t rows);
  void scroll_to(std::int64_t row);
  // To the first entry at or after this time, once it is known where it stands.
  void jump(std::int64_t micros);
  void toggle_body(const std::string& row_id);

  struct Placed {
    Entry entry;
    float y = 0;
    float height = 0;
  };
  // Where entries stand in a part of this height, and so which ones are on screen.
  using HeightOf = std::function<float(const Entry&)>;
  std::vector<Placed> lay_out(const Context& context, float height, const HeightOf& height_of);
  // For a scrollbar: the place in entries, with the part of the first that is scrolled away.
  double position() const;

 private:
  Entry entry_at(const Context& context, std::int64_t index);
  std::string gap_before(std::int64_t index, const Json& row);
  void ask_place(const Context& context, const std::string& key);
  float height_at(const Context& context, std::int64_t index, const HeightOf& height_of);
  void normalise(const Context& context, const HeightOf& height_of);
  std::vector<Placed> place(const Context& context, float height, const HeightOf& height_of);

  Pages pages_;
  bool by_time_ = false;
  std::int64_t first_ = 0;  // the entry at the top
  float offset_ = 0;        // pixels of it that are scrolled away
  float first_height_ = 1;
  bool to_end_ = true;  // opens at the newest
  std::int64_t shown_ = 30;
  std::optional<std::int64_t> reveal_;     // to be scrolled into sight
  std::optional<std::int64_t> jump_time_;  // whose place is asked
  std::string sought_;                     // the interaction whose place is asked
  bool seeking_ = false;
  bool unasked_ = false;  // and not yet asked
  std::set<std::string, std::less<>> unfolded_;
  std::vector<Entry> entries_;
};

// "45 min", "3 h 20 min", "2 d 3 h", "3 weeks", "5 months": as one says it of waiting.
std::string waiting_words(std::int64_t micros);

}  // namespace throughline::ui
