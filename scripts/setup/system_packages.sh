# What the build and the tests need of the system. To be sourced after common.sh.

# "package:program" or "package:file"; a package whose program or file is there is not installed.
system_packages=(
  g++:g++ cmake:cmake ninja-build:ninja ccache:ccache python3:python3 dpkg-dev:dpkg-source
  clang-19:clang-19 lld-19:wasm-ld-19 llvm-19:llvm-ar-19 clang-format-19:clang-format-19 clang-tidy-19:clang-tidy-19
  chromium:chromium firefox-esr:firefox-esr xvfb:xvfb-run xauth:xauth
  libgl1-mesa-dri:/usr/share/doc/libgl1-mesa-dri
  fonts-dejavu-core:/usr/share/doc/fonts-dejavu-core fonts-noto-cjk:/usr/share/doc/fonts-noto-cjk
  fonts-noto-color-emoji:/usr/share/doc/fonts-noto-color-emoji
)

# Debian 12's own emscripten is too old; emscripten.sh fetches one there.
if [ "$(. /etc/os-release 2>/dev/null && echo "${ID:-}${VERSION_ID:-0}")" = debian13 ]; then system_packages+=(emscripten:emcc); fi

node_is_new_enough() {
  command -v node >/dev/null && [ "$(node -p 'parseInt(process.versions.node)')" -ge 18 ]
}

install_system_packages() {
  local missing=() entry
  for entry in "${system_packages[@]}"; do
    case ${entry#*:} in
      /*) [ -e "${entry#*:}" ] || missing+=("${entry%%:*}") ;;
      *) command -v "${entry#*:}" >/dev/null || missing+=("${entry%%:*}") ;;
    esac
  done
  node_is_new_enough || missing+=(nodejs)
  command -v npm >/dev/null || missing+=(npm)
  if [ ${#missing[@]} -eq 0 ]; then return; fi

  is_debian || fail "please install what these Debian packages have: ${missing[*]}"
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail "not root and no sudo; as root: apt-get install ${missing[*]}"
    as_root=(sudo)
  fi
  say "installing ${missing[*]}"
  counted_apt "${as_root[@]}" apt-get -q update || say "apt-get update failed; going on with the lists there are"
  counted_apt "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install "${missing[@]}"
  node_is_new_enough || fail "node is older than 18: $(node --version)"
}
