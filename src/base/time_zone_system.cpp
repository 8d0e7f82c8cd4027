// Zones of a system with files: zoneinfo.
#ifndef __EMSCRIPTEN__

#include <array>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "base/time_zone.h"
#include "base/time_zone_load.h"

namespace throughline::detail {

Result<TimeZone> load_time_zone(const std::string& name) {
  constexpr std::size_t kLargest = 1 << 20;  // real ones have a few thousand bytes
  for (const char* folder : {"/usr/share/zoneinfo/", "/usr/lib/zoneinfo/", "/etc/zoneinfo/"}) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(
        std::fopen((folder + name).c_str(), "rb"), &std::fclose);
    if (!file) continue;
    std::vector<std::uint8_t> bytes;
    std::array<std::uint8_t, 4096> block{};
    while (bytes.size() <= kLargest) {
      const std::size_t got = std::fread(block.data(), 1, block.size(), file.get());
      if (got == 0) break;
      bytes.insert(bytes.end(), block.begin(), block.begin() + static_cast<std::ptrdiff_t>(got));
    }
    if (bytes.empty() || bytes.size() > kLargest) continue;  // a folder, or no zone
    return parse_tzif(bytes, name);
  }
  return Error{ErrorCode::kNotFound,
               "this system's zoneinfo has no time zone called \"" + name +
                   "\"; write it like Europe/Berlin",
               name};
}

}  // namespace throughline::detail

#endif
