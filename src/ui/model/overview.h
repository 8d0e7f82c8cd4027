#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ui/model/archive.h"
#include "ui/model/axis.h"

// The whole archive in one histogram, with the brush that sets the `time:` term.
namespace throughline::ui {

class Overview {
 public:
  void set_width(double css_px);
  double width() const { return width_; }

  // Counts under all terms but `time:`; null while no span is known.
  Json request(const Context& context) const;
  void take(const Json& timeline, const TimeRange& range, std::span<const std::uint8_t> binary);
  void rebuild(const Context& context);
  void clear();

  const std::vector<std::uint32_t>& counts() const { return counts_; }
  std::uint32_t max() const { return max_; }
  const TimeRange& range() const { return range_; }  // of the counts
  const std::optional<TimeRange>& brush() const { return brush_; }
  const std::string& brush_label() const { return brush_label_; }
  const std::vector<Tick>& ticks() const { return ticks_; }

  // Fractions of the width, 0..1, to a time and back.
  std::int64_t time_at(double x) const;
  double x_of(std::int64_t at) const;

 private:
  static int bins_for(double width);
  double width_ = 800;
  TimeRange range_;
  std::vector<std::uint32_t> counts_;
  std::uint32_t max_ = 0;
  std::optional<TimeRange> brush_;
  std::string brush_label_;
  std::vector<Tick> ticks_;
};

}  // namespace throughline::ui
