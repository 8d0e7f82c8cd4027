#!/usr/bin/env bash
# format.sh [--fix]: C++ files that clang-format would change.
set -euo pipefail
cd "$(dirname "$0")/../.."
mode=(--dry-run -Werror)
if [ "${1:-}" = --fix ]; then mode=(-i); fi
git ls-files -z --cached --others --exclude-standard -- 'src/*.h' 'src/*.cpp' 'tests/*.h' 'tests/*.cpp' |
  xargs -0 -r -n 20 -P "$(nproc)" clang-format-19 "${mode[@]}"
