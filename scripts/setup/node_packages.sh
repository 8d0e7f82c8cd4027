# The npm packages of package-lock.json. To be sourced after common.sh.

# npm leaves a copy of the lock in node_modules; ours beside it tells which lock that was.
install_node_packages() {
  local stamp=$repository/node_modules/.throughline-lock before after
  if cmp -s "$stamp" "$repository/package-lock.json"; then return; fi
  say "installing the npm packages"
  before=$(npm_cache_size)
  (cd "$repository" && npm ci --no-audit --no-fund --loglevel=error) >>"$setup_log" || fail "npm ci failed, see $setup_log"
  after=$(npm_cache_size)
  downloaded=$((downloaded + after - before))
  cp "$repository/package-lock.json" "$stamp"
}

# npm does not say how much it fetched; its cache grows by that.
npm_cache_size() {
  local folder
  folder=$(npm config get cache 2>/dev/null)/_cacache/content-v2
  if [ -d "$folder" ]; then du -sb "$folder" | cut -f 1; else echo 0; fi
}
