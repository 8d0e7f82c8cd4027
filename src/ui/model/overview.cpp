#include "ui/model/overview.h"

#include <algorithm>
#include <cmath>

#include "base/instant.h"
#include "ui/model/filter_terms.h"

namespace throughline::ui {
namespace {

constexpr double kTickPixels = 80;
constexpr double kBinPixels = 3;
constexpr int kBinStep = 50;  // so that resizing asks now and then, not at every pixel

}  // namespace

void Overview::set_width(double css_px) {
  if (css_px > 0 && std::isfinite(css_px)) width_ = css_px;
}

int Overview::bins_for(double width) {
  const int bins = static_cast<int>(std::min(width, 6000.0) / kBinPixels);
  return std::max(bins / kBinStep * kBinStep, kBinStep);
}

Json Overview::request(const Context& context) const {
  if (!context.archive.span) return nullptr;
  return {{"op", "timeline"},
          {"from", format_rfc3339(Instant{context.archive.span->from})},
          {"to", format_rfc3339(Instant{context.archive.span->to})},
          {"bins", bins_for(width_)},
          {"filter", context.filter_without_time}};
}

void Overview::take(const Json& timeline, const TimeRange& range,
                    std::span<const std::uint8_t> binary) {
  const Json& counts = member(timeline, "counts");
  if (!counts.is_array()) return;
  counts_.clear();
  for (const Json& lane : counts) {
    const auto numbers = counts_of(lane, binary);
    if (!numbers) continue;
    counts_.resize(std::max(counts_.size(), numbers->size()), 0);
    for (std::size_t i = 0; i < numbers->size(); ++i) counts_[i] += (*numbers)[i];
  }
  max_ = counts_.empty() ? 0 : *std::max_element(counts_.begin(), counts_.end());
  range_ = range;
}

void Overview::rebuild(const Context& context) {
  const std::optional<TimeRange>& span = context.archive.span;
  if (!span) {
    clear();
    return;
  }
  if (range_.length() <= 0) range_ = *span;
  brush_ = time_of(terms_of(context.state.filter), *span,
                   context.state.zone.empty() ? TimeZone() : context.format.zone());
  brush_label_ = brush_ ? range_label(*brush_, context.format) : "";
  ticks_ = axis_ticks(range_, width_, kTickPixels, context.format);
}

void Overview::clear() {
  range_ = TimeRange();
  counts_.clear();
  max_ = 0;
  brush_.reset();
  brush_label_.clear();
  ticks_.clear();
}

std::int64_t Overview::time_at(double x) const {
  if (!std::isfinite(x)) x = 0;
  x = std::clamp(x, 0.0, 1.0);
  return range_.from + std::llround(x * static_cast<double>(range_.length()));
}

double Overview::x_of(std::int64_t at) const {
  if (range_.length() <= 0) return 0;
  const double x = static_cast<double>(at - range_.from) / static_cast<double>(range_.length());
  return std::clamp(x, 0.0, 1.0);
}

}  // namespace throughline::ui
