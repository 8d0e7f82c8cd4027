#pragma once

#include <cstdint>
#include <list>
#include <map>
#include <tuple>
#include <vector>

#include "ui/model/state.h"

// Tiles of event counts by lane and time bin: bin = 2^level ms, tile = 256 bins, counted since
// 1970.
namespace throughline::ui {

inline constexpr std::int64_t kTileBins = 256;
inline constexpr int kMaxLevel = 40;  // as far as the engine goes: a bin of 35 years

constexpr std::int64_t bin_micros(int level) { return (std::int64_t{1} << level) * 1000; }
constexpr std::int64_t tile_micros(int level) { return bin_micros(level) * kTileBins; }
// The tile that holds an instant; floors before 1970 too.
std::int64_t tile_index(std::int64_t micros, int level);
// The level at which a bin is nearest to `bin_px` wide.
int level_for(std::int64_t range_micros, double width_px, double bin_px = 2.0);

struct Tile {
  std::vector<std::uint32_t> counts;  // lane-major, 256 each
  std::uint32_t max = 0;              // of one bin of one lane
  std::uint64_t total = 0;
};

// Least recently used tiles go first when the bound on bytes is passed. A data set is one lane
// field, filter and epoch; the cache knows it by the number its owner gives it.
class TileCache {
 public:
  explicit TileCache(std::size_t byte_limit = 48U << 20U) : limit_(byte_limit) {}

  using Key = std::tuple<int, int, std::int64_t>;  // data set, level, index

  void put(int set, int level, std::int64_t index, Tile tile);
  bool has(int set, int level, std::int64_t index) const;
  // Marks the tile as used: it is not dropped before the next begin_frame(), and the pointer lives
  // as long, unless clear() comes.
  const Tile* get(int set, int level, std::int64_t index);
  void begin_frame() { ++frame_; }
  void clear();
  std::size_t bytes() const { return bytes_; }
  std::size_t size() const { return index_.size(); }

 private:
  struct Entry {
    Key key;
    Tile tile;
    std::uint64_t frame;
  };
  void trim();

  std::size_t limit_;
  std::size_t bytes_ = 0;
  std::uint64_t frame_ = 1;
  std::list<Entry> entries_;  // most recently used first
  std::map<Key, std::list<Entry>::iterator> index_;
};

// What is drawn for a part of the visible range: bins [first_bin, first_bin + bins) of one tile.
struct TilePiece {
  const Tile* tile = nullptr;
  TimeRange part;  // where it is drawn; the outermost bins may reach beyond
  int level = 0;
  std::int64_t index = 0;
  int first_bin = 0;
  int bins = 0;
};

}  // namespace throughline::ui
