#!/usr/bin/env bash
# build.sh PRESET...: builds native, native-asan, web. native also fills dist/throughline, web dist/throughline.html.
set -euo pipefail
cd "$(dirname "$0")/../.."
. scripts/setup/environment.sh
mkdir -p build dist
# Another clone finds what this one compiled.
export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1

for preset in "$@"; do
  # Ninja does not notice another one at work in the same folder.
  exec 9>"build/$preset.lock"
  flock 9
  printf 'building %s\n' "$preset"
  cmake --preset "$preset" -DTHROUGHLINE_DEPENDENCIES="$dependencies" --log-level=WARNING >/dev/null
  cmake --build --preset "$preset" -- --quiet
  case $preset in
    native) install --strip build/native/throughline dist/throughline ;;
    web) node scripts/build/page.mjs ;;
  esac
  flock -u 9
done
