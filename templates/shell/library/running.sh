# ---- The run ----------------------------------------------------------------------

section() {
  local title
  [[ -z $halted ]] || return 1
  fill title "$2"
  say ''
  in_style bold tell "== $1 $title${3:+ ($3)}"
}

# section_if WORDS CONDITION: 1 when the block is not applicable.
section_if() {
  [[ $mode != dry-run ]] || return 0
  local answer
  "$2"
  case $? in
    0) return 0 ;;
    1)
      say "  Not applicable: it would be if $1."
      return 1
      ;;
  esac
  step_id=section
  ask_choice answer "section.$3" "It cannot be decided whether $1. Does it hold?" 'yes: it does' 'no: it does not'
  [[ $answer != stop ]] || chosen stop
  step_id=''
  [[ $answer == yes ]]
}

note() {
  local text
  [[ -z $halted ]] || return 0
  fill text "$1"
  say ''
  say "  Note: $text"
}

# afterwards rolled-back|any PHASE: whatever the end of all before it was. It alone knows that end: what follows goes on.
afterwards() {
  local before=$halted outcome
  leave_the_rest
  [[ $1 == any || $halted == rolled-back ]] || return 0
  settle_outcome
  halted=''
  "$2"
  halted=${before:-$halted}
}

settle_outcome() {
  case $halted in
    '') outcome='done' ;;
    rolled-back) outcome=rolled-back ;;
    *) outcome=stopped ;;
  esac
}

# The end of all that is not timed from E.
end_procedure() {
  leave_the_rest
  settle_outcome
  [[ -n ${instant[E]+set} ]] || record instant E "$(now)"
  goes_past_the_end || end_part
  [[ $mode == dry-run ]] || sign_off
}

finish() {
  settle_outcome
  record ended run "$(exit_code)"
  say ''
  in_style "$([[ $outcome == 'done' ]] && printf good || printf bad)" \
    tell "$procedure: $outcome${halt_reason:+ ($halt_reason)}"
  [[ $mode == dry-run ]] || say "The log: $run_folder/log"
  leave "$(exit_code)"
}

exit_code() {
  case $halted in
    '') printf 0 ;;
    rolled-back) printf 4 ;;
    rollback-failed) printf 5 ;;
    stopped) printf 6 ;;
    *) printf 1 ;;
  esac
}

signed_by() {
  local name
  [[ -n ${said["sign-off $1"]+set} ]] || {
    get_line name "sign-off.$1" "$2 signs, with a name:"
    [[ -n $name ]] || suspend "sign-off.$1" 7
    record sign-off "$1" "$name"
    log "signed off by $name as $1"
  }
}

leave() {
  [[ -z $lock_folder ]] || rm -rf "$lock_folder"
  [[ $mode != dry-run || -z $run_folder ]] || rm -rf "$run_folder"
  exit "$1"
}

mask_outputs() {
  local file
  ((${#secret_value[@]})) && [[ -n $step_id ]] || return 0
  for file in "$run_folder/steps/${step_id//\//_}"-*/{out,err}; do
    [[ ! -s $file ]] || { mask <"$file" >"$file.masked" && mv "$file.masked" "$file"; }
  done
}

on_interrupt() {
  if ((${#branch_pids[@]})); then
    if [[ -n $interrupted ]]; then
      stop_branches
    else
      interrupted=$1
      break_off
      say '  Nothing new is started; the running scripts may end. Once more stops them.'
    fi
  elif [[ -z $watched_pid ]]; then
    say ''
    tell 'Interrupted; --resume goes on.'
    leave "$1"
  elif [[ -n $interrupted ]]; then
    kill -TERM -- "-$watched_pid" 2>/dev/null
  else
    interrupted=$1
    say '  Nothing new is started; the running script may end. Once more stops it.'
  fi
}

stop_if_interrupted() {
  [[ -n $interrupted ]] || return 0
  local code=$interrupted
  interrupted=''
  tell 'Interrupted; --resume goes on.'
  leave "$code"
}

need_tools() {
  local tool lacking=''
  for tool; do
    command -v "$tool" >/dev/null || lacking+=" $tool"
  done
  if [[ -n $lacking ]]; then
    complain "this procedure needs$lacking"
    exit 2
  fi
}

options() {
  while (($#)); do
    case $1 in
      --list)
        list_steps
        exit 0
        ;;
      --help | -h)
        help_text
        exit 0
        ;;
      --dry-run | --resume | --rollback)
        if [[ $mode != run ]]; then
          complain "--$mode and $1 cannot be asked for together"
          exit 2
        fi
        mode=${1#--}
        ;;
      --yes) yes=1 ;;
      --from | --only | --until | --until-asked | --answers | --state | --set | --t0)
        if (($# < 2)); then
          complain "$1 needs a value; --help says which"
          exit 2
        fi
        case $1 in
          --from) from=$2 from_step=$2 ;;
          --only) only=$2 ;;
          --until) until=$2 ;;
          --until-asked) until_asked=$2 ;;
          --answers) answers_file=$2 ;;
          --state) state_folder=$2 ;;
          --t0) start=$2 ;;
          --set)
            if [[ ! $2 =~ ^[A-Z][A-Z0-9_]*= ]]; then
              complain "--set takes NAME=VALUE, not $2"
              exit 2
            fi
            given[${2%%=*}]=${2#*=}
            ;;
        esac
        shift
        ;;
      *)
        complain "unknown option $1; --help lists them"
        exit 2
        ;;
    esac
    shift
  done
  there_is --from "$from"
  there_is --only "$only"
  if [[ -n $only && (-n $from || $mode == rollback) ]]; then
    complain "--only is one step alone: it goes with neither --from nor --rollback"
    exit 2
  fi
  [[ -z $until ]] || look_behind
  if [[ -n $answers_file ]]; then
    [[ -r $answers_file ]] || {
      complain "--answers: cannot read $answers_file"
      exit 2
    }
    read_answers "$answers_file"
  fi
}

main() {
  options "$@"
  exec 3<&0
  know_terminal
  trap 'on_interrupt 130' INT
  trap 'on_interrupt 143' TERM
  trap 'on_interrupt 129' HUP
  need_tools awk sed grep date sync od ${tools[@]+"${tools[@]}"}
  if [[ $mode == dry-run ]]; then
    run_folder=$(mktemp -d) || exit 2
    run_id=dry-run
    remember instant T "$(now)"
  else
    begin_run
  fi
  if [[ $mode == resume || $mode == rollback ]]; then
    recall
    halted_before=$halted
    log "resumed with --$mode"
  fi
  inputs
  take_for_captured
  if [[ -z $inputs_refused && ${#given[@]} -gt 0 ]]; then
    refuse_input "no input is named ${!given[*]}, or the run has settled it already"
  fi
  [[ -z $inputs_refused ]] || leave_without_a_run
  welcome
  case $mode in
    run)
      start_run
      carry_out
      ;;
    dry-run) carry_out ;;
    resume)
      [[ -z $only ]] || one_step
      if [[ -n $run_over ]]; then
        complain "this run has ended, with exit $run_over: begin a new one"
        leave 2
      fi
      if [[ $rolled_back == begun ]]; then
        roll_back
      else
        decide_pending
      fi
      procedure
      ;;
    rollback)
      if [[ -z $armed || -z $has_rollback || -n $rolled_back && $rolled_back != begun ]]; then
        complain 'this run has nothing to take back'
        leave 2
      fi
      [[ -z $run_over ]] || record ended run ''
      roll_back
      procedure
      ;;
  esac
  finish
}

carry_out() {
  [[ -z $only ]] || one_step
  procedure
}

leave_without_a_run() {
  [[ $mode != run ]] || rm -rf "$run_folder"
  leave 2
}

start_run() {
  local name
  record digest run "$plan_digest"
  record operator run "$operator"
  if ! record instant T "$(date -d "${start:-now}" +%s)"; then
    leave 2
  fi
  for name in "${!value[@]}"; do
    record value "$name" "${value[$name]}"
  done
  if [[ -n $type_the_name ]]; then
    get_line name start "This is $environment. Type its name to begin:"
    if [[ $name != "$environment" ]]; then
      complain 'that is not its name; nothing was done'
      leave_without_a_run
    fi
  fi
}
