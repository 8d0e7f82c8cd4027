#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ui/model/archive.h"
#include "ui/model/axis.h"
#include "ui/model/filter_terms.h"
#include "ui/model/tile_cache.h"

// Lanes over time: tiles of counts from afar, single events close up.
namespace throughline::ui {

struct Lane {
  std::string id;     // "lane/email", "lane/null", "lanes/rest"
  std::string label;  // "email", "–", "12 more"
  FieldValue value;
  bool rest = false;
};

// One event, close up.
struct Mark {
  std::string id;  // the interaction's
  std::int64_t at = 0;
  std::int64_t until = 0;  // equal to `at` where no end is known
  int lane = 0;
  std::string channel;  // canonical words; empty: null
  std::string type;
};

class Timeline {
 public:
  static constexpr std::uint64_t kMarksBelow = 2000;
  static constexpr std::int64_t kLeastRange = 100'000;  // 0.1 s
  static constexpr int kLaneLimit = 30;

  Timeline() = default;

  void set_width(double css_px);
  double width() const { return width_; }

  // Chooses level, tiles and marks for what is visible, and asks for what is missing.
  void update(const Context& context);
  void clear();

  // What is visible now: the state's range, else brush, else the whole span.
  const TimeRange& visible() const { return visible_; }
  const std::vector<Lane>& lanes() const { return lanes_; }
  // What to draw, left to right: exact tiles where they are there, else the nearest coarser one
  // (then finer ones). Pointers live until the next update() or receive.
  const std::vector<TilePiece>& pieces() const { return pieces_; }
  int level() const { return level_; }
  // The greatest count of a bin at level(), rounded up to a power of two, so that hues rest.
  // A piece of another level is brought to scale by 2^(level() - piece.level).
  std::uint32_t scale_max() const { return scale_max_; }
  bool stale() const { return stale_; }  // pieces answer an older filter, lanes field or epoch
  bool show_marks() const { return show_marks_; }
  const std::vector<Mark>& marks() const { return marks_; }
  const std::vector<Tick>& ticks() const { return ticks_; }
  const std::vector<Shade>& weekends() const { return weekends_; }
  const std::string& label() const { return label_; }  // of the visible range, with the zone
  const std::optional<EngineError>& error() const { return error_; }

  double x_of(std::int64_t at) const;  // CSS px from the left edge
  std::int64_t time_at(double x_px) const;
  // The bin under a point: what, when, how many. Empty where nothing is known.
  std::string hover_text(double x_px, int lane, const Formatter& format) const;

  // View changes; each gives the new visible range, which the caller puts into the state.
  TimeRange zoomed(double x_fraction, double factor) const;  // factor > 1 shows more time
  TimeRange panned(double fraction) const;                   // of the visible length

  // Fields worth lanes, of those open.
  static std::vector<std::string> lane_fields(const Archive& archive);

 private:
  struct DataSet {
    int number = -1;
    std::string lanes_field;
    std::string filter;
    std::int64_t epoch = -1;
    std::vector<Lane> lanes;
    bool lanes_known = false;
  };
  struct MarksKept {
    int set = -1;
    TimeRange covered;
    std::string question;
  };

  void choose_set(const Context& context);
  void ask_tiles(const Context& context);
  void take_tiles(const Answer& answer, int set);
  void ask_marks(const Context& context);
  void take_marks(const Answer& answer, int set, const TimeRange& covered);
  void collect_pieces();
  bool add_coarser(const DataSet& set, std::int64_t index);
  bool add_finer(const DataSet& set, std::int64_t index);
  TimeRange clamped(double from, double length, std::int64_t anchor) const;

  double width_ = 800;
  TimeRange visible_;
  TimeRange bounds_;  // how far one may pan
  int level_ = 0;
  TileCache cache_;
  int last_set_ = 0;
  DataSet set_;   // what is wanted
  DataSet kept_;  // what was shown before, until set_ has something
  std::vector<Lane> lanes_;
  std::vector<TilePiece> pieces_;
  std::uint32_t scale_max_ = 1;
  bool stale_ = false;
  bool show_marks_ = false;
  std::vector<Mark> marks_;
  MarksKept marks_kept_;
  std::vector<Tick> ticks_;
  std::vector<Shade> weekends_;
  std::string label_;
  std::optional<EngineError> error_;
};

}  // namespace throughline::ui
