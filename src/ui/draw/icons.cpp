// The pictures of theme.h: a few strokes each, in a unit square scaled to the size asked for.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <initializer_list>

#include "ui/draw/theme.h"

namespace throughline::ui::draw {
namespace {

// Strokes in a square from -1 to 1.
class Pen {
 public:
  Pen(ImDrawList* list, ImVec2 centre, float size, ImU32 colour)
      : list_(list),
        centre_(centre),
        half_(size / 2.0F),
        colour_(colour),
        width_(std::max(1.25F, size / 11.0F)) {}

  void line(std::initializer_list<ImVec2> points, bool closed = false) const {
    for (const ImVec2& point : points) list_->PathLineTo(at(point));
    list_->PathStroke(colour_, closed ? ImDrawFlags_Closed : ImDrawFlags_None, width_);
  }
  void fill(std::initializer_list<ImVec2> points) const {
    for (const ImVec2& point : points) list_->PathLineTo(at(point));
    list_->PathFillConvex(colour_);
  }
  void box(ImVec2 min, ImVec2 max, float rounding = 0.0F) const {
    list_->AddRect(at(min), at(max), colour_, rounding * half_, 0, width_);
  }
  void solid_box(ImVec2 min, ImVec2 max, float rounding = 0.0F) const {
    list_->AddRectFilled(at(min), at(max), colour_, rounding * half_);
  }
  void circle(ImVec2 middle, float radius) const {
    list_->AddCircle(at(middle), radius * half_, colour_, 0, width_);
  }
  void dot(ImVec2 middle, float radius) const {
    list_->AddCircleFilled(at(middle), radius * half_, colour_);
  }

 private:
  ImVec2 at(ImVec2 point) const {
    return {centre_.x + point.x * half_, centre_.y + point.y * half_};
  }

  ImDrawList* list_;
  ImVec2 centre_;
  float half_;
  ImU32 colour_;
  float width_;
};

using Drawing = void (*)(const Pen&);

struct Named {
  std::string_view name;
  Drawing draw;
};

constexpr std::array<Named, 12> kChannelIcons = {{
    {"email",
     [](const Pen& pen) {
       pen.box({-0.9F, -0.65F}, {0.9F, 0.65F}, 0.1F);
       pen.line({{-0.85F, -0.55F}, {0.0F, 0.15F}, {0.85F, -0.55F}});
     }},
    {"phone",
     [](const Pen& pen) {
       pen.line({{-0.75F, -0.8F},
                 {-0.3F, -0.8F},
                 {-0.15F, -0.3F},
                 {-0.4F, -0.1F},
                 {0.1F, 0.4F},
                 {0.3F, 0.15F},
                 {0.8F, 0.3F},
                 {0.8F, 0.75F},
                 {0.35F, 0.85F},
                 {-0.35F, 0.45F},
                 {-0.75F, -0.15F}},
                true);
     }},
    {"chat",
     [](const Pen& pen) {
       pen.line({{-0.9F, -0.75F},
                 {0.9F, -0.75F},
                 {0.9F, 0.4F},
                 {-0.2F, 0.4F},
                 {-0.6F, 0.85F},
                 {-0.6F, 0.4F},
                 {-0.9F, 0.4F}},
                true);
     }},
    {"messenger",
     [](const Pen& pen) {
       pen.circle({0.0F, -0.05F}, 0.8F);
       pen.line({{-0.5F, 0.15F}, {-0.12F, -0.25F}, {0.15F, 0.05F}, {0.5F, -0.3F}});
     }},
    {"social",
     [](const Pen& pen) {
       pen.dot({-0.6F, 0.0F}, 0.26F);
       pen.dot({0.6F, -0.6F}, 0.26F);
       pen.dot({0.6F, 0.6F}, 0.26F);
       pen.line({{0.6F, -0.6F}, {-0.6F, 0.0F}, {0.6F, 0.6F}});
     }},
    {"web",
     [](const Pen& pen) {
       pen.circle({0.0F, 0.0F}, 0.85F);
       pen.line({{-0.85F, 0.0F}, {0.85F, 0.0F}});
       pen.line({{0.0F, -0.85F},
                 {-0.4F, -0.4F},
                 {-0.4F, 0.4F},
                 {0.0F, 0.85F},
                 {0.4F, 0.4F},
                 {0.4F, -0.4F}},
                true);
     }},
    {"in_person",
     [](const Pen& pen) {
       pen.circle({0.0F, -0.45F}, 0.36F);
       pen.line({{-0.75F, 0.85F}, {-0.6F, 0.3F}, {0.0F, 0.15F}, {0.6F, 0.3F}, {0.75F, 0.85F}});
     }},
    {"video",
     [](const Pen& pen) {
       pen.box({-0.9F, -0.55F}, {0.35F, 0.55F}, 0.15F);
       pen.line({{0.4F, -0.1F}, {0.9F, -0.45F}, {0.9F, 0.45F}, {0.4F, 0.1F}}, true);
     }},
    {"sms",
     [](const Pen& pen) {
       pen.box({-0.5F, -0.9F}, {0.5F, 0.9F}, 0.2F);
       pen.line({{-0.15F, 0.6F}, {0.15F, 0.6F}});
     }},
    {"store",
     [](const Pen& pen) {
       pen.line({{-0.85F, -0.3F}, {-0.6F, -0.8F}, {0.6F, -0.8F}, {0.85F, -0.3F}}, true);
       pen.line({{-0.65F, -0.25F}, {-0.65F, 0.8F}, {0.65F, 0.8F}, {0.65F, -0.25F}});
       pen.line({{-0.2F, 0.8F}, {-0.2F, 0.2F}, {0.25F, 0.2F}, {0.25F, 0.8F}});
     }},
    {"post",
     [](const Pen& pen) {
       pen.line({{-0.7F, -0.85F}, {0.3F, -0.85F}, {0.7F, -0.45F}, {0.7F, 0.85F}, {-0.7F, 0.85F}},
                true);
       pen.line({{-0.35F, 0.0F}, {0.35F, 0.0F}});
       pen.line({{-0.35F, 0.4F}, {0.35F, 0.4F}});
     }},
    {"app",
     [](const Pen& pen) {
       pen.box({-0.8F, -0.8F}, {-0.1F, -0.1F}, 0.15F);
       pen.box({0.1F, -0.8F}, {0.8F, -0.1F}, 0.15F);
       pen.box({-0.8F, 0.1F}, {-0.1F, 0.8F}, 0.15F);
       pen.box({0.1F, 0.1F}, {0.8F, 0.8F}, 0.15F);
     }},
}};

constexpr std::array<Named, 20> kTypeShapes = {{
    {"message", [](const Pen& pen) { pen.dot({0.0F, 0.0F}, 0.85F); }},
    {"question", [](const Pen& pen) { pen.circle({0.0F, 0.0F}, 0.8F); }},
    {"complaint", [](const Pen& pen) { pen.fill({{0.0F, -1.0F}, {0.95F, 0.8F}, {-0.95F, 0.8F}}); }},
    {"purchase", [](const Pen& pen) { pen.solid_box({-0.8F, -0.8F}, {0.8F, 0.8F}); }},
    {"return", [](const Pen& pen) { pen.box({-0.75F, -0.75F}, {0.75F, 0.75F}); }},
    {"refund",
     [](const Pen& pen) {
       pen.line({{0.0F, -1.0F}, {1.0F, 0.0F}, {0.0F, 1.0F}, {-1.0F, 0.0F}}, true);
     }},
    {"payment",
     [](const Pen& pen) { pen.fill({{0.0F, -1.0F}, {1.0F, 0.0F}, {0.0F, 1.0F}, {-1.0F, 0.0F}}); }},
    {"invoice",
     [](const Pen& pen) {
       pen.line({{-0.6F, -0.9F}, {0.6F, -0.9F}, {0.6F, 0.9F}, {-0.6F, 0.9F}}, true);
     }},
    {"dispute",
     [](const Pen& pen) {
       pen.line({{-0.8F, -0.8F}, {0.8F, 0.8F}});
       pen.line({{-0.8F, 0.8F}, {0.8F, -0.8F}});
     }},
    {"feedback", [](const Pen& pen) { pen.fill({{-0.95F, -0.8F}, {0.95F, -0.8F}, {0.0F, 1.0F}}); }},
    {"survey",
     [](const Pen& pen) { pen.line({{-0.95F, -0.8F}, {0.95F, -0.8F}, {0.0F, 0.95F}}, true); }},
    {"follow_up",
     [](const Pen& pen) { pen.fill({{-0.8F, -0.95F}, {1.0F, 0.0F}, {-0.8F, 0.95F}}); }},
    {"marketing",
     [](const Pen& pen) {
       pen.fill({{0.0F, -1.0F}, {0.95F, -0.3F}, {0.6F, 0.85F}, {-0.6F, 0.85F}, {-0.95F, -0.3F}});
     }},
    {"meeting",
     [](const Pen& pen) {
       pen.fill({{-0.5F, -0.9F},
                 {0.5F, -0.9F},
                 {1.0F, 0.0F},
                 {0.5F, 0.9F},
                 {-0.5F, 0.9F},
                 {-1.0F, 0.0F}});
     }},
    {"visit",
     [](const Pen& pen) {
       pen.line({{-0.5F, -0.85F},
                 {0.5F, -0.85F},
                 {0.95F, 0.0F},
                 {0.5F, 0.85F},
                 {-0.5F, 0.85F},
                 {-0.95F, 0.0F}},
                true);
     }},
    {"delivery",
     [](const Pen& pen) {
       pen.solid_box({-0.25F, -0.95F}, {0.25F, 0.95F});
       pen.solid_box({-0.95F, -0.25F}, {0.95F, 0.25F});
     }},
    {"consent", [](const Pen& pen) { pen.line({{-0.9F, 0.0F}, {-0.25F, 0.7F}, {0.9F, -0.7F}}); }},
    {"approval",
     [](const Pen& pen) {
       pen.circle({0.0F, 0.0F}, 0.85F);
       pen.dot({0.0F, 0.0F}, 0.4F);
     }},
    {"note", [](const Pen& pen) { pen.solid_box({-0.95F, -0.3F}, {0.95F, 0.3F}); }},
    {"status_change", [](const Pen& pen) { pen.solid_box({-0.3F, -0.95F}, {0.3F, 0.95F}); }},
}};

template <std::size_t n>
Drawing drawing_of(const std::array<Named, n>& drawings, std::string_view name) {
  for (const Named& drawing : drawings) {
    if (drawing.name == name) return drawing.draw;
  }
  return nullptr;
}

}  // namespace

void draw_channel_icon(ImDrawList* list, std::string_view channel, ImVec2 centre, float size,
                       ImU32 colour) {
  const Pen pen(list, centre, size, colour);
  const Drawing drawing = drawing_of(kChannelIcons, channel);
  if (drawing != nullptr) {
    drawing(pen);
  } else {
    pen.circle({0.0F, 0.0F}, 0.5F);
  }
}

void draw_type_shape(ImDrawList* list, std::string_view type, ImVec2 centre, float radius,
                     ImU32 colour) {
  const Pen pen(list, centre, radius * 2.0F, colour);
  const Drawing drawing = drawing_of(kTypeShapes, type);
  if (drawing != nullptr) {
    drawing(pen);
  } else if (type == "incident") {
    pen.line({{0.0F, -0.95F}, {0.9F, 0.75F}, {-0.9F, 0.75F}}, true);
  } else {
    pen.dot({0.0F, 0.0F}, 0.5F);
  }
}

void draw_sign(ImDrawList* list, Sign sign, ImVec2 centre, float size, ImU32 colour) {
  const Pen pen(list, centre, size, colour);
  switch (sign) {
    case Sign::kClose:
      pen.line({{-0.6F, -0.6F}, {0.6F, 0.6F}});
      pen.line({{-0.6F, 0.6F}, {0.6F, -0.6F}});
      break;
    case Sign::kChevronDown:
      pen.line({{-0.7F, -0.35F}, {0.0F, 0.4F}, {0.7F, -0.35F}});
      break;
    case Sign::kPlus:
      pen.line({{-0.7F, 0.0F}, {0.7F, 0.0F}});
      pen.line({{0.0F, -0.7F}, {0.0F, 0.7F}});
      break;
    case Sign::kMinus:
      pen.line({{-0.7F, 0.0F}, {0.7F, 0.0F}});
      break;
    case Sign::kFit:
      pen.line({{-0.8F, -0.7F}, {-0.8F, 0.7F}});
      pen.line({{0.8F, -0.7F}, {0.8F, 0.7F}});
      pen.line({{-0.5F, 0.0F}, {0.5F, 0.0F}});
      pen.line({{-0.2F, -0.3F}, {-0.5F, 0.0F}, {-0.2F, 0.3F}});
      pen.line({{0.2F, -0.3F}, {0.5F, 0.0F}, {0.2F, 0.3F}});
      break;
    case Sign::kLink:
      pen.line({{-0.1F, -0.35F}, {0.3F, -0.75F}, {0.75F, -0.3F}, {0.35F, 0.1F}});
      pen.line({{0.1F, 0.35F}, {-0.3F, 0.75F}, {-0.75F, 0.3F}, {-0.35F, -0.1F}});
      pen.line({{-0.3F, 0.3F}, {0.3F, -0.3F}});
      break;
    case Sign::kUp:
      pen.fill({{0.0F, -0.5F}, {0.55F, 0.4F}, {-0.55F, 0.4F}});
      break;
    case Sign::kDown:
      pen.fill({{0.55F, -0.4F}, {0.0F, 0.5F}, {-0.55F, -0.4F}});
      break;
    case Sign::kSearch:
      pen.circle({-0.15F, -0.15F}, 0.6F);
      pen.line({{0.3F, 0.3F}, {0.85F, 0.85F}});
      break;
    case Sign::kMenu:
      for (const float y : {-0.55F, 0.0F, 0.55F}) pen.line({{-0.8F, y}, {0.8F, y}});
      break;
    case Sign::kQuestion:
      pen.line({{-0.45F, -0.45F},
                {-0.3F, -0.8F},
                {0.15F, -0.85F},
                {0.45F, -0.5F},
                {0.3F, -0.15F},
                {0.0F, 0.05F},
                {0.0F, 0.35F}});
      pen.dot({0.0F, 0.75F}, 0.14F);
      break;
    case Sign::kEye:
    case Sign::kEyeClosed:
      pen.line({{-0.95F, 0.0F},
                {-0.45F, -0.5F},
                {0.45F, -0.5F},
                {0.95F, 0.0F},
                {0.45F, 0.5F},
                {-0.45F, 0.5F}},
               true);
      pen.dot({0.0F, 0.0F}, 0.25F);
      if (sign == Sign::kEyeClosed) pen.line({{-0.8F, 0.8F}, {0.8F, -0.8F}});
      break;
    case Sign::kShield:
      pen.line({{0.0F, -0.9F},
                {0.75F, -0.6F},
                {0.7F, 0.15F},
                {0.0F, 0.9F},
                {-0.7F, 0.15F},
                {-0.75F, -0.6F}},
               true);
      break;
    case Sign::kFolder:
      pen.line({{-0.9F, 0.7F},
                {-0.9F, -0.65F},
                {-0.25F, -0.65F},
                {-0.05F, -0.35F},
                {0.9F, -0.35F},
                {0.9F, 0.7F}},
               true);
      break;
  }
}

}  // namespace throughline::ui::draw
