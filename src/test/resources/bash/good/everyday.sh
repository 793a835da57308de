#!/usr/bin/env bash
# Rolls a release out and waits until it serves.
set -euo pipefail

: "${RELEASE:?which release?}"
namespace=${NAMESPACE:-production}
export KUBECONFIG="$HOME/.kube/$namespace" LC_ALL=C

log() { printf '%s %s\n' "$(date -u +%FT%TZ)" "$*" >&2; }

for service in api worker "web front"; do
  log "deploying $service"
  kubectl -n "$namespace" set image "deployment/$service" app="registry.example/$service:$RELEASE" || exit 1
done

tries=0
until curl -fsS --max-time 5 "https://$namespace.example/health" | jq -e '.status == "ok"' >/dev/null; do
  if ((++tries >= 30)); then
    log 'gave up' && exit 3
  fi
  sleep 2
done

errors=$(kubectl -n "$namespace" logs -l app=api --since=5m | grep -c ' ERROR ' || true)
if [ "$errors" -gt 10 ] || [[ $(cat release.txt) != "$RELEASE"* ]]; then
  log "too many errors: $errors"
  ! false
fi
tail -f /var/log/app.log &
wait
