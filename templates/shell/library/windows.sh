# ---- Change windows ----------------------------------------------------------------

# window_opens WINDOWS FROM: the next instant, from then on, at which one is open; by the clock on a wall of its zone, minute
# by minute, so that summer time needs no thought. A zone that this machine does not know would be read as UTC.
window_opens() {
  local span days opens closes zone
  for span in $1; do
    IFS=/ read -r days opens closes zone <<<"$span"
    if [[ $zone != UTC && ! -e ${TZDIR:-/usr/share/zoneinfo}/$zone ]]; then
      complain "this machine does not know the time zone $zone, and a change window is in it: install tzdata"
      return 1
    fi
    seq -f '@%.0f' "$2" 60 "$(($2 + 15 * 86400))" | TZ=$zone date -f - '+%s %u %H %M' |
      awk -v days="$days" -v opens="$opens" -v closes="$closes" '
        {
          minute = $3 * 60 + $4
          before = $2 == 1 ? 7 : $2 - 1
          if (closes > opens)
            open = index(days, $2) && minute >= opens && minute < closes
          else
            open = index(days, $2) && minute >= opens || index(days, before) && minute < closes
          if (open && !found++) print $1
        }'
  done | sort -n | head -n 1
}

# change_window ENVIRONMENT: a step that changes something begins in a window, or on somebody's word.
change_window() {
  window_of=$1
  in_window
}

# in_window: asked once more when people have been asked, for that takes time. What has begun goes on.
in_window() {
  local now next answer=''
  [[ -n $window_of && $mode != dry-run && -z $in_rollback && -z ${said["window $step_id"]-} ]] || return 0
  ((action < 2)) && [[ -z ${action_state["$step_id 1"]+set} ]] || return 0
  while :; do
    now=$(now)
    next=$(window_opens "${windows[$window_of]}" "$((now - now % 60))")
    if [[ -z $next ]]; then
      reason='nobody can tell whether a change window is open'
      return "$error"
    fi
    ((next > now)) || return 0
    if [[ -z $answer ]]; then
      tell "  Outside the change windows of $window_of; the next one opens on $(date -d "@$next" '+%a %F %T %Z')."
      record held "$step_id" "$next"
      answer='wait'
      if attended || [[ -n ${answers["$step_id.window"]+set} ]]; then
        ask_choice answer "$step_id.window" 'Wait until then?' 'wait: until it opens' \
          'start: all the same, with a reason' 'stop: end here'
      fi
      case $answer in
        start)
          ask_words reason "$step_id.reason" 'Why' ''
          log "$step_id: begun outside the change windows of $window_of by $operator ($reason)"
          record window "$step_id" "$reason"
          reason=''
          return 0
          ;;
        stop | rollback)
          chosen "$answer"
          return
          ;;
      esac
      say "  Waiting until $(clock "$next")"
    fi
    wait_until "$next"
  done
}

# A rollback is held up by no window; whoever carries it out is told.
say_outside() {
  local place now next
  now=$(now)
  for place in "${!windows[@]}"; do
    next=$(window_opens "${windows[$place]}" "$((now - now % 60))")
    if [[ -z $next ]] || ((next > now)); then
      tell "Outside the change windows of $place: that holds no rollback up."
    fi
  done
}
