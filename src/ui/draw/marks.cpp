// Single events: shape by type, colour by channel, length by duration.
#include <algorithm>
#include <cmath>
#include <vector>

#include "ui/draw/timeline.h"
#include "ui/model/app.h"

namespace throughline::ui::draw {
namespace {

constexpr float kRadius = 5.0F;
constexpr float kSpace = 2.0F * kRadius + 2.0F;

struct Place {
  bool squeezed;  // it covers a neighbour
  float x0;
  float x1;
  float y;
};

// Lines fill from the middle of a lane, where its label stands: 1 2 0 3 of four.
std::size_t from_middle(std::size_t place, std::size_t lines) {
  const std::size_t middle = (lines - 1) / 2;
  return place % 2 == 1 ? middle + (place + 1) / 2 : middle - place / 2;
}

// Marks come in order of time: one that would cover its neighbour moves to the next free line of
// its lane.
std::vector<Place> places_of(const Frame& frame, const Box& plot, const LaneRows& rows) {
  const Timeline& timeline = frame.app.timeline();
  std::size_t lines = static_cast<std::size_t>(std::max(1.0F, std::floor(rows.height / kSpace)));
  if (lines > 2 && lines % 2 == 0) --lines;  // one is in the middle
  std::vector<float> free_from(rows.count * lines, -1e9F);
  std::vector<Place> places;
  places.reserve(timeline.marks().size());
  for (const Mark& mark : timeline.marks()) {
    const float x0 = plot.x + static_cast<float>(timeline.x_of(mark.at));
    const float x1 =
        mark.until > mark.at ? plot.x + static_cast<float>(timeline.x_of(mark.until)) : x0;
    const std::size_t lane = static_cast<std::size_t>(std::max(0, mark.lane));
    if (lane >= rows.count) {
      places.push_back({false, x0, x1, -1e6F});
      continue;
    }
    float* const ends = free_from.data() + lane * lines;
    const auto found = std::find_if(ends, ends + lines, [x0](float end) { return end <= x0; });
    const auto line = found != ends + lines ? found : std::min_element(ends, ends + lines);
    *line = std::max(x0 + kSpace, x1 + 2.0F);
    const float step = rows.height / static_cast<float>(lines);
    const auto place = static_cast<std::size_t>(line - ends);
    places.push_back(
        {found == ends + lines, x0, x1,
         rows.top(lane) + (static_cast<float>(from_middle(place, lines)) + 0.5F) * step});
  }
  return places;
}

// A channel's own; where none is stated, the lane's.
ImU32 mark_colour(const Timeline& timeline, const Mark& mark) {
  const std::size_t lane = static_cast<std::size_t>(std::max(0, mark.lane));
  if (!mark.channel.empty() || lane >= timeline.lanes().size()) return channel_colour(mark.channel);
  const Lane& of = timeline.lanes()[lane];
  return lane_colour(timeline.lanes_field(),
                     of.rest ? std::string() : of.value.value_or(std::string()), lane);
}

}  // namespace

bool marks_fit(const Frame& frame, const Box& plot, const LaneRows& rows) {
  std::size_t seen = 0;
  std::size_t squeezed = 0;
  for (const Place& place : places_of(frame, plot, rows)) {
    if (place.x1 < plot.x || place.x0 > plot.right()) continue;
    ++seen;
    if (place.squeezed) ++squeezed;
  }
  return squeezed * 2 <= seen;
}

void draw_marks(const Frame& frame, ImDrawList* list, const Box& plot, const LaneRows& rows) {
  const Timeline& timeline = frame.app.timeline();
  const std::vector<Place> places = places_of(frame, plot, rows);
  const auto& selected = frame.app.state().interaction;
  const float opacity = timeline.stale() ? 0.45F : 1.0F;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Mark& mark = timeline.marks()[i];
    const Place& place = places[i];
    if (place.x1 < plot.x || place.x0 > plot.right()) continue;
    const ImU32 colour = with_alpha(mark_colour(timeline, mark), opacity);
    if (place.x1 > place.x0 + 1.0F) {
      fill(list, {place.x0, place.y - 2.0F, place.x1 - place.x0, 4.0F},
           with_alpha(colour, 0.6F * opacity), 2.0F);
    }
    list->AddCircleFilled({place.x0, place.y}, kRadius + 1.5F, frame.theme.panel);
    draw_type_shape(list, mark.type, {place.x0, place.y}, kRadius, colour);
    report(frame, list, "mark/" + mark.id,
           {place.x0 - kRadius, place.y - kRadius, 2.0F * kRadius, 2.0F * kRadius});
    if (selected && *selected == mark.id) {
      list->AddCircle({place.x0, place.y}, kRadius + 4.0F, frame.theme.accent, 0, 2.0F);
    }
  }
}

const Mark* mark_at(const Frame& frame, const Box& plot, const LaneRows& rows, ImVec2 point) {
  const std::vector<Place> places = places_of(frame, plot, rows);
  const Mark* nearest = nullptr;
  float least = kRadius + 3.0F;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Place& place = places[i];
    const float dx = point.x < place.x0 ? place.x0 - point.x : std::max(0.0F, point.x - place.x1);
    const float distance = std::hypot(dx, point.y - place.y);
    if (distance < least) {
      least = distance;
      nearest = &frame.app.timeline().marks()[i];
    }
  }
  return nearest;
}

std::string mark_text(const Frame& frame, const Mark& mark) {
  const Formatter& format = frame.app.format();
  std::string words =
      mark.type.empty() ? std::string("interaction") : value_label("type", &mark.type);
  if (!mark.channel.empty()) words += " · " + value_label("channel", &mark.channel);
  words += "\n" + format.date_time(mark.at) + " " + format.zone().name();
  if (mark.until > mark.at) {
    words += " · " + format.duration(static_cast<double>(mark.until - mark.at) / 1e6);
  }
  return words;
}

}  // namespace throughline::ui::draw
