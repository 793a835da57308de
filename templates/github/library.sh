# What the steps of this workflow have in common. It needs bash, awk, curl and jq.
work=$(mktemp -d "$RUNNER_TEMP/step.XXXXXX")
reading='' found='' level='' undecided='' incomparable='' ending='' begun='' why=''

# Shows what a command writes as text alone: the runner obeys nothing that stands in it.
guarded() {
  local token code=0
  read -r token </proc/sys/kernel/random/uuid
  printf '::stop-commands::%s\n' "$token"
  "$@" || code=$?
  printf '\n::%s::\n' "$token"
  return "$code"
}

summary() {
  printf '%s\n' "$@" >>"$GITHUB_STEP_SUMMARY"
}

# fenced HEADING TEXT: the text as it is, between fences that are longer than any in it.
fenced() {
  local fence='~~~'
  while [[ $2 == *"$fence"* ]]; do fence+='~'; done
  summary "$1" "${fence}text" "$2" "$fence"
}

# output NAME VALUE: hands a value, of several lines perhaps, to later steps.
output() {
  local token
  read -r token </proc/sys/kernel/random/uuid
  printf '%s\n' "$1<<$token" "$2" "$token" >>"$GITHUB_OUTPUT"
}

# annotate error|warning TITLE MESSAGE: where whoever looks at the run looks first.
annotate() {
  local title message=${3//%/%25}
  title=${2//%/%25}
  title=${title//:/%3A}
  title=${title//,/%2C}
  message=${message//$'\r'/%0D}
  printf '::%s title=%s::%s\n' "$1" "${title//[$'\r\n']/ }" "${message//$'\n'/%0A}"
}

# begins: from here on the step may have changed something; $begun is no before that, and empty where nothing is to be taken back.
begins() {
  begun=yes
  output armed yes
}

# over failed|no-data|error REASON: ends the step as the procedure says that it ends.
over() {
  local answer ended=$1
  case $1 in
    failed) answer=${ON_FAILED:-stop} ;;
    no-data) answer=${ON_NO_DATA:-stop} ;;
    *) answer=${ON_ERROR:-stop} ;;
  esac
  ending=$1 why=$2
  if [ "$begun" = no ]; then ended=not-begun-$1; fi
  output ended "$ended"
  case $answer in
    continue)
      annotate warning "${SPEC_TITLE:-Begin}" "$1: $2. It goes on all the same."
      exit 0
      ;;
    rollback)
      output way rollback
      annotate error "${SPEC_TITLE:-Begin}" "$1: $2. It calls for a rollback."
      ;;
    *) annotate error "${SPEC_TITLE:-Begin}" "$1: $2. It stops." ;;
  esac
  exit 1
}

# held WHY WHAT: stops before anything was tried, so that the answer to a failure has nothing to answer.
held() {
  ending=held why=$1
  if [ "$begun" = no ]; then output ended not-begun-error; fi
  annotate error "${SPEC_TITLE:-Begin}" "It is $1. $2"
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
  fenced "To be sent by hand through $1:" "$2"
}

<%>github/library/evidence.sh%>

<%>github/library/files.sh%>

<%>github/library/time.sh%>

<%>github/library/windows.sh%>

<%>github/library/scripts.sh%>

<%>github/library/http.sh%>

<%>github/library/trying.sh%>

<%>github/library/readings.sh%>

<%>github/library/bounds.sh%>

<%>github/library/conditions.sh%>

<%>github/library/gates.sh%>

<%>github/library/outcome.sh%>

[ -z "${SPEC_TITLE:-}" ] || trap 'ended $? || true' EXIT
