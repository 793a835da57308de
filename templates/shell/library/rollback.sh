# ---- Rollback ---------------------------------------------------------------------

# watch_triggers: 1 when a rollback level was reached and a rollback was carried out.
watch_triggers() {
  local threshold
  [[ -n $armed && -z $in_rollback && -z $rolled_back && $mode != dry-run ]] || return 0
  for threshold in ${triggers[@]+"${triggers[@]}"}; do
    judge "$threshold"
    if [[ $reached == rollback ]]; then
      triggered_by "$threshold_id" "$reason" || return 1
    else
      unset "declined[$threshold_id]"
    fi
  done
  reason=''
}

# triggered_by THRESHOLD WHY: asked once for as long as the level lasts.
triggered_by() {
  may_call_back "$1" || return 0
  if trigger "$1" "$2"; then
    return "$diverted"
  fi
  declined[$1]=1
}

may_call_back() { [[ -n $armed && -z $in_rollback && -z ${declined[$1]+set} ]]; }

# trigger SUBJECT WHY: 0 when the rollback was carried out.
trigger() {
  local answer way_back key why=$reason
  [[ -n $has_rollback && -z $rolled_back ]] || return 1
  in_style bad tell "Rollback called for: $2"
  record pending "$1" "$2"
  if [[ -n $branches_folder ]]; then
    break_off
    return 0
  fi
  reason=''
  if ! rollback_decided; then
    tell "The decision is not to roll back${reason:+: $reason}."
    reason=$why
    record pending "$1"
    record declined rollback
    return 1
  fi
  reason=$why
  for key in "${!may_have_run[@]}"; do
    way_back=${irreversible[$key]-}
    [[ -z $way_back ]] || say "  $key cannot be taken back: $way_back"
    [[ -z $way_back ]] || answer=ask
  done
  if [[ ${answer:-} == ask ]]; then
    in_rollback=1
    ask_choice answer rollback.irreversible 'Roll back all the same?' 'yes: roll back' 'no: do not'
    in_rollback=''
    [[ $answer == yes ]] || return 1
  fi
  roll_back
}

# A rollback that was called for and not decided on when the runbook ended.
decide_pending() {
  local key subject
  for key in "${!said[@]}"; do
    [[ $key == 'pending '* && -n ${said[$key]} && -z $rolled_back ]] || continue
    subject=${key#pending }
    trigger "$subject" "${said[$key]}" || [[ ${ending[$subject]-passed} != @(failed|no-data|error) ]] ||
      halt failed "${said[$key]}"
  done
}

invoke_rollback() {
  trigger operator "$operator invoked it"
}

roll_back() {
  local before=$step_id within='' outcome=rolled-back
  step_id='' in_rollback=1 halted=''
  record instant R "$(now)"
  record rollback run begun
  say ''
  in_style bold tell '== Rollback'
  say_outside
  leave_blocks ${always_of_phases[@]+"${always_of_phases[@]}"}
  rollback_procedure
  [[ -z $halted ]] || leave_blocks ${always_of_rollback[@]+"${always_of_rollback[@]}"}
  in_rollback='' step_id=$before
  if [[ -n $halted ]]; then
    record rollback run failed
    record halted run rollback-failed
    in_style bad tell "The rollback did not come to its end: $halt_reason"
  else
    record rollback run 'done'
    record halted run rolled-back
    in_style care tell 'Rolled back.'
  fi
  if [[ -n $rollback_budget ]] && (($(now) - instant[R] > rollback_budget)); then
    tell "The rollback took longer than the $rollback_budget s planned for it."
  fi
  return 0
}
