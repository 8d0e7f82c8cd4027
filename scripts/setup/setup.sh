#!/usr/bin/env bash
# Installs what building and testing need, as far as it is missing. Quick when nothing is.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
for part in environment common system_packages debian_archive emscripten libraries node_packages; do
  . "$here/$part.sh"
done

mkdir -p "$cache"
exec 9>"$cache/setup.lock"
flock 9
started=$SECONDS
install_system_packages
install_emscripten
install_libraries
install_node_packages
say "ready: $downloaded bytes downloaded, $((SECONDS - started)) s"
