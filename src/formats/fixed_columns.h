#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

// Lines whose columns are set apart by blanks alone.
namespace throughline::formats {

class FixedColumns {
 public:
  // Nothing if the lines are no such table: prose, or one column.
  static std::optional<FixedColumns> detect(const std::vector<std::string_view>& lines);

  // The fields of a line, blanks around them dropped; views into it.
  void split(std::string_view line, std::vector<std::string_view>& fields) const;
  // "runs of blanks" or "positions".
  std::string_view name() const;

 private:
  enum class Kind : std::uint8_t {
    kRuns,       // a value holds no blank: each run of blanks ends one
    kWideRuns,   // a value holds single blanks
    kPositions,  // each column begins at its own place in every line
  };

  Kind kind_ = Kind::kRuns;
  std::vector<std::size_t> starts_;  // of kPositions, in characters
};

}  // namespace throughline::formats
