# shellcheck shell=bash
# A clock that stands still but for pauses, for every bash that is not given the closed environment of a script: BASH_ENV
# names this file. What looks again and again whether a process has ended really waits, and does nothing meanwhile.
clock_ms=$CLOCK_MS clock_begun=$CLOCK_MS
unset SECONDS
SECONDS=0

# For the bash that is started from here, and for servers: over what stood there, so that nobody ever finds nothing.
tell_time() {
  export CLOCK_MS=$clock_ms
  builtin printf '%s' "$clock_ms" 1<>"$CLOCK_FILE"
}
tell_time

# shellcheck disable=SC2154 # pid and branch_pids belong to those that wait
sleep() {
  case ${FUNCNAME[1]} in
    run_script) wait "$pid" ;;
    join_branches) wait "${branch_pids[@]}" ;;
    settle | stop_group) command -p sleep 0.01 ;;
    *)
      # A script that waits for a moment waits for somebody else.
      if [[ ${FUNCNAME[1]} == main && $1 == @(0*|.*) ]]; then
        command -p sleep "$1"
        return
      fi
      local ms=${1%%.*}000
      if [[ $1 == *.* ]]; then
        ms=${1#*.}000
        ms=${1%%.*}${ms:0:3}
      fi
      clock_ms=$((clock_ms + 10#$ms))
      # shellcheck disable=SC2034 # its readers believe that bash counts it
      SECONDS=$(((clock_ms - clock_begun) / 1000))
      tell_time
      ;;
  esac
}

date() {
  case "$*" in
    +%s%3N) builtin printf '%s\n' "$clock_ms" ;;
    +%s | '-d now +%s') builtin printf '%s\n' "$((clock_ms / 1000))" ;;
    *-d* | *-f*) command date "$@" ;;
    *) command date -d "@$((clock_ms / 1000))" "$@" ;;
  esac
}

# What a runbook says has the time behind it.
# shellcheck disable=SC2059 # it stands for the one that is built in
printf() {
  if [[ $1 == '%(%s)T' ]]; then
    builtin printf '%s' "$((clock_ms / 1000))"
  elif [[ ${FUNCNAME[1]-} == say ]]; then
    builtin printf '%s\t@%s\n' "$2" "$clock_ms"
  else
    builtin printf "$@"
  fi
}

# Nothing crashes here.
sync() { :; }
