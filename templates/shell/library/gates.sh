# ---- Gates ----

# gate TITLE BOUND WITHIN EVERY THRESHOLD-OR-CONDITION: in seconds; 0 judges once. The last look falls on the end of
# the time, which counts from the first one.
gate() {
  local title status begun='' within_ms every_ms rest_ms
  fill title "$1${2:+: $2}"
  if [[ $mode == dry-run ]]; then
    say "  Gate: $title"
    return 0
  fi
  in_ms within_ms "$3"
  in_ms every_ms "$4"
  while :; do
    decide "$5"
    status=$?
    if [[ $5 == threshold_* && $status -ne 0 && $reached == rollback ]] && may_call_back "$threshold_id"; then
      gate_said "$title" "$status"
      triggered_by "$threshold_id" "$reason" || return
    fi
    if ((status == passed || within_ms == 0)); then break; fi
    begun=${begun:-$(milliseconds)}
    rest_ms=$((begun + within_ms - $(milliseconds)))
    if ((rest_ms <= 0)); then break; fi
    sleep_ms "$((rest_ms < every_ms ? rest_ms : every_ms))"
  done
  gate_said "$title" "$status"
  return "$status"
}

# waived DAY SENTENCE GATE...: a gate that fails holds nothing up until that day, in UTC, has passed.
waived() {
  local until=$1 sentence status
  fill sentence "$2"
  shift 2
  "$@"
  status=$?
  if ((status != failed)) || [[ $(date -u +%F) > $until ]]; then return "$status"; fi
  in_style care tell "  [passed over] $sentence"
}

# Where the gate is called as its threshold is, the name is said once.
gate_said() {
  local why=$reason
  [[ $1 != "$threshold_title"* ]] || why=${reason#"$threshold_title is "}
  if (($2 == passed)); then
    in_style good tell "  [open]   $1${why:+ · $why}"
  else
    in_style bad tell "  [closed] $1${why:+ · $why}"
  fi
}

decide() {
  local status
  reached=''
  if [[ $1 == threshold_* ]]; then
    judge "$1"
    status=$?
    [[ -z $halted ]] || return "$diverted"
    return "$status"
  fi
  reason=''
  "$1"
  case $? in
    0) return "$passed" ;;
    1)
      reason=${reason:-it does not hold}
      return "$failed"
      ;;
  esac
  [[ -z $halted ]] || return "$diverted"
  reason=${reason:-it cannot be decided}
  return "$error"
}
