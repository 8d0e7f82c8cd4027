#include <algorithm>
#include <cmath>

#include "base/instant.h"
#include "ui/model/timeline.h"

// What the timeline offers to pointer and keys: places, hovering, zoom and pan.
namespace throughline::ui {

double Timeline::x_of(std::int64_t at) const {
  if (visible_.length() <= 0) return 0;
  return static_cast<double>(at - visible_.from) / static_cast<double>(visible_.length()) * width_;
}

std::int64_t Timeline::time_at(double x_px) const {
  if (!std::isfinite(x_px)) return visible_.from;
  const double fraction = std::clamp(x_px / width_, -1.0, 2.0);
  return visible_.from + std::llround(fraction * static_cast<double>(visible_.length()));
}

const Mark* Timeline::mark_at(double x_px, int lane, double reach_px) const {
  if (!show_marks_) return nullptr;
  const Mark* nearest = nullptr;
  double best = reach_px;
  for (const Mark& mark : marks_) {
    if (mark.lane != lane) continue;
    const double x0 = x_of(mark.at);
    const double x1 = x_of(mark.until);
    const double away = x_px < x0 ? x0 - x_px : std::max(0.0, x_px - x1);
    if (away <= best) {
      best = away;
      nearest = &mark;
    }
  }
  return nearest;
}

bool Timeline::nothing_in_sight() const {
  if (stale() || lanes_.empty()) return false;
  // Nothing is asked for where no row can be.
  if (visible_.to <= span_.from || visible_.from >= span_.to) return true;
  if (pieces_.empty()) return false;
  for (const TilePiece& piece : pieces_) {
    if (piece.tile == nullptr) return false;
    const TimeRange seen{std::max(piece.part.from, visible_.from),
                         std::min(piece.part.to, visible_.to)};
    if (seen.length() <= 0) continue;
    const std::int64_t start = piece.index * tile_micros(piece.level);
    const std::int64_t width = bin_micros(piece.level);
    const std::int64_t first = (seen.from - start) / width;
    const std::int64_t last = std::min((seen.to - 1 - start) / width, kTileBins - 1);
    const std::vector<std::uint32_t>& counts = piece.tile->counts;
    for (std::size_t lane = 0; lane < lanes_.size(); ++lane) {
      for (std::int64_t bin = first; bin <= last; ++bin) {
        const std::size_t place =
            lane * static_cast<std::size_t>(kTileBins) + static_cast<std::size_t>(bin);
        if (place < counts.size() && counts[place] > 0) return false;
      }
    }
  }
  return true;
}

std::string Timeline::hover_text(double x_px, int lane, const Formatter& format) const {
  if (lane < 0 || static_cast<std::size_t>(lane) >= lanes_.size()) return "";
  const std::int64_t at = time_at(x_px);
  for (const TilePiece& piece : pieces_) {
    if (at < piece.part.from || at >= piece.part.to) continue;
    const std::int64_t bin_width = bin_micros(piece.level);
    const std::int64_t start = piece.index * tile_micros(piece.level);
    const std::int64_t bin = (at - start) / bin_width;
    const std::size_t place = static_cast<std::size_t>(lane) * static_cast<std::size_t>(kTileBins) +
                              static_cast<std::size_t>(bin);
    if (bin < 0 || bin >= kTileBins || place >= piece.tile->counts.size()) return "";
    const std::uint32_t count = piece.tile->counts[place];
    const TimeRange covered{start + bin * bin_width, start + (bin + 1) * bin_width};
    return lanes_[static_cast<std::size_t>(lane)].label + " · " + format.count(count) +
           (count == 1 ? " interaction · " : " interactions · ") + range_label(covered, format);
  }
  return "";
}

TimeRange Timeline::placed(std::int64_t anchor, double x_fraction, double length) const {
  const auto most = static_cast<double>(std::max(bounds_.length(), kLeastRange));
  const std::int64_t whole =
      std::llround(std::clamp(length, static_cast<double>(kLeastRange), most));
  TimeRange range;
  range.from = anchor - std::llround(x_fraction * static_cast<double>(whole));
  range.to = range.from + whole;
  // Shifted, not cut: panning to an end must not zoom.
  if (range.to > bounds_.to) range = {bounds_.to - whole, bounds_.to};
  if (range.from < bounds_.from) range = {bounds_.from, bounds_.from + whole};
  return range;
}

TimeRange Timeline::zoomed(double x_fraction, double factor) const {
  if (!std::isfinite(x_fraction) || !std::isfinite(factor) || !(factor > 0)) return visible_;
  x_fraction = std::clamp(x_fraction, 0.0, 1.0);
  const auto length = static_cast<double>(visible_.length());
  const std::int64_t anchor = visible_.from + std::llround(x_fraction * length);
  return placed(anchor, x_fraction, length * factor);
}

TimeRange Timeline::panned(double fraction) const {
  if (!std::isfinite(fraction)) return visible_;
  const auto length = static_cast<double>(visible_.length());
  const std::int64_t step = std::llround(std::clamp(fraction, -1e3, 1e3) * length);
  return placed(visible_.from + step, 0, length);
}

}  // namespace throughline::ui
