# --- scripts

quoted() {
  printf "'%s'" "${1//\'/\'\\\'\'}"
}

# The script in $1 as its interpreter reads it: with its values, and closed so that a cut line can't shorten it.
closed_script() {
  local name
  case ${LANGUAGE:-bash} in
    bash | sh)
      for name in ${VALUES:-}; do
        printf 'export %s=%s\n' "$name" "$(quoted "${!name}")"
      done
      if [ "${LANGUAGE:-bash}" = bash ]; then printf '{ set -euo pipefail\n'; else printf '{ set -eu\n'; fi
      cat "$1"
      printf '\n} </dev/null\n'
      ;;
    sql)
      for name in ${VALUES:-}; do
        printf '\\getenv %s %s\n' "$name" "$name"
      done
      cat "$1"
      ;;
    *) cat "$1" ;;
  esac
}

# known NAME...: whether each has a value; else $unknown is one that has none.
known() {
  for unknown; do
    [ -n "${!unknown:-}" ] || return 1
  done
}

interpret() {
  if [ -z "${VIA:-}" ]; then
    (cd -- "${DIRECTORY:-.}" && timeout --kill-after=10 "$LIMIT" env -u SPEC_LIBRARY bash --noprofile --norc -euo pipefail "$1" </dev/null)
  else
    closed_script "$1" >"$work/closed"
    (cd -- "${DIRECTORY:-.}" && timeout --kill-after=10 "$LIMIT" env -u SPEC_LIBRARY bash --noprofile --norc -euo pipefail -c "$VIA" <"$work/closed")
  fi
}

# script: runs what stands in $work/script; leaves out, err and code, and shows what it writes.
script() {
  guarded shown interpret "$work/script"
}

shown() {
  {
    {
      local code=0
      "$@" || code=$?
      printf '%s\n' "$code" >"$work/code"
    } 2>&1 >&3 | tee "$work/err" >&2
  } 3>&1 | tee "$work/out"
}

# probe: runs what stands in $work/probe and shows nothing; fails unless it exits 0.
probe() {
  local code=0
  interpret "$work/probe" >"$work/answer" 2>"$work/probe-err" || code=$?
  [ "$code" -eq 0 ]
}
