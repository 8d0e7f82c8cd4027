// Compile-time choices for Dear ImGui, given to every user of imgui.h by the build.
#pragma once

#define IMGUI_USE_WCHAR32       // code points beyond 16 bits: emoji
#define ImDrawIdx unsigned int  // a frame may hold more than 65,536 vertices
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_WIN32_FUNCTIONS
