# Emscripten's own toolchain file, found beside the emcc on the PATH.
find_program(THROUGHLINE_EMCC emcc REQUIRED)
file(REAL_PATH ${THROUGHLINE_EMCC} emcc)
cmake_path(GET emcc PARENT_PATH emscripten)
include(${emscripten}/cmake/Modules/Platform/Emscripten.cmake)
