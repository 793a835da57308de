# What the steps of this workflow have in common. It needs bash, awk, curl and jq.
work=$(mktemp -d "$RUNNER_TEMP/step.XXXXXX")
reading=

# Shows what a command writes as text alone: the runner obeys nothing that stands in it.
guarded() {
  local token code=0
  token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  printf '::stop-commands::%s\n' "$token"
  "$@" || code=$?
  printf '\n::%s::\n' "$token"
  return "$code"
}

summary() {
  printf '%s\n' "$@" >>"$GITHUB_STEP_SUMMARY"
}

# output NAME VALUE: hands a value, of several lines perhaps, to later steps.
output() {
  local token
  token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  printf '%s\n' "$1<<$token" "$2" "$token" >>"$GITHUB_OUTPUT"
}

# over failed|no-data|error REASON: ends the step as the procedure says that it ends.
over() {
  local answer
  case $1 in
    failed) answer=${ON_FAILED:-stop} ;;
    no-data) answer=${ON_NO_DATA:-stop} ;;
    *) answer=${ON_ERROR:-stop} ;;
  esac
  guarded printf '%s: %s (on-failure: %s)' "$1" "$2" "$answer"
  summary "- **$1**: $(printf '%s' "$2" | tr '\n`<' '   ')"
  case $answer in
    continue)
      printf '::warning::It did not pass, and goes on.\n'
      exit 0
      ;;
    rollback) output way rollback ;;
  esac
  exit 1
}

# Keeps a value out of the log from now on.
mask() {
  local line
  while IFS= read -r line || [ -n "$line" ]; do
    [ -z "$line" ] || printf '::add-mask::%s\n' "${line//%/%25}"
  done <<<"$1"
}

# to_send CHANNEL MESSAGE: for somebody to send by hand.
to_send() {
  guarded printf 'To be sent by hand through %s: %s' "$1" "$2"
  summary "To be sent by hand through $1:" '~~~text' "$(printf '%s' "$2" | sed 's/^~/ ~/')" '~~~'
}

# --- time

since_t0() {
  awk -v now="$(date +%s)" -v t0="$(date -d "$SPEC_T0" +%s)" 'BEGIN { print now - t0 }'
}

# not_before SECONDS: waits until so long after T0.
not_before() {
  local rest
  rest=$(($1 - $(since_t0)))
  if ((rest > 0)); then
    printf 'waiting for %s seconds\n' "$rest"
    sleep "$rest"
  fi
}

# --- scripts

quoted() {
  printf "'%s'" "${1//\'/\'\\\'\'}"
}

# The script in $1 as its interpreter reads it: with its values, and closed so that a cut line can't shorten it.
closed_script() {
  local name
  case ${LANGUAGE:-bash} in
    bash | sh)
      for name in ${VALUES:-}; do
        printf 'export %s=%s\n' "$name" "$(quoted "${!name}")"
      done
      if [ "${LANGUAGE:-bash}" = bash ]; then printf '{ set -euo pipefail\n'; else printf '{ set -eu\n'; fi
      cat "$1"
      printf '\n} </dev/null\n'
      ;;
    sql)
      for name in ${VALUES:-}; do
        printf '\\getenv %s %s\n' "$name" "$name"
      done
      cat "$1"
      ;;
    *) cat "$1" ;;
  esac
}

interpret() {
  if [ -z "${VIA:-}" ]; then
    (cd -- "${DIRECTORY:-.}" && timeout --kill-after=10 "$LIMIT" env -u SPEC_LIBRARY bash --noprofile --norc -euo pipefail "$1" </dev/null)
  else
    closed_script "$1" >"$work/closed"
    (cd -- "${DIRECTORY:-.}" && timeout --kill-after=10 "$LIMIT" env -u SPEC_LIBRARY bash --noprofile --norc -euo pipefail -c "$VIA" <"$work/closed")
  fi
}

# script: runs what stands in $work/script; leaves out, err and code, and shows what it writes.
script() {
  guarded shown interpret "$work/script"
}

shown() {
  {
    {
      local code=0
      "$@" || code=$?
      printf '%s\n' "$code" >"$work/code"
    } 2>&1 >&3 | tee "$work/err" >&2
  } 3>&1 | tee "$work/out"
}

# probe: runs what stands in $work/probe and shows nothing; fails unless it exits 0.
probe() {
  local code=0
  interpret "$work/probe" >"$work/answer" 2>"$work/probe-err" || code=$?
  [ "$code" -eq 0 ]
}

# --- HTTP

# request METHOD URL [CURL-OPTION...]: leaves answer, status and seconds; follows no redirect.
request() {
  local method=$1 url=$2
  shift 2
  curl --silent --show-error --proto '=http,https' --max-time "$LIMIT" --max-filesize 1048576 --request "$method" \
    --output "$work/answer" --write-out '%{http_code} %{time_total}\n' "$@" -- "$url" >"$work/http" 2>"$work/err" || return 1
  read -r status seconds <"$work/http"
  printf '%s\n' "$status" >"$work/code"
  printf '%s\n' "$seconds" >>"$work/times"
}

# fetch METHOD URL [CURL-OPTION...]: the same, shown.
fetch() {
  request "$@" || return 1
  cp "$work/answer" "$work/out"
  guarded cat "$work/out"
}

# percentile P COUNT METHOD URL [CURL-OPTION...]: the nearest rank among the times of so many requests.
percentile() {
  local percent=$1 count=$2 i
  shift 2
  : >"$work/times"
  for ((i = 0; i < count; i++)); do
    request "$@" || return 1
  done
  sort -g "$work/times" | awk -v p="$percent" '{ t[NR] = $1 } END { i = int((p * NR + 99) / 100); print t[i < 1 ? 1 : i] }' >"$work/answer"
}

# --- trying

allowed() {
  local range
  for range in $EXPECT; do
    if (($1 >= ${range%-*} && $1 <= ${range#*-})); then return 0; fi
  done
  return 1
}

# try COMMAND...: runs it up to $ATTEMPTS times until its code is one of $EXPECT.
try() {
  local attempt code pause=${EVERY:-0}
  for ((attempt = 1; ; attempt++)); do
    printf 'none\n' >"$work/code"
    "$@" || true
    read -r code <"$work/code"
    if [ "$code" != none ] && allowed "$code"; then return 0; fi
    if ((attempt >= ${ATTEMPTS:-1})) || { [ -n "${ON_EXIT:-}" ] && [[ " $ON_EXIT " != *" $code "* ]]; }; then break; fi
    sleep "$pause"
    pause=$(awk -v p="$pause" -v b="${BACKOFF:-1}" 'BEGIN { print p * b }')
  done
  case $code in
    none | 124 | 137) return 3 ;;
    *) return 1 ;;
  esac
}

# act COMMAND...: the same; its failure is the step's.
act() {
  local code=0
  try "$@" || code=$?
  case $code in
    0) ;;
    1) over failed "it answered $(cat "$work/code")" ;;
    *) over error 'it could not be carried out, or not in time' ;;
  esac
}

# message COMMAND...: its failure is shown and stops nothing.
message() {
  try "$@" || printf '::warning::A message could not be sent.\n'
}

# must_have|must_lack FILE PATTERN [-i]
must_have() {
  LC_ALL=C grep -qE ${3:+"$3"} -e "$2" -- "$1" || over failed "no line of the output matches $2"
}

must_lack() {
  if LC_ALL=C grep -qE ${3:+"$3"} -e "$2" -- "$1"; then over failed "a line of the output matches $2"; fi
}

# --- readings: each finds one in the file $1, or fails

as_number() {
  [[ $1 =~ ^[[:space:]]*([-+]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][-+]?[0-9]+)?)[[:space:]]*$ ]] && printf '%s\n' "${BASH_REMATCH[1]}"
}

read_number() { as_number "$(cat "$1")"; }
read_words() { awk '{ gsub(/^[ \t\r]+|[ \t\r]+$/, ""); if ($0 != "" || n) { l[++n] = $0 } } END { while (n && l[n] == "") n--; for (i = 1; i <= n; i++) print l[i]; exit n == 0 }' "$1"; }
read_lines() { awk 'END { print NR }' "$1"; }
read_matching() { LC_ALL=C grep -cE ${3:+"$3"} -e "$2" -- "$1" || [ $? -eq 1 ]; }
read_last() { awk 'NF { last = $0 } END { print last; exit last == "" }' "$1"; }
read_status() { cat "$work/code"; }
read_sample() { jq -er 'select(.status == "success").data | if .resultType == "scalar" then .result[1] elif (.result | length) == 1 then .result[0].value[1] else empty end | select(. != "NaN" and . != "+Inf" and . != "-Inf")' "$1"; }

read_group() {
  local line LC_ALL=C
  if [ -n "${3:-}" ]; then shopt -s nocasematch; else shopt -u nocasematch; fi
  while IFS= read -r line || [ -n "$line" ]; do
    if [[ $line =~ $2 ]]; then
      shopt -u nocasematch
      printf '%s\n' "${BASH_REMATCH[1]}"
      return 0
    fi
  done <"$1"
  shopt -u nocasematch
  return 1
}

# read_json FILE PATH: the path is a JSON array of the keys.
read_json() {
  jq -er --argjson path "$2" 'reduce $path[] as $key (.; if type == "array" then .[$key | tonumber] elif type == "object" then .[$key] else null end) | select(type != "null" and type != "object" and type != "array")' "$1"
}

# --- bounds, in base units

scaled() {
  local number
  number=$(as_number "$1") || return 1
  awk -v n="$number" -v f="$2" 'BEGIN { printf "%.15g\n", n * f }'
}

# quantity TEXT: a number with its unit, such as 500ms, in the base unit of its dimension.
quantity() {
  [[ $1 =~ ^[[:space:]]*([-+]?[0-9]*[.]?[0-9]+)[[:space:]]*([^[:space:]]*)[[:space:]]*$ ]] || return 1
  local number=${BASH_REMATCH[1]} factor
  case ${BASH_REMATCH[2]} in
<%#units%>
    <%symbol%>) factor=<%factor%> ;;
<%/units%>
    *) return 1 ;;
  esac
  scaled "$number" "$factor"
}

# meets SIGN BOUND: whether the reading does.
meets() {
  [ -n "$2" ] && awk -v r="$reading" -v b="$2" -v sign="$1" 'BEGIN {
    r += 0; b += 0
    ok = sign == "<" ? r < b : sign == "<=" ? r <= b : sign == ">" ? r > b : sign == ">=" ? r >= b : sign == "=" ? r == b : r != b
    exit !ok
  }'
}

# moved NUMBER FACTOR PLUS: a baseline with its offset; nothing where there is no baseline.
moved() {
  [ -z "$1" ] || awk -v n="$1" -v f="$2" -v p="$3" 'BEGIN { printf "%.15g\n", n * f + p }'
}

is_word() { [ "$reading" = "$1" ]; }

# fits TEXT PATTERN [-i]: whether a line of the text matches.
fits() { printf '%s\n' "$1" | LC_ALL=C grep -qE ${3:+"$3"} -e "$2"; }

# --- conditions: 0 holds, 1 does not, anything else is undecided

one_of() {
  local text=$1 word
  shift
  for word in "$@"; do
    if [ "$text" = "$word" ]; then return 0; fi
  done
  return 1
}

decided() {
  local code=0
  interpret "$work/probe" >"$work/answer" 2>"$work/probe-err" || code=$?
  ((code <= 1)) || return 2
  return "$code"
}

all_of() {
  local part code undecided=0
  for part in "$@"; do
    code=0
    "$part" || code=$?
    if ((code == 1)); then return 1; fi
    if ((code > 1)); then undecided=2; fi
  done
  return "$undecided"
}

any_of() {
  local part code verdict=1
  for part in "$@"; do
    code=0
    "$part" || code=$?
    if ((code == 0)); then return 0; fi
    if ((code > 1)); then verdict=2; fi
  done
  return "$verdict"
}

negated() {
  local code=0
  "$1" || code=$?
  case $code in
    0) return 1 ;;
    1) return 0 ;;
    *) return 2 ;;
  esac
}

# applies CONDITION: goes on where it holds; where it does not, this step and what is inside it do not apply.
applies() {
  local code=0
  "$1" || code=$?
  case $code in
    0) ;;
    1)
      printf 'not applicable\n'
      output applies no
      exit 0
      ;;
    *) over error 'its condition cannot be decided' ;;
  esac
}

# --- gates

# judged NUMBER: takes the reading of gate NUMBER; 0 target, 1 missed, 2 no data, 3 error, 10 acceptable, 11 warning,
# 12 critical, 13 rollback. The worst level reached decides.
judged() {
  local code=0 level title
  title="TITLE_$1"
  "take_$1" || code=$?
  if ((code != 0)); then return $((code == 2 ? 2 : 3)); fi
  for level in 13:rollback 12:critical 11:warning 0:target 10:acceptable; do
    if declare -F "${level#*:}_$1" >/dev/null && "${level#*:}_$1"; then
      guarded printf '%s: read %s, level %s' "${!title}" "$reading" "${level#*:}"
      return "${level%:*}"
    fi
  done
  guarded printf '%s: read %s, which misses the target' "${!title}" "$reading"
  return 1
}

# took VALUE FACTOR: makes it the reading, in its base unit; an empty factor keeps words.
took() {
  [ -n "$1" ] || return 2
  if [ -z "$2" ]; then reading=$1; else reading=$(scaled "$1" "$2") || return 2; fi
}

# gate NUMBER WITHIN EVERY: opens on target or acceptable; polls for so many seconds.
gate() {
  local code end=$((SECONDS + $2))
  while :; do
    code=0
    judged "$1" || code=$?
    if ((code == 0 || code == 10)); then return 0; fi
    if ((SECONDS >= end)); then break; fi
    sleep "$3"
  done
  local title="TITLE_$1"
  case $code in
    2) over no-data "${!title}: nothing was measured" ;;
    3) over error "${!title}: it could not be measured" ;;
    *) over failed "${!title}: the reading is ${reading:-missing}" ;;
  esac
}

# holds NUMBER CONDITION WITHIN EVERY: the same for a condition.
holds() {
  local code end=$((SECONDS + $3)) title="TITLE_$1"
  while :; do
    code=0
    "$2" || code=$?
    if ((code == 0)); then return 0; fi
    if ((SECONDS >= end)); then break; fi
    sleep "$4"
  done
  if ((code == 1)); then over failed "${!title}: it does not hold"; fi
  over error "${!title}: it cannot be decided"
}

# lasts NAME SECONDS BOUND: whether the bound has held at every look for so long.
lasts() {
  local since=SINCE_$1 seconds=$2
  if ! "$3"; then
    printf -v "$since" ''
    return 1
  fi
  if [ -z "${!since:-}" ]; then printf -v "$since" '%d' "$SECONDS"; fi
  ((SECONDS - ${!since} >= seconds))
}

# sampled NUMBER: whether a sample of a watch is good. A warning is noted; a missed target is bad only where nothing
# worse is declared.
sampled() {
  local code=0 title=TITLE_$1
  judged "$1" || code=$?
  case $code in
    0 | 10 | 11) ;;
    1) declare -F "warning_$1" || declare -F "critical_$1" || declare -F "rollback_$1" ;;
    13)
      ON_FAILED=rollback
      over failed "${!title}: the reading is $reading, which calls for a rollback"
      ;;
    *) return 1 ;;
  esac
}

# watch SECONDS EVERY GATE...: samples fall at the end of each interval; $BAD_<gate> counts the bad ones.
watch() {
  local samples=$(($1 / $2)) every=$2 begun=$SECONDS i due gate bad
  shift 2
  for ((i = 1; i <= samples; i++)); do
    due=$((begun + i * every))
    if ((due > SECONDS)); then sleep $((due - SECONDS)); fi
    for gate in "$@"; do
      bad=BAD_$gate
      sampled "$gate" || printf -v "$bad" '%d' $((${!bad:-0} + 1))
    done
  done
}

# tolerated GATE COUNT: fails the step where more samples were bad.
tolerated() {
  local bad=BAD_$1 title=TITLE_$1
  ((${!bad:-0} <= $2)) || over failed "${!title}: ${!bad} samples were bad, $2 are tolerated"
}

# may_have_run OUTCOME: of an earlier step, as the runner knows it.
may_have_run() {
  case $1 in
    success | failure | cancelled) return 0 ;;
    skipped) return 1 ;;
    *) return 2 ;;
  esac
}
