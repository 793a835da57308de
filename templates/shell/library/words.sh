# ---- Words on the terminal and in the log -----------------------------------

say() {
  if [[ $* == *[[:cntrl:]]* ]]; then
    printf '%s\n' "$*" | LC_ALL=C tr -d '\000-\010\013-\037\177'
  else
    printf '%s\n' "$*"
  fi
}

complain() { printf 'runbook: %s\n' "$*" >&2; }

# What a command wrote can neither move the cursor nor look like the runbook's own words.
gutter() { LC_ALL=C tr -d '\000-\010\013-\037\177' | LC_ALL=C sed -e 's/\xc2[\x80-\x9f]//g' -e 's/^/    | /'; }

log() {
  local now line
  printf -v now '%(%Y-%m-%dT%H:%M:%S%z)T' -1
  line="$now $operator $*"
  [[ -z $run_folder ]] || printf '%s\n' "${line//$'\n'/ }" >>"$run_folder/log"
}

tell() {
  say "$*"
  log "$*"
}

now() { printf '%(%s)T' -1; }

clock() { printf '%(%Y-%m-%d %H:%M:%S)T' "$1"; }
