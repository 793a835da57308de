# ---- Watches: samples at the end of each interval, to the end ---------------------

stretch() { stretches+=("$1 $2 $3"); }
sample() { samples+=("$1"$'\t'"$2"$'\t'"$3"); }

watch() {
  local part lasting every about total=0 count=0 number tolerate title function index status key due every_ms
  local -a bad_count=() kind=()
  # of what went wrong in a watch the worst, from the least
  local -A weight=([$no_data]=1 [$error]=2 [$failed]=3)
  if [[ $mode == dry-run ]]; then
    for part in "${stretches[@]}"; do
      read -r lasting every about <<<"$part"
      say "  Watch for $lasting s, every $every s: $about"
    done
    return 0
  fi
  for part in "${stretches[@]}"; do
    read -r lasting every about <<<"$part"
    total=$((total + $(whole "$lasting" "$every")))
  done
  due=$(milliseconds)
  for part in "${stretches[@]}"; do
    read -r lasting every about <<<"$part"
    in_ms every_ms "$every"
    fill about "$about"
    say "  ${about:-Watching} (every $every s for $lasting s)"
    for ((number = $(whole "$lasting" "$every"); number > 0; number--)); do
      count=$((count + 1))
      key="$step_id $count"
      [[ -n ${said["sample $key"]+set} ]] || until_due "$every_ms"
      for index in "${!samples[@]}"; do
        IFS=$'\t' read -r title tolerate function <<<"${samples[index]}"
        status=${said["sample $key $index"]-}
        if [[ -z $status ]]; then
          decide_sample "$function"
          status=$?
          gate_said "$title (sample $count of $total)" "$status"
          if [[ $reached == rollback ]]; then
            triggered_by "$threshold_id" "$reason" || return
          fi
          [[ $reached != critical ]] || escalate "$title: $reason"
          record sample "$key $index" "$status"
        fi
        if ((status != passed)); then
          bad_count[index]=$((${bad_count[index]:-0} + 1))
          ((weight[$status] <= ${weight[${kind[index]:-none}]:-0})) || kind[index]=$status
        fi
      done
      record sample "$key" 'done'
      watch_triggers || return "$diverted"
    done
  done
  for index in "${!samples[@]}"; do
    IFS=$'\t' read -r title tolerate function <<<"${samples[index]}"
    if ((${bad_count[index]:-0} > tolerate)); then
      reason="$title: ${bad_count[index]} of $total samples were bad, $tolerate may be"
      dismissed "$index" || return "${kind[index]}"
    fi
  done
}

# until_due MILLISECONDS: waits until so long after the last sample was due, however long that took. After a pause that was
# longer the samples go on from now, because several at once would say no more than one.
until_due() {
  local now
  now=$(milliseconds)
  due=$((due + $1))
  if ((due > now)); then
    sleep_ms "$((due - now))"
  elif ((now - due >= $1)); then
    due=$now
  fi
}

whole() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%d", a / b + 0.000001 }'; }

# A warning or a missed target is noted; a sample fails at critical, or at a missed target where nothing worse is declared.
decide_sample() {
  local status
  level_words=()
  decide "$1"
  status=$?
  if [[ $1 == threshold_* ]] && ((status == failed)) && [[ -z $judged_as ]]; then
    if [[ $reached == warning ]]; then
      status=$passed
    elif [[ -z $reached && -n ${level_words[warning]-}${level_words[critical]-}${level_words[rollback]-} ]]; then
      status=$passed
    fi
  fi
  return "$status"
}

dismissed() {
  local answer
  attended || [[ -n ${answers["$step_id.dismiss"]+set} ]] || return 1
  say "  $reason"
  ask_choice answer "$step_id.dismiss" 'Do these samples mean anything?' 'yes: they count' 'no: dismiss them'
  [[ $answer != stop ]] || chosen stop
  [[ $answer == no ]]
}

escalate() {
  local hop
  in_style bad tell "  CRITICAL: $1"
  for hop in ${escalation[@]+"${escalation[@]}"}; do
    say "    tell $hop"
  done
}
