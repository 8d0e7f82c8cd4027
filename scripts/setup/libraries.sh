# The libraries of dependencies.json as Debian source packages, unpacked to $dependencies/NAME.
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

install_libraries() {
  local name
  for name in imgui sdl2 nlohmann_json doctest zlib; do install_library "$name"; done
}
