# Newer Debian suites through the mirror this machine already uses, with a state of their own, so that the system's own
# package lists stay as they are. To be sourced after common.sh.

archive_state=$cache/apt

archive_apt() {
  counted_apt apt-get -q \
    -o Dir::Etc::sourcelist="$archive_state/sources.list" -o Dir::Etc::sourceparts=/dev/null \
    -o Dir::Etc::preferencesparts=/dev/null -o Dir::State::Lists="$archive_state/lists" \
    -o Dir::State::status=/dev/null -o Dir::Cache="$archive_state/cache" \
    -o APT::Sandbox::User="$(id -un)" -o Acquire::Languages=none "$@"
}

# The mirror answers "not found" now and then for a file it has.
archive_apt_twice() { archive_apt "$@" || { say "trying once more"; sleep 2; archive_apt "$@"; }; }

archive_is_open=
open_archive() {
  if [ -n "$archive_is_open" ]; then return; fi
  local site keyring=/usr/share/keyrings/debian-archive-keyring.gpg
  site=$(apt-get indextargets --format '$(REPO_URI)' 'Origin: Debian' 'Label: Debian' | head -n 1)
  [ -n "$site" ] || fail "apt knows no Debian mirror here (apt-get indextargets is empty; run apt-get update)"
  mkdir -p "$archive_state/lists/partial" "$archive_state/cache/archives/partial"
  printf "%s [signed-by=$keyring] $site %s main\n" deb trixie deb-src trixie deb-src forky \
    >"$archive_state/sources.list"
  say "reading the package lists of trixie and forky"
  archive_apt_twice update || fail "the package lists could not be read"
  archive_is_open=yes
}

# archive_fetch FOLDER COMMAND...: downloads one file into an emptied FOLDER and sets `fetched_file`.
# apt checks the archive's signature.
archive_fetch() {
  local folder=$1
  shift
  open_archive
  rm -rf "$folder"
  mkdir -p "$folder"
  pushd "$folder" >/dev/null
  archive_apt_twice "$@" || fail "could not be downloaded: $*"
  popd >/dev/null
  fetched_file=$(find "$folder" -type f | head -n 1)
  [ -n "$fetched_file" ] || fail "nothing came of: $*"
}

# A file of the pinned name must have the pinned hash; another name (the archive moved on) is said loudly.
check_pin() {
  local name=$1 file=$2 wanted sum
  wanted=$(pinned "$name" debian file)
  if [ "$(basename "$file")" != "$wanted" ]; then
    say "!!! $name: $wanted is gone from the archive; using $(basename "$file"), signed but not pinned"
    return
  fi
  sum=$(sha256sum "$file" | cut -d ' ' -f 1)
  [ "$sum" = "$(pinned "$name" debian sha256)" ] || fail "$name: $wanted has sha256 $sum, which is not the pinned one"
}
