# An emcc that is new enough: the one on the PATH, else Debian 13's package unpacked into the cache.
# To be sourced after debian_archive.sh.

install_emscripten() {
  if emcc_is_new_enough; then return; fi
  is_debian || fail "please put emcc $(pinned emscripten version) or newer on the PATH"
  unpack_emscripten
  emcc_is_new_enough || fail "emcc does not start: $(emcc --version 2>&1 | tail -n 3)"
}

emcc_is_new_enough() {
  local version
  version=$(emcc --version 2>/dev/null | sed -n '1s/.* \([0-9]\+\.[0-9]\+\.[0-9]\+\).*/\1/p')
  [ -n "$version" ] && printf '%s\n' "$(pinned emscripten version)" "$version" | sort -V -C
}

unpack_emscripten() {
  local staging=$emscripten_home.new downloads=$cache/downloads/emscripten package
  say "fetching Emscripten $(pinned emscripten version) and Binaryen (about 250 MB)"
  rm -rf "$staging" "$emscripten_home"
  mkdir -p "$staging"
  for package in emscripten binaryen node-acorn libc6 libstdc++6 libgcc-s1; do
    archive_fetch "$downloads" download "$package/trixie"
    case $package in emscripten | binaryen) check_pin "$package" "$fetched_file" ;; esac
    unpack_package "$fetched_file" "$staging"
  done
  rm -rf "$downloads"
  ln -s ../nodejs "$staging/usr/share/emscripten/node_modules"
  wrap_binaryen "$staging"
  sed -i -e "s|^BINARYEN_ROOT = .*|BINARYEN_ROOT = '$emscripten_home/usr'|" \
    -e "s|^NODE_JS = .*|NODE_JS = '$(command -v node)'|" "$staging/usr/share/emscripten/.emscripten"
  mv "$staging" "$emscripten_home"
}

# The variants of the system libraries for threads and wasm workers are not used, and are half of the 1.7 GB.
unpack_package() {
  dpkg-deb --fsys-tarfile "$1" | tar -x -C "$2" --exclude='./usr/share/doc' --exclude='./usr/share/emscripten/test' \
    --exclude='*-mt[-.]*' --exclude='*-ww[-.]*'
}

# Binaryen wants a newer libc than Debian 12 has: each program runs through the loader unpacked beside it.
wrap_binaryen() {
  local staging=$1 loader program
  loader=$(cd "$staging" && find usr/lib/*/ -name 'ld-linux-*.so.*' | head -n 1)
  mkdir -p "$staging/usr/libexec/binaryen"
  for program in "$staging"/usr/bin/wasm*; do
    mv "$program" "$staging/usr/libexec/binaryen/"
    cat >"$program" <<END
#!/bin/sh
exec "$emscripten_home/$loader" --library-path "$emscripten_home/${loader%/*}" \\
  "$emscripten_home/usr/libexec/binaryen/${program##*/}" "\$@"
END
    chmod +x "$program"
  done
}
