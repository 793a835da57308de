# Goes on with the newest state there is: of the job before, or of this one where it is run again.
set -euo pipefail
export SPEC_STATE=.runbook/$SPEC_PART
mkdir -p .runbook
newest=
for folder in .runbook/*/; do
  [ ! -d "$folder" ] || newest=${folder%/}
done
if [ -n "$newest" ] && [ "$newest" != "$SPEC_STATE" ]; then
  rm -rf "$SPEC_STATE"
  cp -a "$newest" "$SPEC_STATE"
fi
