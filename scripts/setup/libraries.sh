# The libraries of dependencies.json, as Debian source packages or from npm, unpacked to $dependencies/NAME.
# To be sourced after debian_archive.sh.

# Naming the folder's content by its pin makes a change of the pin fetch anew.
install_library() {
  local name=$1 downloads=$cache/downloads/$1 target=$dependencies/$1 pin version
  pin=$(pinned "$name" debian sha256)
  if [ "$(cat "$target/.pin" 2>/dev/null)" = "$pin" ]; then return; fi
  say "fetching $name $(pinned "$name" version)"
  archive_fetch "$downloads" source --only-source --tar-only --download-only \
    "$(pinned "$name" debian package)/$(pinned "$name" debian suite)"
  check_pin "$name" "$fetched_file"
  version=${fetched_file##*_}
  case ${version##*really} in
    "$(pinned "$name" accept)"*) ;;
    *) fail "$name: the archive has ${fetched_file##*/}, and only $(pinned "$name" accept)x is known to work" ;;
  esac
  rm -rf "$target"
  mkdir -p "$target"
  tar -x -f "$fetched_file" -C "$target" --strip-components=1
  printf '%s\n' "$pin" >"$target/.pin"
  rm -rf "$downloads"
}

# From npm: a package that carries the library's sources, unpacked as they lie upstream (singleheader/).
install_npm_library() {
  local name=$1 downloads=$cache/downloads/$1 target=$dependencies/$1 pin package sum
  pin=$(pinned "$name" npm sha256)
  if [ "$(cat "$target/.pin" 2>/dev/null)" = "$pin" ]; then return; fi
  say "fetching $name $(pinned "$name" version)"
  rm -rf "$downloads"
  mkdir -p "$downloads"
  package=$(pinned "$name" npm package)@$(pinned "$name" version)
  (cd "$downloads" && npm pack --silent "$package") >>"$setup_log" 2>&1 || fail "npm could not fetch $package, see $setup_log"
  package=$downloads/$(pinned "$name" npm file)
  sum=$(sha256sum "$package" | cut -d ' ' -f 1)
  [ "$sum" = "$pin" ] || fail "$name: ${package##*/} has sha256 $sum, which is not the pinned one"
  downloaded=$((downloaded + $(stat -c %s "$package")))
  rm -rf "$target"
  mkdir -p "$target/singleheader"
  tar -x -f "$package" -C "$target/singleheader" --strip-components=2 package/src
  printf '%s\n' "$pin" >"$target/.pin"
  rm -rf "$downloads"
}

install_libraries() {
  local name
  for name in imgui sdl2 nlohmann_json doctest zlib expat; do install_library "$name"; done
  install_npm_library simdjson
}
