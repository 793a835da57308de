# Carries out one part of the runbook. Nobody is asked: where an answer is missing, the part ends with 7.
set -euo pipefail
refuse() {
  printf 'part: %s\n' "$*" >&2
  exit 2
}
[ -r "$SPEC_RUNBOOK" ] || refuse "there is no $SPEC_RUNBOOK: render it for the target shell"
grep -qxF "plan_digest='$SPEC_PLAN'" "$SPEC_RUNBOOK" || refuse "$SPEC_RUNBOOK holds another plan than $SPEC_PLAN: render both again"
for name in $SPEC_INPUTS; do
  [ -n "${!name:-}" ] || unset "$name"
done

answers=$(mktemp)
{
  printf '%s\n' "$SPEC_ANSWERS"
  for entered in $SPEC_ENTERED; do
    name=${entered#*=}
    [ -z "${!name:-}" ] || printf '%s=%s\n' "${entered%%=*}" "${!name//[$'\r\n']/ }"
  done
  printf '%s\n' "${SPEC_MORE_ANSWERS:-}"
} >"$answers"

state=$SPEC_STATE/latest/state
last() { [ ! -e "$state" ] || awk -F '\t' -v kind="$1" '$1 == kind { last = $3 } END { print last }' "$state"; }
mode=--resume declined=''
case $SPEC_WAY in
  begin) [ -e "$state" ] || mode='' ;;
  rollback | back)
    if ! grep -q '^armed' "$state" || [ "$(last rollback)" = 'done' ]; then
      printf 'There is nothing to take back.\n'
      exit 0
    elif [ "$SPEC_WAY" = back ] && [ "$(last rollback)" != begun ]; then
      printf 'It is not rolled back.\n'
      exit 0
    elif grep -qx 'rollback=no' "$answers"; then
      declined=1
    elif [ "$(last rollback)" != begun ]; then
      mode=--rollback
    fi
    ;;
  after)
    if [ -n "$(last ended)" ]; then
      printf 'The run has ended.\n'
      exit 0
    fi
    ;;
esac
[ -z "$mode" ] || [ -e "$state" ] || refuse "the state that the part before has left is not in $SPEC_STATE"
# Whoever held it is gone with the machine that it ran on.
rm -rf "$SPEC_STATE/lock"

code=0
bash "$SPEC_RUNBOOK" --yes --state "$SPEC_STATE" --answers "$answers" ${mode:+"$mode"} ${SPEC_UNTIL:+--until "$SPEC_UNTIL"} \
  ${SPEC_UNTIL_ASKED:+--until-asked "$SPEC_UNTIL_ASKED"} ${SPEC_START:+--t0 "$SPEC_START"} </dev/null || code=$?
# To have come back, or to have decided against it, is no failure of the way back.
case $SPEC_WAY$code in
  rollback4 | back4 | after4) code=0 ;;
  rollback1) [ -z "$declined" ] || code=0 ;;
esac
exit "$code"
