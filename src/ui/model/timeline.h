#pragma once

#include <cstdint>
#include <list>
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

  explicit Timeline(std::size_t cache_bytes = 48U << 20U) : cache_(cache_bytes) {}

  void set_width(double css_px);
  double width() const { return width_; }

  // Chooses level, tiles and marks for what is visible, and asks for what is missing.
  void update(const Context& context);
  void clear();

  // The filter's range of time, which the tiles do not heed; nullopt: none, or not one range.
  const std::optional<TimeRange>& brush() const { return brush_; }
  // What is visible now: the state's range, else brush, else the whole span.
  const TimeRange& visible() const { return visible_; }
  void show(const TimeRange& range) { visible_ = range; }  // ahead of the next update()
  const std::vector<Lane>& lanes() const { return lanes_; }
  const std::string& lanes_field() const { return lanes_field_; }
  // What to draw, left to right: exact tiles where they are there, else the nearest coarser one
  // (then finer ones). Pointers live until the next update() or receive.
  const std::vector<TilePiece>& pieces() const { return pieces_; }
  int data_set() const { return shown_; }  // whose pieces these are; a number never comes twice
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
  std::size_t missing() const { return missing_; }     // visible tiles that are not there
  const std::optional<EngineError>& error() const { return error_; }

  double x_of(std::int64_t at) const;  // CSS px from the left edge
  std::int64_t time_at(double x_px) const;
  // The bin under a point: what, when, how many. Empty where nothing is known.
  // Everything in sight is counted, and it is nothing.
  bool nothing_in_sight() const;
  std::string hover_text(double x_px, int lane, const Formatter& format) const;
  const Mark* mark_at(double x_px, int lane, double reach_px) const;  // null if none is near

  // View changes; each gives the new visible range, which the caller puts into the state.
  TimeRange zoomed(double x_fraction, double factor) const;  // factor > 1 shows more time
  TimeRange panned(double fraction) const;                   // of the visible length

  // Fields worth lanes, of those open.
  static std::vector<std::string> lane_fields(const Archive& archive) {
    return ui::lane_fields(archive);
  }

 private:
  struct DataSet {
    int number = -1;
    std::string lanes_field;
    std::string filter;
    std::int64_t epoch = -1;
    std::vector<Lane> lanes;
    bool known = false;  // some tile has come, and the lanes with it
  };
  struct TileSpan {  // tiles [first, last] of level_
    std::int64_t first = 0;
    std::int64_t last = -1;
  };

  DataSet& set_for(const std::string& lanes_field, const std::string& filter, std::int64_t epoch);
  DataSet* set_numbered(int number);
  void choose_range(const Context& context);
  void ask_tiles(const Context& context);
  void take_tiles(const Answer& answer, const std::string& lanes_field, const std::string& filter,
                  int level);
  void ask_marks(const Context& context);
  void take_marks(const Answer& answer, const std::string& lanes_field, const std::string& filter,
                  const TimeRange& covered);
  void place_marks();
  void collect(const Formatter& format);
  bool collect_pieces(int set);
  bool add_coarser(int set, std::int64_t index);
  bool add_finer(int set, std::int64_t index);
  TileSpan tiles_of(const TimeRange& range) const;
  TimeRange placed(std::int64_t anchor, double x_fraction, double length) const;

  double width_ = 800;
  std::optional<TimeRange> brush_;
  TimeRange visible_;
  TimeRange span_;    // of the archive
  TimeRange bounds_;  // how far one may pan
  int level_ = 0;
  TileSpan needed_;  // those tiles of the visible range that can hold anything
  TileCache cache_;
  std::list<DataSet> sets_;  // most recently wanted first
  int last_number_ = 0;
  int wanted_ = -1;  // numbers of sets
  int shown_ = -1;
  std::vector<Lane> lanes_;
  std::string lanes_field_;
  std::vector<TilePiece> pieces_;
  std::uint32_t scale_max_ = 1;
  std::size_t missing_ = 0;
  std::uint64_t total_ = 0;  // of the needed tiles, if none is missing
  bool stale_ = false;
  bool show_marks_ = false;
  std::vector<Mark> marks_;
  std::vector<Json> mark_lanes_;  // the lane field's value of each mark
  bool marks_placed_ = false;     // marks_ know their lanes
  int marks_set_ = -1;
  TimeRange marks_covered_;
  std::vector<Tick> ticks_;
  std::vector<Shade> weekends_;
  std::string label_;
  std::optional<EngineError> error_;
};

}  // namespace throughline::ui
