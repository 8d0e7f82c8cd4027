# Shared by the steps of the setup: where things are kept, what is pinned, and apt with an account of what it fetched.
# To be sourced after environment.sh.

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
setup_log=$cache/setup.log
downloaded=0

say() { printf 'setup: %s\n' "$*"; }
fail() { printf 'setup: %s\n' "$*" >&2; exit 1; }

# pinned NAME FIELD...: a value of dependencies.json, empty where it is not given.
pinned() { node "$repository/scripts/setup/pinned.mjs" "$@"; }

is_debian() { [ -r /etc/debian_version ] && command -v apt-get >/dev/null; }

# Runs an apt command quietly; the log is shown when it fails. Adds what apt says it fetched to `downloaded`.
counted_apt() {
  local log fetched
  log=$(mktemp)
  if ! LC_ALL=C "$@" >"$log" 2>&1; then
    cat "$log" >>"$setup_log"
    tail -n 15 "$log" >&2
    rm -f "$log"
    return 1
  fi
  cat "$log" >>"$setup_log"
  fetched=$(sed -n 's/^Fetched \([0-9.,]*\) \([kMG]\?\)B in .*/\1\2/p' "$log" | tr -d , | tr k K | tail -n 1)
  rm -f "$log"
  if [ -n "$fetched" ]; then downloaded=$((downloaded + $(numfmt --from=si "$fetched"))); fi
}
