# --- time

milliseconds() { date +%s%3N; }

since_t0() {
  awk -v now="$(date +%s)" -v t0="$(date -d "$SPEC_T0" +%s)" 'BEGIN { print now - t0 }'
}

# not_before SECONDS: waits until so long after T0.
not_before() {
  local rest
  rest=$(($1 - $(since_t0)))
  if ((rest > 0)); then
    printf 'waiting for %s seconds\n' "$rest"
    sleep "$rest"
  fi
}
