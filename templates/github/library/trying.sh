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
