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
