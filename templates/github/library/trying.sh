# --- trying

allowed() {
  local range
  for range in $EXPECT; do
    if (($1 >= ${range%-*} && $1 <= ${range#*-})); then return 0; fi
  done
  return 1
}

# try COMMAND...: runs it up to $ATTEMPTS times until its code is one of $EXPECT and its output as expected.
try() {
  local attempt code pause=${EVERY:-0}
  for ((attempt = 1; ; attempt++)); do
    printf 'none\n' >"$work/code"
    "$@" || true
    read -r code <"$work/code"
    unexpected=
    if [ "$code" != none ] && allowed "$code" && expected; then return 0; fi
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
    1) over failed "${unexpected:-it answered $(cat "$work/code")}" ;;
    *) over error 'it could not be carried out, or not in time' ;;
  esac
}

# message COMMAND...: its failure is shown and stops nothing.
message() {
  try "$@" || printf '::warning::A message could not be sent.\n'
}

# What an action has to write; a step that wants something says so in its place.
expected() { :; }

# has|lacks PATTERN [-i]
has() {
  written "$@" || {
    unexpected="no line of the output matches $1"
    return 1
  }
}

lacks() {
  ! written "$@" || {
    unexpected="a line of the output matches $1"
    return 1
  }
}

written() { cat "$work/out" "$work/err" | LC_ALL=C grep -E ${2:+"$2"} -e "$1" >/dev/null; }
