// SDL's own configuration for Emscripten without what the viewer has no use for. Forced in front of every SDL source, so
// that SDL's build, whose feature checks take minutes under emcc, is not needed.
#pragma once

#include "SDL_config_emscripten.h"

#define SDL_AUDIO_DISABLED 1
#define SDL_JOYSTICK_DISABLED 1
#define SDL_SENSOR_DISABLED 1
#define SDL_LOADSO_DISABLED 1
#define SDL_RENDER_DISABLED 1
#define SDL_POWER_DISABLED 1
#define SDL_JOYSTICK_DUMMY 1
#define SDL_HAPTIC_DUMMY 1
#define SDL_LOADSO_DUMMY 1

#undef SDL_AUDIO_DRIVER_DISK
#undef SDL_AUDIO_DRIVER_EMSCRIPTEN
#undef SDL_JOYSTICK_EMSCRIPTEN
#undef SDL_LOADSO_DLOPEN
#undef SDL_POWER_EMSCRIPTEN
#undef SDL_VIDEO_RENDER_OGL_ES2
// The C library's iconv brings tables of every legacy encoding.
#undef HAVE_ICONV
#undef HAVE_ICONV_H
