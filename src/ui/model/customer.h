#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ui/model/archive.h"
#include "ui/model/axis.h"
#include "ui/model/breakdown.h"
#include "ui/model/conversation.h"
#include "ui/model/ledger.h"
#include "ui/model/timeline.h"

// One customer, whole: no filter applies here, but to the ranking it is one of.
namespace throughline::ui {

struct LabelledText {
  std::string id;
  std::string label;
  std::string text;
};

class Customer {
 public:
  void update(const Context& context);
  void clear();

  bool open() const { return open_; }
  bool loaded() const { return loaded_; }
  bool stale() const { return stale_; }
  const std::optional<EngineError>& error() const { return error_; }
  const std::string& name() const { return name_; }  // the name, else the key, as shown
  const std::string& key() const { return key_; }
  const std::string& key_text() const { return key_text_; }  // as shown
  const std::string& organisation() const { return organisation_; }
  // "email" · "a@b.example" · in which files
  struct Identity {
    std::string id;
    std::string label;
    std::string value;
    std::string reason;  // "joined by the same e-mail in a.csv, b.csv"
  };
  const std::vector<Identity>& identities() const { return identities_; }
  const std::vector<LabelledText>& numbers() const { return numbers_; }  // interactions, first, …
  const std::vector<ValueLine>& value() const { return value_; }
  const std::string& summary() const { return summary_; }  // "43 interactions, 2024-… – 2025-…"

  // Counts by channel from the first to the last interaction; lane-major.
  struct Sparkline {
    std::vector<Lane> lanes;
    TimeRange range;
    std::size_t bins = 0;
    std::vector<std::uint32_t> counts;
    std::uint32_t max = 0;
    std::string label;  // "2024-01-04 – 2025-06-30"
  };
  const Sparkline& sparkline() const { return sparkline_; }
  std::int64_t sparkline_time(double fraction) const;
  // "2024-11: email 3, phone 1" at a place of the width.
  std::string sparkline_words(double fraction, const Formatter& format) const;

  Conversation& conversation() { return conversation_; }
  const Conversation& conversation() const { return conversation_; }
  Ledger& ledger() { return ledger_; }
  const Ledger& ledger() const { return ledger_; }

  // Where the customer stands among those of the filter, as the customers are sorted.
  struct Ranking {
    std::optional<std::string> previous;
    std::optional<std::string> next;
    std::string text;  // "46 of 2,386"; empty: not known, or not among them
  };
  const Ranking& ranking() const { return ranking_; }

  static constexpr int kSparkBins = 72;
  static constexpr int kSparkLanes = 6;

 private:
  void ask_facts(const Context& context);
  void ask_sparkline(const Context& context);
  void ask_ranking(const Context& context);
  void take(const std::string& id, const Answer& answer);
  void take_sparkline(const Answer& answer, const TimeRange& range);
  void take_ranking(const std::string& id, const Answer& answer, const Formatter& format);
  void rebuild(const Context& context);
  void rebuild_identities(const Formatter& format);
  void rebuild_numbers(const Context& context);

  Conversation conversation_;
  Ledger ledger_;
  Ranking ranking_;
  std::string key_;
  bool open_ = false;
  bool loaded_ = false;
  bool stale_ = false;
  std::optional<EngineError> error_;
  Json customer_;
  Json facets_;
  std::string lanes_field_;
  std::string name_;
  std::string key_text_;
  std::string organisation_;
  std::string summary_;
  std::vector<Identity> identities_;
  std::vector<LabelledText> numbers_;
  std::vector<ValueLine> value_;
  Sparkline sparkline_;
};

}  // namespace throughline::ui
