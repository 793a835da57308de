# ---- Single steps -------------------------------------------------------------------

# The step that was asked for and no other, whatever became of it before. The run that it belongs to stays as far as it was.
one_step() {
  local before=$rolled_back
  halted=''
  perform "${steps[$only]}"
  if [[ $mode != resume || $rolled_back != "$before" ]]; then
    finish
  fi
  say ''
  say "The log: $run_folder/log"
  [[ -n $run_over ]] || say 'The run stands where it stood: --resume goes on with it.'
  leave "$(exit_code)"
}

# What steps that are left out would have found out may be given instead.
take_for_captured() {
  local name
  [[ -n $only$from ]] || return 0
  for name in "${!given[@]}"; do
    [[ -n ${captured[$name]+set} ]] || continue
    value[$name]=${given[$name]}
    [[ $mode != resume ]] || record value "$name" "${given[$name]}"
    unset "given[$name]"
  done
}

there_is() {
  [[ -n $2 && -z ${steps[$2]+set} ]] || return 0
  complain "$1: there is no step $2; --list shows them all"
  exit 2
}
