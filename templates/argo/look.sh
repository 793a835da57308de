# Whether there is anything left to do where the procedure did not come to a good end.
set -euo pipefail
state=$SPEC_STATE/latest/state
last() { awk -F '\t' -v kind="$1" '$1 == kind { last = $3 } END { print last }' "$state"; }
left=no
if [ -e "$state" ]; then
  if grep -q '^armed' "$state" && [ "$(last rollback)" != 'done' ]; then left=yes; fi
  if [ -n "$SPEC_FOLLOWS" ] && [ -z "$(last ended)" ]; then left=yes; fi
fi
printf '%s' "$left" >"$SPEC_LEFT"
