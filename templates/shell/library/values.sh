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
