#include "ui/draw/layout.h"

#include <algorithm>
#include <cmath>

namespace throughline::ui::draw {
namespace {

constexpr float kOverviewHeight = 92.0F;
constexpr float kStatusHeight = 28.0F;
constexpr float kTabsHeight = 36.0F;
constexpr float kBorder = 6.0F;
constexpr float kLeastTimeline = 132.0F;
constexpr float kLeastTable = 120.0F;
constexpr float kLeastCentre = 420.0F;
constexpr float kLeastSide = 200.0F;
constexpr float kLeastDetail = 480.0F;

// Overview, timeline, tabs and what they show, one below the other.
void stack(Layout& layout, Box centre, const Borders& borders, bool drag) {
  layout.overview = take_top(centre, std::min(kOverviewHeight, centre.height));
  const float gap = drag ? kBorder : 0.0F;
  const float below = centre.height - kTabsHeight - gap;
  if (below < kLeastTimeline + kLeastTable) {
    // Too low for both: the timeline gets its least, the table what is left.
    layout.timeline = take_top(centre, std::min(kLeastTimeline, centre.height));
  } else {
    const float wanted = std::round(below * borders.timeline_share);
    layout.timeline = take_top(centre, std::clamp(wanted, kLeastTimeline, below - kLeastTable));
    layout.timeline_border = take_top(centre, gap);
  }
  layout.tabs = take_top(centre, std::min(kTabsHeight, centre.height));
  layout.table = centre;
}

float side_width(float wanted, float most) {
  return std::clamp(wanted, kLeastSide, std::max(kLeastSide, most));
}

}  // namespace

Box take_top(Box& box, float size) {
  const Box strip{box.x, box.y, box.width, size};
  box.y += size;
  box.height -= size;
  return strip;
}

Box take_bottom(Box& box, float size) {
  box.height -= size;
  return {box.x, box.y + box.height, box.width, size};
}

Box take_left(Box& box, float size) {
  const Box strip{box.x, box.y, size, box.height};
  box.x += size;
  box.width -= size;
  return strip;
}

Box take_right(Box& box, float size) {
  box.width -= size;
  return {box.x + box.width, box.y, size, box.height};
}

Box inset(const Box& box, float horizontal, float vertical) {
  return {box.x + horizontal, box.y + vertical, box.width - 2.0F * horizontal,
          box.height - 2.0F * vertical};
}

Layout layout_of(const LayoutInput& input, const Borders& borders) {
  Layout layout;
  Box rest{0.0F, 0.0F, input.width, input.height};
  layout.narrow = input.width < kNarrowBelow;
  layout.toolbar = take_top(rest, std::min(input.toolbar_height, rest.height));
  layout.notice = take_top(rest, std::min(input.notice_height, rest.height));
  layout.status = take_bottom(rest, std::min(kStatusHeight, rest.height));
  layout.exporting = take_bottom(rest, std::min(input.export_height, rest.height));

  if (layout.narrow) {
    Borders narrow = borders;
    narrow.timeline_share = 0.38F;
    const Box whole = rest;
    stack(layout, rest, narrow, false);
    if (input.narrow_panel == NarrowPanel::kDetail && input.detail_open &&
        layout.table.height < kLeastDetail) {
      // Too low for a customer to be read below the timeline: the whole height is theirs.
      layout.overview = {};
      layout.timeline = {};
      layout.table = whole;
      layout.tabs = take_top(layout.table, std::min(kTabsHeight, whole.height));
    }
    if (input.narrow_panel == NarrowPanel::kBreakdown) {
      layout.breakdown = layout.table;
      layout.table = {};
    } else if (input.narrow_panel == NarrowPanel::kDetail && input.detail_open) {
      layout.detail = layout.table;
      layout.table = {};
    }
    return layout;
  }

  const bool three = input.width >= kThreeColumnsFrom;
  if (three || !input.detail_open) {
    const float other = input.detail_open ? kLeastSide : 0.0F;
    layout.breakdown =
        take_left(rest, side_width(borders.breakdown_width, input.width - kLeastCentre - other));
    layout.breakdown_border = take_left(rest, kBorder);
  }
  if (input.detail_open) {
    layout.detail = take_right(rest, side_width(borders.detail_width, rest.width - kLeastCentre));
    layout.detail_border = take_right(rest, kBorder);
  }
  stack(layout, rest, borders, true);
  return layout;
}

}  // namespace throughline::ui::draw
