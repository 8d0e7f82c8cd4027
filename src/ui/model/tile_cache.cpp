#include "ui/model/tile_cache.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace throughline::ui {
namespace {

std::size_t bytes_of(const Tile& tile) {
  return tile.counts.size() * sizeof(std::uint32_t) + sizeof(Tile) + 128;
}

}  // namespace

std::int64_t tile_index(std::int64_t micros, int level) {
  const std::int64_t width = tile_micros(level);
  const std::int64_t index = micros / width;
  return micros % width < 0 ? index - 1 : index;
}

int level_for(std::int64_t range_micros, double width_px, double bin_px) {
  if (range_micros <= 0 || !(width_px > 0)) return 0;
  const double bin_ms = static_cast<double>(range_micros) / 1000.0 * bin_px / width_px;
  if (!(bin_ms > 1)) return 0;
  return std::min(static_cast<int>(std::lround(std::log2(bin_ms))), kMaxLevel);
}

void TileCache::put(int set, int level, std::int64_t index, Tile tile) {
  const Key key{set, level, index};
  const auto found = index_.find(key);
  if (found != index_.end()) {
    // In place: it may be on screen.
    Entry& entry = *found->second;
    bytes_ -= bytes_of(entry.tile);
    bytes_ += bytes_of(tile);
    entry.tile = std::move(tile);
    return;
  }
  bytes_ += bytes_of(tile);
  entries_.push_front({key, std::move(tile), frame_});
  index_[key] = entries_.begin();
  trim();
}

bool TileCache::has(int set, int level, std::int64_t index) const {
  return index_.count(Key{set, level, index}) != 0;
}

const Tile* TileCache::get(int set, int level, std::int64_t index) {
  const auto found = index_.find(Key{set, level, index});
  if (found == index_.end()) return nullptr;
  found->second->frame = frame_;
  entries_.splice(entries_.begin(), entries_, found->second);
  return &found->second->tile;
}

void TileCache::clear() {
  entries_.clear();
  index_.clear();
  bytes_ = 0;
}

void TileCache::trim() {
  while (bytes_ > limit_ && !entries_.empty() && entries_.back().frame < frame_) {
    bytes_ -= bytes_of(entries_.back().tile);
    index_.erase(entries_.back().key);
    entries_.pop_back();
  }
}

}  // namespace throughline::ui
