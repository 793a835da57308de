# A runbook at a terminal of its own, which is waited for and never slept for: what a test is told it sees, it has seen.
# RUNBOOK is the file; the first bash on PATH carries it out.

patience=30

setup() {
  cd "$BATS_TEST_TMPDIR" || return
  export USER=ada TERM=xterm
  unset NO_COLOR
  columns=80
  : >trace
}

teardown() {
  [[ -z ${terminal_pid-} ]] || kill -KILL "$terminal_pid" 2>/dev/null || true
}

# starts OPTION...: the runbook at the terminal, with scripts in this folder.
starts() {
  local options=''
  (($# == 0)) || printf -v options ' %q' "$@"
  coproc TERMINAL {
    exec script -qefc "stty rows 24 cols $columns; exec bash '$RUNBOOK' --state state$options" /dev/null 2>&1 3>&- 4>&-
  }
  terminal_pid=$TERMINAL_PID screen='' unread=''
  exec {shown}<&"${TERMINAL[0]}" {keyboard}>&"${TERMINAL[1]}"
}

# sees TEXT: until it stands on the screen, behind what was seen before.
sees() {
  local until=$((SECONDS + patience)) piece
  until [[ $unread == *"$1"* ]]; do
    if ! IFS= read -r -d '' -n 1 -t "$patience" piece <&"$shown" || ((SECONDS > until)); then
      printf 'nothing says "%s" on\n%s\n' "$1" "$screen" >&2
      return 1
    fi
    screen+=$piece unread+=$piece
  done
  unread=${unread#*"$1"}
}

types() { printf '%s\r' "$1" >&"$keyboard"; }

key() { printf '%b' "$1" >&"$keyboard"; }

# answers QUESTION WORD
answers() {
  sees "$1"
  types "$2"
}

# ends CODE: with everything that it said before in $screen.
ends() {
  local piece='' status=0
  while IFS= read -r -d '' -n 1 -t "$patience" piece <&"$shown"; do
    screen+=$piece
  done
  wait "$terminal_pid" || status=$?
  terminal_pid=''
  if [[ $status != "$1" ]]; then
    printf 'it ended with %s, not %s, on\n%s\n' "$status" "$1" "$screen" >&2
    return 1
  fi
}

# did LINE...: what the scripts did, in order.
did() {
  diff trace <((($# == 0)) || printf '%s\n' "$@")
}

says() {
  [[ $screen == *"$1"* ]] || {
    printf 'nothing says "%s" on\n%s\n' "$1" "$screen" >&2
    return 1
  }
}
