# ---- Always: what is done once at the end of a block, however it came to it ----------

# in_any_case ALWAYS BODY: a block's steps, then what is done behind them.
in_any_case() {
  local within="$within $1"
  "$2" || return
  close "$1"
}

# A step begins, and so do the blocks around it.
begins() {
  local always
  for always in $within; do
    [[ -n ${said["entered $always"]+set} ]] || record entered "$always"
  done
}

# close ALWAYS: 1 when nothing later may start.
close() {
  local closing=$1 status outcome=${outcome:-done}
  [[ -z ${said["closed $1"]+set} ]] || return 0
  say ''
  say '  In any case:'
  "$1"
  status=$?
  record closed "$1"
  return "$status"
}

# leave_blocks ALWAYS...: of blocks that began and did not come to their end, inner ones first. It turns nothing round: what
# fails here starts no rollback, and the run ends as it was going to.
leave_blocks() {
  local always before=$halted
  local halted='' halt_reason='' in_rollback=1 within='' outcome=rolled-back
  [[ -z $before ]] || outcome=stopped
  for always; do
    if [[ -n ${said["entered $always"]+set} && -z ${said["closed $always"]+set} ]]; then
      close "$always"
      [[ -z $halted || -z $before ]] || record halted run "$before"
      halted=''
    fi
  done
}

leave_phases() {
  [[ -z $halted ]] || leave_blocks ${always_of_phases[@]+"${always_of_phases[@]}"}
}
