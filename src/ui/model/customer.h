#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ui/model/archive.h"
#include "ui/model/breakdown.h"
#include "ui/model/pages.h"
#include "ui/model/timeline.h"

// One customer, whole: no filter applies here.
namespace throughline::ui {

struct LabelledText {
  std::string id;
  std::string label;
  std::string text;
};

// One interaction of the conversation, as read by a person.
struct Entry {
  std::int64_t index = 0;
  std::string id;  // "row/0:1:0"; "" while on its way
  bool loaded = false;
  bool selected = false;
  std::string time;
  std::string channel;  // canonical words, for colour and icon; empty: null
  std::string type;
  std::string direction;
  std::string heading;  // "email · complaint · inbound · agent J. Ray"
  std::string subject;
  std::string body;   // its beginning
  std::string value;  // "12.50 EUR" signed; empty: none
  std::string gap;    // "3 days later": since the entry before, if long; else empty
};

class Customer {
 public:
  Customer() : pages_("conversation") {}

  void update(const Context& context);
  void clear();

  bool open() const { return open_; }
  bool loaded() const { return loaded_; }
  bool stale() const { return stale_; }
  const std::optional<EngineError>& error() const { return error_; }
  const std::string& name() const { return name_; }  // the name, else the key
  const std::string& key() const { return key_; }
  const std::string& organisation() const { return organisation_; }
  const std::vector<LabelledText>& identities() const { return identities_; }
  const std::vector<LabelledText>& numbers() const { return numbers_; }  // interactions, first, …
  const std::vector<ValueLine>& value() const { return value_; }

  // Counts by the timeline's lanes over the archive's whole span; lane-major.
  struct Sparkline {
    std::vector<Lane> lanes;
    std::size_t bins = 0;
    std::vector<std::uint32_t> counts;
    std::uint32_t max = 0;
  };
  const Sparkline& sparkline() const { return sparkline_; }

  Pages& pages() { return pages_; }
  const Pages& pages() const { return pages_; }
  const std::vector<Entry>& entries() const { return entries_; }  // those on screen

  static constexpr int kSparkBins = 80;

 private:
  void take(const std::string& id, const Answer& answer);
  void rebuild(const Context& context);
  void rebuild_entries(const Context& context);
  void take_sparkline(const Json& timeline, std::span<const std::uint8_t> binary);

  Pages pages_;
  std::string shown_;  // whose answers these are
  std::string key_;
  bool open_ = false;
  bool loaded_ = false;
  bool stale_ = false;
  std::optional<EngineError> error_;
  Json customer_;
  std::string lanes_field_;
  std::string name_;
  std::string organisation_;
  std::vector<LabelledText> identities_;
  std::vector<LabelledText> numbers_;
  std::vector<ValueLine> value_;
  Sparkline sparkline_;
  std::vector<Entry> entries_;
};

}  // namespace throughline::ui
