// The UI instance of the module: Dear ImGui on a WebGL2 canvas. The page around it (web/) owns all
// input and the clock; it calls in here with a reason and draws as many frames as it is told are
// wanted.
#include <SDL.h>
#include <emscripten.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>
#include <imgui_internal.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "apps/page/input.h"
#include "ui/draw/screen.h"
#include "ui/draw/theme.h"
#include "ui/model/app.h"
#include "ui/text/text.h"

// clang-format off
EM_JS(void, throughline_ui_send, (uint32_t id, const char* json, size_t length), {
  Module.uiSend(id, UTF8ToString(json, length));
});
EM_JS(void, throughline_ui_host, (const char* json, size_t length), {
  Module.uiHost(UTF8ToString(json, length));
});
// clang-format on

namespace throughline::page {
namespace {

using ui::App;
using ui::Json;

void tell_host(const std::string& json) { throughline_ui_host(json.data(), json.size()); }
void tell_host(const Json& call) { tell_host(ui::dump_json(call)); }

// All of the page's program; exists once, from ui_start on.
class Page {
 public:
  Page()
      : app_([](std::uint32_t id,
                const std::string& json) { throughline_ui_send(id, json.data(), json.size()); },
             [](const std::string& json) { tell_host(json); }) {}

  bool start();
  int frame(float width, float height, float ratio, bool dark);
  void restore_context();

  App& app() { return app_; }
  void touch() { drawn_ = false; }
  bool settled() const { return drawn_ && app_.settled(); }

 private:
  bool make_context();
  void tell_cursor();
  void tell_text_input();

  SDL_Window* window_ = nullptr;
  SDL_GLContext context_ = nullptr;
  App app_;
  ui::draw::Screen screen_;
  int dark_ = -1;
  bool drawn_ = false;  // the newest state is on screen
  bool context_lost_ = false;
  double last_frame_ms_ = 0.0;
  ImGuiMouseCursor cursor_ = ImGuiMouseCursor_Arrow;
  bool text_active_ = false;
  ImVec2 text_place_;

  friend void lose_context();
};

std::unique_ptr<Page>& page() {
  static std::unique_ptr<Page> instance;
  return instance;
}

bool Page::make_context() {
  // The page hands over keys and pointer itself: SDL's listeners would swallow Tab and F5, and know
  // no IME.
  SDL_SetHint(SDL_HINT_EMSCRIPTEN_KEYBOARD_ELEMENT, "#no-such-element");
  if (SDL_Init(SDL_INIT_VIDEO) != 0) return false;
  for (const Uint32 kind :
       {SDL_MOUSEMOTION, SDL_MOUSEBUTTONDOWN, SDL_MOUSEBUTTONUP, SDL_MOUSEWHEEL, SDL_FINGERDOWN,
        SDL_FINGERUP, SDL_FINGERMOTION, SDL_KEYDOWN, SDL_KEYUP, SDL_TEXTINPUT}) {
    SDL_EventState(kind, SDL_DISABLE);
  }
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
  SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
  SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
  SDL_GL_SetAttribute(SDL_GL_STENCIL_SIZE, 0);
  SDL_GL_SetAttribute(SDL_GL_ALPHA_SIZE, 0);
  window_ = SDL_CreateWindow("Throughline", 0, 0, 640, 480, SDL_WINDOW_OPENGL);
  if (window_ == nullptr) return false;
  context_ = SDL_GL_CreateContext(window_);
  return context_ != nullptr && SDL_GL_MakeCurrent(window_, context_) == 0;
}

bool Page::start() {
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.BackendFlags |= ImGuiBackendFlags_HasMouseCursors;
  // As long as systems usually allow; frames may be slow.
  io.MouseDoubleClickTime = 0.5F;
  // A blinking caret would ask for frames for ever.
  io.ConfigInputTextCursorBlink = false;
  ImGuiPlatformIO& platform = ImGui::GetPlatformIO();
  platform.Platform_SetClipboardTextFn = [](ImGuiContext*, const char* words) {
    tell_host(Json{{"call", "copy_text"}, {"text", words}});
  };
  // What is pasted comes as text typed, from the page.
  platform.Platform_GetClipboardTextFn = [](ImGuiContext*) -> const char* { return nullptr; };
  ui::text::start();
  return make_context() && ImGui_ImplOpenGL3_Init("#version 300 es");
}

void Page::tell_cursor() {
  const ImGuiMouseCursor cursor = ImGui::GetMouseCursor();
  if (cursor == cursor_) return;
  cursor_ = cursor;
  const char* name = "default";
  switch (cursor) {
    case ImGuiMouseCursor_TextInput:
      name = "text";
      break;
    case ImGuiMouseCursor_Hand:
      name = "pointer";
      break;
    case ImGuiMouseCursor_ResizeEW:
      name = "ew-resize";
      break;
    case ImGuiMouseCursor_ResizeNS:
      name = "ns-resize";
      break;
    case ImGuiMouseCursor_ResizeAll:
      name = "move";
      break;
    case ImGuiMouseCursor_NotAllowed:
      name = "not-allowed";
      break;
    default:
      break;
  }
  tell_host(Json{{"call", "cursor"}, {"name", name}});
}

void Page::tell_text_input() {
  const bool active = ImGui::GetIO().WantTextInput;
  const ImGuiPlatformImeData& caret = ImGui::GetCurrentContext()->PlatformImeData;
  const bool moved =
      active && (caret.InputPos.x != text_place_.x || caret.InputPos.y != text_place_.y);
  if (active == text_active_ && !moved) return;
  text_active_ = active;
  text_place_ = caret.InputPos;
  Json call{{"call", "text_input"}, {"active", active}};
  if (active) {
    call["x"] = caret.InputPos.x;
    call["y"] = caret.InputPos.y;
    call["height"] = caret.InputLineHeight;
  }
  tell_host(call);
}

int Page::frame(float width, float height, float ratio, bool dark) {
  if (context_lost_ || !(width >= 1.0F) || !(height >= 1.0F) || !(ratio > 0.0F)) return 0;
  if (dark_ != static_cast<int>(dark)) {
    dark_ = static_cast<int>(dark);
    ui::draw::apply(ui::draw::theme_of(dark));
  }
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {width, height};
  // What the page made the canvas: whole pixels.
  io.DisplayFramebufferScale = {std::round(width * ratio) / width,
                                std::round(height * ratio) / height};
  const double now = emscripten_get_now();
  io.DeltaTime = last_frame_ms_ > 0.0
                     ? static_cast<float>(std::fmax(0.001, (now - last_frame_ms_) / 1000.0))
                     : 0.016F;
  last_frame_ms_ = now;

  ImGui_ImplOpenGL3_NewFrame();
  ImGui::NewFrame();
  ui::text::begin_frame(io.DisplayFramebufferScale.x);
  screen_.draw(app_, width, height, dark);
  ImGui::Render();
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  tell_cursor();
  tell_text_input();

  // Events that came faster than frames are handed out one a frame.
  const bool queued = !ImGui::GetCurrentContext()->InputEventsQueue.empty();
  const bool more = ui::text::wants_frame() || screen_.wants_frame() || queued;
  drawn_ = !more;
  return more ? 2 : 0;
}

void Page::restore_context() {
  context_lost_ = false;
  // The objects' names mean nothing in the new context; ImGui makes all of its own again.
  ImGui_ImplOpenGL3_Shutdown();
  ImGui_ImplOpenGL3_Init("#version 300 es");
  screen_.forget_context();
  touch();
}

void lose_context() { page()->context_lost_ = true; }

std::string_view view(const char* text, std::size_t length) { return {text, length}; }

// A key that no text field takes: does what the key bindings say.
void act_on_key(bool down, std::string_view code, std::string_view key, int modifiers) {
  const bool control = (modifiers & (kControl | kMeta)) != 0;
  if ((modifiers & kAlt) != 0) return;
  const ui::KeyContext context =
      page()->app().sources_open() ? ui::KeyContext::kSources : ui::KeyContext::kMain;
  const ui::KeyBinding* binding = ui::binding_of(
      binding_key(code, key), control, (modifiers & kShift) != 0 && key.size() != 1, context);
  if (binding == nullptr && (modifiers & kShift) != 0)
    binding = ui::binding_of(binding_key(code, key), control, true, context);
  if (binding == nullptr) return;
  App& app = page()->app();
  if (!down) {
    if (!binding->released.empty()) app.act(binding->id, binding->released);
    return;
  }
  // Text fields take their own keys, Escape and the editing keys among them; a sheet has no use for
  // what is done to the views below it.
  const bool opens_sheet =
      binding->id == "palette" || binding->id == "keys" || binding->id == "columns";
  if (ImGui::GetIO().WantTextInput && binding->id != "palette") return;
  if (app.sheets().open() != ui::Sheet::kNone && !opens_sheet && binding->action != "back") return;
  app.act(binding->id, binding->action);
}

}  // namespace
}  // namespace throughline::page

using throughline::page::page;
namespace tl = throughline::page;

extern "C" {

EMSCRIPTEN_KEEPALIVE int ui_start(const char*) {
  page() = std::make_unique<tl::Page>();
  if (page()->start()) return 1;
  page().reset();
  tl::tell_host(throughline::ui::Json{{"call", "no_graphics"}});
  return 0;
}

EMSCRIPTEN_KEEPALIVE int ui_frame(double width_css, double height_css, double device_pixel_ratio,
                                  int dark, int) {
  if (!page()) return 0;
  return page()->frame(static_cast<float>(width_css), static_cast<float>(height_css),
                       static_cast<float>(device_pixel_ratio), dark != 0);
}

EMSCRIPTEN_KEEPALIVE void ui_receive(std::uint32_t id, const char* json, std::size_t length,
                                     const std::uint8_t* binary, std::size_t binary_length) {
  if (!page()) return;
  page()->touch();
  page()->app().receive(id, tl::view(json, length), {binary, binary_length});
}

EMSCRIPTEN_KEEPALIVE void ui_notify(const char* json, std::size_t length) {
  if (!page()) return;
  page()->touch();
  page()->app().notify(tl::view(json, length));
}

EMSCRIPTEN_KEEPALIVE const char* ui_state() {
  static std::string state;
  state = page() ? page()->app().state_text() : std::string();
  return state.c_str();
}

EMSCRIPTEN_KEEPALIVE void ui_set_state(const char* text, std::size_t length) {
  if (!page()) return;
  page()->touch();
  page()->app().set_state_text(tl::view(text, length));
}

EMSCRIPTEN_KEEPALIVE int ui_settled() { return page() && page()->settled() ? 1 : 0; }

EMSCRIPTEN_KEEPALIVE const char* ui_view_models() {
  static std::string models;
  models = page() ? page()->app().view_models() : std::string("{}");
  return models.c_str();
}

EMSCRIPTEN_KEEPALIVE void ui_act(const char* json, std::size_t length) {
  if (!page()) return;
  page()->touch();
  page()->app().act(tl::view(json, length));
}

// kind: 0 move, 1 down, 2 up, 3 leave; button: 0 left, 1 middle, 2 right; pointer_type: 0 mouse, 1
// touch, 2 pen.
EMSCRIPTEN_KEEPALIVE void ui_pointer(int kind, double x_css, double y_css, int button,
                                     int modifiers, int pointer_type) {
  if (!page()) return;
  page()->touch();
  ImGuiIO& io = ImGui::GetIO();
  io.AddMouseSourceEvent(pointer_type == 1
                             ? ImGuiMouseSource_TouchScreen
                             : (pointer_type == 2 ? ImGuiMouseSource_Pen : ImGuiMouseSource_Mouse));
  tl::add_modifiers(io, modifiers);
  if (kind == 3) {
    io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
    return;
  }
  io.AddMousePosEvent(static_cast<float>(x_css), static_cast<float>(y_css));
  if (kind == 0) return;
  const int imgui_button = button == 1 ? 2 : (button == 2 ? 1 : 0);
  io.AddMouseButtonEvent(imgui_button, kind == 1);
}

// One wheel step of ImGui is 100 CSS pixels of the page.
EMSCRIPTEN_KEEPALIVE void ui_wheel(double x_css, double y_css, double dx_px, double dy_px,
                                   int modifiers) {
  if (!page()) return;
  page()->touch();
  ImGuiIO& io = ImGui::GetIO();
  // Ctrl-wheel and pinch zoom like the wheel itself.
  tl::add_modifiers(io, modifiers & ~tl::kControl);
  io.AddMousePosEvent(static_cast<float>(x_css), static_cast<float>(y_css));
  io.AddMouseWheelEvent(static_cast<float>(-dx_px / 100.0), static_cast<float>(-dy_px / 100.0));
}

EMSCRIPTEN_KEEPALIVE void ui_key(int down, const char* code, const char* key, int modifiers, int) {
  if (!page()) return;
  page()->touch();
  ImGuiIO& io = ImGui::GetIO();
  tl::add_modifiers(io, modifiers);
  const ImGuiKey imgui = tl::imgui_key(code, key);
  if (imgui != ImGuiKey_None) io.AddKeyEvent(imgui, down != 0);
  tl::act_on_key(down != 0, code, key, modifiers);
}

EMSCRIPTEN_KEEPALIVE void ui_text(const char* utf8, std::size_t length) {
  if (!page()) return;
  page()->touch();
  ImGui::GetIO().AddInputCharactersUTF8(std::string(utf8, length).c_str());
}

EMSCRIPTEN_KEEPALIVE void ui_focus(int focused) {
  if (!page()) return;
  page()->touch();
  ImGui::GetIO().AddFocusEvent(focused != 0);
  // A key that was held is let go elsewhere.
  if (focused == 0) page()->app().act("app", "conceal");
}

EMSCRIPTEN_KEEPALIVE void ui_context_lost() {
  if (page()) tl::lose_context();
}

EMSCRIPTEN_KEEPALIVE void ui_context_restored() {
  if (page()) page()->restore_context();
}

}  // extern "C"
