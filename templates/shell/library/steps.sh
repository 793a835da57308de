# ---- Steps -----------------------------------------------------------------------

# perform STEP: carries out one step and records how it ended; 1 when nothing later may start.
perform() {
  local body=$1 status answer
  local step_id='' number title owner changing idempotent done_if takes_back
  local on_failed on_no_data on_error action stretches samples
  local -A here
  [[ -z $halted ]] || return 1
  ! broken_off || return 1
  [[ -z $branches_folder || -n $beside ]] || catch_up
  watch_triggers || return 1
  while :; do
    step_id='' number='' title='' owner='' changing='' idempotent='' done_if='' takes_back='' action=0
    on_failed=stop on_no_data=stop on_error=stop
    here=() stretches=() samples=() reason='' late_by='' window_of=''
    plain_action
    "$body"
    status=$?
    plain_action
    mask_outputs
    ((status != settled)) || return 0
    [[ -z $halted && $status != "$diverted" ]] || return 1
    late || return 1
    case $status in
      "$passed")
        [[ -z $takes_back ]] || record undone "$takes_back"
        end_step passed
        return 0
        ;;
      "$skipped")
        end_step skipped
        return 0
        ;;
      "$not_applicable")
        end_step not-applicable
        return 0
        ;;
      "$failed") answer=$on_failed ;;
      "$no_data") answer=$on_no_data ;;
      *) answer=$on_error ;;
    esac
    begins
    in_style bad tell "  $step_id $(ending_word "$status"): $reason"
    respond "$answer" "$status" || return "$(($? - 1))"
  done
}

ending_word() {
  case $1 in
    "$failed") printf failed ;;
    "$no_data") printf no-data ;;
    *) printf error ;;
  esac
}

end_step() {
  [[ $mode != dry-run ]] || return 0
  record step "$step_id" "$1"
  log "$step_id: $1 ${reason:+($reason)}"
}

# respond WHAT STATUS: 0 to try the step again, 1 to go on, 2 to go no further.
respond() {
  local answer=$1 word
  word=$(ending_word "$2")
  if [[ -n $branches_folder && $answer != continue ]]; then
    broke "$2" "$answer"
    return 2
  fi
  # Where a person is there and something can be taken back, stopping is not the only choice.
  [[ $answer != stop || -z $armed || -n $in_rollback ]] || ! attended || answer=ask
  if [[ $answer == ask ]]; then
    ask_choice answer "$step_id.failure" "What now?" 'retry: try it again' 'skip: leave it as it is, with a reason' \
      'continue: go on all the same' 'stop: end here'
  fi
  forget_how_it_broke
  case $answer in
    retry)
      record again "$step_id"
      return 0
      ;;
    skip)
      chosen skip
      end_step skipped
      return 1
      ;;
    continue)
      tell "  Going on all the same."
      end_step "$word"
      return 1
      ;;
    rollback)
      end_step "$word"
      [[ -z $closing ]] || record closed "$closing"
      if [[ -n $halted ]]; then
        return 2
      elif [[ -z $armed ]]; then
        halt failed "$step_id: $reason (there is nothing to take back)"
      elif [[ -n $in_rollback ]] || ! trigger "$step_id" "$step_id: $reason"; then
        halt failed "$step_id: $reason"
      fi
      return 2
      ;;
  esac
  end_step "$word"
  [[ -z $closing ]] || record closed "$closing"
  halt failed "$step_id: $reason"
  return 2
}

halt() {
  break_off
  if [[ -n $only ]]; then
    # It is open again, and so is the run that it belongs to.
    record again "$step_id"
    remember halted run "$1"
  else
    record halted run "$1"
  fi
  halt_reason=$2
  in_style bad tell "Stopped: $2"
}

# step ID NUMBER TITLE: what has ended is not done again.
step() {
  step_id=$1 number=$2
  fill title "$3"
  begins_again "$1" || return "$settled"
  ! left_for_later "$1" || return "$diverted"
  [[ -z ${beyond[$1]+set} ]] || end_part
  if [[ -n $from && -z $in_rollback ]]; then
    if [[ $from != "$1" && $from != "$1".* ]]; then
      reason='before --from'
      return "$skipped"
    fi
    [[ $from != "$1" ]] || from=''
  fi
  know_terminal
  say ''
  in_style bold tell "$number  $title"
  ! it_broke "$1" || return "$broke_status"
}

# What has ended is not done again, but where a person asked for this step alone.
begins_again() {
  [[ -n ${ending[$1]+set} ]] || return 0
  [[ -n $only && -z ${redone[$1]+set} && -z $in_rollback ]] || return 1
  record again "$1"
  redone[$1]=1
}

owned_by() {
  owner=$1
  say "  Owner: $1"
}
about() {
  local text
  fill text "$1"
  say "  $text"
}
detail() {
  local text
  fill text "$1"
  say "  - $text"
}
changes() { changing=1; }
may_run_again() { idempotent=1; }
done_if() { done_if=$1; }
takes_back() { takes_back=$1; }
on_failure() { on_failed=$1 on_no_data=$2 on_error=$3; }
with_environment() { here[$1]=$2; }

# only_if WORDS CONDITION
only_if() {
  [[ $mode != dry-run ]] || {
    say "  Only if $1."
    return 0
  }
  "$2"
  case $? in
    0) return 0 ;;
    1)
      reason="not: $1"
      say "  Not applicable: it would be if $1."
      return "$not_applicable"
      ;;
  esac
  reason="it cannot be decided whether $1"
  return "$error"
}

confirm_if() {
  local condition=$1
  shift
  "$condition"
  case $? in
    1) return 0 ;;
  esac
  confirm "$@"
}

# planned WORDS ANCHOR FROM TO LATE: seconds from the anchor.
planned() {
  say "  Planned: $1"
  [[ -n ${instant[$2]+set} ]] || return 0
  window_from=$((instant[$2] + $3))
  late_by=$((instant[$2] + $4)) late_policy=$5 late_subject=$step_id
}

hold() {
  [[ $mode != dry-run ]] || return 0
  if (($(now) < window_from)); then
    tell "  Not before $(clock "$window_from"); waiting."
    wait_until "$window_from"
  fi
}

late() {
  local by answer
  [[ -n $late_by && $mode != dry-run ]] || return 0
  by=$(($(now) - late_by))
  late_by=''
  ((by > 0)) || return 0
  in_style care tell "  $(((by + 59) / 60)) min late"
  case $late_policy in
    ask)
      ask_choice answer "$late_subject.late" 'It is late. Go on?' 'yes: go on' 'stop: end here'
      [[ $answer != stop && $answer != no ]] || halt stopped "$late_subject is late"
      [[ -z $halted ]]
      ;;
    rollback)
      [[ -z $armed || -n $in_rollback ]] || ! trigger "$late_subject" "$late_subject is late"
      ;;
  esac
}

# capture NAME STREAM READ...: a value for all that comes later.
capture() {
  local name=$1 stream=$2 place
  shift 2
  [[ $mode != dry-run && -z ${value[$name]+set} ]] || return 0
  place=$run_folder/steps/${step_id//\//_}-$action
  stream_read=$stream
  "$@" || return
  keep_value "$name" "$reading"
}

answer_of_step() {
  place=$run_folder/steps/${step_id//\//_}-$action
  stream_read=$1
}

keep_file() {
  local path folder to
  [[ $mode != dry-run ]] || return 0
  fill path "$2"
  fill folder "$1"
  to=$run_folder/keep/$step_id
  mkdir -p "$to"
  if cp -pR -- "${folder:-.}/$path" "$to/"; then
    say "  Kept: $to/${path##*/}"
  else
    reason="$path cannot be kept"
    return "$error"
  fi
}

# ---- Pauses ----

# wait_until INSTANT: in short pauses, so that a signal is soon heeded, and the clock's being set soon seen.
wait_until() {
  local rest
  while rest=$(($1 - $(now))) && ((rest > 0)); do
    sleep "$((rest < 5 ? rest : 5))"
  done
}

pause_for() {
  [[ $mode != dry-run ]] || return 0
  local until key="$step_id pause"
  [[ -n ${said["until $key"]+set} ]] || record until "$key" "$(($(now) + $1))"
  until=${said["until $key"]}
  say "  Waiting until $(clock "$until")"
  wait_until "$until"
  code=0
}

pause_until() {
  [[ $mode != dry-run ]] || return 0
  if [[ -z ${instant[$1]+set} ]]; then
    reason="$1 is not known yet"
    return "$error"
  fi
  say "  Waiting until $(clock "$((instant[$1] + $2))")"
  wait_until "$((instant[$1] + $2))"
}
