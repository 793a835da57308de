#!/usr/bin/env bash
# Quickstart
#
# Spec: specs/quickstart.yaml
# Plan: sha256 c99e9fcc9c977554dcd4e3a0f3e56819752f8370968a052f4732b48d92499fa3
#
# Generated; do not edit: change the spec and render it again.
#
# bash runbook.sh --help says how to carry it out.
#
# What this file does not enforce:
# - its record: the state file and the log can be changed by whoever owns them, and nothing tells
# - identity: whoever answers says who they are
# - the time in which an approval has to be given, and what follows when it is not

# Functions are called by name, and text in single quotes is shown as it is.
# shellcheck disable=SC2016,SC2034,SC2317

set -uo pipefail

if ((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] < 402)); then
  printf 'runbook: this needs bash 4.2 or newer\n' >&2
  exit 2
fi

procedure='quickstart'
plan_digest='c99e9fcc9c977554dcd4e3a0f3e56819752f8370968a052f4732b48d92499fa3'
environment=''
type_the_name=''
has_rollback='1'
rollback_budget='60'
tools=('curl')
judgements=('The page looks wrong')
triggers=()
always_of_phases=()
always_of_rollback=()
escalation=()
after_the_end=()

# How a step ends, as the status of the function that carries it out.
readonly passed=0 failed=1 no_data=2 error=3 skipped=4 not_applicable=5 settled=6 diverted=7 again=8

mode=run yes='' from='' from_step='' only='' until='' until_asked='' going_back='' answers_file='' state_folder='' start=''
operator=${USER:-$(id -un)}
run_id='' run_folder='' run_digest='' run_over='' lock_folder='' outcome='' inputs_refused=''
armed='' in_rollback='' rolled_back='' halted='' halted_before='' halt_reason='' watched_pid='' interrupted=''
step_id='' changing='' reason='' found='' unknown='' reading='' amount='' code='' place='' reached='' judged_as=''
late_by='' window_of='' branches_folder='' beside='' state_seen=0 broke_status='' stream_read='' threshold_id=''
threshold_title='' unit='' within='' closing='' width=0 style_off=''
declare -A styles=()
declare -A value=() here=() own=() hidden=() secret_value=() given=() answers=() ending=() action_state=()
branch_pids=()
declare -A may_have_run=() baseline=() instant=() said=() since=() level_words=() declined=() beyond=()
declare -A irreversible=()
declare -A windows=()
# By id, the function of each step; by name, the steps that find a value out.
declare -A steps=(['look']='step_look' ['build']='step_build' ['go-ahead']='step_go_ahead' ['switch']='step_switch' ['serve']='step_serve' ['ask-for-the-page']='step_ask_for_the_page' ['look-at-page']='step_look_at_page' ['watch-it-for-some-seconds']='step_watch_it_for_some_seconds' ['undo-serve']='step_undo_serve' ['undo-switch']='step_undo_switch' ['undo-build']='step_undo_build' ['put-the-old-release-back']='step_put_the_old_release_back' ['the-old-release-is-served-again']='step_the_old_release_is_served_again')
declare -A captured=(['NEW_RELEASE']='look' ['OLD_RELEASE']='look')
declare -A redone=()

# ---- Words on the terminal and in the log -----------------------------------

# What a terminal can show, asked anew at each step, for a window may change. Nothing stands out anywhere else.
know_terminal() {
  local size=''
  styles=() style_off='' width=0
  [[ -t 1 && ${TERM:-dumb} != dumb ]] || return 0
  size=$(stty size <&3 2>/dev/null) && width=${size#* }
  [[ -z ${NO_COLOR-} ]] || return 0
  styles=([bold]=$'\e[1m' [good]=$'\e[32m' [bad]=$'\e[1;31m' [care]=$'\e[33m') style_off=$'\e[0m'
}

# in_style STYLE COMMAND...: what the command says stands out.
in_style() {
  printf '%s' "${styles[$1]-}"
  "${@:2}"
  printf '%s' "$style_off"
}

# Text can neither move the cursor nor turn the direction of writing.
say() {
  local text=$*
  if [[ $text == *[![:ascii:]]* || $text == *[[:cntrl:]]* ]]; then
    text=$(neutral <<<"$text")
  fi
  if ((width < 20)); then
    printf '%s\n' "$text"
  else
    wrapped "$text"
  fi
}

# neutral [PREFIX]: what stands on standard input, each line behind the prefix.
neutral() {
  LC_ALL=C sed -e 's/[\x00-\x08\x0b-\x1f\x7f]//g' -e 's/\xc2[\x80-\x9f]//g' \
    -e 's/\xe2\x80[\x8b\x8c\x8e\x8f\xa8-\xae]//g' -e 's/\xe2\x81[\xa0-\xaf]//g' -e "s/^/${1-}/"
}

# Lines end between words where the window does, and go on as far in as they began; a longer word stays in one piece.
wrapped() {
  local line head rest indent
  while IFS= read -r line; do
    while ((${#line} > width)); do
      indent=${line%%[! ]*}
      head=${line:0:width+1}
      head=${head% *}
      if ((${#head} <= ${#indent} || ${#head} > width)); then
        rest=${line:${#indent}}
        head=$indent${rest%% *}
      fi
      rest=${line:${#head}}
      rest=${rest#"${rest%%[! ]*}"}
      [[ -n $rest ]] || break
      printf '%s\n' "$head"
      [[ $line != "$indent- "* ]] || indent+='  '
      line=$indent$rest
    done
    printf '%s\n' "$line"
  done <<<"$1"
}

complain() { printf 'runbook: %s\n' "$*" >&2; }

# What a command wrote can neither move the cursor nor look like the runbook's own words.
gutter() { neutral '    | '; }

log() {
  local now line
  printf -v now '%(%Y-%m-%dT%H:%M:%S%z)T' -1
  line="$now $operator $*"
  [[ -z $run_folder ]] || printf '%s\n' "${line//$'\n'/ }" >>"$run_folder/log"
}

tell() {
  say "$*"
  log "$*"
}

now() { printf '%(%s)T' -1; }

clock() { printf '%(%Y-%m-%d %H:%M:%S)T' "$1"; }

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

# ---- Values: inputs, captured values, secrets -------------------------------

# fill VARIABLE TEXT: ${NAME} becomes the value of NAME where it is known; $${NAME} stands for itself.
fill() {
  local rest=$2 done='' name
  unknown=''
  while [[ $rest =~ (\$?)\$\{([A-Z][A-Z0-9_]*)\} ]]; do
    name=${BASH_REMATCH[2]}
    done+=${rest%%"${BASH_REMATCH[0]}"*}
    rest=${rest#*"${BASH_REMATCH[0]}"}
    if [[ -n ${BASH_REMATCH[1]} ]]; then
      done+="\${$name}"
    elif look_up "$name"; then
      [[ -z ${json_values:-} ]] || found=$(json_escaped "$found")
      [[ -z ${url_values:-} || -z $done ]] || found=$(percent_encoded "$found")
      done+=$found
    else
      done+="\${$name}"
      unknown=$name
    fi
  done
  printf -v "$1" '%s' "$done$rest"
}

# The same for what acts: a name without a value stops the action that needs it.
fill_strictly() {
  fill "$1" "$2"
  missing=${missing:-$unknown}
}

# look_up NAME: what it is worth here, in $found.
look_up() {
  found=''
  case $1 in
    SPEC_RUN) found=$run_id ;;
    SPEC_ENVIRONMENT) found=$environment ;;
    SPEC_T0) found=$(date -u -d "@${instant[T]}" +%Y-%m-%dT%H:%M:%SZ) ;;
    SPEC_STEP) found=${step_id:-} ;;
    SPEC_IDEMPOTENCY_KEY) found=$run_id/${step_id:-} ;;
    SPEC_OUTCOME) found=${outcome:-} ;;
    *)
      if [[ -n ${own[$1]+set} ]]; then
        found=${own[$1]}
      elif [[ -n ${here[$1]+set} ]]; then
        found=${here[$1]}
      elif [[ -n ${value[$1]+set} ]]; then
        found=${value[$1]}
      elif [[ -n ${secret_value[$1]+set} && " ${secrets[*]-} " == *" $1 "* ]]; then
        found=${secret_value[$1]}
      else
        return 1
      fi
      ;;
  esac
}

preset() { [[ $mode == resume || $mode == rollback ]] || value[$1]=$2; }

# input NAME TYPE REQUIRED(a condition or "optional") PATTERN OPTION...: settles one input before anything starts.
input() {
  local name=$1 type=$2 required=$3 pattern=$4 text option
  shift 4
  [[ $mode != resume && $mode != rollback ]] || return 0
  if [[ -n ${given[$name]+set} ]]; then
    value[$name]=${given[$name]}
    unset "given[$name]"
  elif printenv "$name" >/dev/null; then
    value[$name]=$(
      printenv "$name"
      printf x
    )
    value[$name]=${value[$name]%$'\n'x}
  fi
  if [[ -z ${value[$name]+set} ]]; then
    if [[ $required == optional ]]; then
      value[$name]=''
      return 0
    fi
    "$required"
    case $? in
      1)
        value[$name]=''
        return 0
        ;;
    esac
    if [[ $mode == dry-run ]] || ! ask_words text "input $name" "A value for $name is needed" "$pattern" "$@"; then
      refuse_input "$name has no value: --set $name=…"
      return 0
    fi
    value[$name]=$text
  fi
  text=${value[$name]}
  case $type in
    number) is_number "$text" || refuse_input "$name is not a number: $text" ;;
    boolean) [[ $text == true || $text == false ]] || refuse_input "$name is neither true nor false: $text" ;;
    duration) quantity "$text" >/dev/null || refuse_input "$name is no duration such as 30s or 1h30m: $text" ;;
  esac
  [[ -z $pattern ]] || matches "$pattern" "$text" || refuse_input "$name does not match ${pattern#* }: $text"
  if (($#)); then
    for option; do
      [[ $text != "$option" ]] || return 0
    done
    refuse_input "$name is none of $*: $text"
  fi
}

refuse_input() {
  complain "$1"
  inputs_refused=1
}

# matches "FLAGS PATTERN" TEXT: whether one of its lines matches; the flag i ignores case, - stands for none.
matches() {
  local flags=-E
  [[ ${1%% *} != i ]] || flags=-Ei
  printf '%s\n' "$2" | LC_ALL=C grep -q "$flags" -e "${1#* }"
}

# need_secrets NAME...: fetches what was not fetched yet; secrets are held in memory and nowhere else.
need_secrets() {
  local name
  for name; do
    [[ -z ${secret_value[$name]+set} ]] || continue
    if ! fetch_secret "$name" && [[ $mode != dry-run ]]; then
      reason="the secret $name is not to be had"
      return "$error"
    fi
  done
}

from_environment() { printenv "$1"; }
from_file() {
  local path
  fill path "$1"
  cat -- "$path"
}
from_script() { bash --noprofile --norc -euo pipefail -c "$(cat)" </dev/null; }

fetch_secret() {
  local text
  text=$(
    "secret_$1"
    status=$?
    printf x
    exit "$status"
  ) || return 1
  text=${text%x}
  secret_value[$1]=${text%$'\n'}
  [[ -n ${secret_value[$1]} ]]
}

# Secrets in what is shown or kept, in plain and in base64.
mask() {
  local name text masks=()
  for name in "${!secret_value[@]}"; do
    text=${secret_value[$name]}
    masks+=("$text" "$(printf '%s' "$text" | base64 -w 0)")
  done
  if ((${#masks[@]} == 0)); then
    cat
    return
  fi
  MASKS=$(printf '%s\n' "${masks[@]}") LC_ALL=C awk '
    BEGIN { count = split(ENVIRON["MASKS"], secret, "\n") }
    {
      line = $0
      for (i = 1; i <= count; i++) {
        if (secret[i] == "") continue
        out = ""
        while ((at = index(line, secret[i])) > 0) {
          out = out substr(line, 1, at - 1) "***"
          line = substr(line, at + length(secret[i]))
        }
        line = out line
      }
      print line
    }'
}

# ---- Scripts: each in a child of its own, in its own process group ----------

# What a script finds of the environment of this shell: the rest it has to be given.
allowed=' PATH HOME USER LOGNAME SHELL LANG TZ TERM TMPDIR SSH_AUTH_SOCK JAVA_HOME KUBECONFIG DOCKER_HOST DOCKER_CONFIG
 AWS_PROFILE AWS_REGION AWS_CONFIG_FILE HTTP_PROXY HTTPS_PROXY NO_PROXY http_proxy https_proxy no_proxy '
allowed=${allowed//$'\n'/}

# The lines before a script say how it runs; they hold for the next script or request alone.
plain_action() {
  limit=600 codes='' has=() lacks=() attempts=1 pause=0 backoff=1 retry_on=''
  directory='' via='' language=bash secrets=() via_secrets=() crossing=() own=() essential=1
  method='' address='' query='' headers=() request_body='' requests=1 missing=''
}
at_most_for() { limit=$1; }
expect_codes() { codes=$*; }
expect_line() { has+=("$1"); }
expect_no_line() { lacks+=("$1"); }
retry() { attempts=$1 pause=$2 backoff=$3 retry_on=$4; }
in_directory() { fill_strictly directory "$1"; }
needs() { secrets=("$@"); }
through() { via=$1 language=$2; }
through_needs() { via_secrets=("$@"); }
hand_over() { crossing=("$@"); }
with_value() {
  local text
  fill_strictly text "$2"
  own[$1]=$text
}
not_essential() { essential=''; }

# finds NAME...: values that somebody has to have found out before.
finds() {
  local name
  for name; do
    look_up "$name" || missing=${missing:-$name}
  done
}

# script: runs what stands on standard input, judges it by itself and tries again as it was told.
script() {
  local text
  take_text text
  act "$text" script_attempt
}

# take_text VARIABLE: all that stands on standard input.
take_text() { IFS= read -r -d '' "$1" || :; }

script_attempt() { run_script "$1" "$place"; }

# run_script TEXT PLACE: its exit code in $code; what it wrote in PLACE/out and PLACE/err.
run_script() {
  local text=$1 place=$2 pid began now_ms limit_ms pause_s=0.02 shown=0
  need_secrets ${secrets[@]+"${secrets[@]}"} ${via_secrets[@]+"${via_secrets[@]}"} || return
  if [[ -d $place ]]; then
    rm -f "$place"/{code,out,err,script,input,process}
  else
    mkdir -p "$place"
  fi
  : >"$place/out"
  : >"$place/err"
  : >"$place/input"
  if [[ -n $via ]]; then
    closed_script "$text" >"$place/input"
  else
    printf '%s' "$text" >"$place/script"
  fi
  began=$(milliseconds)
  in_ms limit_ms "$limit"
  set -m
  (
    trap : HUP INT TERM
    # Before the script can do anything, to this shell perhaps: whoever resumes finds it by this.
    pid=$BASHPID
    printf '%s %s\n' "$pid" "$(started_at "$pid")" >"$place/process"
    (
      trap - HUP INT TERM
      child_environment
      cd -- "${directory:-.}" || exit 127
      if [[ -n $via ]]; then
        exec bash --noprofile --norc -euo pipefail -c "$via"
      else
        exec bash --noprofile --norc -euo pipefail "$place/script"
      fi
    ) <"$place/input" >"$place/out" 2>"$place/err" 3<&-
    printf '%s\n' "$?" >"$place/code.new" && mv "$place/code.new" "$place/code"
  ) &
  pid=$!
  set +m
  watched_pid=$pid
  code=''
  while [[ ! -e $place/code ]]; do
    if ! kill -0 "$pid" 2>/dev/null; then
      [[ -e $place/code ]] || code=killed
      break
    fi
    now_ms=$(milliseconds)
    if ((now_ms - began >= limit_ms)); then
      stop_group "$pid" "$place"
      code=timeout
      break
    fi
    show_more
    sleep "$pause_s"
    pause_s=0.1
  done
  wait "$pid" 2>/dev/null
  watched_pid=''
  show_more
  [[ -n $code ]] || code=$(cat "$place/code")
}

# Shows what a running step's own script wrote since the last look; complete lines only, standard error last.
show_more() {
  [[ -n ${showing:-} && -s $place/out ]] || return 0
  local size
  size=$(wc -c <"$place/out")
  if ((size > shown)); then
    tail -c "+$((shown + 1))" "$place/out" | mask | gutter
    shown=$size
  fi
}

milliseconds() { date +%s%3N; }

# in_ms VARIABLE SECONDS: a plain decimal number of seconds in whole milliseconds.
in_ms() {
  local fraction=000
  [[ $2 != *.* ]] || fraction=${2#*.}000
  printf -v "$1" '%d' "$((10#${2%%.*} * 1000 + 10#${fraction:0:3}))"
}

sleep_ms() {
  local pause
  printf -v pause '%d.%03d' "$(($1 / 1000))" "$(($1 % 1000))"
  sleep "$pause"
}

# started_at PID: nothing where there is no such process, or it has ended and nobody has fetched its end. Its name, in front, may
# hold anything.
started_at() {
  local stat
  { IFS= read -r -d '' stat <"/proc/$1/stat" || :; } 2>/dev/null
  read -ra stat <<<"${stat##*) }"
  [[ ${stat[0]-} == Z ]] || printf '%s\n' "${stat[19]-}"
}

stop_group() {
  local round
  kill -TERM -- "-$1" 2>/dev/null
  kill -CONT -- "-$1" 2>/dev/null
  for ((round = 0; round < 100; round++)); do
    if [[ -e $2/code ]] || ! kill -0 -- "-$1" 2>/dev/null; then break; fi
    sleep 0.1
  done
  kill -KILL -- "-$1" 2>/dev/null
}

child_environment() {
  local name
  for name in SPEC_RUN SPEC_ENVIRONMENT SPEC_T0 SPEC_STEP SPEC_IDEMPOTENCY_KEY SPEC_OUTCOME; do
    look_up "$name"
    value[$name]=$found
  done
  while read -r name; do
    [[ $allowed == *" $name "* || $name == LC_* || $name == XDG_* ]] || unset "$name" 2>/dev/null
  done < <(compgen -e)
  for name in "${!value[@]}"; do
    # A captured secret is there for the scripts that name it, and for no other.
    [[ -n ${hidden[$name]+set} && $text != *"$name"* ]] || export "$name=${value[$name]}"
  done
  for name in "${!here[@]}"; do
    export "$name=${here[$name]}"
  done
  for name in "${!own[@]}"; do
    export "$name=${own[$name]}"
  done
  for name in ${secrets[@]+"${secrets[@]}"} ${via_secrets[@]+"${via_secrets[@]}"}; do
    export "$name=${secret_value[$name]-}"
  done
}

# A script for another interpreter: its values in front, and closed, so that a line cut off on the way or a command
# that reads its input cannot make it do half of what it says.
closed_script() {
  local name quote="'\\''"
  for name in ${crossing[@]+"${crossing[@]}"}; do
    look_up "$name" || found=${secret_value[$name]-}
    case $language in
      bash | sh) printf "export %s='%s'\n" "$name" "${found//\'/$quote}" ;;
      sql) printf '\\getenv %s %s\n' "$name" "$name" ;;
      python)
        printf "import os; os.environ['%s'] = bytes.fromhex('%s').decode()\n" \
          "$name" "$(printf '%s' "$found" | od -An -v -tx1 | tr -d ' \n')"
        ;;
    esac
  done
  case $language in
    bash) printf '{ set -euo pipefail\n%s\n} </dev/null\n' "$1" ;;
    sh) printf '{ set -eu\n%s\n} </dev/null\n' "$1" ;;
    *) printf '%s' "$1" ;;
  esac
}

# ---- Requests: curl, told what to do on standard input so that no secret stands in a process list --

header() {
  local text
  fill_strictly text "$2"
  headers+=("$1: $text")
}
parameter() {
  local text
  fill_strictly text "$2"
  query+="${query:+&}$1=$(percent_encoded "$text")"
}
body() { fill_strictly request_body "$1"; }
json_body() {
  local json_values=1
  fill_strictly request_body "$1"
  headers+=('Content-Type: application/json')
}
repeated() { requests=$1; }

percent_encoded() {
  printf '%s' "$1" | od -An -v -tx1 | LC_ALL=C awk '
    BEGIN { for (i = 33; i < 127; i++) plain[sprintf("%02x", i)] = sprintf("%c", i) }
    {
      for (i = 1; i <= NF; i++)
        printf "%s", plain[$i] ~ /^[A-Za-z0-9._~-]$/ ? plain[$i] : "%" toupper($i)
    }'
}

# in_address TEXT: a value at its beginning is an address itself, any other is percent-encoded.
in_address() {
  local url_values=1
  fill_strictly address "$1"
}

# request METHOD ADDRESS
request() {
  method=$1
  in_address "$2"
  act "$1 $2" request_attempt
}

request_attempt() { run_request "$place"; }

# run_request PLACE: the status in $code, the answer in PLACE/out, what each request took in PLACE/times.
run_request() {
  local place=$1 count line
  need_secrets ${secrets[@]+"${secrets[@]}"} || return
  mkdir -p "$place"
  : >"$place/out"
  : >"$place/err"
  : >"$place/times"
  for line in "$address" ${headers[@]+"${headers[@]}"}; do
    if [[ $line == *[$'\r\n']* ]]; then
      reason='a line end in an address or a header'
      return "$error"
    fi
  done
  for ((count = 0; count < requests; count++)); do
    line=$(curl_orders | curl -q --config - 2>"$place/err")
    code=${line%% *}
    if [[ -z $line || $code == 000 ]]; then
      reason="no answer: $(mask <"$place/err")"
      return "$error"
    fi
    printf '%s\n' "${line#* }" >>"$place/times"
    # of several, each has to succeed
    ((requests == 1)) || [[ $code == 2?? ]] || break
  done
}

curl_orders() {
  local line
  printf '%s\n' silent show-error globoff 'proto = "=http,https"' 'max-filesize = 1048576'
  printf 'max-time = %s\nrequest = "%s"\n' "$limit" "$method"
  [[ $method != HEAD ]] || printf 'head\n'
  printf 'output = "%s"\n' "$(curl_quoted "$place/out")"
  printf 'write-out = "%%{http_code} %%{time_total}\\n"\n'
  printf 'url = "%s"\n' "$(curl_quoted "$address${query:+?$query}")"
  for line in ${headers[@]+"${headers[@]}"}; do
    printf 'header = "%s"\n' "$(curl_quoted "$line")"
  done
  [[ -z $request_body ]] || printf 'data-raw = "%s"\n' "$(curl_quoted "$request_body")"
}

curl_quoted() {
  local text=$1
  text=${text//\\/\\\\}
  text=${text//\"/\\\"}
  text=${text//$'\n'/\\n}
  text=${text//$'\r'/\\r}
  printf '%s' "${text//$'\t'/\\t}"
}

json_escaped() {
  local text=$1 number char
  text=${text//\\/\\\\}
  text=${text//\"/\\\"}
  for number in {1..31}; do
    printf -v char '%b' "\\x$(printf '%02x' "$number")"
    [[ $text != *"$char"* ]] || text=${text//"$char"/\\u$(printf '%04x' "$number")}
  done
  printf '%s' "$text"
}

# ---- Actions of a step: begun, tried, judged, recorded ------------------------

# act WHAT HOW: one action; what is recorded as finished is not done again.
act() {
  local what=$1 how=$2 attempt wait_s place status key
  action=$((action + 1))
  key="$step_id $action"
  place=$run_folder/steps/${step_id//\//_}-$action
  if [[ -n $missing ]]; then
    no_value_yet "$missing"
    [[ $mode == dry-run ]] || return "$error"
  fi
  if [[ ${action_state[$key]-} == passed ]]; then
    say "  (done before)"
    plain_action
    return 0
  fi
  if [[ $mode == dry-run ]]; then
    dry_action "$what" "$how" || return
    plain_action
    return 0
  fi
  if [[ ${action_state[$key]-} == failed ]]; then
    reason='it failed before'
    plain_action
    return "$failed"
  fi
  if [[ ${action_state[$key]-} == begun ]]; then
    settle "$key" "$place" "$how"
    status=$?
    if ((status != again)); then
      plain_action
      return "$status"
    fi
  else
    show_action "$what" "$how" || return
    in_window || return
  fi
  begin_action
  record action "$key" begun
  wait_s=$pause
  for ((attempt = 1; ; attempt++)); do
    showing=1
    "$how" "$what"
    status=$?
    showing=''
    if ((status == passed)); then
      judge_action
      status=$?
    fi
    if ((status == passed)); then
      record action "$key" passed
      log "$step_id: done"
      break
    fi
    if ((attempt >= attempts)) || [[ -n $retry_on && " $retry_on " != *" $code "* ]]; then break; fi
    tell "  $reason; attempt $((attempt + 1)) of $attempts in $wait_s s"
    sleep "$wait_s"
    wait_s=$(awk -v s="$wait_s" -v b="$backoff" 'BEGIN { printf "%.3f", s * b }')
  done
  if ((status != passed)); then
    record action "$key" failed
    if [[ -z $essential ]]; then
      tell "  $reason (a message that cannot be sent stops nothing)"
      record action "$key" passed
      status=$passed
    fi
  fi
  plain_action
  stop_if_interrupted
  return "$status"
}

no_value_yet() {
  reason="$1 has no value yet${captured[$1]:+: step ${captured[$1]// / or } finds it out}"
  [[ -z ${captured[$1]-} || -z $only$from_step ]] || reason+=", or --set $1=… gives it"
}

begin_action() {
  record began "$step_id"
  if [[ -n $changing && -z $armed && -z $in_rollback ]]; then
    record armed "$step_id"
  fi
}

dry_action() {
  show_text "$1"
  if [[ $2 == script_attempt && -z $changing ]]; then
    showing=1
    run_script "$1" "$place" && judge_action
    set -- "$?"
    showing=''
    return "$1"
  fi
  say '  (not run: a dry run changes nothing)'
}

show_action() {
  # A question shows itself.
  [[ $2 != ask_attempt && $2 != approve_attempt ]] || return 0
  show_text "$1"
  [[ -n $yes ]] || allow_action
}

# Not broken where the window ends: it may be copied.
show_text() { neutral '    ' <<<"${1%$'\n'}"; }

# judge_action: what came back against what was expected.
judge_action() {
  local pattern
  case $code in
    timeout)
      reason="it took longer than $limit s and was stopped"
      return "$error"
      ;;
    killed)
      reason='it was killed from outside'
      return "$error"
      ;;
  esac
  [[ ! -s $place/err ]] || mask <"$place/err" | gutter
  if ! code_is_right; then
    reason="it answered $code, not ${codes:-0}"
    return "$failed"
  fi
  for pattern in ${has[@]+"${has[@]}"}; do
    if ! matches "$pattern" "$(output both)"; then
      reason="no line of the output matches ${pattern#* }"
      return "$failed"
    fi
  done
  for pattern in ${lacks[@]+"${lacks[@]}"}; do
    if matches "$pattern" "$(output both)"; then
      reason="a line of the output matches ${pattern#* }"
      return "$failed"
    fi
  done
}

code_is_right() {
  local range
  for range in ${codes:-0-0}; do
    ((code >= ${range%-*} && code <= ${range#*-})) && return 0
  done
  return 1
}

output() {
  case $1 in
    out) cat "$place/out" ;;
    err) cat "$place/err" ;;
    both) cat "$place/out" "$place/err" ;;
  esac | LC_ALL=C tr -d '\000'
}

# settle KEY PLACE: an action was begun and nobody recorded its end.
settle() {
  local pid start answer
  place=$2
  if [[ $3 == script_attempt && -e $2/process ]]; then
    read -r pid start <"$2/process"
    if [[ ! -e $2/code && -n $start && $(started_at "$pid") == "$start" ]]; then
      say "  It is still running as process $pid; waiting for its end."
      while [[ ! -e $2/code && $(started_at "$pid") == "$start" ]]; do sleep 0.2; done
    fi
    if [[ -e $2/code ]]; then
      code=$(cat "$2/code")
      tell "  It ended with $code after the runbook had gone."
      judge_action && record action "$1" passed
      return
    fi
  fi
  if [[ -n $done_if ]]; then
    "$done_if"
    case $? in
      0)
        tell '  It is done already.'
        record action "$1" passed
        return "$passed"
        ;;
      1) return "$again" ;;
    esac
  fi
  [[ -z $idempotent && $3 != ask_attempt ]] || return "$again"
  ask_choice answer "$step_id.unknown" 'It may have run or not: nobody saw its end.' \
    'again: run it again' 'done: it is done' 'failed: it failed'
  case $answer in
    again) return "$again" ;;
    done)
      record action "$1" passed
      return "$passed"
      ;;
  esac
  reason='a person found that it had failed'
  return "$failed"
}

# ---- People: questions at the terminal, or answers from a file ------------------

read_answers() {
  local line
  while IFS= read -r line || [[ -n $line ]]; do
    [[ -z $line || $line == '#'* ]] && continue
    if [[ $line != *=* ]]; then
      complain "$1: not of the form step-id=answer: $line"
      exit 2
    fi
    answers[${line%%=*}]=${line#*=}
  done <"$1"
  [[ -z ${answers[as]+set} ]] || operator=${answers[as]}
}

# The keyboard is the third stream, because the first one is what a script or a request is read from.
attended() { [[ -t 3 && -t 1 ]]; }

# get_line VARIABLE KEY QUESTION: an answer, or the end of the process with exit 7: silence is never an answer.
get_line() {
  local line='' who=''
  if [[ -n ${answers[$2]+set} ]]; then
    line=${answers[$2]}
    # What to do about a failure is good for one failure.
    [[ $2 != *.failure && $2 != *.unknown && $2 != *.confirm ]] || unset "answers[$2]"
    say "  $3 $line (from the answers)"
    who=' (from the answers)'
  elif attended; then
    forget_what_was_typed
    prompt "$3"
    if [[ -n ${hide_typing:-} ]]; then
      IFS= read -rs line <&3 || no_answer "$2"
      say ''
    else
      IFS= read -r line <&3 || no_answer "$2"
    fi
  else
    suspend "$2" 7
  fi
  [[ -n ${hide_typing:-} ]] || log "$2: $line$who"
  printf -v "$1" '%s' "$line"
}

# What was typed before a question was asked is no answer to it.
forget_what_was_typed() {
  local line
  while read -r -t 0 <&3 && IFS= read -r -t 1 line <&3; do
    say "  Not taken for an answer: $line"
  done
}

# What is typed stands behind its last line.
prompt() {
  printf '%s' "${styles[bold]-}$(say "  $1")$style_off "
}

# The input has ended before its line has.
no_answer() {
  say ''
  suspend "$1" 7
}

suspend() {
  [[ -z $beside ]] || exit "$2"
  [[ -z $branches_folder ]] || join_branches
  [[ $1 != "$until_asked" ]] || end_part
  tell "Waiting for a person: $1. Answer with a line $1=… in --answers FILE, or at a terminal; then --resume."
  leave "$2"
}

# ask_choice VARIABLE KEY QUESTION 'word: meaning'...
ask_choice() {
  local target=$1 key=$2 question=$3 choice words='' meanings='' word
  shift 3
  for choice; do
    words+=" ${choice%%:*}"
    [[ ${choice%%:*} == "${choice#*: }" ]] || meanings+=" · $choice"
  done
  [[ -z ${step_id:-} || " $words " == *' stop '* ]] || words+=' stop'
  [[ -z $meanings ]] || say "  ${meanings# · }"
  if can_go_back; then
    offer_rollback
    words+=' rollback'
  fi
  words=${words# }
  while :; do
    get_line word "$key" "$question [${words// //}]"
    one_of word "$word" "$words"
    if [[ -z $word || " $words " != *" $word "* ]]; then
      say "  Please answer with one of: $words"
    elif [[ $word != rollback ]] || invoke_rollback || [[ -n $halted ]]; then
      printf -v "$target" '%s' "$word"
      return 0
    fi
    unset "answers[$key]"
  done
}

# one_of VARIABLE ANSWER WORDS: which of them is meant by its beginning or another name; a rollback has to be spelt out.
one_of() {
  local typed=$2 meant='' choice
  case $typed in
    y | confirm | approve) typed=yes ;;
  esac
  [[ $typed != yes || " $3 " == *' yes '* ]] || typed='done'
  for choice in $3; do
    [[ -z $typed || $choice != "$typed"* ]] || meant+=" $choice"
  done
  meant=${meant# }
  if [[ -z $meant || $meant == *' '* || $meant == rollback ]]; then
    meant=$typed
  fi
  printf -v "$1" '%s' "$meant"
}

can_go_back() { [[ -n $armed && -z $in_rollback && -z $rolled_back && -n $has_rollback ]]; }

offer_rollback() {
  local judgement text
  for judgement in ${judgements[@]+"${judgements[@]}"}; do
    fill text "$judgement"
    say "  rollback: $text"
  done
  ((${#judgements[@]})) || say '  rollback: take back what was changed'
}

# ask_words VARIABLE KEY QUESTION PATTERN OPTION...
ask_words() {
  local target=$1 key=$2 question=$3 pattern=$4 words option
  shift 4
  if [[ -z ${answers[$key]+set} ]] && ! attended && [[ $key == input* ]]; then
    return 1
  fi
  (($# == 0)) || question+=" [$*]"
  while :; do
    get_line words "$key" "$question:"
    if [[ -n $words ]] && { [[ -z $pattern ]] || matches "$pattern" "$words"; }; then
      if (($# == 0)); then
        break
      fi
      for option; do
        [[ $words != "$option" ]] || break 2
      done
    fi
    say '  That is not a possible answer.'
    unset "answers[$key]"
    attended || suspend "$key" 7
  done
  printf -v "$target" '%s' "$words"
}

allow_action() {
  local answer
  ask_choice answer "$step_id.run" 'May this run?' 'yes: run it' 'skip: leave it out, with a reason' 'stop: end here'
  chosen "$answer"
}

# chosen ANSWER: what leaving the way means for the step.
chosen() {
  case $1 in
    skip)
      ask_words reason "$step_id.reason" 'Why' ''
      return "$skipped"
      ;;
    stop)
      halt stopped "$step_id: stopped by $operator"
      return "$diverted"
      ;;
    rollback) return "$diverted" ;;
    failed)
      reason="$operator says that it failed"
      return "$failed"
      ;;
  esac
}

ask_attempt() {
  local answer
  code=0
  : >"$place.out" 2>/dev/null
  ask_choice answer "$step_id" "$1" 'done: it is done' 'failed: it failed' 'skip: leave it out, with a reason' 'stop: end here'
  chosen "$answer"
}

# by_hand: a person does what the step says and confirms it.
by_hand() {
  mkdir -p "$run_folder/steps"
  act 'Done?' ask_attempt
}

send_by_hand() {
  local how message
  fill how "$2"
  fill message "$3"
  say "  Send through $1: $how"
  show_text "$message"
  not_essential
  act "Sent through $1?" ask_attempt
}

# confirm [WORD]: before acting.
confirm() {
  local answer word
  [[ $mode != dry-run ]] || return 0
  if (($#)); then
    fill word "$1"
    while :; do
      get_line answer "$step_id.confirm" "Type $word to go on, or stop:"
      [[ $answer != "$word" ]] || return 0
      if [[ $answer == stop ]]; then
        chosen stop
        return
      fi
    done
  fi
  ask_choice answer "$step_id.confirm" 'Go on?' 'yes: go on' 'skip: leave it out, with a reason' 'stop: end here'
  chosen "$answer"
}

# capture_answer NAME QUESTION PATTERN OPTION...: words that are kept as a value.
capture_answer() {
  local name=$1 question text
  [[ $mode != dry-run && -z ${value[$name]+set} ]] || return 0
  fill question "$2"
  ask_words text "$step_id.$name" "$question" "${@:3}"
  keep_value "$name" "$text"
}

# The next value is neither shown nor kept.
secretly() { hide_typing=1; }

keep_value() {
  if [[ -n ${hide_typing:-} ]]; then
    hide_typing=''
    remember hidden "$1"
    value[$1]=$2
    secret_value[$1]=$2
  else
    record value "$1" "$2"
    say "  $1 = $2"
  fi
}

# write_down KEY QUESTION OPTION...
write_down() {
  local key=$1 question text
  [[ $mode != dry-run && -z ${said["record $key"]+set} ]] || return 0
  fill question "$2"
  ask_words text "$key" "$question" '' "${@:3}"
  record record "$key" "$text"
}

# ---- Approvals: each by name ------------------------------------------------------

# approval SUBJECT BY(contacts, space-separated) AT_LEAST NOT_OPERATOR QUESTION: asked one after the other, each by name.
approval() {
  local subject=$1 by=$2 at_least=$3 not_operator=$4 question who contact answer agreed=0 key
  fill question "$5"
  code=0
  say "  $question"
  for key in "${!said[@]}"; do
    [[ $key != "approval $subject/"* || ${said[$key]} != yes ]] || agreed=$((agreed + 1))
  done
  while ((agreed < at_least)); do
    approver "$subject" "$by" "$at_least"
    if [[ -n $not_operator && $who == "$operator" ]]; then
      say "  $who carries the run out, and may not answer."
      attended || suspend "$subject" 7
      continue
    elif [[ -n ${said["approval $subject/$who"]-} ]]; then
      say "  $who has answered."
      attended || suspend "$subject.who" 7
      continue
    fi
    ask_choice answer "$subject" "Does $who agree?" 'yes: agree' 'no: refuse' 'stop: end here'
    if [[ $answer != @(yes|no) ]]; then
      chosen "$answer"
      return
    fi
    record approval "$subject/$who" "$answer"
    log "$subject: $who${contact:+ as $contact} answered $answer"
    if [[ $answer == no ]]; then
      reason="$who refused"
      return "$failed"
    fi
    agreed=$((agreed + 1))
  done
}

# approver SUBJECT BY AT_LEAST: $who answers, by name, and as which $contact. Whom a file of answers names stands for himself.
approver() {
  local subject=$1 by=$2
  contact=''
  if [[ -z $by && $3 == 1 ]]; then
    who=$operator
    return
  elif next_named "$subject" "$by"; then
    who=$contact
    return
  elif [[ -n ${answers[as]+set} && " $by " == *" ${answers[as]} "* ]]; then
    contact=${answers[as]}
  elif [[ -n $by ]]; then
    # shellcheck disable=SC2086 # ids, one a word
    ask_words contact "$subject.who" 'Who answers' '' $by
  fi
  if attended || [[ -n ${answers["$subject.name"]+set} ]]; then
    ask_words who "$subject.name" "By name${contact:+, as $contact}" ''
  else
    who=$operator
  fi
}

# next_named SUBJECT BY: whom the file names of those who have not answered yet; the last of them where all have.
next_named() {
  local name
  for name in ${answers["$1.who"]-}; do
    [[ " $2 " == *" $name "* ]] || continue
    contact=$name
    [[ -n ${said["approval $1/$name"]-} ]] || return 0
  done
  [[ -n $contact ]] && ! attended
}

# forget_approvals SUBJECT: whoever is asked again may answer again.
forget_approvals() {
  local key
  for key in "${!said[@]}"; do
    [[ $key != "approval $1/"* ]] || said[$key]=''
  done
}

approve_attempt() { approval "$step_id" ${asked[@]+"${asked[@]}"}; }

# approve BY AT_LEAST NOT_OPERATOR QUESTION
approve() {
  asked=("$@")
  act "$4" approve_attempt
}

# ---- Readings: one value found in one answer, or none ---------------------------

number_form='^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?$'
is_number() { [[ $1 =~ $number_form ]]; }

# quantity TEXT [FACTOR]: a number with units, such as 1h30m, 600ms or 95%, in the base unit; a bare one times FACTOR.
quantity() {
  printf '%s\n' "$1" | LC_ALL=C awk -v factor="${2:-1}" '
    BEGIN {
      f["us"] = 0.000001; f["ms"] = 0.001; f["s"] = 1; f["m"] = 60; f["h"] = 3600; f["d"] = 86400
      f["%"] = 0.01; f["ratio"] = 1; f["B"] = 1; f["kB"] = 1000; f["MB"] = 1000000; f["GB"] = 1000000000
      f["TB"] = 1000000000000; f["KiB"] = 1024; f["MiB"] = 1048576; f["GiB"] = 1073741824
      f["TiB"] = 1099511627776; f["/s"] = 1; f["/min"] = 1 / 60; f["/h"] = 1 / 3600
    }
    NR > 1 { exit }
    {
      gsub(/^[ \t]+|[ \t\r]+$/, "")
      rest = $0
      if (rest ~ /^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?$/) { sum = rest * factor; good = 1; rest = "" }
      while (rest != "" && match(rest, /^[+-]?[0-9]+([.][0-9]+)?/)) {
        number = substr(rest, 1, RLENGTH)
        rest = substr(rest, RLENGTH + 1)
        sub(/^ +/, "", rest)
        match(rest, /^(ratio|[A-Za-z]+|%|[/](s|min|h))/)
        unit = substr(rest, 1, RLENGTH)
        if (RLENGTH < 1 || !(unit in f)) { good = 0; break }
        rest = substr(rest, RLENGTH + 1)
        sum += number * f[unit]; good = 1
      }
      if (rest != "") good = 0
    }
    END { if (!good) exit 1; printf "%.15g\n", sum }'
}

# What every reading starts from: the answer of the look that was just taken, or of the step itself.
answer() { output "${stream_read:-out}"; }

nothing_read() {
  reason=$1
  return "$no_data"
}

take_number() {
  reading=$(trimmed)
  is_number "$reading" || nothing_read "the answer is not one number: ${reading:0:80}"
}

take_words() {
  reading=$(trimmed)
  [[ -n $reading ]] || nothing_read 'the answer is empty'
}

trimmed() {
  local text
  text=$(answer)
  text=${text#"${text%%[![:space:]]*}"}
  printf '%s' "${text%"${text##*[![:space:]]}"}"
}

take_lines() { reading=$(answer | awk 'END { print NR }'); }

take_matching_lines() {
  local flags=-Ec
  [[ ${1%% *} != i ]] || flags=-Eci
  # none is a number, too
  reading=$(answer | LC_ALL=C grep "$flags" -e "${1#* }") || [[ $reading == 0 ]]
}

# take_group PATTERN: what its group matched in the first line that matches.
take_group() {
  local line LC_ALL=C
  [[ ${1%% *} != i ]] || shopt -s nocasematch
  reading=''
  while IFS= read -r line || [[ -n $line ]]; do
    if [[ $line =~ ${1#* } ]]; then
      reading=${BASH_REMATCH[1]}
      break
    fi
  done < <(answer)
  shopt -u nocasematch
  [[ -n $reading ]] || nothing_read "no line matches ${1#* }"
}

take_json() {
  reading=$(answer | jq -r --arg pointer "$1" '
    reduce ($pointer | split("/")[1:][] | gsub("~1"; "/") | gsub("~0"; "~")) as $key
      (.; if type == "array" then .[$key | tonumber] else .[$key] end)
    | if type == "string" then . elif . == null or type == "object" or type == "array" then empty else tojson end' 2>/dev/null)
  [[ -n $reading ]] || nothing_read "there is no value at $1"
}

take_sample() {
  reading=$(answer | jq -r --argjson now "$(now)" '
    select(.status == "success" and ([.warnings[]? | select(startswith("PromQL info:") | not)] == [])).data
    | if .resultType == "scalar" then .result
      elif .resultType == "vector" and (.result | length) == 1 then .result[0].value
      else empty end
    | select($now - .[0] | . <= 300 and . >= -300)[1]' 2>/dev/null)
  is_number "$reading" || nothing_read 'the query has not exactly one finite sample of the last five minutes'
}

take_status() { reading=$code; }

take_percentile() {
  reading=$(sort -n "$place/times" | awk -v p="$1" '
    { t[NR] = $1 }
    END { if (NR == 0) exit; n = p * NR / 100; i = int(n); if (i < n) i++; print t[i] }')
  [[ -n $reading ]] || nothing_read 'no request was answered'
}

take_last_line() {
  reading=$(answer | awk 'NF { last = $0 } END { print last }')
  [[ -n $reading ]] || nothing_read 'the output has no line'
}

# in_unit FACTOR SYMBOL: the reading as a number in the base unit, and how it is written behind the number as it was read.
in_unit() {
  factor=$1 unit=${2-} amount=''
  ! is_number "$reading" || amount=$(awk -v n="$reading" -v f="$1" 'BEGIN { printf "%.15g", n * f }')
}

# ---- Looks: read-only actions that a reading is taken from ----

look() {
  plain_action
  stream_read=out
}

# look_by_script: its script stands on standard input and has to exit 0.
look_by_script() {
  local text
  take_text text
  look_at run_script "$text" || return "$error"
  [[ $code == 0 ]] && return
  reason="the script of the measure answered $code: $(head -c 200 "$place/err" | mask | gutter)"
  return "$error"
}

# look_by_request METHOD ADDRESS [any-status]
look_by_request() {
  method=$1
  in_address "$2"
  look_at run_request || return "$error"
  [[ -n ${3:-} || $code == 2?? ]] && return
  reason="the server answered $code"
  return "$error"
}

look_at() {
  local how=$1
  shift
  # branches look at the same time
  place=$run_folder/look${beside:+-$BASHPID} code=''
  if [[ -n $missing ]]; then
    no_value_yet "$missing"
    return "$error"
  fi
  "$how" "$@" "$place"
}

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

# ---- Steps -----------------------------------------------------------------------

# perform STEP: carries out one step and records how it ended; 1 when nothing later may start.
perform() {
  local body=$1 status answer
  local step_id='' number title owner changing idempotent done_if takes_back
  local on_failed on_no_data on_error action stretches samples
  local -A here
  [[ -z $halted ]] || return 1
  ! broken_off || return 1
  [[ -z $branches_folder || -n $beside ]] || catch_up
  watch_triggers || return 1
  while :; do
    step_id='' number='' title='' owner='' changing='' idempotent='' done_if='' takes_back='' action=0
    on_failed=stop on_no_data=stop on_error=stop
    here=() stretches=() samples=() reason='' late_by='' window_of=''
    plain_action
    "$body"
    status=$?
    plain_action
    mask_outputs
    ((status != settled)) || return 0
    [[ -z $halted && $status != "$diverted" ]] || return 1
    late || return 1
    case $status in
      "$passed")
        [[ -z $takes_back ]] || record undone "$takes_back"
        end_step passed
        return 0
        ;;
      "$skipped")
        end_step skipped
        return 0
        ;;
      "$not_applicable")
        end_step not-applicable
        return 0
        ;;
      "$failed") answer=$on_failed ;;
      "$no_data") answer=$on_no_data ;;
      *) answer=$on_error ;;
    esac
    begins
    in_style bad tell "  $step_id $(ending_word "$status"): $reason"
    respond "$answer" "$status" || return "$(($? - 1))"
  done
}

ending_word() {
  case $1 in
    "$failed") printf failed ;;
    "$no_data") printf no-data ;;
    *) printf error ;;
  esac
}

end_step() {
  [[ $mode != dry-run ]] || return 0
  record step "$step_id" "$1"
  log "$step_id: $1 ${reason:+($reason)}"
}

# respond WHAT STATUS: 0 to try the step again, 1 to go on, 2 to go no further.
respond() {
  local answer=$1 word
  word=$(ending_word "$2")
  if [[ -n $branches_folder && $answer != continue ]]; then
    broke "$2" "$answer"
    return 2
  fi
  # Where a person is there and something can be taken back, stopping is not the only choice.
  [[ $answer != stop || -z $armed || -n $in_rollback ]] || ! attended || answer=ask
  if [[ $answer == ask ]]; then
    ask_choice answer "$step_id.failure" "What now?" 'retry: try it again' 'skip: leave it as it is, with a reason' \
      'continue: go on all the same' 'stop: end here'
  fi
  forget_how_it_broke
  case $answer in
    retry)
      record again "$step_id"
      return 0
      ;;
    skip)
      chosen skip
      end_step skipped
      return 1
      ;;
    continue)
      tell "  Going on all the same."
      end_step "$word"
      return 1
      ;;
    rollback)
      end_step "$word"
      [[ -z $closing ]] || record closed "$closing"
      if [[ -n $halted ]]; then
        return 2
      elif [[ -z $armed ]]; then
        halt failed "$step_id: $reason (there is nothing to take back)"
      elif [[ -n $in_rollback ]] || ! trigger "$step_id" "$step_id: $reason"; then
        halt failed "$step_id: $reason"
      fi
      return 2
      ;;
  esac
  end_step "$word"
  [[ -z $closing ]] || record closed "$closing"
  halt failed "$step_id: $reason"
  return 2
}

halt() {
  break_off
  if [[ -n $only ]]; then
    # It is open again, and so is the run that it belongs to.
    record again "$step_id"
    remember halted run "$1"
  else
    record halted run "$1"
  fi
  halt_reason=$2
  in_style bad tell "Stopped: $2"
}

# step ID NUMBER TITLE: what has ended is not done again.
step() {
  step_id=$1 number=$2
  fill title "$3"
  begins_again "$1" || return "$settled"
  ! left_for_later "$1" || return "$diverted"
  [[ -z ${beyond[$1]+set} ]] || end_part
  if [[ -n $from && -z $in_rollback ]]; then
    if [[ $from != "$1" && $from != "$1".* ]]; then
      reason='before --from'
      return "$skipped"
    fi
    [[ $from != "$1" ]] || from=''
  fi
  know_terminal
  say ''
  in_style bold tell "$number  $title"
  ! it_broke "$1" || return "$broke_status"
}

# What has ended is not done again, but where a person asked for this step alone.
begins_again() {
  [[ -n ${ending[$1]+set} ]] || return 0
  [[ -n $only && -z ${redone[$1]+set} && -z $in_rollback ]] || return 1
  record again "$1"
  redone[$1]=1
}

owned_by() {
  owner=$1
  say "  Owner: $1"
}
about() {
  local text
  fill text "$1"
  say "  $text"
}
detail() {
  local text
  fill text "$1"
  say "  - $text"
}
changes() { changing=1; }
may_run_again() { idempotent=1; }
done_if() { done_if=$1; }
takes_back() { takes_back=$1; }
on_failure() { on_failed=$1 on_no_data=$2 on_error=$3; }
with_environment() { here[$1]=$2; }

# only_if WORDS CONDITION
only_if() {
  [[ $mode != dry-run ]] || {
    say "  Only if $1."
    return 0
  }
  "$2"
  case $? in
    0) return 0 ;;
    1)
      reason="not: $1"
      say "  Not applicable: it would be if $1."
      return "$not_applicable"
      ;;
  esac
  reason="it cannot be decided whether $1"
  return "$error"
}

confirm_if() {
  local condition=$1
  shift
  "$condition"
  case $? in
    1) return 0 ;;
  esac
  confirm "$@"
}

# planned WORDS ANCHOR FROM TO LATE: seconds from the anchor.
planned() {
  say "  Planned: $1"
  [[ -n ${instant[$2]+set} ]] || return 0
  window_from=$((instant[$2] + $3))
  late_by=$((instant[$2] + $4)) late_policy=$5 late_subject=$step_id
}

hold() {
  [[ $mode != dry-run ]] || return 0
  if (($(now) < window_from)); then
    tell "  Not before $(clock "$window_from"); waiting."
    wait_until "$window_from"
  fi
}

late() {
  local by answer
  [[ -n $late_by && $mode != dry-run ]] || return 0
  by=$(($(now) - late_by))
  late_by=''
  ((by > 0)) || return 0
  in_style care tell "  $(((by + 59) / 60)) min late"
  case $late_policy in
    ask)
      ask_choice answer "$late_subject.late" 'It is late. Go on?' 'yes: go on' 'stop: end here'
      [[ $answer != stop && $answer != no ]] || halt stopped "$late_subject is late"
      [[ -z $halted ]]
      ;;
    rollback)
      [[ -z $armed || -n $in_rollback ]] || ! trigger "$late_subject" "$late_subject is late"
      ;;
  esac
}

# capture NAME STREAM READ...: a value for all that comes later.
capture() {
  local name=$1 stream=$2 place
  shift 2
  [[ $mode != dry-run && -z ${value[$name]+set} ]] || return 0
  place=$run_folder/steps/${step_id//\//_}-$action
  stream_read=$stream
  "$@" || return
  keep_value "$name" "$reading"
}

answer_of_step() {
  place=$run_folder/steps/${step_id//\//_}-$action
  stream_read=$1
}

keep_file() {
  local path folder to
  [[ $mode != dry-run ]] || return 0
  fill path "$2"
  fill folder "$1"
  to=$run_folder/keep/$step_id
  mkdir -p "$to"
  if cp -pR -- "${folder:-.}/$path" "$to/"; then
    say "  Kept: $to/${path##*/}"
  else
    reason="$path cannot be kept"
    return "$error"
  fi
}

# ---- Pauses ----

# wait_until INSTANT: in short pauses, so that a signal is soon heeded, and the clock's being set soon seen.
wait_until() {
  local rest
  while rest=$(($1 - $(now))) && ((rest > 0)); do
    sleep "$((rest < 5 ? rest : 5))"
  done
}

pause_for() {
  [[ $mode != dry-run ]] || return 0
  local until key="$step_id pause"
  [[ -n ${said["until $key"]+set} ]] || record until "$key" "$(($(now) + $1))"
  until=${said["until $key"]}
  say "  Waiting until $(clock "$until")"
  wait_until "$until"
  code=0
}

pause_until() {
  [[ $mode != dry-run ]] || return 0
  if [[ -z ${instant[$1]+set} ]]; then
    reason="$1 is not known yet"
    return "$error"
  fi
  say "  Waiting until $(clock "$((instant[$1] + $2))")"
  wait_until "$((instant[$1] + $2))"
}

# ---- Gates ----

# gate TITLE BOUND WITHIN EVERY THRESHOLD-OR-CONDITION: in seconds; 0 judges once. The last look falls on the end of
# the time, which counts from the first one.
gate() {
  local title status begun='' within_ms every_ms rest_ms
  fill title "$1${2:+: $2}"
  if [[ $mode == dry-run ]]; then
    say "  Gate: $title"
    return 0
  fi
  in_ms within_ms "$3"
  in_ms every_ms "$4"
  while :; do
    decide "$5"
    status=$?
    if [[ $5 == threshold_* && $status -ne 0 && $reached == rollback ]] && may_call_back "$threshold_id"; then
      gate_said "$title" "$status"
      triggered_by "$threshold_id" "$reason" || return
    fi
    if ((status == passed || within_ms == 0)); then break; fi
    begun=${begun:-$(milliseconds)}
    rest_ms=$((begun + within_ms - $(milliseconds)))
    if ((rest_ms <= 0)); then break; fi
    sleep_ms "$((rest_ms < every_ms ? rest_ms : every_ms))"
  done
  gate_said "$title" "$status"
  return "$status"
}

# waived DAY SENTENCE GATE...: a gate that fails holds nothing up until that day, in UTC, has passed.
waived() {
  local until=$1 sentence status
  fill sentence "$2"
  shift 2
  "$@"
  status=$?
  if ((status != failed)) || [[ $(date -u +%F) > $until ]]; then return "$status"; fi
  in_style care tell "  [passed over] $sentence"
}

# Where the gate is called as its threshold is, the name is said once.
gate_said() {
  local why=$reason
  [[ $1 != "$threshold_title"* ]] || why=${reason#"$threshold_title is "}
  if (($2 == passed)); then
    in_style good tell "  [open]   $1${why:+ · $why}"
  else
    in_style bad tell "  [closed] $1${why:+ · $why}"
  fi
}

decide() {
  local status
  reached=''
  if [[ $1 == threshold_* ]]; then
    judge "$1"
    status=$?
    [[ -z $halted ]] || return "$diverted"
    return "$status"
  fi
  reason=''
  "$1"
  case $? in
    0) return "$passed" ;;
    1)
      reason=${reason:-it does not hold}
      return "$failed"
      ;;
  esac
  [[ -z $halted ]] || return "$diverted"
  reason=${reason:-it cannot be decided}
  return "$error"
}

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

# ---- Branches: several in the background at once, each with what it says in a file ------

# side_by_side BRANCH... -- BRANCH...: those in which nobody is asked, then the others, which a person does meanwhile.
side_by_side() {
  local branch by_hand='' number=0
  local -a branches=() unfinished=()
  [[ -z $halted ]] || return 1
  if [[ -z $yes || -n $from || $mode == dry-run ]]; then
    one_by_one "$@"
    return
  fi
  decide_broken "$@" || return
  branches_folder=$run_folder/branches
  rm -rf "$branches_folder"
  mkdir -p "$branches_folder" || return
  state_seen=$(wc -l <"$run_folder/state")
  for branch; do
    if [[ $branch == -- ]]; then
      break
    fi
    number=$((number + 1))
    (beside=1 && "$branch") >"$branches_folder/$number" 2>&1 </dev/null 3</dev/null &
    branches[number]=$branch branch_pids[number]=$!
  done
  ((number == 0)) || tell "$number branches begin; what each says is shown when it has ended."
  for branch; do
    if [[ $branch == -- ]]; then
      by_hand=1
    elif [[ -n $by_hand ]] && { broken_off || ! "$branch"; }; then
      unfinished+=("$branch")
    fi
  done
  join_branches
  after_branches
}

# Without anybody's word for all scripts each is asked about, and a person is asked one thing at a time.
one_by_one() {
  local branch
  tell 'Branches, here one after the other.'
  for branch; do
    [[ $branch == -- ]] || "$branch" || return
  done
}

join_branches() {
  local number
  while ((${#branch_pids[@]})); do
    for number in "${!branch_pids[@]}"; do
      kill -0 "${branch_pids[number]}" 2>/dev/null && continue
      wait "${branch_pids[number]}" || unfinished+=("${branches[number]}")
      unset "branch_pids[number]"
      cat "$branches_folder/$number"
    done
    ((${#branch_pids[@]} == 0)) || sleep 0.1
  done
  catch_up
  branches_folder=''
  stop_if_interrupted
}

# What did not come to its end is decided here, where a person can be asked; what has ended is not done again.
after_branches() {
  local branch key subject
  for key in "${!said[@]}"; do
    [[ $key == 'pending '* && -n ${said[$key]} && -z $rolled_back && -z $in_rollback ]] || continue
    subject=${key#pending }
    ! trigger "$subject" "${said[$key]}" || return 1
    declined[$subject]=1
  done
  decide_broken ${unfinished[@]+"${unfinished[@]}"} || return
  for branch in ${unfinished[@]+"${unfinished[@]}"}; do
    "$branch" || return
  done
}

# decide_broken BRANCH...: what has failed in them is decided before anything new begins beside it.
decide_broken() {
  local branch deciding=1
  broke_in '' || return 0
  for branch; do
    [[ $branch == -- ]] || "$branch" || [[ -z $halted ]] || return 1
  done
}

# left_for_later STEP: while it is decided what has failed, nothing else begins but what the decision leads to.
left_for_later() { [[ -n ${deciding-} && -z $halted$in_rollback ]] && ! broke_in "$1"; }

# broke_in [STEP]: whether it, or anything in it, has failed and nothing is decided about that.
broke_in() {
  local key
  for key in "${!said[@]}"; do
    [[ $key == 'broke '* && -n ${said[$key]} ]] || continue
    if [[ -z $1 || $key. == "broke $1."* ]]; then return 0; fi
  done
  return 1
}

# What branches have recorded since the last look.
catch_up() {
  local kind subject text
  while IFS=$'\t' read -r kind subject text; do
    state_seen=$((state_seen + 1))
    printf -v text '%b' "$text"
    remember "$kind" "$subject" "$text"
  done < <(tail -n "+$((state_seen + 1))" "$run_folder/state")
}

# Whether nothing new may start, because something beside it has failed.
broken_off() { [[ -n $branches_folder && -e $branches_folder/broken-off ]]; }

break_off() { [[ -z $branches_folder ]] || : >"$branches_folder/broken-off"; }

# broke STATUS ANSWER: a step has failed; what is done about it is decided when all beside it have ended.
broke() {
  record broke "$step_id" "$1 $2 $reason"
  break_off
}

# it_broke STEP: how it failed before all beside it had ended.
it_broke() {
  local how=${said["broke $1"]-}
  [[ -n $how ]] || return 1
  broke_status=${how%% *} how=${how#* }
  on_failed=${how%% *} on_no_data=${how%% *} on_error=${how%% *} reason=${how#* }
}

# What is done about it is decided.
forget_how_it_broke() { [[ -z ${said["broke $step_id"]-} ]] || record broke "$step_id"; }

# Asks every script of a branch to end.
stop_branches() {
  local file pid start
  for file in "$run_folder"/steps/*/process; do
    [[ -e $file && ! -e ${file%/*}/code ]] || continue
    read -r pid start <"$file"
    [[ $(started_at "$pid") != "$start" ]] || kill -TERM -- "-$pid" 2>/dev/null
  done
}

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

# ---- Parts: a run that is handed from one process to the next --------------------

# ids_behind ID: what comes after a step and all in it. 2 for one of the rollback: behind it stands what follows a rollback, too.
ids_behind() {
  list_steps | awk -v id="$1" -v late=" ${after_the_end[*]-} " '
    /^== Rollback$/ { back = 1 }
    !/^[^ =]/ || at && index($1, number ".") == 1 { next }
    {
      place = back ? 2 : index(late, " " $2 " ") ? 1 : 0
      ids[place] = ids[place] $2 "\n"
      if ($2 == id) {
        at = place + 1
        number = $1
      }
    }
    END {
      if (!at) exit 1
      forward = ids[0] ids[1]
      chain = at == 3 ? ids[2] : forward
      printf "%s", substr(chain, index("\n" chain, "\n" id "\n") + length(id) + 1)
      if (at < 3) exit 0
      printf "%s", forward
      exit 2
    }'
}

look_behind() {
  local id ids
  ids=$(ids_behind "$until")
  case $? in
    1)
      complain "--until: there is no step $until; --list shows them all"
      exit 2
      ;;
    2) going_back=1 ;;
  esac
  for id in $ids; do
    beyond[$id]=1
  done
}

goes_past_the_end() {
  [[ -z $until || " ${after_the_end[*]-} " == *" $until "* || " ${!answers[*]}" == *' sign-off.'* ]]
}

# What has been stopped in this part goes on in none.
leave_the_rest() { [[ -z $until$until_asked || $halted == "$halted_before" ]] || end_part; }

# A part ends well unless the run was stopped in it; to have come back is what the way back is for.
end_part() {
  # In a branch only the branch ends; what comes behind all of them ends the part.
  ((BASH_SUBSHELL == 0)) || exit 0
  [[ -z $branches_folder ]] || join_branches
  say ''
  if [[ -z $halted || $halted == "$halted_before" || ($halted == rolled-back && -n $going_back) ]]; then
    tell 'This part is done; --resume goes on.'
    leave 0
  fi
  leave "$(exit_code)"
}

help_text() {
  cat <<'HELP'
bash runbook.sh [--list] [--dry-run] [--from ID] [--only ID] [--until ID] [--yes] [--resume] [--answers FILE]
                [--set NAME=VALUE] [--state DIR] [--t0 TIME] [--rollback] [--help]

  --list             every step, in order, and the appendix
  --dry-run          show every step; run only scripts that change nothing
  --from ID          leave out what stands before this step
  --only ID          carry out this step and no other, in a run of its own; with --resume in the run that was begun
                     last, whatever became of the step before, and the run stands where it stood
  --until ID         end behind this step, with 0; --resume goes on from there
  --until-asked KEY  end with 0 instead of 7 where this question of an answers file has no answer
  --yes              run scripts without asking; a question to a person is never answered by it
  --resume           go on with the run that was begun last; what is finished is not done again
  --answers FILE     answers for questions, one a line: step-id=answer
  --set NAME=VALUE   the value of an input; else its environment variable, else what the plan says; with --from and
                     --only also what a step that is left out would have found out
  --state DIR        where runs are kept; else $XDG_STATE_HOME/deployspec or ~/.local/state/deployspec
  --t0 TIME          the instant that T is, as date(1) reads it; else now
  --rollback         take back what the last run changed

An answers file holds, beside step-id=done|yes|no|skip: step-id.confirm, step-id.NAME (a value asked for),
step-id.failure=retry|skip|continue|rollback|stop, step-id.window=start|wait|stop, threshold-id=reading, rollback=yes|no,
sign-off.NAME, step-id.who=CONTACT ... (all who agree), step-id.name (who approves, by name), and as=CONTACT for whom the
approvals are given.

Exit: 0 done, 1 a step failed and stopped the run, 2 usage, 4 rolled back, 5 the rollback failed, 6 stopped by a
person, 7 waiting for a person, 129/130/143 interrupted.
HELP
}

list_steps() {
  cat <<'LIST'
== A Prepare
A.1      look                             Look at what is live
A.2      build                            Build the release
A.3      go-ahead                         Go ahead
== B Deploy
B.1      switch                           Switch the link
B.2      serve                            Serve the site
B.3      ask-for-the-page                 Ask for the page
B.4      look-at-page                     Look at the page
== C Watch
C.1      watch-it-for-some-seconds        Watch it for some seconds
== Rollback
R1       put-the-old-release-back         Put the old release back
R1.1     undo-serve                       Undo: Serve the site
R1.2     undo-switch                      Undo: Switch the link
R1.3     undo-build                       Undo: Build the release
R2       the-old-release-is-served-again  The old release is served again
LIST
}

# The values that somebody supplies.
inputs() {
  preset 'VERSION' '1.0'
  input 'VERSION' 'text' optional '- ^[0-9]+[.][0-9]+([.][0-9]+)?$'
  preset 'RELEASE' 'good'
  input 'RELEASE' 'text' optional '' 'good' 'broken'
  preset 'SITE_DIR' 'target/quickstart'
  input 'SITE_DIR' 'text' optional ''
  preset 'PORT' '8780'
  input 'PORT' 'text' optional '- ^[0-9]+$'
  preset 'BUDGET' '250ms'
  input 'BUDGET' 'duration' optional ''
}

# What a person reads first.
welcome() {
  about 'Quickstart'
  about 'Builds a small site, switches a link to it, serves it, asks for its page and times the answers, watches it for some seconds and signs it off. A release that does not serve its page is taken back by itself.'
}

# A.1 Look at what is live
step_look() {
  step 'look' 'A.1' 'Look at what is live' || return
  may_run_again
  script <<'SCRIPT' || return
new=$VERSION
if [ "$RELEASE" != good ]; then new="$VERSION-$RELEASE"; fi
old=none
if [ -L "$SITE_DIR/current" ]; then old=$(basename "$(readlink "$SITE_DIR/current")"); fi
echo "new release: $new"
echo "old release: $old"
SCRIPT
  capture 'NEW_RELEASE' 'out' take_group '- ^new release: (.+)$' || return
  capture 'OLD_RELEASE' 'out' take_group '- ^old release: (.+)$' || return
}

# A.2 Build the release
step_build() {
  step 'build' 'A.2' 'Build the release' || return
  changes
  may_run_again
  finds 'NEW_RELEASE'
  script <<'SCRIPT' || return
building="$SITE_DIR/building"
finished="$SITE_DIR/releases/$NEW_RELEASE"
rm -rf "$building"
mkdir -p "$building" "$SITE_DIR/releases"
cp specs/quickstart/site/style.css "$building"
sed "s/@RELEASE@/$NEW_RELEASE/g" specs/quickstart/site/index.html > "$building/index.html"
echo "$NEW_RELEASE" > "$building/release.txt"
if [ "$RELEASE" = broken ]; then rm "$building/index.html"; fi
if [ ! -e "$finished" ]; then
  mv "$building" "$finished"
  echo "built $finished"
elif diff -r "$building" "$finished"; then
  rm -r "$building"
  echo "$finished is there already, and the same"
else
  echo "$finished is there already, with other files: choose another VERSION" >&2
  exit 1
fi
SCRIPT
}

# A.3 Go ahead
step_go_ahead() {
  step 'go-ahead' 'A.3' 'Go ahead' || return
  may_run_again
  about 'Release Manager, within 15 minutes; without an answer it fails'
  approve 'release-manager' '1' '' 'Put release ${NEW_RELEASE} in the place of ${OLD_RELEASE}?' || return
}

# A Prepare
phase_prepare() {
  section 'A' 'Prepare' '' || return
  perform step_look || return
  perform step_build || return
  perform step_go_ahead || return
}

# B.1 Switch the link
step_switch() {
  step 'switch' 'B.1' 'Switch the link' || return
  about 'A rename replaces the link in one step, so that no visitor finds it missing.'
  changes
  may_run_again
  on_failure 'rollback' 'rollback' 'rollback'
  finds 'NEW_RELEASE'
  script <<'SCRIPT' || return
ln -sfn "releases/$NEW_RELEASE" "$SITE_DIR/current.new"
mv -T "$SITE_DIR/current.new" "$SITE_DIR/current"
ls -l "$SITE_DIR/current"
SCRIPT
}

# B.2 Serve the site
step_serve() {
  step 'serve' 'B.2' 'Serve the site' || return
  about 'Starts the server unless it is running. It follows the link at each request, so it need not be restarted.'
  changes
  may_run_again
  on_failure 'rollback' 'rollback' 'rollback'
  script <<'SCRIPT' || return
pid_file="$SITE_DIR/server.pid"
if [ -f "$pid_file" ] && kill -0 "$(cat "$pid_file")" 2> /dev/null; then
  if grep ":$PORT/" "$SITE_DIR/server.log"; then exit 0; fi
  echo "the server is running at another port than $PORT: end it with  kill $(cat "$pid_file")" >&2
  exit 1
fi

# A JDK that has jwebserver (18 or newer) has the web server that Serve.java uses.
for bin in "${JAVA_HOME:-/none}/bin" "$(dirname "$(readlink -f "$(command -v java || echo /none/java)")")" \
  /usr/lib/jvm/*/bin /Library/Java/JavaVirtualMachines/*/Contents/Home/bin; do
  if [ -x "$bin/jwebserver" ]; then break; fi
done
if [ ! -x "$bin/jwebserver" ]; then
  echo "no JDK 18 or newer was found: set JAVA_HOME" >&2
  exit 1
fi

# A session of its own and no open stream of ours: the server outlives this step.
setsid nohup "$bin/java" specs/quickstart/Serve.java "$PORT" "$SITE_DIR/current" "$pid_file" \
  < /dev/null > "$SITE_DIR/server.log" 2>&1 &
for _ in $(seq 100); do
  if grep -e '^Serving' -e '^Exception' "$SITE_DIR/server.log"; then break; fi
  sleep 0.1
done
if ! grep -q '^Serving' "$SITE_DIR/server.log"; then
  echo "the server did not start; if port $PORT is taken, choose another PORT" >&2
  exit 1
fi
SCRIPT
}

# The page answers
threshold_live() {
  threshold 'live' 'The page answers'
  look
  at_most_for 30
  look_by_request 'GET' 'http://127.0.0.1:${PORT}/index.html' 'any-status' || return
  take_status || return
  in_unit 1
  level 'target' '200' 0 compare '=' 200
}

# The new release is served
threshold_ask_for_the_page_the_new_release_is_serv() {
  threshold 'ask-for-the-page/the-new-release-is-served' 'The new release is served'
  look
  at_most_for 30
  look_by_request 'GET' 'http://127.0.0.1:${PORT}/release.txt' || return
  take_words || return
  in_unit 1
  level 'target' '“${NEW_RELEASE}”' 0 reads '${NEW_RELEASE}'
}

# Answer time
threshold_answer_time() {
  threshold 'answer-time' 'Answer time'
  look
  at_most_for 80
  repeated 50
  look_by_request 'GET' 'http://127.0.0.1:${PORT}/index.html' || return
  take_percentile 95 || return
  in_unit 1 's'
  level 'target' '<250ms' 0 compare_with_input '<' 'BUDGET'
}

# B.3 Ask for the page
step_ask_for_the_page() {
  step 'ask-for-the-page' 'B.3' 'Ask for the page' || return
  on_failure 'rollback' 'rollback' 'rollback'
  gate 'The page answers' '200' 5 0.5 threshold_live || return
  gate 'The new release is served' '“${NEW_RELEASE}”' 0 5 threshold_ask_for_the_page_the_new_release_is_serv || return
  gate 'Answer time' '<250ms' 0 5 threshold_answer_time || return
}

# B.4 Look at the page
step_look_at_page() {
  step 'look-at-page' 'B.4' 'Look at the page' || return
  about 'Open <http://127.0.0.1:${PORT}/>: this is what visitors see.'
  detail 'It names release ${NEW_RELEASE}'
  may_run_again
  by_hand || return
}

# B Deploy
phase_deploy() {
  section 'B' 'Deploy' '' || return
  perform step_switch || return
  perform step_serve || return
  perform step_ask_for_the_page || return
  perform step_look_at_page || return
}

# C.1 Watch it for some seconds
step_watch_it_for_some_seconds() {
  step 'watch-it-for-some-seconds' 'C.1' 'Watch it for some seconds' || return
  on_failure 'rollback' 'rollback' 'rollback'
  stretch 4 1 'Visitors arrive'
  sample 'The page answers' 0 threshold_live
  sample 'Answer time' 0 threshold_answer_time
  watch || return
}

# C Watch
phase_watch() {
  section 'C' 'Watch' '' || return
  perform step_watch_it_for_some_seconds || return
}

# The procedure, in order.
procedure() {
  phase_prepare
  phase_deploy
  phase_watch
  end_procedure
}

# step B.2 (Serve the site) ran, or may have run
condition_1() {
  has_run 'serve'
}

# R1.1 Undo: Serve the site
step_undo_serve() {
  step 'undo-serve' 'R1.1' 'Undo: Serve the site' || return
  changes
  takes_back 'serve'
  on_failure 'ask' 'ask' 'ask'
  only_if 'step B.2 (Serve the site) ran, or may have run' condition_1 || return
  finds 'OLD_RELEASE'
  script <<'SCRIPT' || return
if [ "$OLD_RELEASE" = none ] && [ -f "$SITE_DIR/server.pid" ]; then
  kill "$(cat "$SITE_DIR/server.pid")" || echo "the server has ended already"
  rm "$SITE_DIR/server.pid"
fi
SCRIPT
}

# step B.1 (Switch the link) ran, or may have run
condition_2() {
  has_run 'switch'
}

# R1.2 Undo: Switch the link
step_undo_switch() {
  step 'undo-switch' 'R1.2' 'Undo: Switch the link' || return
  changes
  takes_back 'switch'
  on_failure 'ask' 'ask' 'ask'
  only_if 'step B.1 (Switch the link) ran, or may have run' condition_2 || return
  finds 'OLD_RELEASE'
  script <<'SCRIPT' || return
if [ "$OLD_RELEASE" = none ]; then
  rm -f "$SITE_DIR/current"
else
  ln -sfn "releases/$OLD_RELEASE" "$SITE_DIR/current.new"
  mv -T "$SITE_DIR/current.new" "$SITE_DIR/current"
fi
SCRIPT
}

# step A.2 (Build the release) ran, or may have run
condition_3() {
  has_run 'build'
}

# R1.3 Undo: Build the release
step_undo_build() {
  step 'undo-build' 'R1.3' 'Undo: Build the release' || return
  changes
  takes_back 'build'
  on_failure 'ask' 'ask' 'ask'
  only_if 'step A.2 (Build the release) ran, or may have run' condition_3 || return
  finds 'NEW_RELEASE' 'OLD_RELEASE'
  script <<'SCRIPT' || return
if [ "$NEW_RELEASE" != "$OLD_RELEASE" ]; then rm -rf "$SITE_DIR/releases/$NEW_RELEASE"; fi
SCRIPT
}

# R1 Put the old release back
step_put_the_old_release_back() {
  step 'put-the-old-release-back' 'R1' 'Put the old release back' || return
  on_failure 'ask' 'ask' 'ask'
  perform step_undo_serve || return "$diverted"
  perform step_undo_switch || return "$diverted"
  perform step_undo_build || return "$diverted"
}

# `OLD_RELEASE` is none
condition_4() {
  value_is 'OLD_RELEASE' 'none'
}

# not: `OLD_RELEASE` is none
condition_5() {
  opposite_of condition_4
}

# The old release is served
threshold_the_old_release_is_served_again_the_old_1() {
  threshold 'the-old-release-is-served-again/the-old-release-is-served' 'The old release is served'
  look
  at_most_for 30
  look_by_request 'GET' 'http://127.0.0.1:${PORT}/release.txt' || return
  take_words || return
  in_unit 1
  level 'target' '“${OLD_RELEASE}”' 0 reads '${OLD_RELEASE}'
}

# R2 The old release is served again
step_the_old_release_is_served_again() {
  step 'the-old-release-is-served-again' 'R2' 'The old release is served again' || return
  on_failure 'ask' 'ask' 'ask'
  only_if 'not: `OLD_RELEASE` is none' condition_5 || return
  gate 'The page answers' '200' 5 0.5 threshold_live || return
  gate 'The old release is served' '“${OLD_RELEASE}”' 0 5 threshold_the_old_release_is_served_again_the_old_1 || return
}

# The way back, in order.
rollback_procedure() {
  perform step_put_the_old_release_back || return
  perform step_the_old_release_is_served_again || return
}

# Who decides on a rollback.
rollback_decided() {
  always
}

# Who signs at the end, and what is written down.
sign_off() {
  write_down 'sign-off.remarks' 'Remarks'
  signed_by 'release-manager' 'Release Manager'
}

main "$@"
