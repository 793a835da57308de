# --- gates

# judged NUMBER: takes the reading of gate NUMBER; 0 target, 1 missed, 2 no data, 3 error, 10 acceptable, 11 warning,
# 12 critical, 13 rollback. The worst level reached decides; where none of the bad ones is and one cannot be decided, nothing does.
judged() {
  local code=0 kind title=TITLE_$1
  found='' undecided=''
  "take_$1" || code=$?
  case $code in
    0)
      code=1 level=missed
      # All are looked at, whichever decides: how long one has lasted counts from when it was reached.
      for kind in 10:acceptable 0:target 11:warning 12:critical 13:rollback; do
        incomparable=''
        if declare -F "${kind#*:}_$1" >/dev/null && "${kind#*:}_$1"; then
          code=${kind%:*} level=${kind#*:}
        else
          undecided+=$incomparable
        fi
      done
      if [ -n "$undecided" ] && ((code <= 10)); then code=2 level=no-data; fi
      guarded printf '%s: read %s, level %s' "${!title}" "$found" "$level"
      ;;
    2) level=no-data ;;
    *) level=error code=3 ;;
  esac
  if ((code == 2 || code == 3)); then
    for kind in acceptable target warning critical rollback; do printf -v "SINCE_${kind}_$1" ''; done
  fi
  note what reading gate "${!title}" reading "$found" level "$level"
  return "$code"
}

# took VALUE FACTOR [UNIT]: makes it the reading, in its base unit; an empty factor keeps words.
took() {
  [ -n "$1" ] || return 2
  found=$1${3:-}
  if [ -z "$2" ]; then reading=$1; else reading=$(scaled "$1" "$2") || return 2; fi
}

# look_again BEGUN WITHIN EVERY: waits for the next look, the last of which falls on the end of the time, counted from the first
# one; 1 where it is over.
look_again() {
  local rest
  rest=$(($1 + $2 * 1000 - $(milliseconds)))
  if ((rest <= 0)); then return 1; fi
  sleep "$(awk -v rest="$rest" -v every="$3" 'BEGIN { rest /= 1000; print rest < every ? rest : every }')"
}

# gate NUMBER WITHIN EVERY: opens on target or acceptable; polls for so many seconds.
gate() {
  local code begun='' title=TITLE_$1 bound=BOUND_$1
  while :; do
    code=0
    judged "$1" || code=$?
    case $code in
      0 | 10)
        verdict "$1" pass "$found"
        return 0
        ;;
      13) calls_back "$1" ;;
    esac
    begun=${begun:-$(milliseconds)}
    look_again "$begun" "$2" "$3" || break
  done
  case $code in
    2)
      local reason='nothing was measured'
      if [ -n "$undecided" ]; then reason="the reading is $found, and there is nothing to compare it with"; fi
      verdict "$1" no-data "$reason"
      over no-data "${!title}: $reason"
      ;;
    3)
      verdict "$1" error 'it could not be measured'
      over error "${!title}: it could not be measured"
      ;;
    *) shut "$1" "$code" "$found" "the reading is $found ($level), and the bounds are: ${!bound:-none}" ;;
  esac
}

# calls_back NUMBER: ends the step for a rollback, where something may have changed that can be taken back.
calls_back() {
  local title=TITLE_$1
  [ -n "${MAY_GO_BACK:-}" ] || return 0
  ON_FAILED=rollback
  verdict "$1" fail "$found"
  over failed "${!title}: the reading is $found, which calls for a rollback"
}

# shut NUMBER CODE READING REASON: ends the step, unless somebody has decided that gate NUMBER, which failed, holds nothing up
# today. What calls for a rollback is never waived.
shut() {
  local title=TITLE_$1 until=UNTIL_$1 waiver=WAIVER_$1
  if (($2 == 13)) || [[ -z ${!until:-} || $(date -u +%F) > ${!until} ]]; then
    verdict "$1" fail "$3"
    over failed "${!title}: $4"
  fi
  verdict "$1" waived "$3; ${!waiver}"
  annotate warning "${!title}" "${!waiver}"
}

# holds NUMBER CONDITION WITHIN EVERY: the same for a condition.
holds() {
  local code begun='' title=TITLE_$1
  while :; do
    code=0
    "$2" || code=$?
    if ((code == 0)); then
      verdict "$1" pass 'it holds'
      return 0
    fi
    begun=${begun:-$(milliseconds)}
    look_again "$begun" "$3" "$4" || break
  done
  if ((code == 1)); then
    shut "$1" 1 'it does not hold' 'it does not hold'
    return 0
  fi
  verdict "$1" error 'it cannot be decided'
  over error "${!title}: it cannot be decided"
}

# lasts NAME SECONDS BOUND: whether the bound has held at every look for so long; one that finds nothing begins it anew.
lasts() {
  local since=SINCE_$1 seconds=$2 now
  if ! "$3"; then
    printf -v "$since" ''
    return 1
  fi
  now=$(date +%s)
  if [ -z "${!since:-}" ]; then printf -v "$since" '%d' "$now"; fi
  ((now - ${!since} >= seconds))
}

# sampled NUMBER: one sample of a watch; says in $bad how it is bad: f failed, n no data, e error. A warning is noted; a missed
# target is bad only where nothing worse is declared.
sampled() {
  local code=0 title=TITLE_$1 last=LAST_$1
  bad=''
  judged "$1" || code=$?
  if ((code != 0 && code != 10)) && [ "${!last:-}" != "$level" ]; then annotate warning "${!title}" "$level ${found:+at $found}"; fi
  printf -v "$last" '%s' "$level"
  case $code in
    0 | 10 | 11) ;;
    1) declare -F "warning_$1" || declare -F "critical_$1" || declare -F "rollback_$1" || bad=f ;;
    2) bad=n ;;
    3) bad=e ;;
    13)
      calls_back "$1"
      bad=f
      ;;
    *) bad=f ;;
  esac
}

# watch SECONDS EVERY GATE...: samples fall at the end of each interval; $BAD_<gate> has a letter for each bad one.
watch() {
  local samples=$(($1 / $2)) every=$2 begun=$SECONDS i due gate bad all
  shift 2
  for ((i = 1; i <= samples; i++)); do
    due=$((begun + i * every))
    if ((due > SECONDS)); then sleep $((due - SECONDS)); fi
    for gate in "$@"; do
      all=BAD_$gate
      sampled "$gate"
      printf -v "$all" '%s' "${!all:-}$bad"
    done
  done
}

# tolerated GATE COUNT: ends the step where more samples were bad, as the worst of them.
tolerated() {
  local all=BAD_$1 title=TITLE_$1 how=no-data
  local bad=${!all:-}
  local said="${#bad} bad samples, $2 tolerated"
  if ((${#bad} <= $2)); then
    verdict "$1" pass "$said"
    return 0
  fi
  if [[ $bad == *e* ]]; then how=error; fi
  if [[ $bad == *f* ]]; then how=failed; fi
  local word=$how
  if [ "$how" = failed ]; then word=fail; fi
  verdict "$1" "$word" "$said"
  over "$how" "${!title}: ${#bad} samples were bad, $2 are tolerated"
}

# goes_on GATE: in the next job.
goes_on() {
  local all=BAD_$1
  local bad=${!all:-}
  verdict "$1" 'goes on' "${#bad} bad samples so far"
}

# may_have_run OUTCOME: of an earlier step, as it said itself, or else as the runner knows it.
may_have_run() {
  case $1 in
    success | failed | no-data | error | failure | cancelled) return 0 ;;
    not-applicable | skipped | not-begun-*) return 1 ;;
    *) return 2 ;;
  esac
}
