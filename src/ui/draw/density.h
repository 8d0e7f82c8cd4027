// Draws tiles of the timeline as density (shaders/density_*.glsl), inside ImGui's frame.
#pragma once

#include <imgui.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <list>
#include <vector>

namespace throughline::ui::draw {

inline constexpr std::size_t kMaxLanes = 32;

// The tile whose counts are drawn: (data set, level, index) never stands for two different
// contents.
struct TileKey {
  int set = 0;
  int level = 0;
  std::int64_t index = 0;
  bool operator==(const TileKey&) const = default;
};

// How all lanes look; the same for every piece of a frame.
struct LaneLook {
  int lanes = 0;
  float pitch = 0.0F;   // CSS pixels from lane to lane
  float height = 0.0F;  // of a lane's ink
  float relief = 0.0F;  // 1: the height of the ink tells the count as well
  float greatest = 1.0F;
  float opacity = 1.0F;
  std::array<ImVec4, kMaxLanes> colours{};
};

struct DensityPiece {
  ImVec2 min;  // CSS pixels; top of the first lane
  ImVec2 max;
  float first_bin = 0.0F;
  float last_bin = 0.0F;
  float scale = 1.0F;  // from this tile's counts to those of the level that `greatest` is of
};

class DensityRenderer {
 public:
  // Queues one piece. `counts`: lanes × 256, lane-major; read now if the tile is not on the GPU
  // yet. False if WebGL2 could not compile the shader: then nothing is drawn.
  bool draw(ImDrawList* list, const TileKey& key, const std::vector<std::uint32_t>& counts,
            const DensityPiece& piece, const LaneLook& look);

  // The WebGL context and all that was in it is gone.
  void forget_context();

 private:
  struct Texture {
    TileKey key;
    unsigned name = 0;
    int lanes = 0;
  };

  bool prepare();
  const Texture* texture_of(const TileKey& key, const std::vector<std::uint32_t>& counts);

  bool failed_ = false;
  unsigned program_ = 0;
  unsigned vertex_array_ = 0;
  std::list<Texture> textures_;  // most recently used first
};

}  // namespace throughline::ui::draw
