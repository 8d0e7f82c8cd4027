#include "ui/model/timeline.h"

#include <algorithm>
#include <cmath>

#include "base/instant.h"

namespace throughline::ui {
namespace {

constexpr double kTickPixels = 84;
constexpr double kDayPixels = 6;
constexpr std::size_t kKeptSets = 24;

std::vector<Lane> lanes_of(const Json& answer, const std::string& field) {
  std::vector<Lane> lanes;
  const Json& names = member(answer, "lanes");
  if (names.is_array()) {
    for (const Json& name : names) {
      Lane lane;
      lane.value = scalar_text(name);
      lane.id = "lane/" + (!lane.value ? "null" : *lane.value == "null" ? "\"null\"" : *lane.value);
      lane.label = field.empty() ? "all" : value_label(field, lane.value ? &*lane.value : nullptr);
      lanes.push_back(std::move(lane));
    }
  }
  const std::int64_t rest = integer_at(answer, "rest_lanes");
  if (rest > 0) {
    Lane lane;
    lane.id = "lanes/rest";
    lane.label = std::to_string(rest) + " more";
    lane.rest = true;
    lanes.push_back(std::move(lane));
  }
  return lanes;
}

bool covers(const TimeRange& outer, const TimeRange& inner) {
  return outer.from <= inner.from && outer.to >= inner.to;
}

TimeRange common(const TimeRange& a, const TimeRange& b) {
  return {std::max(a.from, b.from), std::min(a.to, b.to)};
}

int lane_of(const std::vector<Lane>& lanes, const Json& value) {
  const FieldValue text = value.is_array() ? FieldValue() : scalar_text(value);
  int rest = 0;
  for (std::size_t i = 0; i < lanes.size(); ++i) {
    if (lanes[i].rest) {
      rest = static_cast<int>(i);
      continue;
    }
    if (value.is_array() && lanes[i].value) {
      for (const Json& element : value) {
        if (scalar_text(element) == lanes[i].value) return static_cast<int>(i);
      }
    } else if (lanes[i].value == text && !value.is_array()) {
      return static_cast<int>(i);
    }
  }
  return rest;
}

}  // namespace

void Timeline::set_width(double css_px) {
  if (css_px > 0 && std::isfinite(css_px)) width_ = css_px;
}

void Timeline::clear() {
  cache_.clear();
  sets_.clear();
  wanted_ = -1;
  shown_ = -1;
  span_ = bounds_ = visible_ = marks_covered_ = TimeRange();
  lanes_.clear();
  pieces_.clear();
  marks_.clear();
  mark_lanes_.clear();
  marks_set_ = -1;
  brush_.reset();
  missing_ = 0;
  stale_ = false;
  show_marks_ = false;
  ticks_.clear();
  weekends_.clear();
  label_.clear();
  error_.reset();
}

void Timeline::update(const Context& context) {
  if (!context.archive.span) {
    clear();
    context.requests.forget("tiles");
    context.requests.forget("marks");
    return;
  }
  cache_.begin_frame();
  choose_range(context);
  DataSet& wanted = set_for(context.lanes, context.filter_without_time, context.requests.epoch());
  wanted_ = wanted.number;
  lanes_field_ = context.lanes;
  level_ = level_for(visible_.length(), width_);
  needed_ = tiles_of(visible_);
  ask_tiles(context);
  collect(context.format);
  ask_marks(context);
  const int shown = shown_;
  show_marks_ =
      shown >= 0 && marks_set_ == shown && covers(marks_covered_, common(visible_, span_));
  if (show_marks_) place_marks();
}

void Timeline::choose_range(const Context& context) {
  span_ = *context.archive.span;
  const std::int64_t pad = std::max(span_.length() / 2, kMicrosPerHour);
  bounds_ = {std::max(span_.from - pad, kFirstInstant.microseconds),
             std::min(span_.to + pad, kInstantEnd.microseconds - 1)};
  const TimeZone utc;
  brush_ = time_of(terms_of(context.state.filter), span_,
                   context.state.zone.empty() ? utc : context.format.zone());
  visible_ = context.state.range.value_or(brush_.value_or(span_));
  if (visible_.length() < kLeastRange) visible_.to = visible_.from + kLeastRange;
  ticks_ = axis_ticks(visible_, width_, kTickPixels, context.format);
  weekends_ = ui::weekends(visible_, width_, kDayPixels, context.format);
  label_ = range_label(visible_, context.format);
}

Timeline::DataSet& Timeline::set_for(const std::string& lanes_field, const std::string& filter,
                                     std::int64_t epoch) {
  for (auto set = sets_.begin(); set != sets_.end(); ++set) {
    if (set->epoch != epoch || set->filter != filter || set->lanes_field != lanes_field) continue;
    sets_.splice(sets_.begin(), sets_, set);
    return sets_.front();
  }
  DataSet set;
  set.number = ++last_number_;
  set.lanes_field = lanes_field;
  set.filter = filter;
  set.epoch = epoch;
  sets_.push_front(std::move(set));
  while (sets_.size() > kKeptSets) {
    const bool last_is_shown = sets_.back().number == shown_;
    if (last_is_shown) sets_.splice(sets_.begin(), sets_, std::prev(sets_.end()));
    sets_.pop_back();
  }
  return *set_numbered(last_number_);
}

Timeline::DataSet* Timeline::set_numbered(int number) {
  for (DataSet& set : sets_) {
    if (set.number == number) return &set;
  }
  return nullptr;
}

Timeline::TileSpan Timeline::tiles_of(const TimeRange& range) const {
  const TimeRange within = common(range, span_);
  if (within.from >= within.to) return {};
  return {tile_index(within.from, level_), tile_index(within.to - 1, level_)};
}

void Timeline::ask_tiles(const Context& context) {
  // What is on its way must come first: else the same tiles would be asked for twice.
  if (context.requests.busy("tiles")) return;
  if (needed_.last < needed_.first) return;
  std::vector<std::int64_t> tiles;
  const auto add = [&](std::int64_t index) {
    if (!cache_.has(wanted_, level_, index)) tiles.push_back(index);
  };
  for (std::int64_t index = needed_.first; index <= needed_.last; ++index) add(index);
  const TileSpan whole = tiles_of(span_);
  if (needed_.first > whole.first) add(needed_.first - 1);
  if (needed_.last < whole.last) add(needed_.last + 1);
  if (tiles.empty()) return;
  const std::string& lanes_field = context.lanes;
  const std::string& filter = context.filter_without_time;
  Json request = {{"op", "tiles"},  {"filter", filter},    {"level", level_},
                  {"tiles", tiles}, {"limit", kLaneLimit}, {"binary", true}};
  if (!lanes_field.empty()) request["lanes"] = lanes_field;
  context.requests.ask("tiles", dump_json(request), request,
                       [this, lanes_field, filter, level = level_](const Answer& answer) {
                         take_tiles(answer, lanes_field, filter, level);
                       });
}

void Timeline::take_tiles(const Answer& answer, const std::string& lanes_field,
                          const std::string& filter, int level) {
  error_ = answer.error;
  if (answer.error) return;
  DataSet& set = set_for(lanes_field, filter, answer.epoch);
  std::vector<Lane> lanes = lanes_of(answer.body, lanes_field);
  const std::size_t expected = lanes.size() * static_cast<std::size_t>(kTileBins);
  const Json& tiles = member(answer.body, "tiles");
  if (!tiles.is_array()) return;
  for (const Json& entry : tiles) {
    auto counts = counts_of(member(entry, "counts"), answer.binary);
    const Json& index = member(entry, "index");
    if (!counts || counts->size() != expected || !index.is_number_integer()) {
      error_ = EngineError{"bad_answer", "A part of the timeline could not be read.", ""};
      continue;
    }
    Tile tile;
    for (const std::uint32_t count : *counts) {
      tile.max = std::max(tile.max, count);
      tile.total += count;
    }
    tile.counts = std::move(*counts);
    cache_.put(set.number, level, index.get<std::int64_t>(), std::move(tile));
  }
  set.lanes = std::move(lanes);
  set.known = true;
}

void Timeline::collect(const Formatter& format) {
  const DataSet* const wanted = set_numbered(wanted_);
  const DataSet* const before = set_numbered(shown_);
  // Until the wanted set can cover the view, the one shown before stays, dimmed.
  const bool complete = collect_pieces(wanted_) && wanted->known;
  if (!complete && shown_ != wanted_ && before != nullptr && before->known) {
    collect_pieces(shown_);
  } else {
    shown_ = wanted_;
  }
  stale_ = shown_ != wanted_;
  lanes_.clear();
  if (const DataSet* const shown = set_numbered(shown_)) {
    lanes_ = shown->lanes;
    for (Lane& lane : lanes_) {
      if (lane.value && is_personal(shown->lanes_field)) {
        lane.label = format.personal(std::move(lane.label));
      }
    }
  }

  missing_ = 0;
  total_ = 0;
  for (std::int64_t index = needed_.first; index <= needed_.last; ++index) {
    const Tile* const tile = cache_.get(wanted_, level_, index);
    if (tile == nullptr) {
      ++missing_;
    } else {
      total_ += tile->total;
    }
  }
  double greatest = 1;
  for (const TilePiece& piece : pieces_) {
    greatest = std::max(greatest, std::ldexp(static_cast<double>(piece.tile->max),
                                             std::min(0, level_ - piece.level)));
  }
  scale_max_ = 1;
  while (scale_max_ < greatest && scale_max_ < (1U << 31U)) scale_max_ *= 2;
  if (missing_ == 0) error_.reset();
}

bool Timeline::collect_pieces(int set) {
  pieces_.clear();
  bool all = true;
  for (std::int64_t index = needed_.first; index <= needed_.last; ++index) {
    const Tile* const tile = cache_.get(set, level_, index);
    if (tile != nullptr) {
      const std::int64_t width = tile_micros(level_);
      pieces_.push_back({tile,
                         {index * width, (index + 1) * width},
                         level_,
                         index,
                         0,
                         static_cast<int>(kTileBins)});
    } else if (!add_coarser(set, index) && !add_finer(set, index)) {
      all = false;
    }
  }
  return all;
}

bool Timeline::add_coarser(int set, std::int64_t index) {
  const std::int64_t width = tile_micros(level_);
  for (int up = 1; level_ + up <= kMaxLevel; ++up) {
    // Arithmetic shift: floors for tiles before 1970 too.
    const std::int64_t parent = index >> up;
    const Tile* const tile = cache_.get(set, level_ + up, parent);
    if (tile == nullptr) continue;
    TilePiece piece;
    piece.tile = tile;
    piece.part = {index * width, (index + 1) * width};
    piece.level = level_ + up;
    piece.index = parent;
    const std::int64_t start = piece.part.from - parent * tile_micros(piece.level);
    piece.first_bin = static_cast<int>(start / bin_micros(piece.level));
    piece.bins = std::max(1, static_cast<int>(kTileBins >> std::min(up, 30)));
    pieces_.push_back(piece);
    return true;
  }
  return false;
}

bool Timeline::add_finer(int set, std::int64_t index) {
  for (int down = 1; down <= 3 && level_ - down >= 0; ++down) {
    const std::int64_t width = tile_micros(level_ - down);
    const std::int64_t first = index * (std::int64_t{1} << down);
    const std::int64_t end = first + (std::int64_t{1} << down);
    bool any = false;
    bool all = true;
    for (std::int64_t child = first; child < end; ++child) {
      const Tile* const tile = cache_.get(set, level_ - down, child);
      all = all && tile != nullptr;
      if (tile == nullptr) continue;
      any = true;
      pieces_.push_back({tile,
                         {child * width, (child + 1) * width},
                         level_ - down,
                         child,
                         0,
                         static_cast<int>(kTileBins)});
    }
    if (any) return all;
  }
  return false;
}

void Timeline::ask_marks(const Context& context) {
  const TimeRange seen = common(visible_, span_);
  if (missing_ > 0 || seen.from >= seen.to || total_ > kMarksBelow) return;
  if (marks_set_ == wanted_ && covers(marks_covered_, seen)) return;
  // Whole tiles, so that panning within them asks nothing.
  const std::int64_t width = tile_micros(level_);
  const TimeRange asked = common({needed_.first * width, (needed_.last + 1) * width}, span_);
  if (total_ == 0) {
    context.requests.forget("marks");
    marks_.clear();
    mark_lanes_.clear();
    marks_set_ = wanted_;
    marks_covered_ = asked;
    return;
  }
  const std::string& lanes_field = context.lanes;
  const std::string& filter = context.filter_without_time;
  std::vector<std::string> fields = {"time", "ended_at", "channel", "type"};
  if (!lanes_field.empty() &&
      std::find(fields.begin(), fields.end(), lanes_field) == fields.end()) {
    fields.push_back(lanes_field);
  }
  const Json request = {
      {"op", "interactions"}, {"filter", (filter.empty() ? "" : filter + " ") + time_term(asked)},
      {"fields", fields},     {"sort", "time"},
      {"offset", 0},          {"limit", kMarksBelow}};
  context.requests.ask("marks", lanes_field + "\n" + dump_json(request), request,
                       [this, lanes_field, filter, asked](const Answer& answer) {
                         take_marks(answer, lanes_field, filter, asked);
                       });
}

void Timeline::take_marks(const Answer& answer, const std::string& lanes_field,
                          const std::string& filter, const TimeRange& covered) {
  const Json& rows = member(answer.body, "rows");
  // More rows than were asked for: the tiles and the rows speak of different data.
  if (answer.error || !rows.is_array() ||
      integer_at(answer.body, "total") > static_cast<std::int64_t>(rows.size())) {
    return;
  }
  const DataSet& set = set_for(lanes_field, filter, answer.epoch);
  marks_.clear();
  mark_lanes_.clear();
  marks_placed_ = false;
  for (const Json& row : rows) {
    const auto at = parse_rfc3339(text_at(row, "time"));
    if (!at) continue;
    const auto until = parse_rfc3339(text_at(row, "ended_at"));
    Mark mark;
    mark.id = text_at(row, "id");
    mark.at = at->microseconds;
    mark.until = until ? std::max(mark.at, until->microseconds) : mark.at;
    mark.channel = text_at(row, "channel");
    mark.type = text_at(row, "type");
    marks_.push_back(std::move(mark));
    mark_lanes_.push_back(member(row, lanes_field));
  }
  marks_set_ = set.number;
  marks_covered_ = covered;
}

void Timeline::place_marks() {
  if (marks_placed_) return;
  for (std::size_t i = 0; i < marks_.size(); ++i) marks_[i].lane = lane_of(lanes_, mark_lanes_[i]);
  marks_placed_ = true;
}

}  // namespace throughline::ui
