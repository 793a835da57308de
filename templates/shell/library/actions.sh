# ---- Actions of a step: begun, tried, judged, recorded ------------------------

# act WHAT HOW: one action; what is recorded as finished is not done again.
act() {
  local what=$1 how=$2 attempt wait_s place status key
  action=$((action + 1))
  key="$step_id $action"
  place=$run_folder/steps/${step_id//\//_}-$action
  if [[ -n $missing ]]; then
    no_value_yet "$missing"
    [[ $mode == dry-run ]] || return "$error"
  fi
  if [[ ${action_state[$key]-} == passed ]]; then
    say "  (done before)"
    plain_action
    return 0
  fi
  if [[ $mode == dry-run ]]; then
    dry_action "$what" "$how" || return
    plain_action
    return 0
  fi
  if [[ ${action_state[$key]-} == failed ]]; then
    reason='it failed before'
    plain_action
    return "$failed"
  fi
  if [[ ${action_state[$key]-} == begun ]]; then
    settle "$key" "$place" "$how"
    status=$?
    if ((status != again)); then
      plain_action
      return "$status"
    fi
  else
    show_action "$what" "$how" || return
    in_window || return
  fi
  begin_action
  record action "$key" begun
  wait_s=$pause
  for ((attempt = 1; ; attempt++)); do
    showing=1
    "$how" "$what"
    status=$?
    showing=''
    if ((status == passed)); then
      judge_action
      status=$?
    fi
    if ((status == passed)); then
      record action "$key" passed
      log "$step_id: done"
      break
    fi
    if ((attempt >= attempts)) || [[ -n $retry_on && " $retry_on " != *" $code "* ]]; then break; fi
    tell "  $reason; attempt $((attempt + 1)) of $attempts in $wait_s s"
    sleep "$wait_s"
    wait_s=$(awk -v s="$wait_s" -v b="$backoff" 'BEGIN { printf "%.3f", s * b }')
  done
  if ((status != passed)); then
    record action "$key" failed
    if [[ -z $essential ]]; then
      tell "  $reason (a message that cannot be sent stops nothing)"
      record action "$key" passed
      status=$passed
    fi
  fi
  plain_action
  stop_if_interrupted
  return "$status"
}

no_value_yet() {
  reason="$1 has no value yet${captured[$1]:+: step ${captured[$1]// / or } finds it out}"
  [[ -z ${captured[$1]-} || -z $only$from_step ]] || reason+=", or --set $1=… gives it"
}

begin_action() {
  record began "$step_id"
  if [[ -n $changing && -z $armed && -z $in_rollback ]]; then
    record armed "$step_id"
  fi
}

dry_action() {
  show_text "$1"
  if [[ $2 == script_attempt && -z $changing ]]; then
    showing=1
    run_script "$1" "$place" && judge_action
    set -- "$?"
    showing=''
    return "$1"
  fi
  say '  (not run: a dry run changes nothing)'
}

show_action() {
  # A question shows itself.
  [[ $2 != ask_attempt && $2 != approve_attempt ]] || return 0
  show_text "$1"
  [[ -n $yes ]] || allow_action
}

# Not broken where the window ends: it may be copied.
show_text() { neutral '    ' <<<"${1%$'\n'}"; }

# judge_action: what came back against what was expected.
judge_action() {
  local pattern
  case $code in
    timeout)
      reason="it took longer than $limit s and was stopped"
      return "$error"
      ;;
    killed)
      reason='it was killed from outside'
      return "$error"
      ;;
  esac
  [[ ! -s $place/err ]] || mask <"$place/err" | gutter
  if ! code_is_right; then
    reason="it answered $code, not ${codes:-0}"
    return "$failed"
  fi
  for pattern in ${has[@]+"${has[@]}"}; do
    if ! matches "$pattern" "$(output both)"; then
      reason="no line of the output matches ${pattern#* }"
      return "$failed"
    fi
  done
  for pattern in ${lacks[@]+"${lacks[@]}"}; do
    if matches "$pattern" "$(output both)"; then
      reason="a line of the output matches ${pattern#* }"
      return "$failed"
    fi
  done
}

code_is_right() {
  local range
  for range in ${codes:-0-0}; do
    ((code >= ${range%-*} && code <= ${range#*-})) && return 0
  done
  return 1
}

output() {
  case $1 in
    out) cat "$place/out" ;;
    err) cat "$place/err" ;;
    both) cat "$place/out" "$place/err" ;;
  esac | LC_ALL=C tr -d '\000'
}

# settle KEY PLACE: an action was begun and nobody recorded its end.
settle() {
  local pid start answer
  place=$2
  if [[ $3 == script_attempt && -e $2/process ]]; then
    read -r pid start <"$2/process"
    if [[ ! -e $2/code && -n $start && $(started_at "$pid") == "$start" ]]; then
      say "  It is still running as process $pid; waiting for its end."
      while [[ ! -e $2/code && $(started_at "$pid") == "$start" ]]; do sleep 0.2; done
    fi
    if [[ -e $2/code ]]; then
      code=$(cat "$2/code")
      tell "  It ended with $code after the runbook had gone."
      judge_action && record action "$1" passed
      return
    fi
  fi
  if [[ -n $done_if ]]; then
    "$done_if"
    case $? in
      0)
        tell '  It is done already.'
        record action "$1" passed
        return "$passed"
        ;;
      1) return "$again" ;;
    esac
  fi
  [[ -z $idempotent && $3 != ask_attempt ]] || return "$again"
  ask_choice answer "$step_id.unknown" 'It may have run or not: nobody saw its end.' \
    'again: run it again' 'done: it is done' 'failed: it failed'
  case $answer in
    again) return "$again" ;;
    done)
      record action "$1" passed
      return "$passed"
      ;;
  esac
  reason='a person found that it had failed'
  return "$failed"
}
