# ---- Judging: levels, gates, conditions -----------------------------------------
# Everything that decides answers 0 for yes, 1 for no, and more for what cannot be decided.

# threshold ID TITLE: begins a judgement; every level is looked at, the worst one reached decides.
threshold() {
  threshold_id=$1
  fill threshold_title "$2"
  reached='' best='' undecided='' sought=''
}

# level KIND WORDS SECONDS BOUND...: SECONDS is how long the bound must have held.
level() {
  local kind=$1 lasting=$3 key="$threshold_id $1"
  level_words[$kind]=$2
  shift 3
  [[ $kind != target && $kind != acceptable ]] || sought=1
  "$@"
  case $? in
    0)
      [[ -n ${since[$key]+set} ]] || since[$key]=$(now)
      (($(now) - since[$key] >= lasting)) || return 0
      case $kind in
        target | acceptable) best=${best:-$kind} ;;
        *) reached=$kind ;;
      esac
      ;;
    1) unset "since[$key]" ;;
    *)
      unset "since[$key]"
      undecided=$kind
      ;;
  esac
}

compare() {
  [[ -n $amount && -n $2 ]] || return 2
  awk -v a="$amount" -v b="$2" -v sign="$1" 'BEGIN {
    a = sprintf("%.13g", a) + 0; b = sprintf("%.13g", b) + 0
    holds = sign == "<" ? a < b : sign == "<=" ? a <= b : sign == ">" ? a > b : sign == ">=" ? a >= b : sign == "=" ? a == b : a != b
    exit !holds
  }'
}
between() { compare '>=' "$1" && compare '<=' "$2"; }
compare_with_input() {
  look_up "$2" && compare "$1" "$(quantity "$found" "$factor")"
}
compare_with_baseline() {
  local from=${baseline[$threshold_id]-}
  [[ -n $from ]] || return 2
  compare "$1" "$(awk -v b="$from" -v p="$2" -v q="$3" 'BEGIN { printf "%.15g", b + (b < 0 ? -b : b) * p / 100 + q / 100 }')"
}
around_baseline() {
  local status
  compare_with_baseline '>=' "-$2" 0 && compare_with_baseline '<=' "$2" 0
  status=$?
  [[ $1 != '!=' ]] || ((status > 1)) || status=$((!status))
  return "$status"
}
reads() {
  local text
  fill_strictly text "$1"
  [[ $reading == "$text" ]]
}
reads_like() { matches "$1" "$reading"; }

reading_said() { printf '%s' "$reading${amount:+$unit}"; }

# judge THRESHOLD: 0 open, else why not; the sentence in $reason.
judge() {
  local status
  amount='' reading='' reason='' judged_as='' factor=1 unit=''
  "$1"
  status=$?
  plain_action
  ((status == 0)) || {
    begins_to_last_anew
    return "$status"
  }
  [[ -z $judged_as ]] || return "$((judged_as - 1))"
  reason="$threshold_title is $(reading_said)"
  if [[ -n $reached ]]; then
    reason+=", at its $reached level (${level_words[$reached]})"
    return "$failed"
  elif [[ -n $undecided ]]; then
    reason+=", and there is nothing to compare it with"
    begins_to_last_anew
    return "$no_data"
  elif [[ $best == target ]]; then
    return 0
  elif [[ $best == acceptable ]]; then
    reason+=", which is acceptable (${level_words[acceptable]})"
    return 0
  elif [[ -z $sought ]]; then
    return 0
  fi
  reason+=", not ${level_words[target]-${level_words[acceptable]-}}"
  return "$failed"
}

# A look that found nothing says nothing of what was there meanwhile.
begins_to_last_anew() {
  local key
  for key in "${!since[@]}"; do
    [[ $key != "$threshold_id "* ]] || unset "since[$key]"
  done
}

# judgement KEY QUESTION GOOD: asked of a person; only the good answer passes.
judgement() {
  local question answer
  fill question "$2"
  ask_choice answer "$1" "$question" 'yes: yes' 'no: no'
  reading=$answer
  reason="$question $answer"
  case $answer in
    stop)
      chosen stop
      return 2
      ;;
    rollback) return 2 ;;
  esac
  judged_as=1
  [[ $answer == "$3" ]] || judged_as=2
  ((judged_as == 1))
}

# typed KEY QUESTION FACTOR: a person reads it somewhere; a bare number has the unit that the question names.
typed() {
  local question
  fill question "$2"
  while :; do
    get_line reading "$1" "$question:"
    amount=$(quantity "$reading" "$3") && return 0
    [[ -z $reading || $4 == words ]] || say '  That is no number.'
    [[ $4 != words || -z $reading ]] || return 0
    unset "answers[$1]"
    attended || suspend "$1" 7
  done
}

# read_baseline THRESHOLD: what the measure of a threshold says now is what later readings are compared with.
read_baseline() {
  [[ $mode != dry-run ]] || return 0
  judge "$1"
  if [[ -z $amount ]]; then
    reason="no baseline for $threshold_title: $reason"
    return "$no_data"
  fi
  [[ -n ${baseline[$threshold_id]+set} ]] || record baseline "$threshold_id" "$amount"
  say "  $threshold_title was $(reading_said) before"
}

# own_baseline MEASURE: read once, when it is first needed.
own_baseline() {
  local reading='' amount=''
  [[ -z ${baseline[$threshold_id]+set} ]] || return 0
  "$1" && [[ -n $amount ]] && record baseline "$threshold_id" "$amount"
  plain_action
}

# ---- Conditions ----

value_is() {
  local name=$1 word
  shift
  look_up "$name" || return 2
  for word; do
    [[ $found != "$word" ]] || return 0
  done
  return 1
}
value_matches() {
  look_up "$1" || return 2
  matches "$2" "$found"
}
value_meets() {
  local amount reading factor=1 threshold_id=''
  look_up "$1" || return 2
  reading=$found
  amount=$(quantity "$found")
  shift
  "$@"
}
test_succeeds() {
  local text
  take_text text
  look_at run_script "$text" || return 2
  plain_action
  [[ $code =~ ^[0-9]+$ ]] || return 2
  return "$((code > 1 ? 2 : code))"
}
# has_reached THRESHOLD KIND: that level or a worse one; for target and acceptable that level or a better one.
has_reached() {
  judge "$1"
  (($? <= failed)) || return 2
  case $2 in
    target) [[ -z $reached && $best == target ]] ;;
    acceptable) [[ -z $reached && -n $best ]] ;;
    warning) [[ -n $reached ]] ;;
    critical) [[ $reached == critical || $reached == rollback ]] ;;
    rollback) [[ $reached == rollback ]] ;;
  esac
}
step_ended() {
  local word
  [[ -n ${ending[$1]+set} ]] || return 1
  for word in "${@:2}"; do
    [[ ${ending[$1]} != "$word" ]] || return 0
  done
  return 1
}
has_run() { [[ -n ${may_have_run[$1]+set} ]]; }
run_ended() { [[ -n $outcome && $outcome == "$1" ]]; }
time_reached() { [[ -n ${instant[$1]+set} ]] && (($(now) >= instant[$1] + $2)); }
always() { return 0; }
never() { return 1; }
all_of() {
  local condition status=0
  for condition; do
    "$condition"
    case $? in
      0) ;;
      1) return 1 ;;
      *) status=2 ;;
    esac
  done
  return "$status"
}
any_of() {
  local condition status=1
  for condition; do
    "$condition"
    case $? in
      0) return 0 ;;
      1) ;;
      *) status=2 ;;
    esac
  done
  return "$status"
}
opposite_of() {
  "$1"
  case $? in
    0) return 1 ;;
    1) return 0 ;;
    *) return 2 ;;
  esac
}
