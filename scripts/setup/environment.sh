# Where the setup keeps things, and its emcc on the PATH. To be sourced by a shell: . scripts/setup/environment.sh

cache=${THROUGHLINE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/throughline}
emscripten_home=$cache/emscripten
dependencies=$cache/dependencies
export PATH=$emscripten_home/usr/share/emscripten:$PATH
