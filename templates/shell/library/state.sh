# ---- State: what has happened, one line a fact, synced before it is acted on --

begin_run() {
  local base=${state_folder:-${XDG_STATE_HOME:-$HOME/.local/state}/deployspec/runbooks/$procedure}
  umask 077
  mkdir -p "$base" || exit 2
  lock "$base/lock"
  if [[ $mode == run ]]; then
    if [[ -e $base/latest/state ]] && ! grep -q '^ended' "$base/latest/state"; then
      complain "a run was begun and has not ended: --resume goes on with it, --resume --only ID carries out one step of it; --state DIR begins another elsewhere"
      exit 2
    fi
    run_id=$(date -u +%Y%m%dT%H%M%SZ)-$$
    mkdir "$base/$run_id" && ln -sfn "$run_id" "$base/latest" || exit 2
  elif [[ ! -e $base/latest/state ]]; then
    complain "there is no run below $base that could be gone on with"
    exit 2
  fi
  run_folder=$(cd "$base/latest" && pwd -P) || exit 2
  run_id=${run_folder##*/}
}

# The holder's process id tells a forgotten lock from a held one.
lock() {
  local holder
  if ! mkdir "$1" 2>/dev/null; then
    holder=$(cat "$1/pid" 2>/dev/null)
    if [[ -n $holder ]] && kill -0 "$holder" 2>/dev/null; then
      complain "process $holder carries out this procedure already"
      exit 2
    fi
  fi
  printf '%s\n' "$$" >"$1/pid"
  lock_folder=$1
}

# record KIND SUBJECT [VALUE]: a value may hold anything but NUL.
record() {
  local line=${3-}
  line=${line//\\/\\\\}
  line=${line//$'\n'/\\n}
  line=${line//$'\t'/\\t}
  if [[ $mode != dry-run ]]; then
    if ! { write_down_state "$1"$'\t'"$2"$'\t'"$line" && sync "$run_folder/state"; }; then
      complain "the state cannot be written; nothing more is done"
      exit 3
    fi
  fi
  remember "$1" "$2" "${3-}"
}

# In one piece, whoever else writes.
write_down_state() {
  if [[ -n $branches_folder ]]; then
    cat >>"$run_folder/state" <<<"$1"
  else
    printf '%s\n' "$1" >>"$run_folder/state"
  fi
}

remember() {
  case $1 in
    began) may_have_run[$2]=1 ;;
    ended) [[ $2 != run ]] || run_over=$3 ;;
    step) ending[$2]=$3 ;;
    again) forget "$2" ;;
    declined) forget_approvals "$2" ;;
    undone) unset "may_have_run[$2]" ;;
    value) value[$2]=$3 ;;
    hidden) hidden[$2]=1 ;;
    baseline) baseline[$2]=$3 ;;
    action) action_state[$2]=$3 ;;
    armed) armed=1 ;;
    instant) instant[$2]=$3 ;;
    rollback) rolled_back=$3 ;;
    halted) halted=$3 ;;
    digest) run_digest=$3 ;;
    operator) operator=$3 ;;
    *) said["$1 $2"]=$3 ;;
  esac
}

forget() {
  local key
  unset "ending[$1]" "said[window $1]"
  forget_approvals "$1"
  for key in "${!captured[@]}"; do
    [[ " ${captured[$key]} " != *" $1 "* ]] || unset "value[$key]"
  done
  for key in "${!action_state[@]}"; do
    [[ $key != "$1 "* ]] || unset "action_state[$key]"
  done
}

recall() {
  local kind subject text
  while IFS=$'\t' read -r kind subject text; do
    printf -v text '%b' "$text"
    remember "$kind" "$subject" "$text"
  done <"$run_folder/state"
  if [[ $run_digest != "$plan_digest" ]]; then
    complain "the run was begun with the plan $run_digest, this runbook holds $plan_digest: go on with the runbook it was begun with"
    exit 2
  fi
}
